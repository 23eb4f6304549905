"""Pages out of sight are dressed when they are next shown, and never seen half dressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.desk import Desk, action
from tests.ui.test_history import pattern
from ui.navigation import question_place
from ui.page_look import PageLook
from ui.pages.result import ResultPage
from ui.theme import Look, Scheme
from ui.widgets import Column, DataTable, Disclosure, Prose, Stack

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path)
    made.document.start_from(pattern())
    return made


def page_of(desk: Desk, place: str) -> QWidget:
    desk.room.shell.go(place)
    desk.settle()
    assert desk.room.shell.page is not None
    return desk.room.shell.page.widget


def heard(look: Look) -> list[int]:
    """The pixels of ten units each time the look says that it changed."""
    told: list[int] = []

    def hear() -> None:
        told.append(look.units(10))

    look.changed.connect(hear)
    return told


def test_what_it_misses_comes_at_once_when_it_is_back(look: Look) -> None:
    page = PageLook(look)
    told = heard(page)
    look.set_text_size(1.5)
    page.set_away(True)
    look.set_text_size(2.0)
    look.set_scheme(Scheme.DARK)
    assert told == [15]
    assert page.units(10) == 20, "a size asked for is never an old one"
    page.set_away(False)
    page.set_away(False)
    assert told == [15, 20]


def test_a_change_a_page_makes_is_one_for_all(look: Look) -> None:
    told = heard(look)
    PageLook(look).set_text_size(1.5)
    assert told == [15]


def test_only_the_page_shown_is_dressed(desk: Desk) -> None:
    behind = page_of(desk, question_place("deadline")).findChild(Prose)
    page_of(desk, "help")
    assert isinstance(behind, Prose)
    before = behind._laid
    desk.look.set_text_size(1.5)
    desk.settle()
    assert behind._laid is before
    page_of(desk, question_place("deadline"))
    assert behind._laid is not before


def test_qt_hands_no_face_to_a_page_out_of_sight(desk: Desk) -> None:
    behind = page_of(desk, question_place("deadline"))
    page_of(desk, "help")
    before = behind.font().pixelSize(), behind.palette().window().color()
    desk.look.set_text_size(1.5)
    desk.look.set_scheme(Scheme.DARK)
    desk.settle()
    assert (behind.font().pixelSize(), behind.palette().window().color()) == before
    page_of(desk, question_place("deadline"))
    assert behind.font().pixelSize() == desk.look.units(15)
    assert behind.palette().window().color() == desk.look.colour("paper")


def test_a_result_out_of_sight_is_brought_up_to_date_when_it_is_shown(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.document.show_result()
    page_of(desk, "result")
    page = desk.room.shell.page
    assert isinstance(page, ResultPage)
    qtbot.waitUntil(lambda: page._dug is not None, timeout=60_000)
    told: list[str] = []
    monkeypatch.setattr(page, "_show_dug", lambda: told.append(desk.room.shell.place))
    page_of(desk, "help")
    page._dug_out(page._dug)
    page_of(desk, "result")
    page._dug_out(page._dug)
    assert told == ["result"]


def test_a_table_is_made_once_where_the_window_is_not_narrow(desk: Desk) -> None:
    made: list[DataTable] = []

    class Counted(DataTable):
        def _rebuild(self) -> None:
            made.append(self)
            super()._rebuild()

    page = page_of(desk, "help")
    table = Counted(desk.look, (Column(title="Name"),))
    table.set_rows([["One"]])
    layout = page.findChildren(Stack)[0].layout()
    assert layout is not None
    layout.addWidget(table)
    desk.settle()
    assert table.isVisible()
    assert made == [table]


def test_what_is_private_is_gone_before_its_page_is_seen(desk: Desk) -> None:
    page = page_of(desk, question_place("deadline"))
    page_of(desk, "help")
    action(desk, "Presentation view").trigger()
    assert desk.room.shell._dress is not None
    desk.room.shell._dress("question")
    titles = [row.title() for row in page.findChildren(Disclosure) if row.isVisibleTo(page)]
    assert titles
    assert not {"Private note", "Hint for the interviewer"} & set(titles)
