"""Where a sum of the costs came from: its arithmetic, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.cost.listing import is_listed, listed_figure
from logic.figures.amounts import measured
from logic.figures.tornado import input_name
from logic.report.blocks import Heading, Manner, Paragraph, Table, say
from logic.report.cost_figures import figure_words
from logic.report.cost_page import step_rows
from logic.report.cost_words import CostWords
from logic.report.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.cost.values import ColumnCost, CostResult
    from logic.report.blocks import Block
    from logic.report.matter import Matter


def cost_trace(matter: Matter, name: str) -> Trace | None:
    """The arithmetic of a column ("foundation"); None where there is no such sum."""
    result = matter.money
    column = next((one for one in result.columns if one.column == name), None) if result else None
    if result is None or column is None:
        return None
    words = CostWords(matter, result)
    title = matter.words.text(
        "cost.trace.title",
        name=matter.words.text(f"cost.column.{name}"),
        total=words.currency.money(column.total.likely),
        months=result.months,
    )
    return Trace(title=title, blocks=tuple(_blocks(matter, result, column, words)))


def input_trace(matter: Matter, name: str) -> Trace | None:
    """A figure the costs rest on: its range and unit, and where it comes from."""
    if not is_listed(name):
        return None
    figure = listed_figure(matter.content, matter.assessment.costs, name)
    said = figure_words(matter.words, matter.content, figure, matter.currency)
    return Trace(
        title=input_name(matter.words, name),
        blocks=tuple(Paragraph(prose=say(text)) for text in said),
        sources=(figure.source,),
    )


def moves_trace(matter: Matter, name: str) -> Trace | None:
    """What an input moves the difference by; which side that favours is not said."""
    result = matter.money
    swings = result.tornado if result is not None else ()
    one = next((swing for swing in swings if swing.input == name), None)
    if result is None or one is None:
        return None
    amount = matter.currency.money(abs(one.at_high - one.at_low))
    low, high = (measured(name, end, matter.currency) for end in (one.low, one.high))
    said = matter.words.text(
        "cost.trace.moves", low=low, high=high, amount=amount, months=result.months
    )
    behind = input_trace(matter, name)
    return Trace(
        title=input_name(matter.words, name),
        blocks=(Paragraph(prose=say(said)), *(behind.blocks if behind else ())),
        sources=behind.sources if behind else (),
    )


def _blocks(
    matter: Matter, result: CostResult, column: ColumnCost, words: CostWords
) -> Iterator[Block]:
    said = matter.words.text("cost.trace.range", range=words.spread(column.total))
    yield Paragraph(prose=say(said))
    steps = [step for step in result.steps if step.column is column.column]
    if steps:
        title = matter.words.text("cost.trace.steps")
        rows = tuple(
            (say(name), say(f"{text} = {value}")) for name, text, value in step_rows(matter, steps)
        )
        yield Heading(text=title)
        yield Table(rows=rows, widths=(1, 2), title=title)
    for prose in words.basis():
        yield Paragraph(prose=prose, manner=Manner.SMALL)
