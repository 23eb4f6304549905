"""Points from an order alone, shares from points, and where two people differ most."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from logic.model import Consideration

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST = 100


def points_for_order(order: Sequence[str]) -> dict[str, int]:
    """Points at the centre of all weightings that keep an order, the first at 100.

    Source: rank-order centroid, Barron and Barrett 1996.
    """
    count = len(order)
    parts = [Fraction(1, place) for place in range(1, count + 1)]
    centre = [sum(parts[at:], Fraction(0)) for at in range(count)]
    return {
        name: round(_MOST * weight / centre[0]) for name, weight in zip(order, centre, strict=True)
    }


def in_order(points: Mapping[str, int]) -> tuple[Consideration, ...]:
    """The considerations, most points first; equal and missing ones in their usual order."""
    place = {k: n for n, k in enumerate(Consideration)}

    def rank(k: Consideration) -> tuple[int, int]:
        return -points.get(k, -1), place[k]

    return tuple(sorted(Consideration, key=rank))


def place_of(points: Mapping[str, int], of: Consideration) -> int:
    """The place of a consideration that has points, 1 for the most; equal ones share one."""
    return 1 + sum(other > points[of] for other in points.values())


def moved(points: Mapping[str, int], of: Consideration, by: int) -> dict[str, int]:
    """The points once a consideration has changed places with its neighbour above or below.

    Where some have no points yet, all get those of the new order; else the two swap theirs.
    """
    order = list(in_order(points))
    here = order.index(of)
    there = min(max(here + by, 0), len(order) - 1)
    other = order[there]
    order[here], order[there] = other, of
    if len(points) < len(order) or points[of] == points[other]:
        return points_for_order(order)
    return {**points, of: points[other], other: points[of]}


def weight_of(points: Mapping[str, int], of: Consideration) -> Fraction:
    """A consideration's share of all points, 0 where nothing has any."""
    total = sum(points.values())
    return Fraction(points.get(of, 0), total) if total else Fraction(0)


def differs_most(sets: Sequence[Mapping[str, int]]) -> Consideration | None:
    """The consideration whose weight differs most between people, None where none does.

    A set with points missing says nothing of those, and so no weights: it is compared with none.
    """
    whole = [points for points in sets if len(points) == len(Consideration)]
    weights = {k: [weight_of(points, k) for points in whole] for k in Consideration}
    spread = {k: max(found) - min(found) for k, found in weights.items() if found}
    widest = max(spread, key=lambda k: spread[k], default=None)
    return widest if widest is not None and spread[widest] else None
