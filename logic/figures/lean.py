"""The bar on page 1 and on the result page: where the lead lies between the two approaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from logic.figures.lower import lowered, lowered_spots
from logic.figures.measure import text_width, wrap
from logic.figures.numerals import signed
from logic.figures.sides import LINE, SOFT, STRONG, approach_of, arrow, lead_words
from logic.figures.values import Anchor, Box, Figure, Item, Line, Role, Spot, Text
from logic.findings import DecidedBy
from logic.model import Approach

if TYPE_CHECKING:
    from fractions import Fraction

    from logic.findings import Advice
    from logic.words import Words

#: What leads to the lowest lead and to the highest, in words; empty where nothing is said.
Ends: TypeAlias = tuple[str, str]

WIDTH = 650.0
_HEIGHT = 72.0
_TRACK = 26.0
_THICK = 10.0
_LABEL = 59.0
_LINE = 18.0
_CLEAR = 14.0
_APART = 10.0
_TARGET = 24.0
_MOST_LINES = 12
#: What of its half a name leaves free: arrow, gap, and what a strong face takes more.
_BESIDE_NAME = 26.0
#: How much of a text stands before the point it is anchored at.
_BEFORE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
#: The height the markers stand at.
MIDDLE = _TRACK + _THICK / 2


def lean_bar(
    words: Words, advice: Advice, *, width: float = WIDTH, ends: Ends | None = None
) -> Figure | None:
    """The lean bar, or None where there is no lead or a condition decided.

    With ``ends``, what leads to the lowest and to the highest lead, the lead stands under its
    marker as a number and each end is told below.
    """
    if advice.lead is None or advice.decided_by is not DecidedBy.WEIGHTS:
        return None
    said = lead_words(words, advice.lead) if ends is None else signed(advice.lead)
    lines = 1 if _beside(words, advice.lead, said, width) else 2
    labels = _labels(words, advice.lead, said, width)
    told = _told_ends(words, advice, ends, width, _LABEL + _LINE * (lines - 1) + _TARGET)
    ends_told = tuple(text for of_end in told for text in of_end)
    below = max((text.y for text in ends_told), default=_LABEL + _LINE * (lines - 1))
    drop = names_drop(words, width)
    drawn = (*lean_track(width), *_range(advice, width), marker(advice.lead, width))
    return Figure(
        width=width,
        height=_HEIGHT - _LABEL + below + drop,
        items=(*lean_names(words, width), *lowered((*drawn, *labels, *ends_told), drop)),
        title=words.text("figure.lean.title"),
        alt=_alt(words, advice, advice.lead, ends),
        headers=(words.text("figure.lean.what"), words.text("figure.lean.value")),
        rows=_rows(words, advice, advice.lead, ends),
        spots=lowered_spots(_spots(words, advice.lead, labels[-1], width, told), drop),
    )


def place_of(value: Fraction | float, width: float) -> float:
    """Where a lead stands on the bar."""
    return width * (float(value) + 100) / 200


def lean_track(width: float) -> tuple[Item, ...]:
    """The bar without anything on it, a line at even."""
    half = width / 2
    even = Line(x1=half, y1=_TRACK - 7, x2=half, y2=_TRACK + _THICK + 7, role=Role.INK, width=1.5)
    return (*_track(width), even)


def lean_names(words: Words, width: float) -> tuple[Item, ...]:
    """Both sides' names over the bar, each in its half."""
    left, right = _names(words, width)
    return (
        arrow(0.0, 8.5, Approach.FOUNDATION),
        *_name(left, 12.0, Anchor.START, Role.FOUNDATION),
        *_name(right, width - 12.0, Anchor.END, Role.FINE_TUNED),
        arrow(width - 7.0, 8.5, Approach.FINE_TUNED),
    )


def names_drop(words: Words, width: float) -> float:
    """How much lower everything below the names is than below names of one line."""
    return LINE * (max(map(len, _names(words, width))) - 1)


def _names(words: Words, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = (words.text(f"approach.{side}.name") for side in Approach)
    left, right = (wrap(name, width / 2 - _BESIDE_NAME, lines=4) for name in names)
    return left, right


def _name(lines: tuple[str, ...], x: float, anchor: Anchor, role: Role) -> tuple[Text, ...]:
    return tuple(
        Text(x=x, y=13.0 + LINE * at, text=line, role=role, anchor=anchor, strong=True)
        for at, line in enumerate(lines)
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
    low, high = (place_of(end, width) for end in advice.lead_range)
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


def marker(lead: Fraction, width: float, y: float = MIDDLE, *, hollow: bool = False) -> Box:
    """The dot at a lead, centred on y; an open ring where it is hollow."""
    side = approach_of(lead)
    strong = STRONG[side] if side else Role.INK
    return Box(
        x=place_of(lead, width) - 8,
        y=y - 8,
        width=16,
        height=16,
        radius=8,
        fill=Role.CARD if hollow else strong,
        outline=strong if hollow else Role.CARD,
    )


def _labels(words: Words, lead: Fraction, said: str, width: float) -> tuple[Text, ...]:
    """The word "even" under the middle and the lead under its marker, never touching.

    Where the bar is too short for both, the lead stands on a line of its own.
    """
    even = words.text("lean.even")
    middle = Text(x=width / 2, y=_LABEL, text=even, role=Role.MUTE, anchor=Anchor.MIDDLE)
    if lead == 0:
        return (middle,)
    half, clear = _half(said), text_width(even) / 2 + _CLEAR
    x, y = place_of(lead, width), _LABEL
    if _beside(words, lead, said, width):
        x = max(x, width / 2 + clear + half) if lead > 0 else min(x, width / 2 - clear - half)
    else:
        y += _LINE
    x = min(max(x, half), width - half)
    return (middle, Text(x=x, y=y, text=said, anchor=Anchor.MIDDLE, strong=True))


def _told_ends(
    words: Words, advice: Advice, ends: Ends | None, width: float, y: float
) -> tuple[tuple[Text, ...], ...]:
    """What leads to each end of the range, in lines: below it, else the low one left of the high.

    Where that has no room either, the low one stands above the high.
    """
    if ends is None or advice.lead_range is None or advice.lead_range[0] == advice.lead_range[1]:
        return ()
    left, right = (_end(words, at, why) for at, why in zip(advice.lead_range, ends, strict=True))
    if text_width(left) + text_width(right) + 2 * _APART > width:
        return _under_each_other(advice.lead_range, (left, right), width, y)
    if below := _below_ends(advice.lead_range, (left, right), width, y):
        return below
    split = place_of(sum(advice.lead_range) / 2, width)
    split = min(max(split, text_width(left) + _APART), width - text_width(right) - _APART)
    return (
        (Text(x=split - _APART, y=y, text=left, role=Role.MUTE, anchor=Anchor.END),),
        (Text(x=split + _APART, y=y, text=right, role=Role.MUTE),),
    )


def _below_ends(
    ends: tuple[Fraction, Fraction], told: tuple[str, str], width: float, y: float
) -> tuple[tuple[Text, ...], ...]:
    """Each end told in the middle below it; nothing where the two would touch."""
    halves = [text_width(text) / 2 for text in told]
    low, high = (
        min(max(place_of(end, width), half), width - half)
        for end, half in zip(ends, halves, strict=True)
    )
    if low + halves[0] + 2 * _APART > high - halves[1]:
        return ()
    return tuple(
        (Text(x=x, y=y, text=text, role=Role.MUTE, anchor=Anchor.MIDDLE),)
        for x, text in zip((low, high), told, strict=True)
    )


def _under_each_other(
    ends: tuple[Fraction, Fraction], told: tuple[str, str], width: float, y: float
) -> tuple[tuple[Text, ...], ...]:
    """Lines for each end, beginning below it where there is room, else further left."""
    low, high = (wrap(text, width, lines=_MOST_LINES) for text in told)
    below = y + _LINE * (len(low) - 1) + _TARGET
    return _beginning_at(ends[0], low, width, y), _beginning_at(ends[1], high, width, below)


def _beginning_at(
    end: Fraction, lines: tuple[str, ...], width: float, y: float
) -> tuple[Text, ...]:
    x = max(0.0, min(place_of(end, width), width - max(map(text_width, lines))))
    return tuple(
        Text(x=x, y=y + _LINE * at, text=line, role=Role.MUTE) for at, line in enumerate(lines)
    )


def _end(words: Words, value: Fraction, why: str) -> str:
    key = "figure.lean.end_if" if why else "figure.lean.end"
    return words.text(key, value=signed(value), why=why) if why else signed(value)


def _spots(
    words: Words, lead: Fraction, label: Text, width: float, told: tuple[tuple[Text, ...], ...]
) -> tuple[Spot, ...]:
    """The lead and each end of its range open where they came from."""
    name = words.text("figure.lean.open_lead", lead=signed(lead))
    wide = max(text_width(label.text), _TARGET)
    spots = [
        Spot(
            x=label.x - wide / 2,
            y=label.y - 19,
            width=wide,
            height=24,
            key="lead",
            name=name,
            text=label,
        )
    ]
    for text, *more in told:
        wide = text_width(text.text)
        left = text.x - _BEFORE[text.anchor] * wide
        spots.append(
            Spot(
                x=max(left, 0.0),
                y=text.y - 18,
                width=min(wide, width - max(left, 0.0)),
                height=24,
                key="range",
                name=words.text(
                    "figure.lean.open_range", end=" ".join(part.text for part in (text, *more))
                ),
                text=text,
            )
        )
    return tuple(spots)


def _half(said: str) -> float:
    """Half the width of a strong label."""
    return text_width(said) * 0.55


def _beside(words: Words, lead: Fraction, said: str, width: float) -> bool:
    """Whether what is said of the lead fits beside the word "even"."""
    if lead == 0:
        return True
    taken = text_width(words.text("lean.even")) / 2 + _CLEAR + 2 * _half(said)
    return taken <= width / 2


def _alt(words: Words, advice: Advice, lead: Fraction, ends: Ends | None) -> str:
    said = words.text("figure.lean.alt", lead=signed(lead), words=lead_words(words, lead))
    if advice.lead_range is None or advice.lead_range[0] == advice.lead_range[1]:
        return said
    low, high = (
        _end(words, end, why) for end, why in zip(advice.lead_range, ends or ("", ""), strict=True)
    )
    return f"{said} {words.text('figure.lean.alt_range', low=low, high=high)}"


def _rows(
    words: Words, advice: Advice, lead: Fraction, ends: Ends | None
) -> tuple[tuple[str, ...], ...]:
    reach = advice.lead_range or (lead, lead)
    low, high = (_end(words, end, why) for end, why in zip(reach, ends or ("", ""), strict=True))
    return (
        (words.text("figure.lean.lead"), signed(lead)),
        (words.text("figure.lean.lowest"), low),
        (words.text("figure.lean.highest"), high),
    )
