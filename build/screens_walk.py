"""The pictures in the order a person meets the pages: each a name and how to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QWidget

import screens_cases as cases
from screens_cost import costs
from screens_dialogs import notices
from screens_history import histories
from screens_interview import interview_scenes
from screens_prices import prices
from screens_result import results
from screens_scene import Scene, finished, place, press
from ui import navigation
from ui.focus import focus_by_keyboard, keep_in_sight
from ui.navigation import guide_place, help_place, question_place
from ui.pages.help_documents import GUIDES
from ui.pages.recent_list import RecentRow
from ui.widgets import Disclosure, LineField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens_stage import Stage


#: Questions as the finished assessment has them, by what is to be seen.
_ANSWERED = {
    "choice": "style_rules",
    "several": "high_risk",
    "assumed": "field_speed",
    "rules-out": "operators",
    "dont-know": "output_tokens",
    "not-applicable": "retrainings",
    "amount": "volume",
    "amount-range": "prompt_tokens",
    "trial": "trial",
}
_BLANK = {"choice": "task_kind", "amount": "volume", "amount-default": "horizon", "trial": "trial"}


def scenes() -> Iterator[Scene]:
    """Every picture, in order; each scene takes the stage as the one before left it."""
    yield from _beginning()
    yield from _questions()
    yield from _deciding()
    yield from results()
    yield from costs()
    yield from histories()
    yield from prices()
    yield from _reporting()
    yield from notices()


# The scenes


def _beginning() -> Iterator[Scene]:
    yield Scene("start-first-run", _first_run)
    yield Scene("start-recents", _recents)
    yield Scene("start-clients", _with_clients)
    yield Scene("start-examples", _examples)
    yield Scene("settings", lambda stage: place(stage, None, navigation.SETTINGS))
    yield Scene("engagement-new", _new)
    yield Scene("engagement-errors", _primary)
    yield Scene("engagement", lambda stage: place(stage, finished(stage), navigation.ENGAGEMENT))


def _questions() -> Iterator[Scene]:
    for what, question in _BLANK.items():
        yield Scene(f"question-{what}-blank", _Question(question, answered=False))
    for what, question in _ANSWERED.items():
        yield Scene(f"question-{what}", _Question(question))
    yield Scene("question-side-open", _side_open)
    yield Scene("question-who-said-it", _who_said_it)
    yield Scene("question-cleared", _cleared)
    yield Scene("question-amount-error", lambda stage: _mistyped(stage, "volume"))
    yield Scene("question-trial-error", lambda stage: _mistyped(stage, "trial"))
    yield Scene("rail", _rail)
    yield from interview_scenes()


def _deciding() -> Iterator[Scene]:
    places = navigation.PRIORITIES, navigation.CHECK
    for where in places:
        yield Scene(f"{where}-blank", _Place(where, finished=False))
    yield Scene("priorities-error", _one_priority)
    for where in places:
        yield Scene(where, _Place(where))
    yield Scene("priorities-not-weighed", _not_weighed)


def _reporting() -> Iterator[Scene]:
    yield Scene("report-hidden", _Place(navigation.REPORT))
    yield Scene("report", _report)
    yield Scene("report-as-text", _report_as_text)
    yield Scene("help", lambda stage: place(stage, None, navigation.HELP))
    yield Scene("help-keyboard", lambda stage: place(stage, None, help_place("keyboard")))
    for guide in GUIDES:
        yield Scene(f"help-{guide}", _Looked(guide_place(guide)))


# How to get there


class _Place:
    """A place of the finished assessment, or of one of which only the task is known."""

    def __init__(self, place: str, *, finished: bool = True) -> None:
        self._place = place
        self._finished = finished

    def __call__(self, stage: Stage) -> QWidget:
        content = stage.pack.content
        shown = finished(stage) if self._finished else cases.empty(content)
        return place(stage, shown, self._place)


class _Looked:
    """A place to look something up, which needs no assessment."""

    def __init__(self, place: str) -> None:
        self._place = place

    def __call__(self, stage: Stage) -> QWidget:
        return place(stage, None, self._place)


class _Question(_Place):
    def __init__(self, question: str, *, answered: bool = True) -> None:
        super().__init__(question_place(question), finished=answered)


def _first_run(stage: Stage) -> QWidget:
    stage.room.document.abandon()
    stage.store.forget_all()
    return place(stage, None, navigation.START)


def _recents(stage: Stage) -> QWidget:
    stage.clock.pass_days(-32)
    kept = ("Contract clauses", 13), ("Market analysis assistant", 19), ("Claims triage", 0)
    for task, days in kept:
        document = stage.room.document
        document.start_from(finished(stage))
        document.update(task=task, decision="")
        document.save()
        stage.clock.pass_days(days)
    stage.room.files.close()
    return place(stage, None, navigation.START)


def _with_clients(stage: Stage) -> QWidget:
    press(stage, stage.window.tr("Show clients and results"))
    stage.wait_for(lambda: any("·" in row.below for row in _rows(stage)), "clients and results")
    return stage.window


def _rows(stage: Stage) -> list[RecentRow]:
    return stage.page.findChildren(RecentRow)


def _examples(stage: Stage) -> QWidget:
    press(stage, stage.window.tr("Hide clients and results"))
    press(stage, stage.window.tr("See a finished example"))
    popup = QApplication.activePopupWidget()
    if popup is None:
        raise LookupError("no menu of examples is open")
    return popup


def _new(stage: Stage) -> QWidget:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    stage.room.files.new()
    stage.settle()
    return stage.window


def _primary(stage: Stage) -> QWidget:
    stage.room.shell.press_primary()
    stage.settle()
    return stage.window


def _side_open(stage: Stage) -> QWidget:
    place(stage, finished(stage), question_place("examples_held"))
    for row in stage.page.findChildren(Disclosure):
        if row.isVisible() and not row.is_open():
            row.header.click()
    stage.settle()
    return stage.window


def _who_said_it(stage: Stage) -> QWidget:
    place(stage, finished(stage), question_place("deadline"))
    for row in stage.page.findChildren(Disclosure):
        if row.isVisible() and row.title() == stage.pack.words.text("ui_question.voice.title"):
            row.set_open(True)
    press(stage, stage.pack.words.text("ui_question.voice.change"))
    return stage.window


def _cleared(stage: Stage) -> QWidget:
    place(stage, finished(stage), question_place("audience"))
    press(stage, stage.pack.words.text("ui_question.clear"))
    return stage.window


def _mistyped(stage: Stage, question: str) -> QWidget:
    place(stage, cases.empty(stage.pack.content), question_place(question))
    for field in stage.page.findChildren(LineField):
        if field.isVisible():
            QTest.keyClicks(field.editor, "many")
    return _primary(stage)


def _rail(stage: Stage) -> QWidget:
    """The rail as a sheet, where it is one."""
    place(stage, finished(stage), question_place("deadline"))
    if stage.room.frame.bar.isVisible():
        stage.room.frame.open_sheet()
        stage.settle()
    return stage.window


def _one_priority(stage: Stage) -> QWidget:
    place(stage, cases.empty(stage.pack.content), navigation.PRIORITIES)
    QTest.keyClick(stage.window.findChildren(QSlider)[0], Qt.Key.Key_PageUp)
    return _primary(stage)


def _not_weighed(stage: Stage) -> QWidget:
    place(stage, finished(stage), navigation.PRIORITIES)
    press(stage, stage.pack.words.text("certainty.none.label"))
    return stage.window


def _report(stage: Stage) -> QWidget:
    stage.take_on(finished(stage))
    stage.room.document.show_result()
    stage.go(navigation.REPORT)
    stage.wait_for(lambda: _pages_are_drawn(stage), "the report's pages")
    return stage.window


def _pages_are_drawn(stage: Stage) -> bool:
    from ui.pages.report_preview import PageView  # noqa: PLC0415 - as the window does

    pages = [page for page in stage.page.findChildren(PageView) if page.isVisible()]
    return bool(pages) and all(page.has_picture() for page in pages)


def _report_as_text(stage: Stage) -> QWidget:
    title = stage.pack.words.text("ui_report.as_text")
    for row in stage.page.findChildren(Disclosure):
        if row.title() == title:
            row.header.click()
            stage.settle()
            focus_by_keyboard(row.header)
            keep_in_sight(row.header, stage.page.height() - stage.look.units(120))
    stage.settle()
    return stage.window
