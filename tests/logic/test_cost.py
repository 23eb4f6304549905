"""Money: one case worked out by hand, and what must hold of every case."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.assessment import Amount, Answer, Basis, State, Voice
from logic.content_check import WAYS_TO_PAY
from logic.cost import (
    AMOUNTS,
    LINES,
    MOST_TRAINED,
    CostRoutes,
    cost_difference,
    cost_ends,
    cost_lines,
    read_cost,
)
from logic.cost.reading import _totals
from logic.model import Approach
from tests.logic.journey import bundled
from tests.logic.small_content import amounts, answers_to, assessment, assessments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Assessment
    from logic.model import Content

FIGURES: dict[str, float] = {
    "input_usd_per_million": 2,
    "output_usd_per_million": 10,
    "small_input_usd_per_million": 0.4,
    "small_output_usd_per_million": 1.6,
    "tuned_premium": 1.5,
    "prompt_kept": 0.3,
    "hosting_usd_per_hour": 1.7,
    "gpu_usd_per_hour": 3,
    "cpu_usd_per_hour": 0.1,
    "hours_a_month": 730,
    "training_usd_per_million": 25,
    "training_tokens_per_second": 4000,
    "epochs": 3,
    "runs_a_release": 5,
    "tokens_an_example": 2000,
    "examples_wanted": 500,
    "evaluation_cases": 200,
    "staff_usd_per_day": 800,
    "tuning_day_factor": 2,
    "run_days_foundation": 2,
    "run_days_tuned": 4,
    "relabel_share": 0.4,
}
AT: dict[str, float] = {
    "volume": 100_000,
    "prompt_tokens": 2000,
    "variable_tokens": 1000,
    "output_tokens": 300,
    "label_cost": 8,
    "staff_days": 15,
    "retrainings": 2,
    "horizon": 24,
    "examples_held": 100,
}
USUAL = CostRoutes(foundation="request", fine_tuned="hosted")
EVERY = tuple(
    CostRoutes(foundation=one, fine_tuned=other)
    for one, other in product(WAYS_TO_PAY[Approach.FOUNDATION], WAYS_TO_PAY[Approach.FINE_TUNED])
)


@pytest.fixture(scope="module")
def content() -> Content:
    return replace(bundled(), cost=FIGURES)


def told(**changes: float | tuple[float, float, float]) -> Assessment:
    """An assessment stating every amount of the case by hand, and these."""
    stated = {**AT, "decisive_amount": 200_000, **changes}
    triples = {n: v if isinstance(v, tuple) else (v, v, v) for n, v in stated.items()}
    return assessment({name: amounts(*triple) for name, triple in triples.items()})


def assert_lines(
    found: Mapping[str, tuple[float, float]], expected: Mapping[str, tuple[float, float]]
) -> None:
    for name, pair in expected.items():
        assert found[name] == pytest.approx(pair), name


# ------------------------------------------------------------------------------ by hand


def test_a_case_worked_out_by_hand(content: Content) -> None:
    reading = read_cost(content, told(), USUAL)
    assert_lines(
        reading.lines,
        {
            "requests": (21_600, 4_032),  # 24 x 0.1 million x (3,000 x 2 + 300 x 10) USD
            "design": (12_000, 24_000),
            "labels": (1_600, 4_800),  # 200 cases to test with; 400 examples missing
            "training": (0, 375),  # 5 runs x 3 million tokens
            "retraining": (0, 7_900),  # four times 1,600 of labels and one training
            "hosting": (0, 29_784),
            "running": (38_400, 76_800),
        },
    )
    assert set(reading.lines) == set(LINES)
    assert reading.foundation == pytest.approx((73_600,) * 3)
    assert reading.fine_tuned == pytest.approx((147_691,) * 3)
    assert reading.difference == pytest.approx((-74_091,) * 3)
    assert (reading.months, reading.decisive, reading.decisive_is_default) == (24, 200_000, False)
    assert reading.missing == ()
    assert reading.routes == ("request", "hosted")
    assert cost_difference(reading) == -37  # of a scale of 200,000


@pytest.mark.parametrize(
    ("routes", "lines"),
    [
        (CostRoutes(foundation="own_gpu", fine_tuned="own_gpu"), {"hosting": (52_560, 52_560)}),
        (CostRoutes(foundation="own_gpu", fine_tuned="own_gpu"), {"requests": (0, 0)}),
        (CostRoutes(foundation="own_gpu", fine_tuned="own_gpu"), {"training": (0, 3.125)}),
        (CostRoutes(foundation="request", fine_tuned="cpu"), {"hosting": (0, 1_752)}),
        (CostRoutes(foundation="request", fine_tuned="cpu"), {"training": (0, 0.3125 / 3)}),
    ],
)
def test_each_way_to_pay_has_its_own_lines(
    content: Content, routes: CostRoutes, lines: dict[str, tuple[float, float]]
) -> None:
    found = read_cost(content, told(), routes).lines
    assert_lines(found, lines)


def test_more_examples_than_wanted_cost_training_and_no_labels(content: Content) -> None:
    def lines(held: float) -> dict[str, tuple[float, float]]:
        return dict(read_cost(content, told(examples_held=held), USUAL).lines)

    assert lines(500)["labels"] == lines(9_000)["labels"] == (1_600, 1_600)
    assert lines(1_000)["training"] == (0, 750)
    assert lines(MOST_TRAINED) == lines(MOST_TRAINED * 10)


# --------------------------------------------------------------- unknown, assumed, disputed


def test_an_unknown_volume_is_never_guessed(content: Content) -> None:
    for unknown in (
        told().with_answer("volume", Answer(state=State.DONT_KNOW)),
        told().with_answer("volume", Answer()),
    ):
        reading = read_cost(content, unknown, USUAL)
        assert reading.missing == ("volume",)
        assert not any((reading.foundation, reading.fine_tuned, reading.difference))
        assert not reading.lines
        assert cost_difference(reading) == 0
        assert cost_ends(content, unknown, [USUAL]) == (-100, 100)


def test_other_unknown_amounts_stand_at_what_is_expected(content: Content) -> None:
    only_volume = assessment({"volume": amounts(1, 1, 1)})
    reading = read_cost(content, only_volume, USUAL)
    assert reading.months == 24
    assert (reading.decisive, reading.decisive_is_default) == (50_000, True)
    assert_lines(reading.lines, {"design": (12_000, 24_000)})
    assert reading.difference is not None
    low, likely, high = reading.difference
    assert low < likely < high


def test_open_or_assumed_amounts_may_take_any_value_in_the_ends(content: Content) -> None:
    settled = told(label_cost=8, decisive_amount=1_000_000)
    assert cost_ends(content, settled, [USUAL]) == (-7, -7)
    for name in ("label_cost", "decisive_amount", "staff_days", "horizon"):
        unknown = settled.with_answer(name, Answer())
        assumed = settled.with_answer(name, replace(settled.answer(name), basis=Basis.ASSUMED))
        low, high = cost_ends(content, unknown, [USUAL])
        assert (low, high) == cost_ends(content, assumed, [USUAL])
        assert low < -8
        assert high >= -7


def test_an_assumed_volume_is_open(content: Content) -> None:
    assumed = told().with_answer("volume", amounts(1, 1, 1, Basis.ASSUMED))
    assert cost_ends(content, assumed, [USUAL]) == (-100, 100)
    assert read_cost(content, assumed, USUAL).missing == ()


def test_people_who_differ_span_what_they_said(content: Content) -> None:
    voice = Voice(said_by="it", amount=Amount(low=10, likely=30, high=90))
    answer = replace(amounts(20, 40, 50), voices=(voice,))
    spread = read_cost(content, told().with_answer("label_cost", answer), USUAL)
    whole = read_cost(content, told(label_cost=(10, 35, 90)), USUAL)
    assert spread == whole


def test_the_ends_span_every_way_to_pay(content: Content) -> None:
    given_ = told(decisive_amount=1_000_000)
    each = [cost_ends(content, given_, [routes]) for routes in EVERY]
    assert cost_ends(content, given_, EVERY) == (min(e[0] for e in each), max(e[1] for e in each))


def test_a_range_of_the_decisive_amount_scales_both_ends(content: Content) -> None:
    given_ = told(decisive_amount=(100_000, 200_000, 1_000_000))
    assert cost_ends(content, given_, [USUAL]) == (-74, -7)


# ------------------------------------------------------------------------ for every case

routes_ = st.sampled_from(EVERY)
most = {"retrainings": 12, "horizon": 60, "staff_days": 100, "label_cost": 50}


def _triple(name: str) -> st.SearchStrategy[tuple[float, float, float]]:
    numbers = st.lists(st.integers(0, most.get(name, 10_000)), min_size=3, max_size=3).map(sorted)
    return numbers.map(lambda found: (found[0], found[1], found[2]))


ranges = st.fixed_dictionaries({name: _triple(name) for name in AMOUNTS})


def total(at: dict[str, float], routes: CostRoutes) -> tuple[float, float, float]:
    foundation, fine_tuned = (sum(side.values()) for side in cost_lines(FIGURES, at, routes))
    return foundation, fine_tuned, foundation - fine_tuned


@given(ranges, routes_, st.data())
def test_no_point_inside_the_ranges_costs_more_or_less_than_the_ends(
    amounts_: dict[str, tuple[float, float, float]], routes: CostRoutes, data: st.DataObject
) -> None:
    found = _totals(FIGURES, amounts_, routes)
    parts = data.draw(st.lists(st.floats(0, 1), min_size=len(AMOUNTS), max_size=len(AMOUNTS)))
    inside = {
        name: amounts_[name][0] + part * (amounts_[name][2] - amounts_[name][0])
        for name, part in zip(AMOUNTS, parts, strict=True)
    }
    for (low, _, high), value in zip(found, total(inside, routes), strict=True):
        assert low - 1e-6 <= value <= high + 1e-6


@given(ranges, routes_)
def test_each_end_is_reached(
    amounts_: dict[str, tuple[float, float, float]], routes: CostRoutes
) -> None:
    bends = (FIGURES["examples_wanted"], MOST_TRAINED)
    low, _, high = amounts_["examples_held"]
    ends = {name: {value[0], value[2]} for name, value in amounts_.items()}
    ends["examples_held"] |= {bend for bend in bends if low < bend < high}
    corners = [
        total(dict(zip(AMOUNTS, corner, strict=True)), routes)
        for corner in product(*(sorted(ends[name]) for name in AMOUNTS))
    ]
    for n, (low, likely, high) in enumerate(_totals(FIGURES, amounts_, routes)):
        assert low == pytest.approx(min(corner[n] for corner in corners), rel=1e-9, abs=1e-6)
        assert high == pytest.approx(max(corner[n] for corner in corners), rel=1e-9, abs=1e-6)
        assert low <= likely <= high


@given(ranges, routes_, st.sampled_from([n for n in AMOUNTS if n != "examples_held"]))
def test_no_amount_makes_anything_cheaper(
    amounts_: dict[str, tuple[float, float, float]], routes: CostRoutes, name: str
) -> None:
    at = {key: value[1] for key, value in amounts_.items()}
    more = {**at, name: at[name] + 1}
    for before, after in zip(
        cost_lines(FIGURES, at, routes), cost_lines(FIGURES, more, routes), strict=True
    ):
        assert set(before) == set(after) == set(LINES)
        assert all(after[line] >= before[line] >= 0 for line in LINES)


@given(st.data(), st.sets(routes_, min_size=1))
def test_answering_never_widens_the_ends_and_they_hold_the_likely_difference(
    data: st.DataObject, ways: set[CostRoutes]
) -> None:
    content = bundled()
    before = data.draw(assessments(content))
    low, high = cost_ends(content, before, ways)
    for routes in ways:
        assert low <= cost_difference(read_cost(content, before, routes)) <= high
    blank = [name for name in (*AMOUNTS, "decisive_amount") if name not in before.answers]
    if not blank:
        return
    name = data.draw(st.sampled_from(blank))
    after = before.with_answer(name, data.draw(answers_to(content.questions[name])))
    new_low, new_high = cost_ends(content, after, ways)
    assert -100 <= low <= new_low <= new_high <= high <= 100


@given(st.floats(1, 1e9), st.floats(1, 1e9))
def test_a_larger_decisive_amount_never_makes_the_difference_larger(
    one: float, other: float
) -> None:
    reading = read_cost(bundled(), told(), USUAL)
    small_, large = sorted((one, other))
    nearer = cost_difference(replace(reading, decisive=large))
    further = cost_difference(replace(reading, decisive=small_))
    assert abs(nearer) <= abs(further) <= 100
