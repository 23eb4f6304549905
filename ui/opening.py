"""Opening a file: its passphrase, who else has it open, and why it cannot be opened.

What takes longer than the window may stand still is read off its thread.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from logic.errors import (
    AssessmentFileError,
    NewerFileError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from ui.awaited import Awaited
from ui.dialogs import Choice
from ui.read_only import explained

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from logic.assessment import Assessment
    from logic.vault import Seal
    from ui.dialogs import Dialogs
    from ui.document import Document
    from ui.kept_file import OpenedFile
    from ui.shell import Shell

#: So many bytes are read in less than a screen takes to be repainted.
_AT_ONCE = 200_000

_Value = TypeVar("_Value")


class Opening(QObject):
    """Asks what must be asked until a file is open, or is not."""

    def __init__(self, document: Document, shell: Shell, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._dialogs = dialogs
        self._awaited = Awaited(shell, dialogs, self)

    def open(self, path: Path) -> bool:
        """Open a file, for reading only where somebody else has it; False if it was not opened."""
        if self._document.holds(path):
            return True
        if not self._opened(path, ""):
            return False
        read_only = self._document.read_only
        if read_only is not None and self._ask_read_only(path) == "take_over":
            return self._opened(path, self._document.seal or "", seize=True)
        return True

    def read(self, path: Path) -> Assessment | None:
        """What another file holds, None where it cannot be read, and why is said, or cancelled."""
        found = self._tried(path, "")
        return found.assessment if found is not None else None

    def waited(
        self, path: Path, work: Callable[[], _Value], *, slow: bool = False
    ) -> _Value | None:
        """What reading a file comes to, None where it was cancelled; raises what it raised.

        ``slow`` says that it takes long however small the file is.
        """
        if _size(path) <= _AT_ONCE and not slow:
            return work()
        text = self.tr("%1 is being opened.").replace("%1", path.name)
        return self._awaited.result(work, self.tr("Opening"), text)

    def _opened(self, path: Path, key: str | Seal, *, seize: bool = False) -> bool:
        found = self._tried(path, key)
        if found is None:
            return False
        self._document.take(found, seize=seize)
        return True

    def _tried(self, path: Path, key: str | Seal) -> OpenedFile | None:
        """What a file holds, its passphrase asked for until it is right; None if given up."""
        while True:
            try:
                reading = partial(self._document.read, path, key)
                return self.waited(path, reading, slow=bool(key) and isinstance(key, str))
            except PassphraseNeededError:
                key = self._ask(path, "")
            except WrongPassphraseError:
                key = self._ask(path, self.tr("This is not its passphrase. Try again."))
            except AssessmentFileError as fault:
                newer = isinstance(fault, NewerFileError)
                title = self.tr("Made by a newer Tunewise") if newer else self.tr("Not opened")
                self._dialogs.tell(title, str(fault))
                return None
            if not key:
                return None

    def _ask(self, path: Path, fault: str) -> str:
        text = self.tr("%1 is protected. Without its passphrase nobody can open it.")
        title = self.tr("Passphrase needed")
        return self._dialogs.passphrase(title, text.replace("%1", path.name), fault)

    def _ask_read_only(self, path: Path) -> str:
        read_only = self._document.read_only
        choices = [Choice(key="read", text=self.tr("Read only"), kind="primary")]
        text = explained(path.name, read_only)
        if read_only is not None and read_only.held is not None and read_only.held.old:
            choices.insert(0, Choice(key="take_over", text=self.tr("Take over")))
            old = self.tr(
                "It was not active for a while, so it may have been left behind. If you take "
                "over and it was not, the other one cannot save over your changes."
            )
            text = f"{text}\n\n{old}"
        return self._dialogs.ask(self.tr("Opened for reading only"), text, choices)


def _size(path: Path) -> int:
    """The bytes of a file, 0 where it cannot be told; reading it says why."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
