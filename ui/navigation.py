"""Where a person can be, as plain data: the places and their order."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from logic.assessment import State

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
CASES = "cases"
SECTIONS = "sections"
WHATIF = "whatif"
COMPARE = "compare"
HISTORY = "history"
PRICES = "prices"
GUIDE = "guide"
FIGURES = "figures"
SETTINGS = "settings"

DECIDE = (PRIORITIES, CHECK, RESULT, REPORT)
#: Places beside the way through, each with the place it belongs to.
ASIDE = {WHATIF: RESULT, COMPARE: HISTORY, HISTORY: ENGAGEMENT}
#: Places that can be shown without an open assessment.
FREE = (START, HELP, GUIDE, CASES, PRICES, SETTINGS)
#: Places to look something up: Back from them leads to where they were asked for.
LOOKED_UP = (HELP, GUIDE, CASES, SECTIONS, PRICES, FIGURES, SETTINGS)
_QUESTION = "question:"
_SECTION = "section:"
_END = "end:"
_HELP_PART = "help:"
_GUIDE = "guide:"
_COMPARED = "compare:"


def question_place(question: str) -> str:
    """The place of a question's page."""
    return _QUESTION + question


def question_of(place: str) -> str:
    """The id of the question at a place, "" where the place is no question's."""
    return place.removeprefix(_QUESTION) if place.startswith(_QUESTION) else ""


def end_place(section: str) -> str:
    """The place after the last question of a section."""
    return _END + section


def ended_section(place: str) -> str:
    """The section a place stands at the end of, "" where it does not."""
    return place.removeprefix(_END) if place.startswith(_END) else ""


def help_place(part: str = "") -> str:
    """The place of the Help page, at one of its parts where named."""
    return _HELP_PART + part if part else HELP


def help_part_of(place: str) -> str:
    """The part of the Help page a place names, "" for its top."""
    return place.removeprefix(_HELP_PART) if place.startswith(_HELP_PART) else ""


def guide_place(guide: str) -> str:
    """The place of one of the written guides, at a heading of it: "prices#formats"."""
    return _GUIDE + guide


def guide_of(place: str) -> str:
    """The guide a place shows, with its heading where named; "" for no guide."""
    return place.removeprefix(_GUIDE) if place.startswith(_GUIDE) else ""


def compare_place(revision: int) -> str:
    """The place where a revision stands beside the present state."""
    return f"{_COMPARED}{revision}"


def compared_of(place: str) -> int:
    """The revision a place compares with, 0 where it names none."""
    number = place.removeprefix(_COMPARED) if place.startswith(_COMPARED) else ""
    return int(number) if number.isdecimal() else 0


def beside(place: str) -> str:
    """The place on the way through that a place beside it belongs to, "" for no such place."""
    return ASIDE.get(page_of(place), "")


def page_of(place: str) -> str:
    """The name of the page that shows a place; all questions share one, all of Help another."""
    shown = {
        "question": question_of,
        "section_end": ended_section,
        GUIDE: guide_of,
        HELP: help_part_of,
    }
    if place.startswith(_COMPARED):
        return COMPARE
    return next((page for page, named in shown.items() if named(place)), place)


def is_free(place: str) -> bool:
    """Whether a place can be shown without an open assessment."""
    return page_of(place) in FREE


def is_looked_up(place: str) -> bool:
    """Whether Back from a place leads to where it was asked for."""
    return page_of(place) in LOOKED_UP


def sequence(walk: Iterable[str], content: Content) -> tuple[str, ...]:
    """All places in the order Continue goes through them: after each section its end."""
    asked = groupby(walk, key=lambda name: content.questions[name].section)
    parts = ((*map(question_place, names), end_place(section)) for section, names in asked)
    return (ENGAGEMENT, *chain.from_iterable(parts), *DECIDE)


def after(place: str, walk: Sequence[str], content: Content) -> str:
    """The place Continue leads to; from the last place, that place."""
    return _step(place, walk, content, forward=True)


def before(place: str, walk: Sequence[str], content: Content) -> str:
    """The place Back leads to; from the first place, that place."""
    return _step(place, walk, content, forward=False)


def _step(place: str, walk: Sequence[str], content: Content, *, forward: bool) -> str:
    """A question no longer asked keeps its place in the bank's order."""
    asked = set(walk) | {question_of(place)}
    order = sequence((name for name in content.questions if name in asked), content)
    if place not in order:
        return ENGAGEMENT
    there = order.index(place) + (1 if forward else -1)
    return order[min(max(there, 0), len(order) - 1)]


def known(place: str, content: Content) -> bool:
    """Whether a remembered place still exists."""
    if question_of(place):
        return question_of(place) in content.questions
    if page_of(place) in {SECTIONS, FIGURES}:
        return True
    ended = ended_section(place)
    return ended in content.sections if ended else place in (ENGAGEMENT, *DECIDE)


def section_place(section: str) -> str:
    """What stands for a whole section, as in the rail; ``resolved`` leads to a page."""
    return _SECTION + section


def row_of(place: str, content: Content) -> str:
    """The place of the rail's row that stands for a place."""
    question = content.questions.get(question_of(place))
    section = question.section if question else ended_section(place)
    return section_place(section) if section else beside(place) or place


def resolved(place: str, walk: Sequence[str], content: Content, assessment: Assessment) -> str:
    """The page a place leads to: for a section its first unanswered question, else its first.

    A section nothing is asked of leads nowhere: "".
    """
    if not place.startswith(_SECTION):
        return place
    section = place.removeprefix(_SECTION)
    asked = [q for q in walk if content.questions[q].section == section]
    blank = [q for q in asked if is_blank(assessment, q)]
    return question_place((blank or asked)[0]) if asked else ""


def is_blank(assessment: Assessment, question: str) -> bool:
    """Whether nothing was answered yet, not even that it is not known."""
    return assessment.answer(question).state is State.NOT_ASKED
