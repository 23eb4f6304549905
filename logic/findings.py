"""The values the decision returns: one Advice, read by screens, command line and report.

Points are exact ``Fraction`` numbers. A difference, contribution or lead above zero favours
the fine-tuned model. Everything a sentence needs is here as ids and numbers, never as prose.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from logic.model import Approach, Consideration, Truth
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


class Recommendation(StrEnum):
    """The kinds of recommendation."""

    FOUNDATION = "foundation"
    FOUNDATION_THEN_TUNE = "foundation_then_tune"
    TRIAL_FIRST = "trial_first"
    FINE_TUNED = "fine_tuned"
    FINE_TUNED_WITH_RETRIEVAL = "fine_tuned_with_retrieval"
    TOO_CLOSE = "too_close"
    NOT_FEASIBLE = "not_feasible"
    TOO_LITTLE_KNOWN = "too_little_known"
    NEITHER = "neither"

    @property
    def side(self) -> Approach | None:
        """The approach the recommendation stands for, if any."""
        return _SIDES.get(self)


_SIDES = {
    Recommendation.FOUNDATION: Approach.FOUNDATION,
    Recommendation.FOUNDATION_THEN_TUNE: Approach.FOUNDATION,
    Recommendation.FINE_TUNED: Approach.FINE_TUNED,
    Recommendation.FINE_TUNED_WITH_RETRIEVAL: Approach.FINE_TUNED,
}


class DecidedBy(StrEnum):
    """What carries the recommendation."""

    WEIGHTS = "weights"
    CONDITION = "condition"
    NOTHING_YET = "nothing_yet"


class WhyOpen(StrEnum):
    """Why a question still counts as open."""

    NOT_ASKED = "not_asked"
    DONT_KNOW = "dont_know"
    ASSUMED = "assumed"
    DISPUTED = "disputed"
    PARTLY_KNOWN = "partly_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one term contributes to the lead, with the answers and evidence it rests on.

    ``points`` is weight x difference, so all reasons and the cost add up to the lead.
    """

    term: str
    consideration: Consideration
    points: Fraction
    questions: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsiderationResult:
    """One consideration: mean fits (0-100), difference with its range, weight, contribution."""

    id: Consideration
    foundation: Fraction
    fine_tuned: Fraction
    difference: Fraction
    low: Fraction
    high: Fraction
    weight: Fraction
    contribution: Fraction
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """A gate against one route: YES it rules the route out, NO it does not, OPEN not known.

    ``id`` is a gate id, "needs:ROUTE", "built_on:ROUTE" or "offer:PROVIDER".
    """

    id: str
    state: Truth
    questions: tuple[str, ...]
    sources: tuple[str, ...] = ()
    as_of: str = ""

    @property
    def kind(self) -> str:
        """What its words stand under: the gate's id, or "needs", "built_on" or "offer"."""
        return self.id.partition(":")[0]

    @property
    def is_of_route(self) -> bool:
        """Whether it is the route's own: what that needs, or is built on."""
        return self.kind in ("needs", "built_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteResult:
    """A route: kept or ruled out, and by which gates (closed and open ones only).

    The ``runner_up`` of an approach would represent it were the representing route ruled out.
    """

    id: str
    approach: Approach
    kept: bool
    gates: tuple[GateResult, ...]
    representing: bool = False
    runner_up: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialReading:
    """What a trial shows: shares in [0, 1], the 95 % Wilson interval, bands still possible.

    ``headroom`` is pass mark minus measured share. ``failures`` are shares of the failed
    cases by kind (facts, way, reasoning, unclassified).
    """

    tried: int
    good: int
    share: float
    low: float
    high: float
    pass_mark: float
    headroom: float
    bands: tuple[str, ...]
    failures: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question still open: why, whether it is a gate question, and the lead it could move.

    ``spread`` is the width of the lead between its best and worst completion, others at
    their mean.
    """

    id: str
    why: WhyOpen
    gate: bool
    spread: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class CostReading:
    """Money over the horizon, in US dollars: low, likely, high of each approach's route.

    ``difference`` is foundation minus fine-tuned, so above zero favours the fine-tuned model.
    It is None while a figure without a default is missing; ``missing`` names the questions.
    ``lines`` are the likely figures by line id.
    """

    months: float
    decisive: float
    decisive_is_default: bool
    foundation: tuple[float, float, float] | None
    fine_tuned: tuple[float, float, float] | None
    difference: tuple[float, float, float] | None
    missing: tuple[str, ...]
    lines: Mapping[str, tuple[float, float]]
    routes: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """A step of the staged plan; ``logic.sentences`` fills the placeholders of its words."""

    id: str
    stage: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskItem:
    """A risk of the route recommended, with its sources."""

    id: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """One of the six components: the sentence for this case, and which side it favours."""

    id: str
    case: str
    favours: Approach | None
    difference: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of the questions reachable now are confirmed, assumed and open."""

    asked: int
    confirmed: int
    assumed: int
    open: int


class ShareKind(StrEnum):
    """Which weightings a share is of: all, those that keep the order, or the stated one."""

    ALL = "all"
    ORDER = "order"
    EXACT = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareResult:
    """The share of the admissible weightings under which a side leads, in [0, 1].

    ``low`` and ``high`` differ only where equal points leave the order open.
    """

    kind: ShareKind
    low: Fraction
    high: Fraction


class Firmness(StrEnum):
    """How firm a side is (design section 2, point 8)."""

    SETTLED = "settled"
    LEANING = "leaning"
    UNDECIDED = "undecided"
    TOO_CLOSE = "too_close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A threshold within reach: its name among the limits, and how far past it (+) or short (-).

    In points of lead for ``too_close_below``, in cases for ``settled_cases``, which is named
    however far where nothing else is short, in hundredths of the weightings for the others.
    """

    threshold: str
    distance: Fraction


class HeldBack(StrEnum):
    """What keeps a side at undecided whatever its share."""

    BANDS = "bands"
    GATES = "gates"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmnessResult:
    """How firm the side of the lead is, its share, and the thresholds it is near.

    ``held`` says what keeps it from leaning: the trial's interval reaches a band in which the
    other side leads, or a gate that is open, or answered by assumption, could still rule the
    side out. ``share_range`` holds the share however the open and assumed answers turn out: sound
    bounds, every consideration at its own end, so they may be wider than what can come about.
    """

    kind: Firmness
    share: ShareResult
    near: tuple[Near, ...]
    held: tuple[HeldBack, ...] = ()
    share_range: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificates:
    """Proofs that no completion of the open and assumed answers changes the side printed.

    ``fixed_points``: at the points as stated. ``every_order``: for every weighting that keeps
    their order as well. Both take the cost difference at its P10, likely value and P90;
    ``whatever_cost``: at the points as stated, with cost anywhere on its whole scale.
    """

    fixed_points: bool = False
    every_order: bool = False
    whatever_cost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Everything the decision says of one assessment.

    ``lead`` and ``lead_range`` are None where there is none to show (too little known,
    neither). ``settled`` is true only with a certificate: no completion of the open questions
    changes the side of what is printed. ``firmness`` is None unless the weights decide.
    """

    recommendation: Recommendation
    decided_by: DecidedBy
    leans_to: Approach | None
    lead: Fraction | None
    lead_range: tuple[Fraction, Fraction] | None
    weights: Mapping[Consideration, Fraction]
    weights_stated: bool
    considerations: tuple[ConsiderationResult, ...]
    routes: tuple[RouteResult, ...]
    diagnosis: str
    trial: TrialReading | None
    reasons: tuple[Reason, ...]
    open_questions: tuple[OpenQuestion, ...]
    settled: bool
    firmness: FirmnessResult | None
    certificates: Certificates
    cost: CostReading
    plan: tuple[PlanStep, ...]
    risks: tuple[RiskItem, ...]
    comparison: tuple[ComparisonRow, ...]
    counts: Counts
    review_date: str
    quick: bool = False
    open_gates: tuple[str, ...] = field(default=())

    @property
    def side(self) -> Approach | None:
        """The approach the recommendation stands for, if any."""
        return self.recommendation.side

    @property
    def small_first(self) -> bool:
        """Whether the rule decides that a small untuned model comes before tuning.

        There is no gap then, and the weights would not have printed the foundation model.
        """
        then = self.recommendation is Recommendation.FOUNDATION_THEN_TUNE
        return then and self.decided_by is DecidedBy.CONDITION

    def is_known(self, consideration: Consideration) -> bool:
        """Whether its fits say anything: those of cost do not while a price or amount is missing.

        They then stand at even, and the ends of the difference at the ends of the scale.
        """
        return consideration is not Consideration.COST or self.cost.difference is not None

    def representing(self, approach: Approach) -> RouteResult | None:
        """The route that represents an approach, None if all its routes are ruled out."""
        return next((r for r in self.routes if r.approach is approach and r.representing), None)
