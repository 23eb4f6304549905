"""What the document needs to know of files and people, apart from its state."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from logic import interview
from logic.errors import AnswerError, AssessmentFileError

if TYPE_CHECKING:
    from pathlib import Path

    from logic.assessment import Answer, Assessment, Priorities, RouteChoice
    from logic.model import Content
    from ui.kept_file import OpenedFile


def _said_by_role(answer: Answer, identity: str, role: str) -> Answer:
    voices = tuple(replace(v, said_by=role) if v.said_by == identity else v for v in answer.voices)
    by = role if answer.said_by == identity else answer.said_by
    return replace(answer, said_by=by, voices=voices)


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file that is there."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def refuse_unfit(content: Content, opened: OpenedFile) -> None:
    """Refuse answers these questions do not allow; nothing half-known is ever shown."""
    answers = opened.assessment.answers
    advice = "it was left as it is, so open it with the Tunewise it was made with."
    for question in interview.unknown_ids(content, answers):
        raise AssessmentFileError(
            f"{opened.path} answers a question this version does not ask ({question}); {advice}"
        )
    try:
        for question, answer in answers.items():
            interview.check_answer(content.questions[question], answer)
    except AnswerError as fault:
        raise AssessmentFileError(
            f"{opened.path} holds an answer that does not fit ({fault}); {advice}"
        ) from fault


def without_person(old: Assessment, identity: str) -> Assessment:
    """The assessment without a person; what they said stays, said by their role."""
    roles = {p.id: p.role for p in old.engagement.people}
    role = roles.pop(identity, "")
    people = tuple(p for p in old.engagement.people if p.id != identity)
    answers = {q: _said_by_role(a, identity, role) for q, a in old.answers.items()}
    sets = tuple(replace(p, person=role) if p.person == identity else p for p in old.priorities)
    engagement = replace(old.engagement, people=people)
    return replace(old, engagement=engagement, answers=answers, priorities=sets)


def fresh_person_id(assessment: Assessment) -> str:
    """An id for another person, used by nobody so far."""
    used = {p.id for p in assessment.engagement.people}
    used |= {a.said_by for a in assessment.answers.values()}
    used |= {p.person for p in assessment.priorities}
    return next(name for n in count(1) if (name := f"person{n}") not in used)


def with_priorities(old: Assessment, priorities: Priorities) -> Assessment:
    """The assessment with a person's set; an agreed one takes the agreement from the others."""
    others = tuple(p for p in old.priorities if p.person != priorities.person)
    if priorities.agreed:
        others = tuple(replace(p, agreed=False) for p in others)
    return replace(old, priorities=(*others, priorities))


def with_route(old: Assessment, choice: RouteChoice) -> Assessment:
    """The assessment with a route chosen for its side; an empty route takes the choice back."""
    others = tuple(c for c in old.route_choices if c.approach != choice.approach)
    return replace(old, route_choices=(*others, choice) if choice.route else others)
