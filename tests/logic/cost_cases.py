"""A case of costs worked out by hand, and assessments that state it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from logic.assessment import CostInput, Costs, FrozenPrice
from logic.content_check import WAYS_TO_PAY
from logic.cost import (
    CostRoutes,
)
from logic.model import Approach
from logic.points import FIGURES, UNITS, CostFigure
from tests.logic.journey import bundled
from tests.logic.small_content import amounts, assessment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Assessment
    from logic.model import Content
    from logic.prices.roles import Role

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
