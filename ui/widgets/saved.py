"""The saved line: "Saved 14:32" changes silently, "Not saved" is a warning with an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import LinkButton
from ui.widgets.panels import Icon
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from ui.theme import Look


class SavedLine(QWidget):
    """Whether the work is on disk."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon = Icon(look, "check", "good", 14, 18)
        self._text = Prose(look, "", "secondary", "mute")
        self.action = LinkButton(look)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self.action)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_saved("")

    def text(self) -> str:
        """What the line says."""
        return self._text.text()

    def show_saved(self, text: str, *, at_risk: bool = False, action: str = "") -> None:
        """Say what is saved; ``at_risk`` with an action when it is not."""
        self._icon.set_icon("triangle-alert" if at_risk else "check", "warn" if at_risk else "good")
        self._text.set_text(text)
        self._text.set_colour("warn" if at_risk else "mute")
        self.action.set_text(action)
        self.action.setVisible(bool(action))
        self.setVisible(bool(text))

    @Slot()
    def _restyle(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._look.units(8))
