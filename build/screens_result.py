"""The pictures of the result, the source drawer and what-if."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import screens_cases as cases
from logic.assessment import Priorities
from logic.findings import Recommendation
from screens_scene import Scene, finished, place, press
from ui import navigation
from ui.pages.drawer import SourceDrawer
from ui.pages.result import ResultPage
from ui.pages.whatif_tries import TriesCard
from ui.widgets import ChoiceField, LineField, TabBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from logic.assessment import Assessment
    from screens_stage import Stage

_TABS = ("why", "change", "comparison", "routes", "cost", "plan")
_OTHER_POINTS = {
    "business_need": 20,
    "data_knowledge": 10,
    "performance": 15,
    "customization": 5,
    "security": 40,
    "cost": 100,
}


def results() -> Iterator[Scene]:
    """The result in every kind and tab, what lies behind its numbers, and what-if."""
    yield Scene("result-hidden", _hidden)
    for tab in _TABS:
        yield Scene(f"result-{tab}", _Tab(tab))
    yield Scene("result-judged", _judged)
    for key in ("lead", "range", "share", "trial", "weight:cost", "consideration:customization"):
        yield Scene(f"result-source-{key.replace(':', '-')}", _Source(key))
    yield Scene("result-two-verdicts", _verdicts)
    yield Scene("result-two-verdicts-change", _verdicts_change)
    for kind in Recommendation:
        yield Scene(f"result-kind-{kind.value.replace('_', '-')}", _Kind(kind))
    yield Scene("result-neither-plan", _Kind(Recommendation.NEITHER, "plan"))
    yield Scene("result-little-known-change", _Kind(Recommendation.TOO_LITTLE_KNOWN, "change"))
    yield Scene("result-not-feasible-routes", _Kind(Recommendation.NOT_FEASIBLE, "routes"))
    yield Scene("whatif", _whatif)
    yield Scene("whatif-tried", _tried)
    yield Scene("whatif-all", _all_questions)
    yield Scene("whatif-keep", _keep)
    yield Scene("whatif-aside", _aside)


class _Kind:
    """The result of one kind of recommendation."""

    def __init__(self, kind: Recommendation, tab: str = "why") -> None:
        self._kind = kind
        self._tab = tab

    def __call__(self, stage: Stage) -> QWidget:
        stage.take_on(cases.case(stage.pack.content, self._kind))
        found = stage.room.document.advice.recommendation
        if found is not self._kind:
            raise AssertionError(f"the case made for {self._kind} is now {found}")
        return result(stage, self._tab)


class _Tab:
    """One tab of the finished assessment's result."""

    def __init__(self, tab: str) -> None:
        self._tab = tab

    def __call__(self, stage: Stage) -> QWidget:
        stage.take_on(finished(stage))
        return result(stage, self._tab)


class _Source:
    """The drawer behind one number."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, stage: Stage) -> QWidget:
        stage.take_on(finished(stage))
        result(stage, "why")
        stage.page.findChildren(SourceDrawer)[0].open_topic(self._key)
        stage.settle()
        return stage.window


def _hidden(stage: Stage) -> QWidget:
    return place(stage, finished(stage), navigation.RESULT)


def result(stage: Stage, tab: str) -> QWidget:
    """One tab of the result of what is open, everything worked out."""
    stage.room.document.show_result()
    stage.go(navigation.RESULT)
    stage.page.findChildren(TabBar)[0].set_current_key(tab)
    stage.settle()
    page = stage.room.shell.page
    stage.wait_for(lambda: isinstance(page, ResultPage) and not page.awaited, "what is worked out")
    return stage.window


def _judged(stage: Stage) -> QWidget:
    stage.take_on(finished(stage))
    result(stage, "why")
    press(stage, stage.pack.words.text("ui_result.judged.title"))
    return stage.window


def _differing(stage: Stage) -> Assessment:
    """Two people whose own points lead to different sides."""
    one = finished(stage)
    agreed = replace(one.priorities[0], person="person1")
    other = Priorities(person="person2", agreed=False, points=_OTHER_POINTS)
    return replace(one, priorities=(agreed, other))


def _verdicts(stage: Stage) -> QWidget:
    stage.take_on(_differing(stage))
    return result(stage, "why")


def _verdicts_change(stage: Stage) -> QWidget:
    stage.take_on(_differing(stage))
    return result(stage, "change")


def _whatif(stage: Stage) -> QWidget:
    stage.take_on(finished(stage))
    stage.room.document.show_result()
    stage.go(navigation.WHATIF)
    return stage.window


def _tried(stage: Stage) -> QWidget:
    """Another answer in the first field that is a choice, another number in the first amount."""
    _whatif(stage)
    press(stage, _more(stage))
    card = stage.page.findChildren(TriesCard)[0]
    label = stage.pack.words.text("question.style_rules.title")
    choice = next(f for f in card.findChildren(ChoiceField) if f.label() == label)
    choice.combo.setCurrentIndex(1)
    choice.combo.activated.emit(1)
    label = stage.pack.words.text("question.volume.title")
    amount = next(f for f in card.findChildren(LineField) if f.label() == label)
    amount.set_value("250,000")
    amount.edited.emit()
    press(stage, stage.pack.words.text("ui_whatif.fewer"))
    return stage.window


def _aside(stage: Stage) -> QWidget:
    """Two tries set aside."""
    put = stage.pack.words.text("ui_whatif.aside.put")
    _tried(stage)
    press(stage, put)
    _choose(stage, "deadline", 1)
    press(stage, put)
    return stage.window


def _choose(stage: Stage, question: str, at: int) -> None:
    card = stage.page.findChildren(TriesCard)[0]
    press(stage, _more(stage))
    label = stage.pack.words.text(f"question.{question}.title")
    choice = next(f for f in card.findChildren(ChoiceField) if f.label() == label)
    choice.combo.setCurrentIndex(at)
    choice.combo.activated.emit(at)
    press(stage, stage.pack.words.text("ui_whatif.fewer"))


def _more(stage: Stage) -> str:
    asked = len(stage.room.document.walk)
    return stage.pack.words.text("ui_whatif.all", count=asked)


def _all_questions(stage: Stage) -> QWidget:
    _whatif(stage)
    press(stage, _more(stage))
    return stage.window


def _keep(stage: Stage) -> QWidget:
    _tried(stage)
    stage.room.shell.press_primary()
    stage.settle()
    return stage.window
