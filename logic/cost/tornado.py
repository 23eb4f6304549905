"""What moves the difference: one input at a time, and the value at which the side changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from logic.cost.inputs import HORIZON, Range
from logic.cost.reading import likely_gap, on_scale
from logic.cost.values import Swing
from logic.model import Approach
from logic.points import FOLLOWS, Points, limits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from logic.cost.inputs import Inputs, Ranges
    from logic.cost.values import CostRoutes

#: Points of the fit scale within its range from which an input is worth knowing better.
WORTH_KNOWING = 10
#: Halvings that find the value at which the side changes.
_HALVINGS = 40
#: Differences smaller than this are none, in dollars.
_NOTHING = 1e-6
_MOST_MONTHS = 120.0


def tornado(inputs: Inputs, routes: CostRoutes, decisive: float) -> tuple[Swing, ...]:
    """Every input that moves the difference within its range, the widest swing first."""
    found = [one for one in _swings(inputs, routes, decisive) if _width(one) > _NOTHING]
    return tuple(sorted(found, key=_width, reverse=True))


def _width(swing: Swing) -> float:
    return abs(swing.at_high - swing.at_low)


def _swings(inputs: Inputs, routes: CostRoutes, decisive: float) -> Iterator[Swing]:
    ranges = inputs.ranges
    named = zip(Points._fields, ranges.of, strict=True)
    for name, one in (*((n, r) for n, r in named if n not in FOLLOWS), (HORIZON, inputs.horizon)):
        if one.low < one.high:
            yield _swing(name, one, Difference(ranges, routes, name), decisive)


class Difference:
    """The difference as one input changes, the others at their likely values."""

    def __init__(self, ranges: Ranges, routes: CostRoutes, name: str) -> None:
        self._ranges = ranges
        self._routes = routes
        self._name = name

    def __call__(self, value: float) -> float:
        """Foundation less fine-tuned, in dollars, with the input at a value."""
        return likely_gap(self._ranges.with_likely({self._name: value}), self._routes)


def _swing(name: str, one: Range, at: Callable[[float], float], decisive: float) -> Swing:
    low, high = at(one.low), at(one.high)
    scale = sorted((on_scale(low, decisive), on_scale(high, decisive)))
    turns = (low >= 0) is not (high >= 0)
    return Swing(
        input=name,
        low=one.low,
        likely=one.likely,
        high=one.high,
        at_low=low,
        at_high=high,
        turns_at=turns_at(name, one, at),
        precise=turns or scale[1] - scale[0] >= WORTH_KNOWING,
    )


def turns_at(name: str, one: Range, at: Callable[[float], float]) -> float | None:
    """The value at which both cost the same, in the range or within its width beside it."""
    width = one.high - one.low
    least, most = (1.0, _MOST_MONTHS) if name == HORIZON else limits_of(name)
    places = [max(least, one.low - width), one.low, one.likely, one.high]
    places = sorted({*places, min(most, one.high + width)}, key=_distance_from(one.likely))
    for place in places:
        if (at(place) >= 0) is not (at(one.likely) >= 0):
            return halved(at, one.likely, place)
    return None


def _distance_from(likely: float) -> Callable[[float], float]:
    def distance(place: float) -> float:
        return abs(place - likely)

    return distance


def halved(at: Callable[[float], float], start: float, end: float) -> float:
    """Where a difference is 0 between two values at which it has two signs.

    Most inputs are linear: the straight line is tried first, then the range is halved.
    """
    first, last = at(start), at(end)
    straight = start - first * (end - start) / (last - first)
    if abs(at(straight)) < _NOTHING * max(1.0, abs(first)):
        return straight
    for _ in range(_HALVINGS):
        middle = (start + end) / 2
        if (at(middle) >= 0) is (first >= 0):
            start = middle
        else:
            end = middle
    return (start + end) / 2


class EvenVolume(NamedTuple):
    """Requests a month at which both cost the same, and which approach is cheaper above that."""

    requests: float
    above: Approach


def even_volume(ranges: Ranges, routes: CostRoutes) -> EvenVolume | None:
    """Where both cost the same over the horizon as the volume changes; None without any."""
    at = Difference(ranges, routes, "volume")
    likely = ranges.of[Points._fields.index("volume")].likely
    now = at(likely)
    for place in (0.0, 10 * likely, 100 * likely, 10_000 * likely):
        if (at(place) >= 0) is not (now >= 0):
            saved = at(max(likely, place)) >= 0
            above = Approach.FINE_TUNED if saved else Approach.FOUNDATION
            return EvenVolume(halved(at, likely, place), above)
    return None
