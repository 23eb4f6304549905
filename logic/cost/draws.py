"""Draws: points spread evenly over the ranges, always the same, and what they come to.

A rank-1 lattice: every input takes each of its quantiles once, in an order of its own, so that
the points fill the ranges more evenly than chance would. An input is drawn once for all
columns, so that what both sides share does not widen their difference.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import pairwise
from math import ceil
from operator import itemgetter, sub
from typing import TYPE_CHECKING

from logic.cost.inputs import followed
from logic.cost.model import flow_of, sums_of, totals
from logic.cost.timing import walk
from logic.cost.values import Column, Spread
from logic.points import FOLLOWS, TRIANGULAR, Points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from logic.cost.inputs import Range, Ranges
    from logic.cost.model import CostRoutes
    from logic.points import Numbers

#: Draws of a result's totals, of its monthly bands, and of the ends the decision reads: powers
#: of two. Long horizons take fewer for the bands.
DRAWS = 4096
BAND_DRAWS = 1024
END_DRAWS = 256
#: Points held in memory at once.
_AT_ONCE = 1024
#: Cells a distribution is added up over to find its quantiles.
_CELLS = 128
#: A PERT distribution counts the likely value four times.
_PERT_WEIGHT = 4
#: Odd numbers: the step of each input through its quantiles, found by search for even spread.
_STEPS = (
    1,
    1595,
    2413,
    2943,
    371,
    1945,
    1269,
    661,
    3179,
    2433,
    693,
    3913,
    1987,
    1219,
    3843,
    887,
    1881,
    1255,
    3291,
    3783,
    2381,
    3423,
    2119,
    2007,
    3957,
    3515,
    3045,
    501,
    3893,
    3361,
    3395,
    3275,
    1083,
    7,
    975,
    1749,
    3699,
    4057,
    3925,
    2891,
    3795,
    607,
    683,
    1039,
    2429,
    1501,
    43,
    2717,
    967,
    535,
    423,
    3753,
    1623,
    2475,
    635,
    1943,
    83,
    1645,
    2251,
    3761,
    2563,
    269,
    3135,
    2481,
    911,
    55,
    3723,
    1135,
    3195,
    3431,
    1923,
    1073,
    2257,
    3799,
    107,
    3397,
    2625,
    4079,
    1067,
    1115,
    2087,
)
#: Where each input starts among its quantiles: multiples of the golden section.
_GOLDEN = 0.6180339887498949
#: Odd, large and without pattern in its bits.
_UNEVEN = 2_654_435_761
#: Kept once, for all orders.
_NUMBERS = tuple(range(DRAWS))
_TENTHS = (0.1, 0.5, 0.9)


def draw(ranges: Ranges, draws: int) -> Iterator[Points]:
    """The points of a lattice over these ranges, a part at a time so that few are in memory.

    Prices that follow another take its value and the premium.
    """
    for first in range(0, draws, _AT_ONCE):
        yield _part(ranges, draws, first)


def _part(ranges: Ranges, draws: int, first: int) -> Points:
    found: dict[str, Numbers] = {}
    for place, (name, one) in enumerate(zip(Points._fields, ranges.of, strict=True)):
        if name not in ranges.follows:
            found[name] = _spread_over(one, place, draws, first)
    followers = {name: found[FOLLOWS[name]] for name in ranges.follows}
    return followed(Points(**found, **followers), followers)


def _spread_over(one: Range, place: int, draws: int, first: int) -> Numbers:
    if one.low >= one.high:
        return (one.likely,) * min(draws, _AT_ONCE)
    order = _order(place, draws, first)
    return order(_quantiles(one, draws))


@lru_cache(maxsize=512)
def _order(place: int, draws: int, first: int) -> Callable[[Sequence[float]], tuple[float, ...]]:
    """What takes the quantiles of an input in the order of a part of the points."""
    step, start = _STEPS[place], int(DRAWS * ((place + 1) * _GOLDEN % 1))
    last, stretch = DRAWS - 1, DRAWS // draws
    some = _some(draws)[first : first + _AT_ONCE]
    return itemgetter(*[_NUMBERS[(start + n * step & last) // stretch] for n in some])


@lru_cache(maxsize=4)
def _some(draws: int) -> tuple[int, ...]:
    """The numbers of some of the points: one of each stretch, which one by an uneven rule."""
    stretch = DRAWS // draws
    return tuple(stretch * n + (n * _UNEVEN >> 8) % stretch for n in range(draws))


@lru_cache(maxsize=128)
def _quantiles(one: Range, draws: int) -> array[float]:
    """The middle quantile of each of so many equal shares of a distribution."""
    width = one.high - one.low
    mode = (one.likely - one.low) / width
    return array("d", [one.low + width * v for v in quantiles(mode, one.shape, draws)])


def quantiles(mode: float, shape: str, count: int) -> Iterator[float]:
    """The middle quantile of each of so many equal shares of a distribution on 0 to 1."""
    return (_triangular if shape == TRIANGULAR else _pert)(mode, count)


def _pert(mode: float, draws: int) -> Iterator[float]:
    """Quantiles of a PERT distribution on 0 to 1, from its density added up cell by cell."""
    rising, falling = _PERT_WEIGHT * mode, _PERT_WEIGHT * (1 - mode)
    half = 0.5 / _CELLS
    at = [n * half for n in range(2 * _CELLS + 1)]
    density = [x**rising * (1 - x) ** falling for x in at]
    below = [0.0]
    for n in range(0, 2 * _CELLS, 2):
        below.append(below[-1] + density[n] + 4 * density[n + 1] + density[n + 2])
    share = below[-1] / draws
    for cell, (start, end) in enumerate(pairwise(below)):
        first, after = ceil(start / share - 0.5), ceil(end / share - 0.5)
        step = share / (end - start) / _CELLS if end > start else 0.0
        least = cell / _CELLS + (0.5 * share - start) * step / share
        yield from [least + number * step for number in range(first, after)]


def _triangular(mode: float, draws: int) -> Iterator[float]:
    for number in range(draws):
        share = (number + 0.5) / draws
        if share < mode:
            yield (share * mode) ** 0.5
        else:
            yield 1 - ((1 - share) * (1 - mode)) ** 0.5


def spread(values: Numbers, likely: float) -> Spread:
    """P10, P50 and P90 of draws, beside the likely value."""
    p10, p50, p90 = percentiles(values)
    return Spread(p10=p10, p50=p50, p90=p90, likely=likely)


def percentiles(values: Numbers) -> tuple[float, float, float]:
    """P10, P50 and P90, between two draws where they fall between."""
    ranked = sorted(values)
    low, middle, high = (_at(ranked, share) for share in _TENTHS)
    return low, middle, high


def _at(ranked: Sequence[float], share: float) -> float:
    place = share * len(ranked) - 0.5
    below = int(place)
    part = place - below
    return ranked[below] + part * (ranked[min(below + 1, len(ranked) - 1)] - ranked[below])


def gap(foundation: Numbers, fine_tuned: Numbers) -> Numbers:
    """The first less the second, draw by draw."""
    return [*map(sub, foundation, fine_tuned)]


def by_month(
    p: Points, columns: Sequence[Column], routes: CostRoutes, months: int
) -> Iterator[list[Numbers]]:
    """For month 0 and each after it what every column has cost by then, in each draw."""
    sums = [(column, sums_of(flow_of(p, column, routes, months))) for column in columns]
    for times in walk(p, months, months):
        yield [totals(one, times, column) for column, one in sums]
