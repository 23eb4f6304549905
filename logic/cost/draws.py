"""Draws: points spread evenly over the ranges, always the same, and what they come to.

A rank-1 lattice without its origin: every input takes each of its quantiles once, so that the
points fill the ranges more evenly than chance would. With a prime number of points the inputs
share one order of the quantiles, and each only starts at a place of its own. An input is drawn
once for all columns, so that what both sides share does not widen their difference.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil
from operator import sub
from typing import TYPE_CHECKING

from logic.cost.inputs import followed
from logic.cost.model import flow_of, sums_of, totals
from logic.cost.timing import walk
from logic.cost.values import Column, Spread
from logic.points import FOLLOWS, TRIANGULAR, Points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from logic.cost.inputs import Range, Ranges
    from logic.cost.model import CostRoutes
    from logic.points import Numbers

#: Draws of a result's totals, of its monthly bands, and of the ends the decision reads: each one
#: less than a prime. Long horizons take fewer for the bands.
DRAWS = 5502
BAND_DRAWS = 1020
END_DRAWS = 256
#: Points held in memory at once.
_AT_ONCE = 1024
#: Cells a distribution is added up over to find its quantiles.
_CELLS = 128
#: A PERT distribution counts the likely value four times.
_PERT_WEIGHT = 4
#: By the number of draws, one less than a prime: a root of the prime, whose powers give the order
#: in which an input takes its quantiles, and where in it each input starts. The starts are found
#: by search: sums of normal inputs, weighted as ours in random cases, keep their percentiles.
_LATTICES = {
    5502: (
        3,
        """
        875 3724 2055 4036 3087 1601 5224 1368 4109 1586 3050 1899 4678 2093 1872 5438 4786 4308
        2129 395 889 4195 4202 804 4115 5193 3904 4584 3470 2586 2973 1784 1719 1659 1162 3766
        1171 1236 1123 3280 2508 3337 2402 2138 5186 506 3109 1639 3868 4569 4058 3190 965 2776
        2162 828 2839 288 100 3520 516 2419 4330 1462 4873 4684 2141 3092 4438 1993 1539 4499
        1275 4171 4662 3083 1572 1206 3929 1100 4974
        """,
    ),
    1020: (
        10,
        """
        151 916 669 233 533 998 424 81 31 681 103 459 620 889 205 956 277 240 752 83 1007 667
        922 786 75 805 868 186 709 107 864 387 225 651 875 249 849 317 618 101 128 390 625 216
        10 746 647 714 991 359 893 663 511 1006 477 952 102 375 577 191 19 224 471 634 1012 468
        346 641 702 1019 748 45 843 528 580 243 4 370 44 374 217
        """,
    ),
    256: (
        3,
        """
        193 30 229 3 172 244 219 34 104 33 19 203 185 142 70 173 208 6 98 39 108 120 187 88 212
        197 151 121 54 106 128 109 72 112 205 46 13 81 165 191 118 223 93 79 89 107 135 224 201
        202 199 94 251 210 169 117 125 215 22 168 189 163 76 127 52 140 10 160 190 186 148 159
        242 166 225 252 220 1 136 132 67
        """,
    ),
}
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
    count = min(draws - first, _AT_ONCE)
    if one.low >= one.high:
        return (one.likely,) * count
    values = _quantiles(one, draws)
    start = (first + _starts(draws)[place]) % draws
    return values[start : start + count] + values[: max(0, start + count - draws)]


@lru_cache(maxsize=4)
def _starts(draws: int) -> array[int]:
    """Where in the order of the quantiles each input starts."""
    return array("H", map(int, _LATTICES[draws][1].split()))


@lru_cache(maxsize=128)
def _quantiles(one: Range, draws: int) -> array[float]:
    """The middle quantile of each of so many equal shares of a distribution, in their order."""
    width = one.high - one.low
    mode = (one.likely - one.low) / width
    found = [one.low + width * v for v in quantiles(mode, one.shape, draws)]
    return array("d", map(found.__getitem__, _order(draws)))


@lru_cache(maxsize=4)
def _order(draws: int) -> array[int]:
    """The powers of a root of the prime, which are every number below it once, less one."""
    root, prime = _LATTICES[draws][0], draws + 1
    return array(
        "H", accumulate(range(draws - 1), lambda at, _: (at + 1) * root % prime - 1, initial=0)
    )


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
