"""The one question asked of those who prefer not to weigh: the two arguments it all hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import Certainty
from logic.record import dataclass

if TYPE_CHECKING:
    from fractions import Fraction

    from logic.assessment import Assessment
    from logic.findings import Advice, ConsiderationResult
    from logic.model import Consideration, Limits

_PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """The consideration that speaks most for each side."""

    foundation: Consideration
    fine_tuned: Consideration


def trade_off(limits: Limits, assessment: Assessment, advice: Advice) -> TradeOff | None:
    """The largest argument of each side, where the agreed set prefers not to weigh.

    None where the side holds in enough of all weightings, where weights decide nothing, or
    where only one side has an argument. An answer given already is looked away from.
    """
    stated = assessment.agreed_priorities()
    if stated.certainty is not Certainty.NONE or _holds(limits, assessment, advice):
        return None
    low = min(advice.considerations, key=_difference, default=None)
    high = max(advice.considerations, key=_difference, default=None)
    if low is None or high is None or not low.difference < 0 < high.difference:
        return None
    return TradeOff(foundation=low.id, fine_tuned=high.id)


def _holds(limits: Limits, assessment: Assessment, advice: Advice) -> bool:
    """Whether no trade-off is needed; one answered already stays open to another answer."""
    if advice.firmness is None:
        return True
    answered = bool(assessment.agreed_priorities().outweighs)
    return not answered and advice.firmness.share.low * _PERCENT >= limits.settled_share


def _difference(one: ConsiderationResult) -> Fraction:
    return one.difference
