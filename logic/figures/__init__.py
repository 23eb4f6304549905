"""Figures as frozen values, drawn alike by the report's painter and by the window's.

Every maker takes the words, the advice and a width in units, and gives a ``Figure`` or None
where there is nothing to show.
"""

from __future__ import annotations

from logic.figures.contributions import contributions
from logic.figures.cost import cost_ranges
from logic.figures.lean import lean_bar
from logic.figures.sides import lead_words, towards
from logic.figures.trial import trial_figure
from logic.figures.values import Anchor, Box, Figure, Item, Line, Polygon, Role, Text

__all__ = [
    "Anchor",
    "Box",
    "Figure",
    "Item",
    "Line",
    "Polygon",
    "Role",
    "Text",
    "contributions",
    "cost_ranges",
    "lead_words",
    "lean_bar",
    "towards",
    "trial_figure",
]
