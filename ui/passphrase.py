"""The dialogs that take a passphrase: the one of a file, or a new one typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from logic.vault import passphrase_fault
from ui.notice import headed, widest
from ui.widgets import Button, LineField

if TYPE_CHECKING:
    from ui.theme import Look


class PassphraseDialog(QDialog):
    """A title, a text, and one hidden field, or two for a new passphrase.

    ``fault`` is what was wrong with the one typed before.
    """

    def __init__(
        self, look: Look, title: str, text: str, parent: QWidget | None, *, new: bool = False
    ) -> None:
        super().__init__(parent)
        self._new = new
        self.first = _hidden(look, self.tr("New passphrase") if new else self.tr("Passphrase"))
        self.again = _hidden(look, self.tr("The same once more"))
        box = headed(self, look, title, text)
        box.addWidget(self.first)
        box.addWidget(self.again)
        self.again.setVisible(new)
        box.addStretch(1)
        box.addLayout(self._row(look))
        wide = widest(look)
        self.setMinimumWidth(wide)
        self.setMinimumHeight(box.totalHeightForWidth(wide))
        self.first.setFocus()

    def _row(self, look: Look) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, look.units(12), 0, 0)
        row.setSpacing(look.units(12))
        row.addStretch(1)
        self.cancel = Button(look, self.tr("Cancel"), "outlined")
        self.cancel.clicked.connect(self.reject)
        done = self.tr("Set the passphrase") if self._new else self.tr("Open")
        self.set_button = Button(look, done, "primary")
        self.set_button.setDefault(True)
        self.set_button.clicked.connect(self._finish)
        row.addWidget(self.cancel)
        row.addWidget(self.set_button)
        return row

    def set_fault(self, text: str) -> None:
        """Say what was wrong with what was typed."""
        self.first.set_error(text)

    @property
    def passphrase(self) -> str:
        """What was typed, spaces and all."""
        return self.first.line.text()

    @Slot()
    def _finish(self) -> None:
        self.first.set_error(self._fault())
        differs = self._new and not self.first.error() and self.again.line.text() != self.passphrase
        self.again.set_error(self.tr("Type the same in both fields.") if differs else "")
        if self.first.error():
            self.first.setFocus()
        elif differs:
            self.again.setFocus()
        else:
            self.accept()

    def _fault(self) -> str:
        if self._new:
            return passphrase_fault(self.passphrase)
        return "" if self.passphrase else self.tr("Enter the passphrase.")


def _hidden(look: Look, label: str) -> LineField:
    field = LineField(look, label)
    field.line.setEchoMode(QLineEdit.EchoMode.Password)
    return field
