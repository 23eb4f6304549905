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
TOP, TOP_NARROW = 84, 24
#: How far below the top of the start page's column its mark stands.
MARK_BELOW = 2
MARK = 26
#: The column of recent files, and where the page begins, by the room there is.
COLUMN = {Width.WIDE: 470, Width.MEDIUM: 340, Width.NARROW: 0}
SIDE = {Width.WIDE: 72, Width.MEDIUM: 48, Width.NARROW: 16}
#: The room the start page's column takes; in a larger window it stands nearer the middle.
_COLUMN_WIDTH, _COLUMN_HEIGHT = 666, 770


def start_corner(look: Look, page: QWidget, height: int) -> tuple[int, int]:
    """Where the start page's column begins, in pixels, in a page so many pixels high."""
    width, units = look.width(page), look.units
    if width is Width.NARROW:
        return units(SIDE[width]), units(TOP_NARROW)
    spare = page.width() - units(COLUMN[width]) - units(_COLUMN_WIDTH)
    lower = max(0, height - units(_COLUMN_HEIGHT)) // 3
    return max(units(SIDE[width]), spare // 2), units(TOP) + lower


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
        left, top = start_corner(self._look, self, self.height() - bar)
        mark = QRectF(left, bar + top + units(MARK_BELOW), units(MARK), units(MARK))
        paint_mark(painter, mark)
        if not self._told:
            self._told = True
            self.painted.emit()
