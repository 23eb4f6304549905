"""Money: what each approach costs over the horizon, and what that is worth on the fit scale."""

from __future__ import annotations

from logic.cost.inputs import AMOUNTS, DECISIVE
from logic.cost.model import LINES, MOST_TRAINED
from logic.cost.paying import paid_by, represented, routes_of
from logic.cost.reading import SCALE, cost_difference, cost_ends, read_cost
from logic.cost.values import CostRoutes

__all__ = [
    "AMOUNTS",
    "DECISIVE",
    "LINES",
    "MOST_TRAINED",
    "SCALE",
    "CostRoutes",
    "cost_difference",
    "cost_ends",
    "paid_by",
    "read_cost",
    "represented",
    "routes_of",
]
