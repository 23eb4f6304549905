"""Amounts that stand beside each other are in one currency, or say both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.advice import advise
from logic.anchors import span
from logic.assessment import Amount, Answer, CostInput, Costs, State
from logic.cost.result import cost_result
from logic.currency import DOLLAR, Currency, currency_of
from logic.figures.amounts import about, measured
from logic.figures.cost_time import cost_over_time
from logic.figures.tornado import cost_tornado
from logic.model import Consideration
from logic.report.blocks import FigureBlock
from logic.report.cost_page import money_section
from logic.report.matter import Matter
from logic.report.outline import build_outline
from logic.report.plain import section_lines
from logic.report.provenance import trace
from logic.sentences import amount_words, converted_words
from tests.logic import report_samples as samples

CONTENT, WORDS = samples.pack()
STAFF = CostInput(
    low=900, likely=1000, high=1100, unit="usd_a_day", changed_by="Us", changed_on=samples.DAY
)
EURO = Costs(currency="EUR", rate=0.85, rate_date="2026-11-20", inputs={"staff_usd_per_day": STAFF})
IN_EURO = currency_of(EURO)
SIXTY = Amount(low=60_000, likely=60_000, high=60_000)
GIVEN = replace(samples.rich(), costs=EURO).with_answer(
    "decisive_amount", Answer(state=State.ANSWERED, amount=SIXTY)
)
ADVICE = advise(CONTENT, GIVEN)
OUTLINE = build_outline(CONTENT, WORDS, GIVEN, ADVICE)
MATTER = Matter(content=CONTENT, words=WORDS, assessment=GIVEN, advice=ADVICE)
RESULT = cost_result(CONTENT, GIVEN, ADVICE, WORDS)
#: Its sums are said to be in US dollars at its head.
IN_DOLLARS = "arithmetic"


def test_no_line_of_the_report_says_dollars_alone() -> None:
    """But where everything is in dollars and said to be: the arithmetic, and prices of a list."""
    lines = [
        line
        for section in OUTLINE.sections
        if section.id != IN_DOLLARS
        for line in section_lines(section)
    ]
    answers = [line for line in lines if "$" in line]
    assert answers
    alone = [line for line in answers if "\N{EURO SIGN}" not in line]
    assert not alone


@pytest.mark.parametrize("width", [330.0, 650.0])
def test_the_figures_are_in_one_currency(width: float) -> None:
    for figure in (
        cost_tornado(WORDS, RESULT, IN_EURO, width=width),
        cost_over_time(WORDS, RESULT, IN_EURO, width=width),
    ):
        assert figure is not None
        said = repr((figure.items, figure.alt, figure.headers, figure.rows, figure.spots))
        assert "$" not in said
        assert "\N{EURO SIGN}" in said


def test_every_sum_of_the_arithmetic_is_said_to_be_in_dollars() -> None:
    section = next(one for one in OUTLINE.sections if one.id == IN_DOLLARS)
    lines = [*section_lines(section)]
    assert any(line.startswith("In US dollars, all at the likely values") for line in lines)
    assert any(line.startswith("In EUR | ") for line in lines)


def test_an_amount_that_was_said_in_dollars_says_both() -> None:
    question = CONTENT.questions["decisive_amount"]
    assert amount_words(WORDS, question, SIXTY) == "$60,000"
    assert amount_words(WORDS, question, SIXTY, IN_EURO) == "$60,000; that is \N{EURO SIGN}51,000"
    spread = Amount(low=20, likely=40, high=90)
    said = amount_words(WORDS, CONTENT.questions["error_cost"], spread, IN_EURO)
    dollars, _, other = said.partition("; that is ")
    assert dollars == "$20\N{EN DASH}$90 ($40)"
    assert other.replace("\N{EURO SIGN}", "") == "17\N{EN DASH}76.50 (34)"
    volume = CONTENT.questions["volume"]
    assert amount_words(WORDS, volume, SIXTY, IN_EURO) == "60,000 requests a month"


def test_what_is_typed_in_dollars_is_said_in_the_currency() -> None:
    question = CONTENT.questions["decisive_amount"]
    said = converted_words(WORDS, question, SIXTY, IN_EURO)
    assert said == "That is \N{EURO SIGN}51,000 at the rate of 20 November 2026."
    undated = replace(IN_EURO, rate_date="")
    assert converted_words(WORDS, question, SIXTY, undated) == "That is \N{EURO SIGN}51,000."
    assert not converted_words(WORDS, question, SIXTY, DOLLAR)
    assert not converted_words(WORDS, CONTENT.questions["volume"], SIXTY, IN_EURO)


def test_the_anchor_of_cost_is_in_the_currency() -> None:
    assert "\N{EURO SIGN}51,000 more" in span(WORDS, CONTENT, GIVEN, Consideration.COST)
    plain = replace(GIVEN, costs=Costs())
    assert "$60,000 more" in span(WORDS, CONTENT, plain, Consideration.COST)


def test_a_figure_says_both() -> None:
    found = trace(MATTER, "cost_input:staff_usd_per_day")
    assert found is not None
    assert "$1,000 a day ($900 to $1,100); that is \N{EURO SIGN}850 a day" in str(found.blocks)


def test_numbers_of_the_bars_are_rounded_in_the_currency_shown() -> None:
    assert measured("label_cost", 1500, IN_EURO) == "\N{EURO SIGN}1,280"
    assert about("label_cost", 1500, IN_EURO) == "\N{EURO SIGN}1,300"
    assert measured("volume", 1500, IN_EURO) == "1,500"
    swiss = Currency(code="CHF", rate=0.9)
    assert measured("label_cost", 2.5, swiss) == "CHF\N{NO-BREAK SPACE}2.25"


def test_the_deciding_amount_is_said_as_it_was_given_as_well() -> None:
    section = money_section(replace(MATTER, money=RESULT))
    assert section is not None
    assert "of \N{EURO SIGN}51,000 ($60,000, as was said) would" in "\n".join(
        section_lines(section)
    )
    assert [block for block in section.blocks if isinstance(block, FigureBlock)]
