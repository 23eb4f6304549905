"""The result's cost: worked out off the UI thread, then figures, tables, sums and the way on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from logic import depths
from logic.prices.roles import Role
from tests.logic import cost_results as results
from tests.logic.cost_cases import priced
from tests.ui.pages_stage import FULL, PageStage, said
from ui import navigation
from ui.figure_view import FigureView
from ui.pages.drawer import SourceDrawer
from ui.pages.result import ResultPage
from ui.widgets import DataTable, Disclosure, LinkButton, Prose, Strip, TabBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from logic.cost.values import CostResult
    from ui.theme import Look


class _Money:
    """The result page on its cost, with a result made by hand."""

    def __init__(self, stage: PageStage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stage = stage
        self._patch = monkeypatch
        self.page = ResultPage(stage.context)

    def on(self, make: Callable[[], CostResult], *, wait: bool = False) -> _Money:
        def made(*_inputs: object) -> CostResult:
            return make()

        self._patch.setattr(depths, "cost_result", made)
        self.stage.open(FULL)
        self.stage.document.show_result()
        self.stage.enter(self.page, "result")
        if not wait:
            self.arrive()
        self.tab("cost")
        return self

    def arrive(self) -> None:
        self.page._pause.stop()
        self.page._start_digging()
        self.stage.shell.work()
        self.stage.settle()

    def late(self) -> None:
        self.page._patience.stop()
        self.page._is_late()
        self.stage.settle()

    def tab(self, key: str) -> None:
        bar = self.page.widget.findChild(TabBar)
        assert isinstance(bar, TabBar)
        bar.set_current_key(key)
        self.stage.settle()

    def key(self) -> str:
        bar = self.page.widget.findChild(TabBar)
        assert isinstance(bar, TabBar)
        return bar.current_key() or ""

    def texts(self) -> str:
        found = [p.text() for p in self.page.widget.findChildren(Prose) if p.isVisible()]
        return "\n".join(found).replace("\N{NO-BREAK SPACE}", " ")

    def figures(self) -> list[FigureView]:
        return [v for v in self.page.widget.findChildren(FigureView) if v.isVisible()]

    def link(self, name: str) -> LinkButton:
        found = self.page.widget.findChildren(LinkButton)
        return next(b for b in found if b.isVisible() and b.accessibleName() == name)


@pytest.fixture
def money(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[_Money]:
    stage = PageStage(qtbot, look, tmp_path)
    yield _Money(stage, monkeypatch)
    stage.close()


@pytest.mark.parametrize("make", results.CASES.values(), ids=list(results.CASES))
def test_both_figures_and_three_columns_show(money: _Money, make: Callable[[], CostResult]) -> None:
    money.on(make)
    titles = [view.accessibleName() for view in money.figures()]
    assert titles == ["Total cost over 24 months", "What moves the cost difference"]
    assert all(view.accessibleDescription() for view in money.figures())
    assert "shown beside, not scored" in money.texts()
    assert "Sums are present values." in money.texts()


def test_what_takes_a_while_is_said_and_what_was_there_stays_until_then(money: _Money) -> None:
    waiting = money.stage.say("ui_result.cost.waiting")
    money.page._patience.setInterval(60_000)
    money.on(results.never, wait=True)
    assert waiting not in money.texts()
    money.late()
    assert waiting in money.texts()
    assert money.page.title().startswith("Over 24 months")
    assert money.figures() == []
    money.arrive()
    assert money.page.title().endswith("never pays back, however long it runs.")
    assert len(money.figures()) == 2
    before = money.figures()
    money.stage.document.set_answer("language", said("low_resource"))
    money.page.refresh()
    assert money.figures() == before
    money.late()
    assert money.figures() == []
    assert waiting in money.texts()
    money.arrive()
    assert len(money.figures()) == 2
    assert not money.page._patience.isActive()


@pytest.mark.parametrize("tab", ["cost", "change", "why"])
def test_what_takes_a_while_can_be_cancelled_and_begun_again(money: _Money, tab: str) -> None:
    stopped = money.stage.say("ui_result.wait.stopped")
    money.page._patience.setInterval(60_000)
    money.on(results.never, wait=True)
    money.tab(tab)
    QTest.keyClick(money.page.widget, Qt.Key.Key_Escape)
    assert stopped not in money.texts(), "nothing is said yet that could be cancelled"
    money.late()
    money.link("Cancel").click()
    money.stage.settle()
    assert stopped in money.texts()
    assert not money.page.awaited
    money.arrive()
    assert stopped in money.texts(), "nothing comes of it"
    money.link("Work it out").click()
    money.stage.settle()
    QTest.keyClick(money.page.widget, Qt.Key.Key_Escape)
    money.stage.settle()
    assert stopped in money.texts()
    money.link("Work it out").click()
    money.arrive()
    assert stopped not in money.texts()
    assert not [b for b in money.page.widget.findChildren(LinkButton) if b.label() == "Cancel"]


def test_escape_stops_nothing_where_no_wait_is_said(money: _Money) -> None:
    money.page._patience.setInterval(60_000)
    money.on(results.never, wait=True)
    money.late()
    money.tab("routes")
    QTest.keyClick(money.page.widget, Qt.Key.Key_Escape)
    assert not money.page._stopped
    money.tab("cost")
    QTest.keyClick(money.page.widget, Qt.Key.Key_Escape)
    assert money.page._stopped


def test_what_is_worked_out_of_older_answers_is_not_taken_for_that_of_now(money: _Money) -> None:
    money.on(results.never)
    older = money.page._dug
    assert older is not None
    money.stage.document.set_answer("language", said("low_resource"))
    money.page.refresh()
    money.page._dug_out(replace(older, change=()))
    assert money.page._dug is older
    money.arrive()
    assert money.page._dug is not older


def test_another_assessment_never_shows_what_was_worked_out_before(money: _Money) -> None:
    money.page._patience.setInterval(60_000)
    money.on(results.never)
    money.stage.open(FULL)
    money.stage.document.show_result()
    money.page.refresh()
    assert money.figures() == []


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        ((-5.0, 0.0, 5.0), "most likely cost the same"),
        ((1e3, 4e4, 9e4), "a fine"),
        ((-9e4, -4e4, 1e3), "a foundation model most likely costs $40,000 less"),
        (None, "is not known yet"),
    ],
)
def test_until_then_the_likely_difference_is_said(
    money: _Money, difference: tuple[float, float, float] | None, said: str
) -> None:
    money.on(results.cheap, wait=True)
    document = money.stage.document
    other = replace(document.advice.cost, difference=difference)
    document._advised = (document.assessment, replace(document.advice, cost=other))
    money.page._show_head("cost")
    assert said in money.page.title()


def test_an_unknown_price_shows_no_figure_and_what_to_do(money: _Money) -> None:
    money.on(results.unknown)
    assert money.page.title() == "What the two approaches cost is not known yet."
    assert money.figures() == []
    assert "until this is known: requests a month" in money.texts()
    assert money.link("Answer the question on requests a month").isVisible()


def test_an_unknown_price_leads_to_the_prices(money: _Money) -> None:
    money.on(partial(results.unknown, "input"))
    money.link("Enter the input price of the foundation model").click()
    assert money.stage.shell.went[-1][0] == navigation.PRICES


def test_a_total_opens_its_sums(money: _Money) -> None:
    money.on(results.cheap)
    money.link("Show how the cost of the Fine-tuned model is worked out").click()
    money.stage.settle()
    (drawer,) = money.page.widget.findChildren(SourceDrawer)
    assert drawer.key == "cost:fine_tuned"
    assert "(500 + 200) examples x $8.00 = $5,600" in money.texts()


def test_the_figures_open_their_sources(money: _Money) -> None:
    money.on(results.cheap)
    drawn = [figure for view in money.figures() if (figure := view.figure()) is not None]
    keys = {spot.key for figure in drawn for spot in figure.spots}
    assert {"cost:foundation", "cost:small", "cost_input:volume"} <= keys
    (drawer,) = money.page.widget.findChildren(SourceDrawer)
    for key in keys:
        drawer.open_topic(key)
        assert money.stage.say("ui_source.none") not in money.texts()


def test_each_figure_has_a_twin_filled_when_it_is_opened(money: _Money) -> None:
    money.on(results.cheap)
    rows = [d for d in money.page.widget.findChildren(Disclosure) if d.title() == "As a table"]
    assert len(rows) == 2
    for row in rows:
        assert not row.findChildren(DataTable)
        row.header.click()
        money.stage.settle()
        (table,) = row.findChildren(DataTable)
        assert table.findChildren(Prose)
    assert "even in month" not in money.texts()
    assert "8" in money.texts()


def test_back_from_the_figures_the_costs_still_show(money: _Money) -> None:
    money.on(results.cheap)
    money.link("Figures behind the cost").click()
    assert money.stage.shell.went[-1][0] == "figures"
    money.page.enter("result")
    assert money.key() == "cost"
    money.page.enter("result")
    assert money.key() == "why"


def test_with_little_room_the_figures_stand_below_each_other(money: _Money) -> None:
    money.on(results.cheap)
    money.page.widget.window().resize(520, 800)
    money.stage.settle()
    first, second = money.figures()
    assert (
        second.mapToGlobal(second.rect().topLeft()).y()
        > first.mapToGlobal(first.rect().bottomLeft()).y()
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-10-01", "Not served since 1 October 2026."), ("2027-03-01", "No longer served from")],
)
def test_a_model_that_ends_is_told_of_above_the_sums(money: _Money, day: str, said: str) -> None:
    money.on(results.cheap)
    (price,) = priced((Role.INPUT, 2.0, "usd_per_1M_input_tokens")).costs.prices
    ending = replace(price, serving_ends=day)
    document = money.stage.document
    document.set_costs(replace(document.assessment.costs, prices=(ending,)))
    money.arrive()
    strips = [one for one in money.page.widget.findChildren(Strip) if one.isVisible()]
    assert [one for one in strips if said in one.text()]


def test_only_the_columns_have_sums_to_show(money: _Money) -> None:
    """Not the prices used, whose rows begin with the same names."""
    money.on(results.cheap)
    document = money.stage.document
    document.set_costs(priced((Role.INPUT, 2.0, "usd_per_1M_input_tokens")).costs)
    money.arrive()
    assert "Foundation model: input" in money.texts()
    label = money.stage.say("ui_result.cost.sums")
    found = [b for b in money.page.widget.findChildren(LinkButton) if b.label() == label]
    assert len([button for button in found if button.isVisible()]) == len(results.cheap().columns)
