"""An icon with a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from ui.theme import Colour, Look
    from ui.widgets.panels import Icon


class IconText(QWidget):
    """An icon before a secondary text."""

    def __init__(self, look: Look, icon: Icon, text: str, colour: Colour = "mute") -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._text = Prose(look, text, "secondary", colour)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._text, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """The text shown."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text.set_text(text)

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._look.units(8))
