"""The window: what is saved, opening, closing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from logic import assessment_file
from logic.errors import SaveError
from logic.journal import Journal
from tests.ui.desk import Desk
from ui.keeper import SaveState
from ui.rail_content import saved_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


@pytest.fixture
def begun(desk: Desk) -> Desk:
    desk.start(task="Claims triage", client="Example Insurance")
    return desk


def break_drafts(desk: Desk) -> None:
    """Let the next save fail."""
    shutil.rmtree(desk.store.drafts)


# What is saved


def test_a_failing_save_is_a_warning_with_a_way_out(begun: Desk, tmp_path: Path) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.document.save()
    begun.settle()
    assert begun.room.rail.saved.text() == "Not saved"
    assert begun.room.guard.isVisible()
    assert begun.room.guard.text().startswith("The draft was not written because")
    begun.dialogs.paths.append(tmp_path / "safe.tunewise")
    begun.room.rail.save_action.click()
    begun.settle()
    assert not begun.room.guard.isVisible()
    assert begun.room.rail.saved.text() == "Saved 14:32"
    assert assessment_file.load(tmp_path / "safe.tunewise").engagement.task == "Claims"


def test_trying_again_writes_once_it_can(begun: Desk) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.document.save()
    begun.store.prepare()
    retry = next(
        b for b in begun.room.guard.findChildren(QAbstractButton) if b.text() == "Try again"
    )
    retry.click()
    begun.settle()
    assert not begun.room.guard.isVisible()


def test_no_saved_line_without_a_file(desk: Desk) -> None:
    assert saved_text(desk.document, desk.equipment.sources.now()) == ""


def test_a_page_change_saves(begun: Desk) -> None:
    begun.document.update(task="Claims")
    begun.room.shell.go_on()
    assert begun.document.saved.state == SaveState.SAVED


def test_the_name_suggested_is_the_task_and_the_day(begun: Desk) -> None:
    begun.document.update(task="Claims / triage: 2?")
    begun.dialogs.paths.append(None)
    assert not begun.room.files.save_as()
    assert begun.dialogs.suggested[0].name == "Claims triage 2 2026-11-22.tunewise"


def test_a_named_file_suggests_itself(begun: Desk, tmp_path: Path) -> None:
    begun.document.save_as(tmp_path / "mine.tunewise")
    begun.dialogs.paths.append(None)
    begun.room.files.save_as()
    assert begun.dialogs.suggested == [tmp_path / "mine.tunewise"]


def test_a_failing_save_as_says_why_and_stays(begun: Desk, tmp_path: Path) -> None:
    begun.dialogs.paths.append(tmp_path / "none" / "a.tunewise")
    assert not begun.room.files.save_as()
    [(title, text)] = begun.dialogs.asked
    assert title == "Not saved"
    assert "folder" in text


# Opening


def test_a_file_opens_where_it_was_left(begun: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.tunewise"
    begun.document.save_as(path)
    begun.room.shell.go("priorities")
    begun.room.files.close()
    assert begun.place == "start"
    assert begun.room.files.open_path(path)
    assert begun.place == "priorities"


def test_a_place_that_is_no_more_is_not_gone_to(begun: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.tunewise"
    begun.document.save_as(path)
    begun.store.remember_place(path, "question:of_old")
    begun.room.files.close()
    begun.room.files.open_path(path)
    assert begun.place == "engagement"


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"no file of ours", "Not opened"),
        (b'{"format": 99, "kind": "tunewise-assessment"}', "Made by a newer Tunewise"),
    ],
)
def test_a_file_that_cannot_be_opened_is_said(
    begun: Desk, tmp_path: Path, data: bytes, title: str
) -> None:
    path = tmp_path / "bad.tunewise"
    path.write_bytes(data)
    assert not begun.room.files.open_path(path)
    assert [t for t, _ in begun.dialogs.asked] == [title]
    assert str(path) in begun.dialogs.asked[0][1]
    assert begun.document.assessment.engagement.task == "Claims triage"
    assert path.read_bytes() == data


def test_recent_files_are_in_the_menu(begun: Desk, tmp_path: Path) -> None:
    begun.document.save_as(tmp_path / "a.tunewise")
    begun.room.files.close()
    menu = begun.room.menus.recent
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if a.text()] == ["Claims triage", "Clear the list"]
    menu.actions()[0].trigger()
    assert begun.document.path == tmp_path / "a.tunewise"
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()] == ["Nothing yet"]


# Leaving


def test_closing_saves(begun: Desk) -> None:
    path = begun.document.path
    assert path is not None
    begun.document.update(task="Claims")
    begun.window.close()
    assert assessment_file.load(path).engagement.task == "Claims"


def test_closing_sends_what_is_still_typed(begun: Desk) -> None:
    begun.room.shell.go("engagement")
    begun.type(" and more")
    path = begun.document.path
    assert path is not None
    begun.window.close()
    assert assessment_file.load(path).engagement.task.endswith(" and more")


@pytest.mark.parametrize(("choice", "closes"), [("", False), ("stay", False), ("leave", True)])
def test_closing_asks_where_the_file_cannot_be_written(
    begun: Desk, choice: str, *, closes: bool
) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.dialogs.choices.append(choice)
    event = QCloseEvent()
    QApplication.sendEvent(begun.window, event)
    assert event.isAccepted() is closes
    assert begun.document.is_open is not closes
    assert begun.dialogs.asked[0][0] == "Your last changes are not in the file"
    if closes:
        [left] = begun.store.left_behind()
        assert left.entry.task == "Claims"
    else:
        begun.store.prepare()


def test_closing_says_where_the_window_alone_has_the_last_changes(
    begun: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise SaveError("the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        patch.setattr(assessment_file, "save", full)
        begun.document.update(task="Claims")
        begun.dialogs.choices.append("stay")
        assert not begun.window.close()
    said = begun.dialogs.asked[0][1]
    assert "in this window only. If you leave, they are lost." in said
    assert "kept on this computer" not in said
    assert begun.document.save()


def test_closing_can_save_elsewhere(begun: Desk, tmp_path: Path) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.dialogs.choices.append("save_as")
    begun.dialogs.paths.append(tmp_path / "safe.tunewise")
    assert begun.window.close()
    assert assessment_file.load(tmp_path / "safe.tunewise").engagement.task == "Claims"


def test_a_new_assessment_does_not_push_out_unsaved_work(begun: Desk) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.dialogs.choices.append("stay")
    begun.room.files.new()
    assert begun.document.assessment.engagement.task == "Claims"
    begun.store.prepare()
