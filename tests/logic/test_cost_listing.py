"""The figures behind the cost as a list: complete, bounded, changed with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.assessment import Amount, Answer, CostInput, Costs, FrozenPrice, State
from logic.assessment_checks import faults
from logic.cost.listing import (
    GROUPS,
    as_typed,
    bounds_of,
    figure_doubt,
    from_typed,
    is_listed,
    listed_figure,
    with_figure,
    without_figure,
)
from logic.errors import AnswerError
from logic.interview import check_answer
from logic.points import FIGURES, UNITS, limits_of
from logic.ranges import range_faults
from tests.logic import report_samples as samples

CONTENT, WORDS = samples.pack()
NONE = Costs()
SAID = CostInput(
    low=0, likely=0, high=0, unit="", changed_by="Consultant", changed_on="2026-11-22", why="Quote"
)
PRICE = FrozenPrice(
    provider="Acme",
    model="acme-1",
    kind="api_base",
    unit="usd_per_1M_input_tokens",
    price_usd=2,
    as_of="2026-11-01",
    source="list",
    role="input",
)
RANGE = Amount(low=900, likely=1000, high=1200)


def test_every_figure_is_listed_once() -> None:
    listed = [name for names in GROUPS.values() for name in names]
    assert sorted(listed) == sorted(FIGURES)
    assert all(is_listed(name) for name in listed)
    assert not is_listed("volume")


def test_every_figure_group_and_unit_has_words() -> None:
    for name in FIGURES:
        assert WORDS.has(f"cost_figure.{name}.name")
        assert WORDS.has(f"cost_unit.{UNITS[name]}")
    assert all(WORDS.has(f"cost_group.{group}") for group in GROUPS)


@pytest.mark.parametrize("name", FIGURES)
def test_each_default_is_within_its_own_bounds(name: str) -> None:
    figure = listed_figure(CONTENT, NONE, name)
    assert figure.now == figure.default
    assert not range_faults(figure.default, figure.least, figure.most), figure
    least, most = limits_of(name)
    assert least <= figure.least <= figure.most <= most
    assert figure.source in CONTENT.evidence or figure.source == "judgement"
    assert figure.given is None
    assert not figure.priced


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cache_read_factor", 1.2),
        ("tuned_premium", 0.8),
        ("input_usd_per_million", 0.0),
        ("input_usd_per_million", 5000.0),
        ("relabel_share", 1.5),
        ("staff_usd_per_day", -1.0),
    ],
)
def test_absurd_and_contradictory_values_are_out_of_bounds(name: str, value: float) -> None:
    least, most = bounds_of(name)
    assert not least <= value <= most


def test_a_changed_figure_keeps_who_when_and_why() -> None:
    costs = with_figure(NONE, "staff_usd_per_day", RANGE, SAID)
    figure = listed_figure(CONTENT, costs, "staff_usd_per_day")
    assert figure.now == RANGE
    assert figure.default != RANGE
    assert figure.given is not None
    assert figure.given.unit == "usd_a_day"
    assert figure.given.why == "Quote"
    assert without_figure(costs, "staff_usd_per_day") == NONE


@pytest.mark.parametrize(
    ("field", "said"),
    [("changed_by", replace(SAID, changed_by=" ")), ("why", replace(SAID, why=""))],
)
def test_without_name_or_reason_it_is_refused(field: str, said: CostInput) -> None:
    with pytest.raises(AnswerError) as refused:
        with_figure(NONE, "staff_usd_per_day", RANGE, said)
    assert refused.value.question == field


def test_a_price_of_the_assessment_stands_in_place_of_its_figure() -> None:
    price = FrozenPrice(
        provider="Example", model="one", kind="api_base", unit="usd_per_1M_input_tokens",
        price_usd=3.0, as_of="2026-11-01", source="list", role="input",
    )  # fmt: skip
    assert listed_figure(CONTENT, Costs(prices=(price,)), "input_usd_per_million").priced


def test_shares_are_typed_in_percent_and_kept_as_shares() -> None:
    figure = listed_figure(CONTENT, NONE, "growth_a_month")
    typed = as_typed(figure)
    assert (typed.now.likely, typed.now.high) == (2.0, 5.0)
    assert typed.most == figure.most * 100
    assert from_typed(figure.unit, typed.now) == figure.now
    days = listed_figure(CONTENT, NONE, "run_days_tuned")
    assert as_typed(days) == days
    assert from_typed(days.unit, days.now) == days.now


def test_an_output_figure_below_its_input_is_doubted_also_against_a_price_in_use() -> None:
    said = "Output costs less than input, which is seldom so."
    into, output = "input_usd_per_million", "output_usd_per_million"
    assert figure_doubt(CONTENT, NONE, output, 0.01) == said
    assert figure_doubt(CONTENT, NONE, into, 900) == said
    assert not figure_doubt(CONTENT, NONE, output, 900)
    assert not figure_doubt(CONTENT, NONE, "tuned_premium", 1)
    for price, doubted in ((2000.0, said), (None, "")):
        used = replace(PRICE, price_usd=price)
        assert figure_doubt(CONTENT, Costs(prices=(used,)), output, 900) == doubted


def test_a_way_of_spreading_values_that_there_is_not_is_a_fault_of_the_file() -> None:
    given = CostInput(low=1, likely=2, high=3, unit="usd", shape="round")
    found = [*faults(replace(samples.empty(), costs=Costs(inputs={"x": given})))]
    assert any("inputs > x > shape, it must be one of pert, triangular" in one for one in found)
    asked = Answer(state=State.ANSWERED, amount=Amount(low=1, likely=2, high=3, shape="round"))
    found = [*faults(samples.empty().with_answer("label_cost", asked))]
    assert found == ["at answers > label_cost > amount > shape, it must be one of pert, triangular"]
    with pytest.raises(AnswerError, match="shape as one of pert, triangular"):
        check_answer(CONTENT.questions["label_cost"], asked)
