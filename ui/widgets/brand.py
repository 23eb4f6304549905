"""The mark and name of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Look

NAME = "Tunewise"
_GROUND, _UPPER, _LOWER, _BAR = "#1d2430", "#6db1f2", "#f29a5a", "#ffffff"


def paint_mark(painter: QPainter, box: QRectF) -> None:
    """Draw the mark: two sliders, one set to the left, one to the right."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 26, box.height() / 26)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_GROUND))
    painter.drawRoundedRect(QRectF(0, 0, 26, 26), 6, 6)
    for y, knob, colour in ((8.5, 9.0, _UPPER), (17.5, 17.0, _LOWER)):
        painter.setPen(QPen(QColor(_BAR), 2))
        painter.drawLine(QLineF(6, y, 20, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(knob, y), 3, 2.8)
    painter.restore()


def app_icon() -> QIcon:
    """The mark as a window icon."""
    icon = QIcon()
    for side in (16, 32, 48, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(picture)
    return icon


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
