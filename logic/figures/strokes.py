"""Lines made of straight pieces: whole, dashed, and slanting lines that fill a shape."""

from __future__ import annotations

from itertools import pairwise
from math import dist
from typing import TYPE_CHECKING

from logic.figures.values import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from logic.figures.values import Role

Point = tuple[float, float]
_ON, _OFF = 8.0, 5.0


def path(points: Sequence[Point], role: Role, width: float) -> Iterator[Line]:
    """A line through the points."""
    for one, other in pairwise(points):
        yield _line(one, other, role, width)


def dashed(points: Sequence[Point], role: Role, width: float) -> Iterator[Line]:
    """A dashed line through the points; dashes go on around the corners."""
    left, drawn = _ON, True
    for start, end in pairwise(points):
        length, at = dist(start, end), 0.0
        while length - at > left:
            if drawn:
                yield _line(_on(start, end, at), _on(start, end, at + left), role, width)
            at += left
            drawn = not drawn
            left = _ON if drawn else _OFF
        if drawn and length > at:
            yield _line(_on(start, end, at), end, role, width)
        left -= length - at


def hatched(shape: Sequence[Point], role: Role, step: float) -> Iterator[Line]:
    """Slanting lines inside a closed shape, ``step`` apart and rising to the right."""
    sums = [x + y for x, y in shape]
    at = min(sums) + step / 2
    while at < max(sums):
        crossings = sorted(_crossings(shape, at))
        for one, other in zip(crossings[::2], crossings[1::2], strict=True):
            yield _line(one, other, role, 1.6)
        at += step


def _crossings(shape: Sequence[Point], at: float) -> Iterator[Point]:
    """Where the line x + y = ``at`` meets the edges: always an even number of times."""
    for one, other in zip(shape, (*shape[1:], shape[0]), strict=True):
        first, last = sum(one) - at, sum(other) - at
        if (first < 0) != (last < 0):
            share = first / (first - last)
            x = one[0] + share * (other[0] - one[0])
            yield x, at - x


def _on(start: Point, end: Point, at: float) -> Point:
    share = at / dist(start, end)
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _line(one: Point, other: Point, role: Role, width: float) -> Line:
    return Line(x1=one[0], y1=one[1], x2=other[0], y2=other[1], role=role, width=width)
