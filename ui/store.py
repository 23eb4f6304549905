"""What is kept on this computer: drafts, journals, settings and the list of recent files."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QLockFile

from logic import assessment_file
from logic.assessment import ReportSettings
from logic.assessment_file import SUFFIX, assessment_from_plain, to_plain
from logic.backups import Backups
from logic.disk import clear_leftovers
from logic.errors import AssessmentFileError, NewerFileError, SaveError
from logic.journal import Journal
from logic.kept_packs import KeptPacks
from logic.prices.kept import KeptPrices
from logic.record import dataclass
from logic.strict_json import JsonError
from ui.settings import KeptLists, sound_parts

if TYPE_CHECKING:
    from datetime import datetime

    from logic.assessment import Assessment
    from logic.journal import JournalEntry

RECENTS_KEPT = 12
_REPORT = "report.json"
#: An assessment as plain as the file format lets it be, to check kept report settings in.
_BARE = {"id": str(UUID(int=0)), "date": "2026-01-01"}
_PRIVATE_FOLDER = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A file opened lately: its task, when it was last saved (ISO), never its client."""

    path: str
    task: str = ""
    when: str = ""
    finished: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Work a crash kept out of its file; the newest state and where it belongs."""

    journal: Path
    entry: JournalEntry


class Store(KeptLists):
    """The folder on this computer. Reading never fails: a damaged list is an empty one."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.drafts = home / "drafts"
        self.journals = home / "journal"
        self.backups = Backups(home / "backups")
        self.packs = KeptPacks(home / "packs")
        self.prices = KeptPrices(home)
        self._lock: QLockFile | None = None

    def prepare(self) -> bool:
        """Make the folders, readable by their owner only; False if they cannot be made."""
        try:
            for folder in (self.home, self.drafts, self.journals, self.home / "backups"):
                folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
                if folder != self.home:
                    folder.chmod(_PRIVATE_FOLDER)
        except OSError:
            return False
        return True

    def free_draft_path(self, assessment: Assessment) -> Path:
        """Where an assessment without a file of its own is kept; never a file that is there."""
        stem = f"{assessment.date} {assessment.id}"
        names = (f"{stem}{f' {n}' if n else ''}{SUFFIX}" for n in count())
        return next(path for name in names if not (path := self.drafts / name).exists())

    def is_draft(self, path: Path) -> bool:
        """Whether a file lies in the drafts folder."""
        return path.parent == self.drafts

    # The report

    def report_settings(self) -> ReportSettings:
        """What the reports of new assessments begin with; the plain settings if none are sound."""
        try:
            return assessment_from_plain({**_BARE, "report": self.read(_REPORT)}).report
        except JsonError:
            return ReportSettings()

    def keep_report_settings(self, settings: ReportSettings) -> bool:
        """Keep what new reports begin with; False if it is not there afterwards.

        What the file carries, whether names are printed and whether it is a draft are left out:
        they are decided for each assessment.
        """
        usual = ReportSettings()
        kept = replace(settings, kind=usual.kind, names=usual.names, draft=usual.draft)
        self.write(_REPORT, to_plain(kept))
        return self.report_settings() == kept

    # Journals

    def new_journal(self, name: str) -> Journal:
        """A journal for the document just opened, locked against other windows."""
        path = self.journals / f"{name}.jsonl"
        self.release_journal()
        self._lock = _lock_of(path)
        self._lock.tryLock(0)
        return Journal(path)

    def release_journal(self) -> None:
        """Unlock the journal of the document just closed."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def left_behind(self) -> tuple[Recovery, ...]:
        """The work that is in a journal of no running program but not in its file, latest first.

        Journals that hold nothing new are removed.
        """
        found = (self._recovery(path) for path in sorted(self.journals.glob("*.jsonl")))
        return tuple(sorted((r for r in found if r), key=_when, reverse=True))

    def _recovery(self, path: Path) -> Recovery | None:
        lock = _lock_of(path)
        if not lock.tryLock(0):
            return None
        lock.unlock()
        clear_leftovers(path)
        try:
            entry = Journal.read(path)
        except NewerFileError:
            return None
        if entry is None or holds(entry):
            self.discard(path)
            return None
        return Recovery(journal=path, entry=entry)

    def discard(self, journal: Path) -> None:
        """Remove a journal for good."""
        with suppress(SaveError):
            Journal(journal).discard()

    # Recent files

    def recents(self) -> tuple[Recent, ...]:
        """The files opened lately, latest first; files that are gone are left out."""
        return tuple(entry for entry in self._recents() if os.path.isfile(entry.path))

    def recent(self, path: Path) -> Recent | None:
        """What is kept about one file."""
        return next((r for r in self._recents() if r.path == str(path)), None)

    def remember(self, entry: Recent) -> None:
        """Put a file on top of the list."""
        others = tuple(r for r in self._recents() if r.path != entry.path)
        self._keep_recents((entry, *others)[:RECENTS_KEPT])

    def remember_place(self, path: Path, place: str) -> None:
        """Keep the place a person was at in a file, where the file is in the list."""
        kept = (replace(r, place=place) if r.path == str(path) else r for r in self._recents())
        self._keep_recents(tuple(kept))

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself is not touched."""
        self._keep_recents(tuple(r for r in self._recents() if r.path != str(path)))

    def forget_all(self) -> None:
        """Empty the list of recent files; the files themselves are not touched."""
        self._keep_recents(())

    def stamp(self, path: Path, task: str, when: datetime, *, finished: bool) -> None:
        """Put a file on top of the list as just saved, its place kept."""
        known = self.recent(path)
        place = known.place if known else ""
        stamp = when.isoformat(timespec="minutes")
        self.remember(Recent(path=str(path), task=task, when=stamp, finished=finished, place=place))

    def _recents(self) -> tuple[Recent, ...]:
        kept = self.read("recents.json")
        listed = kept if isinstance(kept, list) else []
        return tuple(entry for entry in map(_recent, listed) if entry is not None)

    def _keep_recents(self, entries: tuple[Recent, ...]) -> None:
        self.write("recents.json", [asdict(entry) for entry in entries])


def _recent(kept: object) -> Recent | None:
    if not isinstance(kept, dict):
        return None
    sound = sound_parts(kept, asdict(Recent(path="")))
    return Recent(**sound) if sound.get("path") else None


def _lock_of(journal: Path) -> QLockFile:
    lock = QLockFile(f"{journal}.lock")
    lock.setStaleLockTime(0)  # never stale while its program runs
    return lock


def holds(entry: JournalEntry) -> bool:
    """Whether the file a journal's entry belongs to holds exactly what the entry does."""
    if entry.assessment is None:
        return False
    try:
        kept = assessment_file.load(Path(entry.document), entry.seal or "")
    except AssessmentFileError:
        return False
    return kept == entry.assessment


def _when(recovery: Recovery) -> str:
    return recovery.entry.at
