"""The notices that stand over every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.scaffold import page_margin

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.theme import Look
    from ui.widgets.panels import Strip


class Strips(QWidget):
    """Strips below each other, as wide as what stands on a page; no room while none is shown."""

    def __init__(self, look: Look, *strips: Strip) -> None:
        super().__init__()
        self._look = look
        self._strips = strips
        self._box = QVBoxLayout(self)
        for strip in strips:
            self._box.addWidget(strip)
        look.changed.connect(self.arrange)
        self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Take the room that the strips shown now need."""
        shown = any(not strip.isHidden() for strip in self._strips)
        if not shown:
            self._box.setContentsMargins(0, 0, 0, 0)
            return
        side = page_margin(self._look, self)
        self._box.setContentsMargins(side, self._look.units(16), side, 0)
        self._box.setSpacing(self._look.units(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the edges of the page at the new width."""
        super().resizeEvent(event)
        self.arrange()
