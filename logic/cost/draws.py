"""Draws: points spread evenly over the ranges, always the same, and what they come to.

A rank-1 lattice without its origin: every input takes each of its quantiles once, so that the
points fill the ranges more evenly than chance would (Korobov 1959). With a prime number of points
the inputs share one order of the quantiles, and each only starts at a place of its own. An input
is drawn once for all columns, so that what both sides share does not widen their difference.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
from math import ceil
from mmap import mmap
from operator import sub
from typing import TYPE_CHECKING, cast

from logic.cost.model import product
from logic.points import FOLLOWS, TRIANGULAR, Points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from logic.cost.inputs import Range, Ranges
    from logic.points import Numbers

#: Draws of a result's totals, of its monthly bands, and of the ends the decision reads: each one
#: less than a prime.
DRAWS = 4000
BAND_DRAWS = 1020
END_DRAWS = 256
#: Points held in memory at once.
_AT_ONCE = 400
#: Cells a distribution is added up over to find its quantiles.
_CELLS = 128
#: A PERT distribution counts the likely value four times.
_PERT_WEIGHT = 4
#: By the number of draws, one less than a prime: a root of the prime, whose powers give the order
#: in which an input takes its quantiles, and where in it each coordinate starts. The starts are
#: found by search. Those of totals and bands are put together coordinate by coordinate, those of
#: bands so that the first are filled best, which each did best in random cases; those of the ends
#: keep the percentiles of sums of normal inputs.
_LATTICES = {
    4000: (
        3,
        """
        0 1563 1326 2526 1147 25 3498 3293 2488 1777 1352 95 3794 3210 468 1523 195 417 225
        1903 217 828 2421 1249 1414 909 1114 3757 1545 2573 1659 1005 3513 714 1704 778 442
        542 1483 1858 1571 411 1067 1533 2748 2985 1692 3074 804 1088 638 1511 1526 175 64 139
        949 2105 3833 1727 431 1472 1426 2440 3808 972 1872 657 2457 1581 2718 1454 1034 3136
        682 495 2704 1400 53 1852 1736 2385
        """,
    ),
    1020: (
        10,
        """
        0 255 82 337 8 900 273 440 331 401 413 972 638 407 25 477 679 179 345 854 806 287 382
        742 125 434 550 184 692 467 496 249 14 342 774 926 785 22 281 383 261 65 811 516 724
        460 961 269 387 743 32 703 418 316 1016 105 918 136 41 997 676 896 558 505 818 803 186
        475 801 327 887 140 984 324 442 220 492 194 158 988 266 840
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
TENTHS = (0.1, 0.5, 0.9)
_PLACES = {name: place for place, name in enumerate(Points._fields)}


def draw(
    ranges: Ranges, draws: int, places: Sequence[int] = (), at_once: int = _AT_ONCE
) -> Iterator[Points]:
    """The points of a lattice over these ranges, a part at a time so that few are in memory.

    Prices that follow another take its value and the premium. Every input has a coordinate of its
    own, or that at its place among ``places``. They are read by name, and drawn only then.
    """
    for first in range(0, draws, at_once):
        part = range(first, min(first + at_once, draws))
        drawn = _Drawn(ranges, draws, places or range(len(Points._fields)), part)
        yield cast("Points", drawn)


class _Drawn:
    """Points of a part of a lattice, each input drawn when it is first read.

    What a way to pay never reads is never spread over its range.
    """

    def __init__(self, ranges: Ranges, draws: int, places: Sequence[int], part: range) -> None:
        self._ranges = ranges
        self._draws = draws
        self._places = places
        self._rows = part

    def __getattr__(self, name: str) -> Numbers:
        if name in self._ranges.follows:
            found: Numbers = product(getattr(self, FOLLOWS[name]), self.tuned_premium)
        else:
            at = _PLACES[name]
            one, place = self._ranges.of[at], self._places[at]
            found = _spread_over(one, place, self._draws, self._rows)
        setattr(self, name, found)
        return found


def _spread_over(one: Range, place: int, draws: int, part: range) -> Numbers:
    count = len(part)
    if one.low >= one.high:
        return (one.likely,) * count
    values = _quantiles_of(draws)(one, draws)
    start = (part.start + _starts(draws)[place]) % draws
    found = array("f")
    found.frombytes(values[start : start + count].tobytes())
    found.frombytes(values[: max(0, start + count - draws)].tobytes())
    return found


@lru_cache(maxsize=4)
def _starts(draws: int) -> array[int]:
    """Where in the order of the quantiles each input starts."""
    return array("H", map(int, _LATTICES[draws][1].split()))


def _quantiles_of(draws: int) -> Callable[[Range, int], memoryview[float]]:
    """What gives quantiles and keeps them, for all inputs of each size of draws.

    In one place the one size would drive out the other before it is asked for again.
    """
    return {DRAWS: _of_totals, BAND_DRAWS: _of_bands}.get(draws, _of_ends)


@lru_cache(maxsize=len(Points._fields))
def _of_totals(one: Range, draws: int) -> memoryview[float]:
    """In pages of their own, which go back to the system when they are let go."""
    found = _quantiles(one, draws)
    held = memoryview(mmap(-1, found.nbytes))
    held[:] = found.cast("B")
    return held.cast("f")


@lru_cache(maxsize=len(Points._fields))
def _of_bands(one: Range, draws: int) -> memoryview[float]:
    return _quantiles(one, draws)


@lru_cache(maxsize=len(Points._fields))
def _of_ends(one: Range, draws: int) -> memoryview[float]:
    return _quantiles(one, draws)


def forget() -> None:
    """Let go of the quantiles of totals, which a result takes most memory for."""
    _of_totals.cache_clear()


def _quantiles(one: Range, draws: int) -> memoryview[float]:
    """The middle quantile of each of so many equal shares of a distribution, in their order.

    In single precision, right to seven digits.
    """
    return memoryview(array("f", map(quantiles(one, draws).__getitem__, _order(draws))))


@lru_cache(maxsize=4)
def _order(draws: int) -> array[int]:
    """The powers of a root of the prime, which are every number below it once, less one."""
    root, prime = _LATTICES[draws][0], draws + 1
    return array(
        "H", accumulate(range(draws - 1), lambda at, _: (at + 1) * root % prime - 1, initial=0)
    )


def quantiles(one: Range, count: int) -> list[float]:
    """The middle quantile of each of so many equal shares of a distribution, in rising order."""
    width = one.high - one.low
    mode = (one.likely - one.low) / width
    if one.shape == TRIANGULAR:
        return [one.low + width * value for value in _triangular(mode, count)]
    return _pert(one, mode, count)


def _pert(one: Range, mode: float, count: int) -> list[float]:
    """Quantiles of a PERT distribution, from its density added up cell by cell."""
    rising, falling = _PERT_WEIGHT * mode, _PERT_WEIGHT * (1 - mode)
    half, wide = 0.5 / _CELLS, (one.high - one.low) / _CELLS
    density = [x**rising * (1 - x) ** falling for x in (n * half for n in range(2 * _CELLS + 1))]
    below = [0.0]
    for n in range(0, 2 * _CELLS, 2):
        below.append(below[-1] + density[n] + 4 * density[n + 1] + density[n + 2])
    share = below[-1] / count
    found: list[float] = []
    for cell, (start, end) in enumerate(pairwise(below)):
        first, after = ceil(start / share - 0.5), ceil(end / share - 0.5)
        if first < after:
            step = share / (end - start) * wide
            least = one.low + cell * wide + ((first + 0.5) * share - start) * step / share
            found += accumulate(repeat(step, after - first - 1), initial=least)
    return found


def _triangular(mode: float, count: int) -> Iterator[float]:
    for number in range(count):
        share = (number + 0.5) / count
        if share < mode:
            yield (share * mode) ** 0.5
        else:
            yield 1 - ((1 - share) * (1 - mode)) ** 0.5


def percentiles(values: Numbers) -> tuple[float, float, float]:
    """P10, P50 and P90, between two draws where they fall between."""
    ranked = sorted(values)
    low, middle, high = (at_share(ranked, share) for share in TENTHS)
    return low, middle, high


def at_share(ranked: Sequence[float], share: float) -> float:
    """The value below which this share of ordered draws lies."""
    place = share * len(ranked) - 0.5
    below = int(place)
    part = place - below
    return ranked[below] + part * (ranked[min(below + 1, len(ranked) - 1)] - ranked[below])


def gap(foundation: Numbers, fine_tuned: Numbers) -> Numbers:
    """The first less the second, draw by draw."""
    return [*map(sub, foundation, fine_tuned)]
