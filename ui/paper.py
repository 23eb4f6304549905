"""The frame of the start page, painted before anything else is read: no text, so no faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.mark import paint_mark
from ui.theme import Width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Look

BAR = 29
TOP, TOP_NARROW = 86, 26
MARK = 26
#: The column of recent files, and where the page begins, by the room there is.
COLUMN = {Width.WIDE: 470, Width.MEDIUM: 340, Width.NARROW: 0}
SIDE = {Width.WIDE: 72, Width.MEDIUM: 48, Width.NARROW: 16}


class Ground(QWidget):
    """The bar, the page with the mark, and the column of recent files; ``painted`` comes once."""

    painted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._told = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what the start page will show in the same place."""
        painter = QPainter(self)
        units, colour = self._look.units, self._look.colour
        width, bar = self._look.width(self), units(BAR)
        painter.fillRect(self.rect(), colour("paper"))
        column = self.rect().adjusted(self.width() - units(COLUMN[width]), bar, 0, 0)
        if COLUMN[width]:
            painter.fillRect(column, colour("rail"))
            painter.fillRect(column.x(), bar, 1, column.height(), colour("line"))
        painter.fillRect(0, 0, self.width(), bar, colour("card"))
        painter.fillRect(0, bar - 1, self.width(), 1, colour("line"))
        top = bar + units(TOP_NARROW if width is Width.NARROW else TOP)
        paint_mark(painter, QRectF(units(SIDE[width]), top, units(MARK), units(MARK)))
        if not self._told:
            self._told = True
            self.painted.emit()
