"""The mark and name of the app, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import font
from ui.mark import NAME, paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Look


class Brand(QWidget):
    """The mark with the name beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The mark, the name and the margins set from outside."""
        margins = self.contentsMargins()
        return QSize(margins.left() + self._look.units(140), self._look.units(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark and name."""
        painter = QPainter(self)
        units = self._look.units
        rect = self.contentsRect()
        side = units(26)
        top = rect.center().y() - side / 2 + 0.5
        paint_mark(painter, QRectF(rect.left(), top, side, side))
        painter.setFont(font(self._look, "brand"))
        painter.setPen(self._look.colour("ink"))
        text = rect.adjusted(side + units(10), 0, 0, 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), NAME)
