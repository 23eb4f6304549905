"""Files dropped on the window: one opens, of all else it is said what to drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.desk import Desk
from ui import navigation
from ui.widgets.editors import Area, Line

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.drop_strip import DropStrip
    from ui.theme import Look

_COPY = Qt.DropAction.CopyAction
_HELD = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def begun(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    desk = Desk(qtbot, look, tmp_path / "home")
    desk.start(task="Claims triage", client="Example Insurance")
    return desk


def files(*paths: Path) -> QMimeData:
    """What a file manager drags: as links, and as plain text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


def entered(widget: QWidget, data: QMimeData) -> bool:
    """Whether a widget takes what is dragged over it."""
    entering = QDragEnterEvent(QPointF(9, 9), _COPY, data, *_HELD)
    entering.ignore()
    QApplication.sendEvent(widget, entering)
    return entering.isAccepted()


def drop(desk: Desk, *paths: Path) -> None:
    """Drop files on the window."""
    data = files(*paths)
    assert entered(desk.window, data)
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(9, 9), _COPY, data, *_HELD))
    desk.settle()


def strip(desk: Desk) -> DropStrip:
    return desk.room.dropped


def test_a_dropped_file_opens(begun: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.tunewise"
    begun.document.save_as(path)
    begun.room.files.close()
    drop(begun, path)
    assert begun.document.path == path
    assert not strip(begun).isVisible()


def test_a_dropped_pdf_is_taken_for_a_report(begun: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no PDF")
    drop(begun, tmp_path / "a.pdf")
    assert "holds no assessment" in begun.dialogs.asked[-1][1]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a.tunewise", "b.pdf"), "drop one file at a time"),
        (("a.docx",), "drop one assessment (.tunewise)"),
        (("a.tunewise", "b.docx"), "drop one assessment (.tunewise)"),
    ],
)
def test_what_to_drop_instead_is_said_and_nothing_is_lost(
    begun: Desk, tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    before = begun.document.assessment
    drop(begun, *(tmp_path / name for name in names))
    assert strip(begun).isVisible()
    assert said in strip(begun).text()
    assert not begun.clipped()
    assert begun.document.assessment is before
    assert not begun.dialogs.asked


def test_it_goes_when_the_person_goes_on_or_closes_it(begun: Desk, tmp_path: Path) -> None:
    drop(begun, tmp_path / "a.docx")
    begun.room.shell.go(navigation.CHECK)
    assert not strip(begun).isVisible()
    drop(begun, tmp_path / "a.docx")
    strip(begun)._close.click()
    begun.settle()
    assert not strip(begun).isVisible()


def test_a_file_can_be_chosen_from_there(begun: Desk, tmp_path: Path) -> None:
    drop(begun, tmp_path / "a.docx", tmp_path / "b.docx")
    begun.dialogs.paths.append(None)
    strip(begun)._open.click()
    assert not begun.dialogs.paths


def test_text_dragged_is_nothing_to_open(begun: Desk) -> None:
    data = QMimeData()
    data.setText("claims")
    assert not entered(begun.window, data)


def test_fields_take_words_and_leave_files_to_the_window(begun: Desk, tmp_path: Path) -> None:
    begun.room.shell.go(navigation.question_place("runs_today"))
    begun.room.shell.go(navigation.ENGAGEMENT)
    words = QMimeData()
    words.setText("claims")
    lines, areas = begun.window.findChildren(Line), begun.window.findChildren(Area)
    assert lines
    assert areas
    for field in (*lines, *areas):
        for data, taken in ((files(tmp_path / "a.tunewise"), False), (words, True)):
            entering = QDragEnterEvent(QPointF(9, 9), _COPY, data, *_HELD)
            entering.ignore()
            field.dragEnterEvent(entering)
            assert entering.isAccepted() is taken
    made_by_qt = {*begun.window.findChildren(QLineEdit)} - {*lines}
    assert not [line for line in made_by_qt if line.acceptDrops()]
