"""The sums of the costs written out: numbers, signs, and that each comes to its value."""

from __future__ import annotations

import re

import pytest

from logic.cost import CostRoutes, steps
from logic.cost.values import Column
from tests.logic.cost_cases import EVERY, USUAL, figured, told
from tests.logic.journey import bundled
from tests.logic.test_cost_result import of


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
        assert all(step.text and step.unit and "$" not in step.unit for step in steps)
    last = result.steps[-1]
    assert (last.column, last.line) == (None, "difference")
    assert result.difference is not None
    assert last.value == pytest.approx(result.difference.likely)


def test_a_written_sum_shows_its_numbers() -> None:
    said = {(step.column, step.line): step.text for step in of(figured(), told(), USUAL).steps}
    assert said[Column.FINE_TUNED, "hosting"] == "730 hours \u00d7 $1.7 an hour \u00d7 24 months"
    assert said[Column.FOUNDATION, "request_cost"].replace("\u00d7", "x") == (
        "((2,000 tokens x 1 when cached + 1,000 tokens) x $2.00 + 300 tokens x 1 x $10.00)"
        " / 1,000,000 x 1"
    )
    rising = of(figured(discount_a_year=-0.05), told(), USUAL).steps
    assert "\u22125.0%" in rising[0].text


def test_small_and_negative_numbers_are_written_as_they_are_read() -> None:
    written = {0.00001234: "0.00001234", -3.0: "\u22123", -1234.5: "\u22121,234", 0.0: "0"}
    assert {value: steps._number(value) for value in written} == written
    assert steps._usd(-1234.5) == "\u2212$1,234"


@pytest.mark.parametrize("routes", EVERY)
def test_a_written_sum_comes_to_its_value_by_its_own_arithmetic(routes: CostRoutes) -> None:
    for step in of(bundled(), told(), routes).steps[1:]:
        if step.line != "months":
            plain = re.sub(r"[A-Za-z$]+", "", step.text.split(", ")[0].replace(",", ""))
            sums = plain.replace("\u00d7", "*").replace("\u2212", "-")
            assert eval(sums) == pytest.approx(step.value, rel=0.01), step  # noqa: S307
