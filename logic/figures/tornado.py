"""What one input at a time does to the cost difference: bars from the likely difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from logic.figures.currency import quantity
from logic.figures.measure import fit, text_width
from logic.figures.sides import arrow
from logic.figures.values import Anchor, Box, Figure, Item, Line, Role, Spot, Text
from logic.model import Approach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.cost.values import CostResult, Swing
    from logic.figures.currency import Currency
    from logic.words import Words

WIDTH = 650.0
#: Bars drawn; the table of the report lists the same ones.
MOST_BARS = 6
_TOP = 30.0
_ROW = 37.0
_BAR = 14.0
_FOOT = 42.0
_MARK = 5.0
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where a difference stands on the plot."""

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
    """How far each input moves the difference; None where there is none."""
    bars = shown_swings(result)
    if not bars or result.difference is None:
        return None
    likely = result.difference.likely
    frame = _frame(bars, likely, width)
    bottom = _TOP + _ROW * len(bars)
    rows = [item for at, one in enumerate(bars) for item in _bar(words, one, at, likely, frame)]
    return Figure(
        width=width,
        height=bottom + _FOOT,
        items=(*_ground(words, likely, currency, frame, bottom), *rows),
        title=words.text("figure.tornado.title"),
        alt=words.text(
            "figure.tornado.alt", listed="; ".join(_said(words, one, currency) for one in bars)
        ),
        headers=tuple(
            words.text(f"figure.tornado.{name}") for name in ("input", "low", "high", "turns")
        ),
        rows=tuple(_row(words, one, currency) for one in bars),
        spots=tuple(_spot(words, one, at, width) for at, one in enumerate(bars)),
    )


def shown_swings(result: CostResult) -> tuple[Swing, ...]:
    """The inputs that move the difference, largest first, as many as are shown."""
    return tuple(one for one in result.tornado if one.at_low != one.at_high)[:MOST_BARS]


def _frame(bars: tuple[Swing, ...], likely: float, width: float) -> _Frame:
    ends = [0.0, likely, *(end for one in bars for end in (one.at_low, one.at_high))]
    beside = max(text_width(quantity(v)) for one in bars for v in (one.low, one.high)) + 8
    lowest, span = min(ends), max(ends) - min(ends)
    return _Frame(left=beside, unit=(width - 2 * beside) / span, lowest=lowest, width=width)


def _ground(
    words: Words, likely: float, currency: Currency, frame: _Frame, bottom: float
) -> Iterator[Item]:
    """Both sides' names, the line of equal cost, and the line of the likely difference."""
    left, right = (words.text(f"approach.{side}.short") for side in Approach)
    yield arrow(0, 8, Approach.FOUNDATION)
    yield Text(x=12, y=12.5, text=left, role=Role.FOUNDATION)
    yield arrow(frame.width - 7, 8, Approach.FINE_TUNED)
    yield Text(x=frame.width - 12, y=12.5, text=right, role=Role.FINE_TUNED, anchor=Anchor.END)
    even, usual = frame.x(0), frame.x(likely)
    yield Line(x1=even, y1=bottom - 4, x2=even, y2=bottom + 4, role=Role.INK, width=1.5)
    yield Line(x1=usual, y1=bottom - 4, x2=usual, y2=bottom + 4, role=Role.MUTE, dash=True)
    side = Approach.FINE_TUNED if likely > 0 else Approach.FOUNDATION
    amount = currency.brief(abs(likely))
    said = words.text(f"figure.tornado.likely.{side}", amount=amount)
    if text_width(said) > frame.width * 0.94:
        said = words.text("figure.tornado.likely.short")
    yield _under(words.text("figure.tornado.even"), even, bottom + 17, frame.width, strong=True)
    yield _under(said, usual, bottom + 35, frame.width)


def _under(text: str, x: float, y: float, width: float, *, strong: bool = False) -> Text:
    half = text_width(text) * _HALF * 1.06
    x = min(max(x, half), width - half)
    role = Role.INK if strong else Role.MUTE
    return Text(x=x, y=y, text=text, role=role, anchor=Anchor.MIDDLE, strong=strong)


def _bar(words: Words, one: Swing, at: int, likely: float, frame: _Frame) -> Iterator[Item]:
    """The name over the bar; the faint part is the input's low end, the strong one its high end."""
    top = _TOP + _ROW * at
    turn = _turn(words, one)
    room = frame.width - (text_width(turn) + 12 if turn else 0)
    yield Text(x=0, y=top + 12, text=fit(input_name(words, one.input), room, 13.0))
    if turn:
        yield Text(x=frame.width, y=top + 12, text=turn, role=Role.MUTE, anchor=Anchor.END)
    y = top + 18
    yield from _uprights(frame, likely, y)
    for value, role in ((one.at_low, Role.LINE), (one.at_high, Role.MUTE)):
        ends = sorted((frame.x(likely), frame.x(value)))
        yield Box(
            x=ends[0], y=y, width=ends[1] - ends[0], height=_BAR, fill=role, outline=Role.EDGE
        )
    yield from _ends(one, y + _BAR - 2.5, likely, frame)
    if turn:
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


def _uprights(frame: _Frame, likely: float, y: float) -> Iterator[Line]:
    """The lines of equal cost and of the likely difference beside a bar, clear of its name."""
    for value, role, dash in ((0.0, Role.INK, False), (likely, Role.MUTE, True)):
        x, width = frame.x(value), 1.0 if dash else 1.5
        yield Line(x1=x, y1=y, x2=x, y2=y + _BAR + 4, role=role, width=width, dash=dash)


def _turn(words: Words, one: Swing) -> str:
    """Where both cost the same within the bar; "" where the bar does not cross that line."""
    crosses = min(one.at_low, one.at_high) < 0 < max(one.at_low, one.at_high)
    if one.turns_at is None or not crosses:
        return ""
    return words.text("figure.tornado.turn", value=quantity(one.turns_at))


def _ends(one: Swing, y: float, likely: float, frame: _Frame) -> Iterator[Item]:
    """The input's two numbers, each at the end it leads to, on ground of their own."""
    low_left = one.at_low < one.at_high
    first, last = (one.low, one.high) if low_left else (one.high, one.low)
    places = [frame.x(value) for value in (one.at_low, one.at_high, likely)]
    left, right = min(places) - 5, max(places) + 5
    for text, x in ((quantity(first), left - text_width(quantity(first))), (quantity(last), right)):
        wide = text_width(text)
        yield Box(x=x - 1, y=y - 12, width=wide + 2, height=16, fill=Role.CARD)
        end = x < min(places)
        anchor = Anchor.END if end else Anchor.START
        yield Text(x=x + wide if end else x, y=y, text=text, role=Role.MUTE, anchor=anchor)


def _said(words: Words, one: Swing, currency: Currency) -> str:
    name, low, high, turn = _row(words, one, currency)
    return words.text("figure.tornado.alt_one", name=name, low=low, high=high, turn=turn)


def _row(words: Words, one: Swing, currency: Currency) -> tuple[str, ...]:
    turn = (
        quantity(one.turns_at) if one.turns_at is not None else words.text("figure.tornado.no_turn")
    )
    return (
        input_name(words, one.input),
        _end(words, one.low, one.at_low, currency),
        _end(words, one.high, one.at_high, currency),
        turn,
    )


def _end(words: Words, value: float, at: float, currency: Currency) -> str:
    """The input's end, and which side is cheaper there by how much."""
    return words.text(
        "figure.tornado.cell", value=quantity(value), gap=gap_words(words, at, currency)
    )


def gap_words(words: Words, difference: float, currency: Currency) -> str:
    """Which side is cheaper, and by how much: ``fine-tuned cheaper by $12,000``."""
    amount = currency.money(abs(difference))
    if amount == currency.money(0):
        return words.text("cost.gap.even")
    side = Approach.FINE_TUNED if difference > 0 else Approach.FOUNDATION
    return words.text(f"cost.gap.{side}", amount=amount)


def _spot(words: Words, one: Swing, at: int, width: float) -> Spot:
    """An input's name opens where its numbers came from."""
    name = input_name(words, one.input)
    text = Text(x=0, y=_TOP + _ROW * at + 12, text=fit(name, width - 120))
    return Spot(
        x=0,
        y=text.y - 14,
        width=text_width(text.text),
        height=18,
        key=f"cost_input:{one.input}",
        name=words.text("figure.tornado.open", name=name),
        text=text,
    )
