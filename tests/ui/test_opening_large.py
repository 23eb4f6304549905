"""A large file is read off the window's thread, says so when it is late, and can be cancelled."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from logic import assessment_file
from logic.assessment import Answer, State
from logic.vault import make_seal
from tests.ui.desk import Desk
from tests.ui.modal import when_open
from ui.document import Document
from ui.notice import Notice
from ui.widgets import Button

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from logic.vault import Seal
    from ui.kept_file import OpenedFile
    from ui.theme import Look

LARGE = 300_000


class Gate:
    """Holds reading up until it is opened, and notes by which threads it is done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.threads: list[int] = []
        reading = Document.read

        def read(document: Document, path: Path, key: str | Seal = "") -> OpenedFile:
            self.threads.append(threading.get_ident())
            self.open.wait(60)
            return reading(document, path, key)

        monkeypatch.setattr(Document, "read", read)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.start(task="Claims triage")
    return made


@pytest.fixture
def large(desk: Desk, tmp_path: Path) -> Path:
    """Another assessment in a file that takes long to read."""
    words = Answer(state=State.DONT_KNOW, words="word " * (LARGE // 5 // 4))
    given = desk.document.assessment
    for name in ("language", "deadline", "style_rules", "task_stability", "test_set"):
        given = given.with_answer(name, words)
    path = tmp_path / "large.tunewise"
    assert len(assessment_file.save(path, given)) > LARGE
    return path


def press_escape(notice: Notice) -> None:
    QTest.keyClick(notice.focusWidget(), Qt.Key.Key_Escape)


def press_cancel(notice: Notice) -> None:
    [cancel] = notice.findChildren(Button)
    assert cancel.text() == "Cancel"
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("cancel", [press_escape, press_cancel])
def test_cancelled_it_leaves_all_as_it_was(
    desk: Desk, large: Path, gate: Gate, cancel: object
) -> None:
    was, place = desk.document.assessment, desk.place
    said: list[str] = []

    def act(notice: Notice) -> None:
        said.append(notice.accessibleDescription())
        assert callable(cancel)
        cancel(notice)

    when_open(Notice, act)
    assert not desk.room.files.open_path(large)
    gate.open.set()
    desk.room.background.stop()
    desk.settle()
    assert said == ["large.tunewise is being opened."]
    assert desk.document.assessment is was
    assert desk.place == place
    assert desk.dialogs.asked == []


def test_it_opens_once_it_is_read_and_the_window_goes_on_meanwhile(
    desk: Desk, large: Path, gate: Gate
) -> None:
    turns: list[int] = []

    def turn() -> None:
        turns.append(1)

    ticking = QTimer(desk.window)
    ticking.timeout.connect(turn)
    ticking.start(1)
    when_open(Notice, lambda _: gate.open.set())
    assert desk.room.files.open_path(large)
    ticking.stop()
    assert turns
    assert desk.document.path == large
    assert threading.get_ident() not in gate.threads


def test_nothing_is_said_of_what_is_read_at_once(desk: Desk, large: Path, gate: Gate) -> None:
    gate.open.set()
    assert desk.room.files.open_path(large)
    small = large.with_name("small.tunewise")
    desk.document.set_answer("style_rules", Answer())
    for name in ("language", "deadline", "task_stability", "test_set"):
        desk.document.set_answer(name, Answer())
    desk.document.save_as(small)
    desk.room.files.close()
    gate.threads.clear()
    assert desk.room.files.open_path(small)
    assert gate.threads == [threading.get_ident()]
    assert desk.dialogs.asked == []


def test_what_is_wrong_with_it_is_said_in_the_same_sentence(desk: Desk, tmp_path: Path) -> None:
    sentences = []
    for size in (1, LARGE):
        bad = tmp_path / "bad.tunewise"
        bad.write_bytes(b"no file of ours" * size)
        assert not desk.room.files.open_path(bad)
        sentences.append(desk.dialogs.asked.pop())
    assert sentences[0] == sentences[1]


def test_a_passphrase_is_tried_off_the_windows_thread(
    desk: Desk, tmp_path: Path, gate: Gate
) -> None:
    gate.open.set()
    path = tmp_path / "protected.tunewise"
    desk.document.save_as(path)
    desk.document.protect(make_seal("an open secret"))
    desk.room.files.close()
    desk.dialogs.passphrases.append("an open secret")
    assert desk.room.files.open_path(path)
    without, with_it = gate.threads
    assert without == threading.get_ident() != with_it


def test_a_file_to_compare_with_is_read_the_same_way(desk: Desk, large: Path, gate: Gate) -> None:
    desk.dialogs.paths.extend([large, large])
    when_open(Notice, press_escape)
    assert desk.room.files.read_other() is None
    when_open(Notice, lambda _: gate.open.set())
    other = desk.room.files.read_other()
    assert other is not None
    assert other.answer("language").words
    assert desk.document.path != large


def test_another_file_asked_for_meanwhile_waits_for_nobody(
    desk: Desk, large: Path, gate: Gate
) -> None:
    second: list[bool] = []

    def ask_again(_notice: Notice) -> None:
        second.append(desk.room.files.open_path(large))
        gate.open.set()

    when_open(Notice, ask_again)
    assert desk.room.files.open_path(large)
    assert second == [False]
