"""Focus stays where it is while the window and the look change, whichever way things move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.desk import Desk
from tests.ui.pages_stage import FULL
from tests.ui.stage import focused
from ui import navigation

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

NARROW, WIDE = (600, 700, 1.0), (1280, 800, 1.0)
CHANGES = [NARROW, (1280, 800, 2.0), (480, 360, 2.0)]


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.start(task="Claims triage")
    for name, answer in FULL.items():
        made.document.set_answer(name, answer)
    made.room.shell.go("question:deadline")
    made.settle()
    return made


def stops(desk: Desk) -> list[QWidget]:
    """What Tab stops at on the page."""
    assert desk.room.shell.page is not None
    found = desk.room.shell.page.widget.findChildren(QWidget)
    return [w for w in found if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


@pytest.mark.parametrize("change", CHANGES)
def test_focus_stays_where_the_side_column_goes_under_the_options(
    desk: Desk, change: tuple[int, int, float]
) -> None:
    """The client's words, being typed, once handed focus to the first field."""
    for stop in stops(desk):
        desk.at(*WIDE)
        stop.setFocus()
        desk.settle()
        if focused() is not stop:  # one of several that share a stop
            continue
        desk.at(*change)
        assert focused() is stop, stop.accessibleName()
        assert stop.isVisible()


@pytest.mark.parametrize("place", [navigation.CHECK, navigation.PRICES])
@pytest.mark.parametrize("change", CHANGES)
def test_focus_stays_in_a_table_laid_out_as_lists_and_as_a_table_again(
    desk: Desk, place: str, change: tuple[int, int, float]
) -> None:
    """A link to an answer, or a number in it, once handed focus to the page's last control."""
    desk.room.shell.go(place)
    desk.settle()
    for stop in (stop for stop in stops(desk)[::4] if shiboken6.isValid(stop)):
        desk.at(*WIDE)
        stop.setFocus()
        desk.at(*change)
        assert focused() is stop, stop.accessibleName()
        desk.at(*WIDE)
        assert focused() is stop, stop.accessibleName()


def test_focus_stays_in_the_list_of_revisions_in_a_narrow_window(desk: Desk) -> None:
    desk.document.show_result()
    desk.document.finish()
    desk.document.start_revision("The volume doubled.")
    desk.room.shell.go(navigation.HISTORY)
    desk.settle()
    for stop in stops(desk):
        desk.at(*WIDE)
        stop.setFocus()
        desk.at(*NARROW)
        assert focused() is stop, stop.accessibleName()


def test_focus_stays_where_the_side_column_comes_back(desk: Desk) -> None:
    desk.at(*WIDE)
    words = next(w for w in stops(desk) if w.accessibleName().endswith(" words"))
    words.setFocus()
    desk.at(*NARROW)
    desk.at(*WIDE)
    assert focused() is words
