"""Earlier versions of files: copies kept on this computer, the oldest giving way to the newest."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from logic.disk import save_error, write_whole
from logic.record import dataclass

if TYPE_CHECKING:
    from pathlib import Path

#: Copies kept of each assessment.
KEPT = 10
#: Between two copies of one assessment, in seconds.
PAUSE = 10 * 60
_NAME = re.compile(r"(?P<id>[0-9a-f-]{36}) (?P<n>[0-9]{6,}) (?P<at>[0-9]{8}T[0-9]{6})\.tunewise")
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of a file as it was at a moment; ``number`` rises whatever the clock does."""

    path: Path
    number: int
    at: datetime


class Backups:
    """The folder of earlier versions; a protected file's copies are as protected as it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, identity: str) -> tuple[Backup, ...]:
        """The copies of an assessment by its id, newest first; none where they cannot be listed."""
        try:
            return self._listed(identity)
        except OSError:
            return ()

    def _listed(self, identity: str) -> tuple[Backup, ...]:
        found = map(_backup, self._folder.iterdir())
        ours = (b for b in found if b is not None and b.path.name.startswith(f"{identity} "))
        return tuple(sorted(ours, key=_number, reverse=True))

    def keep(self, identity: str, data: bytes, at: datetime, *, always: bool = False) -> None:
        """Keep what a file held before it is written over, unless a copy is younger than a pause.

        Raises:
            SaveError: it could not be kept.
        """
        try:
            kept = self._listed(identity)
        except OSError as fault:
            raise save_error(self._folder / identity, fault) from fault
        if kept and not always and 0 <= (at - kept[0].at).total_seconds() < PAUSE:
            return
        number = kept[0].number + 1 if kept else 1
        name = f"{identity} {number:06} {at.astimezone(UTC).strftime(_STAMP)}.tunewise"
        write_whole(self._folder / name, data, private=True)
        for old in kept[KEPT - 1 :]:
            _remove(old.path)

    def forget(self, identity: str) -> None:
        """Remove every copy of an assessment."""
        for backup in self.of(identity):
            _remove(backup.path)


def _backup(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found["at"], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path=path, number=int(found["n"]), at=at)


def _number(backup: Backup) -> int:
    return backup.number


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
