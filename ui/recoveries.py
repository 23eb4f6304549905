"""After a crash: what was not in its file is offered, recovered, or discarded for good."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from logic.errors import WrongPassphraseError
from logic.journal import Journal
from ui.dialogs import Choice
from ui.kept_file import file_sum
from ui.navigation import is_blank
from ui.rail_content import to_the_minute
from ui.store import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from logic.journal import JournalEntry
    from ui.dialogs import Dialogs
    from ui.document import Document
    from ui.store import Recovery, Store


class Recoveries(QObject):
    """Asks about the work in the journals left behind, and puts it back where it belongs."""

    def __init__(
        self,
        document: Document,
        store: Store,
        dialogs: Dialogs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._store = store
        self._dialogs = dialogs
        self._now = now

    def offer(self) -> bool:
        """Ask; True if some was recovered."""
        found = self._store.left_behind()
        if not found:
            return False
        choice = self._dialogs.ask(
            self.tr("Recover your work?"),
            self._text(found),
            (
                Choice(key="discard", text=self.tr("Discard for good")),
                Choice(key="recover", text=self.tr("Recover"), kind="primary"),
            ),
        )
        if choice == "discard":
            for recovery in found:
                self._store.discard(recovery.journal)
        return choice == "recover" and self._recover(found)

    def _text(self, found: Sequence[Recovery]) -> str:
        lines = [self.tr("Tunewise ended before these changes were in their file:")]
        lines += [self._line(recovery) for recovery in found]
        lines.append(self.tr("What is discarded cannot be brought back."))
        return "\n\n".join(lines)

    def _line(self, recovery: Recovery) -> str:
        entry = recovery.entry
        if entry.assessment is None:
            line = self.tr("%1, protected by a passphrase: last change %3")
            return line.replace("%3", self._time_of(entry)).replace("%1", Path(entry.document).name)
        task = entry.task or self.tr("Untitled assessment")
        line = self.tr("%1: %2 answered, last change %3")
        answered = [q for q in entry.assessment.answers if not is_blank(entry.assessment, q)]
        line = line.replace("%2", str(len(answered)))
        return line.replace("%3", self._time_of(entry)).replace("%1", task)

    def _time_of(self, entry: JournalEntry) -> str:
        when = _parsed(entry.at)
        return self.tr("unknown") if when is None else to_the_minute(when, self._now())

    def _recover(self, found: Sequence[Recovery]) -> bool:
        """Put each back where it belongs, the latest last, so that it is the one shown."""
        recovered = False
        for recovery in reversed(found):
            entry = self._opened(recovery)
            if entry is None or entry.assessment is None:
                continue  # its passphrase was not given: offered again at the next start
            recovered = True
            if not holds(entry):
                self._document.recover(entry.assessment, _home_of(entry), entry.seal)
            if self._document.save():
                self._store.discard(recovery.journal)
        return recovered

    def _opened(self, recovery: Recovery) -> JournalEntry | None:
        """The entry, its passphrase asked for until it is right or refused."""
        entry: JournalEntry | None = recovery.entry
        fault = ""
        while entry is not None and entry.assessment is None:
            name = Path(entry.document).name
            text = self.tr("The changes to recover of %1 are protected.").replace("%1", name)
            key = self._dialogs.passphrase(self.tr("Passphrase needed"), text, fault)
            if not key:
                return None
            try:
                entry = Journal.read(recovery.journal, key)
            except WrongPassphraseError:
                fault = self.tr("This is not its passphrase. Try again.")
        return entry


def _parsed(moment_text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(moment_text).astimezone()
    except ValueError:
        return None


def _home_of(entry: JournalEntry) -> Path | None:
    """The file recovered work belongs to; None where it is gone or was changed since."""
    path = Path(entry.document)
    return path if entry.base and file_sum(path) == entry.base else None
