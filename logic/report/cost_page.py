"""Money in the report: the finding, both figures, the lines, and every sum written out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from logic.cost.values import Column
from logic.figures import Role
from logic.figures.amounts import measured
from logic.figures.cost_time import cost_over_time
from logic.figures.tornado import cost_tornado, input_name, moving, turn_words
from logic.points import UNITS
from logic.report.blocks import (
    Bullets,
    FigureBlock,
    Heading,
    Manner,
    Paragraph,
    Section,
    Span,
    Table,
    say,
)
from logic.report.cost_figures import basis_blocks, value_words
from logic.report.cost_words import CostWords
from logic.report.matter import SIDE_ROLES
from logic.report.numbers import number as opening
from logic.report.price_words import PriceWords
from logic.report.prices_page import ending_words
from logic.sentences import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.cost.values import ColumnCost, CostResult, Step, Swing
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

MONEY = "money"
ARITHMETIC = "arithmetic"
_TOTALS = ("total", "difference")


def cost_blocks(matter: Matter) -> tuple[Block, ...]:
    """What the section on this consideration says of the money: the finding, and where it is."""
    result = matter.money
    if result is None:
        return ()
    words = CostWords(matter, result)
    more = Span(text=_say(matter, "more"), link=f"#{MONEY}")
    return (Paragraph(prose=(*say(f"{words.headline()} "), more)),)


def money_section(matter: Matter) -> Section | None:
    """Cost over time; None while nothing was worked out."""
    result = matter.money
    if result is None:
        return None
    return Section(
        id=MONEY,
        name=_say(matter, "name"),
        kicker=(),
        headline=CostWords(matter, result).headline(),
        blocks=(*_endings(matter), *_figures(matter, result), *finding_blocks(matter, result)),
        new_page=False,
    )


def _endings(matter: Matter) -> Iterator[Block]:
    """That a model these costs are worked out for is, or will soon be, no longer there."""
    found = ending_words(matter)
    if found:
        yield Paragraph(prose=say(PriceWords(matter.words).say("used.ends"), strong=True))
        yield Bullets(items=tuple(say(told.text) for told in found))


def _figures(matter: Matter, result: CostResult) -> Iterator[Block]:
    words = CostWords(matter, result)
    over_time = cost_over_time(matter.words, result, words.currency)
    tornado = cost_tornado(matter.words, result, words.currency)
    for figure, caption in ((over_time, words.reading()), (tornado, words.tornado_reading())):
        if figure is not None:
            yield Heading(text=figure.title)
            yield FigureBlock(figure=figure, caption=caption)


def finding_blocks(matter: Matter, result: CostResult) -> tuple[Block, ...]:
    """The columns side by side, the lines, the sentences, and what all of it rests on."""
    words = CostWords(matter, result)
    if not result.columns:
        return tuple(Paragraph(prose=text) for text in words.findings())
    return (
        Heading(text=_say(matter, "columns", months=result.months)),
        _columns(matter, result, words),
        Heading(text=_say(matter, "lines")),
        _lines(matter, result, words),
        Heading(text=_say(matter, "means")),
        Bullets(items=words.findings()),
        Heading(text=_say(matter, "rests")),
        Bullets(items=words.basis()),
    )


def _columns(matter: Matter, result: CostResult, words: CostWords) -> Table:
    """Start, a month, the whole and its range of each column; the small model is only shown."""
    titles = ("column", "upfront", "month", "total", "range")
    return Table(
        headers=tuple(say(_say(matter, f"table.{name}", months=result.months)) for name in titles),
        rows=tuple(_column(matter, one, result, words) for one in result.columns),
        widths=(240, 90, 90, 100, 130),
        title=_say(matter, "columns", months=result.months),
    )


def _column(
    matter: Matter, one: ColumnCost, result: CostResult, words: CostWords
) -> tuple[Prose, ...]:
    money = words.currency.money
    paid = words.paid(one.column)
    name = matter.words.text(f"cost.column.{one.column}")
    small = (_say(matter, "not_scored"),) if one.column is Column.SMALL else ()
    behind = ", ".join(part for part in (paid, *small) if part)
    more = (Span(text=f" ({behind})"),) if behind else ()
    month, key = (one.total.likely - one.upfront) / result.months, f"cost:{one.column}"
    return (
        (*say(name, strong=True), *more),
        opening(money(one.upfront), key),
        opening(money(month), key),
        opening(money(one.total.likely), key, strong=True),
        opening(words.spread(one.total), key),
    )


def _lines(matter: Matter, result: CostResult, words: CostWords) -> Table:
    """Every line any column has, then the totals."""
    money = words.currency.line
    names = dict.fromkeys(name for one in result.columns for name in one.lines)
    rows = [
        (
            say(line_name(matter, name)),
            *(_sum(one, money(one.lines.get(name, 0.0))) for one in result.columns),
        )
        for name in names
        if any(one.lines.get(name) for one in result.columns)
    ]
    totals = (_sum(one, money(one.total.likely), strong=True) for one in result.columns)
    rows.append((say(_say(matter, "total"), strong=True), *totals))
    headers = tuple(
        say(
            matter.words.text(f"cost.short.{one.column}"), role=SIDE_ROLES.get(one.column, Role.INK)
        )
        for one in result.columns
    )
    title = _say(matter, "lines")
    return Table(
        headers=(say(_say(matter, "line")), *headers),
        rows=tuple(rows),
        widths=(260, 130, 130, 130),
        title=title,
    )


def _sum(one: ColumnCost, said: str, *, strong: bool = False) -> Prose:
    """A sum of a column, which opens its arithmetic."""
    return opening(said, f"cost:{one.column}", strong=strong)


def line_name(matter: Matter, line: str) -> str:
    """The name of a line of the costs, or of a step on the way to one."""
    return matter.words.maybe(f"cost.line.{line}", line)


def arithmetic_section(matter: Matter) -> Section | None:
    """Every sum written out, the figures changed by hand, and the prices used."""
    result = matter.money
    if result is None:
        return None
    steps, switching = step_blocks(matter, result), switching_blocks(matter, result)
    blocks = (*steps, *switching, *basis_blocks(matter))
    if not blocks:
        return None
    drawn = _say(matter, "arithmetic.draws", draws=number(result.draws)) if result.columns else ""
    told = [_say(matter, "arithmetic.lead"), drawn, CostWords(matter, result).way()]
    said = [Paragraph(prose=say(text)) for text in told if text]
    return Section(
        id=ARITHMETIC,
        name=_say(matter, "arithmetic.name"),
        kicker=(),
        headline=_say(matter, "arithmetic.headline"),
        blocks=(*said, *blocks),
        new_page=False,
    )


def step_blocks(matter: Matter, result: CostResult) -> Iterator[Block]:
    """The arithmetic of the columns that are shown, each by itself."""
    shown = {None, *(one.column for one in result.columns)}
    steps = [step for step in result.steps if step.column in shown]
    for column, found in groupby(steps, key=_column_of):
        name = matter.words.text(f"cost.column.{column}" if column else "cost.page.both")
        yield Heading(text=name)
        yield Table(
            headers=tuple(say(_say(matter, f"step.{part}")) for part in ("line", "text", "value")),
            rows=tuple(tuple(map(say, row)) for row in step_rows(matter, found)),
            widths=(150, 385, 115),
            title=name,
        )


def switching_blocks(matter: Matter, result: CostResult) -> Iterator[Block]:
    """The value of each input at which both cost the same, of those that have one near."""
    moved = moving(result)
    near = [one for one in moved if one.turns_at is not None]
    if not near:
        return
    title = _say(matter, "switching")
    headers = ("input", "likely_at", "range", "turns")
    yield Heading(text=title)
    yield Table(
        headers=tuple(say(matter.words.text(f"figure.tornado.{name}")) for name in headers),
        rows=tuple(_switching(matter, one) for one in near),
        widths=(300, 100, 150, 100),
        title=title,
    )
    if len(near) < len(moved):
        others = _say(matter, "switching_others", count=len(moved) - len(near))
        yield Paragraph(prose=say(others), manner=Manner.SMALL)


def _switching(matter: Matter, one: Swing) -> tuple[Prose, ...]:
    words, currency = matter.words, matter.currency
    low, high = (measured(one.input, value, currency) for value in (one.low, one.high))
    unit = UNITS.get(one.input, "months")
    likely = value_words(words, unit, one.likely, currency)
    spread = words.text("number.range", low=low, high=high)
    turn = turn_words(words, one, currency)
    return tuple(map(say, (input_name(words, one.input), likely, spread, turn)))


def _column_of(step: Step) -> Column | None:
    return step.column


def step_rows(matter: Matter, steps: Iterable[Step]) -> Iterator[tuple[str, str, str]]:
    """What each step is of, its arithmetic and what it comes to; totals in both currencies."""
    currency = matter.currency
    for step in steps:
        yield line_name(matter, step.line), step.text, step.said
        if currency.converts and step.line in _TOTALS:
            rate = _say(matter, "step.rate", rate=number(currency.rate), code=currency.code)
            code = _say(matter, "step.converted", code=currency.code)
            yield code, f"{step.said} {rate}", currency.exact(step.value)


def _say(matter: Matter, key: str, **values: object) -> str:
    return matter.words.text(f"cost.page.{key}", **values)
