"""Money: what each approach costs over the horizon, and what that is worth on the fit scale."""

from __future__ import annotations

from logic.cost.reading import (
    AMOUNTS,
    DECISIVE,
    LINES,
    MOST_TRAINED,
    SCALE,
    CostRoutes,
    cost_difference,
    cost_ends,
    cost_lines,
    read_cost,
)

__all__ = [
    "AMOUNTS",
    "DECISIVE",
    "LINES",
    "MOST_TRAINED",
    "SCALE",
    "CostRoutes",
    "cost_difference",
    "cost_ends",
    "cost_lines",
    "read_cost",
]
