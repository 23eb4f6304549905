"""Draws a figure's values with ReportLab's shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.graphics.shapes import Drawing, Group, Line, Polygon, Rect, String

from logic import figures
from logic.report.colours import colour
from logic.report.fonts import SANS, SANS_STRONG
from logic.report.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.graphics.shapes import Shape

_DASH = (3.0, 2.0)
_HATCH_STEP = 6.0


def draw_figure(figure: figures.Figure, width: float) -> Drawing:
    """The figure as a drawing of this width in points; its height follows."""
    scale = width / figure.width
    drawing = Drawing(width, figure.height * scale)
    flipped = Group(transform=(scale, 0, 0, scale, 0, 0))
    for item in figure.items:
        for shape in _shapes(item, figure.height):
            flipped.add(shape)
    drawing.add(flipped)
    return drawing


def _shapes(item: figures.Item, height: float) -> Iterator[Shape]:
    """The shapes of one item; ReportLab's y grows upwards."""
    match item:
        case figures.Line():
            yield _line(item, height)
        case figures.Box():
            yield from _box(item, height)
        case figures.Polygon():
            flat = [value for x, y in item.points for value in (x, height - y)]
            yield Polygon(flat, fillColor=colour(item.fill), strokeColor=None)
        case _:
            yield _text(item, height)


def _line(line: figures.Line, height: float) -> Line:
    drawn = Line(line.x1, height - line.y1, line.x2, height - line.y2)
    drawn.strokeColor = colour(line.role)
    drawn.strokeWidth = line.width
    if line.dash:
        drawn.strokeDashArray = _DASH
    return drawn


def _box(box: figures.Box, height: float) -> Iterator[Shape]:
    """Fill, hatch and outline, in this order, so that the outline stays clean."""
    if box.fill is not None:
        yield _rect(box, height, fill=box.fill)
    if box.hatch is not None:
        for x1, y1, x2, y2 in _hatch(box.width, box.height):
            yield _line(
                figures.Line(
                    x1=box.x + x1,
                    y1=box.y + y1,
                    x2=box.x + x2,
                    y2=box.y + y2,
                    role=box.hatch,
                    width=1.2,
                ),
                height,
            )
    if box.outline is not None:
        outline = _rect(box, height)
        outline.strokeColor = colour(box.outline)
        outline.strokeWidth = 1.2
        if box.dash:
            outline.strokeDashArray = _DASH
        yield outline


def _rect(box: figures.Box, height: float, fill: figures.Role | None = None) -> Rect:
    drawn = Rect(box.x, height - box.y - box.height, box.width, box.height, box.radius, box.radius)
    drawn.fillColor = colour(fill) if fill else None
    drawn.strokeColor = None
    return drawn


def _hatch(width: float, height: float) -> Iterator[tuple[float, float, float, float]]:
    """Slanting lines that fill a rectangle at the origin, none of them leaving it."""
    at = _HATCH_STEP
    while at < width + height:
        yield max(0.0, at - height), min(at, height), min(at, width), max(0.0, at - width)
        at += _HATCH_STEP


def _text(text: figures.Text, height: float) -> String:
    return String(
        text.x,
        height - text.y,
        one_line(text.text),
        fontName=SANS_STRONG if text.strong else SANS,
        fontSize=text.size,
        fillColor=colour(text.role),
        textAnchor=text.anchor.value,
    )
