"""Which questions are still open, why, and how far each could move the lead."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from logic import scoring
from logic.assessment import Basis, State
from logic.findings import Counts, OpenQuestion, WhyOpen
from logic.interview import options_left
from logic.model import QuestionKind
from logic.voices import differ

if TYPE_CHECKING:
    from logic.assessment import Answer, Assessment
    from logic.model import Content
    from logic.view import View


def count_answers(assessment: Assessment, asked: tuple[str, ...]) -> Counts:
    """How many of the questions asked are confirmed, assumed and open."""
    answers = [assessment.answer(name) for name in asked]
    confirmed = sum(_is_confirmed(answer) for answer in answers)
    assumed = sum(answer.assumed for answer in answers)
    return Counts(
        asked=len(answers),
        confirmed=confirmed,
        assumed=assumed,
        open=len(answers) - confirmed - assumed,
    )


def _is_confirmed(answer: Answer) -> bool:
    """Whether it needs no more asking; what people answer differently is open between them."""
    said = answer.confirmed and not differ(answer)
    return said or answer.state is State.NOT_APPLICABLE


def open_questions(
    content: Content,
    assessment: Assessment,
    asked: tuple[str, ...],
    opened: View,
    swing: scoring.SwingPoints,
) -> tuple[OpenQuestion, ...]:
    """The questions asked that are still open, those that move the lead most first."""
    reasons = {name: why_open(content, name, assessment.answer(name)) for name in asked}
    still = {name: why for name, why in reasons.items() if why is not None}
    widths = scoring.spreads(content, opened.outcomes, swing, still)
    total = sum(swing.values())
    gates = {n for route in opened.routes for gate in route.gates for n in gate.questions}
    found = []
    for name, why in still.items():
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
    if differ(answer):
        return WhyOpen.DISPUTED
    question = content.questions[name]
    several = len(options_left(content, question, answer)) > 1
    return WhyOpen.PARTLY_KNOWN if several and question.kind is not QuestionKind.TRIAL else None
