"""The pictures of the interview beyond a single question."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import screens_cases as cases
from logic.assessment import Basis, Voice
from logic.cases import begin_from, load_cases
from logic.selection import Show
from screens_scene import Scene, finished, place, press
from ui.navigation import CASES, SECTIONS, end_place, question_place
from ui.widgets import ChoiceField, Disclosure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from screens_stage import Stage


def interview_scenes() -> Iterator[Scene]:
    """Typical cases, assumed answers, two people, ends of sections."""
    yield Scene("cases", lambda stage: place(stage, None, CASES))
    yield Scene("question-from-case", _from_case)
    yield Scene("question-two-people", _two_people)
    yield Scene("question-another-person", _another_person)
    yield Scene("sections", lambda stage: place(stage, finished(stage), SECTIONS))
    yield Scene("sections-open-question", _section_row)
    yield Scene("sections-none", partial(_listed, show=Show.OPEN))
    yield Scene("section-end-essentials", _essentials_end)
    yield Scene("section-end-quick", _quick_end)
    yield Scene("section-end-cost", _cost_end)


def _essentials_end(stage: Stage) -> QWidget:
    shown = place(stage, finished(stage), end_place("essentials"))
    stage.wait_for(lambda: stage.room.guide.is_fresh, "the question worth asking next")
    return shown


def _quick_end(stage: Stage) -> QWidget:
    quick = replace(cases.empty(stage.pack.content), quick=True)
    return place(stage, quick, end_place("essentials"))


def _cost_end(stage: Stage) -> QWidget:
    return place(stage, finished(stage), end_place("cost"))


def _from_case(stage: Stage) -> QWidget:
    content = stage.pack.content
    first = load_cases(content)[0]
    begun = replace(begin_from(first, content), date=cases.MOMENT[:10])
    return place(stage, begun, question_place("task_kind"))


def _two_people(stage: Stage) -> QWidget:
    held = finished(stage)
    answer = held.answer("style_rules")
    other = Voice(said_by="person2", options=("one_page",), basis=Basis.ESTIMATED)
    differing = held.with_answer("style_rules", replace(answer, voices=(other,)))
    return place(stage, differing, question_place("style_rules"))


def _another_person(stage: Stage) -> QWidget:
    shown = place(stage, finished(stage), question_place("style_rules"))
    press(stage, stage.pack.words.text("ui_people.add"))
    return shown


def _listed(stage: Stage, *, section: str = "", show: str = "") -> QWidget:
    """The list of questions, of a section or in a state."""
    shown = place(stage, None, SECTIONS)
    fields = [one for one in stage.page.findChildren(ChoiceField) if one.isVisible()]
    for field, value in zip(fields, (section, show), strict=True):
        if value:
            field.set_value(value)
            field.committed.emit()
    stage.settle()
    return shown


def _section_row(stage: Stage) -> QWidget:
    _listed(stage, section="business_need")
    rows = [row for row in stage.page.findChildren(Disclosure) if row.isVisible()]
    rows[0].header.click()
    stage.settle()
    return stage.window
