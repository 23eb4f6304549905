"""Paints the figures of ``logic.figures``: what the window shows is what the PDF prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from logic.figures import Anchor, Box, Line, Polygon, Text
from ui.fonts import font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from logic.figures import Figure, Item, Role, Spot
    from ui.theme import Look

LEAST = 260
USUAL = 520
#: Widths a figure is kept for; layouts ask for several.
_KEPT = 16
#: The least a number to press is wide and high.
_TARGET = 24.0
_HATCH = 6.0
_DASH = (4.0, 3.0)


class FigureMaker(Protocol):
    """Makes a figure at a width in units; None where there is nothing to show."""

    def __call__(self, *, width: float) -> Figure | None:
        """The figure, made to fit the width."""
        ...


class FigureView(QWidget):
    """A figure, made anew for whatever width there is; read out as its title and description.

    With ``opens`` its spots are buttons; ``asked`` carries the key of the one pressed.
    """

    asked = Signal(str)

    def __init__(self, look: Look, *, opens: bool = False) -> None:
        super().__init__()
        self._look = look
        self._opens = opens
        self._spots: list[_SpotButton] = []
        self._maker: FigureMaker | None = None
        self._made: dict[float, Figure | None] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)

    def set_maker(self, maker: FigureMaker | None) -> bool:
        """Show what this maker makes; False, and hidden, where that is nothing."""
        self._maker = maker
        self._made = {}
        self.updateGeometry()
        self.update()
        figure = self.figure()
        self.setVisible(figure is not None)
        if figure is not None:
            self.setAccessibleName(figure.title)
            self.setAccessibleDescription(figure.alt)
        self._place_spots()
        return figure is not None

    def figure(self) -> Figure | None:
        """The figure at the width of now."""
        return self._figure_for(self.width())

    def heightForWidth(self, width: int) -> int:
        """The height of the figure made for a width, in pixels."""
        figure = self._figure_for(width)
        return self._look.units(figure.height) if figure else 0

    def sizeHint(self) -> QSize:
        """A usual width."""
        wide = self._look.units(USUAL)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """The least width a figure can be read at."""
        return QSize(self._look.units(LEAST), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the spots with their numbers."""
        super().resizeEvent(event)
        self._place_spots()

    def _place_spots(self) -> None:
        """Lay a button over each spot; those there are stay, so that focus does."""
        if not self._opens:
            return
        figure = self.figure()
        spots = figure.spots if figure is not None else ()
        while len(self._spots) > len(spots):
            last = self._spots.pop()
            last.hide()
            last.deleteLater()
        while len(self._spots) < len(spots):
            button = _SpotButton(self._look, self)
            button.clicked.connect(self._pressed)
            self._spots.append(button)
        for button, spot in zip(self._spots, spots, strict=True):
            button.lay_over(spot)

    @Slot()
    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, _SpotButton):
            self.asked.emit(button.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figure."""
        figure = self.figure()
        if figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._look.text_size, self._look.text_size)
        FigurePainter(self._look, painter).draw(figure.items)

    def _figure_for(self, width: int) -> Figure | None:
        if self._maker is None:
            return None
        units = max(width / self._look.text_size, float(LEAST))
        if units not in self._made:
            if len(self._made) > _KEPT:
                self._made.clear()
            self._made[units] = self._maker(width=units)
        return self._made[units]

    @Slot()
    def _restyle(self) -> None:
        self._made = {}
        self._place_spots()
        self.updateGeometry()
        self.update()


class _SpotButton(QAbstractButton):
    """A number of the figure that opens where it came from; drawn by the figure itself."""

    def __init__(self, look: Look, figure: FigureView) -> None:
        super().__init__(figure)
        self._look = look
        self._laid: object = None
        self._lines: list[tuple[int, int, int]] = []
        self.key = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show()

    def lay_over(self, spot: Spot) -> None:
        """Be over a spot."""
        if self._laid == (spot, self._look.text_size):
            return
        self._laid = spot, self._look.text_size
        self.key = spot.key
        self.setAccessibleName(spot.name)
        self.setToolTip(spot.name)
        lines = self._lines_of(spot)
        left = min(at for at, _, _ in lines)
        right = max(at + wide for at, wide, _ in lines)
        tall = lines[-1][2] + spot.height - spot.y
        top = max(0.0, spot.y - max(0.0, _TARGET - tall) / 2)
        self.setGeometry(self._pixels(left, top, right - left, max(tall, _TARGET)))
        below = [self._pixels(at, y, wide, spot.height) for at, wide, y in lines]
        self._lines = [
            (one.left() - self.x(), one.width(), one.bottom() - self.y()) for one in below
        ]

    def _lines_of(self, spot: Spot) -> list[tuple[float, float, float]]:
        """Left, width and top of each line of its label, wide enough to be hit."""
        if spot.text is None:
            return [(spot.x, spot.width, spot.y)]
        metrics = QFontMetricsF(_face(self._look, spot.text))
        found = []
        for text in (spot.text, *spot.more):
            left, wide = _extent(metrics, text)
            top = spot.y + text.y - spot.text.y
            found.append((left - max(0.0, _TARGET - wide) / 2, max(wide, _TARGET), top))
        return found

    def _pixels(self, *box: float) -> QRect:
        return QRect(*(round(side * self._look.text_size) for side in box))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a line under each line of the label, stronger under the pointer."""
        painter = QPainter(self)
        over = self.underMouse()
        thick = self._look.units(2 if over else 1)
        colour = self._look.colour("ink" if over else "edge")
        pen = QPen(colour, thick)
        pen.setStyle(Qt.PenStyle.SolidLine if over else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        for left, wide, bottom in self._lines:
            y = bottom + 1 - self._look.units(3)
            painter.drawLine(left, y, left + wide, y)


class FigurePainter:
    """Puts a figure's items on a painter that is already scaled to units."""

    def __init__(self, look: Look, painter: QPainter) -> None:
        self._look = look
        self._painter = painter
        self._faces: dict[tuple[bool, float], tuple[QFont, QFontMetricsF]] = {}

    def draw(self, items: tuple[Item, ...]) -> None:
        """Draw the items in order."""
        for item in items:
            if isinstance(item, Line):
                self._line(item)
            elif isinstance(item, Box):
                self._box(item)
            elif isinstance(item, Polygon):
                self._polygon(item)
            else:
                self._text(item)

    def _line(self, line: Line) -> None:
        pen = QPen(self._look.colour(line.role.value), line.width)
        if line.dash:
            pen.setDashPattern(_DASH)
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))

    def _box(self, box: Box) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(box.x, box.y, box.width, box.height), box.radius, box.radius)
        if box.fill is not None:
            self._painter.fillPath(path, self._look.colour(box.fill.value))
        if box.hatch is not None:
            self._hatch(box, path, box.hatch)
        if box.outline is not None:
            self._outline(box, path, box.outline)

    def _hatch(self, box: Box, path: QPainterPath, role: Role) -> None:
        """Slanting lines over the fill, so that the side shows without colour."""
        self._painter.save()
        self._painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        self._painter.setPen(QPen(self._look.colour(role.value), 1.4))
        start = box.x - box.height
        while start < box.x + box.width:
            foot = QPointF(start, box.y + box.height)
            self._painter.drawLine(foot, QPointF(start + box.height, box.y))
            start += _HATCH
        self._painter.restore()

    def _outline(self, box: Box, path: QPainterPath, role: Role) -> None:
        pen = QPen(self._look.colour(role.value), 1.2)
        if box.dash:
            pen.setDashPattern(_DASH)
        self._painter.strokePath(path, pen)

    def _polygon(self, polygon: Polygon) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour(polygon.fill.value))
        self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in polygon.points]))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _text(self, text: Text) -> None:
        face, metrics = self._face_of(text)
        left, _ = _extent(metrics, text)
        self._painter.setFont(face)
        self._painter.setPen(self._look.colour(text.role.value))
        self._painter.drawText(QPointF(left, text.y), text.text)

    def _face_of(self, text: Text) -> tuple[QFont, QFontMetricsF]:
        """The face of a text and its measures; a figure has few."""
        kind = text.strong, text.size
        if kind not in self._faces:
            face = _face(self._look, text)
            self._faces[kind] = face, QFontMetricsF(face)
        return self._faces[kind]


def _face(look: Look, text: Text) -> QFont:
    face = QFont(font(look, "secondary_strong" if text.strong else "secondary"))
    face.setPixelSize(max(1, round(text.size)))
    return face


def _extent(metrics: QFontMetricsF, text: Text) -> tuple[float, float]:
    """Where a text begins, and how wide it is, in units."""
    wide = metrics.horizontalAdvance(text.text)
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    return text.x - shift, wide
