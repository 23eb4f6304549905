"""What each consideration contributes to the lead: bars to the left and to the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.figures.measure import longest_word, text_width, wrap
from logic.figures.numerals import percent, points, signed
from logic.figures.sides import (
    LINE,
    approach_of,
    bar,
    direction,
    direction_drop,
    direction_reach,
    in_lines,
    towards,
)
from logic.figures.values import Anchor, Box, Figure, Item, Line, Role, Spot, Text
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from logic.findings import Advice, ConsiderationResult
    from logic.words import Words

WIDTH = 650.0
_TOP = 34.0
_ROW = 36.0
_BAR = 20.0
_NAME = (110.0, 165.0)
_NARROW = 440.0
_VALUE = 48.0
_MOST_LINES = 6
#: The width of a weight, and of what stands for a number, before it goes on in the next line.
_WEIGHT = 96.0
_UNKNOWN = 72.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What one consideration contributes, its ends over the open answers, and its words.

    ``weight`` is the share in lines, in the first row with the word for it. What is not known
    counts as even; ``said`` then says so in place of a number.
    """

    id: str
    name: str
    share: str
    weight: tuple[str, ...]
    value: float
    low: float
    high: float
    said: tuple[str, ...]
    known: bool

    @property
    def varies(self) -> bool:
        """Whether open answers could be seen to move it."""
        return signed(self.low) != signed(self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where things stand: top, height of a row, width of names and their lines, x of even.

    And the units for a point, the room right of the bars, and whether weights are shown.
    """

    top: float
    row: float
    left: float
    names: tuple[tuple[str, ...], ...]
    zero: float
    unit: float
    weights: bool

    def x(self, value: float) -> float:
        """The place of a number of points."""
        return self.zero + value * self.unit


def contributions(words: Words, advice: Advice, *, width: float = WIDTH) -> Figure | None:
    """The contributions, largest for the leading side first; None where there are none."""
    found = [_part(words, advice, one, at) for at, one in enumerate(sorted_contributions(advice))]
    if not found:
        return None
    frame = _frame(words, found, width)
    return Figure(
        width=width,
        height=frame.top + frame.row * len(found) + 4,
        items=tuple(_items(words, found, frame)),
        title=words.text("figure.contributions.title"),
        alt=_alt(words, advice, found),
        headers=tuple(
            words.text(f"figure.contributions.{name}")
            for name in ("consideration", "weight", "contribution", "range")
        ),
        rows=tuple(_row(words, one) for one in found),
        spots=tuple(_spots(words, found, frame)),
    )


def adds_up(advice: Advice) -> bool:
    """Whether the contributions as they are shown come to the lead as it is shown."""
    shown = sum(_tenths(one.contribution) for one in advice.considerations)
    return advice.lead is None or shown == _tenths(advice.lead)


def _tenths(value: Fraction) -> int:
    """A number as it is shown, in tenths."""
    sign = -1 if value < 0 else 1
    return sign * int(points(value).replace(".", ""))


def sorted_contributions(advice: Advice) -> tuple[ConsiderationResult, ...]:
    """The considerations, the largest contribution to the leading side first."""
    if advice.lead is None:
        return ()
    sign = -1 if advice.lead < 0 else 1
    return tuple(sorted(advice.considerations, key=lambda one: -sign * one.contribution))


def _part(words: Words, advice: Advice, one: ConsiderationResult, at: int) -> _Part:
    share, known = percent(one.weight), advice.is_known(one.id)
    unknown = words.text("figure.contributions.unknown")
    weighs = share if at else words.text("figure.contributions.weighs", weight=share)
    return _Part(
        id=one.id,
        name=words.text(f"consideration.{one.id}.name"),
        share=share,
        weight=wrap(weighs, _WEIGHT),
        value=float(one.contribution),
        low=float(one.weight * one.low),
        high=float(one.weight * one.high),
        said=(signed(one.contribution),) if known else wrap(unknown, _UNKNOWN, lines=_MOST_LINES),
        known=known,
    )


def _frame(words: Words, found: Sequence[_Part], width: float) -> _Frame:
    """One scale for both sides, with room for the values and the words over the bars."""
    texts = [one.name for one in found]
    whole = min(max(map(text_width, texts)) + 13, width / 3)
    names = min(max(width / 4, _NAME[0], whole, longest_word(texts) + 12), _NAME[1])
    lines = tuple(wrap(text, names - 12, lines=_MOST_LINES) for text in texts)
    weights = width >= _NARROW
    weighed = max(map(text_width, found[0].weight)) + 14
    left = names + (weighed if weights else 8)
    lowest, highest = _extent(found)
    spread = max(highest - lowest, 1.0)
    beside = max(_VALUE, *(text_width(line) + 8 for one in found for line in one.said))
    room = width - left - _VALUE - beside
    zero = left + _VALUE + room * -lowest / spread
    reach = direction_reach(words)
    zero = min(max(zero, left + reach), width - reach)
    units = [room / spread]
    units += [(zero - left - _VALUE) / -lowest] if lowest < 0 else []
    units += [(width - beside - zero) / highest] if highest > 0 else []
    top, unit = _TOP + direction_drop(words), max(min(units), 0.0)
    row = max(_ROW, LINE * max(map(len, (*lines, *(one.said for one in found)))) + 4)
    return _Frame(top=top, row=row, left=names, names=lines, zero=zero, unit=unit, weights=weights)


def _extent(found: Sequence[_Part]) -> tuple[float, float]:
    """The lowest and the highest value drawn, even included."""
    values = [value for one in found for value in (one.low, one.high, one.value)]
    return min(0.0, *values), max(0.0, *values)


def _items(words: Words, found: Sequence[_Part], frame: _Frame) -> Iterator[Item]:
    yield from direction(words, frame.zero, 14.0)
    for index, one in enumerate(found):
        y = frame.top + frame.row * (index + 0.5)
        yield from in_lines(frame.names[index], 0, y)
        if frame.weights:
            yield from in_lines(one.weight, frame.left, y, Role.MUTE)
        yield from _bars(one, y, frame)
    bottom = frame.top + frame.row * len(found)
    yield Line(x1=frame.zero, y1=frame.top - 6, x2=frame.zero, y2=bottom, role=Role.MUTE, width=1.5)


def _bars(one: _Part, y: float, frame: _Frame) -> Iterator[Item]:
    side = approach_of(one.value)
    if not one.known:
        yield _anything(frame.x(one.low), frame.x(one.high), y)
    elif side is not None:
        start, end = sorted((frame.zero, frame.x(one.value)))
        yield bar(side, (start, y - _BAR / 2, max(end - start, 1.0), _BAR))
    if one.varies and one.known:
        yield from _whisker(frame.x(one.low), frame.x(one.high), y)
    yield from _value(one, y, frame)


def _anything(low: float, high: float, y: float) -> Box:
    """An open box over all that may come, for what is not known."""
    return Box(
        x=low,
        y=y - _BAR / 2,
        width=high - low,
        height=_BAR,
        fill=Role.CARD,
        outline=Role.MUTE,
        dash=True,
    )


def _value(one: _Part, y: float, frame: _Frame) -> tuple[Text, ...]:
    """The contribution as a number beside its bar, or that it is not known."""
    anchor = Anchor.END if one.value < 0 else Anchor.START
    lines = in_lines(one.said, _value_x(one, frame), y, Role.MUTE)
    return tuple(replace(line, anchor=anchor) for line in lines)


def _spots(words: Words, found: Sequence[_Part], frame: _Frame) -> Iterator[Spot]:
    """Each weight and each contribution opens where it came from."""
    for index, one in enumerate(found):
        y = frame.top + frame.row * (index + 0.5) - 12
        if frame.weights:
            yield _weight_spot(words, one, y, frame.left)
        x, wide = _value_x(one, frame), max(map(text_width, one.said))
        first, *more = _value(one, y + 12, frame)
        yield Spot(
            x=x - wide if one.value < 0 else x,
            y=first.y - 16.5,
            width=wide,
            height=24,
            key=f"consideration:{one.id}",
            name=words.text("figure.contributions.open", name=one.name, points=" ".join(one.said)),
            text=first,
            more=tuple(more),
        )


def _weight_spot(words: Words, one: _Part, y: float, left: float) -> Spot:
    last = in_lines(one.weight, left, y + 12)[-1]
    said = " ".join(one.weight)
    return Spot(
        x=left,
        y=last.y - 16.5,
        width=max(text_width(last.text), 24.0),
        height=24,
        key=f"weight:{one.id}",
        name=words.text("figure.contributions.open_weight", name=one.name, weight=said),
        text=last,
    )


def _value_x(one: _Part, frame: _Frame) -> float:
    """Where a contribution's number begins, or ends on the left of even."""
    if one.value < 0:
        return frame.x(min(one.low, one.value)) - 6
    return frame.x(max(one.high, one.value)) + 6


def _whisker(start: float, end: float, y: float) -> tuple[Item, ...]:
    """A thin line from the lowest to the highest, with a stop at each end, clear of its bar."""
    return (
        Line(x1=start, y1=y, x2=end, y2=y, role=Role.CARD, width=3.5),
        Line(x1=start, y1=y, x2=end, y2=y, role=Role.INK),
        Line(x1=start, y1=y - 4, x2=start, y2=y + 4, role=Role.INK),
        Line(x1=end, y1=y - 4, x2=end, y2=y + 4, role=Role.INK),
    )


def _alt(words: Words, advice: Advice, found: Sequence[_Part]) -> str:
    listed = "; ".join(
        words.text(
            "figure.contributions.alt_one",
            name=one.name,
            weight=one.share,
            points=towards(words, one.value) if one.known else _open(words, one),
        )
        for one in found
    )
    return words.text("figure.contributions.alt", lead=signed(advice.lead or 0), listed=listed)


def _row(words: Words, one: _Part) -> tuple[str, ...]:
    spread = words.text("number.range", low=signed(one.low), high=signed(one.high))
    said = " ".join(one.said)
    if not one.known:
        return one.name, one.share, said, _open(words, one)
    return one.name, one.share, said, spread if one.varies else said


def _open(words: Words, one: _Part) -> str:
    """That a contribution is not known, and from where to where it may be anything."""
    return words.text("figure.contributions.anything", low=signed(one.low), high=signed(one.high))
