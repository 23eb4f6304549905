"""How firm the printed side is: shares of weightings, certificates, firmness and how near."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from logic.assessment import Certainty
from logic.findings import Firmness, FirmnessResult, HeldBack, Near, ShareKind, ShareResult
from logic.model import Approach, Consideration
from logic.robustness import Number, share_given_ranking, share_of_weightings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from logic.model import Limits

PERCENT = 100


def share_for(
    side: Approach,
    differences: Mapping[Consideration, Fraction],
    points: Mapping[Consideration, int],
    certainty: Certainty,
    outweighs: Sequence[str] = (),
) -> ShareResult:
    """The share of the admissible weightings under which a side leads, ties for neither.

    Admissible are all weightings where nothing was weighed, those that keep the order of the
    points otherwise; equal points leave a range. Points given as exact admit only themselves.
    ``outweighs`` admits only weightings in which its first counts at least as much as its second.
    """
    signed = [_signed(side, differences[k]) for k in Consideration]
    stated = [points[k] for k in Consideration]
    if certainty is Certainty.NONE or len(set(stated)) == 1:
        share = Fraction(share_of_weightings(traded(signed, outweighs)))
        return ShareResult(kind=ShareKind.ALL, low=share, high=share)
    if certainty is Certainty.EXACT:
        leads = sum(p * d for p, d in zip(stated, signed, strict=True)) > 0
        return ShareResult(kind=ShareKind.EXACT, low=Fraction(leads), high=Fraction(leads))
    low, high = share_given_ranking(stated, signed)
    return ShareResult(kind=ShareKind.ORDER, low=Fraction(low), high=Fraction(high))


def share_range(
    side: Approach,
    ends: Mapping[Consideration, tuple[Fraction, Fraction]],
    points: Mapping[Consideration, int],
    certainty: Certainty,
    outweighs: Sequence[str] = (),
) -> tuple[Fraction, Fraction]:
    """Between which ends the share stays while differences lie within theirs.

    A share never falls when a difference grows towards its side.
    """
    worst, best = (0, 1) if side is Approach.FINE_TUNED else (1, 0)
    least = {k: end[worst] for k, end in ends.items()}
    most = {k: end[best] for k, end in ends.items()}
    low = share_for(side, least, points, certainty, outweighs)
    high = share_for(side, most, points, certainty, outweighs)
    return low.low, high.high


def traded(values: Sequence[Number], outweighs: Sequence[str]) -> list[Number]:
    """Differences whose share over all weightings is that over those the trade-off admits.

    The weightings in which the first counts at least as much as the second are themselves a
    simplex: its corners are all the old ones but the second's, which moves halfway to the first's.
    """
    found = list(values)
    if outweighs:
        more, less = (list(Consideration).index(Consideration(name)) for name in outweighs)
        found[less] = (found[more] + found[less]) / 2
    return found


def _signed(side: Approach, value: Fraction) -> Fraction:
    return value if side is Approach.FINE_TUNED else -value


def every_weighting_keeping_order(
    side: Approach,
    points: Mapping[Consideration, int],
    ends: Callable[[Mapping[Consideration, int]], tuple[Fraction, Fraction]],
) -> bool:
    """Whether a side leads for every completion and every weighting that keeps the order.

    ``ends`` gives the least and greatest sum of points x difference over all completions. The
    sums over the first considerations of the ranking must never turn, and one must lead.
    """
    lows = [_worst(side, ends(part)) for part in _first_parts(points)]
    return min(lows) >= 0 and max(lows) > 0


def _worst(side: Approach, ends: tuple[Fraction, Fraction]) -> Fraction:
    return ends[0] if side is Approach.FINE_TUNED else -ends[1]


def _first_parts(points: Mapping[Consideration, int]) -> Iterator[dict[Consideration, int]]:
    """Every set that may stand first in an order of the ranking, as 0 and 1."""
    above: tuple[Consideration, ...] = ()
    for level in sorted(set(points.values()), reverse=True):
        tied = [k for k in Consideration if points[k] == level]
        for size in range(1, len(tied) + 1):
            for chosen in combinations(tied, size):
                yield {k: int(k in above or k in chosen) for k in Consideration}
        above = (*above, *tied)


def judge_firmness(
    limits: Limits,
    lead: Fraction,
    share: ShareResult,
    *,
    certified: bool,
    held: tuple[HeldBack, ...] = (),
) -> FirmnessResult:
    """How firm a side is, and the thresholds it is nearest to.

    ``certified`` says that the fixed-points certificate holds, no gate is open and the trial
    is large enough; ``held`` what keeps the side from leaning. The share is the low end where
    tied ranks leave a range.
    """
    percent = share.low * PERCENT
    if is_too_close(limits, lead, share):
        kind = Firmness.TOO_CLOSE
    elif certified and percent >= limits.settled_share:
        kind = Firmness.SETTLED
    else:
        leans = percent >= limits.leaning_share and not held
        kind = Firmness.LEANING if leans else Firmness.UNDECIDED
    shown = held if kind is Firmness.UNDECIDED else ()
    near = tuple(near for near in _near(limits, lead, percent) if not _belied(kind, near))
    return FirmnessResult(kind=kind, share=share, near=near, held=shown)


def _belied(kind: Firmness, near: Near) -> bool:
    """Whether a threshold is past, and yet the side is no firmer: something else keeps it back."""
    leads = near.threshold in ("too_close_below", "toss_to")
    kept_back = kind is Firmness.TOO_CLOSE or (kind is Firmness.UNDECIDED and not leads)
    return kept_back and near.distance >= 0


def is_too_close(limits: Limits, lead: Fraction, share: ShareResult) -> bool:
    """Whether lead or share are so near to none that both pilots are advised."""
    return abs(lead) < limits.too_close_below or _tossed(limits, share)


def _tossed(limits: Limits, share: ShareResult) -> bool:
    low, high = limits.toss_from, limits.toss_to
    return share.high * PERCENT >= low and share.low * PERCENT <= high


def _near(limits: Limits, lead: Fraction, percent: Fraction) -> tuple[Near, ...]:
    """The thresholds within reach: two points of lead, five of a hundred weightings."""
    by_lead = abs(lead) - limits.too_close_below
    found = [Near(threshold="too_close_below", distance=by_lead)]
    found += [
        Near(threshold=name, distance=percent - getattr(limits, name))
        for name in ("toss_to", "leaning_share", "settled_share")
    ]
    reach = {"too_close_below": limits.near_lead}
    return tuple(
        near for near in found if abs(near.distance) <= reach.get(near.threshold, limits.near_share)
    )
