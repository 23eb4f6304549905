"""A figure on its way to another one: bars change their length, words are at once in place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from logic.figures.values import Box, Line, Polygon

if TYPE_CHECKING:
    from logic.figures.values import Item


def between(before: tuple[Item, ...], after: tuple[Item, ...], way: float) -> tuple[Item, ...]:
    """Where the shapes of ``after`` have come to, ``way`` from 0 to 1.

    A shape comes from the one of its row that looks like it, and moves to the left or right
    only; one that has none is at once where it belongs, and so is all on another axis.
    """
    if _axis(before) != _axis(after):
        return after
    waiting: dict[object, list[Item]] = defaultdict(list)
    for item in reversed(before):
        waiting[_looks(item)].append(item)
    found = []
    for new in after:
        olds = waiting[_looks(new)]
        found.append(_moved(olds.pop(), new, way) if olds else new)
    return tuple(found)


def _axis(items: tuple[Item, ...]) -> Line | None:
    """The line bars stand at: the highest there is."""
    lines = (item for item in items if isinstance(item, Line))
    return max(lines, key=lambda line: abs(line.y2 - line.y1), default=None)


def _looks(item: Item) -> object:
    """What a shape has in common with itself elsewhere in its row."""
    if isinstance(item, Box):
        return item.y, item.height, item.fill, item.outline, item.hatch, item.dash
    if isinstance(item, Line):
        return item.y1, item.y2, item.role, item.width, item.dash
    if isinstance(item, Polygon):
        return item.fill, tuple(y for _, y in item.points)
    return None


def _moved(old: Item, new: Item, way: float) -> Item:
    if isinstance(old, Box) and isinstance(new, Box):
        wide = _mid(old.width, new.width, way)
        return replace(new, x=_mid(old.x, new.x, way), width=wide)
    if isinstance(old, Line) and isinstance(new, Line):
        return replace(new, x1=_mid(old.x1, new.x1, way), x2=_mid(old.x2, new.x2, way))
    if isinstance(old, Polygon) and isinstance(new, Polygon):
        corners = zip(old.points, new.points, strict=True)
        return replace(new, points=tuple((_mid(a, b, way), y) for (a, _), (b, y) in corners))
    return new


def _mid(old: float, new: float, way: float) -> float:
    return old + (new - old) * way
