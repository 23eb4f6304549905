"""The one public door of the decision: an assessment in, one Advice out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from logic import routes as judge
from logic import scoring
from logic.aftermath import compare, list_risks, plan, review_day
from logic.assessment import Basis, State
from logic.cost import CostRoutes, cost_difference, cost_ends, read_cost
from logic.findings import (
    Advice,
    ConsiderationResult,
    Counts,
    DecidedBy,
    OpenQuestion,
    Reason,
    Recommendation,
    WhyOpen,
)
from logic.interview import (
    hub,
    is_open_assumption,
    options_left,
    possible,
    reachable,
    tried,
)
from logic.model import Approach, Consideration, QuestionKind, Truth
from logic.trial import diagnose, read_trial

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Answer, Assessment
    from logic.findings import RouteResult, TrialReading
    from logic.model import Content

#: The reason id under which money stands beside the terms.
COST_TERM = "cost"


@dataclass(frozen=True, slots=True)
class _View:
    """What the decision reads: answers as given, or with assumed ones left open."""

    facts: judge.RouteFacts
    outcomes: scoring.Outcomes
    routes: tuple[RouteResult, ...]

    @property
    def possible(self) -> dict[str, frozenset[str]]:
        """The options still possible of every question."""
        return self.facts.possible


def advise(content: Content, assessment: Assessment) -> Advice:
    """Everything the rules say of an assessment; the same input gives the same advice.

    Pure: no clock, file, locale or randomness. Answers must have passed ``check_answer``.
    """
    trial = _trial(content, assessment)
    diagnosis = diagnose(content, trial)
    given = _view(content, assessment)
    opened = _view(content, assessment, assumed_is_open=True) if _assumes(assessment) else given
    swing = scoring.swing_points(assessment)
    asked = reachable(content, given.possible)
    counts = count_answers(assessment, asked)
    cost = read_cost(content, assessment, _paid(content, given))
    money = cost_ends(content, assessment, _ways_to_pay(content, opened))
    considerations = (
        *_considerations(content, given, opened, scoring.weights(swing)),
        _money(cost_difference(cost), money, scoring.weights(swing)[Consideration.COST]),
    )
    lead = sum((c.contribution for c in considerations), Fraction(0))
    lead_range = _lead_range(opened, money, swing)
    ruling = _Ruling(content, assessment, given, trial, diagnosis, counts)
    kind, decided = ruling.recommend(lead)
    shown = kind not in (Recommendation.TOO_LITTLE_KNOWN, Recommendation.NEITHER)
    by_condition = decided is DecidedBy.CONDITION
    return Advice(
        recommendation=kind,
        decided_by=decided,
        leans_to=_leans(kind, given.routes, lead) if shown else None,
        lead=lead if shown else None,
        lead_range=lead_range if shown else None,
        weights=scoring.weights(swing),
        weights_stated=any(assessment.agreed_priorities().points.values()),
        considerations=considerations,
        routes=given.routes,
        diagnosis=diagnosis,
        trial=trial,
        reasons=_sorted_reasons(considerations),
        open_questions=_open_questions(content, assessment, asked, opened, swing),
        settled=ruling.settled(kind, opened, lead_range, by_condition=by_condition),
        cost=cost,
        plan=plan(content, given.possible, kind, given.routes),
        risks=list_risks(content, given.possible, kind, given.routes),
        comparison=compare(content, given.possible, considerations),
        counts=counts,
        review_date=review_day(
            content, given.possible, date.fromisoformat(assessment.date)
        ).isoformat(),
        quick=assessment.quick,
        open_gates=judge.open_gates(opened.routes),
    )


def _view(content: Content, assessment: Assessment, *, assumed_is_open: bool = False) -> _View:
    left = possible(content, assessment, assumed_is_open=assumed_is_open)
    states = hub(content, assessment, assumed_is_open=assumed_is_open)
    answer = assessment.answer(content.hub)
    unsure = is_open_assumption(answer, opened=assumed_is_open)
    facts = judge.RouteFacts(
        possible=left,
        day=date.fromisoformat(assessment.date),
        diagnosis=diagnose(content, None if unsure else _trial(content, assessment)),
        choices=assessment.route_choices,
    )
    outcomes = scoring.enumerate_outcomes(content, left, states)
    return _View(facts, outcomes, judge.judge_routes(content, facts))


def _assumes(assessment: Assessment) -> bool:
    return any(is_open_assumption(a, opened=True) for a in assessment.answers.values())


def _paid(content: Content, view: _View) -> CostRoutes:
    """How the representing routes are paid for; the first of its approach where all are out."""
    first = {
        approach: next(
            (r.id for r in view.routes if r.approach is approach and r.representing),
            next(r.id for r in view.routes if r.approach is approach),
        )
        for approach in Approach
    }
    return CostRoutes(
        foundation=content.routes[first[Approach.FOUNDATION]].costs,
        fine_tuned=content.routes[first[Approach.FINE_TUNED]].costs,
    )


def _ways_to_pay(content: Content, view: _View) -> set[CostRoutes]:
    """How the routes that may yet represent are paid for."""
    usual = _paid(content, view)
    foundation, fine_tuned = (
        {content.routes[name].costs for name in _may_represent(content, view, approach)}
        for approach in Approach
    )
    return {
        CostRoutes(foundation=one, fine_tuned=other)
        for one in foundation or {usual.foundation}
        for other in fine_tuned or {usual.fine_tuned}
    }


def _may_represent(content: Content, view: _View, approach: Approach) -> tuple[str, ...]:
    return judge.may_represent(content, view.routes, view.facts, approach)


def _trial(content: Content, assessment: Assessment) -> TrialReading | None:
    answer = assessment.answer(content.hub)
    if answer.state is not State.ANSWERED or answer.trial is None:
        return None
    return read_trial(answer.trial, content.bands)


def count_answers(assessment: Assessment, asked: tuple[str, ...]) -> Counts:
    """How many of the questions asked are confirmed, assumed and open."""
    answers = [assessment.answer(name) for name in asked]
    confirmed = sum(a.confirmed or a.state is State.NOT_APPLICABLE for a in answers)
    assumed = sum(a.state is State.ANSWERED and a.basis is Basis.ASSUMED for a in answers)
    return Counts(
        asked=len(answers),
        confirmed=confirmed,
        assumed=assumed,
        open=len(answers) - confirmed - assumed,
    )


def _considerations(
    content: Content, given: _View, opened: _View, shares: Mapping[Consideration, Fraction]
) -> tuple[ConsiderationResult, ...]:
    """Every consideration that terms speak to; money stands apart."""
    means = scoring.term_means(given.outcomes)
    ends = scoring.difference_ends(opened.outcomes)
    return tuple(
        _consideration(content, k, means, ends[k], shares[k])
        for k in Consideration
        if k is not Consideration.COST
    )


def _consideration(
    content: Content,
    k: Consideration,
    means: Mapping[str, tuple[Fraction, Fraction]],
    ends: tuple[Fraction, Fraction],
    weight: Fraction,
) -> ConsiderationResult:
    terms = [term for term in content.terms if term.consideration is k]
    foundation = scoring.MIDDLE + sum((means[t.id][0] for t in terms), Fraction(0))
    fine_tuned = scoring.MIDDLE + sum((means[t.id][1] for t in terms), Fraction(0))
    reasons = (
        Reason(
            term=term.id,
            consideration=k,
            points=weight * (means[term.id][1] - means[term.id][0]),
            questions=term.questions,
            sources=term.sources,
        )
        for term in terms
    )
    return ConsiderationResult(
        id=k,
        foundation=foundation,
        fine_tuned=fine_tuned,
        difference=fine_tuned - foundation,
        low=ends[0],
        high=ends[1],
        weight=weight,
        contribution=weight * (fine_tuned - foundation),
        reasons=tuple(reason for reason in reasons if reason.points),
    )


def _money(difference: int, ends: tuple[int, int], weight: Fraction) -> ConsiderationResult:
    foundation = Fraction((2 * scoring.MIDDLE - difference) // 2)
    reason = Reason(
        term=COST_TERM,
        consideration=Consideration.COST,
        points=weight * difference,
        questions=("volume", "horizon", "decisive_amount"),
        sources=("PRICES", "judgement"),
    )
    return ConsiderationResult(
        id=Consideration.COST,
        foundation=foundation,
        fine_tuned=foundation + difference,
        difference=Fraction(difference),
        low=Fraction(ends[0]),
        high=Fraction(ends[1]),
        weight=weight,
        contribution=weight * difference,
        reasons=(reason,) if difference else (),
    )


def _sorted_reasons(considerations: tuple[ConsiderationResult, ...]) -> tuple[Reason, ...]:
    reasons = (reason for result in considerations for reason in result.reasons)
    return tuple(sorted(reasons, key=_by_size))


def _by_size(reason: Reason) -> tuple[Fraction, str]:
    return -abs(reason.points), reason.term


def _lead_range(
    opened: _View, money: tuple[int, int], swing: scoring.SwingPoints
) -> tuple[Fraction, Fraction]:
    low, high = scoring.lead_ends(opened.outcomes, swing)
    points, total = swing[Consideration.COST], sum(swing.values())
    return (low + points * money[0]) / total, (high + points * money[1]) / total


def _leans(
    kind: Recommendation, routes: tuple[RouteResult, ...], lead: Fraction
) -> Approach | None:
    if kind is Recommendation.NOT_FEASIBLE:
        return None
    for approach in Approach:
        if judge.is_out(routes, approach):
            return approach.other
    if lead == 0:
        return None
    return Approach.FINE_TUNED if lead > 0 else Approach.FOUNDATION


@dataclass(frozen=True, slots=True)
class _Ruling:
    """The order in which the kinds of recommendation are tried (design section 2)."""

    content: Content
    assessment: Assessment
    view: _View
    trial: TrialReading | None
    diagnosis: str
    counts: Counts

    def recommend(self, lead: Fraction) -> tuple[Recommendation, DecidedBy]:
        """The recommendation, and what carries it."""
        if self.content.neither.truth(self.view.possible) is Truth.YES:
            return Recommendation.NEITHER, DecidedBy.CONDITION
        if self.counts.confirmed < self.content.limits.confirmed_at_least:
            return Recommendation.TOO_LITTLE_KNOWN, DecidedBy.NOTHING_YET
        out = [approach for approach in Approach if judge.is_out(self.view.routes, approach)]
        if out:
            both = len(out) == len(Approach)
            kind = Recommendation.NOT_FEASIBLE if both else self._sided(out[0].other)
            return kind, DecidedBy.CONDITION
        return self._weighed(lead)

    def _weighed(self, lead: Fraction) -> tuple[Recommendation, DecidedBy]:
        if not tried(self.content, self.assessment):
            return Recommendation.TRIAL_FIRST, DecidedBy.NOTHING_YET
        if abs(lead) < self.content.limits.too_close_below:
            return Recommendation.TOO_CLOSE, DecidedBy.WEIGHTS
        side = Approach.FINE_TUNED if lead > 0 else Approach.FOUNDATION
        return self._sided(side), DecidedBy.WEIGHTS

    def _sided(self, side: Approach) -> Recommendation:
        if side is Approach.FINE_TUNED:
            route = self._representing(side)
            retrieval = route is not None and self.content.routes[route].retrieval
            return (
                Recommendation.FINE_TUNED_WITH_RETRIEVAL if retrieval else Recommendation.FINE_TUNED
            )
        way = self.diagnosis in ("way", "facts_and_way", "mixed")
        tunable = not judge.is_out(self.view.routes, Approach.FINE_TUNED)
        return Recommendation.FOUNDATION_THEN_TUNE if way and tunable else Recommendation.FOUNDATION

    def _representing(self, side: Approach) -> str | None:
        return next((r.id for r in self.view.routes if r.approach is side and r.representing), None)

    def settled(
        self,
        kind: Recommendation,
        opened: _View,
        lead_range: tuple[Fraction, Fraction],
        *,
        by_condition: bool,
    ) -> bool:
        """Whether a certificate holds: no completion of the open questions changes the side."""
        neither_is_open = self.content.neither.truth(opened.possible) is not Truth.NO
        if kind.side is None or self.assessment.quick or neither_is_open:
            return False
        if by_condition:
            return judge.is_out(opened.routes, kind.side.other) and not judge.open_gates(
                tuple(r for r in opened.routes if r.approach is kind.side)
            )
        enough = self.trial is not None and self.trial.tried >= self.content.limits.settled_cases
        bound = self.content.limits.too_close_below
        one_sided = lead_range[0] >= bound or lead_range[1] <= -bound
        return enough and one_sided and not judge.open_gates(opened.routes)


def _open_questions(
    content: Content,
    assessment: Assessment,
    asked: tuple[str, ...],
    opened: _View,
    swing: scoring.SwingPoints,
) -> tuple[OpenQuestion, ...]:
    widths = scoring.spreads(content, opened.outcomes, swing)
    total = sum(swing.values())
    gates = {n for route in opened.routes for gate in route.gates for n in gate.questions}
    found = []
    for name in asked:
        why = why_open(content, name, assessment.answer(name))
        if why is not None:
            spread = widths.get(name, Fraction(0)) / total
            found.append(OpenQuestion(id=name, why=why, gate=name in gates, spread=spread))
    return tuple(sorted(found, key=_by_spread))


def _by_spread(question: OpenQuestion) -> tuple[Fraction, bool]:
    return -question.spread, not question.gate


def why_open(content: Content, name: str, answer: Answer) -> WhyOpen | None:
    """Why a question counts as open, None if it is answered and settled."""
    if answer.state is State.NOT_APPLICABLE:
        return None
    if answer.state is not State.ANSWERED:
        return WhyOpen(answer.state.value)
    if answer.basis is Basis.ASSUMED:
        return WhyOpen.ASSUMED
    if answer.voices:
        return WhyOpen.DISPUTED
    question = content.questions[name]
    several = len(options_left(content, question, answer)) > 1
    return WhyOpen.PARTLY_KNOWN if several and question.kind is not QuestionKind.TRIAL else None
