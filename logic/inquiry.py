"""What takes longer than an advice: flips, points share, next questions, trial table."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.assessment import Basis, Certainty, State
from logic.changes import counts_by_band, kinds_of, with_failures
from logic.findings import DecidedBy
from logic.flips import find_flips
from logic.information import rank_questions
from logic.inquiry_values import Inquiry, Standing, StrongestOther, TrialRow
from logic.model import Approach, Consideration, Truth
from logic.robustness import share_given_points, weight_flip
from logic.view import make_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.assessment import Assessment, Trial
    from logic.findings import Advice, GateResult
    from logic.model import Content

#: The trial imagined where there was none: cases, and pass mark in percent.
USUAL_CASES = 50
USUAL_PASS_MARK = 90.0


def inquire(content: Content, assessment: Assessment) -> Inquiry:
    """What would change the advice.

    Pure, as ``advise``; answers must have passed ``check_answer``.
    """
    advice = advise(content, assessment)
    return Inquiry(
        flips=find_flips(content, assessment, advice),
        weight_flips=weight_flips(advice),
    )


def standing(content: Content, assessment: Assessment, advice: Advice) -> Standing:
    """Whether the advice is settled, and the open questions worth asking, best first.

    For the rail, after each answer; ``advice`` is that on this assessment.
    """
    opened = make_view(content, assessment, assumed_is_open=True)
    ranked = rank_questions(content, assessment, advice, opened)
    return Standing(settled=advice.settled, ranked=ranked)


def points_share(assessment: Assessment, advice: Advice) -> Fraction | None:
    """The share of whole swing points within the tolerance under which the printed side leads.

    None unless the weights decide and every point is given, "about right".
    """
    stated = assessment.agreed_priorities()
    given = all(k.value in stated.points for k in Consideration)
    if stated.certainty is not Certainty.ABOUT or not given:
        return None
    if advice.side is None or advice.decided_by is not DecidedBy.WEIGHTS:
        return None
    sign = 1 if advice.side is Approach.FINE_TUNED else -1
    by_id = {result.id: sign * result.difference for result in advice.considerations}
    points = [stated.points[k.value] for k in Consideration]
    differences = [by_id[k] for k in Consideration]
    return Fraction(share_given_points(points, stated.tolerance, differences))


def weight_flips(advice: Advice) -> dict[Consideration, Fraction | None]:
    """The weight of each consideration at which the side turns, None where none does."""
    if advice.lead is None or advice.decided_by is DecidedBy.CONDITION:
        return {}
    weights = [result.weight for result in advice.considerations]
    differences = [result.difference for result in advice.considerations]
    flips = (weight_flip(weights, differences, place) for place in range(len(weights)))
    return {
        result.id: None if flip is None else Fraction(flip)
        for result, flip in zip(advice.considerations, flips, strict=True)
    }


def trial_table(content: Content, assessment: Assessment) -> tuple[TrialRow, ...]:
    """What would be recommended after a trial in each band, for each kind of failure.

    The decision is run on the assessment with such a trial in place of its own: as many cases
    as tried, 50 where they were none or too few to count as a trial; the pass mark stated,
    else 90 %; the middle of each band; all failed cases of the kind. Best band first; a band
    no number of cases falls into is left out.
    """
    answer = assessment.answer(content.hub)
    stated = next((t for t in (answer.trial, *(v.trial for v in answer.voices)) if t), None)
    enough = stated is not None and stated.tried >= content.limits.trial_cases
    tried = stated.tried if stated and enough else USUAL_CASES
    pass_mark = stated.pass_mark if stated else USUAL_PASS_MARK
    return tuple(
        _row(content, assessment, band, kind, trial)
        for band, kind, trial in _trials(content, tried, pass_mark)
    )


def _trials(content: Content, tried: int, pass_mark: float) -> Iterator[tuple[str, str, Trial]]:
    question = content.questions[content.hub]
    for band, counts in counts_by_band(tried, pass_mark, content.bands).items():
        good = counts[len(counts) // 2]
        for kind in kinds_of(content, question, band, tried - good):
            yield band, kind, with_failures(tried, good, pass_mark, kind)


def _row(content: Content, assessment: Assessment, band: str, kind: str, trial: Trial) -> TrialRow:
    answer = replace(
        assessment.answer(content.hub),
        state=State.ANSWERED,
        trial=trial,
        basis=Basis.MEASURED,
        voices=(),
    )
    advice = advise(content, assessment.with_answer(content.hub, answer))
    return TrialRow(
        band=band,
        kind=kind,
        trial=trial,
        recommendation=advice.recommendation,
        decided_by=advice.decided_by,
        lead=advice.lead,
    )


def strongest_other(advice: Advice) -> StrongestOther | None:
    """The case for the side neither printed nor leant to; None where there is no side at all."""
    side = advice.side or advice.leans_to
    if side is None:
        return None
    sign = 1 if side.other is Approach.FINE_TUNED else -1
    reasons = tuple(reason for reason in advice.reasons if sign * reason.points > 0)
    route = advice.representing(side.other)
    closed = (r for r in advice.routes if r.approach is side.other)
    gates = route.gates if route else (gate for r in closed for gate in r.gates)
    return StrongestOther(
        approach=side.other,
        points=sum((abs(reason.points) for reason in reasons), Fraction(0)),
        reasons=reasons,
        route=route.id if route else None,
        needs=_once(gates, Truth.OPEN if route else Truth.YES),
    )


def _once(gates: Iterable[GateResult], state: Truth) -> tuple[GateResult, ...]:
    return tuple({gate.id: gate for gate in gates if gate.state is state}.values())
