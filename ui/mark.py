"""The mark of the app, drawn at any size."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

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
    for side in (16, 32, 48, 128):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(picture)
    return icon
