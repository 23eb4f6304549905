"""The question page: amounts that do not arise, and how those given as a range are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.assessment import Amount, Answer, State
from tests.ui.pages_stage import PageStage, amount
from tests.ui.question_stage import Opened
from ui.widgets import ChoiceField, LinkButton

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def opened(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Opened]:
    stage = PageStage(qtbot, look, tmp_path)
    stage.open({}, ())
    yield Opened(stage)
    stage.close()


def test_how_values_are_spread_is_asked_only_with_a_range_money_draws_from(
    opened: Opened,
) -> None:
    opened.at("label_cost")
    opened.type(opened.say("amount.likely_usd"), "8")
    assert not opened.shown(ChoiceField)[1:]
    assert opened.answer.amount == amount(8).amount
    opened.open_range()
    opened.type(opened.say("amount.low"), "2")
    [shape] = [one for one in opened.shown(ChoiceField) if one.label() == "Between the ends"]
    assert (shape.value(), opened.answer.amount) == ("pert", amount(2, 8, 8).amount)
    shape.set_value("triangular")
    shape.committed.emit()
    assert opened.answer.amount == Amount(low=2, likely=8, high=8, shape="triangular")
    opened.goto("error_cost")
    opened.open_range()
    assert not [one for one in opened.shown(ChoiceField) if one.label() == "Between the ends"]
    opened.goto("label_cost")
    assert shape.value() == "triangular"
    opened.open_range()
    opened.page.leave()
    assert opened.answer.amount == amount(8).amount


@pytest.mark.parametrize("before", [Answer(), amount(8), amount(2, 8, 9)])
def test_a_spread_chosen_beside_an_end_that_cannot_be_read_is_kept(
    opened: Opened, before: Answer
) -> None:
    opened.stage.document.set_answer("label_cost", before)
    opened.at("label_cost")
    opened.type(opened.say("amount.likely_usd"), "8")
    if before.amount is None or before.amount.low == before.amount.high:
        opened.open_range()
    opened.type(opened.say("amount.low"), "few")
    [shape] = [one for one in opened.shown(ChoiceField) if one.label() == "Between the ends"]
    shape.set_value("triangular")
    shape.committed.emit()
    opened.page.leave()
    opened.goto("volume")
    opened.goto("label_cost")
    assert opened.field(opened.say("amount.low")).value() == "few", "its range stands open"
    assert shape.value() == "triangular"
    opened.type(opened.say("amount.high"), "9")
    opened.type(opened.say("amount.low"), "3")
    assert opened.answer.amount == Amount(low=3, likely=8, high=9, shape="triangular")


def test_what_is_below_zero_is_refused_with_the_least_there_may_be(opened: Opened) -> None:
    opened.at("label_cost")
    for typed, least in (("-5", "Type 0 or more"), ("12%", "Type a number such as 1,200")):
        opened.type(opened.say("amount.likely_usd"), typed)
        assert not opened.page.primary()
        assert opened.field(opened.say("amount.likely_usd")).error().startswith(least)
        assert opened.answer.amount is None


def test_what_does_not_arise_is_said_to_count_as_none(opened: Opened) -> None:
    opened.at("retrainings")
    opened.click("Not applicable\N{HORIZONTAL ELLIPSIS}")
    assert not any("ounted" in text for text in opened.texts())
    opened.choose_reason(2)  # it does not arise
    assert "Counted as none: 0 times a year." in opened.texts()
    assert not any(text.startswith("While this is open") for text in opened.texts())
    opened.choose_reason(1)  # it is decided elsewhere
    usual = "Still counted, at the usual 1\N{EN DASH}4 times a year (2)."
    assert usual in opened.texts()


def test_what_cannot_be_none_is_not_offered_to_be_put_aside(opened: Opened) -> None:
    """An older file may have it so: then the reason is shown, and what is counted."""
    opened.at("horizon")
    assert not [b for b in opened.shown(LinkButton) if "Not applicable" in b.label()]
    reason = Answer(state=State.NOT_APPLICABLE, reason="does_not_arise")
    opened.stage.document.set_answer("horizon", reason)
    opened.stage.settle()
    assert "Still counted, at the usual 24 months." in opened.texts()
