"""Opening a file: its passphrase, who else has it open, and why it cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from logic.errors import (
    AssessmentFileError,
    NewerFileError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from ui.dialogs import Choice
from ui.read_only import explained

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from logic.assessment import Assessment
    from logic.vault import Seal
    from ui.dialogs import Dialogs
    from ui.document import Document


class Opening(QObject):
    """Asks what must be asked until a file is open, or is not."""

    def __init__(self, document: Document, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._dialogs = dialogs

    def open(self, path: Path) -> bool:
        """Open a file, for reading only where somebody else has it; False if it was not opened."""
        if not self._opened(path, ""):
            return False
        read_only = self._document.read_only
        if read_only is not None and self._ask_read_only(path) == "take_over":
            return self._opened(path, self._document.seal or "", seize=True)
        return True

    def read(self, path: Path) -> Assessment | None:
        """What another file holds, None where it cannot be read; says why."""
        found: list[Assessment] = []

        def take(key: str | Seal) -> None:
            found.append(self._document.peek(path, key))

        return found[0] if self._tried(path, "", take) else None

    def _opened(self, path: Path, key: str | Seal, *, seize: bool = False) -> bool:
        def take(given: str | Seal) -> None:
            self._document.open(path, given, seize=seize)

        return self._tried(path, key, take)

    def _tried(self, path: Path, key: str | Seal, take: Callable[[str | Seal], None]) -> bool:
        """Take a file with its passphrase, asked for until it is right or given up."""
        while True:
            try:
                take(key)
            except PassphraseNeededError:
                key = self._ask(path, "")
            except WrongPassphraseError:
                key = self._ask(path, self.tr("This is not its passphrase. Try again."))
            except AssessmentFileError as fault:
                newer = isinstance(fault, NewerFileError)
                title = self.tr("Made by a newer Tunewise") if newer else self.tr("Not opened")
                self._dialogs.tell(title, str(fault))
                return False
            else:
                return True
            if not key:
                return False

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
