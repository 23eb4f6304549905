"""Small price lists of every format, of models that do not exist."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from logic.prices.own_csv import COLUMNS, write_own
from logic.prices.reading import read_prices
from logic.prices.values import Catalogue, Kind, Layer, PriceRow, Unit, stacked

DAY = "2026-11-22"
ROW = PriceRow(
    provider="Acme",
    model="acme-1",
    kind=Kind.API_BASE,
    unit=Unit.INPUT,
    price_usd=1.0,
    as_of="2026-11-01",
    source="price page",
)
OUT = replace(ROW, unit=Unit.OUTPUT, price_usd=4.0)
CACHED = replace(ROW, unit=Unit.CACHED, price_usd=0.1)

LITELLM: dict[str, Any] = {
    "sample_spec": {"litellm_provider": "one of many", "input_cost_per_token": 0.0},
    "acme-1": {
        "litellm_provider": "acme",
        "mode": "chat",
        "input_cost_per_token": 1e-06,
        "output_cost_per_token": 4e-06,
        "cache_read_input_token_cost": 1e-07,
        "cache_creation_input_token_cost": 1.25e-06,
        "input_cost_per_token_batches": 5e-07,
        "output_cost_per_token_batches": 2e-06,
        "input_cost_per_token_above_200k_tokens": 2e-06,
        "deprecation_date": "2027-03-01",
        "supports_vision": True,
    },
    "openai/ft:acme-1": {
        "litellm_provider": "openai",
        "mode": "chat",
        "input_cost_per_token": 3e-06,
        "deprecation_date": "one day",
    },
    "acme/free": {"litellm_provider": "acme", "input_cost_per_token": 0},
    "acme/@odd": {"litellm_provider": "acme", "input_cost_per_token": 1e-06},
    "acme/picture": {"litellm_provider": "acme", "mode": "image_generation"},
}
GENAI: list[dict[str, Any]] = [
    {
        "id": "acme",
        "models": [
            {
                "id": "acme-1",
                "prices_checked": "2026-11-10",
                "prices": [
                    {"prices": {"input_mtok": 1, "output_mtok": 4}},
                    {
                        "constraint": {"start_date": "2027-01-01"},
                        "prices": {"input_mtok": 2, "output_mtok": 8},
                    },
                    {"constraint": {"start_time": "16:30:00Z"}, "prices": {"input_mtok": 9}},
                ],
            },
            {
                "id": "acme-2",
                "prices": {
                    "input_mtok": {"base": 3, "tiers": [{"start": 200_000, "price": 6}]},
                    "cache_read_mtok": 0.3,
                    "requests_kcount": 12,
                },
            },
        ],
    }
]
LLM_PRICES: dict[str, Any] = {
    "updated_at": "2026-11-12",
    "prices": [
        {
            "id": "acme-1",
            "vendor": "acme",
            "name": "Acme 1",
            "input": 1,
            "output": 4,
            "input_cached": None,
        }
    ],
}


def as_json(value: object) -> bytes:
    return json.dumps(value).encode()


def own(*lines: str, head: str = ",".join(COLUMNS[:7])) -> bytes:
    """A list of ours with the needed columns."""
    return "\n".join((head, *lines, "")).encode()


def line(**changes: object) -> str:
    """A sound line of it."""
    cells = {
        "provider": "Acme",
        "model": "acme-1",
        "kind": "api_base",
        "unit": "usd_per_1M_input_tokens",
        "price_usd": "1",
        "as_of": "2026-11-01",
        "source": "page",
    }
    return ",".join(str(cell) for cell in (cells | changes).values())


def catalogue(*rows: PriceRow) -> Catalogue:
    """A catalogue of these rows alone."""
    found = read_prices(write_own(rows).encode(), "bundled.csv")
    return stacked((Layer.BUNDLED, found))
