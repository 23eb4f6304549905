"""One bar a weight: which side leads along it, where it stands, and where the side turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from logic.figures.measure import longest_word, wrap
from logic.figures.numerals import percent
from logic.figures.sides import LINE, SOFT, STRONG, in_lines
from logic.figures.spots import spot_on
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
_SAID = 156.0
_GAP = 14.0
_CLEAR = 12.0
_MOST_LINES = 6
_NARROW = 520.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A consideration, the side at its lowest and at its full weight, and where it turns."""

    one: ConsiderationResult
    low: Approach
    high: Approach
    flip: Fraction | None
    known: bool


class _Frame(NamedTuple):
    """Where the names and the bars end, how high a row is, and what is said of each in lines."""

    left: float
    end: float
    height: float
    names: tuple[tuple[str, ...], ...]
    said: tuple[tuple[str, ...], ...]
    beside: bool


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
    frame = _frame(words, rows, width)
    return Figure(
        width=width,
        height=_TOP + frame.height * len(rows) + 4,
        items=tuple(_items(rows, frame)),
        title=words.text("figure.weights.title"),
        alt=words.text(
            "figure.weights.alt", listed=" ".join(_said(words, row, full=True) for row in rows)
        ),
        headers=tuple(
            words.text(f"figure.weights.{name}") for name in ("consideration", "weight", "turns")
        ),
        rows=tuple((_name(words, row), percent(row.one.weight), _said(words, row)) for row in rows),
        spots=tuple(_spots(words, rows, frame)),
    )


def _frame(words: Words, rows: tuple[_Row, ...], width: float) -> _Frame:
    """What is said of a bar stands beside it where there is room, else below; in lines."""
    beside = width >= _NARROW
    names = [_name(words, row) for row in rows]
    left = min(max(width * _NAMES, 110.0, longest_word(names) + _CLEAR), 170.0)
    room = _SAID - _GAP if beside else width - left
    named = tuple(wrap(name, left - _CLEAR, lines=_MOST_LINES) for name in names)
    said = tuple(wrap(_said(words, row), room, lines=_MOST_LINES) for row in rows)
    return _Frame(
        left=left,
        end=width - (_SAID if beside else 4),
        height=_height(max(map(len, named)), max(map(len, said)), beside=beside),
        names=named,
        said=said,
        beside=beside,
    )


def _height(named: int, said: int, *, beside: bool) -> float:
    """The height of a row with so many lines of a name, and of what is said."""
    if beside:
        return max(_ROW, LINE * max(named, said) + 12)
    return max(_ROW + LINE * said + 2, LINE * named + 12)


def _rows(advice: Advice, flips: Mapping[Consideration, Fraction | None]) -> Iterator[_Row]:
    side = _side(advice.lead or 0)
    for one in advice.considerations:
        flip = flips.get(one.id) if one.difference else None  # else a tie, at all the weight
        high = _side(one.difference) if flip is not None else side
        low = high.other if flip is not None else side
        known = advice.is_known(one.id)
        yield _Row(one=one, low=low, high=high, flip=flip, known=known)


def _side(value: Fraction | int) -> Approach:
    return Approach.FINE_TUNED if value > 0 else Approach.FOUNDATION


def _items(rows: tuple[_Row, ...], frame: _Frame) -> Iterator[Item]:
    left, end = frame.left, frame.end
    yield Text(x=left, y=14, text=percent(0), role=Role.MUTE)
    yield Text(x=end, y=14, text=percent(1), role=Role.MUTE, anchor=Anchor.END)
    for index, row in enumerate(rows):
        y = _TOP + frame.height * index + 14
        named = frame.names[index]
        yield from in_lines(named, 0, y)
        yield from _bar(row, left, end, y)
        yield from _turning(index, frame)


def _turning(index: int, frame: _Frame) -> tuple[Text, ...]:
    """What is said of a bar, where it stands."""
    said, y = frame.said[index], _TOP + frame.height * index + 14
    if frame.beside:
        return in_lines(said, frame.end + _GAP, y, Role.MUTE)
    return in_lines(said, frame.left, y + 29.5 + LINE * (len(said) - 1) / 2, Role.MUTE)


def _bar(row: _Row, start: float, end: float, y: float) -> Iterator[Item]:
    """The bar, shaded by who leads, a tick at the weight stated, a line where the side turns.

    It is open where a consideration is not known.
    """
    wide = end - start
    turn = start + wide * float(row.flip) if row.flip is not None else end
    if not row.known:
        yield _open(start, wide, y)
    for side, left, right in ((row.low, start, turn), (row.high, turn, end)):
        if row.known and right - left > 0:
            yield _part(side, left, right - left, y)
    if row.flip is not None:
        yield Line(x1=turn, y1=y - 11, x2=turn, y2=y + 11, role=Role.INK, dash=True)
    tick = start + wide * float(row.one.weight)
    yield Box(x=tick - 3, y=y - 12, width=6, height=24, radius=3, fill=Role.INK, outline=Role.CARD)


def _open(x: float, width: float, y: float) -> Box:
    """The bar of what is not known: nobody leads there."""
    return Box(
        x=x,
        y=y - _BAR / 2,
        width=width,
        height=_BAR,
        fill=Role.CARD,
        outline=Role.MUTE,
        dash=True,
    )


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
        said = words.text(f"figure.weights.{'never' if row.known else 'unknown'}")
    else:
        said = words.text("figure.weights.at", flip=percent(row.flip))
    if not full:
        return said
    weight = percent(row.one.weight)
    return words.text("figure.weights.alt_one", name=_name(words, row), weight=weight, said=said)


def _spots(words: Words, rows: tuple[_Row, ...], frame: _Frame) -> Iterator[Spot]:
    left, end, height = frame[:3]
    for index, row in enumerate(rows):
        if row.flip is not None:
            said = _said(words, row)
            named = words.text("figure.weights.open_turn", name=_name(words, row), said=said)
            yield spot_on(_turning(index, frame), f"turn:{row.one.id}", named)
        weight = percent(row.one.weight)
        yield Spot(
            x=left,
            y=_TOP + height * index + 1,
            width=end - left,
            height=26,
            key=f"weight:{row.one.id}",
            name=words.text(
                "figure.contributions.open_weight",
                name=_name(words, row),
                weight=f"{weight}, {_said(words, row)}",
            ),
        )
