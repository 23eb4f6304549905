"""Money: both routes' ranges, the likely figures line by line, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures import cost_ranges
from logic.figures.numerals import money
from logic.report.blocks import FigureBlock, Heading, Paragraph, Table, say
from logic.report.matter import SIDE_ROLES
from logic.sentences import long_date, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import CostInput, FrozenPrice
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter


def cost_blocks(matter: Matter) -> tuple[Block, ...]:
    """The figure, the lines and the basis of the money; only what is missing while it is."""
    figure = cost_ranges(matter.words, matter.advice)
    said = Paragraph(prose=say(_basis(matter)))
    shown: tuple[Block, ...] = (said,)
    if figure is not None:
        shown = (Heading(text=figure.title), FigureBlock(figure=figure), said, *_lines(matter))
    return (*shown, *_inputs(matter), *_prices(matter))


def _basis(matter: Matter) -> str:
    cost = matter.advice.cost
    if cost.missing:
        missing = ", ".join(matter.question(name) for name in cost.missing)
        return matter.text("cost.missing", missing=missing)
    key = "decisive_default" if cost.decisive_is_default else "decisive"
    basis = matter.text("cost.basis", months=number(cost.months))
    return f"{basis} {matter.text(f'cost.{key}', amount=money(cost.decisive))}"


def _lines(matter: Matter) -> tuple[Block, ...]:
    lines = matter.advice.cost.lines
    if not lines:
        return ()
    rows: list[tuple[Prose, ...]] = [
        (say(matter.text(f"cost.line_name.{name}")), say(money(one)), say(money(other)))
        for name, (one, other) in lines.items()
        if one or other
    ]
    totals = (sum(one for one, _ in lines.values()), sum(other for _, other in lines.values()))
    rows.append(
        (say(matter.text("cost.total")), *(say(money(total), strong=True) for total in totals))
    )
    headers = (
        say(matter.text("cost.line")),
        say(matter.text("cost.foundation"), role=SIDE_ROLES["foundation"]),
        say(matter.text("cost.fine_tuned"), role=SIDE_ROLES["fine_tuned"]),
    )
    title = matter.text("cost.line")
    return (Table(headers=headers, rows=tuple(rows), widths=(290, 180, 180), title=title),)


def _inputs(matter: Matter) -> tuple[Block, ...]:
    """The figures changed by hand, with who changed them and why."""
    rows = tuple(_input(name, one) for name, one in matter.assessment.costs.inputs.items())
    if not rows:
        return ()
    title = matter.text("cost.changed")
    headers = tuple(say(matter.text(f"cost.{name}")) for name in ("input", "value", "because"))
    table = Table(headers=headers, rows=rows, widths=(180, 180, 290), title=title)
    return Heading(text=title), table


def _input(name: str, one: CostInput) -> tuple[Prose, ...]:
    values = dict.fromkeys(number(value) for value in (one.low, one.likely, one.high))
    why = (one.why, one.changed_by, long_date(one.changed_on), one.source)
    said = "; ".join(part for part in why if part)
    return say(name), say(f"{' / '.join(values)} {one.unit}"), say(said)


def _prices(matter: Matter) -> tuple[Block, ...]:
    rows = tuple(_price_rows(matter, matter.assessment.costs.prices))
    if not rows:
        return ()
    title = matter.text("cost.prices")
    headers = (
        say(title),
        say(matter.text("cost.price")),
        say(matter.text("cost.as_of")),
        say(matter.text("sources_column")),
    )
    table = Table(headers=headers, rows=rows, widths=(230, 180, 100, 140), title=title)
    return Heading(text=title), table


def _price_rows(matter: Matter, prices: tuple[FrozenPrice, ...]) -> Iterator[tuple[Prose, ...]]:
    for price in prices:
        known = price.price_usd is not None
        each = f"${price.price_usd:g}" if known else matter.text("cost.price_unknown")
        named = " ".join(part for part in (price.provider, price.model, price.kind) if part)
        cost = matter.text("cost.price_each", price=each, unit=price.unit) if known else each
        yield say(named), say(cost), say(long_date(price.as_of)), say(price.source)
