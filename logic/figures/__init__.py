"""Figures as frozen values, drawn alike by the report's painter and by the window's.

Every maker takes the words, the advice and a width in units, and gives a ``Figure`` or None
where there is nothing to show.
"""

from __future__ import annotations

from logic.figures.contributions import contributions
from logic.figures.cost_time import cost_over_time
from logic.figures.lean import Ends, lean_bar
from logic.figures.moved import lead_moved, parts_moved
from logic.figures.people import Dot, people_dots
from logic.figures.sides import lead_words, towards
from logic.figures.tornado import cost_tornado
from logic.figures.trial import trial_figure
from logic.figures.values import Anchor, Box, Figure, Item, Line, Polygon, Role, Spot, Text
from logic.figures.weights import weight_bars

__all__ = [
    "Anchor",
    "Box",
    "Dot",
    "Ends",
    "Figure",
    "Item",
    "Line",
    "Polygon",
    "Role",
    "Spot",
    "Text",
    "contributions",
    "cost_over_time",
    "cost_tornado",
    "lead_moved",
    "lead_words",
    "lean_bar",
    "parts_moved",
    "people_dots",
    "towards",
    "trial_figure",
    "weight_bars",
]
