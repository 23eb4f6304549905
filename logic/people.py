"""What each person's priorities and each person's answers lead to, where people differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.interview import walk
from logic.record import dataclass
from logic.scoring import is_weighed
from logic.voices import differ, views

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.assessment import Answer, Assessment, Priorities
    from logic.findings import Advice
    from logic.model import Approach, Content


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """One person's points, and the advice they give on the same answers."""

    priorities: Priorities
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceView:
    """One person's answer to a question, and the advice if all had answered so."""

    answer: Answer
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A question people answered differently, with what each answer would lead to."""

    question: str
    views: tuple[VoiceView, ...]

    @property
    def turns(self) -> bool:
        """Whether the side printed hangs on whose answer holds."""
        return len({view.advice.side for view in self.views}) > 1


def find_disputes(content: Content, assessment: Assessment) -> tuple[Dispute, ...]:
    """Every question asked now that people answered differently, in the order asked.

    Each person's answer is put in place of all of them, everything else staying as it is.
    """
    found = []
    for name in walk(content, assessment):
        answer = assessment.answer(name)
        if differ(answer):
            found.append(Dispute(question=name, views=_views(content, assessment, name)))
    return tuple(found)


def _views(content: Content, assessment: Assessment, name: str) -> tuple[VoiceView, ...]:
    """What each person's answer leads to; the decision is run once for those who say the same."""
    known: dict[Answer, Advice] = {}
    made = []
    for one in views(assessment.answer(name)):
        said = replace(one, said_by="", words="", note="")
        if said not in known:
            known[said] = advise(content, assessment.with_answer(name, one))
        made.append(VoiceView(answer=one, advice=known[said]))
    return tuple(made)


def sides_by_person(content: Content, assessment: Assessment) -> tuple[PersonView, ...]:
    """The advice under each whole set of points that was given, in the sets' order; never averaged.

    Answers and everything else stay as they are: only the weights differ.
    """
    return tuple(
        PersonView(priorities=one, advice=advise(content, driven_by(assessment, one.person)))
        for one in assessment.priorities
        if is_weighed(one)
    )


def driven_by(assessment: Assessment, person: str) -> Assessment:
    """The assessment with this person's set agreed and no other."""
    sets = tuple(replace(one, agreed=one.person == person) for one in assessment.priorities)
    return replace(assessment, priorities=sets)


def agreed_side(views: Iterable[PersonView]) -> Approach | None:
    """The side everyone's points lead to, None where they differ or lead to none.

    Then every mixture of their points leads to it as well: the lead is linear in the weights,
    so a mixture's lead lies between theirs.
    """
    sides = {view.advice.leans_to for view in views}
    return sides.pop() if len(sides) == 1 else None


def all_on_one_side(views: Iterable[PersonView]) -> bool:
    """Whether every person's points lead to the same side, or all to none."""
    return len({view.advice.leans_to for view in views}) <= 1
