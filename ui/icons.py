"""The bundled icons (Lucide), drawn in a colour of the theme at any size."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPixmapCache

from resources import FOLDER
from ui.icon_path import FIELD, icon_path

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

    from ui.theme import Colour, Look


#: Of every line, in units of the field icons are drawn on.
_LINE = 2


@cache
def _outline(name: str) -> QPainterPath:
    return icon_path((FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8"))


def paint_icon(painter: QPainter, look: Look, name: str, role: Colour, target: QRectF) -> None:
    """Draw an icon of ``resources/icons`` into a rectangle, in the colour of a role."""
    ends, corners = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    pen = QPen(look.colour(role), _LINE, Qt.PenStyle.SolidLine, ends, corners)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(target.topLeft())
    painter.scale(target.width() / FIELD, target.height() / FIELD)
    painter.strokePath(_outline(name), pen)
    painter.restore()


def pixmap(look: Look, name: str, role: Colour = "ink", size: float = 16) -> QPixmap:
    """An icon as a pixmap ``size`` units square, at twice the resolution for sharp screens."""
    side = look.units(size)
    key = f"{name} {look.colour(role).name()} {side}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    picture = _drawn(look, name, role, side)
    QPixmapCache.insert(key, picture)
    return picture


def _drawn(look: Look, name: str, role: Colour, side: int) -> QPixmap:
    picture = QPixmap(side * 2, side * 2)
    picture.setDevicePixelRatio(2.0)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, look, name, role, QRectF(0, 0, side, side))
    painter.end()
    return picture
