"""What is seen of an assessment that is frozen: fields, links and the notice over the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from logic.assessment import Engagement, Priorities
from tests.ui.desk import Desk, action
from tests.ui.test_history import go, pattern, press
from ui import navigation
from ui.pages.drawer import SourceDrawer
from ui.widgets import LinkButton, PageScaffold, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path)
    made.document.start_from(pattern())
    made.document.show_result()
    made.document.finish()
    made.settle()
    return made


def test_a_field_that_cannot_be_written_in_is_of_one_colour(desk: Desk) -> None:
    page = go(desk, navigation.question_place("deadline"))
    area = next(a for a in page.findChildren(QPlainTextEdit) if a.isVisible())
    assert area.isReadOnly()
    box = area.parentWidget()
    assert box is not None
    middle = area.mapTo(box, QPoint(area.width() // 2, area.height() - 3))
    assert box.grab().toImage().pixelColor(middle) == desk.look.colour("paper")


def test_answers_can_be_read_not_changed(desk: Desk) -> None:
    page = go(desk, navigation.CHECK)
    links = [link.text() for link in page.findChildren(LinkButton) if link.isVisible()]
    assert set(links) == {"Read"}
    assert "Nothing can be changed." in " ".join(p.text() for p in page.findChildren(Prose))
    desk.document.start_revision("The volume doubled.")
    page = go(desk, navigation.CHECK)
    assert {link.text() for link in page.findChildren(LinkButton) if link.isVisible()} == {"Change"}


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 700), (600, 500), (2600, 900)])
def test_the_notice_is_as_wide_as_what_stands_on_the_page(
    desk: Desk, width: int, height: int
) -> None:
    desk.window.resize(width, height)
    page = cast("PageScaffold", go(desk, navigation.HISTORY))
    desk.settle()
    strip, shown = desk.room.frozen, page.heading
    left = strip.mapTo(desk.window, QPoint(0, 0)).x()
    assert left == shown.mapTo(desk.window, QPoint(0, 0)).x()
    inner = page.findChild(QWidget, "inner")
    assert isinstance(inner, QWidget)
    assert strip.width() == inner.width()


def test_the_notice_takes_no_room_once_it_is_gone(desk: Desk) -> None:
    go(desk, navigation.HISTORY)
    desk.document.start_revision("The volume doubled.")
    desk.settle()
    assert desk.room.pages.mapTo(desk.room.frame, QPoint(0, 0)).y() == 0


def test_a_source_is_told_over_the_scroll_bar_of_the_page(desk: Desk) -> None:
    page = cast("PageScaffold", go(desk, navigation.RESULT))
    desk.settle()
    assert page.verticalScrollBar().isVisible()
    press(desk, "Behind the lead")
    desk.settle()
    drawer = page.findChildren(SourceDrawer)[0]
    at = QPoint(page.width() - 4, page.height() // 2)
    over = page.childAt(at)
    assert over is drawer or (over is not None and drawer.isAncestorOf(over))


def test_continue_leads_on_where_what_is_missing_can_no_longer_be_filled_in(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    desk = Desk(qtbot, look, tmp_path)
    few = Priorities(points={"cost": 100}, agreed=True)
    desk.document.start_from(replace(pattern(), engagement=Engagement(), priorities=(few,)))
    desk.document.show_result()
    desk.document.finish()
    for place in (navigation.ENGAGEMENT, navigation.PRIORITIES):
        go(desk, place)
        desk.room.shell.press_primary()
        assert desk.place != place


def test_the_menu_marks_nothing_that_cannot_be_marked(desk: Desk) -> None:
    go(desk, navigation.question_place("deadline"))
    mark = action(desk, "Mark for later")
    mark.trigger()
    assert (mark.isEnabled(), mark.isChecked()) == (False, False)
