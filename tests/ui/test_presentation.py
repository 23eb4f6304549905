"""The presentation view, and the window as it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk import Desk, action
from tests.ui.test_history import pattern
from ui import navigation
from ui.preferences import Preferences, WindowShape
from ui.theme import Look, _size_for
from ui.widgets import Disclosure, PageScaffold
from ui.window import SMALLEST, Window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path)
    made.document.start_from(pattern())
    made.room.shell.go(navigation.question_place("deadline"))
    made.settle()
    return made


def rows(desk: Desk) -> list[str]:
    page = desk.room.shell.page
    assert page is not None
    return [row.title() for row in page.widget.findChildren(Disclosure) if row.isVisible()]


def test_it_is_large_and_shows_nothing_private(desk: Desk) -> None:
    assert "Private note" in rows(desk)
    action(desk, "Presentation view").trigger()
    desk.settle()
    assert desk.look.text_size == 2.0
    assert desk.look.units(15) == 30
    assert "Private note" not in rows(desk)
    assert "Hint for the interviewer" not in rows(desk)
    assert not desk.room.menus._file.menuAction().isVisible()


def test_escape_leaves_it_and_all_is_as_chosen(desk: Desk) -> None:
    desk.look.set_text_size(1.25)
    action(desk, "Presentation view").trigger()
    desk.settle()
    assert Preferences(Look(), desk.store)._look.text_size == 1.25, "not kept as a choice"
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    desk.settle()
    assert not desk.look.presenting
    assert desk.look.text_size == 1.25
    assert desk.room.menus._file.menuAction().isVisible()
    assert "Private note" in rows(desk)


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(480, 360, 1.0), (700, 500, 1.25), (1024, 700, 2.0), (1280, 400, 1.1), (1920, 1080, 2.0)],
)
def test_it_is_as_large_as_the_window_has_room_for(
    desk: Desk, width: int, height: int, size: float
) -> None:
    action(desk, "Presentation view").trigger()
    desk.window.resize(width, height)
    desk.settle()
    assert desk.look.text_size == size
    desk.look.set_presenting(False)
    assert desk.look.text_size == 1.0


def test_it_is_never_smaller_than_chosen(desk: Desk) -> None:
    desk.look.set_text_size(1.5)
    desk.window.resize(480, 360)
    action(desk, "Presentation view").trigger()
    assert desk.look.text_size == 1.5


def test_the_list_of_recent_files_ends_it(desk: Desk) -> None:
    action(desk, "Presentation view").trigger()
    desk.room.shell.go(navigation.START)
    desk.settle()
    assert not desk.look.presenting


def test_without_an_assessment_there_is_nothing_to_present(desk: Desk) -> None:
    desk.room.files.close()
    desk.settle()
    assert not action(desk, "Presentation view").isEnabled()


@pytest.mark.parametrize(("pixels", "size"), [(1280, 1.0), (2560, 1.0), (3840, 1.5), (9000, 2.0)])
def test_a_screen_so_wide_is_no_desert(pixels: int, size: float) -> None:
    assert _size_for(pixels) == size


def test_the_window_is_as_large_as_it_was_left(desk: Desk) -> None:
    desk.window.resize(700, 500)
    desk.settle()
    desk.window.close()
    kept = Preferences(Look(), desk.store).window
    assert kept == WindowShape(700, 500, False)
    other = Window(desk.look)
    other.take_shape(kept)
    assert (other.width(), other.height()) == (700, 500)
    other.deleteLater()


def test_a_window_never_shown_has_its_usual_size(desk: Desk) -> None:
    other = Window(desk.look)
    before = other.size()
    other.take_shape(WindowShape(0, 0, False))
    assert other.size() == before
    other.take_shape(WindowShape(10, 10, True))
    assert other.isMaximized()
    assert other.minimumSize() == SMALLEST
    other.deleteLater()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700), (1280, 620)])
def test_the_finding_stays_in_sight_when_it_is_presented(desk: Desk, size: tuple[int, int]) -> None:
    desk.at(*size)
    desk.document.show_result()
    desk.room.shell.go(navigation.RESULT)
    desk.settle()
    action(desk, "Presentation view").trigger()
    desk.settle()
    page = desk.room.shell.page
    assert page is not None
    assert isinstance(page.widget, PageScaffold)
    assert page.widget.is_at_top()
    desk.room.shell.go(navigation.CHECK)
    desk.room.shell.go(navigation.RESULT)
    desk.settle()
    assert page.widget.is_at_top()
