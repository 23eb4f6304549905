"""Fields that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.theme import Look


class FieldRow(QWidget):
    """Fields beside each other, or under each other in a narrow window."""

    def __init__(self, look: Look, fields: Sequence[QWidget]) -> None:
        super().__init__()
        self._look = look
        self._fields = tuple(fields)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._arrange)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        self._grid.setSpacing(self._look.units(16))
        narrow = self._look.width(self) is Width.NARROW
        for at, field in enumerate(self._fields):
            row, column = (at, 0) if narrow else (0, at)
            self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(at, 0 if narrow and at else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()
