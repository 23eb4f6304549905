"""Where a person can be, as plain data: the order of places and what the rail shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from logic.assessment import Assessment
    from logic.model import Content

START = "start"
ENGAGEMENT = "engagement"
PRIORITIES = "priorities"
CHECK = "check"
RESULT = "result"
REPORT = "report"
HELP = "help"

DECIDE = (PRIORITIES, CHECK, RESULT, REPORT)
#: Places that can be shown without an open assessment.
FREE = (START, HELP)
_QUESTION = "question:"


def question_place(question: str) -> str:
    """The place of a question's page."""
    return _QUESTION + question


def question_of(place: str) -> str:
    """The id of the question at a place, "" where the place is no question's."""
    return place.removeprefix(_QUESTION) if place.startswith(_QUESTION) else ""


def page_of(place: str) -> str:
    """The name of the page that shows a place; all questions share one."""
    return "question" if question_of(place) else place


def sequence(walk: Iterable[str]) -> tuple[str, ...]:
    """All places in the order Continue goes through them."""
    return (ENGAGEMENT, *map(question_place, walk), *DECIDE)


def after(place: str, walk: Sequence[str], content: Content) -> str:
    """The place Continue leads to; from the last place, that place."""
    return _step(place, walk, content, forward=True)


def before(place: str, walk: Sequence[str], content: Content) -> str:
    """The place Back leads to; from the first place, that place."""
    return _step(place, walk, content, forward=False)


def _step(place: str, walk: Sequence[str], content: Content, *, forward: bool) -> str:
    """A question no longer asked keeps its place in the bank's order."""
    asked = set(walk) | {question_of(place)}
    order = sequence(question for question in content.questions if question in asked)
    if place not in order:
        return ENGAGEMENT
    there = order.index(place) + (1 if forward else -1)
    return order[min(max(there, 0), len(order) - 1)]


def known(place: str, content: Content) -> bool:
    """Whether a remembered place still exists."""
    question = question_of(place)
    return question in content.questions if question else place in (ENGAGEMENT, *DECIDE)


def entry_of_section(section: str, walk: Sequence[str], content: Content, a: Assessment) -> str:
    """Where a section's row leads: its first question without an answer, else its first."""
    asked = [q for q in walk if content.questions[q].section == section]
    blank = [q for q in asked if q not in a.answers]
    return question_place((blank or asked)[0]) if asked else ""


class Progress(StrEnum):
    """How far a row of the rail has come; shown as icon and word."""

    NOT_STARTED = "not_started"
    BEGUN = "begun"
    DONE = "done"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RailRow:
    """One row of the rail: where it leads and how far it has come.

    ``answered`` of ``asked`` questions have an answer, ``dont_know`` of them "we don't know
    yet"; ``marked`` are to be looked at again. Only sections have counts.
    """

    key: str
    place: str
    progress: Progress = Progress.NONE
    asked: int = 0
    answered: int = 0
    dont_know: int = 0
    marked: int = 0
    current: bool = False
