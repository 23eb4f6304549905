"""Which questions stand in a list: those of a section, or those in a state worth a look."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from logic.assessment import State
from logic.interview import walk
from logic.voices import differ

if TYPE_CHECKING:
    from logic.assessment import Answer, Assessment
    from logic.model import Content


class Show(StrEnum):
    """What is looked for among the questions asked now."""

    ALL = "all"
    OPEN = "open"
    DONT_KNOW = "dont_know"
    MARKED = "marked"
    ASSUMED = "assumed"
    NOTED = "noted"


def select(
    content: Content, assessment: Assessment, section: str = "", show: Show = Show.ALL
) -> tuple[str, ...]:
    """The ids of the questions asked now, of a section or of all (""), that are looked for."""
    return tuple(
        name
        for name in walk(content, assessment)
        if section in {"", content.questions[name].section}
        and _shown(assessment.answer(name), show)
    )


def to_come_back(answer: Answer) -> str:
    """Why to come back to a question: "marked", "assumed", "disputed" or its state; else ""."""
    if answer.marked:
        return "marked"
    if answer.assumed:
        return "assumed"
    if differ(answer):
        return "disputed"
    return "" if answer.state in {State.ANSWERED, State.NOT_APPLICABLE} else str(answer.state)


def _shown(answer: Answer, show: Show) -> bool:
    found = {
        Show.ALL: True,
        Show.OPEN: answer.state is State.NOT_ASKED,
        Show.DONT_KNOW: answer.state is State.DONT_KNOW,
        Show.MARKED: answer.marked,
        Show.ASSUMED: answer.assumed,
        Show.NOTED: bool(answer.note or answer.words),
    }
    return found[show]
