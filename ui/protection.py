"""What guards a file: its passphrase, and the earlier versions kept on this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from logic import assessment_file
from logic.disk import read_whole
from logic.errors import AssessmentFileError, PassphraseNeededError, SaveError, WrongPassphraseError
from logic.vault import make_seal
from ui.dialogs import Choice
from ui.rail_content import to_the_minute

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from logic.backups import Backup
    from logic.vault import Seal
    from ui.dialogs import Dialogs
    from ui.document import Document
    from ui.store import Store

#: Earlier versions offered at once, so that the dialog fits a small screen.
_OFFERED = 5


class Protection(QObject):
    """Sets, changes and removes a passphrase; opens and deletes earlier versions."""

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

    def change(self) -> None:
        """Ask for a passphrase, or what to do with the one there is."""
        if self._document.seal is None:
            self._set()
            return
        choice = self._dialogs.ask(
            self.tr("This assessment is protected"),
            self.tr(
                "The file, its earlier versions and the recovery journal are encrypted. Without "
                "a passphrase, anyone who gets the file can read it."
            ),
            (
                Choice(key="remove", text=self.tr("Remove the passphrase")),
                Choice(key="change", text=self.tr("Change it"), kind="primary"),
            ),
        )
        if choice == "change":
            self._set()
        elif choice == "remove":
            self._protect(None)

    def _set(self) -> None:
        passphrase = self._dialogs.new_passphrase(
            self.tr("Protect this assessment"),
            self.tr(
                "The file, its earlier versions and the recovery journal are encrypted with this "
                "passphrase. Write it down in a safe place: if it is lost, nobody can bring the "
                "assessment back.\n\nReports are not protected by it. Earlier versions kept so "
                "far are deleted."
            ),
        )
        if passphrase:
            self._protect(make_seal(passphrase))

    def _protect(self, seal: Seal | None) -> None:
        try:
            self._document.protect(seal)
        except SaveError as fault:
            self._dialogs.tell(self.tr("Nothing was changed"), str(fault))

    # Earlier versions

    def open_earlier(self) -> bool:
        """Offer the earlier versions; True if one was opened, as a draft of its own."""
        identity = self._document.assessment.id
        kept = self._store.backups.of(identity)
        if not kept:
            self._dialogs.tell(
                self.tr("No earlier version"),
                self.tr(
                    "Earlier versions are kept once a file has been changed for ten minutes or "
                    "on another day."
                ),
            )
            return False
        choices = [
            Choice(key=str(number), text=self._moment(backup.at))
            for number, backup in enumerate(kept[:_OFFERED])
        ]
        choice = self._dialogs.ask(
            self.tr("Earlier versions"),
            self.tr(
                "An earlier version opens as a draft of its own; the file stays as it is. The "
                "versions are kept on this computer only."
            ),
            (*choices, Choice(key="delete", text=self.tr("Delete all of them"))),
        )
        if choice == "delete":
            self._delete(identity, len(kept))
        return choice.isdigit() and self._open(kept[int(choice)])

    def _delete(self, identity: str, count: int) -> None:
        """Delete the earlier versions of an assessment, once that was confirmed."""
        choices = (
            Choice(key="keep", text=self.tr("Keep them"), kind="primary"),
            Choice(key="delete", text=self.tr("Delete them")),
        )
        choice = self._dialogs.ask(
            self.tr("Delete the earlier versions (%1)?").replace("%1", str(count)),
            self.tr("This cannot be undone. The file itself stays as it is."),
            choices,
        )
        if choice == "delete":
            self._store.backups.forget(identity)

    def _moment(self, at: datetime) -> str:
        return to_the_minute(at.astimezone(), self._now())

    def _open(self, backup: Backup) -> bool:
        try:
            data = read_whole(backup.path)
            kept = self._read(data)
        except AssessmentFileError as fault:
            self._dialogs.tell(self.tr("Not opened"), str(fault))
            return False
        if kept is None:
            return False
        copy = replace(kept.assessment, id=self._document.fresh_id())
        self._document.recover(copy, None, kept.seal)
        return True

    def _read(self, data: bytes) -> assessment_file.Kept | None:
        """What a version holds; None if its passphrase was not given."""
        key: str | Seal = self._document.seal or ""
        name, fault = self.tr("The earlier version"), ""
        while True:
            try:
                return assessment_file.read(data, name, key)
            except (PassphraseNeededError, WrongPassphraseError):
                text = self.tr("This version is protected with an earlier passphrase.")
                key = self._dialogs.passphrase(self.tr("Passphrase needed"), text, fault)
                fault = self.tr("This is not its passphrase. Try again.")
            if not key:
                return None
