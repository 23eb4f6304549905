"""What both routes cost over the horizon: low, likely, high on one scale from zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from logic.figures.measure import text_width, wrap
from logic.figures.numerals import count, money, money_range
from logic.figures.sides import SOFT, STRONG
from logic.figures.values import Anchor, Box, Figure, Item, Line, Role, Text
from logic.model import Approach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.findings import Advice
    from logic.words import Words

WIDTH = 650.0
_NAME = (120.0, 165.0)
_TOP = 8.0
_ROW = 52.0
_BAR = 18.0
_AXIS = 30.0

_NARROW = 440.0
_LINE = 16.0

_Spread = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where things stand: x of zero, units per dollar, whole width, height of a row."""

    zero: float
    unit: float
    width: float
    row: float

    def middle(self, index: int) -> float:
        """The y a row's bar and name are set around."""
        return _TOP + self.row * index + _ROW / 2

    @property
    def bottom(self) -> float:
        """The y of the axis."""
        return _TOP + 2 * self.row


def cost_ranges(words: Words, advice: Advice, *, width: float = WIDTH) -> Figure | None:
    """The money of both routes; None where neither is known, no bar where one is not."""
    known = {
        Approach.FOUNDATION: advice.cost.foundation,
        Approach.FINE_TUNED: advice.cost.fine_tuned,
    }
    highest = max((spread[2] for spread in known.values() if spread), default=0.0)
    if highest <= 0:
        return None
    months = count(advice.cost.months)
    top = _round_up(highest)
    frame = _frame(top, width)
    return Figure(
        width=width,
        height=frame.bottom + _AXIS,
        items=(*_axis(frame, top), *_items(words, known, frame)),
        title=words.text("figure.cost.title", months=months),
        alt=words.text("figure.cost.alt", months=months, listed=_listed(words, known)),
        headers=tuple(
            words.text(f"figure.cost.{name}") for name in ("approach", "low", "likely", "high")
        ),
        rows=tuple(_row(words, side, spread) for side, spread in known.items()),
    )


def _frame(top: float, width: float) -> _Frame:
    """One scale from zero to the top; in a narrow figure a row holds two lines of label."""
    names = min(max(width / 4, _NAME[0]), _NAME[1])
    unit = (width - names - text_width(money(top)) / 2) / top
    row = _ROW + _LINE if width < _NARROW else _ROW
    return _Frame(zero=names, unit=unit, width=width, row=row)


def _items(words: Words, known: dict[Approach, _Spread | None], frame: _Frame) -> Iterator[Item]:
    for index, (side, spread) in enumerate(known.items()):
        y = frame.middle(index)
        yield from _name(words, side, y, frame.zero)
        if spread is None:
            said = words.text("figure.cost.unknown")
            yield Text(x=frame.zero + 8, y=y + 4.5, text=said, role=Role.MUTE)
        else:
            yield from _bar(side, y, spread, frame)
            yield from _label(words, y, spread, frame)


def _round_up(value: float) -> float:
    """The next of 1, 2, 2.5, 5 or 10 times a power of ten."""
    power = 10.0 ** (len(str(int(value))) - 1)
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value)


def _axis(frame: _Frame, top: float) -> Iterator[Item]:
    zero, bottom = frame.zero, frame.bottom
    yield Line(x1=zero, y1=bottom, x2=zero + top * frame.unit, y2=bottom, role=Role.EDGE)
    for part in (0.0, 0.5, 1.0):
        x = zero + top * part * frame.unit
        yield Line(x1=x, y1=bottom, x2=x, y2=bottom + 5, role=Role.EDGE)
        label = money(top * part)
        yield Text(x=x, y=bottom + 21, text=label, role=Role.MUTE, anchor=Anchor.MIDDLE)


def _name(words: Words, side: Approach, y: float, room: float) -> Iterator[Item]:
    rows = wrap(words.text(f"approach.{side}.name"), room - 12)
    for index, row in enumerate(rows):
        lower = 16 * (index - (len(rows) - 1) / 2)
        yield Text(x=0, y=y + 4.5 + lower, text=row, role=STRONG[side], strong=True)


def _bar(side: Approach, y: float, spread: _Spread, frame: _Frame) -> Iterator[Item]:
    low, likely, high = (frame.zero + value * frame.unit for value in spread)
    tuned = side is Approach.FINE_TUNED
    yield Box(
        x=low,
        y=y - _BAR / 2 - 6,
        width=max(high - low, 2.0),
        height=_BAR,
        fill=SOFT[side],
        outline=STRONG[side],
        hatch=STRONG[side] if tuned else None,
        dash=tuned,
    )
    top, bottom = y - _BAR / 2 - 9, y + _BAR / 2 - 3
    yield Line(x1=likely, y1=top, x2=likely, y2=bottom, role=Role.INK, width=2.5)


def _label(words: Words, y: float, spread: _Spread, frame: _Frame) -> Iterator[Item]:
    """Likely and range under the bar, as far right as they fit."""
    said = words.text("figure.cost.label", likely=money(spread[1]), range=_range(words, spread))
    room = frame.width - frame.zero - 2
    rows = wrap(said, room, lines=2 if frame.width < _NARROW else 1)
    start = frame.zero + spread[0] * frame.unit
    for index, row in enumerate(rows):
        x = max(min(start, frame.width - text_width(row)), frame.zero + 2)
        yield Text(x=x, y=y + _BAR / 2 + 10 + _LINE * index, text=row, role=Role.MUTE)


def _range(words: Words, spread: _Spread) -> str:
    return money_range(words, spread[0], spread[2])


def _listed(words: Words, known: dict[Approach, _Spread | None]) -> str:
    return "; ".join(
        words.text(
            "figure.cost.alt_one",
            name=words.text(f"approach.{side}.name"),
            range=_range(words, spread),
            likely=money(spread[1]),
        )
        if spread
        else words.text("figure.cost.alt_unknown", name=words.text(f"approach.{side}.name"))
        for side, spread in known.items()
    )


def _row(words: Words, side: Approach, spread: _Spread | None) -> tuple[str, ...]:
    name = words.text(f"approach.{side}.name")
    if spread is None:
        return (name, *(words.text("figure.cost.unknown"),) * 3)
    return (name, *(money(value) for value in spread))
