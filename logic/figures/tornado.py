"""What one input at a time does to the cost difference: bars from the likely difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.amounts import about, measured
from logic.figures.measure import text_width, wrap
from logic.figures.sides import arrow
from logic.figures.values import Anchor, Box, Figure, Item, Line, Role, Spot, Text
from logic.model import Approach
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.cost.values import CostResult, Swing
    from logic.currency import Currency
    from logic.words import Words

WIDTH = 650.0
#: Bars drawn; the table of the report lists the same ones.
MOST_BARS = 6
_TOP = 32.0
_BAR = 14.0
_GAP = 14.0
_LINE = 17.0
_FOOT = 42.0
_MARK = 5.0
#: How far the upright lines reach above a bar and below it, and their room at words.
_ABOVE, _BELOW, _CLEAR = 2.0, 4.0, 4.0
_HALF = 0.5
#: From this width on the names stand in a column of their own, of this share of the width.
_WIDE, _NAMES = 520.0, 0.42


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where a difference stands on the plot; ``side`` is where the plot begins."""

    side: float
    left: float
    unit: float
    lowest: float
    width: float

    def x(self, dollars: float) -> float:
        """The place of a difference."""
        return self.left + (dollars - self.lowest) * self.unit


def input_name(words: Words, name: str) -> str:
    """What an input is called: a question's short label, a figure's name, or a price's."""
    keys = (f"question.{name}.short", f"cost_figure.{name}.name", f"cost.price.{name}")
    return next((words.text(key) for key in keys if words.has(key)), name)


def cost_tornado(
    words: Words, result: CostResult, currency: Currency, *, width: float = WIDTH
) -> Figure | None:
    """How far each input moves the difference; None where there is none.

    The twin has every input that moves it, also those whose bars have no room.
    """
    bars = shown_swings(result)
    if not bars or result.difference is None:
        return None
    likely = result.difference.likely
    frame = _frame(bars, likely, currency, width)
    rows = list(_laid(words, bars, currency, frame))
    bottom = rows[-1].bar + _BAR + _GAP
    drawn = tuple(item for row in rows for item in _bar(row, likely, currency, frame))
    return Figure(
        width=width,
        height=bottom + _FOOT,
        items=(
            *_uprights(rows, likely, frame),
            *_ground(words, likely, currency, frame, bottom),
            *drawn,
        ),
        title=words.text("figure.tornado.title"),
        alt=words.text(
            "figure.tornado.alt", listed="; ".join(_said(words, one, currency) for one in bars)
        ),
        headers=tuple(
            words.text(f"figure.tornado.{name}") for name in ("input", "low", "high", "turns")
        ),
        rows=tuple(_row(words, one, currency) for one in moving(result)),
        spots=tuple(_spot(words, row) for row in rows),
    )


def shown_swings(result: CostResult) -> tuple[Swing, ...]:
    """The inputs that move the difference, largest first, as many as are shown."""
    return moving(result)[:MOST_BARS]


def moving(result: CostResult) -> tuple[Swing, ...]:
    """Every input that moves the difference within its range, largest first."""
    return tuple(one for one in result.tornado if one.at_low != one.at_high)


def _frame(bars: tuple[Swing, ...], likely: float, currency: Currency, width: float) -> _Frame:
    ends = [0.0, likely, *(end for one in bars for end in (one.at_low, one.at_high))]
    shown = [measured(one.input, v, currency) for one in bars for v in (one.low, one.high)]
    beside = max(text_width(text) for text in shown) + _MARK + 8
    side = width * _NAMES if width >= _WIDE else 0.0
    lowest, span = min(ends), max(ends) - min(ends)
    unit = (width - side - 2 * beside) / span
    return _Frame(side=side, left=side + beside, unit=unit, lowest=lowest, width=width)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """An input's bar: its words, each on its place, and the top of the bar."""

    swing: Swing
    names: tuple[Text, ...]
    turn: Text | None
    bar: float


def _laid(
    words: Words, bars: tuple[Swing, ...], currency: Currency, frame: _Frame
) -> Iterator[_Laid]:
    """Each bar below the words of its own, or beside them in a wide figure."""
    top = _TOP
    for one in bars:
        names, turn = _worded(words, one, _turn(words, one, currency), frame, top)
        lines = max((text.y for text in (*names, turn) if text), default=top) - top + 5
        beside = bool(frame.side)
        bar = top + (max(lines - _BAR, 0.0) / 2 if beside else lines + 2)
        yield _Laid(swing=one, names=names, turn=turn, bar=bar)
        top = max(bar + _BAR, top + lines) + _GAP


def _worded(
    words: Words, one: Swing, said: str, frame: _Frame, top: float
) -> tuple[tuple[Text, ...], Text | None]:
    """The name, and at the right of its last line or under it where both cost the same."""
    room = frame.side - 16 if frame.side else frame.width
    rows = wrap(input_name(words, one.input), room, 13.0, 3)
    names = tuple(Text(x=0, y=top + 12 + _LINE * at, text=row) for at, row in enumerate(rows))
    if not said:
        return names, None
    last = names[-1].y
    if frame.side:
        return names, Text(x=0, y=last + _LINE, text=said, role=Role.MUTE)
    y = last if text_width(rows[-1]) + text_width(said) + 4 <= room else last + _LINE
    return names, Text(x=frame.width, y=y, text=said, role=Role.MUTE, anchor=Anchor.END)


def _ground(
    words: Words, likely: float, currency: Currency, frame: _Frame, bottom: float
) -> Iterator[Item]:
    """Both sides' names above, and what both upright lines are below."""
    left, right = (words.text(f"approach.{side}.short") for side in Approach)
    yield arrow(frame.side, 8, Approach.FOUNDATION)
    yield Text(x=frame.side + 12, y=12.5, text=left, role=Role.FOUNDATION)
    yield arrow(frame.width - 7, 8, Approach.FINE_TUNED)
    yield Text(x=frame.width - 12, y=12.5, text=right, role=Role.FINE_TUNED, anchor=Anchor.END)
    even, usual = frame.x(0), frame.x(likely)
    side = Approach.FINE_TUNED if likely > 0 else Approach.FOUNDATION
    amount = currency.brief(abs(likely))
    said = words.text(f"figure.tornado.likely.{side}", amount=amount)
    if text_width(said) > (frame.width - frame.side) * 0.94:
        said = words.text("figure.tornado.likely.short")
    yield _under(words.text("figure.tornado.even"), even, bottom + 13, frame, strong=True)
    yield _under(said, usual, bottom + 31, frame)


def _uprights(rows: list[_Laid], likely: float, frame: _Frame) -> Iterator[Line]:
    """The lines of equal cost and of the likely difference: beside the bars alone under words."""
    lanes = [(row.bar - _ABOVE, row.bar + _BAR + _BELOW) for row in rows]
    lanes[-1] = lanes[-1][0], rows[-1].bar + _BAR + _GAP - 2
    if frame.side:
        lanes = [(_TOP - 2 * _CLEAR, lanes[-1][1])]
    for x, role, width in ((frame.x(likely), Role.MUTE, 1.0), (frame.x(0), Role.INK, 1.5)):
        for top, bottom in lanes:
            dash = role is Role.MUTE
            yield Line(x1=x, y1=top, x2=x, y2=bottom, role=role, width=width, dash=dash)


def _under(text: str, x: float, y: float, frame: _Frame, *, strong: bool = False) -> Text:
    half = text_width(text) * _HALF * 1.06
    x = min(max(x, frame.side + half), frame.width - half)
    role = Role.INK if strong else Role.MUTE
    return Text(x=x, y=y, text=text, role=role, anchor=Anchor.MIDDLE, strong=strong)


def _bar(row: _Laid, likely: float, currency: Currency, frame: _Frame) -> Iterator[Item]:
    """Words; the faint part of the bar is the input's low end, the strong its high."""
    one, y = row.swing, row.bar
    yield from (text for text in (*row.names, row.turn) if text is not None)
    for value, role in ((one.at_low, Role.LINE), (one.at_high, Role.MUTE)):
        ends = sorted((frame.x(likely), frame.x(value)))
        yield Box(
            x=ends[0], y=y, width=ends[1] - ends[0], height=_BAR, fill=role, outline=Role.EDGE
        )
    yield from _ends(row, likely, currency, frame)
    if row.turn is not None:
        x = frame.x(0) - _MARK
        yield Box(
            x=x,
            y=y + _BAR / 2 - _MARK,
            width=2 * _MARK,
            height=2 * _MARK,
            radius=_MARK,
            fill=Role.CARD,
            outline=Role.INK,
        )


def _turn(words: Words, one: Swing, currency: Currency) -> str:
    """Where both cost the same within the bar; "" where the bar does not cross that line."""
    crosses = min(one.at_low, one.at_high) < 0 < max(one.at_low, one.at_high)
    if one.turns_at is None or not crosses:
        return ""
    return words.text("figure.tornado.turn", value=about(one.input, one.turns_at, currency))


def _ends(row: _Laid, likely: float, currency: Currency, frame: _Frame) -> Iterator[Item]:
    """The input's two numbers, each at the end it leads to, clear of the mark and of its line."""
    one, y, even = row.swing, row.bar + _BAR - 2.5, frame.x(0)
    low_left = one.at_low < one.at_high
    first, last = (one.low, one.high) if low_left else (one.high, one.low)
    places = [frame.x(value) for value in (one.at_low, one.at_high, likely)]
    if row.turn is not None:
        places += [frame.x(0) - _MARK, frame.x(0) + _MARK]
    before, after = (measured(one.input, value, currency) for value in (first, last))
    left, right = min(places) - 5, max(places) + 5
    if left - text_width(before) - _CLEAR <= even <= left + _CLEAR:
        left = even - 5
    if right - _CLEAR <= even <= right + text_width(after) + _CLEAR:
        right = even + 5
    yield Text(x=left, y=y, text=before, role=Role.MUTE, anchor=Anchor.END)
    yield Text(x=right, y=y, text=after, role=Role.MUTE)


def _said(words: Words, one: Swing, currency: Currency) -> str:
    name, low, high, turn = _row(words, one, currency)
    return words.text("figure.tornado.alt_one", name=name, low=low, high=high, turn=turn)


def _row(words: Words, one: Swing, currency: Currency) -> tuple[str, str, str, str]:
    """An input, the difference at its ends, and at which value both cost the same."""
    low, high = (measured(one.input, value, currency) for value in (one.low, one.high))
    return (
        input_name(words, one.input),
        _end(words, low, one.at_low, currency),
        _end(words, high, one.at_high, currency),
        turn_words(words, one, currency),
    )


def turn_words(words: Words, one: Swing, currency: Currency) -> str:
    """The value of an input at which both cost the same, or that there is none near."""
    if one.turns_at is None:
        return words.text("figure.tornado.no_turn")
    return about(one.input, one.turns_at, currency)


def _end(words: Words, value: str, at: float, currency: Currency) -> str:
    """The input's end, and which side is cheaper there by how much."""
    return words.text("figure.tornado.cell", value=value, gap=gap_words(words, at, currency))


def gap_words(words: Words, difference: float, currency: Currency) -> str:
    """Which side is cheaper, and by how much: ``fine-tuned cheaper by $12,000``."""
    amount = currency.money(abs(difference))
    if amount == currency.money(0):
        return words.text("cost.gap.even")
    side = Approach.FINE_TUNED if difference > 0 else Approach.FOUNDATION
    return words.text(f"cost.gap.{side}", amount=amount)


def _spot(words: Words, row: _Laid) -> Spot:
    """An input's name, on all its lines, opens where its numbers came from."""
    text = row.names[0]
    name = input_name(words, row.swing.input)
    return Spot(
        x=0,
        y=text.y - 14,
        width=text_width(text.text),
        height=18,
        key=f"cost_input:{row.swing.input}",
        name=words.text("figure.tornado.open", name=name),
        text=text,
        more=row.names[1:],
    )
