"""One bar a weight: which side leads along it, where it stands, and where the side turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.measure import wrap
from logic.figures.numerals import percent
from logic.figures.sides import SOFT, STRONG
from logic.figures.values import Anchor, Box, Figure, Item, Line, Role, Spot, Text
from logic.model import Approach
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from logic.findings import Advice, ConsiderationResult
    from logic.model import Consideration
    from logic.words import Words

WIDTH = 650.0
_TOP = 30.0
_ROW = 44.0
_BAR = 14.0
_NAMES = 0.28
_SAID = 150.0
_NARROW = 520.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A consideration, the side at its lowest and at its full weight, and where it turns."""

    one: ConsiderationResult
    low: Approach
    high: Approach
    flip: Fraction | None


def weight_bars(
    words: Words,
    advice: Advice,
    flips: Mapping[Consideration, Fraction | None],
    *,
    width: float = WIDTH,
) -> Figure | None:
    """A bar from 0 to 100 % for each weight, the others keeping their ratios.

    None where weights decide nothing (``flips`` is empty).
    """
    if not flips or not advice.lead:
        return None
    rows = tuple(_rows(advice, flips))
    names = min(max(width * _NAMES, 110.0), 170.0)
    beside = width >= _NARROW
    end = width - (_SAID if beside else 4)
    height = _ROW if beside else _ROW + 18
    return Figure(
        width=width,
        height=_TOP + height * len(rows) + 4,
        items=tuple(_items(words, rows, (names, end, height), beside=beside)),
        title=words.text("figure.weights.title"),
        alt=words.text(
            "figure.weights.alt", listed=" ".join(_said(words, row, full=True) for row in rows)
        ),
        headers=tuple(
            words.text(f"figure.weights.{name}") for name in ("consideration", "weight", "turns")
        ),
        rows=tuple((_name(words, row), percent(row.one.weight), _said(words, row)) for row in rows),
        spots=tuple(_spots(words, rows, (names, end, height))),
    )


def _rows(advice: Advice, flips: Mapping[Consideration, Fraction | None]) -> Iterator[_Row]:
    side = _side(advice.lead or 0)
    for one in advice.considerations:
        flip = flips.get(one.id) if one.difference else None  # else a tie, at all the weight
        high = _side(one.difference) if flip is not None else side
        low = high.other if flip is not None else side
        yield _Row(one=one, low=low, high=high, flip=flip)


def _side(value: Fraction | int) -> Approach:
    return Approach.FINE_TUNED if value > 0 else Approach.FOUNDATION


def _items(
    words: Words, rows: tuple[_Row, ...], frame: tuple[float, float, float], *, beside: bool
) -> Iterator[Item]:
    names, end, height = frame
    yield Text(x=names, y=14, text=percent(0), role=Role.MUTE)
    yield Text(x=end, y=14, text=percent(1), role=Role.MUTE, anchor=Anchor.END)
    for index, row in enumerate(rows):
        y = _TOP + height * index + 14
        lines = wrap(_name(words, row), names - 12)
        for at, line in enumerate(lines):
            yield Text(x=0, y=y + 4.5 + 16 * (at - (len(lines) - 1) / 2), text=line)
        yield from _bar(row, names, end, y)
        x, below = (end + 14, y + 4.5) if beside else (names, y + 34)
        yield Text(x=x, y=below, text=_said(words, row), role=Role.MUTE)


def _bar(row: _Row, start: float, end: float, y: float) -> Iterator[Item]:
    """The bar, shaded by who leads, a tick at the weight stated, a line where the side turns."""
    wide = end - start
    turn = start + wide * float(row.flip) if row.flip is not None else end
    for side, left, right in ((row.low, start, turn), (row.high, turn, end)):
        if right - left > 0:
            yield _part(side, left, right - left, y)
    if row.flip is not None:
        yield Line(x1=turn, y1=y - 11, x2=turn, y2=y + 11, role=Role.INK, dash=True)
    tick = start + wide * float(row.one.weight)
    yield Box(x=tick - 3, y=y - 12, width=6, height=24, radius=3, fill=Role.INK, outline=Role.CARD)


def _part(side: Approach, x: float, width: float, y: float) -> Box:
    tuned = side is Approach.FINE_TUNED
    return Box(
        x=x,
        y=y - _BAR / 2,
        width=width,
        height=_BAR,
        fill=SOFT[side],
        outline=STRONG[side],
        hatch=STRONG[side] if tuned else None,
        dash=tuned,
    )


def _name(words: Words, row: _Row) -> str:
    return words.text(f"consideration.{row.one.id}.name")


def _said(words: Words, row: _Row, *, full: bool = False) -> str:
    """Where the side turns, in words; ``full`` names the consideration and its weight."""
    if row.flip is None:
        said = words.text("figure.weights.never")
    else:
        said = words.text("figure.weights.at", flip=percent(row.flip))
    if not full:
        return said
    weight = percent(row.one.weight)
    return words.text("figure.weights.alt_one", name=_name(words, row), weight=weight, said=said)


def _spots(
    words: Words, rows: tuple[_Row, ...], frame: tuple[float, float, float]
) -> Iterator[Spot]:
    names, end, height = frame
    for index, row in enumerate(rows):
        weight = percent(row.one.weight)
        yield Spot(
            x=names,
            y=_TOP + height * index + 1,
            width=end - names,
            height=26,
            key=f"weight:{row.one.id}",
            name=words.text(
                "figure.contributions.open_weight",
                name=_name(words, row),
                weight=f"{weight}, {_said(words, row)}",
            ),
        )
