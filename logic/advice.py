"""The one public door of the decision: an assessment in, one Advice out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from logic import routes as judge
from logic import scoring
from logic.aftermath import compare, list_risks, plan, review_day
from logic.assessment import Certainty
from logic.cost import cost_difference, cost_ends, paid_by, read_cost
from logic.findings import Advice, Recommendation
from logic.interview import reachable
from logic.model import Consideration
from logic.open_questions import count_answers, open_questions
from logic.ruling import Ruling, Weighed, leans_to
from logic.view import assumes, make_view, stated_trial, ways_to_pay
from logic.weighing import lead_range, sorted_reasons, weigh_money, weigh_terms

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.findings import ConsiderationResult
    from logic.model import Content


def advise(content: Content, assessment: Assessment) -> Advice:
    """Everything the rules say of an assessment; the same input gives the same advice.

    Pure: no clock, file, locale or randomness. Answers must have passed ``check_answer``.
    """
    given = make_view(content, assessment)
    opened = make_view(content, assessment, assumed_is_open=True) if assumes(assessment) else given
    swing = scoring.swing_points(assessment)
    weights = scoring.weights(swing)
    asked = reachable(content, given.possible)
    cost = read_cost(content, assessment, paid_by(content, given.routes, given.costs))
    money = cost_ends(content, assessment, ways_to_pay(content, opened))
    considerations = (
        *weigh_terms(content, given, opened, weights),
        weigh_money(cost_difference(cost), money, weights[Consideration.COST]),
    )
    trial = stated_trial(content, assessment)
    counts = count_answers(assessment, asked)
    weighed = _weighed(assessment, considerations, lead_range(opened, money, swing), money)
    ruling = Ruling(content, assessment, given, opened, trial, counts, weighed)
    kind, decided = ruling.recommend()
    certificates = ruling.certificates(kind, decided)
    firmness = ruling.firmness(decided, certificates)
    shown = kind not in (Recommendation.TOO_LITTLE_KNOWN, Recommendation.NEITHER)
    return Advice(
        recommendation=kind,
        decided_by=decided,
        leans_to=leans_to(kind, given.routes, weighed.lead) if shown else None,
        lead=weighed.lead if shown else None,
        lead_range=weighed.lead_range if shown else None,
        weights=weights,
        weights_stated=scoring.is_weighed(assessment.agreed_priorities()),
        considerations=considerations,
        routes=given.routes,
        diagnosis=given.facts.diagnosis,
        trial=trial,
        reasons=sorted_reasons(considerations),
        open_questions=open_questions(content, assessment, asked, opened, swing),
        settled=ruling.settled(certificates, firmness),
        firmness=firmness,
        certificates=certificates,
        cost=cost,
        plan=plan(content, given.possible, kind, given.routes, given.facts.diagnosis),
        risks=list_risks(content, given.possible, kind, given.routes),
        comparison=compare(content, given.possible, considerations),
        counts=counts,
        review_date=review_day(content, given.possible, given.facts.day).isoformat(),
        quick=assessment.quick,
        open_gates=judge.open_gates(opened.routes),
    )


def _weighed(
    assessment: Assessment,
    considerations: tuple[ConsiderationResult, ...],
    ends: tuple[Fraction, Fraction],
    money: tuple[int, int],
) -> Weighed:
    stated = assessment.agreed_priorities()
    return Weighed(
        lead=sum((c.contribution for c in considerations), Fraction(0)),
        lead_range=ends,
        differences={c.id: c.difference for c in considerations},
        ends={c.id: (c.low, c.high) for c in considerations},
        swing=scoring.swing_points(assessment),
        certainty=stated.certainty if scoring.is_weighed(stated) else Certainty.NONE,
        outweighs=stated.outweighs if stated.certainty is Certainty.NONE else (),
        money=money,
    )
