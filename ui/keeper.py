"""Keeps the open assessment in its file and in the journal, and knows how the file stands."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from logic import assessment_file
from logic.errors import SaveError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from logic.assessment import Assessment
    from logic.journal import Journal
    from ui.store import Store

SAVE_PAUSE_MS = 1000


class SaveState(StrEnum):
    """How the file stands against the assessment."""

    NOTHING = "nothing"
    SAVED = "saved"
    PENDING = "pending"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveStatus:
    """How the file stands; ``at`` is when it was last written, ``sentence`` why it was not."""

    state: SaveState = SaveState.NOTHING
    at: datetime | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the time and new ids come from; tests give their own."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """An assessment as read from a file, and how the file looked then."""

    assessment: Assessment
    path: Path
    mark: tuple[int, int]


class Keeper(QObject):
    """Writes every change to the journal at once, and to the file after a pause."""

    status_changed = Signal()

    def __init__(self, store: Store, sources: Sources, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._sources = sources
        self._status = SaveStatus()
        self._path: Path | None = None
        self._mark: tuple[int, int] | None = None
        self._latest: Assessment | None = None
        self._written: Assessment | None = None
        self._born: Assessment | None = None
        self._journal: Journal | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_PAUSE_MS)
        self._pause.timeout.connect(self.save_now)

    @property
    def path(self) -> Path | None:
        """The file, None while no assessment is open."""
        return self._path

    @property
    def is_draft(self) -> bool:
        """Whether the file lies in the drafts folder."""
        return self._path is not None and self._store.is_draft(self._path)

    @property
    def status(self) -> SaveStatus:
        """How the file stands."""
        return self._status

    def today(self) -> str:
        """The day now, ISO."""
        return self._sources.now().date().isoformat()

    def new_id(self) -> str:
        """An id no other assessment has."""
        return self._sources.new_id()

    # Taking on and letting go

    def begin(self, born: Assessment) -> None:
        """Keep a new assessment as a draft; left as it is, the draft vanishes at the end."""
        self.resume(born, None)
        self._born = born

    def resume(self, assessment: Assessment, path: Path | None) -> None:
        """Keep an assessment in a file that holds less, or in a new draft without a path."""
        self._take(path or self._store.free_draft_path(assessment))
        self._mark = _mark_of(path) if path else None
        self.note(assessment)
        self.save()

    def read(self, path: Path) -> OpenedFile:
        """What a file holds.

        Raises:
            AssessmentFileError: it cannot be opened.
        """
        mark = _mark_of(path) or (0, 0)
        return OpenedFile(assessment=assessment_file.load(path), path=path, mark=mark)

    def adopt(self, opened: OpenedFile) -> None:
        """Keep an assessment in the file it was just read from."""
        self._take(opened.path)
        self._mark = opened.mark
        self._latest = self._written = opened.assessment
        written = datetime.fromtimestamp(opened.mark[0] / 1e9).astimezone()
        self._stand(SaveStatus(state=SaveState.SAVED, at=written))
        self._stamp()

    def _take(self, path: Path) -> None:
        self._path = path
        self._born = self._written = self._latest = self._mark = None
        self._journal = self._store.new_journal(self._sources.new_id())

    def end(self) -> None:
        """Let go of the file; the journal goes too where the file holds everything."""
        self._pause.stop()
        if self._journal is not None:
            self._journal.close()
            if self._latest is self._written:
                self._drop_journal()
        self._store.release_journal()
        if self.is_draft and self._born is not None and self._latest == self._born:
            self._remove_draft()
        self._path = self._journal = self._latest = self._written = self._born = None
        self._stand(SaveStatus())

    def _remove_draft(self) -> None:
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            self._store.forget(self._path)

    def _drop_journal(self) -> None:
        if self._journal is not None:
            with suppress(SaveError):
                self._journal.discard()

    # Writing

    def note(self, assessment: Assessment) -> None:
        """Put a change into the journal now and into the file after a pause."""
        self._latest = assessment
        pause = SAVE_PAUSE_MS
        try:
            self._to_journal(assessment)
        except SaveError:
            pause = 0  # without a journal the file is all there is
        self._pause.start(pause)
        if self._status.state is not SaveState.FAILED:
            self._stand(SaveStatus(state=SaveState.PENDING, at=self._status.at))

    def _to_journal(self, assessment: Assessment) -> None:
        if self._journal is not None:
            at = self._sources.now().isoformat()
            self._journal.append(assessment, document=str(self._path), at=at)

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
            self._refuse_change_by_others(self._path)
            self._write(self._path, self._latest)
        except SaveError as fault:
            said = str(fault).replace(str(self._path), self._name(self._path))
            self._stand(SaveStatus(state=SaveState.FAILED, at=self._status.at, sentence=said))
            return False
        return True

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
        left, was_draft = self._path, self.is_draft
        self._write(path, self._latest)
        if was_draft and left is not None and left != path:
            with suppress(OSError):
                left.unlink(missing_ok=True)
            self._store.forget(left)

    def _write(self, path: Path, assessment: Assessment) -> None:
        self._pause.stop()
        assessment_file.save(path, assessment)
        self._path = path
        self._written = assessment
        self._mark = _mark_of(path)
        self._drop_journal()
        self._stand(SaveStatus(state=SaveState.SAVED, at=self._sources.now()))
        self._stamp()

    def _refuse_change_by_others(self, path: Path) -> None:
        now = _mark_of(path)
        if self._mark is not None and now is not None and now != self._mark:
            raise SaveError(
                f"{path.name} was changed from elsewhere since it was opened here; "
                "save under another name, so that neither is lost."
            )

    def _stamp(self) -> None:
        if self._path is not None and self._latest is not None and self._status.at is not None:
            self._store.stamp(
                self._path,
                self._latest.engagement.task,
                self._status.at,
                finished=self._latest.finished,
            )

    def _stand(self, status: SaveStatus) -> None:
        if status != self._status:
            self._status = status
            self.status_changed.emit()


def _mark_of(path: Path) -> tuple[int, int] | None:
    """When a file was last written and its size, None if it is not there."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
