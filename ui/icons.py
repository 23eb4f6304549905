"""The bundled icons (Lucide), drawn in a colour of the theme at any size."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import FOLDER

if TYPE_CHECKING:
    from ui.theme import Colour, Look


@cache
def _source(name: str) -> str:
    return (FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def paint_icon(painter: QPainter, look: Look, name: str, role: Colour, target: QRectF) -> None:
    """Draw an icon of ``resources/icons`` into a rectangle, in the colour of a role."""
    coloured = _source(name).replace("currentColor", look.theme.colour(role))
    QSvgRenderer(QByteArray(coloured.encode())).render(painter, target)


def pixmap(look: Look, name: str, role: Colour = "ink", size: float = 16) -> QPixmap:
    """An icon as a pixmap ``size`` units square, at twice the resolution for sharp screens."""
    side = look.units(size)
    picture = QPixmap(side * 2, side * 2)
    picture.setDevicePixelRatio(2.0)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, look, name, role, QRectF(0, 0, side, side))
    painter.end()
    return picture


def icon(look: Look, name: str, role: Colour = "ink", size: float = 16) -> QIcon:
    """An icon for a menu or button; make it again when ``look.changed``."""
    return QIcon(pixmap(look, name, role, size))
