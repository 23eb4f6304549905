"""What both routes cost over the horizon: low, likely, high on one scale from zero."""

from __future__ import annotations

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

_Spread = tuple[float, float, float]


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
    return Figure(
        width=width,
        height=_TOP + 2 * _ROW + _AXIS,
        items=tuple(_items(words, known, highest, width)),
        title=words.text("figure.cost.title", months=months),
        alt=words.text("figure.cost.alt", months=months, listed=_listed(words, known)),
        headers=tuple(
            words.text(f"figure.cost.{name}") for name in ("approach", "low", "likely", "high")
        ),
        rows=tuple(_row(words, side, spread) for side, spread in known.items()),
    )


def _items(
    words: Words, known: dict[Approach, _Spread | None], highest: float, width: float
) -> Iterator[Item]:
    names = min(max(width / 4, _NAME[0]), _NAME[1])
    top = _round_up(highest)
    unit = (width - names - text_width(money(top)) / 2) / top
    yield from _axis(names, top, unit)
    for index, (side, spread) in enumerate(known.items()):
        y = _TOP + _ROW * index + _ROW / 2
        yield from _name(words, side, y, names)
        if spread is None:
            said = words.text("figure.cost.unknown")
            yield Text(x=names + 8, y=y + 4.5, text=said, role=Role.MUTE)
        else:
            yield from _bar(words, (side, y), spread, (names, unit, width))


def _round_up(value: float) -> float:
    """The next of 1, 2, 2.5, 5 or 10 times a power of ten."""
    power = 10.0 ** (len(str(int(value))) - 1)
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value)


def _axis(names: float, top: float, unit: float) -> Iterator[Item]:
    bottom = _TOP + 2 * _ROW
    for part in (0.0, 0.5, 1.0):
        x = names + top * part * unit
        yield Line(x1=x, y1=_TOP, x2=x, y2=bottom, role=Role.LINE)
        label = money(top * part)
        yield Text(x=x, y=bottom + 18, text=label, role=Role.MUTE, anchor=Anchor.MIDDLE)


def _name(words: Words, side: Approach, y: float, room: float) -> Iterator[Item]:
    rows = wrap(words.text(f"approach.{side}.name"), room - 12)
    for index, row in enumerate(rows):
        lower = 16 * (index - (len(rows) - 1) / 2)
        yield Text(x=0, y=y + 4.5 + lower, text=row, role=STRONG[side], strong=True)


def _bar(
    words: Words, place: tuple[Approach, float], spread: _Spread, frame: tuple[float, float, float]
) -> Iterator[Item]:
    (side, y), (zero, unit, width) = place, frame
    low, likely, high = (zero + value * unit for value in spread)
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
    said = words.text("figure.cost.label", likely=money(spread[1]), range=_range(words, spread))
    x = min(low, width - text_width(said))
    yield Text(x=max(x, zero + 2), y=y + _BAR / 2 + 10, text=said, role=Role.MUTE)


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
