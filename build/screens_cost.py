"""The pictures of the money: cheap, dear, never paying back, unknown; and the figures behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import screens_cases as cases
from logic.assessment import Amount, Answer, PriceEdit, State
from logic.prices.roles import Part, Role, choose, edit
from logic.prices.values import Model
from screens_cases import MOMENT
from screens_result import result
from screens_scene import Scene, finished, place, press
from ui import navigation
from ui.pages.drawer import SourceDrawer
from ui.pages.figures_edit import EditFigure
from ui.pages.figures_matter import MatterCard
from ui.pages.question_precision import PrecisionNote
from ui.widgets import Disclosure, LineField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from logic.assessment import Assessment
    from screens_stage import Stage

_LARGE = Model("OpenAI", "gpt-6.1-sol", "api_base")
_ENDING = Model("OpenAI", "gpt-4.1-mini-2025-04-14", "api_base")
_SAID = PriceEdit(changed_by="Consultant", changed_on=MOMENT[:10], why="Their offer is awaited")
_WHY = "Their contract of October has another rate."


def costs() -> Iterator[Scene]:
    """The cost of each case, the arithmetic behind a total, the figures and changing one."""
    for name in cases.COSTS:
        yield Scene(f"cost-{name.replace('_', '-')}", _Case(name))
    yield Scene("cost-unknown-price", _unknown_price)
    yield Scene("cost-unknown-why", _unknown_why)
    yield Scene("cost-euro", _euro)
    yield Scene("cost-priced", _priced)
    yield Scene("cost-month", _month)
    yield Scene("cost-sums", _sums)
    yield Scene("cost-section-end", lambda stage: place(stage, finished(stage), "end:cost"))
    yield Scene("cost-precision", _precision)
    yield Scene("figures", _figures)
    yield Scene("figures-edit", _edit)
    yield Scene("figures-edit-error", _refused)
    yield Scene("figures-changed", _changed)
    yield Scene("figures-euro", _figures_euro)
    yield Scene("question-amount-euro", _amount_euro)


class _Case:
    """The cost page of one case."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, stage: Stage) -> QWidget:
        stage.take_on(cases.cost_case(stage.pack.content, self._name))
        return result(stage, "cost")


def _unknown_price(stage: Stage) -> QWidget:
    """A price was looked for and is not known: no total, and the way to where it is given."""
    stage.take_on(finished(stage))
    document, known = stage.room.document, stage.store.prices.catalogue()
    costs = choose(document.assessment.costs, known, Part.FOUNDATION, _LARGE, MOMENT[:10])
    document.set_costs(edit(costs, Role.OUTPUT, None, _SAID))
    return result(stage, "cost")


def _unknown_why(stage: Stage) -> QWidget:
    """What each consideration contributes while the cost is not known."""
    stage.take_on(cases.cost_case(stage.pack.content, "unknown"))
    return result(stage, "why")


def _euro(stage: Stage) -> QWidget:
    """Sums in the client's currency."""
    stage.take_on(_in_euro(cases.cost_case(stage.pack.content, "close")))
    return result(stage, "cost")


def _in_euro(given: Assessment) -> Assessment:
    euro = replace(given.costs, currency="EUR", rate=0.85, rate_date=MOMENT[:10])
    return replace(given, costs=euro)


def _figures_euro(stage: Stage) -> QWidget:
    """Figures in dollars, said in the client's currency as well."""
    return _figures(stage, _in_euro(finished(stage)))


def _amount_euro(stage: Stage) -> QWidget:
    """An amount typed in dollars, said in the client's currency as well."""
    return place(stage, _in_euro(finished(stage)), "question:decisive_amount")


def _priced(stage: Stage) -> QWidget:
    """Paid for at listed prices, of a model that ends."""
    given = cases.cost_case(stage.pack.content, "close")
    known = stage.store.prices.catalogue()
    costs = choose(given.costs, known, Part.FOUNDATION, _ENDING, MOMENT[:10])
    stage.take_on(replace(given, costs=costs))
    return result(stage, "cost")


def _month(stage: Stage) -> QWidget:
    """The shortest horizon there is."""
    one = Answer(state=State.ANSWERED, amount=Amount(low=1, likely=1, high=1))
    stage.take_on(cases.cost_case(stage.pack.content, "cheap").with_answer("horizon", one))
    return result(stage, "cost")


def _sums(stage: Stage) -> QWidget:
    stage.take_on(finished(stage))
    result(stage, "cost")
    stage.page.findChildren(SourceDrawer)[0].open_topic("cost:fine_tuned")
    stage.settle()
    return stage.window


def _precision(stage: Stage) -> QWidget:
    place(stage, cases.cost_case(stage.pack.content, "close"), "question:volume")
    stage.wait_for(lambda: _is_precise(stage), "what is worth knowing better")
    return stage.window


def _is_precise(stage: Stage) -> bool:
    return any(note.isVisible() for note in stage.page.findChildren(PrecisionNote))


def _figures(stage: Stage, given: Assessment | None = None) -> QWidget:
    place(stage, given or finished(stage), navigation.FIGURES)
    card = stage.page.findChildren(MatterCard)[0]
    stage.wait_for(card.isVisible, "what is worth knowing better")
    row = stage.page.findChildren(Disclosure)[0]
    if not row.is_open():
        row.header.click()
    stage.settle()
    return stage.window


def _edit(stage: Stage) -> QWidget:
    _figures(stage)
    press(stage, stage.pack.words.text("ui_figures.change"))
    return stage.window


def _type(stage: Stage, key: str, text: str) -> None:
    label = stage.pack.words.text(f"ui_figures.{key}")
    editor = stage.page.findChildren(EditFigure)[0]
    next(f for f in editor.findChildren(LineField) if f.label() == label).set_value(text)


def _refused(stage: Stage) -> QWidget:
    _edit(stage)
    _type(stage, "low", "900,000")
    _type(stage, "high", "-5")
    press(stage, stage.pack.words.text("ui_figures.keep"))
    return stage.window


def _changed(stage: Stage) -> QWidget:
    _edit(stage)
    for key, text in (("low", "900"), ("likely", "1,000"), ("high", "1,100"), ("why", _WHY)):
        _type(stage, key, text)
    press(stage, stage.pack.words.text("ui_figures.keep"))
    return stage.window
