"""Money in the decision: one case worked out by hand, and what must hold of every case."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.assessment import Amount, Answer, Basis, CostInput, Costs, FrozenPrice, State, Voice
from logic.content_check import WAYS_TO_PAY
from logic.cost import (
    AMOUNTS,
    LINES,
    MOST_TRAINED,
    CostRoutes,
    cost_difference,
    cost_ends,
    likely_difference,
    read_cost,
)
from logic.model import Approach, CostFigure
from logic.points import FIGURES, UNITS
from logic.prices.roles import Role
from tests.logic.journey import bundled
from tests.logic.small_content import amounts, answers_to, assessment, assessments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Assessment
    from logic.model import Content

#: Figures without any effect of their own, and those of the case by hand.
BY_HAND: dict[str, float] = {
    **{name: 1.0 if UNITS[name] == "factor" else 0.0 for name in FIGURES},
    "input_usd_per_million": 2,
    "output_usd_per_million": 10,
    "small_input_usd_per_million": 0.4,
    "small_output_usd_per_million": 1.6,
    "tuned_premium": 1.5,
    "prompt_kept": 0.3,
    "variable_kept": 1,
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
    "long_prompt_from": 272_000,
    "tokens_per_second_large": 1e6,
    "tokens_per_second_small": 1e6,
    "utilisation": 1,
    "gpus_at_least": 1,
    "model_life_months": 18,
    "adapters_sharing": 10,
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
    CostRoutes(foundation=one, fine_tuned=other, retrieval=looks_up, tuned_retrieval=looks_up)
    for one, other in product(WAYS_TO_PAY[Approach.FOUNDATION], WAYS_TO_PAY[Approach.FINE_TUNED])
    for looks_up in (False, True)
)
#: The difference of the case by hand: its lines, and a training and tests for each move.
DIFFERENCE = -72_611.18


def figured(**figures: float) -> Content:
    """The standard content with the figures of the case by hand, and these."""
    values = {**BY_HAND, **figures}
    cost = {
        name: CostFigure(low=value, likely=value, high=value, unit=UNITS[name], source="judgement")
        for name, value in values.items()
    }
    return replace(bundled(), cost=cost)


@pytest.fixture(scope="module")
def content() -> Content:
    return figured()


def told(**changes: float | tuple[float, float, float]) -> Assessment:
    """An assessment stating every amount of the case by hand, and these."""
    stated = {**AT, "decisive_amount": 200_000, **changes}
    triples = {n: v if isinstance(v, tuple) else (v, v, v) for n, v in stated.items()}
    return assessment({name: amounts(*triple) for name, triple in triples.items()})


def priced(*prices: tuple[Role, float | None, str], **inputs: CostInput) -> Assessment:
    """The case by hand with prices frozen for these roles, and figures changed by hand."""
    frozen = tuple(
        FrozenPrice(
            role=role,
            provider="P",
            model="m",
            kind="api_base",
            unit=unit,
            price_usd=price,
            as_of="2026-11-12",
            source="list",
        )
        for role, price, unit in prices
    )
    return replace(told(), costs=Costs(prices=frozen, inputs=inputs))


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
            "retraining": (0, 5_925 + 3 * 0.672),  # three times 1,600 of labels, a training, a test
            "hosting": (0, 29_784),
            "running": (38_400, 76_800),
            "evaluation": (200 * 2 * 0.009, 200 * 2 * 0.00168),
        },
    )
    assert tuple(reading.lines) == LINES
    assert reading.difference is not None
    assert reading.difference[1] == pytest.approx(DIFFERENCE)
    assert (reading.months, reading.decisive, reading.decisive_is_default) == (24, 200_000, False)
    assert reading.missing == ()
    assert reading.routes == ("request", "hosted")
    assert cost_difference(reading) == -36  # of a scale of 200,000
    assert likely_difference(content, told(), USUAL) == -36


@pytest.mark.parametrize(
    ("foundation", "fine_tuned", "lines"),
    [
        ("own_gpu", "own_gpu", {"hosting": (52_560, 52_560), "requests": (0, 0)}),
        ("own_gpu", "own_gpu", {"training": (0, 3.125)}),
        ("request", "shared", {"hosting": (0, 5_256), "requests": (21_600, 0)}),
        ("request", "request", {"hosting": (0, 0), "requests": (21_600, 4_032)}),
        ("request", "cpu", {"hosting": (0, 1_752), "training": (0, 0.3125 / 3)}),
    ],
)
def test_each_way_to_pay_has_its_own_lines(
    content: Content, foundation: str, fine_tuned: str, lines: dict[str, tuple[float, float]]
) -> None:
    routes = CostRoutes(foundation=foundation, fine_tuned=fine_tuned)
    assert_lines(read_cost(content, told(), routes).lines, lines)


def test_more_examples_than_wanted_cost_training_and_no_labels(content: Content) -> None:
    def lines(held: float) -> dict[str, tuple[float, float]]:
        return dict(read_cost(content, told(examples_held=held), USUAL).lines)

    assert lines(500)["labels"] == lines(9_000)["labels"] == (1_600, 1_600)
    assert lines(1_000)["training"] == (0, 750)
    assert lines(MOST_TRAINED) == lines(MOST_TRAINED * 10)


def test_every_other_term_adds_its_line() -> None:
    rich = figured(
        governance_days_foundation=10,
        governance_days_tuned=20,
        migration_days_foundation=9,
        migration_days_tuned=18,
        evaluation_minutes=2.4,
        retrieval_days=5,
        vector_store_usd_a_month=100,
        rerank_usd_a_request=0.002,
        retrieval_kept=0.5,
        error_usd=10,
        error_share_foundation=0.01,
        error_share_tuned=0.005,
    )
    routes = CostRoutes(
        foundation="own_gpu", fine_tuned="cpu", retrieval=True, tuned_retrieval=True
    )
    tested, trained = 800.0, 0.3125 / 3  # 200 cases x 2.4 minutes at 800 USD a day
    assert_lines(
        read_cost(rich, told(retrainings=0), routes).lines,
        {
            "governance": (8_000, 16_000),
            "evaluation": (tested, tested),
            "migration": ((7_200 + tested) / 18 * 24, (14_400 + tested + trained) / 18 * 24),
            "retrieval": (4_000 + 2_400 + 4_800, 4_000 + 1_200 + 2_400),
            "errors": (240_000, 120_000),
            "retraining": (0, 0),
        },
    )


def test_a_request_is_cached_batched_retried_and_dear_when_long() -> None:
    def requests(**figures: float) -> float:
        return read_cost(figured(**figures), told(), USUAL).lines["requests"][0]

    usual = 21_600
    assert requests(retry_share=0.1) == pytest.approx(usual * 1.1)
    assert requests(batch_share=0.5, batch_discount=0.5) == pytest.approx(usual * 0.75)
    assert requests(tokenizer_factor=1.3) == pytest.approx(usual * 1.3)
    assert requests(reasoning_factor=2) == pytest.approx(usual + 7_200)
    # a hit of 60 % at a tenth and writes at 1.25: 0.56 of the prefix
    cached = {"cache_hit_share": 0.6, "cache_read_factor": 0.1, "cache_write_factor": 1.25}
    assert requests(**cached) == pytest.approx(usual - 9_600 * 0.44)
    assert requests(cache_hit_share=0, cache_write_factor=2) == pytest.approx(usual)
    long = {"long_prompt_input_factor": 2.0, "long_prompt_output_factor": 1.5}
    assert requests(long_prompt_from=2_999, **long) == pytest.approx(14_400 * 2 + 7_200 * 1.5)
    assert requests(long_prompt_from=3_000, **long) == pytest.approx(usual)


def test_gpus_are_counted_for_the_busiest_month() -> None:
    def hosted(**figures: float) -> float:
        routes = CostRoutes(foundation="own_gpu", fine_tuned="own_gpu")
        return read_cost(figured(**figures), told(), routes).lines["hosting"][1] / 52_560

    # 30 million tokens a month are 11.4 a second
    assert hosted(tokens_per_second_small=10) == pytest.approx(2)
    assert hosted(tokens_per_second_small=10, growth_a_month=0.03) == pytest.approx(3)
    assert hosted(tokens_per_second_small=10, growth_a_month=-0.03) == pytest.approx(2)
    assert hosted(tokens_per_second_small=10, utilisation=0.5, peak_factor=2) == pytest.approx(5)
    assert hosted(gpus_at_least=2) == pytest.approx(2)


def test_growth_decline_discount_and_scheduled_prices_follow_the_months() -> None:
    def requests(**figures: float) -> float:
        return read_cost(figured(**figures), told(), USUAL).lines["requests"][0] / 900

    months = range(24)
    assert requests(growth_a_month=0.02) == pytest.approx(sum(1.02**m for m in months))
    fallen = sum(0.9 ** (m / 12) for m in months)
    assert requests(decline_foundation=0.1) == pytest.approx(fallen)
    rate = 1.08 ** (1 / 12)
    assert requests(discount_a_year=0.08) == pytest.approx(sum(rate ** -(m + 1) for m in months))
    doubled = {"step_month_foundation": 13.0, "step_factor_foundation": 2.0}
    assert requests(**doubled) == pytest.approx(12 + 24)
    smooth = sum(0.9 ** (m / 12) for m in range(12))
    assert requests(decline_foundation=0.1, **doubled) == pytest.approx(smooth + 24)
    assert requests(step_month_foundation=25, step_factor_foundation=2) == pytest.approx(24)
    assert requests(decline_foundation=-1.0) == pytest.approx(sum(2 ** (m / 12) for m in months))


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
        assert cost_difference(reading) == likely_difference(content, unknown, USUAL) == 0
        assert cost_ends(content, unknown, [USUAL]) == (-100, 100)


TOKENS = "usd_per_1M_input_tokens"


def test_an_unknown_price_blocks_the_total_and_is_never_nothing(content: Content) -> None:
    unknown = priced((Role.INPUT, None, TOKENS), (Role.OUTPUT, 5.0, TOKENS))
    reading = read_cost(content, unknown, USUAL)
    assert reading.missing == ("input",)
    assert reading.difference is None
    assert likely_difference(content, unknown, USUAL) == 0
    assert cost_ends(content, unknown, [USUAL]) == (-100, 100)
    own = CostRoutes(foundation="own_gpu", fine_tuned="own_gpu")
    assert read_cost(content, unknown, own).missing == ()  # nothing is paid by the token there
    for role in (Role.TUNED_INPUT, Role.TUNED_OUTPUT, Role.TRAINING, Role.HOSTING):
        assert read_cost(content, priced((role, None, "")), USUAL).missing == (role,)
    assert read_cost(content, priced((Role.GPU, None, "")), own).missing == ("gpu",)
    assert read_cost(content, priced((Role.SMALL_INPUT, None, "")), USUAL).missing == ()


def test_frozen_prices_stand_for_the_figures(content: Content) -> None:
    def lines(*prices: tuple[Role, float | None, str]) -> Mapping[str, tuple[float, float]]:
        return read_cost(content, priced(*prices), USUAL).lines

    assert lines((Role.INPUT, 4.0, TOKENS))["requests"][0] == pytest.approx(21_600 + 14_400)
    assert lines((Role.SMALL_INPUT, 0.8, TOKENS))["requests"][1] == pytest.approx(4_032 + 2_304)
    tuned = lines((Role.TUNED_INPUT, 1.0, TOKENS), (Role.TUNED_OUTPUT, 2.0, TOKENS))
    assert tuned["requests"][1] == pytest.approx(2.4 * (1_600 + 600))  # no premium on top
    month = lines((Role.HOSTING, 73.0, "usd_per_model_month"))
    assert month["hosting"] == pytest.approx((0, 24 * 73))
    hour = lines((Role.TRAINING, 100.0, "usd_per_training_hour"))
    assert hour["training"] == pytest.approx((0, 15e6 / 4000 / 3600 * 100))
    cached = figured(cache_hit_share=1.0, cache_read_factor=0.5)
    price = priced((Role.CACHED_INPUT, 0.2, TOKENS))
    assert read_cost(cached, price, USUAL).lines["requests"][0] == pytest.approx(21_600 - 8_640)
    free = priced((Role.CACHED_INPUT, 0.2, TOKENS), (Role.INPUT, 0.0, TOKENS))
    assert read_cost(cached, free, USUAL).lines["requests"][0] == pytest.approx(7_200)


def test_a_figure_changed_by_hand_stands_for_the_default(content: Content) -> None:
    changed = CostInput(low=1, likely=3.4, high=5, unit="usd_an_hour", changed_by="IT", why="x")
    odd = CostInput(low=-5, likely=2, high=5, unit="share")
    given_ = priced(hosting_usd_per_hour=changed, prompt_kept=odd, something_else=changed)
    found = read_cost(content, given_, USUAL)
    assert found.lines["hosting"] == pytest.approx((0, 59_568))
    assert found.lines["requests"][1] == pytest.approx(2.4 * (3_000 * 0.6 + 300 * 2.4))  # all kept


def test_other_unknown_amounts_stand_at_what_is_expected(content: Content) -> None:
    only_volume = assessment({"volume": amounts(1, 1, 1)})
    reading = read_cost(content, only_volume, USUAL)
    assert reading.months == 24
    assert (reading.decisive, reading.decisive_is_default) == (50_000, True)
    assert_lines(reading.lines, {"design": (12_000, 24_000)})
    assert reading.difference is not None
    low, likely, high = reading.difference
    assert low < likely <= high


def test_open_or_assumed_amounts_take_what_is_expected_in_the_ends(content: Content) -> None:
    settled = told(label_cost=8, decisive_amount=1_000_000)
    assert cost_ends(content, settled, [USUAL]) == (-7, -7)
    for name in ("label_cost", "decisive_amount", "staff_days", "horizon"):
        unknown = settled.with_answer(name, Answer())
        assumed = settled.with_answer(name, replace(settled.answer(name), basis=Basis.ASSUMED))
        low, high = cost_ends(content, unknown, [USUAL])
        assert (low, high) == cost_ends(content, assumed, [USUAL])
        assert low <= -7 <= high
    assert cost_ends(content, settled.with_answer("label_cost", Answer()), [USUAL])[0] < -7
    assert cost_ends(content, settled.with_answer("decisive_amount", Answer()), [USUAL])[0] == -100


def test_a_range_of_the_horizon_spans_its_ends(content: Content) -> None:
    given_ = told(horizon=(12, 24, 36), decisive_amount=1_000_000)
    low, high = cost_ends(content, given_, [USUAL])
    assert low == cost_ends(content, told(horizon=36, decisive_amount=1_000_000), [USUAL])[0]
    assert high == cost_ends(content, told(horizon=12, decisive_amount=1_000_000), [USUAL])[1]
    assert low < high


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
    assert cost_ends(content, given_, [USUAL]) == (-73, -7)


# ------------------------------------------------------------------------ for every case

routes_ = st.sampled_from(EVERY)
most = {"retrainings": 12, "horizon": 60, "staff_days": 100, "label_cost": 50}


def at_most(name: str) -> st.SearchStrategy[int]:
    return st.integers(1 if name == "horizon" else 0, most.get(name, 10_000))


points = st.fixed_dictionaries({name: at_most(name) for name in AMOUNTS})


@given(points, routes_, st.sampled_from([n for n in AMOUNTS if n != "examples_held"]))
def test_no_amount_makes_anything_cheaper(
    at: dict[str, float], routes: CostRoutes, name: str
) -> None:
    content = bundled()
    step = 12 if name == "horizon" else 1
    before = read_cost(content, told(**at), routes).lines
    after = read_cost(content, told(**{**at, name: at[name] + step}), routes).lines
    for line in LINES:
        for one, other in zip(before[line], after[line], strict=True):
            assert 0 <= one <= other + 1e-6 * abs(other), line


@given(st.data(), st.sets(routes_, min_size=1, max_size=3))
def test_the_ends_hold_the_likely_difference(data: st.DataObject, ways: set[CostRoutes]) -> None:
    content = bundled()
    before = data.draw(assessments(content))
    low, high = cost_ends(content, before, ways)
    assert -100 <= low <= high <= 100
    for routes in ways:
        likely = cost_difference(read_cost(content, before, routes))
        assert low <= likely <= high
        assert likely == likely_difference(content, before, routes)


@given(st.data(), routes_)
def test_a_certain_answer_within_what_is_expected_never_unsettles_the_lead(
    data: st.DataObject, routes: CostRoutes
) -> None:
    content = bundled()
    before = data.draw(assessments(content))
    name = data.draw(st.sampled_from(AMOUNTS))
    after = before.with_answer(name, data.draw(answers_to(content.questions[name])))
    low, high = cost_ends(content, after, [routes])
    assert low <= cost_difference(read_cost(content, after, routes)) <= high


@given(st.floats(1, 1e9), st.floats(1, 1e9))
def test_a_larger_decisive_amount_never_makes_the_difference_larger(
    one: float, other: float
) -> None:
    reading = read_cost(bundled(), told(), USUAL)
    small_, large = sorted((one, other))
    nearer = cost_difference(replace(reading, decisive=large))
    further = cost_difference(replace(reading, decisive=small_))
    assert abs(nearer) <= abs(further) <= 100
