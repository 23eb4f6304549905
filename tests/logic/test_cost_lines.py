"""Every line of the costs: one case worked out by hand, and each term by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.cost import (
    LINES,
    MOST_TRAINED,
    CostRoutes,
    cost_difference,
    read_cost,
)

if TYPE_CHECKING:
    from logic.model import Content

from tests.logic.cost_cases import (
    DIFFERENCE,
    USUAL,
    assert_lines,
    figured,
    told,
)


@pytest.fixture(scope="module")
def content() -> Content:
    return figured()


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


def test_the_pages_told_are_indexed_at_so_many_tokens_a_page(content: Content) -> None:
    routes = CostRoutes(foundation="request", fine_tuned="hosted", retrieval=True)
    small, large = (
        read_cost(content, told(corpus_size=pages), routes).lines["retrieval"][0]
        for pages in (1_000, 1_001_000)
    )
    tokens, price = (content.cost[n].likely for n in ("tokens_a_page", "embedding_usd_per_million"))
    assert large - small == pytest.approx(1_000_000 * tokens * price / 1e6)
