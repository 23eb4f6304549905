"""The sums of the costs written out: numbers, signs, and that each comes to its value."""

from __future__ import annotations

import re
from math import ceil, log
from typing import TYPE_CHECKING

import pytest

from logic.cost.values import Column, Step
from logic.cost.written import cents, dollars, number, ratio
from tests.logic.cost_cases import EVERY, USUAL, figured, told
from tests.logic.journey import bundled
from tests.logic.test_cost_result import of

if TYPE_CHECKING:
    from logic.cost import CostRoutes

NO_BREAK = "\N{NO-BREAK SPACE}"
_SIGNS = {"\u00d7": "*", "\u2212": "-", "^": "**", "%": "/100", NO_BREAK: ""}


@pytest.mark.parametrize("routes", EVERY)
def test_the_sums_written_out_come_to_the_totals(routes: CostRoutes) -> None:
    content = figured(error_usd=1, error_share_small=0.001, vector_store_usd_a_month=10)
    result = of(content, told(), routes)
    for one in result.columns:
        steps = [step for step in result.steps if step.column is one.column]
        lines = {step.line: step.value for step in steps}
        assert {n: v for n, v in one.lines.items() if v} == {
            name: lines[name] for name in one.lines if name in lines
        }
        assert lines["total"] == pytest.approx(one.total.likely)
        assert all(step.text and step.said for step in steps)
    last = result.steps[-1]
    assert (last.column, last.line) == (None, "difference")
    assert result.difference is not None
    assert last.value == pytest.approx(result.difference.likely)


def said(**figures: float) -> dict[tuple[Column | None, str], str]:
    steps = of(figured(**figures), told(), USUAL).steps
    return {(step.column, step.line): f"{step.text} = {step.said}" for step in steps}


def test_a_written_sum_names_its_numbers() -> None:
    found = said()
    assert found[Column.FINE_TUNED, "hosting"] == (
        "730 hours a month \u00d7 $1.70 an hour \u00d7 24 months = $29,784"
    )
    assert found[Column.FINE_TUNED, "request_cost"].replace("\u00d7", "x") == (
        f"((2,000 tokens of instructions x 30{NO_BREAK}% kept x 1 cached + 1,000 tokens of"
        f" the case x 100{NO_BREAK}% kept) x $0.40 a million in x 1.5 for a tuned model"
        " + 300 tokens of answer x 1 with hidden reasoning x $1.60 a million out x 1.5 for a tuned"
        " model) / 1,000,000 x 1 for retries and the like = $0.00168 a request"
    )
    assert found[Column.FINE_TUNED, "wanted"] == "500 wanted \u2212 100 held, at least 0 = 400"
    assert found[None, "difference"].endswith("over 24 months = \u2212$72,611")


def test_what_a_step_needs_only_at_times_is_written_then_alone() -> None:
    long = said(long_prompt_from=2_500, long_prompt_input_factor=2, long_prompt_output_factor=1.5)
    request = long[Column.FOUNDATION, "request_cost"]
    assert "$2 a million in \u00d7 2 for prompts this long" in request
    assert "$10 a million out \u00d7 1.5 for prompts this long" in request
    assert "prompts this long" not in long[Column.FINE_TUNED, "request_cost"]
    later = said(step_month_foundation=6, step_factor_foundation=2)
    assert "from month 6 on the price stands at 2 times" in later[Column.FOUNDATION, "priced"]
    assert "from month" not in later[Column.FINE_TUNED, "priced"]
    never = of(figured(), told(retrainings=0), USUAL).steps
    assert "repeats" not in {step.line for step in never}


def test_small_and_negative_numbers_are_written_as_they_are_read() -> None:
    numbers = {0.00001234: "0.00001234", -3.0: "\u22123", -1234.5: "\u22121,234", 0.0: "0"}
    assert {value: number(value) for value in numbers} == numbers
    assert dollars(-1234.5) == "\u2212$1,234"
    money = {0.1: "0.10", 0.012: "0.012", 1.5: "1.50", 1.234: "1.234", 2.0: "2"}
    assert {value: cents(value) for value in money} == money
    assert ratio(1.000123456) == "1.00012"


_ALIKE = {"hosting_usd_per_hour": 0.0, "run_days_tuned": 2.0, "model_life_months": 1e12}


def evens(volume: float, **figures: float) -> list[Step]:
    steps = of(figured(**_ALIKE, **figures), told(retrainings=0, volume=volume), USUAL).steps
    return [step for step in steps if step.line == "even"]


def test_the_month_of_same_cost_is_written_out_where_its_form_is_closed() -> None:
    (flat,) = evens(1_000_000)
    assert re.fullmatch(r"\$15,\d+ more at the start / \$\d,\d+ saved in each month", flat.text)
    assert worked_out(flat) == pytest.approx(flat.value, rel=0.01)
    assert flat.said == f"{number(flat.value)} months"
    (growing,) = evens(1_000_000, growth_a_month=0.02, discount_a_year=0.08)
    text = growing.text.partition(", savings")[0]
    plain = re.sub(r"\b(?!ln\b)[A-Za-z]+|\$|(?<=\d),(?=\d)", "", text).replace("\u00d7", "*")
    found = eval(plain.replace("\u2212", "-"), {"ln": log})  # noqa: S307
    assert found == pytest.approx(growing.value, rel=0.01)


def test_where_it_never_pays_back_the_form_says_so() -> None:
    (never,) = evens(100_000, discount_a_year=0.9)
    assert never.said == "never"
    assert evens(1_000, run_days_foundation=0.0) == []
    assert evens(1_000_000, tuning_day_factor=0.0, evaluation_cases=0.0) == []


@pytest.mark.untraced
@pytest.mark.parametrize("routes", EVERY)
def test_a_written_sum_comes_to_its_value_by_its_own_arithmetic(routes: CostRoutes) -> None:
    for step in of(bundled(), told(), routes).steps:
        assert worked_out(step) == pytest.approx(step.value, rel=0.01), step


def worked_out(step: Step) -> float:
    """What a step comes to by the numbers in it alone, as a reader would work it out."""
    sums, _, note = step.text.partition(", ") if ", " in step.text else (step.text, "", "")
    plain = re.sub(r"\b(?!t\b)[A-Za-z-]+|\$|(?<=\d),(?=\d)", "", sums)
    for sign, meaning in _SIGNS.items():
        plain = plain.replace(sign, meaning)
    found = float(sum(eval(plain, {"t": t}) for t in months_of(note)))  # noqa: S307
    if step.line == "gpus":
        return max(1, ceil(found))
    return {"wanted": max(0.0, found), "cached": min(1.0, found)}.get(step.line, found)


def months_of(note: str) -> list[float]:
    """The months a sum is added up for; one of no account where it is none."""
    if whole := re.search(r"t\s=\s1 to\s(\d+)", note):
        return [float(month) for month in range(1, int(whole[1]) + 1)]
    if some := re.search(r"t\s=\s([\d.]+), .* before month (\d+)", note):
        every, end = float(some[1]), int(some[2])
        return [every * at for at in range(1, ceil(end / every))]
    return [0.0]
