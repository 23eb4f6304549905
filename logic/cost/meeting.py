"""Percentiles of a sum of two parts that have no input in common: every value may meet every other.

So many draws of each part count as their square for the sum. The wider part keeps its draws, the
narrower one is taken as the means of equal shares of its draws.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple

from logic.cost.draws import TENTHS, at_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.points import Numbers

#: Shares the narrower part is taken as.
_SHARES = 80
#: Halvings that find a percentile within the width of the narrower part.
_HALVINGS = 12


class Meeting(NamedTuple):
    """The draws of the wider part in order, the means of shares of the narrower, and the middle.

    What both parts do read widens the sum, or narrows it: by ``stretch`` about its mean.
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


def meet(one: Numbers, other: Numbers, stretch: float = 1.0) -> Meeting:
    """The sum of two parts, from the draws of each."""
    narrow, wide = sorted((sorted(one), sorted(other)), key=_width)
    shares = min(_SHARES, len(narrow))
    ends = [n * len(narrow) // shares for n in range(shares + 1)]
    means = [_mean(narrow[start:end]) for start, end in pairwise(ends)]
    return Meeting(wide, means, _mean(wide) + _mean(narrow), stretch)


def _mean(values: Numbers) -> float:
    return sum(values) / len(values)


def _width(ranked: Sequence[float]) -> float:
    return at_share(ranked, TENTHS[-1]) - at_share(ranked, TENTHS[0])
