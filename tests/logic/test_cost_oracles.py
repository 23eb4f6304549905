"""Published and worked-out figures of costs, got again by the cost model; wrong ones are caught."""

from __future__ import annotations

import json
import math
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any, cast

import pytest

from logic.cost import CostRoutes
from logic.cost.breakeven import hurdle, month_of
from logic.cost.draws import DRAWS, _quantiles
from logic.cost.inputs import Range, followed
from logic.cost.model import (
    flow_of,
    gpus,
    hosting,
    product,
    request_cost,
    sums_of,
    totals,
    training,
    use_of,
)
from logic.cost.timing import paces, times_of
from logic.cost.values import Column
from logic.points import FOLLOWS, Points, limits_of
from logic.units import Dollar, Month, Request, quantity
from tests.logic.cost_cases import AT, BY_HAND

ORACLES = {
    one["id"]: one
    for one in json.loads((Path(__file__).parent / "oracles" / "cost.json").read_text("utf-8"))
}
CHECKED: set[str] = set()
YEAR = 12


def oracle(name: str) -> tuple[dict[str, Any], dict[str, float], float]:
    """The inputs, the figures expected, and how near they must be."""
    CHECKED.add(name)
    one = ORACLES[name]
    return one["inputs"], one["expected"], one["tolerance"] or 1e-9


def point(**values: float) -> Points:
    """One draw without any effect of its own but for these values."""
    base = {
        **dict.fromkeys(Points._fields, 0.0),
        **BY_HAND,
        **{name: value for name, value in AT.items() if name != "horizon"},
    }
    return Points(**{name: (value,) for name, value in {**base, **values}.items()})


def asked(
    prefix: float, rest: float, out: float, prices: tuple[float, float], **more: float
) -> float:
    """What one request to the foundation model costs."""
    p = point(
        prompt_tokens=prefix,
        variable_tokens=rest,
        output_tokens=out,
        input_usd_per_million=prices[0],
        output_usd_per_million=prices[1],
        **more,
    )
    return request_cost(p, use_of(p, Column.FOUNDATION))[0]


def trained(examples: float, tokens: float, epochs: float, price: float, **more: float) -> float:
    """What a single training run costs by the token."""
    p = point(
        examples_held=0,
        examples_wanted=examples,
        tokens_an_example=tokens,
        epochs=epochs,
        runs_a_release=1,
        training_usd_per_million=price,
        **more,
    )
    return training(p, "hosted")[0]


def test_training_by_the_token() -> None:
    at, found, near = oracle("azure_sft_training")
    cost = trained(500, at["training_tokens"] / 500, at["epochs"], at["price_per_1M"])
    assert cost == pytest.approx(found["training_usd"], abs=near)

    at, found, near = oracle("ori_lora_job")
    share = at["val_M"] / at["train_M"]
    job = trained(1000, 5000, at["epochs"], at["price_per_1M"], validation_passes=share)
    assert job == pytest.approx(found["job_usd"], abs=near)

    at, found, near = oracle("together_job_tokens")
    rows = at["batch"] * at["steps"] / 2  # two passes over half as many examples, all trained
    checked = at["val_tokens"] * at["n_evals"] / (at["context"] * 4000)
    million = trained(rows, at["context"], 2, 1.0, validation_passes=checked)
    assert million * 1e6 == pytest.approx(found["total_tokens"], abs=1e-3)


def test_training_by_the_hour_and_the_equation_printed_wrong() -> None:
    at, found, near = oracle("azure_rft_no_grader")
    p = point(
        examples_held=0,
        examples_wanted=at["hours"],
        tokens_an_example=3600,
        epochs=1,
        runs_a_release=1,
        training_tokens_per_second=1,
        gpu_usd_per_hour=at["price_per_hour"],
    )
    cost = training(p, "own_gpu")[0]
    assert cost == pytest.approx(found["training_usd"], abs=near)
    at, found, _ = oracle("neg_azure_rft_equation")
    assert cost == pytest.approx(found["total"])
    assert cost != pytest.approx(at["shown"])


def test_a_month_of_a_hosted_model() -> None:
    at, found, near = oracle("azure_monthly_chatbot")
    fee = hosting(
        point(hosting_usd_per_hour=at["hosting_per_hour"], hours_a_month=24 * at["days"]),
        "hosted",
        1,
    )[0]
    read = 10_000 * asked(0, at["input_M"] * 100, 0, (at["p_in"], at["p_out"]))
    written = 10_000 * asked(0, 0, at["output_M"] * 100, (at["p_in"], at["p_out"]))
    assert read == pytest.approx(found["input_usd"], abs=near)
    assert written == pytest.approx(found["output_usd"], abs=near)
    assert fee + read + written == pytest.approx(found["total_usd"], abs=near)


def test_requests() -> None:
    at, found, near = oracle("mithril_cost_per_request")
    prices = (at["p_in_1k"] * 1000, at["p_out_1k"] * 1000)
    cost = asked(0, at["in_tokens"], at["out_tokens"], prices)
    assert cost == pytest.approx(found["per_request_usd"], abs=near)
    assert cost * 1000 == pytest.approx(found["per_1000_requests_usd"], abs=near)

    at, found, near = oracle("deploybase_gpt41")
    cost = asked(0, at["in_tokens"], at["out_tokens"], (at["p_in_1M"], at["p_out_1M"]))
    assert cost == pytest.approx(found["per_request_usd"], abs=near)
    for a_day in (1000, 10_000):
        month = cost * a_day * at["days"]
        assert month == pytest.approx(found[f"month_{a_day}_per_day_usd"], abs=near)

    at, found, near = oracle("tensorust_chat_basket")
    for name, (price_in, price_out) in at["prices"].items():
        cost = asked(0, at["in_tokens"], at["out_tokens"], (price_in, price_out))
        assert 1000 * cost == pytest.approx(found[name], abs=near)

    at, found, near = oracle("agentbeck_prompt_tax")
    for which in ("long", "short"):
        cost = at["calls"] * asked(0, at[f"{which}_tokens"], 0, (at[f"p_{which}"], 0))
        assert cost == pytest.approx(found[f"{which}_usd"], abs=near)


def test_a_request_with_a_cached_prefix() -> None:
    at, found, near = oracle("cached_request")
    prefix, rest = at["cacheable_prefix"], at["context"] + at["user"]
    prices = (at["p_in_1M"], at["p_out_1M"])
    assert prefix == at["system"] + at["few_shot"]
    uncached = asked(prefix, rest, at["out"], prices)
    cached = asked(
        prefix,
        rest,
        at["out"],
        prices,
        cache_hit_share=at["hit_rate"],
        cache_read_factor=at["cache_read_factor"],
        cache_write_factor=at["cache_write_factor"],
    )
    assert uncached == pytest.approx(found["uncached_usd"], abs=1e-9)
    assert cached == pytest.approx(found["cached_usd"], abs=min(near, 1e-9))


def test_tickets_priced_as_input_and_the_totals_left_from_another_model() -> None:
    at, found, near = oracle("anthropic_support_haiku")
    cost = at["tickets"] * asked(0, at["tokens_per_ticket"], 0, (at["p_in_1M"], 5))
    assert cost == pytest.approx(found["total_usd"], abs=near)
    at, found, _ = oracle("neg_anthropic_sonnet_tickets")
    for model in ("sonnet", "opus"):
        least = at["tickets"] * asked(0, at["tokens"], 0, (at[f"{model}_p_in"], 0))
        assert least == pytest.approx(found[f"minimum_{model}"])
        assert least > at[f"shown_{model}"] * 4


def test_prices_that_fall() -> None:
    at, found, near = oracle("a16z_llmflation")
    (pace,) = paces(point(decline_foundation=0.9))
    a_year = pace.foundation[0] ** -YEAR
    assert a_year == pytest.approx(found["factor_per_year"], abs=near)
    assert a_year ** at["years"] == pytest.approx(at["p0"] / at["p1"]) == found["factor"]

    at, found, near = oracle("hedonic_index")
    falls = [1 - math.exp(-at[name]) for name in ("matched", "quality_adjusted")]
    (pace,) = paces(point(decline_tuned=falls[0], decline_foundation=falls[1]))
    hidden = 1 - math.log(pace.tuned[0]) / math.log(pace.foundation[0])
    assert hidden == pytest.approx(found["invisible_share"], abs=near)


def test_the_premium_on_tuned_tokens() -> None:
    at, found, near = oracle("davinci_tuned_premium")
    base = at["base_1k"] * 1000
    p = followed(point(small_input_usd_per_million=base, tuned_premium=found["premium"]), FOLLOWS)
    price = use_of(p, Column.FINE_TUNED).price_in[0]
    assert price == pytest.approx(at["tuned_1k"] * 1000, abs=near)


def test_totals_a_thousand_times_too_large_or_small_are_not_ours() -> None:
    at, found, _ = oracle("neg_tinker_cost_tokens")
    price = at["shown_cost_usd"] / (at["shown_total_tokens"] / 1e6)
    cost = trained(at["datums"], at["avg_tokens"], at["epochs"], price)
    assert cost == pytest.approx(found["cost_usd"], abs=0.01)
    assert cost < at["shown_cost_usd"] / 900

    at, found, _ = oracle("neg_genai_tco_per_query")
    month = quantity(1.0, Month)
    spent = quantity(at["monthly_tco_usd"], Dollar) / month
    each = spent / (quantity(at["queries_per_month"], Request) / month)
    assert str(each) == f"{found['cost_per_query']} Dollar Request^-1"
    assert each.value > at["shown_cost_per_query"] * 900


def test_a_percentage_is_no_share_and_a_word_is_no_four_tokens() -> None:
    at, _, _ = oracle("neg_mithril_percent_units")
    assert at["maxed_out_percent"] > limits_of("utilisation")[1] == 1
    at, found, _ = oracle("neg_azure_word_token")
    assert "four tokens" in at["shown"]
    assert "0.75 words a token" in str(cast("dict[str, str]", found)["rule"])


def test_break_even_months_in_closed_form() -> None:
    for name in ("breakeven_1", "breakeven_2"):
        at, found, _ = oracle(name)
        saved = at["requests_month_1"] * at["saving_per_request"]
        p = point(
            growth_a_month=at["growth_per_month"],
            decline_foundation=at["price_decline_per_year"],
            discount_a_year=at["discount_per_year"],
        )
        (pace,) = paces(p)
        month = month_of(
            at["delta_upfront"], saved, pace.discount, pace.growth * pace.foundation[0]
        )
        assert month == pytest.approx(found["closed_form"], abs=1e-6)
        assert month is not None
        assert math.ceil(month - 1e-9) == found["first_whole_month"]
        by_then = saved * times_of(p, int(found["first_whole_month"])).foundation[0]
        before = saved * times_of(p, int(found["first_whole_month"]) - 1).foundation[0]
        assert before < at["delta_upfront"] <= by_then + 1e-6


def test_what_pays_a_hosting_fee() -> None:
    at, found, _ = oracle("hosting_hurdle")
    fee = at["fee_per_hour"] * at["hours"]
    wanted = hurdle(fee, at["tokens_removed"], at["p_in_1M"])
    assert wanted == pytest.approx(found["requests_per_month"])


def test_moments_of_both_distributions() -> None:
    at, found, _ = oracle("pert_triangular")
    ends = (at["low"], at["likely"], at["high"])
    # A sixth of the range is the rule of thumb for PERT; the distribution itself has 8.66.
    for shape, name, near in (("pert", "pert", 0.05), ("triangular", "tri", 1e-3)):
        table = _quantiles(Range(*ends, shape), DRAWS)
        assert fmean(table) == pytest.approx(found[f"{name}_mean"], rel=1e-4)
        assert pstdev(table) == pytest.approx(found[f"{name}_sd"], rel=near)


def test_tokens_of_a_rented_gpu() -> None:
    at, found, _ = oracle("selfhost_per_million")
    p = point(
        volume=1e12,
        output_tokens=1000,
        utilisation=at["utilisation"],
        gpu_usd_per_hour=at["gpu_hour"],
    )
    month = product(gpus(p, (at["tokens_per_second"],), 1), p.hours_a_month, p.gpu_usd_per_hour)
    assert month[0] / 1e9 == pytest.approx(found["usd_per_1M"], rel=1e-5)  # 1e15 tokens


def test_two_options_over_two_years() -> None:
    at, found, _ = oracle("illustration_24_months")
    p = point(
        volume=at["requests_month_1"],
        growth_a_month=at["growth_per_month"],
        prompt_tokens=at["instruction_tokens"],
        variable_tokens=at["retrieved_tokens"] + at["user_tokens"],
        output_tokens=at["out_tokens"],
        input_usd_per_million=at["A_p_in_1M"],
        output_usd_per_million=at["A_p_out_1M"],
        tuned_input_usd_per_million=at["B_p_in_1M"],
        tuned_output_usd_per_million=at["B_p_out_1M"],
        decline_foundation=at["A_decline_per_year"],
        decline_tuned=at["B_decline_per_year"],
        cache_hit_share=at["A_cache_hit"],
        cache_read_factor=at["cache_read_factor"],
        cache_write_factor=at["cache_write_factor"],
        prompt_kept=1 - at["share_of_instructions_removed_in_B"],
        examples_held=0,
        examples_wanted=at["examples"],
        evaluation_cases=0,
        label_cost=at["cost_per_example"],
        label_review_factor=at["review_factor"],
        tokens_an_example=at["training_tokens_M"] * 1e6 / at["examples"],
        epochs=1,
        runs_a_release=1,
        training_usd_per_million=at["training_price_1M"],
        staff_days=at["days_A"],
        tuning_day_factor=at["days_B"] / at["days_A"],
        staff_usd_per_day=at["day_rate"],
        run_days_foundation=0,
        run_days_tuned=0,
        hosting_usd_per_hour=at["hosting_per_hour"],
        hours_a_month=at["hours_per_month"],
        retrainings=at["retrains_per_year"],
        relabel_share=at["refresh_share"],
        retraining_days_share=at["refresh_share"] * 0.5,
        discount_a_year=at["discount_per_year"],
        model_life_months=1e12,
    )
    times = times_of(p, at["months"])
    routes = CostRoutes(foundation="request", fine_tuned="hosted")
    costs = [
        totals(sums_of(flow_of(p, column, routes, at["months"])), times, column)[0]
        for column in (Column.FOUNDATION, Column.FINE_TUNED)
    ]
    assert costs == pytest.approx([found["npv_A"], found["npv_B"]], abs=0.01)
    assert costs[1] - costs[0] == pytest.approx(found["difference"], abs=0.01)


def test_every_oracle_is_checked_by_some_test_here() -> None:
    text = Path(__file__).read_text("utf-8")
    assert not [name for name in ORACLES if f'"{name}"' not in text]
