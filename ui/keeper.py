"""Keeps the open assessment in its file and in the journal, and knows how the file stands."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from logic import assessment_file
from logic.disk import clear_leftovers, read_whole
from logic.errors import SaveError
from logic.journal import JournalEntry
from logic.lock import FileLock
from logic.record import dataclass
from ui.kept_file import OpenedFile, ReadOnly, is_same, on_disk, sum_of, written_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from logic.assessment import Assessment, ContentRef, ReportSettings
    from logic.journal import Journal
    from logic.lock import Held
    from logic.model import Content
    from logic.vault import Seal
    from ui.store import Store

SAVE_PAUSE_MS = 1000
RENEW_MS = 60_000


class SaveState(StrEnum):
    """How the file stands against the assessment."""

    NOTHING = "nothing"
    SAVED = "saved"
    PENDING = "pending"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveStatus:
    """When the file was written, or why not; ``apart``: the journal holds what it lacks."""

    state: SaveState = SaveState.NOTHING
    at: datetime | None = None
    sentence: str = ""
    apart: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the time and new ids come from; tests give their own."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]


class Keeper(QObject):
    """Writes every change to the journal at once, and to the file after a pause.

    The file is written by whoever holds its lock, and never over bytes it does not know.
    """

    status_changed = Signal()

    def __init__(self, store: Store, sources: Sources, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._sources = sources
        self._status = SaveStatus()
        self._path: Path | None = None
        self._base = ""
        self._seal: Seal | None = None
        self._older = self._fresh = False
        self._apart = True
        self._lock: FileLock | None = None
        self._read_only: ReadOnly | None = None
        self._latest: Assessment | None = None
        self._written: Assessment | None = None
        self._born: Assessment | None = None
        self._journal: Journal | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_PAUSE_MS)
        self._pause.timeout.connect(self.save_now)
        self._beat = QTimer(self)
        self._beat.setInterval(RENEW_MS)
        self._beat.timeout.connect(self._renew)

    @property
    def path(self) -> Path | None:
        """The file, None while no assessment is open."""
        return self._path

    def keep_for_reports(self, settings: ReportSettings) -> bool:
        """Keep what new reports begin with; False if that was not done."""
        return self._store.keep_report_settings(settings)

    @property
    def is_draft(self) -> bool:
        """Whether the file lies in the drafts folder."""
        return self._path is not None and self._store.is_draft(self._path)

    @property
    def status(self) -> SaveStatus:
        """How the file stands."""
        return self._status

    @property
    def seal(self) -> Seal | None:
        """What the file is protected with, None for no passphrase."""
        return self._seal

    @property
    def read_only(self) -> ReadOnly | None:
        """Why nothing can be changed, None where it can."""
        return self._read_only

    def today(self) -> str:
        """The day now, ISO."""
        return self._sources.now().date().isoformat()

    def new_id(self) -> str:
        """An id no other assessment has."""
        return self._sources.new_id()

    def content_of(self, ref: ContentRef) -> Content | None:
        """The rules named, None where they are not on this computer."""
        return self._store.packs.find(ref)

    # Taking on and letting go

    def begin(self, born: Assessment) -> None:
        """Keep a new assessment as a draft; left as it is, the draft vanishes at the end."""
        self.resume(born, None)
        self._born = born

    def resume(self, assessment: Assessment, path: Path | None, seal: Seal | None = None) -> None:
        """Keep an assessment in a file that holds less, or in a new draft without a path."""
        lock = FileLock(path) if path else None
        if path is None or lock is None or self._try(lock) is not None:
            path = self._store.free_draft_path(assessment)
            lock = FileLock(path)
            self._try(lock)
        self._take(path, lock, seal)
        self._base = sum_of(on_disk(path))
        self.note(assessment)
        self.save()

    def _try(self, lock: FileLock) -> Held | None:
        try:
            return lock.take(self._sources.now())
        except SaveError:
            return None  # writing will fail there too, and says why

    def read(self, path: Path, key: str | Seal = "") -> OpenedFile:
        """What a file holds; ``key`` opens a protected one.

        Raises:
            AssessmentFileError: it cannot be opened.
        """
        data = read_whole(path)
        kept = assessment_file.read(data, str(path), key)
        return OpenedFile(
            assessment=kept.assessment,
            path=path,
            base=sum_of(data),
            at=written_at(path),
            seal=kept.seal,
            older=kept.format < assessment_file.FORMAT,
        )

    def adopt(self, opened: OpenedFile, *, seize: bool = False) -> None:
        """Keep an assessment in the file it was just read from; ``read_only`` says if it cannot."""
        lock = FileLock(opened.path)
        read_only = self._hold(lock, opened.path, seize=seize)
        self._take(opened.path, None if read_only else lock, opened.seal)
        self._read_only = read_only
        self._base, self._older, self._fresh = opened.base, opened.older, True
        self._latest = self._written = opened.assessment
        self._stand(SaveStatus(state=SaveState.SAVED, at=opened.at))
        self._stamp()

    def _hold(self, lock: FileLock, path: Path, *, seize: bool) -> ReadOnly | None:
        if not os.access(path, os.W_OK):
            return ReadOnly()
        try:
            held = lock.take(self._sources.now())
            if held is not None and seize:
                lock.seize(self._sources.now())
                held = None
        except SaveError:
            return ReadOnly()
        return ReadOnly(held=held) if held else None

    def _take(self, path: Path, lock: FileLock | None, seal: Seal | None) -> None:
        self._path, self._lock, self._seal = path, lock, seal
        self._read_only = None
        self._older = self._fresh = False
        self._born = self._written = self._latest = None
        self._base = ""
        self._journal = self._store.new_journal(self._sources.new_id())
        self._journal.seal = seal
        if lock is not None:
            clear_leftovers(path)
            self._beat.start()

    def end(self) -> None:
        """Let go of the file; the journal goes too where the file holds everything."""
        self._pause.stop()
        if self._journal is not None:
            self._journal.close()
            if self._latest is self._written:
                self._drop_journal()
        self._store.release_journal()
        if self.is_draft and self._born is not None and self._latest == self._born:
            self._remove_draft(self._path)
        self._release()
        self._path = self._journal = self._latest = self._written = self._born = None
        self._seal = self._read_only = None
        self._stand(SaveStatus())

    def _release(self) -> None:
        self._beat.stop()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @Slot()
    def _renew(self) -> None:
        if self._lock is not None:
            self._lock.renew()

    def _remove_draft(self, path: Path | None) -> None:
        if path is not None:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            self._store.forget(path)

    def _drop_journal(self) -> None:
        if self._journal is not None:
            with suppress(SaveError):
                self._journal.discard()

    # Writing

    def note(self, assessment: Assessment) -> None:
        """Put a change into the journal now and into the file after a pause."""
        self._latest = assessment
        self._apart = self._to_journal(assessment)
        self._pause.start(SAVE_PAUSE_MS if self._apart else 0)  # then the file is all there is
        if self._status.state is not SaveState.FAILED:
            self._stand(SaveStatus(state=SaveState.PENDING, at=self._status.at))

    def _to_journal(self, assessment: Assessment) -> bool:
        """Whether the journal took it."""
        if self._journal is None:
            return True
        at, document = self._sources.now().isoformat(), str(self._path)
        entry = JournalEntry(assessment=assessment, document=document, at=at, base=self._base)
        try:
            self._journal.append(entry)
        except SaveError:
            return False
        return True

    @Slot()
    def save_now(self) -> None:
        """Write the file if it lacks anything."""
        self.save()

    def save(self) -> bool:
        """Write the file if it lacks anything; False, with a sentence in the status, if not."""
        self._pause.stop()
        if self._path is None or self._latest is None or self._latest is self._written:
            return True
        try:
            self._write_own(self._path, self._latest)
        except SaveError as fault:
            said = str(fault).replace(str(self._path), self._name(self._path))
            self._apart = self._apart or self._to_journal(self._latest)
            at, apart = self._status.at, self._apart
            self._stand(SaveStatus(state=SaveState.FAILED, at=at, sentence=said, apart=apart))
            return False
        return True

    def _write_own(self, path: Path, assessment: Assessment) -> None:
        """Write the file it was read from, unless somebody else did or may."""
        self._refuse_taken_over(path)
        before = on_disk(path)
        if before is not None and self._base and sum_of(before) != self._base:
            raise SaveError(
                f"{path.name} was changed from elsewhere since it was opened here; "
                "save under another name, so that neither is lost."
            )
        self._write(path, assessment, before)

    def _refuse_taken_over(self, path: Path) -> None:
        held = self._lock.others(self._sources.now()) if self._lock else None
        if held is not None:
            raise SaveError(
                f"{path.name} was taken over by {held.holder.user} on {held.holder.host}; "
                "save under another name, so that neither is lost."
            )

    def _name(self, path: Path) -> str:
        """What a person calls the file; a draft has no name yet."""
        return self.tr("The draft") if self.is_draft else path.name

    def save_as(self, path: Path) -> None:
        """Keep the assessment in another file from now on; an old draft is removed.

        Raises:
            SaveError: it could not be written; everything stays as it was.
        """
        if self._latest is None:
            return
        if self._path is not None and is_same(path, self._path) and not self._read_only:
            self._write(path, self._latest, on_disk(path))
            return
        lock = FileLock(path)
        if (held := self._try(lock)) is not None:
            raise SaveError(
                f"{path.name} is open on {held.holder.host} by {held.holder.user}; "
                "choose another name."
            )
        left, was_draft = self._path, self.is_draft
        try:
            self._write(path, self._latest, on_disk(path))
        except SaveError:
            lock.release()
            raise
        self._release()
        self._lock, self._read_only = lock, None
        self._beat.start()
        if was_draft:
            self._remove_draft(left)
        self.status_changed.emit()

    def protect(self, seal: Seal | None) -> None:
        """Write the file under another seal, or none; earlier copies under the old one go.

        Raises:
            SaveError: it could not be written; it stays protected as it was.
        """
        if self._path is None or self._latest is None:
            return
        old, self._seal = self._seal, seal
        try:
            self._write_own(self._path, self._latest)
        except SaveError:
            self._seal = old
            raise
        if self._journal is not None:
            self._journal.seal = seal
        if seal is not None:
            self._store.backups.forget(self._latest.id)

    def _write(self, path: Path, assessment: Assessment, before: bytes | None) -> None:
        self._pause.stop()
        self._keep_before(assessment, before)
        data = assessment_file.save(path, assessment, seal=self._seal)
        self._path = path
        self._written = assessment
        self._base = sum_of(data)
        self._older = self._fresh = False
        self._drop_journal()
        self._stand(SaveStatus(state=SaveState.SAVED, at=self._sources.now()))
        self._stamp()

    def _keep_before(self, assessment: Assessment, before: bytes | None) -> None:
        """Keep what is written over; an older format is only written over once that is kept.

        What somebody else wrote is always kept.
        """
        if before is None or (self._born is not None and self._written is self._born):
            return
        always = self._older or self._fresh or sum_of(before) != self._base
        try:
            self._store.backups.keep(assessment.id, before, self._sources.now(), always=always)
        except SaveError:
            if self._older:
                raise

    def _stamp(self) -> None:
        if self._path is not None and self._latest is not None and self._status.at is not None:
            # The list of recent files is not protected: no word of a protected file stands in it.
            task = self._latest.engagement.task if self._seal is None else self._path.stem
            self._store.stamp(self._path, task, self._status.at, finished=self._latest.finished)

    def _stand(self, status: SaveStatus) -> None:
        if status != self._status:
            self._status = status
            self.status_changed.emit()
