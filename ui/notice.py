"""The head of every dialog, and a question in one of its own: read when one is first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from ui.widgets import Button, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.dialogs import Choice
    from ui.theme import Look

_WIDTH = 520
_MOST = 900


def headed(dialog: QDialog, look: Look, title: str, text: str) -> QVBoxLayout:
    """The layout of a modal dialog that begins with its title and the paragraphs of a text."""
    dialog.setWindowTitle(title)
    dialog.setModal(True)
    dialog.setAccessibleDescription(text)
    units = look.units
    box = QVBoxLayout(dialog)
    box.setContentsMargins(units(24), units(24), units(24), units(24))
    box.setSpacing(units(12))
    box.addWidget(Prose(look, title, "section"))
    for paragraph in text.split("\n\n"):
        box.addWidget(Prose(look, paragraph))
    return box


def widest(look: Look) -> int:
    """The width of a dialog, in pixels."""
    return min(look.units(_WIDTH), _MOST)


class Notice(QDialog):
    """A title, a text and buttons; Escape chooses none of them.

    Enter presses the primary button; no destructive choice may be primary.
    """

    def __init__(
        self, look: Look, title: str, text: str, choices: Sequence[Choice], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._chosen = ""
        self._buttons: dict[Button, str] = {}
        box = headed(self, look, title, text)
        box.addStretch(1)
        wide = widest(look)
        row = self._row(look, choices)
        box.addLayout(row)
        if row.minimumSize().width() > wide - look.units(48):
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        self.setMinimumWidth(wide)
        self.setMinimumHeight(box.totalHeightForWidth(wide))  # Qt would leave lines out

    def _row(self, look: Look, choices: Sequence[Choice]) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(0, look.units(12), 0, 0)
        row.setSpacing(look.units(12))
        row.addStretch(1)
        for choice in choices:
            button = Button(look, choice.text, choice.kind)
            button.setDefault(choice.kind == "primary")
            button.clicked.connect(self._choose)
            self._buttons[button] = choice.key
            row.addWidget(button)
            if choice.kind == "primary":
                button.setFocus()
        return row

    @property
    def chosen(self) -> str:
        """The key of the button pressed, "" for none."""
        return self._chosen

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self._chosen = self._buttons[button]
            self.accept()
