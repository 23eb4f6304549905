"""Earlier versions: the newest stay, whatever the clock does."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from logic.backups import KEPT, PAUSE, Backups
from logic.errors import SaveError
from tests.logic.files.examples import ID

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OTHER = "00000000-0000-0000-0000-000000000001"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def contents(backups: Backups) -> list[bytes]:
    return [backup.path.read_bytes() for backup in backups.of(ID)]


def test_a_copy_is_kept_with_its_moment(folder: Path) -> None:
    backups = Backups(folder)
    backups.keep(ID, b"one", NOON)
    [backup] = backups.of(ID)
    assert (backup.path.read_bytes(), backup.at, backup.number) == (b"one", NOON, 1)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert backups.of(OTHER) == ()


def test_within_the_pause_only_what_must_be_is_kept(folder: Path) -> None:
    backups = Backups(folder)
    soon = NOON + timedelta(seconds=PAUSE - 1)
    backups.keep(ID, b"one", NOON)
    backups.keep(ID, b"two", soon)
    assert contents(backups) == [b"one"]
    backups.keep(ID, b"three", soon, always=True)
    assert contents(backups) == [b"three", b"one"]


def test_the_oldest_give_way(folder: Path) -> None:
    backups = Backups(folder)
    for number in range(KEPT + 5):
        backups.keep(ID, str(number).encode(), NOON + timedelta(hours=number))
    backups.keep(OTHER, b"other", NOON)
    assert contents(backups) == [str(n).encode() for n in range(KEPT + 4, 4, -1)]
    assert len(backups.of(OTHER)) == 1


def test_a_clock_set_back_loses_no_copy(folder: Path) -> None:
    backups = Backups(folder)
    for number in range(KEPT + 5):
        backups.keep(ID, str(number).encode(), NOON - timedelta(days=number))
    assert contents(backups)[0] == str(KEPT + 4).encode()
    assert len(contents(backups)) == KEPT


def test_forgetting_takes_all_of_one_assessment(folder: Path) -> None:
    backups = Backups(folder)
    backups.keep(ID, b"one", NOON)
    backups.keep(OTHER, b"other", NOON)
    backups.forget(ID)
    assert backups.of(ID) == ()
    assert len(backups.of(OTHER)) == 1


def test_other_files_are_no_copies(folder: Path) -> None:
    (folder / f"{ID} notes.txt").touch()
    (folder / f"{ID} 000001 20269922T120000.tunewise").touch()
    assert Backups(folder).of(ID) == ()


def test_a_copy_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="folder does not exist"):
        Backups(tmp_path / "none").keep(ID, b"one", NOON)
    assert Backups(tmp_path / "none").of(ID) == ()


def test_a_copy_that_cannot_be_removed_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = Backups(folder)
    backups.keep(ID, b"one", NOON)

    def deny(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.unlink", deny)
    backups.forget(ID)
    assert len(backups.of(ID)) == 1
