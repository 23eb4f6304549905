"""The order in which the kinds of recommendation are tried, and how firm the side is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from logic import routes as judge
from logic import scoring
from logic.cost import SCALE
from logic.findings import Certificates, DecidedBy, Firmness, HeldBack, Near, Recommendation
from logic.firmness import (
    PERCENT,
    every_weighting_keeping_order,
    is_too_close,
    judge_firmness,
    share_for,
    share_range,
)
from logic.interview import tried
from logic.model import Approach, Consideration, Truth
from logic.record import dataclass
from logic.trial import NO_GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from logic.assessment import Assessment, Certainty
    from logic.findings import (
        Counts,
        FirmnessResult,
        RouteResult,
        ShareResult,
        TrialReading,
    )
    from logic.model import Content
    from logic.view import View


@dataclass(frozen=True)
class Weighed:
    """What the weights say: lead and range, mean differences and their ends, points, money."""

    lead: Fraction
    lead_range: tuple[Fraction, Fraction]
    differences: Mapping[Consideration, Fraction]
    ends: Mapping[Consideration, tuple[Fraction, Fraction]]
    swing: scoring.SwingPoints
    certainty: Certainty
    outweighs: tuple[str, ...]
    money: tuple[int, int]

    @property
    def side(self) -> Approach | None:
        """The side the lead is on, None on a tie."""
        if self.lead == 0:
            return None
        return Approach.FINE_TUNED if self.lead > 0 else Approach.FOUNDATION

    @cached_property
    def share(self) -> ShareResult | None:
        """The share of the weightings under which that side leads, None on a tie."""
        if self.side is None:
            return None
        return share_for(self.side, self.differences, self.swing, self.certainty, self.outweighs)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One assessment's facts, and what follows from them in order (design section 2).

    ``given`` takes assumed answers as given, ``opened`` leaves them open.
    """

    content: Content
    assessment: Assessment
    given: View
    opened: View
    trial: TrialReading | None
    counts: Counts
    weighed: Weighed

    def recommend(self) -> tuple[Recommendation, DecidedBy]:
        """The recommendation, and what carries it."""
        if self.content.neither.truth(self.given.possible) is Truth.YES:
            return Recommendation.NEITHER, DecidedBy.CONDITION
        if self.counts.confirmed < self.content.limits.confirmed_at_least:
            return Recommendation.TOO_LITTLE_KNOWN, DecidedBy.NOTHING_YET
        out = [approach for approach in Approach if judge.is_out(self.given.routes, approach)]
        if len(out) == len(Approach):
            return Recommendation.NOT_FEASIBLE, DecidedBy.CONDITION
        if out != [Approach.FOUNDATION] and not tried(self.content, self.assessment):
            return Recommendation.TRIAL_FIRST, DecidedBy.NOTHING_YET
        if out:
            return self._sided(out[0].other), DecidedBy.CONDITION
        return self._by_weights()

    def _by_weights(self) -> tuple[Recommendation, DecidedBy]:
        if self.counts.confirmed < self.content.limits.confirmed_for_side:
            return Recommendation.TOO_LITTLE_KNOWN, DecidedBy.NOTHING_YET
        side, share = self.weighed.side, self.weighed.share
        close = share is None or is_too_close(self.content.limits, self.weighed.lead, share)
        if self._small_first(self.given) and (close or side is Approach.FINE_TUNED):
            return Recommendation.FOUNDATION_THEN_TUNE, DecidedBy.CONDITION
        if side is None or close:
            return Recommendation.TOO_CLOSE, DecidedBy.WEIGHTS
        return self._sided(side), DecidedBy.WEIGHTS

    def _small_first(self, view: View) -> bool:
        """Whether nothing is left to gain by tuning that a small untuned model may not give.

        Sources: OAI-LAT, evidence.md I3, I7 and C11.
        """
        no_gap = self.given.facts.diagnosis == NO_GAP
        return no_gap and self.content.tune_without_gap.truth(view.possible) is not Truth.YES

    def _sided(self, side: Approach) -> Recommendation:
        if side is Approach.FINE_TUNED:
            retrieval = any(
                self.content.routes[route.id].retrieval
                for route in self.given.routes
                if route.approach is side and route.representing
            )
            return (
                Recommendation.FINE_TUNED_WITH_RETRIEVAL if retrieval else Recommendation.FINE_TUNED
            )
        way = self.given.facts.diagnosis in ("way", "facts_and_way", "mixed")
        tunable = not judge.is_out(self.given.routes, Approach.FINE_TUNED)
        return Recommendation.FOUNDATION_THEN_TUNE if way and tunable else Recommendation.FOUNDATION

    def firmness(self, decided: DecidedBy, certificates: Certificates) -> FirmnessResult | None:
        """How firm the side of the lead is, None where the weights do not decide or tie."""
        weighed = self.weighed
        side, share = weighed.side, weighed.share
        if decided is not DecidedBy.WEIGHTS or side is None or share is None:
            return None
        enough = self.trial is not None and self.trial.tried >= self.content.limits.settled_cases
        found = judge_firmness(
            self.content.limits,
            weighed.lead,
            share,
            certified=enough and not self.assessment.quick and certificates.fixed_points,
            held=tuple(self._held(side)),
        )
        ends = share_range(side, weighed.ends, weighed.swing, weighed.certainty, weighed.outweighs)
        would = not self.assessment.quick and certificates.fixed_points
        near = (*found.near, *self._cases_short(found)) if would else found.near
        return replace(found, share_range=ends, near=near)

    def _cases_short(self, found: FirmnessResult) -> Iterator[Near]:
        """How many cases the trial lacks, where nothing else keeps a side from being settled."""
        limits, trial = self.content.limits, self.trial
        holds = found.share.low * PERCENT >= limits.settled_share
        if trial is not None and holds and found.kind is Firmness.LEANING:
            short = Fraction(trial.tried - limits.settled_cases)
            yield Near(threshold="settled_cases", distance=short)

    def _held(self, side: Approach) -> Iterator[HeldBack]:
        """What keeps a side from leaning."""
        worst = min if side is Approach.FINE_TUNED else max
        if worst(self._band_leads()) * self.weighed.lead < 0:
            yield HeldBack.BANDS
        if judge.may_be_out(self.given.routes, side):
            yield HeldBack.GATES
        elif judge.may_be_out(self.opened.routes, side):
            yield HeldBack.ASSUMED

    def _band_leads(self) -> list[Fraction]:
        """The mean lead beside each band of the trial still possible, not normalised."""
        swing, cost = self.weighed.swing, Consideration.COST
        money = swing[cost] * self.weighed.differences[cost]
        found = scoring.band_leads(self.given.outcomes, swing)
        return [value + money for value in found.values()]

    def certificates(self, kind: Recommendation, decided: DecidedBy) -> Certificates:
        """What no open or assumed answer can change of the side that is printed."""
        side = kind.side
        if side is None or self._neither_is_open():
            return Certificates()
        if decided is DecidedBy.CONDITION:
            left = self._only_side_left(side)
            return Certificates(fixed_points=left, whatever_cost=left)
        fixed = self._no_answer_turns(side)
        return Certificates(
            fixed_points=fixed,
            every_order=fixed and self._no_order_turns(side),
            whatever_cost=fixed and self._is_far(side, self._range_whatever_cost()),
        )

    def settled(self, certificates: Certificates, firmness: FirmnessResult | None) -> bool:
        """Whether the side that is printed is settled; a quick assessment never is.

        By a condition it is wherever no answer can change it, by weights where it is firm as well.
        """
        firm = firmness is None or firmness.kind is Firmness.SETTLED
        return firm and certificates.fixed_points and not self.assessment.quick

    def _neither_is_open(self) -> bool:
        return self.content.neither.truth(self.opened.possible) is not Truth.NO

    def _only_side_left(self, side: Approach) -> bool:
        own = tuple(route for route in self.opened.routes if route.approach is side)
        return judge.is_out(self.opened.routes, side.other) and not judge.open_gates(own)

    def _no_answer_turns(self, side: Approach) -> bool:
        """The fixed-points certificate: no completion, no open gate turns the side."""
        gates = judge.open_gates(self.opened.routes)
        return (
            self._is_far(side, self.weighed.lead_range)
            and not gates
            and not self._neither_is_open()
            and not (side is Approach.FINE_TUNED and self._small_first(self.opened))
        )

    def _is_far(self, side: Approach, ends: tuple[Fraction, Fraction]) -> bool:
        """Whether a lead between these ends is always this side's, and never too close."""
        low, high = ends
        worst = low if side is Approach.FINE_TUNED else -high
        return worst >= self.content.limits.too_close_below

    def _range_whatever_cost(self) -> tuple[Fraction, Fraction]:
        """The range of the lead with money at the ends of its scale in place of its own."""
        weighed = self.weighed
        share = Fraction(weighed.swing[Consideration.COST], sum(weighed.swing.values()))
        low, high = weighed.lead_range
        return low + share * (-SCALE - weighed.money[0]), high + share * (SCALE - weighed.money[1])

    def _no_order_turns(self, side: Approach) -> bool:
        """The certificate over every weighting that keeps the order of the points."""
        return every_weighting_keeping_order(side, self.weighed.swing, self._ends)

    def _ends(self, points: Mapping[Consideration, int]) -> tuple[Fraction, Fraction]:
        low, high = scoring.lead_ends(self.opened.outcomes, dict(points))
        cheap, dear = (end * points[Consideration.COST] for end in self.weighed.money)
        return low + cheap, high + dear


def leans_to(
    kind: Recommendation, routes: tuple[RouteResult, ...], lead: Fraction
) -> Approach | None:
    """The side printed, else that of the lead, the surviving one where gates rule one out.

    None on a tie.
    """
    if kind is Recommendation.NOT_FEASIBLE:
        return None
    if kind.side is not None:
        return kind.side
    for approach in Approach:
        if judge.is_out(routes, approach):
            return approach.other
    if lead == 0:
        return None
    return Approach.FINE_TUNED if lead > 0 else Approach.FOUNDATION
