"""Percentiles of a sum of parts that share hardly an input: every value may meet every other.

The draws of each part are counted in cells of one width. How many sums lie in every cell is the
product of polynomials that have these counts as coefficients, and those are multiplied as whole
numbers with room for every coefficient (Kronecker 1882).
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from itertools import accumulate, chain, repeat
from math import ceil, prod, sqrt
from operator import mul, sub
from typing import TYPE_CHECKING, Literal, NamedTuple

from logic.cost.draws import TENTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from logic.points import Numbers

#: Cells in a standard deviation of the sum, and the most from its least value to its greatest.
_CELLS = 16
_MOST_CELLS = 4000
#: Of so many draws a variance is taken.
_LOOKED_AT = 200
#: A count of fewer sums than that takes half as many bytes as any other.
_FEW = 1 << 8 * array("I").itemsize


class Meeting(NamedTuple):
    """How many sums lie below each cell's edges, where the first is, their width, and the mean.

    What several parts read widens the sum, or narrows it: by ``stretch`` about its mean.
    """

    below: Sequence[int]
    first: float
    width: float
    mean: float
    stretch: float

    def percentiles(self) -> tuple[float, float, float]:
        """P10, P50 and P90 of the sum."""
        low, middle, high = map(self._at, TENTHS)
        return low, middle, high

    def share_above(self, value: float) -> float:
        """The share of the sums above a value."""
        if not self.stretch or not self.width:
            return float(self.mean > value)
        apart = self.mean + (value - self.mean) / self.stretch
        place = min(max(0.0, (apart - self.first) / self.width), len(self.below) - 1.0)
        low, high = self.below[int(place)], self.below[ceil(place)]
        return 1 - (low + (place - int(place)) * (high - low)) / self.below[-1]

    def _at(self, share: float) -> float:
        """The value below which this share of the sums lies."""
        if not self.width:
            return self.mean
        wanted = share * self.below[-1]
        cell = bisect_left(self.below, wanted) - 1
        low, high = self.below[cell : cell + 2]
        value = self.first + self.width * (cell + (wanted - low) / (high - low))
        return self.mean + self.stretch * (value - self.mean)


def meet(parts: Iterable[Numbers], shared: float = 0.0) -> Meeting:
    """The sum of parts, from the draws of each; what they share adds so much to its variance."""
    ranked = [*map(sorted, parts)]
    means = [sum(one) / len(one) for one in ranked]
    mean, apart = sum(means), sum(map(_variance, ranked, means))
    span = sum(one[-1] - one[0] for one in ranked)
    width = max(sqrt(apart) / _CELLS, span / _MOST_CELLS)
    if not apart or not width:
        return Meeting((), mean, 0.0, mean, 1.0)
    counts = [_below(one, width) for one in ranked]
    # The cells stand where their mean is that of the draws.
    cells = sum(len(one) - sum(one) / one[-1] for one in counts)
    first = mean - width * (cells + 0.5)
    stretch = sqrt(max(0.0, 1 + shared / apart))
    return Meeting([0, *accumulate(_met(counts))], first, width, mean, stretch)


def _variance(ranked: Sequence[float], mean: float) -> float:
    some = ranked[:: ceil(len(ranked) / _LOOKED_AT)]
    apart = [*map(sub, some, repeat(mean))]
    squares: float = sum(map(mul, apart, apart))
    return squares / len(apart)


def _below(ranked: Sequence[float], width: float) -> list[int]:
    """How many values lie below the upper edge of each cell from the least value on."""
    cells = int((ranked[-1] - ranked[0]) / width) + 1
    edges = [ranked[0] + width * n for n in range(1, cells)]
    return [*map(bisect_left, repeat(ranked), edges), len(ranked)]


def _met(counts: Sequence[Sequence[int]]) -> Sequence[int]:
    """How many sums lie in each cell, from the values of every part below each cell's edge."""
    kind: Literal["I", "Q"] = "I" if prod(one[-1] for one in counts) < _FEW else "Q"
    inside = [array(kind, map(sub, one, chain((0,), one))) for one in counts]
    whole = prod(int.from_bytes(one.tobytes(), sys.byteorder) for one in inside)
    cells = sum(map(len, counts)) - len(counts) + 1
    packed = whole.to_bytes(cells * inside[0].itemsize, sys.byteorder)
    return memoryview(packed).cast(kind)
