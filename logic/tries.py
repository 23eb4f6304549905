"""Answers that may be tried in place of the one given: by option, by band, by kind of failure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.assessment import Amount, Answer, State
from logic.changes import counts_by_band, kinds_of, nearest_value, with_failures
from logic.inquiry import USUAL_CASES, USUAL_PASS_MARK
from logic.inquiry_values import Change
from logic.model import QuestionKind
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from logic.assessment import Assessment, Basis, Trial
    from logic.findings import Advice
    from logic.model import Content, Question

#: How many questions are offered before all are asked for.
FIRST_OFFERED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An answer to try, with the change it would be; the answer says who and why nowhere."""

    change: Change
    answer: Answer


def offers(content: Content, assessment: Assessment, name: str) -> tuple[Offer, ...]:
    """One answer for each option or band of a question, in its order.

    A trial has one for each kind of failure as well, with as many cases and the pass mark as in
    the trial given, else 50 cases and 90 %.
    """
    question = content.questions[name]
    if question.kind is QuestionKind.TRIAL:
        return tuple(_trials(content, question, _stated(assessment, name)))
    if question.kind is QuestionKind.AMOUNT:
        return tuple(_amounts(question))
    return tuple(
        Offer(
            change=Change(question=name, option=option),
            answer=Answer(state=State.ANSWERED, options=(option,)),
        )
        for option in question.option_ids()
    )


def _amounts(question: Question) -> Iterator[Offer]:
    for place, option in enumerate(question.option_ids()):
        value = nearest_value(question, place, rising=place > 0)
        if value is not None:
            amount = Amount(low=value, likely=value, high=value)
            yield Offer(
                change=Change(question=question.id, option=option),
                answer=Answer(state=State.ANSWERED, amount=amount),
            )


def _stated(assessment: Assessment, name: str) -> tuple[int, float]:
    """Cases tried and pass mark of the trial given, the usual ones where there is none."""
    answer = assessment.answer(name)
    trials = (answer.trial, *(voice.trial for voice in answer.voices))
    trial: Trial | None = next((one for one in trials if one is not None), None)
    return (trial.tried, trial.pass_mark) if trial else (USUAL_CASES, USUAL_PASS_MARK)


def _trials(content: Content, question: Question, stated: tuple[int, float]) -> Iterator[Offer]:
    tried, pass_mark = stated
    for band, counts in counts_by_band(tried, pass_mark, content.bands).items():
        good = counts[len(counts) // 2]
        for kind in kinds_of(content, question, band, tried - good):
            trial = with_failures(tried, good, pass_mark, kind)
            yield Offer(
                change=Change(question=question.id, option=band, kind=kind),
                answer=Answer(state=State.ANSWERED, trial=trial),
            )


def worth_trying(content: Content, advice: Advice, walk: tuple[str, ...]) -> tuple[str, ...]:
    """The questions first offered for trying, at most four, all of them asked now.

    Those behind the largest reasons of each side and the open one that moves the lead most;
    then the others in the order they are asked.
    """
    found: dict[str, None] = {}
    for sign in (1, -1):
        reasons = [reason for reason in advice.reasons if sign * reason.points > 0]
        for reason in reasons[:2]:
            fresh = (q for q in reason.questions if q in walk and q not in found)
            name = next((q for q in fresh if q != content.hub), None)
            if name is not None:
                found[name] = None
    for question in advice.open_questions[:1]:
        found[question.id] = None
    rest = (name for name in walk if name not in found)
    return tuple([*found, *rest][:FIRST_OFFERED])


def kept(
    assessment: Assessment, tried: Mapping[str, Answer], said_by: str, basis: Basis
) -> dict[str, Answer]:
    """Tried answers as they are kept: said by someone on a basis, with the notes of before."""
    return {
        name: replace(
            answer,
            said_by=said_by,
            basis=basis if answer.state is State.ANSWERED else None,
            note=assessment.answer(name).note,
            marked=assessment.answer(name).marked,
        )
        for name, answer in tried.items()
    }


def with_tried(assessment: Assessment, tried: Mapping[str, Answer]) -> Assessment:
    """The assessment with answers tried in place of those given, as if they were confirmed."""
    return replace(assessment, answers={**assessment.answers, **tried})
