"""Paints the figures of ``logic.figures``: what the window shows is what the PDF prints."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QLine, QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from logic.figures import Anchor, Box, Line, Polygon, Text
from logic.figures.between import between
from ui.fonts import font
from ui.layouts import follow_width
from ui.motion import BARS_MS, Passage
from ui.widgets.numbers import NumberButton, underline

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from logic.figures import Figure, Item, Role, Spot
    from ui.theme import Look

LEAST = 260
#: With less room than that it is drawn smaller, down to this width.
_SMALLEST = 140
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

    Its spots are buttons; ``asked`` carries the key of the one pressed.
    """

    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._spots: list[_SpotButton] = []
        self._maker: FigureMaker | None = None
        self._made: dict[float, Figure | None] = {}
        self._painted: tuple[Item, ...] = ()
        self._from: tuple[Item, ...] = ()
        self._passage = Passage(self, BARS_MS)
        self._passage.stepped.connect(self.update)
        follow_width(self, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._restyle)

    def set_maker(self, maker: FigureMaker | None) -> bool:
        """Show what this maker makes; False, and hidden, where that is nothing."""
        before = self.figure()
        self._maker = maker
        self._made = {}
        figure = self.figure()
        if figure != before or not self.isVisible():
            self._move_on(figure)
            self._show_anew()
        self.setVisible(figure is not None)
        return figure is not None

    def _move_on(self, figure: Figure | None) -> None:
        """Let the bars seen go to their new places."""
        self._passage.stop()
        if self._look.moves and figure is not None and not self.visibleRegion().isEmpty():
            self._from = self._painted
            self._passage.start()

    def _items(self, figure: Figure) -> tuple[Item, ...]:
        """What is to be painted now, on its way where things move."""
        if self._passage.state() is Passage.State.Running:
            return between(self._from, figure.items, self._passage.way())
        return figure.items

    def _show_anew(self) -> None:
        """Show another figure, or none."""
        figure = self.figure()
        if figure is not None:
            self.setAccessibleName(figure.title)
            self.setAccessibleDescription(figure.alt)
        self._place_spots()
        self.updateGeometry()
        self.update()

    @property
    def numbers(self) -> list[QWidget]:
        """The buttons, which Tab meets where they are read."""
        return list(self._spots)

    def figure(self) -> Figure | None:
        """The figure at the width of now."""
        return self._figure_for(self.width())

    def heightForWidth(self, width: int) -> int:
        """The height of the figure made for a width, in pixels."""
        figure = self._figure_for(min(width, self.maximumWidth()))
        return round(figure.height * self._scale(width)) if figure else 0

    def sizeHint(self) -> QSize:
        """A usual width; layouts ask for the height at the width they give, and for no other."""
        return QSize(self._look.units(USUAL), 1)

    def minimumSizeHint(self) -> QSize:
        """The least width a figure can be read at, drawn smaller than its text elsewhere."""
        return QSize(self._look.units(_SMALLEST), 1)

    def _scale(self, width: int) -> float:
        """How many pixels a unit of the figure has at a width."""
        return min(self._look.text_size, max(width, self._look.units(_SMALLEST)) / LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the spots with their numbers."""
        super().resizeEvent(event)
        self._place_spots()

    def _place_spots(self) -> None:
        """Lay a button over each spot; those there are stay, so that focus does."""
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
            button.lay_over(spot, self._scale(self.width()))

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
        scale = self._scale(self.width())
        painter.scale(scale, scale)
        self._painted = self._items(figure)
        FigurePainter(self._look, painter).draw(self._painted)
        painter.resetTransform()
        underline(self._look, painter, self._spots)

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
        self._show_anew()


class _SpotButton(NumberButton):
    """A number of the figure that opens where it came from; drawn by the figure itself."""

    _laid: object = None
    _scale = 1.0

    def lay_over(self, spot: Spot, scale: float) -> None:
        """Be over a spot of a figure whose units have so many pixels."""
        if self._laid == (spot, scale):
            return
        self._laid, self._scale = (spot, scale), scale
        self.key = spot.key
        self.setAccessibleName(spot.name)
        lines = self._lines_of(spot)
        left = min(at for at, _, _ in lines)
        right = max(at + wide for at, wide, _ in lines)
        tall = lines[-1][2] + spot.height - spot.y
        top = max(0.0, spot.y - max(0.0, _TARGET - tall) / 2)
        self.setGeometry(self._pixels(left, top, right - left, max(tall, _TARGET)))
        below = [self._pixels(at, y, wide, spot.height) for at, wide, y in lines]
        self.underlines = [self._under(box.translated(-self.pos())) for box in below]

    def _under(self, box: QRect) -> QLine:
        y = box.bottom() + 1 - round(3 * self._scale)
        return QLine(box.left(), y, box.right(), y)

    def _lines_of(self, spot: Spot) -> list[tuple[float, float, float]]:
        """Left, width and top of each line of its label, wide enough to be hit."""
        if spot.text is None:
            return [(spot.x, spot.width, spot.y)]
        _, metrics = _face(self._look, spot.text)
        found = []
        for text in (spot.text, *spot.more):
            left, wide = _extent(metrics, text)
            top = spot.y + text.y - spot.text.y
            found.append((left - max(0.0, _TARGET - wide) / 2, max(wide, _TARGET), top))
        return found

    def _pixels(self, *box: float) -> QRect:
        return QRect(*(round(side * self._scale) for side in box))


class FigurePainter:
    """Puts a figure's items on a painter that is already scaled to units."""

    def __init__(self, look: Look, painter: QPainter) -> None:
        self._look = look
        self._painter = painter

    def draw(self, items: tuple[Item, ...]) -> None:
        """Draw the items in order."""
        for item in items:
            match item:
                case Line():
                    self._line(item)
                case Box():
                    self._box(item)
                case Polygon():
                    self._polygon(item)
                case _:
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
        foot, top, tall = box.y + box.height, box.y, box.height
        count = ceil((box.width + tall) / _HATCH)
        starts = (box.x - tall + at * _HATCH for at in range(count))
        self._painter.drawLines([QLineF(x, foot, x + tall, top) for x in starts])
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
        face, metrics = _face(self._look, text)
        left = text.x if text.anchor is Anchor.START else _extent(metrics, text)[0]
        self._painter.setFont(face)
        self._painter.setPen(self._look.colour(text.role.value))
        self._painter.drawText(QPointF(left, text.y), text.text)


class _Face(NamedTuple):
    """A face and its measures."""

    font: QFont
    metrics: QFontMetricsF


def _face(look: Look, text: Text) -> _Face:
    """The face of a text; figures have few."""
    kind = "figure", text.strong, text.size
    kept = look.kept.get(kind)
    if not isinstance(kept, _Face):
        face = font(look, "secondary_strong" if text.strong else "secondary")
        face.setPixelSize(max(1, round(text.size)))
        kept = look.kept[kind] = _Face(face, QFontMetricsF(face))
    return kept


def _extent(metrics: QFontMetricsF, text: Text) -> tuple[float, float]:
    """Where a text begins, and how wide it is, in units."""
    wide = metrics.horizontalAdvance(text.text)
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    return text.x - shift, wide
