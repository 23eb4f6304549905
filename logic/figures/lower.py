"""Moves what is drawn down, to make room for more lines above it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.figures.values import Line, Polygon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.figures.values import Item, Spot


def lowered(items: Iterable[Item], by: float) -> tuple[Item, ...]:
    """The items, this much lower."""
    return tuple(_lower(item, by) for item in items) if by else tuple(items)


def lowered_spots(spots: Iterable[Spot], by: float) -> tuple[Spot, ...]:
    """The spots, this much lower."""
    return tuple(_lower_spot(spot, by) for spot in spots) if by else tuple(spots)


def _lower(item: Item, by: float) -> Item:
    if isinstance(item, Line):
        return replace(item, y1=item.y1 + by, y2=item.y2 + by)
    if isinstance(item, Polygon):
        return replace(item, points=tuple((x, y + by) for x, y in item.points))
    return replace(item, y=item.y + by)


def _lower_spot(spot: Spot, by: float) -> Spot:
    text = spot.text and replace(spot.text, y=spot.text.y + by)
    more = (replace(line, y=line.y + by) for line in spot.more)
    return replace(spot, y=spot.y + by, text=text, more=tuple(more))
