"""Two columns beside each other where there is room, under each other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Width

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.theme import Look


class Columns(QWidget):
    """A column that takes the room there is, and one of a fixed width in units beside it."""

    def __init__(
        self, look: Look, left: QWidget, right: QWidget, width: int, *, gap: int = 32
    ) -> None:
        super().__init__()
        self._look = look
        self._parts = (left, right)
        self._width = width
        self._gap = gap
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._arrange)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        units = self._look.units
        left, right = self._parts
        beside = self._look.width(self) is Width.WIDE
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(left, 0, 0, top)
        self._grid.addWidget(right, 0 if beside else 1, 1 if beside else 0, top)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(1, units(self._width) if beside else 0)
        right.setMaximumWidth(units(self._width) if beside else units(4000))
        self._grid.setHorizontalSpacing(units(self._gap) if beside else 0)
        self._grid.setVerticalSpacing(units(16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange for the window it is first shown in."""
        if event.type() == QEvent.Type.Show:
            self._arrange()
        return super().event(event)
