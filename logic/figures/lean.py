"""The bar on page 1 and on the result page: where the lead lies between the two approaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.measure import text_width
from logic.figures.numerals import signed
from logic.figures.sides import SOFT, STRONG, approach_of, arrow, lead_words
from logic.figures.values import Anchor, Box, Figure, Item, Line, Role, Text
from logic.findings import DecidedBy
from logic.model import Approach

if TYPE_CHECKING:
    from fractions import Fraction

    from logic.findings import Advice
    from logic.words import Words

WIDTH = 650.0
_HEIGHT = 72.0
_TRACK = 26.0
_THICK = 10.0
_LABEL = 59.0
_LINE = 18.0
_CLEAR = 14.0


def lean_bar(words: Words, advice: Advice, *, width: float = WIDTH) -> Figure | None:
    """The lean bar, or None where there is no lead or a condition decided."""
    if advice.lead is None or advice.decided_by is not DecidedBy.WEIGHTS:
        return None
    return Figure(
        width=width,
        height=_HEIGHT if _beside(words, advice.lead, width) else _HEIGHT + _LINE,
        items=(
            *_ends(words, width),
            *_track(width),
            *_range(advice, width),
            *_marker(advice.lead, width),
            *_labels(words, advice.lead, width),
        ),
        title=words.text("figure.lean.title"),
        alt=_alt(words, advice, advice.lead),
        headers=(words.text("figure.lean.what"), words.text("figure.lean.value")),
        rows=_rows(words, advice, advice.lead),
    )


def _place(value: Fraction | float, width: float) -> float:
    return width * (float(value) + 100) / 200


def _ends(words: Words, width: float) -> tuple[Item, ...]:
    left, right = words.text("approach.foundation.name"), words.text("approach.fine_tuned.name")
    return (
        arrow(0.0, 8.5, Approach.FOUNDATION),
        Text(x=12.0, y=13.0, text=left, role=Role.FOUNDATION, strong=True),
        Text(
            x=width - 12.0,
            y=13.0,
            text=right,
            role=Role.FINE_TUNED,
            anchor=Anchor.END,
            strong=True,
        ),
        arrow(width - 7.0, 8.5, Approach.FINE_TUNED),
    )


def _track(width: float) -> tuple[Item, ...]:
    half = width / 2
    return (
        Box(x=0, y=_TRACK, width=half, height=_THICK, fill=Role.FOUNDATION_SOFT),
        Box(x=half, y=_TRACK, width=half, height=_THICK, fill=Role.FINE_TUNED_SOFT),
    )


def _range(advice: Advice, width: float) -> tuple[Item, ...]:
    """The lead's range as an outlined band, each half in the manner of its side."""
    if advice.lead_range is None or advice.lead_range[0] == advice.lead_range[1]:
        return ()
    low, high = (_place(end, width) for end in advice.lead_range)
    parts = (
        (Approach.FOUNDATION, low, min(high, width / 2)),
        (Approach.FINE_TUNED, max(low, width / 2), high),
    )
    return tuple(_band(side, start, end) for side, start, end in parts if end > start)


def _band(side: Approach, start: float, end: float) -> Box:
    return Box(
        x=start,
        y=_TRACK - 3,
        width=end - start,
        height=_THICK + 6,
        fill=SOFT[side],
        outline=STRONG[side],
        hatch=STRONG[side] if side is Approach.FINE_TUNED else None,
        dash=side is Approach.FINE_TUNED,
    )


def _marker(lead: Fraction, width: float) -> tuple[Item, ...]:
    side = approach_of(lead)
    x, y, half = _place(lead, width), _TRACK + _THICK / 2, width / 2
    return (
        Line(x1=half, y1=_TRACK - 7, x2=half, y2=_TRACK + _THICK + 7, role=Role.INK, width=1.5),
        Box(
            x=x - 8,
            y=y - 8,
            width=16,
            height=16,
            radius=8,
            fill=STRONG[side] if side else Role.INK,
            outline=Role.CARD,
        ),
    )


def _labels(words: Words, lead: Fraction, width: float) -> tuple[Item, ...]:
    """The word "even" under the middle and the lead in words under its marker, never touching.

    Where the bar is too short for both, the lead stands on a line of its own.
    """
    even, said = words.text("lean.even"), lead_words(words, lead)
    middle = Text(x=width / 2, y=_LABEL, text=even, role=Role.MUTE, anchor=Anchor.MIDDLE)
    if lead == 0:
        return (middle,)
    half, clear = _half(said), text_width(even) / 2 + _CLEAR
    x, y = _place(lead, width), _LABEL
    if _beside(words, lead, width):
        x = max(x, width / 2 + clear + half) if lead > 0 else min(x, width / 2 - clear - half)
    else:
        y += _LINE
    x = min(max(x, half), width - half)
    return (middle, Text(x=x, y=y, text=said, anchor=Anchor.MIDDLE, strong=True))


def _half(said: str) -> float:
    """Half the width of a strong label."""
    return text_width(said) * 0.55


def _beside(words: Words, lead: Fraction, width: float) -> bool:
    """Whether the lead in words fits beside the word "even"."""
    if lead == 0:
        return True
    taken = text_width(words.text("lean.even")) / 2 + _CLEAR + 2 * _half(lead_words(words, lead))
    return taken <= width / 2


def _alt(words: Words, advice: Advice, lead: Fraction) -> str:
    said = words.text("figure.lean.alt", lead=signed(lead), words=lead_words(words, lead))
    if advice.lead_range is None or advice.lead_range[0] == advice.lead_range[1]:
        return said
    low, high = (signed(end) for end in advice.lead_range)
    return f"{said} {words.text('figure.lean.alt_range', low=low, high=high)}"


def _rows(words: Words, advice: Advice, lead: Fraction) -> tuple[tuple[str, ...], ...]:
    low, high = advice.lead_range or (lead, lead)
    return (
        (words.text("figure.lean.lead"), signed(lead)),
        (words.text("figure.lean.lowest"), signed(low)),
        (words.text("figure.lean.highest"), signed(high)),
    )
