"""The side the weights put first, many times over: whole numbers, and floats where they do.

The same answer as ``logic.ruling`` gives for one assessment, which says how firm it is too. A
share is first worked out in floats, good to 1e-12; one that close to a threshold again exactly.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from operator import mul
from typing import TYPE_CHECKING

from logic.assessment import Certainty
from logic.firmness import PERCENT, is_too_close, share_for, traded
from logic.model import Approach, Consideration
from logic.robustness import share_of_weightings
from logic.scoring import is_weighed, swing_points

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.model import Content

    Points = tuple[int, ...]

#: Floats this near a threshold decide nothing.
CLOSE = 1e-9


class Scale:
    """The points of an assessment's considerations, held against differences.

    ``points`` are the differences of every consideration but cost, in their order, over one
    denominator, the ``unit``; cost is a difference as it is.
    """

    def __init__(self, content: Content, assessment: Assessment, unit: int) -> None:
        stated = assessment.agreed_priorities()
        self._limits = content.limits
        self._swing = swing_points(assessment)
        self._points = tuple(self._swing[k] for k in Consideration)
        self._certainty = stated.certainty if is_weighed(stated) else Certainty.NONE
        self._outweighs = stated.outweighs if stated.certainty is Certainty.NONE else ()
        self._unit = unit
        self._bound = content.limits.too_close_below * unit * sum(self._points)
        self._tossed: dict[tuple[Approach, Points, int], bool] = {}

    def weigh(self, points: Points) -> int:
        """The swing-weighted sum of the considerations before cost, not normalised."""
        return sum(map(mul, self._points, points))

    def side(self, score: int, cost: int) -> Approach | None:
        """The side of the lead, None where it is too close; shares are not looked at."""
        lead = score + self._swing[Consideration.COST] * cost * self._unit
        if abs(lead) < self._bound:
            return None
        return Approach.FINE_TUNED if lead > 0 else Approach.FOUNDATION

    def is_tossed(self, side: Approach, points: Points, cost: int) -> bool:
        """Whether the share of weightings under which a side leads makes it too close."""
        key = (side, points, cost)
        if key not in self._tossed:
            self._tossed[key] = self._toss(side, (*points, cost * self._unit))
        return self._tossed[key]

    def _toss(self, side: Approach, points: Points) -> bool:
        low, high = self._quick_share(side, points)
        below = low - self._limits.toss_to / PERCENT
        above = high - self._limits.toss_from / PERCENT
        if min(abs(below), abs(above)) > CLOSE:
            return below < 0 < above
        differences = {k: Fraction(d) for k, d in zip(Consideration, points, strict=True)}
        share = share_for(side, differences, self._swing, self._certainty, self._outweighs)
        lead = Fraction(self._limits.too_close_below)
        return is_too_close(self._limits, lead, share)

    def holds(self, side: Approach, points: Points, cost: int) -> bool:
        """Whether a side is printed for certain with these differences and any kinder to it."""
        if self.side(self.weigh(points), cost) is not side:
            return False
        low, _ = self._quick_share(side, (*points, cost * self._unit))
        return low > self._limits.toss_to / PERCENT + CLOSE

    def _quick_share(self, side: Approach, points: Points) -> tuple[float, float]:
        """The lowest and highest share, as ``firmness.share_for`` has them, in floats."""
        sign = 1.0 if side is Approach.FINE_TUNED else -1.0
        values = [sign * float(value) for value in points]
        if self._certainty is Certainty.NONE or len(set(self._points)) == 1:
            return (float(share_of_weightings(traded(values, self._outweighs))),) * 2
        if self._certainty is Certainty.EXACT:
            return (float(sum(map(mul, self._points, values)) > 0),) * 2
        pairs = list(zip(self._points, values, strict=True))
        low = _share_in_order(sorted(pairs, key=_rising))
        if len(set(self._points)) == len(self._points):
            return low, low
        return low, _share_in_order(sorted(pairs, key=_falling))


def _rising(pair: tuple[int, float]) -> tuple[int, float]:
    return -pair[0], pair[1]


def _falling(pair: tuple[int, float]) -> tuple[int, float]:
    return -pair[0], -pair[1]


def _share_in_order(pairs: list[tuple[int, float]]) -> float:
    sums = accumulate(value for _, value in pairs)
    return float(share_of_weightings([total / rank for rank, total in enumerate(sums, 1)]))
