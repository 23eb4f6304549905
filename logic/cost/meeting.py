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
#: Steps between the percentiles of several kinds.
_STEPS = 1000
#: A count of fewer sums than that takes half as many bytes as any other.
_FEW = 1 << 8 * array("I").itemsize


class Meeting(NamedTuple):
    """How many sums lie below each cell's edges, where the first is, and their width.

    With the means of the parts and the variance of their sum. What several parts read widens the
    sum, or narrows it: by ``stretch`` about its mean.
    """

    below: Sequence[int]
    first: float
    width: float
    means: Sequence[float]
    variance: float
    stretch: float = 1.0

    @property
    def mean(self) -> float:
        """The mean of the sum."""
        return sum(self.means)

    def stretched(self, shared: float) -> Meeting:
        """The same where what the parts share adds so much to the variance."""
        if not self.variance:
            return self
        return self._replace(stretch=sqrt(max(0.0, 1 + shared / self.variance)))

    def percentiles(self) -> tuple[float, float, float]:
        """P10, P50 and P90 of the sum."""
        low, middle, high = map(self._at, TENTHS)
        return low, middle, high

    def share_above(self, value: float) -> float:
        """The share of the sums above a value."""
        mean = self.mean
        if not self.stretch or not self.width:
            return float(mean > value)
        apart = mean + (value - mean) / self.stretch
        place = min(max(0.0, (apart - self.first) / self.width), len(self.below) - 1.0)
        low, high = self.below[int(place)], self.below[ceil(place)]
        return 1 - (low + (place - int(place)) * (high - low)) / self.below[-1]

    def _at(self, share: float) -> float:
        """The value below which this share of the sums lies."""
        mean = self.mean
        if not self.width:
            return mean
        wanted = share * self.below[-1]
        cell = bisect_left(self.below, wanted) - 1
        low, high = self.below[cell : cell + 2]
        value = self.first + self.width * (cell + (wanted - low) / (high - low))
        return mean + self.stretch * (value - mean)


class Mixture(NamedTuple):
    """Sums of several kinds, each kind with its share of all."""

    shares: Sequence[float]
    kinds: Sequence[Meeting]

    def percentiles(self) -> tuple[float, float, float]:
        """P10, P50 and P90 of all."""
        every = zip(*(one.percentiles() for one in self.kinds), strict=True)
        low, middle, high = map(self._between, TENTHS, every)
        return low, middle, high

    def _between(self, share: float, ends: Sequence[float]) -> float:
        """The value below which this share lies, between those of the kinds."""
        low, step = min(ends), (max(ends) - min(ends)) / _STEPS
        if not step:
            return low
        return low + step * bisect_left(
            range(_STEPS), share, key=lambda place: self._below(low + step * place)
        )

    def _below(self, value: float) -> float:
        apart = (one.share_above(value) for one in self.kinds)
        above: float = sum(map(mul, self.shares, apart))
        return 1 - above


def mixed(shares: Sequence[float], kinds: Sequence[Meeting], shared: float) -> Mixture:
    """The sums of several kinds; what their parts share adds so much to the variance of all.

    A part of that stands between the kinds already.
    """
    means = [one.means for one in kinds]
    between = _square_apart(shares, [*map(sum, means)])
    between -= sum(_square_apart(shares, of_part) for of_part in zip(*means, strict=True))
    return Mixture(shares, [one.stretched(shared - between) for one in kinds])


def _square_apart(shares: Sequence[float], means: Sequence[float]) -> float:
    mean = sum(map(mul, shares, means))
    squares: float = sum(map(mul, shares, ((one - mean) ** 2 for one in means)))
    return squares


def meet(parts: Iterable[Numbers], shared: float = 0.0) -> Meeting:
    """The sum of parts, from the draws of each; what they share adds so much to its variance."""
    ranked = [*map(sorted, parts)]
    means = [sum(one) / len(one) for one in ranked]
    mean, apart = sum(means), sum(map(_variance, ranked, means))
    span = sum(one[-1] - one[0] for one in ranked)
    width = max(sqrt(apart) / _CELLS, span / _MOST_CELLS)
    if not apart or not width:
        return Meeting((), mean, 0.0, means, 0.0)
    counts = [_below(one, width) for one in ranked]
    # The cells stand where their mean is that of the draws.
    cells = sum(len(one) - sum(one) / one[-1] for one in counts)
    first = mean - width * (cells + 0.5)
    met = Meeting([0, *accumulate(_met(counts))], first, width, means, apart)
    return met.stretched(shared)


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
