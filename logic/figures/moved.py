"""What moved between two states of an assessment: the lead, and each consideration's part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.figures.lean import MIDDLE, lean_names, lean_track, marker, names_drop, place_of
from logic.figures.lower import lowered, lowered_spots
from logic.figures.measure import longest_word, text_width, wrap
from logic.figures.numerals import points, signed
from logic.figures.sides import (
    LINE,
    bar,
    direction,
    direction_drop,
    direction_reach,
    in_lines,
    lead_words,
    towards,
)
from logic.figures.spots import spot_on
from logic.figures.values import Anchor, Figure, Line, Role, Spot, Text
from logic.model import Approach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from logic.figures.values import Item
    from logic.model import Consideration
    from logic.words import Words

WIDTH = 650.0
_TOP = 30.0
_ROW = 32.0
_BAR = 20.0
_NAMES = 0.3
_MOST_LINES = 6
_VALUE = 52.0
_LABEL = 59.0
_LINE = 24.0
_APART = 12.0


def lead_moved(
    words: Words,
    before: tuple[str, Fraction],
    after: tuple[str, Fraction],
    *,
    width: float = WIDTH,
) -> Figure:
    """The lean bar with two leads, each with a word for it: ("saved", 22), ("tried", 6).

    The one before is a ring, the one after a dot; a dashed line joins them.
    """
    (was, old), (now, new) = before, after
    ends = sorted((place_of(old, width), place_of(new, width)))
    joined = Line(x1=ends[0], y1=MIDDLE, x2=ends[1], y2=MIDDLE, role=Role.INK, dash=True)
    told = (f"{now} {signed(new)}", f"{was} {signed(old)}")
    label = _label(told[0], place_of(new, width), width, _LABEL, strong=True)
    other = _label(told[1], place_of(old, width), width, _LABEL, strong=False)
    below = _touch(label, other)
    if below:
        other = replace(other, y=_LABEL + _LINE)
    drop = names_drop(words, width)
    markers = marker(old, width, hollow=True), marker(new, width)
    drawn = (*lean_track(width), joined, *markers, label, other)
    return Figure(
        width=width,
        height=_LABEL + (_LINE if below else 0) + 8 + drop,
        items=(*lean_names(words, width), *lowered(drawn, drop)),
        title=words.text("figure.moved.lead_title"),
        alt=words.text("figure.moved.lead_alt", before=told[1], after=told[0]),
        headers=(words.text("figure.moved.which"), words.text("figure.moved.lead")),
        rows=(
            (was, f"{signed(old)}, {lead_words(words, old)}"),
            (now, f"{signed(new)}, {lead_words(words, new)}"),
        ),
        spots=lowered_spots(_lead_spots(words, other, label), drop),
    )


def _lead_spots(words: Words, other: Text, label: Text) -> Iterator[Spot]:
    """Both leads open where they came from."""
    for text, key in ((other, "before"), (label, "after")):
        yield spot_on((text,), key, words.text("figure.moved.open_lead", lead=text.text))


def _touch(one: Text, other: Text) -> bool:
    """Whether two labels around their places would touch on one line."""
    room = text_width(one.text) * 0.55 + text_width(other.text) * 0.5 + _APART
    return abs(one.x - other.x) < room


def _label(text: str, x: float, width: float, y: float, *, strong: bool) -> Text:
    half = text_width(text) * (0.55 if strong else 0.5)
    x = min(max(x, half), width - half)
    role = Role.INK if strong else Role.MUTE
    return Text(x=x, y=y, text=text, role=role, anchor=Anchor.MIDDLE, strong=strong)


def parts_moved(
    words: Words, moved: Mapping[Consideration, Fraction], *, width: float = WIDTH
) -> Figure | None:
    """A bar for each consideration whose contribution moved; None where none did."""
    found = sorted(
        ((k, by) for k, by in moved.items() if points(by) != "0.0"), key=lambda one: -abs(one[1])
    )
    if not found:
        return None
    texts = [_name(words, k) for k, _ in found]
    whole = max(map(text_width, texts)) + 14
    names = max(min(max(width * _NAMES, whole), 170.0, width / 2.6), longest_word(texts) + 12)
    named = tuple(wrap(text, names - 12, lines=_MOST_LINES) for text in texts)
    tall = max(_ROW, LINE * max(map(len, named)) + 4)
    frame = _scale([by for _, by in found], (names, direction_reach(words)), width)
    top = _TOP + direction_drop(words)
    return Figure(
        width=width,
        height=top + tall * len(found) + 4,
        items=tuple(_items(words, tuple(zip(found, named, strict=True)), (top, tall), frame)),
        title=words.text("figure.moved.title"),
        alt=words.text(
            "figure.moved.alt",
            listed="; ".join(f"{_name(words, k)}: {towards(words, by)}" for k, by in found),
        ),
        headers=(words.text("figure.moved.consideration"), words.text("figure.moved.by")),
        rows=tuple((_name(words, k), signed(by)) for k, by in found),
        spots=tuple(_part_spots(words, found, (top, tall), frame)),
    )


def _part_spots(
    words: Words,
    found: Sequence[tuple[Consideration, Fraction]],
    rows: tuple[float, float],
    frame: tuple[float, float],
) -> Iterator[Spot]:
    """What each part moved by opens what it was before and after."""
    for index, (k, by) in enumerate(found):
        named = words.text("figure.moved.open", name=_name(words, k), points=towards(words, by))
        yield spot_on((_value(by, rows[0] + rows[1] * (index + 0.5), frame),), f"part:{k}", named)


def _name(words: Words, consideration: Consideration) -> str:
    return words.text(f"consideration.{consideration}.name")


def _scale(
    values: list[Fraction], beside: tuple[float, float], width: float
) -> tuple[float, float]:
    """Where even stands, and units for a point, beside the names and under both sides' words."""
    names, reach = beside
    low = min(0.0, *(float(v) for v in values))
    high = max(0.0, *(float(v) for v in values))
    left, right = names + _VALUE, width - _VALUE
    zero = left + (right - left) * -low / (high - low)
    zero = min(max(zero, names + reach), width - reach)
    units = [(right - left) / (high - low)]
    units += [(zero - left) / -low] if low < 0 else []
    units += [(right - zero) / high] if high > 0 else []
    return zero, max(min(units), 0.0)


def _items(
    words: Words,
    found: tuple[tuple[tuple[Consideration, Fraction], tuple[str, ...]], ...],
    rows: tuple[float, float],
    frame: tuple[float, float],
) -> Iterator[Item]:
    (top, tall), (zero, unit) = rows, frame
    yield from direction(words, zero, 14.0)
    for index, ((_, by), lines) in enumerate(found):
        y = top + tall * (index + 0.5)
        yield from in_lines(lines, 0, y)
        side = Approach.FINE_TUNED if by > 0 else Approach.FOUNDATION
        start, end = sorted((zero, zero + float(by) * unit))
        yield bar(side, (start, y - _BAR / 2, max(end - start, 1.0), _BAR))
        yield _value(by, y, frame)
    bottom = top + tall * len(found)
    yield Line(x1=zero, y1=top - 6, x2=zero, y2=bottom, role=Role.MUTE, width=1.5)


def _value(by: Fraction, y: float, frame: tuple[float, float]) -> Text:
    """By how much, at the end of the bar."""
    (zero, unit), left = frame, by < 0
    return Text(
        x=zero + float(by) * unit + (-6 if left else 6),
        y=y + 4.5,
        text=signed(by),
        role=Role.MUTE,
        anchor=Anchor.END if left else Anchor.START,
    )
