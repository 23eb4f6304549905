"""The file and the disk behave badly while an assessment is open: nothing is lost."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from logic import assessment_file
from logic.backups import Backups
from logic.errors import SaveError
from logic.journal import Journal
from tests.ui.desk import NOW, Ids, a_store, sources
from tests.ui.pages_stage import pack
from ui.document import Document
from ui.keeper import Keeper, SaveState
from ui.recoveries import _home_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.store import Store

FULL = OSError(errno.ENOSPC, "No space left on device")


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "home")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def document(qapp: QApplication, store: Store, clock: Clock, tmp_path: Path) -> Iterator[Document]:
    owner = QObject(qapp)
    keeper = Keeper(store, replace(sources(), now=clock), owner)
    made = Document(pack().content, pack().words, keeper, owner)
    made.start()
    made.update(task="First")
    made.save_as(tmp_path / "visit.tunewise")
    yield made
    made.abandon()


def path_of(document: Document) -> Path:
    assert document.path is not None
    return document.path


def task_in(path: Path) -> str:
    return assessment_file.load(path).engagement.task


def lost_now(store: Store) -> list[str]:
    """What the next start would offer, were the program killed now."""
    found = [p for p in store.journals.glob("*.jsonl") if p.read_bytes().strip()]
    return [entry.task for p in found if (entry := Journal.read(p))]


def fail(fault: OSError) -> Callable[..., None]:
    def raise_it(*_arguments: object, **_named: object) -> None:
        raise fault

    return raise_it


@pytest.mark.parametrize(
    ("call", "fault", "said"),
    [
        ("os.fsync", FULL, "the disk is full; free some space"),
        ("pathlib.Path.replace", FULL, "the disk is full"),
        ("os.fsync", OSError(errno.EIO, "Input/output error"), "the drive failed"),
        ("os.open", PermissionError(errno.EACCES, "denied"), "you have no permission"),
        ("os.open", OSError(errno.EROFS, "read-only"), "the disk is read-only"),
        ("os.open", OSError(errno.ENODEV, "No such device"), "network folder is gone"),
        ("os.open", OSError(errno.ESTALE, "Stale file handle"), "network folder is gone"),
    ],
)
def test_a_disk_that_fails_while_saving_loses_nothing(
    document: Document, store: Store, call: str, fault: OSError, said: str
) -> None:
    path = path_of(document)
    before = path.read_bytes()
    document.update(task="Second")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(call, fail(fault))
        assert not document.save()
    assert said in document.saved.sentence
    assert path.read_bytes() == before
    assert lost_now(store) == ["Second"]
    assert not list(path.parent.glob(".tunewise-*.tmp"))
    assert document.save()
    assert task_in(path) == "Second"
    assert lost_now(store) == []


def test_a_limit_on_file_size_is_a_full_disk(document: Document, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "visit.tunewise"
    before = path.read_bytes()
    document.update(task="x" * 20_000)
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, old[1]))
    try:
        assert not document.save()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert "does not take a file of this size" in document.saved.sentence
    assert path.read_bytes() == before
    assert document.save()


def test_a_file_deleted_underneath_is_written_again(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "visit.tunewise"
    path.unlink()
    document.update(task="Second")
    assert document.save()
    assert task_in(path) == "Second"


def test_a_file_replaced_underneath_is_not_written_over(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "visit.tunewise"
    theirs = path.read_bytes().replace(b"First", b"Other")
    stamp = path.stat()
    other = tmp_path / "other"
    other.write_bytes(theirs)
    other.replace(path)
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # neither size nor time tells
    document.update(task="Second")
    assert not document.save()
    assert "was changed from elsewhere" in document.saved.sentence
    assert path.read_bytes() == theirs


def test_a_file_only_touched_or_copied_back_is_the_same_file(
    document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "visit.tunewise"
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    document.update(task="Second")
    assert document.save()


def test_a_file_turned_into_a_folder_is_said(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "visit.tunewise"
    path.unlink()
    path.mkdir()
    document.update(task="Second")
    assert not document.save()
    assert "it is a folder" in document.saved.sentence


def test_a_clock_set_back_changes_nothing(
    document: Document, store: Store, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "visit.tunewise"
    clock.now = NOW - timedelta(days=400)
    document.update(task="Second")
    [journal] = store.journals.glob("*.jsonl")
    entry = Journal.read(journal)
    assert entry is not None
    assert _home_of(entry) == path
    assert document.save()
    assert task_in(path) == "Second"
    document.update(task="Third")
    assert document.save()


# Earlier versions and formats


def test_a_file_of_an_older_format_is_kept_before_it_is_written_anew(
    document: Document, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "old.tunewise"
    data = path_of_older(path)
    document.open(path)
    assert path.read_bytes() == data
    document.update(task="Second")
    assert document.save()
    [backup] = store.backups.of(document.assessment.id)
    assert backup.path.read_bytes() == data
    assert task_in(path) == "Second"


def test_without_room_for_the_copy_the_older_file_stays(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.tunewise"
    data = path_of_older(path)
    document.open(path)
    document.update(task="Second")
    monkeypatch.setattr(Backups, "keep", fail_to_save)
    assert not document.save()
    assert "the disk is full" in document.saved.sentence
    assert path.read_bytes() == data
    monkeypatch.undo()
    assert document.save()


def test_a_copy_that_cannot_be_kept_keeps_nobody_from_saving(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Backups, "keep", fail_to_save)
    document.update(task="Second")
    assert document.save()
    assert task_in(tmp_path / "visit.tunewise") == "Second"


def path_of_older(path: Path) -> bytes:
    """A file of the first format."""
    identity = Ids()()
    data = (
        f'{{"format": 1, "kind": "tunewise-assessment", "assessment": '
        f'{{"id": "{identity}", "date": "2026-11-22"}}}}'
    ).encode()
    path.write_bytes(data)
    return data


def fail_to_save(*_arguments: object, **_named: object) -> None:
    raise SaveError("The copy was not written because the disk is full.")


def test_the_saved_state_is_the_one_on_disk(document: Document, tmp_path: Path) -> None:
    document.update(task="Second")
    document.save()
    assert document.saved.state is SaveState.SAVED
    assert assessment_file.load(tmp_path / "visit.tunewise") == document.assessment


def test_where_neither_file_nor_journal_takes_a_change_it_says_so(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise SaveError("the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        patch.setattr(assessment_file, "save", full)
        document.update(task="Second")
        assert not document.save()
        assert "apart=False" in str(document.saved)
    document.update(task="Third")
    with monkeypatch.context() as patch:
        patch.setattr(assessment_file, "save", full)
        assert not document.save()
        assert "apart=True" in str(document.saved)
    assert document.save()
    assert task_in(path_of(document)) == "Third"


def test_what_only_the_window_holds_goes_into_the_journal_once_there_is_room(
    document: Document, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise SaveError("the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        document.update(task="Second")
    monkeypatch.setattr(assessment_file, "save", full)
    assert not document.save()
    assert document.saved.apart
    assert lost_now(store) == ["Second"]
