"""The pictures of finishing, history, a frozen page and a second visit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import screens_cases as cases
from logic import assessment_file
from logic.assessment import Answer, Basis, State
from logic.findings import Recommendation
from screens_dialogs import notice
from screens_scene import Scene, finished, place, press
from ui import navigation
from ui.pages.state_card import StateCard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from screens_stage import Stage


def histories() -> Iterator[Scene]:
    """Finishing, what is frozen, revisions, and comparing."""
    yield Scene("history-open", _open)
    yield Scene("dialog-finish", _finishing)
    yield Scene("history-finished", _finished)
    yield Scene("frozen-question", _frozen_question)
    yield Scene("frozen-priorities", _frozen_priorities)
    yield Scene("history-revisions", _revisions)
    yield Scene("viewed-check", _viewed)
    yield Scene("history-hidden", _hidden)
    yield Scene("compare-hidden", _compare_hidden)
    yield Scene("compare-none", _compare_none)
    yield Scene("compare-revision", _compare_revision)
    yield Scene("compare-file", _compare_file)
    yield Scene("presentation-question", _present_question)
    yield Scene("presentation-result", _present_result)


def _open(stage: Stage) -> QWidget:
    place(stage, finished(stage), navigation.HISTORY)
    stage.room.document.show_result()
    stage.settle()
    return stage.window


def _hidden(stage: Stage) -> QWidget:
    return place(stage, finished(stage), navigation.HISTORY)


def _finishing(stage: Stage) -> QWidget:
    _open(stage)
    press(stage, stage.pack.words.text("ui_history.finish.button"))
    return notice(stage)


def _finished(stage: Stage) -> QWidget:
    _open(stage)
    stage.room.document.finish()
    stage.settle()
    return stage.window


def _frozen_question(stage: Stage) -> QWidget:
    _finished(stage)
    stage.go(navigation.question_place("style_rules"))
    return stage.window


def _frozen_priorities(stage: Stage) -> QWidget:
    _finished(stage)
    stage.go(navigation.PRIORITIES)
    return stage.window


def _revisions(stage: Stage) -> QWidget:
    _finished(stage)
    document = stage.room.document
    document.start_revision("The volume was counted anew after the new claims portal.")
    given = Answer(
        state=State.ANSWERED, options=("one_page",), basis=Basis.DOCUMENTED, said_by="person1"
    )
    document.set_answer("style_rules", given)
    stage.go(navigation.HISTORY)
    return stage.window


def _viewed(stage: Stage) -> QWidget:
    _revisions(stage)
    press(stage, stage.pack.words.text("ui_history.open"))
    return stage.window


def _compare_hidden(stage: Stage) -> QWidget:
    return place(stage, finished(stage), navigation.COMPARE)


def _compare_none(stage: Stage) -> QWidget:
    _compare_hidden(stage)
    press(stage, stage.pack.words.text("ui_compare.show"))
    return stage.window


def _compare_revision(stage: Stage) -> QWidget:
    _revisions(stage)
    press(stage, stage.pack.words.text("ui_history.compare"))
    return _compared(stage)


def _compare_file(stage: Stage) -> QWidget:
    """An earlier file, finished under other rules, with other priorities."""
    stage.take_on(finished(stage))
    earlier = cases.case(stage.pack.content, Recommendation.FOUNDATION_THEN_TUNE)
    document = stage.room.document
    document.finish()
    outcome = replace(
        document.assessment.outcome,
        content=replace(document.assessment.outcome.content, version="2026.3", checksum="0"),
    )
    whole = replace(
        document.assessment,
        answers=earlier.answers,
        outcome=outcome,
        date="2026-03-02",
        finished=False,
    )
    path = stage.store.home / "Claims triage, first visit.tunewise"
    assessment_file.save(path, whole)
    stage.dialogs.to_open = path
    document.show_result()
    stage.go(navigation.COMPARE)
    press(stage, stage.pack.words.text("ui_compare.choose"))
    return _compared(stage)


def _compared(stage: Stage) -> QWidget:
    """Wait until it is worked out which change moved the lead."""
    card = stage.page.findChildren(StateCard)[0]
    stage.wait_for(card.isVisible, "what changed")
    return stage.window


def _present_question(stage: Stage) -> QWidget:
    place(stage, finished(stage), navigation.question_place("examples_held"))
    stage.look.set_presenting(True)
    stage.settle()
    return stage.window


def _present_result(stage: Stage) -> QWidget:
    stage.take_on(finished(stage))
    stage.room.document.show_result()
    stage.go(navigation.RESULT)
    stage.look.set_presenting(True)
    stage.settle()
    return stage.window
