"""The question page: amounts, the trial, numbers as they are typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from logic.assessment import Answer, State, Trial
from tests.ui.pages_stage import PageStage, amount, trial
from tests.ui.question_stage import Opened
from ui.answers.numbers import (
    parse_amount,
    parse_count,
    parse_number,
    parse_price,
    parse_signed,
    show_number,
    two_readings,
)
from ui.widgets import ErrorSummary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Opened]:
    stage = PageStage(qtbot, look, tmp_path)
    stage.open({}, ())
    yield Opened(stage)
    stage.close()


class TestAmount:
    def test_one_number_is_enough(self, opened: Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "120,000")
        assert opened.answer.amount == amount(120_000).amount
        assert opened.answer.state is State.ANSWERED
        assert opened.page.primary()

    def test_the_band_is_said(self, opened: Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "120000")
        assert "Falls in: 100,000 to 999,999" in opened.texts()

    def test_what_the_calculation_uses_is_said_only_while_nothing_is_typed(
        self, opened: Opened
    ) -> None:
        opened.at("prompt_tokens")
        used = "While this is open, the calculation uses 2,100 (100 to 7,000)."
        assert used in opened.texts()
        line = opened.field(opened.say("amount.likely")).line
        QTest.keyClicks(line, "2600")
        assert used not in opened.texts()
        line.clear()
        assert used in opened.texts()

    def test_the_calculation_uses_dollars_where_dollars_are_asked_for(self, opened: Opened) -> None:
        opened.at("label_cost")
        used = "While this is open, the calculation uses $8 ($0.1 to $100)."
        assert used in opened.texts()

    def test_dollars_are_said_in_the_currency_as_well(self, opened: Opened) -> None:
        document = opened.stage.document
        euro = replace(document.assessment.costs, currency="EUR", rate=0.5, rate_date="2026-11-20")
        document.set_costs(euro)
        opened.at("decisive_amount")
        opened.type(opened.say("amount.likely_usd"), "60000")
        said = "That is \N{EURO SIGN}30,000 at the rate of 20 November 2026."
        assert f"Falls in: $25,000 to under 250,000. {said}" in opened.texts()
        document.set_costs(replace(euro, currency="USD", rate=None))
        assert "Falls in: $25,000 to under 250,000" in opened.texts()

    @pytest.mark.parametrize(
        ("question", "absurd"),
        [
            ("volume", "20,000,000,000"),
            ("error_cost", "2,000,000,000"),
            ("label_cost", "200,000"),
            ("decisive_amount", "20,000,000,000"),
            ("staff_days", "20,000"),
            ("horizon", "121"),
        ],
    )
    def test_what_nobody_can_mean_is_refused_at_its_field(
        self, opened: Opened, question: str, absurd: str
    ) -> None:
        opened.at(question)
        unit = opened.stage.content.questions[question].unit
        opened.type(opened.say(f"amount.likely{'_usd' if unit == 'usd' else ''}"), absurd)
        assert not opened.page.primary()
        assert opened.answer.amount is None
        assert any("or less" in text for text in opened.texts())

    def test_a_range_takes_three_numbers(self, opened: Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "120000")
        opened.open_range()
        assert opened.field(opened.say("amount.low")).value() == "120000", "it starts there"
        opened.type(opened.say("amount.low"), "x")
        assert not opened.page.primary()
        opened.type(opened.say("amount.low"), "90 000")
        opened.type(opened.say("amount.high"), "140'000")
        assert opened.page.primary()
        assert opened.answer.amount == amount(90_000, 120_000, 140_000).amount

    def test_a_range_must_rise(self, opened: Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "120000")
        opened.open_range()
        opened.type(opened.say("amount.low"), "130000")
        assert not opened.page.primary()
        said = "Make “At least” no more than “About how many”"
        for part in ("low", "likely"):
            assert opened.field(opened.say(f"amount.{part}")).error() == said
        assert opened.field(opened.say("amount.high")).error() == ""
        [summary] = opened.shown(ErrorSummary)
        assert [line.label() for line in summary.lines()] == [said], "above in the same words"
        assert opened.answer.amount == amount(120_000).amount

    def test_a_number_is_kept_when_the_field_is_left_not_while_typing(self, opened: Opened) -> None:
        opened.at("volume")
        QTest.keyClicks(opened.field(opened.say("amount.likely")).line, "12")
        assert opened.answer == Answer()
        opened.page.leave()
        assert opened.answer.amount == amount(12).amount

    def test_what_cannot_be_used_comes_back_with_its_question(self, opened: Opened) -> None:
        opened.stage.document.set_answer("volume", amount(5))
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "many")
        opened.page.leave()
        opened.goto("error_cost")
        assert opened.field(opened.say("amount.likely_usd")).value() == ""
        opened.goto("volume")
        assert opened.field(opened.say("amount.likely")).value() == "many"
        assert opened.answer == amount(5), "what was known stays known"

    def test_what_was_answered_is_shown_with_its_range(self, opened: Opened) -> None:
        opened.stage.document.set_answer("volume", amount(90_000, 120_000, 140_000))
        opened.at("volume")
        assert opened.field(opened.say("amount.low")).value() == "90,000"
        assert opened.field(opened.say("amount.likely")).value() == "120,000"

    @pytest.mark.parametrize(
        ("text", "said_so"),
        [
            ("many", "Type a number such as 1,200"),
            ("-5", "Type 0 or more"),
            ("1,5", "Type a number such as 1,200"),
            ("1.5", "a whole number"),
            ("9999999999999", "or less"),
        ],
    )
    def test_what_cannot_be_used_is_said_on_going_on(
        self, opened: Opened, text: str, said_so: str
    ) -> None:
        opened.at("volume")
        field = opened.field(opened.say("amount.likely"))
        QTest.keyClicks(field.line, text)
        assert field.error() == "", "not while typing"
        assert not opened.page.primary()
        assert said_so in field.error()
        assert opened.answer == Answer()
        summary = opened.shown(ErrorSummary)[0]
        assert summary.hasFocus()
        assert [line.label() for line in summary.lines()] == [field.error()]
        assert opened.page.title().startswith("Error: ")
        summary.lines()[0].click()
        assert field.line.hasFocus()
        QTest.keyClick(field.line, Key.Key_Backspace)
        assert field.error() == "", "gone once it is being mended"

    def test_an_emptied_field_is_no_answer(self, opened: Opened) -> None:
        opened.stage.document.set_answer("volume", amount(5))
        opened.at("volume")
        field = opened.field(opened.say("amount.likely"))
        field.line.selectAll()
        QTest.keyClick(field.line, Key.Key_Delete)
        assert opened.page.primary()
        assert opened.answer.state is State.NOT_ASKED

    def test_not_known_yet(self, opened: Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "7")
        QTest.mouseClick(opened.group().cards()[0], Qt.MouseButton.LeftButton)
        assert opened.answer == Answer(state=State.DONT_KNOW)
        assert opened.field(opened.say("amount.likely")).value() == ""
        opened.goto("volume")
        assert opened.group().cards()[0].hasFocus()

    def test_undo_brings_the_number_back(self, opened: Opened) -> None:
        opened.stage.document.set_answer("volume", amount(5))
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "60")
        assert opened.answer.amount == amount(60).amount
        opened.stage.document.undo()
        assert opened.field(opened.say("amount.likely")).value() == "5"

    def test_what_stands_in_for_an_open_amount_is_said(self, opened: Opened) -> None:
        opened.at("prompt_tokens")
        assert any("2,100 (100 to 7,000)" in text for text in opened.texts())
        opened.type(opened.say("amount.likely"), "900")
        assert not any("2,100 (100 to 7,000)" in text for text in opened.texts())
        opened.goto("horizon")
        assert any(text.endswith("uses 24.") for text in opened.texts())
        opened.stage.document.set_answer("horizon", amount(36))
        opened.page.refresh()
        assert not any(text.endswith("uses 24.") for text in opened.texts())

    def test_what_can_be_read_in_two_ways_is_asked_about(self, opened: Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "30.000")
        assert not opened.page.primary()
        assert any("30,000 or 30" in text for text in opened.texts())
        assert opened.answer.state is State.NOT_ASKED

    def test_another_assessment_starts_with_empty_fields(self, opened: Opened) -> None:
        opened.at("volume")
        QTest.keyClicks(opened.field(opened.say("amount.likely")).line, "many")
        opened.page.leave()
        opened.stage.open({}, ())
        opened.goto("volume")
        assert opened.field(opened.say("amount.likely")).value() == ""


class TestTrial:
    def _type(self, opened: Opened, **values: str) -> None:
        for part, text in values.items():
            opened.type(opened.say(f"trial.{part}"), text)

    def test_six_numbers_are_one_answer(self, opened: Opened) -> None:
        opened.at("trial")
        self._type(opened, tried="100", good="76", pass_mark="92")  # noqa: S106
        self._type(opened, facts="3", way="17", reasoning="2")
        expected = Trial(tried=100, good=76, pass_mark=92, facts=3, way=17, reasoning=2)
        assert opened.answer.trial == expected
        assert opened.page.primary()

    def test_what_the_numbers_show_is_said(self, opened: Opened) -> None:
        opened.at("trial")
        self._type(opened, tried="100", good="76", pass_mark="92")  # noqa: S106
        said_so = next(t for t in opened.texts() if t.startswith("76 % of the answers"))
        assert "between 66.8 % and 83.3 %" in said_so
        assert "16 points away" in said_so
        self._type(opened, good="95")
        assert any("reached, by 3 points" in t for t in opened.texts())
        self._type(opened, good="101")
        assert not any("of the answers were good" in t for t in opened.texts())

    def test_kinds_left_empty_are_none(self, opened: Opened) -> None:
        opened.at("trial")
        self._type(opened, tried="10", good="10", pass_mark="90")  # noqa: S106
        assert opened.answer.trial == Trial(tried=10, good=10, pass_mark=90)

    @pytest.mark.parametrize(
        ("values", "label", "said_so"),
        [
            ({"tried": "x"}, "tried", "Type a whole number"),
            ({"tried": "50", "good": "60", "pass_mark": "90"}, "good", "Type 0 to 50 under “Good"),
            ({"tried": "0", "good": "0", "pass_mark": "90"}, "tried", "Type 1 to 10,000,000"),
            ({"tried": "50", "good": "40", "pass_mark": "140"}, "pass_mark", "at most 100 under"),
            ({"tried": "50", "good": "40"}, "pass_mark", "Type a share"),
            (
                {"tried": "50", "good": "40", "pass_mark": "90", "facts": "9", "way": "9"},
                "facts",
                "more than the 10 failed cases",
            ),
        ],
    )
    def test_what_cannot_be_used_is_said_at_its_field(
        self, opened: Opened, values: dict[str, str], label: str, said_so: str
    ) -> None:
        opened.at("trial")
        self._type(opened, **values)
        before = opened.answer
        assert not opened.page.primary()
        field = opened.field(opened.say(f"trial.{label}"))
        assert said_so.lower() in field.error().lower()
        assert "trial:" not in field.error(), "no id shows"
        assert opened.answer == before

    def test_what_was_answered_is_shown(self, opened: Opened) -> None:
        opened.stage.document.set_answer("trial", trial(reasoning=0))
        opened.at("trial")
        assert opened.field(opened.say("trial.good")).value() == "76"
        assert opened.field(opened.say("trial.reasoning")).value() == ""
        assert opened.field(opened.say("trial.tried")).line.hasFocus()

    def test_emptied_fields_are_no_answer(self, opened: Opened) -> None:
        opened.stage.document.set_answer("trial", trial())
        opened.at("trial")
        for part in ("tried", "good", "pass_mark", "facts", "way", "reasoning"):
            field = opened.field(opened.say(f"trial.{part}"))
            field.line.selectAll()
            QTest.keyClick(field.line, Key.Key_Delete)
        assert opened.page.primary()
        assert opened.answer.state is State.NOT_ASKED

    def test_not_known_yet(self, opened: Opened) -> None:
        opened.at("trial")
        QTest.mouseClick(opened.group().cards()[0], Qt.MouseButton.LeftButton)
        assert opened.answer == Answer(state=State.DONT_KNOW)
        opened.goto("trial")
        assert opened.group().cards()[0].hasFocus()

    def test_narrow_fields_stand_under_each_other(self, opened: Opened) -> None:
        opened.at("trial", width=500)
        first, second = (opened.field(opened.say(f"trial.{p}")) for p in ("tried", "good"))
        assert second.y() > first.y()


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1200", 1200),
            ("1,200", 1200),
            ("1 200", 1200),
            ("1\N{NO-BREAK SPACE}200", 1200),
            ("1\N{NARROW NO-BREAK SPACE}200", 1200),
            ("1'200", 1200),
            ("1,234,567.5", 1234567.5),
            (".5", 0.5),
            ("3.", 3),
            ("90 %", 90),
        ],
    )
    def test_read(self, text: str, value: float) -> None:
        assert parse_number(text) == value

    @pytest.mark.parametrize("text", ["", "x", "1,2", "12,00", "-1", "1e5", "nan", "inf", "٣"])
    def test_refused(self, text: str) -> None:
        assert parse_number(text) is None

    @pytest.mark.parametrize(
        ("text", "either"),
        [("30.000", ("30,000", "30")), ("1.500", ("1,500", "1.5")), ("2.125", ("2,125", "2.1250"))],
    )
    def test_a_point_before_three_digits_could_mean_two_things(
        self, text: str, either: tuple[str, str]
    ) -> None:
        assert parse_number(text) is None
        assert two_readings(text) == either
        assert [parse_number(one) for one in either] != [None, None]
        assert parse_price(text) == float(text), "prices of tokens have three decimals often"

    @pytest.mark.parametrize("text", ["0.125", "30.00", "1,234.567", "3000.125", "x"])
    def test_other_points_mean_one_thing(self, text: str) -> None:
        assert two_readings(text) is None

    def test_counts_are_whole(self) -> None:
        assert parse_count("1,200") == 1200
        assert parse_count("1.5") is None
        assert parse_count("x") is None

    def test_shown_as_they_can_be_read_again(self) -> None:
        for value in (0.0, 0.25, 12.0, 1234567.0, 1234.5, 2.125):
            assert parse_number(show_number(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("-0.5", -0.5), ("\N{MINUS SIGN}1,200", -1200), (" 3 ", 3), ("--1", None), ("", None)],
)
def test_a_minus_may_stand_before_a_number(text: str, value: float | None) -> None:
    assert parse_signed(text) == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12%", "share", 12),
        ("12 %", "tokens", None),
        ("12%", "usd", None),
        ("$1,200", "usd", 1200),
        ("-$5", "usd_a_day", -5),
        ("$8", "tokens", None),
        ("-3", "days", -3),
    ],
)
def test_a_number_has_no_sign_of_another_unit(text: str, unit: str, value: float | None) -> None:
    assert parse_amount(text, unit) == value
    assert parse_price("$0.125") == 0.125
    assert parse_price("5%") is None
