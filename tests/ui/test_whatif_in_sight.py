"""What-if: what a tried answer does stays in sight, however far down the answer is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, QRect

from tests.ui.desk import Desk
from tests.ui.test_history import pattern
from ui import navigation
from ui.focus import focus_by_keyboard
from ui.pages.columns import Columns
from ui.pages.state_card import StateCard
from ui.pages.whatif_tries import TriesCard
from ui.widgets import ChoiceField, PageScaffold

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path)
    made.window.resize(1280, 800)
    made.document.start_from(pattern())
    made.document.show_result()
    made.room.shell.go(navigation.WHATIF)
    made.settle()
    page_of(made).findChildren(TriesCard)[0].more.click()
    made.settle()
    return made


def page_of(desk: Desk) -> PageScaffold:
    page = desk.room.shell.page
    assert page is not None
    return cast("PageScaffold", page.widget)


def scroll(desk: Desk, share: float) -> None:
    bar = page_of(desk).verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    desk.settle()


def tried_is_seen(desk: Desk) -> bool:
    page = page_of(desk)
    card = page.findChildren(StateCard)[1]
    at = QRect(card.mapTo(page.viewport(), QPoint(0, 0)), card.size())
    return page.viewport().rect().contains(at)


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_beside_each_answer(desk: Desk, share: float) -> None:
    scroll(desk, share)
    assert tried_is_seen(desk)


def test_after_an_answer_is_tried(desk: Desk) -> None:
    scroll(desk, 0.6)
    found = page_of(desk).findChildren(ChoiceField)
    field = next(f for f in found if not f.visibleRegion().isEmpty())
    field.combo.setCurrentIndex(1)
    field.combo.activated.emit(1)
    desk.settle()
    assert tried_is_seen(desk)


@pytest.mark.parametrize(
    ("size", "text"), [((700, 700), 1.0), ((1024, 700), 2.0), ((480, 360), 1.0)]
)
def test_in_one_column_it_is_said_under_the_answer(
    desk: Desk, size: tuple[int, int], text: float
) -> None:
    desk.at(*size, text)
    page = page_of(desk)
    for field in page.findChildren(ChoiceField)[:3]:
        focus_by_keyboard(field.combo)
        desk.settle()
        field.combo.setCurrentIndex(1)
        field.combo.activated.emit(1)
        desk.settle()
        effect = page.findChildren(TriesCard)[0]._effect
        assert effect.text() == page.heading.title.text()
        for seen in (effect, field.combo):
            at = QRect(seen.mapTo(page.viewport(), QPoint(0, 0)), seen.size())
            assert page.viewport().rect().contains(at)
        assert not desk.clipped()


def test_where_it_is_seen_beside_nothing_more_is_said(desk: Desk) -> None:
    field = page_of(desk).findChildren(ChoiceField)[0]
    field.combo.setCurrentIndex(1)
    field.combo.activated.emit(1)
    desk.settle()
    effect = page_of(desk).findChildren(TriesCard)[0]._effect
    assert not effect.isVisible()
    desk.at(700, 700)
    assert effect.isVisible()
    desk.room.footer.secondary.click()
    desk.settle()
    assert not effect.isVisible()


def test_it_stays_within_its_columns(desk: Desk) -> None:
    columns = page_of(desk).findChildren(Columns)[0]
    for share in (0.0, 1.0):
        scroll(desk, share)
        left = columns._parts[0]
        assert 0 <= left.y() <= columns.height() - left.height()


def test_in_one_column_nothing_moves(desk: Desk) -> None:
    desk.window.resize(700, 700)
    desk.settle()
    left, right = page_of(desk).findChildren(Columns)[0]._parts
    before = left.y()
    assert before > right.y()
    scroll(desk, 0.5)
    assert left.y() == before
