"""What each approach has cost after every month: lines, bands, and where they are even."""

from __future__ import annotations

from itertools import pairwise
from math import floor, log10
from typing import TYPE_CHECKING

from logic.cost.values import Column, Payback
from logic.figures.measure import text_width
from logic.figures.strokes import dashed, hatched, path
from logic.figures.values import Anchor, Box, Figure, Line, Polygon, Role, Spot, Text
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.cost.values import ColumnCost, CostResult
    from logic.currency import Currency
    from logic.figures.values import Item
    from logic.words import Words

WIDTH = 650.0
#: How high the plot is in print.
PLOT = 216.0
_ROLES = {
    Column.FOUNDATION: Role.FOUNDATION,
    Column.FINE_TUNED: Role.FINE_TUNED,
    Column.SMALL: Role.MUTE,
}
#: The lane above the plot, where it is said when both are even.
_TOP = 30.0
_SAID = 12.0
_AXIS = 50.0
_BESIDE = 124.0
_GAP = 10.0
#: How much wider a strong face may be than the estimate.
_STRONG = 1.06
#: Below this width the names stand under the plot.
_NARROW = 440.0
#: A row of the names under a narrow plot: high enough to be hit.
_LINE = 24.0
_LABEL = 34.0
_MOST_TICKS = 7
_STEPS = (1, 2, 3, 6, 12, 24)
_HATCH = 9.0

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where things stand: the plot's left, right and height, its height in money, the months."""

    left: float
    right: float
    plot: float
    highest: float
    months: int

    @property
    def floor(self) -> float:
        """Where nothing stands."""
        return _TOP + self.plot

    def x(self, month: float) -> float:
        """Where a month stands."""
        return self.left + month * (self.right - self.left) / self.months

    def y(self, dollars: float) -> float:
        """Where a sum stands."""
        return _TOP + self.plot * (1 - dollars / self.highest)


def cost_over_time(
    words: Words,
    result: CostResult,
    currency: Currency,
    *,
    width: float = WIDTH,
    plot: float = PLOT,
) -> Figure | None:
    """Cumulative cost by month of all columns, ``plot`` units high; None without a total."""
    if not result.columns:
        return None
    below = _stand_below(words, result, width)
    frame = _frame(result, currency, width, plot, below=below)
    months = result.months
    make = _legend if below else _labels
    labels = tuple(make(words, result, currency, frame))
    marks = tuple(_marks(words, result, frame))
    named = tuple(item for _, texts, lines in labels for item in (*texts, *lines))
    return Figure(
        width=width,
        height=_TOP + plot + _AXIS + (len(result.columns) * _LINE + 6 if below else 0.0),
        items=(*_axes(words, currency, frame), *_bands(result, frame), *marks, *named),
        title=words.text("figure.cost_time.title", months=months),
        alt=words.text(
            "figure.cost_time.alt", months=months, listed=_listed(words, result, currency)
        ),
        headers=(
            words.text("figure.cost_time.month"),
            *(words.text(f"cost.column.{one.column}") for one in result.columns),
        ),
        rows=tuple(_rows(words, result, currency)),
        spots=tuple(_spot(words, column, texts[-1]) for column, texts, _ in labels),
    )


def _stand_below(words: Words, result: CostResult, width: float) -> bool:
    """Whether the columns are named under the plot, as they have no room at their lines' ends."""
    names = (words.text(f"cost.short.{one.column}") for one in result.columns)
    return width < _NARROW or max(map(text_width, names)) * _STRONG > _BESIDE - _GAP


def _frame(
    result: CostResult, currency: Currency, width: float, plot: float, *, below: bool
) -> _Frame:
    top = max((spread.p90 for one in result.columns for spread in one.months), default=1.0)
    top = max(top, *(one.months[-1].likely for one in result.columns), 1.0)
    highest = _ticks(top * currency.rate)[-1] / currency.rate
    left = max(text_width(currency.brief(value)) for value in (highest, highest * 0.75)) + 8
    right = width - (text_width("00") if below else _BESIDE)
    return _Frame(left=left, right=right, plot=plot, highest=highest, months=result.months)


def _ticks(top: float) -> list[float]:
    """Three to six round numbers from 0 to at least the top."""
    power = 10.0 ** floor(log10(top))
    step = next(s * power for s in (0.2, 0.25, 0.5, 1, 2) if s * power * 5 >= top)
    count = next(n for n in range(1, 7) if n * step >= top)
    return [at * step for at in range(count + 1)]


def _axes(words: Words, currency: Currency, frame: _Frame) -> Iterator[Item]:
    for value in _ticks(frame.highest * currency.rate * 0.9999):
        dollars = value / currency.rate
        y = frame.y(dollars)
        role = Role.LINE if value else Role.EDGE
        yield Line(x1=frame.left, y1=y, x2=frame.right, y2=y, role=role)
        label = currency.brief(dollars)
        yield Text(x=frame.left - 6, y=y + 4.5, text=label, role=Role.MUTE, anchor=Anchor.END)
    for month in _month_ticks(frame.months):
        x = frame.x(month)
        yield Line(x1=x, y1=frame.floor, x2=x, y2=frame.floor + 5, role=Role.EDGE)
        yield Text(x=x, y=frame.floor + 20, text=str(month), role=Role.MUTE, anchor=Anchor.MIDDLE)
    yield Text(
        x=(frame.left + frame.right) / 2,
        y=frame.floor + 38,
        text=words.text("figure.cost_time.axis"),
        role=Role.MUTE,
        anchor=Anchor.MIDDLE,
    )


def _month_ticks(months: int) -> list[int]:
    step = next((s for s in _STEPS if months / s <= _MOST_TICKS - 1), _STEPS[-1])
    return list(range(0, months + 1, step))


def _bands(result: CostResult, frame: _Frame) -> Iterator[Item]:
    """Plain bands first, the hatched one over them, lines last: all stay readable in grey.

    That of the small model, which is only shown beside, is two thin lines.
    """
    by = {one.column: one for one in result.columns}
    foundation, tuned = by[Column.FOUNDATION], by[Column.FINE_TUNED]
    yield Polygon(points=tuple(_shape(foundation, frame)), fill=Role.FOUNDATION_SOFT)
    yield from hatched(_shape(tuned, frame), Role.FINE_TUNED_SOFT, _HATCH)
    for end in ("p10", "p90"):
        yield from path(_points(foundation, frame, end), Role.FOUNDATION, 0.8)
        yield from dashed(_points(tuned, frame, end), Role.FINE_TUNED, 0.8)
    for one in result.columns:
        if one.column is Column.SMALL:
            for end in ("p10", "p90"):
                yield from path(_points(one, frame, end), Role.EDGE, 0.6)
            yield from path(_points(one, frame, "likely"), Role.MUTE, _width(one.column))
    for one, draw in ((foundation, path), (tuned, dashed)):
        yield from draw(_points(one, frame, "likely"), _ROLES[one.column], _width(one.column))


def _width(column: Column) -> float:
    """How thick a column's line is: thin for what is only shown beside."""
    return 1.2 if column is Column.SMALL else 2.4


def _points(one: ColumnCost, frame: _Frame, which: str) -> list[_Point]:
    return [
        (frame.x(month), frame.y(getattr(spread, which))) for month, spread in enumerate(one.months)
    ]


def _shape(one: ColumnCost, frame: _Frame) -> list[_Point]:
    return [*_points(one, frame, "p90"), *reversed(_points(one, frame, "p10"))]


def _evens(result: CostResult) -> Iterator[tuple[float, float]]:
    """Where the likely lines cross: month and sum."""
    by = {one.column: [s.likely for s in one.months] for one in result.columns}
    pairs = list(zip(by[Column.FOUNDATION], by[Column.FINE_TUNED], strict=True))
    for month, ((one, other), (one_next, other_next)) in enumerate(pairwise(pairs)):
        before, after = one - other, one_next - other_next
        if (before < 0) != (after < 0):
            share = before / (before - after)
            yield month + share, one + share * (one_next - one)


def _marks(words: Words, result: CostResult, frame: _Frame) -> Iterator[Item]:
    """A ring at each crossing, and in the lane above the plot in which months they are."""
    evens = [(frame.x(month), frame.y(dollars)) for month, dollars in _evens(result)]
    said = _fitting(words, result, frame)
    wide = text_width(said) * _STRONG
    for x, y in evens:
        if said:
            yield Line(x1=x, y1=_SAID + 5, x2=x, y2=y - 5, role=Role.INK, width=0.8)
        yield Box(x=x - 5, y=y - 5, width=10, height=10, radius=5, fill=Role.CARD, outline=Role.INK)
    if said:
        start = evens[0][0] - wide / 2 if evens else frame.left
        yield Text(x=min(max(start, 0), frame.right - wide), y=_SAID, text=said, strong=True)


def _fitting(words: Words, result: CostResult, frame: _Frame) -> str:
    """What is said of the crossings, of several in short where it has no room, else ""."""
    said = [even_words(words, result)]
    if len(_turns(result)) > 1:
        said.append(words.text("figure.cost_time.evens_short"))
    return next((one for one in said if text_width(one) * _STRONG < frame.right), "")


def even_words(words: Words, result: CostResult) -> str:
    """The months at which the cheaper side changes, or that it does not: ``even in month 8``."""
    months = _turns(result)
    payback = result.break_even.payback if result.break_even is not None else None
    if payback in (Payback.NOT_WITHIN, Payback.NEVER):
        return words.text(f"figure.cost_time.{payback}", months=result.months)
    *before, last = map(str, months or (0,))
    if before:
        listed = words.text("cost.say.and", first=", ".join(before), last=last)
        return words.text("figure.cost_time.evens", months=listed)
    return words.text("figure.cost_time.even", months=last) if months else ""


def _turns(result: CostResult) -> tuple[int, ...]:
    found = result.break_even.months if result.break_even is not None else ()
    return tuple(month for month in found if month <= result.months)


def _labels(
    words: Words, result: CostResult, currency: Currency, frame: _Frame
) -> Iterator[tuple[Column, tuple[Text, ...], tuple[Item, ...]]]:
    """Each column's texts at its line's end, the last with its total."""
    ends = sorted(result.columns, key=_end, reverse=True)
    places = _apart([frame.y(_end(one)) for one in ends], frame.floor)
    for one, y in zip(ends, places, strict=True):
        role, x = _ROLES[one.column], frame.right + _GAP
        name = words.text(f"cost.short.{one.column}")
        total = Text(x=x, y=y + 13, text=currency.brief(_end(one)), role=role)
        yield one.column, (Text(x=x, y=y - 3, text=name, role=role, strong=True), total), ()


def _end(one: ColumnCost) -> float:
    return one.months[-1].likely


def _apart(places: list[float], lowest: float) -> list[float]:
    """The places from top to bottom, moved apart as far as two lines of text need."""
    kept: list[float] = []
    for place in places:
        kept.append(max(place, kept[-1] + _LABEL if kept else _TOP + 12))
    over = max(kept[-1] - lowest, 0.0)
    for at in range(len(kept) - 1, -1, -1):
        limit = kept[at + 1] - _LABEL if at + 1 < len(kept) else lowest
        kept[at] = min(kept[at], limit) if over else kept[at]
    return kept


def _legend(
    words: Words, result: CostResult, currency: Currency, frame: _Frame
) -> Iterator[tuple[Column, tuple[Text, ...], tuple[Item, ...]]]:
    """Each column's line, name and total under the plot."""
    y = frame.floor + _AXIS + 8
    for one in result.columns:
        role = _ROLES[one.column]
        points = [(0.0, y - 4.5), (24.0, y - 4.5)]
        draw = dashed if one.column is Column.FINE_TUNED else path
        said = words.text(
            "figure.cost_time.legend",
            name=words.text(f"cost.short.{one.column}"),
            total=currency.brief(_end(one)),
        )
        text = Text(x=32, y=y, text=said, role=role, strong=True)
        yield one.column, (text,), tuple(draw(points, role, _width(one.column)))
        y += _LINE


def _spot(words: Words, column: Column, text: Text) -> Spot:
    """A column's total opens the arithmetic behind it."""
    return Spot(
        x=text.x,
        y=text.y - 14,
        width=text_width(text.text),
        height=18,
        key=f"cost:{column}",
        name=words.text("figure.cost_time.open", name=words.text(f"cost.column.{column}")),
        text=text,
    )


def _rows(words: Words, result: CostResult, currency: Currency) -> Iterator[tuple[str, ...]]:
    for month in sorted({*_month_ticks(result.months), *_turns(result), result.months}):
        yield (
            str(month),
            *(
                words.text(
                    "figure.cost_time.cell",
                    likely=currency.money(one.months[month].likely),
                    range=currency.span(words, one.months[month].p10, one.months[month].p90),
                )
                for one in result.columns
            ),
        )


def _listed(words: Words, result: CostResult, currency: Currency) -> str:
    said = [
        words.text(
            "figure.cost_time.alt_one",
            name=words.text(f"cost.column.{one.column}"),
            likely=currency.money(_end(one)),
            range=currency.span(words, one.months[-1].p10, one.months[-1].p90),
        )
        for one in result.columns
    ]
    return "; ".join(part for part in (*said, even_words(words, result)) if part)
