"""Figures as frozen values, drawn alike by the report's painter and by the window's.

Every maker takes the words, the advice and a width in units, and gives a ``Figure`` or None
where there is nothing to show. Import it from its own module: a window shows few of them.
"""

from __future__ import annotations

from logic.figures.sides import lead_words, towards
from logic.figures.values import Anchor, Box, Figure, Item, Line, Polygon, Role, Spot, Text

__all__ = [
    "Anchor",
    "Box",
    "Figure",
    "Item",
    "Line",
    "Polygon",
    "Role",
    "Spot",
    "Text",
    "lead_words",
    "towards",
]
