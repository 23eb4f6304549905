"""The outline of an icon, read from its SVG, of which it knows what the bundled icons use.

QtSvg would take 1.5 MB of memory, and would read the text anew for every painting.
"""

from __future__ import annotations

import re
from math import atan2, ceil, copysign, cos, hypot, pi, sin, sqrt, tan
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Width and height of the field every icon is drawn on.
FIELD: Final = 24
_SHAPE = re.compile(r"<(path|circle|rect|line)\s([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_STEPS = re.compile(r"([a-zA-Z])([^a-zA-Z]*)")
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)")
#: Of an arc the fourth and fifth are flags, which may stand without a blank after them.
_OF_ARC = re.compile("(n) ?(n) ?(n) ?([01]) ?([01]) ?(n) ?(n) ?".replace("n", _NUMBER.pattern))
#: How many numbers each step takes.
_TAKES: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}
_ARC: Final = 7
_QUARTER: Final = pi / 2
_NEARLY: Final = 1e-6


def icon_path(source: str) -> QPainterPath:
    """The outline of an SVG's shapes, to be stroked."""
    path = QPainterPath()
    for kind, written in _SHAPE.findall(source):
        given = dict(_ATTRIBUTE.findall(written))
        if kind == "path":
            for step, numbers in _steps(given["d"]):
                _go(path, step, numbers)
        else:
            _shape(path, kind, {k: float(v) for k, v in given.items() if _NUMBER.fullmatch(v)})
    return path


def _shape(path: QPainterPath, kind: str, given: dict[str, float]) -> None:
    if kind == "circle":
        path.addEllipse(QPointF(given["cx"], given["cy"]), given["r"], given["r"])
    elif kind == "rect":
        box = QRectF(given["x"], given["y"], given["width"], given["height"])
        path.addRoundedRect(box, given["rx"], given["rx"])
    else:
        path.moveTo(given["x1"], given["y1"])
        path.lineTo(given["x2"], given["y2"])


def _steps(written: str) -> Iterator[tuple[str, list[float]]]:
    """Each step of a path with as many numbers as it takes; moves after the first are lines."""
    for place, (letter, text) in enumerate(_STEPS.findall(written)):
        step, size = letter if place else "M", _TAKES[letter.upper()]
        arcs = _OF_ARC.findall(text) if size == _ARC else ()
        found = [n for arc in arcs for n in arc] or _NUMBER.findall(text)
        for at in range(0, len(found), size) if size else (0,):
            yield step, [float(number) for number in found[at : at + size]]
            step = {"M": "L", "m": "l"}.get(letter, letter)


def _go(path: QPainterPath, step: str, numbers: list[float]) -> None:
    here = path.currentPosition()
    base = here if step.islower() else QPointF()
    kind = step.upper()
    if kind == "Z":
        path.closeSubpath()
    elif kind == "H":
        path.lineTo(base.x() + numbers[0], here.y())
    elif kind == "V":
        path.lineTo(here.x(), base.y() + numbers[0])
    elif kind == "A":
        _arc(path, numbers, base + QPointF(*numbers[-2:]))
    else:
        points = [base + QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        _draw(path, kind, points)


def _draw(path: QPainterPath, kind: str, points: list[QPointF]) -> None:
    if kind == "M":
        path.moveTo(points[0])
    elif kind == "L":
        path.lineTo(points[0])
    elif kind == "Q":
        path.quadTo(points[0], points[1])
    else:
        path.cubicTo(points[0], points[1], points[2])


def _arc(path: QPainterPath, numbers: list[float], end: QPointF) -> None:
    """An arc of an upright ellipse, of which SVG gives the ends and Qt wants the centre."""
    width, height, _turned, large, clockwise = numbers[:5]
    start = path.currentPosition()
    # As parts of a circle of radius 1: half the way from end to start, then the centre.
    x, y = (start.x() - end.x()) / 2 / width, (start.y() - end.y()) / 2 / height
    reach = hypot(x, y)
    grown = max(reach, 1.0)  # an ellipse too small to reach the end grows until it does
    x, y, width, height = x / grown, y / grown, width * grown, height * grown
    away = sqrt(max(0.0, (grown / reach) ** 2 - 1)) * (1 if large != clockwise else -1)
    middle_x, middle_y = away * y, -away * x
    first = atan2(y - middle_y, x - middle_x)
    sweep = atan2(-y - middle_y, -x - middle_x) - first
    if sweep * (1 if clockwise else -1) < 0:
        sweep += copysign(2 * pi, -sweep)
    centre = (start + end) / 2 + QPointF(middle_x * width, middle_y * height)
    pieces = ceil(abs(sweep) / _QUARTER - _NEARLY)
    for piece in range(pieces):
        begun, ended = (first + sweep * at / pieces for at in (piece, piece + 1))
        points = (centre + QPointF(width * x, height * y) for x, y in _curve(begun, ended))
        out, back, there = points
        path.cubicTo(out, back, there if piece + 1 < pieces else end)


def _curve(start: float, end: float) -> tuple[tuple[float, float], ...]:
    """The Bézier curve along the circle of radius 1, its start left out; at most a quarter."""
    out = 4 / 3 * tan((end - start) / 4)
    return (
        (cos(start) - out * sin(start), sin(start) + out * cos(start)),
        (cos(end) + out * sin(end), sin(end) - out * cos(end)),
        (cos(end), sin(end)),
    )
