"""Percentiles of a sum of parts that share hardly an input: every value may meet every other.

So many draws of each part count as their product for the sum. The widest part keeps its draws,
the others are taken as the means of equal shares of theirs.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise, repeat, starmap
from itertools import product as pairs_of
from math import ceil
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from logic.cost.draws import TENTHS, at_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from logic.points import Numbers

#: Shares all but the widest part are taken as, and those any after the second meets them with.
_SHARES = 80
_FEWER = 40
#: Of so many draws a variance is taken.
_LOOKED_AT = 500
#: Halvings that find a percentile within the width of the narrower parts.
_HALVINGS = 12


class Meeting(NamedTuple):
    """The draws of the widest part in order, means of shares of the others' sum, and the mean.

    What several parts read widens the sum, or narrows it: by ``stretch`` about its mean.
    """

    wide: Sequence[float]
    narrow: Sequence[float]
    mean: float
    stretch: float

    def percentiles(self) -> tuple[float, float, float]:
        """P10, P50 and P90 of the sum."""
        low, middle, high = (self._stretched(self._at(share)) for share in TENTHS)
        return low, middle, high

    def share_above(self, value: float) -> float:
        """The share of the sums above a value."""
        if not self.stretch:
            return float(self.mean > value)
        apart = self.mean + (value - self.mean) / self.stretch
        return 1 - self._up_to(apart) / (len(self.wide) * len(self.narrow))

    def _stretched(self, value: float) -> float:
        return self.mean + self.stretch * (value - self.mean)

    def _at(self, share: float) -> float:
        """The value below which this share of the sums lies."""
        place = at_share(self.wide, share)
        low, high = place + self.narrow[0], place + self.narrow[-1]
        wanted = share * len(self.wide) * len(self.narrow)
        for _ in range(_HALVINGS if low < high else 0):
            middle = (low + high) / 2
            if self._up_to(middle) < wanted:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def _up_to(self, value: float) -> int:
        """How many of the sums a value reaches."""
        return sum(map(bisect_right, repeat(self.wide), [value - one for one in self.narrow]))


def meet(parts: Iterable[Numbers], shared: float = 0.0) -> Meeting:
    """The sum of parts, from the draws of each; what they share adds so much to its variance."""
    wide, middle, *narrow = sorted(map(sorted, parts), key=_width, reverse=True)
    means = _means(middle, _SHARES)
    for one in narrow:
        sums = starmap(add, pairs_of(means, _means(one, _FEWER)))
        means = _means(sorted(sums), _SHARES)
    apart = sum(map(_variance, (wide, middle, *narrow)))
    stretch = max(0.0, 1 + shared / apart) ** 0.5 if apart else 1.0
    return Meeting(wide, means, _mean(wide) + _mean(means), stretch)


def _variance(ranked: Sequence[float]) -> float:
    some = ranked[:: ceil(len(ranked) / _LOOKED_AT)]
    mean = _mean(some)
    return _mean([(one - mean) ** 2 for one in some])


def _means(ranked: Sequence[float], shares: int) -> list[float]:
    """The means of so many equal shares."""
    shares = min(shares, len(ranked))
    ends = [n * len(ranked) // shares for n in range(shares + 1)]
    return [_mean(ranked[start:end]) for start, end in pairwise(ends)]


def _mean(values: Numbers) -> float:
    return sum(values) / len(values)


def _width(ranked: Sequence[float]) -> float:
    return at_share(ranked, TENTHS[-1]) - at_share(ranked, TENTHS[0])
