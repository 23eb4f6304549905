"""The dialogs themselves: buttons by key, Escape, file names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.ui.modal import when_open
from ui.dialogs import Choice, Dialogs, file_stem, may_show_names
from ui.notice import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
CHOICES = (
    Choice(key="discard", text="Discard for good"),
    Choice(key="recover", text="Recover", kind="primary"),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialogs(look: Look, window: QWidget) -> Dialogs:
    return Dialogs(look, window)


def press_when_open(*keys: Key) -> None:
    """Press keys once a notice is open and has the focus."""

    def press(notice: Notice) -> None:
        for key in keys:
            QTest.keyClick(notice.focusWidget(), key)

    when_open(Notice, press)


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ((Key.Key_Return,), "recover"),
        ((Key.Key_Escape,), ""),
        ((Key.Key_Backtab, Key.Key_Space), "discard"),
    ],
)
def test_a_notice_by_keyboard(dialogs: Dialogs, keys: tuple[Key, ...], chosen: str) -> None:
    press_when_open(*keys)
    assert dialogs.ask("Recover your work?", "One.\n\nTwo.", CHOICES) == chosen


def test_telling_needs_only_enter(dialogs: Dialogs) -> None:
    press_when_open(Key.Key_Return)
    dialogs.tell("Not opened", "Choose another file.")


def test_a_path_chosen_to_open(dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/a/b.tunewise", ""))
    assert dialogs.open_path() == Path("/a/b.tunewise")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert dialogs.open_path() is None


@pytest.mark.parametrize(
    ("chosen", "path"),
    [
        ("/a/b.tunewise", Path("/a/b.tunewise")),
        ("/a/B.TUNEWISE", Path("/a/B.TUNEWISE")),
        ("/a/v1.2 final", Path("/a/v1.2 final.tunewise")),
        ("", None),
    ],
)
def test_a_path_chosen_to_save_gets_the_suffix(
    dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, chosen: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    assert dialogs.save_path(Path("/a")) == path


def test_a_file_whose_name_was_completed_is_not_overwritten_unasked(
    dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "v1.tunewise"
    there.touch()
    suggested: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        suggested.append(str(arguments[2]))
        return str(tmp_path / "v1") if len(suggested) == 1 else suggested[-1], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert dialogs.save_path(tmp_path) == there
    assert suggested == [str(tmp_path), str(there)], "the system asks about the completed name"


@pytest.mark.parametrize(
    ("task", "name"),
    [
        ("Claims triage", "Claims triage 2026-11-22"),
        ("../../etc\\x: <y>?", "etc x y 2026-11-22"),
        ("Schäden & mehr", "Schäden & mehr 2026-11-22"),
        ("", "2026-11-22"),
        ("x" * 300, f"{'x' * 60} 2026-11-22"),
    ],
)
def test_a_file_name_every_system_takes(task: str, name: str) -> None:
    assert file_stem(task, "2026-11-22") == name


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The windows of the system that were opened; none chooses anything."""
    opened: list[str] = []

    def note(_parent: QWidget, title: str, *_more: str) -> tuple[str, str]:
        opened.append(title)
        return "", ""

    def note_folder(_parent: QWidget, title: str, _begin: str) -> str:
        opened.append(title)
        return ""

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, note)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", note_folder)
    return opened


def presents(look: Look) -> bool:
    return look.presenting


ASKED = ("open_path", "price_path", "folder_path", "save_path")


def ask_for(dialogs: Dialogs, what: str) -> Path | None:
    more = (Path("here"),) if what in ASKED[2:] else ()
    found: Path | None = getattr(dialogs, what)(*more)
    return found


@pytest.mark.parametrize("what", ASKED)
def test_no_name_of_a_file_is_shown_while_presenting(
    dialogs: Dialogs, look: Look, never: list[str], what: str
) -> None:
    look.set_presenting(True)
    press_when_open(Key.Key_Return)
    assert ask_for(dialogs, what) is None
    assert never == []
    assert presents(look)
    press_when_open(Key.Key_Backtab, Key.Key_Space)
    assert ask_for(dialogs, what) is None
    assert len(never) == 1
    assert not presents(look)
    assert ask_for(dialogs, what) is None
    assert len(never) == 2


def test_a_page_asks_the_same(look: Look, window: QWidget) -> None:
    assert may_show_names(look, window)
    look.set_presenting(True)
    press_when_open(Key.Key_Escape)
    assert not may_show_names(look, window)
