"""The slow part of money: columns, bands, break-even, tornado, and the sums written out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import Amount, Answer, CostInput, Costs, State, Voice
from logic.cost import CostRoutes
from logic.cost.breakeven import break_even, closed_form, hosting_hurdle, hurdle, month_of, savings
from logic.cost.draws import DRAWS
from logic.cost.inputs import read_inputs
from logic.cost.model import flow_of, sums_of, totals
from logic.cost.result import cost_result
from logic.cost.spreads import total_spreads
from logic.cost.timing import times_of
from logic.cost.tornado import even_volume
from logic.cost.values import Column, Payback
from logic.model import Approach
from logic.prices.roles import Role
from tests.logic.bundled import WORDS
from tests.logic.cost_cases import EVERY, USUAL, figured, priced, told
from tests.logic.journey import bundled
from tests.logic.situations import LABELS
from tests.logic.small_content import amounts, assessment

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.cost.values import BreakEven, CostResult, Spread
    from logic.model import Content

RANGED = assessment({"volume": amounts(50_000, 100_000, 400_000)})


def of(content: Content, given_: Assessment, routes: CostRoutes = USUAL) -> CostResult:
    return cost_result(content, given_, routes, WORDS)


# ------------------------------------------------------------------------------ the result


def test_a_result_has_every_part() -> None:
    result = of(bundled(), RANGED)
    assert [one.column for one in result.columns] == list(Column)
    assert [one.paid for one in result.columns] == ["request", "hosted", "request"]
    assert result.difference is not None
    assert result.break_even is not None
    for one in result.columns:
        assert len(one.months) == result.months + 1 == 25
        assert one.months[-1] == one.total
        assert one.months[0].likely == pytest.approx(one.upfront)
        assert sum(one.lines.values()) == pytest.approx(one.total.likely)
        assert one.total.p10 < one.total.p50 < one.total.p90
        likely = [month.likely for month in one.months]
        assert likely == sorted(likely)
    foundation, fine_tuned, _ = result.columns
    gap = foundation.total.likely - fine_tuned.total.likely
    assert result.difference.likely == pytest.approx(gap)
    assert result.difference_months[-1] == result.difference
    assert result.tuned_cheaper is not None
    assert 0 < result.tuned_cheaper < 0.2
    assert (result.decisive, result.decisive_is_default) == (50_000, True)
    assert (result.held_at_ends, result.holds_whatever_cost) == (False, None)
    assert result.draws == DRAWS
    assert of(bundled(), RANGED) == result


def test_without_a_volume_there_is_no_sum() -> None:
    result = of(bundled(), assessment({}))
    assert result.missing == ("volume",)
    assert not result.columns
    assert not result.steps
    assert result.difference is None


def test_a_small_model_without_a_price_is_not_shown() -> None:
    given_, on_cpu = priced((Role.SMALL_OUTPUT, None, "")), replace(USUAL, fine_tuned="cpu")
    result = of(figured(), given_, on_cpu)
    assert [one.column for one in result.columns] == [Column.FOUNDATION, Column.FINE_TUNED]


@pytest.mark.parametrize("role", [Role.SMALL_INPUT, Role.SMALL_OUTPUT])
def test_a_tuned_price_that_follows_an_unknown_one_is_not_known(role: Role) -> None:
    """Paid by the token, and nobody chose a price of its own: no total until one is known."""
    result = of(figured(), priced((role, None, "")))
    assert result.missing == (role,)
    assert result.columns == ()
    own = Role.TUNED_INPUT if role is Role.SMALL_INPUT else Role.TUNED_OUTPUT
    known = of(figured(), priced((role, None, ""), (own, 4.0, "usd_per_1M_input_tokens")))
    assert not known.missing


def test_the_advice_says_how_the_routes_are_paid_and_what_is_proved() -> None:
    for given_ in (LABELS.assessment, LABELS.assessment.with_answer("data_location", Answer())):
        advice = advise(bundled(), given_)
        result = cost_result(bundled(), given_, advice)
        assert tuple(one.paid for one in result.columns[:2]) == advice.cost.routes
        assert result.held_at_ends == advice.certificates.fixed_points
        assert result.holds_whatever_cost == advice.certificates.whatever_cost
        assert result.steps == ()


def test_the_first_route_is_costed_where_none_is_left() -> None:
    advice = LABELS.advice
    kept = [replace(r, representing=r.representing and r.id[0] == "A") for r in advice.routes]
    nowhere = replace(advice, routes=tuple(kept))
    assert cost_result(bundled(), LABELS.assessment, nowhere).columns[1].paid == "hosted"


def test_long_horizons_have_bands_too() -> None:
    result = of(bundled(), RANGED.with_answer("horizon", amounts(48, 48, 48)))
    assert len(result.difference_months) == 49


# -------------------------------------------------------------------------------- break-even

CHEAP = {"hosting_usd_per_hour": 0.0, "run_days_tuned": 2.0, "relabel_share": 0.0}


def paid_back(content: Content, given_: Assessment) -> BreakEven:
    return break_even(read_inputs(content, given_).ranges, USUAL)


def test_it_pays_back_in_a_month_where_there_is_a_closed_form() -> None:
    content = figured(**CHEAP, retraining_days_share=0, model_life_months=1e12)
    found = paid_back(content, told(retrainings=0, volume=1_000_000))
    assert found.payback is Payback.MONTH
    # dearer by 12,000 + 3,200 + 375 and tests, cheaper by 9,000 - 1,680 a month
    assert found.exact == pytest.approx((15_575 - 200 * 2 * 0.00732) / 7_320)
    assert found.months == (3,)


def test_it_never_pays_back_from_the_start_or_only_later() -> None:
    content = figured(**CHEAP, model_life_months=1e12)
    none = told(retrainings=0)
    assert paid_back(figured(), none).payback is Payback.NEVER
    free = told(retrainings=0, staff_days=0, examples_held=500, volume=1_000_000)
    start = paid_back(figured(**CHEAP, runs_a_release=0), free)
    assert (start.payback, start.months, start.exact) == (Payback.FROM_START, (), None)
    late = paid_back(content, replace_volume(none, 60_000))
    assert late.payback is Payback.NOT_WITHIN
    assert late.months[0] > 24


def replace_volume(given_: Assessment, volume: float) -> Assessment:
    return given_.with_answer("volume", amounts(volume, volume, volume))


def test_falling_savings_never_make_up_for_a_dear_start() -> None:
    falling = {"decline_foundation": 0.9, "decline_tuned": 0.9}
    content = figured(**CHEAP, **falling, model_life_months=1e12)
    found = paid_back(content, replace_volume(told(retrainings=0), 50_000))
    assert (found.payback, found.exact) == (Payback.NEVER, None)


def test_savings_worth_less_and_less_today_never_make_up_for_a_dear_start() -> None:
    content = figured(**CHEAP, model_life_months=1e12, discount_a_year=0.2)
    found = paid_back(content, replace_volume(told(retrainings=0), 20_000))
    assert (found.payback, found.exact) == (Payback.NEVER, None)


def test_savings_that_hardly_begin_may_come_far_beyond() -> None:
    content = figured(**CHEAP, model_life_months=1e12)
    found = paid_back(content, replace_volume(told(retrainings=0), 3_000))
    assert (found.payback, found.months) == (Payback.NOT_WITHIN, ())


def test_trainings_can_turn_the_side_more_than_once() -> None:
    content = figured(**CHEAP, model_life_months=1e12, retraining_days_share=0.5)
    found = paid_back(content, told(retrainings=1, volume=300_000, horizon=36, staff_days=15))
    assert found.payback is Payback.SEVERAL
    assert len(found.months) > 1
    assert found.exact is None


def test_a_month_is_solved_only_where_both_sides_develop_alike() -> None:
    def month(given_: Assessment | None = None, /, **figures: float) -> float | None:
        content = figured(**{**CHEAP, "model_life_months": 1e12, **figures})
        ranges = read_inputs(content, given_ or told(retrainings=0)).ranges
        found = closed_form(ranges, USUAL)
        return found.month if found else None

    assert month() is not None
    assert month(told(retrainings=2)) is None
    assert month(hosting_usd_per_hour=2) is None
    assert month(growth_a_month=0.02) is not None
    assert month(growth_a_month=0.02, hosting_usd_per_hour=0.1) is None
    assert month(decline_foundation=0.1) is None
    assert month(decline_foundation=0.1, decline_tuned=0.1) is not None
    assert month(step_month_foundation=3) is None
    assert month(step_month_tuned=3) is None
    errors = {"error_usd": 1, "error_share_foundation": 0.01}
    assert month(**errors) is not None
    assert month(**errors, decline_foundation=0.1, decline_tuned=0.1) is None


def test_months_in_closed_form() -> None:
    assert month_of(10_000, 1_000, 1.0, 1.0) == pytest.approx(10)
    assert month_of(10_000, 0, 1.0, 1.0) is None
    assert month_of(10_000, 1_000, 0.9, 1.0) is None  # 9,000 is all it ever saves


@given(st.integers(1, 10**6), st.sampled_from(EVERY))
def test_savings_by_the_horizon_are_the_difference(volume: int, routes: CostRoutes) -> None:
    ranges = read_inputs(bundled(), told(volume=volume)).ranges
    p, months = ranges.likely(), ranges.months
    times = times_of(p, months)
    costs = [
        totals(sums_of(flow_of(p, column, routes, months)), times, column)[0]
        for column in (Column.FOUNDATION, Column.FINE_TUNED)
    ]
    assert savings(ranges, routes, months)[-1] == pytest.approx(costs[0] - costs[1], rel=1e-6)


def test_a_scheduled_price_is_walked_as_it_is_added_up() -> None:
    steps = {"step_month_foundation": 6.0, "step_factor_foundation": 2.0}
    ranges = read_inputs(figured(**steps, decline_foundation=0.2), told()).ranges
    p = ranges.likely()
    whole = savings(ranges, USUAL, 24)[-1]
    times = times_of(p, 24)
    costs = [
        totals(sums_of(flow_of(p, c, USUAL, 24)), times, c)[0]
        for c in (Column.FOUNDATION, Column.FINE_TUNED)
    ]
    assert whole == pytest.approx(costs[0] - costs[1])


# --------------------------------------------------------------------- hurdles and the tornado


def test_what_pays_the_hosting_fee() -> None:
    ranges = read_inputs(figured(), told()).ranges
    assert hosting_hurdle(ranges, USUAL) == pytest.approx(1_241 * 1e6 / (1_400 * 2))
    for foundation, fine_tuned in (
        ("request", "request"),
        ("request", "cpu"),
        ("request", "own_gpu"),
        ("own_gpu", "hosted"),
    ):
        assert (
            hosting_hurdle(ranges, CostRoutes(foundation=foundation, fine_tuned=fine_tuned)) is None
        )
    assert hurdle(0, 1_000, 1) is None
    assert hurdle(100, 0, 1) is None


def test_the_volume_at_which_both_cost_the_same() -> None:
    ranges = read_inputs(figured(), told()).ranges
    even = even_volume(ranges, USUAL)
    assert even is not None
    assert even.requests == pytest.approx(100_000 + 72_611.184 / (24 * 0.00732), rel=1e-4)
    assert even.above is Approach.FINE_TUNED
    other = even_volume(read_inputs(figured(), told(volume=1_000_000)).ranges, USUAL)
    assert other is not None
    assert other.requests == pytest.approx(even.requests, rel=1e-4)
    assert other.above is Approach.FINE_TUNED
    rented = replace(USUAL, foundation="own_gpu")
    turned = even_volume(read_inputs(figured(run_days_foundation=9), told()).ranges, rented)
    assert turned is not None
    assert turned.above is Approach.FOUNDATION
    dear = figured(small_input_usd_per_million=20, small_output_usd_per_million=90)
    assert even_volume(read_inputs(dear, told()).ranges, USUAL) is None


def test_the_tornado_shows_the_widest_first_and_where_the_side_turns() -> None:
    content = figured()
    given_ = told(volume=(50_000, 100_000, 900_000), label_cost=(7, 8, 9), horizon=(12, 24, 36))
    found = of(content, given_).tornado
    assert [one.input for one in found] == ["volume", "horizon", "label_cost"]
    widths = [abs(one.at_high - one.at_low) for one in found]
    assert widths == sorted(widths, reverse=True)
    volume, horizon, label = found
    assert volume.turns_at == pytest.approx(513_000, rel=0.02)
    assert volume.precise
    assert (label.turns_at, label.precise) == (None, False)
    assert (horizon.low, horizon.high) == (12, 36)


def test_a_bent_input_turns_where_halving_finds_it() -> None:
    given_ = told(horizon=(1, 24, 60), volume=600_000, retrainings=0)
    content = figured(**CHEAP, discount_a_year=0.5, model_life_months=1e12)
    horizon = next(one for one in of(content, given_).tornado if one.input == "horizon")
    assert horizon.turns_at is not None
    assert 1 < horizon.turns_at < 24


def test_what_both_sides_share_does_not_widen_the_difference() -> None:
    found = total_spreads(read_inputs(bundled(), RANGED).ranges, USUAL)

    def width(one: Spread) -> float:
        return one.p90 - one.p10

    apart = sum(width(found.columns[c]) ** 2 for c in (Column.FOUNDATION, Column.FINE_TUNED))
    assert width(found.difference) < apart**0.5


@settings(max_examples=20)
@given(st.sampled_from(["input_usd_per_million", "output_usd_per_million", "staff_usd_per_day"]))
def test_a_dearer_price_makes_no_column_cheaper(name: str) -> None:
    before = of(figured(), told())
    after = of(figured(**{name: 900}), told())
    for one, other in zip(before.columns, after.columns, strict=True):
        assert one.total.likely <= other.total.likely + 1e-6


def test_swapped_sides_swap_the_difference() -> None:
    same = CostRoutes(foundation="own_gpu", fine_tuned="own_gpu")
    content = figured(
        tuning_day_factor=1, run_days_tuned=2, runs_a_release=0, relabel_share=0, examples_wanted=0
    )
    result = of(content, told(), same)
    assert result.difference is not None
    assert result.difference.likely == pytest.approx(0, abs=1e-6)
    assert result.difference.p90 == pytest.approx(0, abs=1e-6)


def test_without_requests_only_what_stands_still_is_paid() -> None:
    lines = of(bundled(), told(volume=0)).columns[0].lines
    assert lines["requests"] == 0
    assert lines["running"] > 0


def test_a_triangular_figure_leaves_more_to_its_ends() -> None:
    """The range of the sums is wider than with the same ends and most of it near the middle."""

    def width(shape: str) -> float:
        said = {"changed_by": "Us", "changed_on": "2026-11-22", "why": "So", "shape": shape}
        days = CostInput(low=0, likely=10, high=60, unit="days_a_month", **said)
        given_ = replace(told(), costs=Costs(inputs={"run_days_tuned": days}))
        total = of(figured(), given_).columns[1].total
        return total.p90 - total.p10

    assert width("triangular") > 1.1 * width("pert")
    assert width("") == width("pert")


def test_a_triangular_amount_leaves_more_to_its_ends_also_where_only_one_person_says_so() -> None:
    def width(shape: str, also: str = "") -> float:
        first, second = (Amount(low=5, likely=15, high=90, shape=one) for one in (shape, also))
        voice = Voice(said_by="it", amount=second)
        days = Answer(state=State.ANSWERED, amount=first, voices=(voice,))
        total = of(figured(), told().with_answer("staff_days", days)).columns[1].total
        return total.p90 - total.p10

    assert width("triangular") > 1.1 * width("pert")
    assert width("") == width("pert")
    assert width("", "triangular") == width("triangular")
