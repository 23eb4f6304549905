"""Spots over the labels of a figure."""

from __future__ import annotations

from logic.figures.measure import text_width
from logic.figures.values import Anchor, Spot, Text

_HEIGHT = 24.0
#: How far over its baseline a spot begins.
_OVER = 17.0
_BEFORE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def spot_on(lines: tuple[Text, ...], key: str, name: str) -> Spot:
    """A spot over a label of one or more lines; ``name`` says what opens."""
    text, *more = lines
    wide = max(text_width(text.text), _HEIGHT)
    return Spot(
        x=max(text.x - wide * _BEFORE[text.anchor], 0.0),
        y=max(text.y - _OVER, 0.0),
        width=wide,
        height=_HEIGHT,
        key=key,
        name=name,
        text=text,
        more=tuple(more),
    )
