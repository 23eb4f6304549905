from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from io import FileIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from logic import journal as module
from logic.assessment import Engagement
from logic.errors import NewerFileError, SaveError
from logic.journal import Journal, JournalEntry
from tests.logic.files.examples import BLANK, SMALL
from tests.logic.files.strategies import assessments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from logic.assessment import Assessment

LATER = replace(SMALL, engagement=Engagement(task="A later\nstate"))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal" / "one.jsonl")
    yield opened
    opened.close()


def entry(assessment: Assessment, at: str) -> JournalEntry:
    return JournalEntry(
        assessment=assessment, document="/home/me/visit.tunewise", at=at, base="0a1b"
    )


def last(journal: Journal) -> Assessment | None:
    entry = Journal.read(journal.path)
    return entry.assessment if entry else None


def test_the_last_state_is_read(journal: Journal) -> None:
    assert Journal.read(journal.path) is None
    journal.append(entry(SMALL, "2026-11-22T14:32"))
    journal.append(JournalEntry(assessment=LATER, at="2026-11-22T14:33"))
    assert Journal.read(journal.path) == JournalEntry(assessment=LATER, at="2026-11-22T14:33")
    journal.append(entry(SMALL, "2026-11-22T14:34"))
    assert Journal.read(journal.path) == entry(SMALL, "2026-11-22T14:34")


@given(assessment=assessments())
def test_any_assessment_comes_back(
    tmp_path_factory: pytest.TempPathFactory, assessment: Assessment
) -> None:
    journal = Journal(tmp_path_factory.mktemp("journal") / "one.jsonl")
    journal.append(JournalEntry(assessment=assessment))
    journal.close()
    assert last(journal) == assessment


def test_of_many_changes_the_last_state_is_read_whole(journal: Journal) -> None:
    first, *others = SMALL.answers
    without = replace(SMALL, answers={name: SMALL.answers[name] for name in others})
    marked = SMALL.with_answer(first, replace(SMALL.answer(first), marked=True))
    for state in (SMALL, marked, without, LATER, replace(LATER, answers={}), marked):
        journal.append(entry(state, ""))
        assert last(journal) == state


def test_only_its_owner_may_read_it(journal: Journal) -> None:
    journal.append(JournalEntry(assessment=SMALL))
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.path.parent.stat().st_mode) == 0o700


def test_wherever_a_crash_cuts_it_the_state_before_is_read(journal: Journal) -> None:
    journal.append(JournalEntry(assessment=SMALL))
    first = journal.path.stat().st_size
    journal.append(JournalEntry(assessment=LATER))
    journal.close()
    whole = journal.path.read_bytes()
    for length in range(first, len(whole) - 1):
        journal.path.write_bytes(whole[:length])
        assert last(journal) == SMALL
    journal.path.write_bytes(whole[:-1])
    assert last(journal) == LATER


def test_after_a_crash_the_journal_goes_on(journal: Journal) -> None:
    journal.append(JournalEntry(assessment=SMALL))
    journal.close()
    with journal.path.open("ab") as file:
        file.write(b'{"kind": "tunewise-journal", "assess')
    again = Journal(journal.path)
    again.append(JournalEntry(assessment=LATER))
    again.close()
    assert last(again) == LATER


def test_lines_that_are_no_record_are_passed_over(journal: Journal) -> None:
    journal.append(JournalEntry(assessment=SMALL))
    journal.close()
    lines = journal.path.read_bytes()
    for line in (
        b"[]",
        b"\xff",
        b'{"format": 0, "kind": "tunewise-journal", "assessment": {}}',
        b'{"format": 1, "kind": "tunewise-journal", "assessment": {}}',
        b'{"format": 1, "kind": "tunewise-journal"}',
    ):
        journal.path.write_bytes(lines + line + b"\n")
        assert last(journal) == SMALL
        journal.path.write_bytes(line)
        assert last(journal) is None


def test_what_cannot_be_saved_yet_is_journalled_and_the_state_before_recovered(
    journal: Journal,
) -> None:
    journal.append(JournalEntry(assessment=SMALL))
    journal.append(JournalEntry(assessment=replace(SMALL, date="soon")))
    assert last(journal) == SMALL


def test_a_long_journal_starts_afresh(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 3000)
    sizes = []
    for number in range(30):
        state = replace(BLANK, engagement=Engagement(task=str(number) * 200))
        journal.append(JournalEntry(assessment=state))
        sizes.append(journal.path.stat().st_size)
        assert last(journal) == state
    assert max(sizes) <= 3000
    assert len([1 for before, after in pairwise(sizes) if after < before]) > 1
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


def test_a_record_longer_than_the_bound_is_still_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST", 10)
    journal.append(JournalEntry(assessment=SMALL))
    journal.append(JournalEntry(assessment=LATER))
    assert last(journal) == LATER


def test_a_full_disk_is_said_and_earlier_records_stay(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append(JournalEntry(assessment=SMALL))

    def full(file: FileIO, _data: object) -> int:
        os.write(file.fileno(), b"\n{")
        raise OSError(errno.ENOSPC, "No space left on device")

    class Full(FileIO):
        write = full

    monkeypatch.setattr(module, "FileIO", Full)
    journal.close()
    with pytest.raises(SaveError, match="the disk is full"):
        journal.append(JournalEntry(assessment=LATER))
    monkeypatch.undo()
    assert last(journal) == SMALL
    journal.append(JournalEntry(assessment=LATER))
    assert last(journal) == LATER


def test_a_slow_disk_that_takes_little_at_a_time_gets_everything(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(FileIO):
        def write(self, data: memoryview) -> int:  # type: ignore[override]
            return super().write(data[:100])

    monkeypatch.setattr(module, "FileIO", Slow)
    journal.append(JournalEntry(assessment=LATER))
    journal.close()
    assert last(journal) == LATER


def test_a_discarded_journal_is_gone(journal: Journal) -> None:
    journal.append(JournalEntry(assessment=SMALL))
    journal.discard()
    assert not journal.path.exists()
    journal.discard()
    journal.append(JournalEntry(assessment=LATER))
    assert last(journal) == LATER


def test_a_journal_that_cannot_be_made_or_removed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    blocked = Journal(tmp_path / "file" / "one.jsonl")
    with pytest.raises(SaveError, match="was not written because"):
        blocked.append(JournalEntry(assessment=SMALL))
    journal = Journal(tmp_path / "one.jsonl")

    def deny(_path: Path, *, missing_ok: bool) -> None:
        raise PermissionError(errno.EACCES, f"Permission denied {missing_ok}")

    monkeypatch.setattr("pathlib.Path.unlink", deny)
    with pytest.raises(SaveError, match="you have no permission"):
        journal.discard()


def test_a_journal_of_a_newer_version_is_left_to_it(journal: Journal) -> None:
    journal.append(JournalEntry(assessment=SMALL))
    journal.close()
    with journal.path.open("ab") as file:
        file.write(b'{"format": 2, "kind": "tunewise-journal", "more": 1}\n')
    with pytest.raises(NewerFileError, match="install the newer version"):
        Journal.read(journal.path)
