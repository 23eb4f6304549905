"""Money in the decision: what is unknown, assumed or priced, and what holds of every case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.assessment import Amount, Answer, Basis, CostInput, State, Voice
from logic.cost import (
    AMOUNTS,
    LINES,
    CostRoutes,
    cost_difference,
    cost_ends,
    read_cost,
)
from logic.prices.roles import Role
from logic.spending import Spending
from tests.logic.journey import bundled
from tests.logic.small_content import amounts, answers_to, assessment, assessments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.model import Content

from tests.logic.cost_cases import (
    EVERY,
    USUAL,
    assert_lines,
    figured,
    priced,
    told,
)


@pytest.fixture(scope="module")
def content() -> Content:
    return figured()


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


def aside(reason: str = "does_not_arise") -> Answer:
    return Answer(state=State.NOT_APPLICABLE, reason=reason)


@pytest.mark.parametrize("name", ["retrainings", "label_cost", "staff_days", "prompt_tokens"])
@pytest.mark.parametrize("reason", ["does_not_arise", "out_of_scope", "other"])
def test_what_does_not_arise_counts_as_none_also_in_the_ends(
    content: Content, name: str, reason: str
) -> None:
    put_aside = told().with_answer(name, aside(reason))
    none = told(**{name: 0})
    assert read_cost(content, put_aside, USUAL) == read_cost(content, none, USUAL)
    assert read_cost(content, put_aside, USUAL) != read_cost(content, told(), USUAL)
    assert cost_ends(content, put_aside, [USUAL]) == cost_ends(content, none, [USUAL])


def test_what_is_decided_elsewhere_or_has_no_none_keeps_its_usual_value(content: Content) -> None:
    elsewhere = told().with_answer("retrainings", aside("decided_elsewhere"))
    unasked = told().with_answer("retrainings", Answer())
    assert read_cost(content, elsewhere, USUAL) == read_cost(content, unasked, USUAL)
    months = told().with_answer("horizon", aside())
    assert read_cost(content, months, USUAL).months == 24
    assert read_cost(content, told().with_answer("volume", aside()), USUAL).missing == ("volume",)


TOKENS = "usd_per_1M_input_tokens"


def test_an_unknown_price_blocks_the_total_and_is_never_nothing(content: Content) -> None:
    unknown = priced((Role.INPUT, None, TOKENS), (Role.OUTPUT, 5.0, TOKENS))
    reading = read_cost(content, unknown, USUAL)
    assert reading.missing == ("input",)
    assert reading.difference is None
    assert cost_difference(reading) == 0
    assert cost_ends(content, unknown, [USUAL]) == (-100, 100)
    own = CostRoutes(foundation="own_gpu", fine_tuned="own_gpu")
    assert read_cost(content, unknown, own).missing == ()  # nothing is paid by the token there
    for role in (Role.TUNED_INPUT, Role.TUNED_OUTPUT, Role.TRAINING, Role.HOSTING):
        assert read_cost(content, priced((role, None, "")), USUAL).missing == (role,)
    assert read_cost(content, priced((Role.GPU, None, "")), own).missing == ("gpu",)
    small = priced((Role.SMALL_INPUT, None, ""))  # which the tuned price follows
    assert read_cost(content, small, USUAL).missing == ("small_input",)
    assert read_cost(content, small, own).missing == ()


def test_frozen_prices_stand_for_the_figures(content: Content) -> None:
    def lines(*prices: tuple[Role, float | None, str]) -> Mapping[str, tuple[float, float]]:
        return read_cost(content, priced(*prices), USUAL).lines

    assert lines((Role.INPUT, 4.0, TOKENS))["requests"][0] == pytest.approx(21_600 + 14_400)
    assert lines((Role.SMALL_INPUT, 0.8, TOKENS))["requests"][1] == pytest.approx(4_032 + 2_304)
    tuned = lines((Role.TUNED_INPUT, 1.0, TOKENS), (Role.TUNED_OUTPUT, 2.0, TOKENS))
    assert tuned["requests"][1] == pytest.approx(2.4 * (1_600 + 600))  # no premium on top
    one = lines((Role.TUNED_INPUT, 1.0, TOKENS))  # the other keeps its own
    assert one["requests"][1] == pytest.approx(2.4 * (1_600 + 300 * 2.4))
    other = lines((Role.TUNED_OUTPUT, 2.0, TOKENS))
    assert other["requests"][1] == pytest.approx(2.4 * (1_600 * 0.6 + 600))
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
        reading = read_cost(content, before, routes)
        likely = cost_difference(reading)
        assert low <= likely <= high
        assert likely == Spending(content, before, reading, (routes,)).difference((), 0)


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
