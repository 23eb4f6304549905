"""One file, several windows: the second reads, knows why, and can save a copy."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from logic import assessment_file
from logic.assessment import Assessment, Engagement
from logic.errors import SaveError
from logic.lock import FileLock, Holder, lock_path
from tests.ui.desk import NOW, Desk, Ids, action, choose
from ui.keeper import SaveState
from ui.read_only import explained

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "visit.tunewise"
    work = Assessment(id=Ids()(), date="2026-11-22", engagement=Engagement(task="Claims triage"))
    assessment_file.save(made, work)
    return made


@pytest.fixture
def theirs(path: Path) -> Iterator[FileLock]:
    """Another window has the file open."""
    lock = FileLock(path)
    assert lock.take(NOW) is None
    yield lock
    lock.release()


def elsewhere(path: Path, **parts: object) -> None:
    """A lock of another machine."""
    holder = {"user": "anna", "host": "LAPTOP-7", "since": "2026-11-22T14:02+00:00", **parts}
    lock_path(path).write_text(json.dumps({**holder, "token": "theirs"}))
    moment = NOW.timestamp()
    os.utime(lock_path(path), (moment, moment))


def opened(desk: Desk, path: Path, choice: str = "read") -> None:
    desk.dialogs.choices.append(choice)
    assert desk.room.files.open_path(path)
    desk.settle()


def test_the_second_window_reads_and_knows_who_has_it(desk: Desk, path: Path) -> None:
    elsewhere(path)
    opened(desk, path)
    title, text = desk.dialogs.asked[-1]
    assert title == "Opened for reading only"
    assert "visit.tunewise is open elsewhere: anna on LAPTOP-7 since 22 November" in text
    assert "save a copy" in text
    assert desk.room.notice.isVisible()
    assert "anna on LAPTOP-7" in desk.room.notice.text()


def test_nothing_can_be_changed_and_what_was_typed_goes_back(
    desk: Desk, path: Path, theirs: FileLock
) -> None:
    before = path.read_bytes()
    opened(desk, path)
    field = next(f for f in desk.window.findChildren(QPlainTextEdit) if f.isVisible())
    field.setFocus()
    desk.type("more")
    desk.settle()
    assert "more" not in field.toPlainText()
    assert desk.document.assessment.engagement.task == "Claims triage"
    assert not desk.document.undo_what
    assert desk.document.undo() == ""
    desk.room.files.close()
    assert path.read_bytes() == before
    assert theirs.others(NOW) is None


def test_a_copy_can_be_changed(desk: Desk, path: Path, theirs: FileLock, tmp_path: Path) -> None:
    opened(desk, path)
    desk.dialogs.paths.append(tmp_path / "copy.tunewise")
    action(desk, "Save").trigger()
    desk.settle()
    assert not desk.room.notice.isVisible()
    desk.document.update(task="Mine")
    assert desk.document.save()
    assert assessment_file.load(tmp_path / "copy.tunewise").engagement.task == "Mine"
    assert assessment_file.load(path).engagement.task == "Claims triage"
    assert theirs.others(NOW) is None
    desk.room.files.close()
    assert not lock_path(tmp_path / "copy.tunewise").exists()


def test_one_left_behind_can_be_taken_over(desk: Desk, path: Path) -> None:
    elsewhere(path)
    os.utime(lock_path(path), (0, 0))
    opened(desk, path, "take_over")
    assert "may have been left behind" in desk.dialogs.asked[-1][1]
    assert desk.document.read_only is None
    desk.document.update(task="Mine")
    assert desk.document.save()


def test_a_live_one_cannot(desk: Desk, path: Path) -> None:
    elsewhere(path)
    desk.dialogs.choices.append("take_over")
    with pytest.raises(AssertionError):
        desk.room.files.open_path(path)
    desk.room.document.abandon()


def test_whoever_was_taken_over_is_told_and_loses_nothing(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    assert desk.room.files.open_path(path)
    elsewhere(path)
    desk.document.update(task="Mine")
    assert not desk.document.save()
    assert desk.document.saved.state is SaveState.FAILED
    assert "was taken over by anna on LAPTOP-7" in desk.document.saved.sentence
    desk.document.save_as(tmp_path / "mine.tunewise")
    assert assessment_file.load(tmp_path / "mine.tunewise").engagement.task == "Mine"
    assert assessment_file.load(path).engagement.task == "Claims triage"


def test_a_name_somebody_has_open_is_refused(desk: Desk, path: Path) -> None:
    desk.start(task="Mine")
    elsewhere(path)
    with pytest.raises(SaveError, match="is open on LAPTOP-7 by anna; choose another name"):
        desk.document.save_as(path)
    assert desk.document.is_draft
    assert assessment_file.load(path).engagement.task == "Claims triage"


def test_a_write_protected_file_is_read(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.keeper.os.access", lambda _path, _how: False)
    opened(desk, path)
    assert "visit.tunewise or its folder is write-protected" in desk.dialogs.asked[-1][1]
    assert desk.document.read_only is not None


def test_a_folder_that_takes_no_lock_is_read_from(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_arguments: object) -> None:
        raise SaveError("the disk is read-only")

    monkeypatch.setattr(FileLock, "take", deny)
    opened(desk, path)
    assert desk.document.read_only is not None
    assert desk.document.read_only.held is None


def test_reading_it_again_once_it_is_free_lets_it_be_changed(
    desk: Desk, path: Path, theirs: FileLock
) -> None:
    opened(desk, path)
    theirs.release()
    assert desk.room.files.open_path(path)
    assert desk.document.read_only is None


def test_the_lock_is_renewed_while_the_file_is_open(desk: Desk, path: Path) -> None:
    desk.room.files.open_path(path)
    os.utime(lock_path(path), (0, 0))
    keeper = desk.document._keeper
    keeper._beat.timeout.emit()
    assert lock_path(path).stat().st_mtime > 0
    desk.room.files.close()
    keeper._renew()
    assert not lock_path(path).exists()


def test_recovered_work_of_a_file_in_use_is_a_draft(desk: Desk, path: Path) -> None:
    elsewhere(path)
    work = assessment_file.load(path)
    desk.document.recover(work, path)
    assert desk.document.is_draft


def test_saving_under_its_own_name_is_saving(desk: Desk, path: Path) -> None:
    desk.room.files.open_path(path)
    desk.document.update(task="Mine")
    desk.dialogs.paths.append(path)
    choose(desk, "Save as…")
    assert assessment_file.load(path).engagement.task == "Mine"


@pytest.mark.parametrize(
    ("holder", "said"),
    [
        (Holder(), "open elsewhere: somebody else."),
        (Holder(host="X"), "open elsewhere: somebody on X."),
        (Holder(host="X", user="a", since="soon"), "open elsewhere: a on X."),
    ],
)
def test_who_has_it_is_said_as_far_as_it_is_known(holder: Holder, said: str) -> None:
    from logic.lock import Held  # noqa: PLC0415
    from ui.kept_file import ReadOnly  # noqa: PLC0415

    assert said in explained("it", ReadOnly(held=Held(holder, old=False)))
