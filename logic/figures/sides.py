"""How each side of the comparison is drawn and worded, so that both are told apart in grey.

The foundation model is left, solid and plain; the fine-tuned model is right, dashed and
hatched; both are always named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.measure import longest_word, text_width, wrap
from logic.figures.numerals import points
from logic.figures.values import Anchor, Box, Item, Polygon, Role, Text
from logic.model import Approach

if TYPE_CHECKING:
    from fractions import Fraction

    from logic.words import Words

#: From this lead on (of 100 points) the words say "clearly", below it "slightly"; judgement.
CLEAR_FROM = 10

STRONG = {Approach.FOUNDATION: Role.FOUNDATION, Approach.FINE_TUNED: Role.FINE_TUNED}
SOFT = {Approach.FOUNDATION: Role.FOUNDATION_SOFT, Approach.FINE_TUNED: Role.FINE_TUNED_SOFT}
_ARROW = 7.0
_GAP = 5.0
#: The width a side's short name has over the bars before it goes on in the next line.
_SHORT = 76.0
#: Between a side's short name and the line at even, and from line to line.
_CLEAR = 8.0
LINE = 16.0


def approach_of(value: Fraction | float) -> Approach | None:
    """The approach a difference, contribution or lead favours; None at zero."""
    if value == 0:
        return None
    return Approach.FINE_TUNED if value > 0 else Approach.FOUNDATION


def lead_words(words: Words, lead: Fraction) -> str:
    """The lead in words: ``clearly towards fine-tuned``."""
    side = approach_of(lead)
    if side is None:
        return words.text("lean.even")
    strength = "clear" if abs(lead) >= CLEAR_FROM else "slight"
    return words.text(f"lean.{strength}.{side}")


def towards(words: Words, value: Fraction | float) -> str:
    """Points with the side they favour: ``10.6 points towards fine-tuned``."""
    side = approach_of(value)
    if side is None or points(value) == "0.0":
        return words.text("lean.points.none")
    return words.text(f"lean.points.{side}", points=points(value))


def bar(side: Approach, rect: tuple[float, float, float, float]) -> Box:
    """A bar of one side at (x, y, width, height): plain and solid, or hatched and dashed."""
    x, y, width, height = rect
    tuned = side is Approach.FINE_TUNED
    return Box(
        x=x,
        y=y,
        width=width,
        height=height,
        fill=SOFT[side] if tuned else STRONG[side],
        outline=STRONG[side],
        hatch=STRONG[side] if tuned else None,
        dash=tuned,
    )


def direction(words: Words, x: float, y: float) -> tuple[Item, ...]:
    """``<- foundation | fine-tuned ->`` around x, with drawn arrows, from the baseline y on.

    Each word stands by its arrow: what its width was estimated too much falls to the middle.
    """
    left, right = _short_names(words)
    tip = x - _CLEAR - max(map(text_width, left)) - _GAP - _ARROW
    end = x + _CLEAR + max(map(text_width, right)) + _GAP
    return (
        *_name(left, tip + _ARROW + _GAP, y, Approach.FOUNDATION),
        arrow(tip, y - 4.5, Approach.FOUNDATION),
        *_name(right, end - _GAP, y, Approach.FINE_TUNED),
        arrow(end, y - 4.5, Approach.FINE_TUNED),
    )


def direction_reach(words: Words) -> float:
    """How far ``direction`` reaches to either side."""
    lines = (line for name in _short_names(words) for line in name)
    return max(_CLEAR + max(map(text_width, lines)) + _GAP + _ARROW, 100.0)


def direction_drop(words: Words) -> float:
    """How much lower ``direction`` ends than with names of one line."""
    return LINE * (max(map(len, _short_names(words))) - 1)


def _short_names(words: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both sides' short names in lines, as wide as the longest word at least."""
    names = [words.text(f"approach.{side}.short") for side in Approach]
    room = max(_SHORT, longest_word(names))
    left, right = (wrap(name, room, lines=len(name.split())) for name in names)
    return left, right


def _name(lines: tuple[str, ...], x: float, y: float, side: Approach) -> tuple[Text, ...]:
    anchor = Anchor.START if side is Approach.FOUNDATION else Anchor.END
    return tuple(
        Text(x=x, y=y + LINE * at, text=line, role=STRONG[side], anchor=anchor)
        for at, line in enumerate(lines)
    )


def in_lines(lines: tuple[str, ...], x: float, y: float, role: Role = Role.INK) -> tuple[Text, ...]:
    """Lines from x on, their middle at the height y."""
    first = y + 4.5 - LINE * (len(lines) - 1) / 2
    return tuple(
        Text(x=x, y=first + LINE * at, text=line, role=role) for at, line in enumerate(lines)
    )


def arrow(x: float, y: float, side: Approach) -> Polygon:
    """A small arrow head, 7 units wide from x, centred on y, pointing to the side's place."""
    tip, back = (x, x + _ARROW) if side is Approach.FOUNDATION else (x + _ARROW, x)
    return Polygon(points=((tip, y), (back, y - 4.0), (back, y + 4.0)), fill=STRONG[side])
