"""The figures behind the cost in words: value, source, who changed one and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import Amount
from logic.cost.listing import is_listed, listed_figure
from logic.currency import DOLLAR, quantity
from logic.figures.amounts import in_unit
from logic.figures.tornado import input_name
from logic.report.blocks import Heading, Table, say
from logic.report.numbers import every_number
from logic.report.numbers import number as opening
from logic.report.prices_page import price_blocks
from logic.sentences import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from logic.assessment import CostInput, WayChosen
    from logic.cost.listing import ListedFigure
    from logic.cost.paying import Ways
    from logic.cost.values import CostResult, Swing
    from logic.currency import Currency
    from logic.model import Content
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter
    from logic.words import Words


def basis_blocks(matter: Matter) -> tuple[Block, ...]:
    """The figures changed by hand and the prices used; nothing where there are none."""
    return (*_inputs(matter), *price_blocks(matter))


def figure_words(
    words: Words, content: Content, figure: ListedFigure, currency: Currency, cited: str = ""
) -> tuple[str, str]:
    """A figure with its unit, and below it where it comes from or who changed it and why.

    What it is taken to be free of is said after that. Dollars are said in the currency as well.
    ``cited`` names the source of a default where it is told elsewhere.
    """
    behind = _behind(words, content, figure, cited)
    notes = (
        words.maybe(f"ui_figures.shape.{figure.shape}.note"),
        words.maybe(f"cost_figure.{figure.id}.note"),
    )
    noted = " ".join(note for note in notes if note)
    said = f"{behind.rstrip('.')}. {noted}" if noted else behind
    return range_words(words, figure.now, figure.unit, currency), said


def _behind(words: Words, content: Content, figure: ListedFigure, cited: str) -> str:
    if figure.priced:
        return words.text("ui_figures.priced")
    if figure.given is None:
        source = cited or source_words(words, content, figure.source)
        return words.text("ui_figures.default", source=source)
    default = words.text("ui_figures.was", default=range_words(words, figure.default, figure.unit))
    return f"{_changed(words, figure.given)} {default}"


def way_words(words: Words, content: Content, ways: Ways) -> tuple[str, str]:
    """How the fine-tuned route is paid for, and who chose that and why or where it comes from."""
    now = words.text(f"cost.paid.{ways.now}")
    if ways.given is None:
        source = source_words(words, content, ways.sources.get(ways.now, ""))
        return now, words.text("ui_figures.default", source=source)
    said = _by(words, ways.given)
    usual = words.text(f"cost.paid.{ways.usual}")
    return now, f"{said}. {words.text('ui_figures.was', default=usual)}"


def source_words(words: Words, content: Content, key: str) -> str:
    """The citation of a source by its key, "our judgement" where there is none."""
    source = content.evidence.get(key)
    said = source.citation if source and source.mark != "judgement" else ""
    return said or words.text("ui_figures.judgement")


def range_words(words: Words, amount: Amount, unit: str, currency: Currency = DOLLAR) -> str:
    """A likely value with its unit, and the range where it has one: ``$800 a day ($400 to ...)``.

    Units with a sign (dollars, shares) say only the rest of it in words. In another currency
    both are said, as what is typed are dollars.
    """
    if currency.converts and unit.startswith("usd"):
        other = _ranged(words, amount, unit, currency)
        dollars = _ranged(words, amount, unit, DOLLAR)
        return words.text("ui_figures.converted", dollars=dollars, other=other)
    return _ranged(words, amount, unit, DOLLAR)


def value_words(words: Words, unit: str, value: float, currency: Currency) -> str:
    """A value with its unit: ``10 days``, ``$800 a day``."""
    return _ranged(words, Amount(low=value, likely=value, high=value), unit, currency)


def _ranged(words: Words, amount: Amount, unit: str, currency: Currency) -> str:
    ends = (amount.low, amount.likely, amount.high)
    low, likely, high = (in_unit(unit, value, currency) for value in ends)
    own = words.maybe(f"cost_unit.{unit}", unit, count=likely)
    rest = words.maybe(f"cost_unit_rest.{unit}", own)
    now = f"{likely} {rest}".rstrip()
    if low == high:
        return now
    return words.text("ui_figures.range", now=now, low=low, high=high)


def weighing_words(words: Words, result: CostResult, currency: Currency) -> Mapping[str, str]:
    """By input, what rests on those worth knowing better, the one that moves most first.

    No side is named: a result that is hidden stays so.
    """
    return {
        one.input: words.text(
            f"ui_figures.matters.{_turning(one)}",
            amount=currency.money(abs(one.at_high - one.at_low)),
        )
        for one in result.tornado
        if one.precise
    }


def _turning(one: Swing) -> str:
    return "turns" if (one.at_low >= 0) is not (one.at_high >= 0) else "moves"


def _changed(words: Words, given: CostInput) -> str:
    said = _by(words, given)
    evidence = given.source.strip().rstrip(".")
    return f"{said} ({evidence})." if evidence else f"{said}."


def _by(words: Words, given: CostInput | WayChosen) -> str:
    return words.text(
        "ui_figures.changed",
        who=given.changed_by or words.text("cost.page.nobody"),
        day=long_date(given.changed_on),
        why=given.why.rstrip("."),
    )


def _inputs(matter: Matter) -> Iterator[Block]:
    """The figures changed by hand, with their defaults, who changed them and why."""
    rows = tuple(_input(matter, name, one) for name, one in matter.assessment.costs.inputs.items())
    if not rows:
        return
    title = _say(matter, "changed")
    headers = tuple(say(_say(matter, name)) for name in ("input", "value", "because"))
    yield Heading(text=title)
    yield Table(headers=headers, rows=rows, widths=(180, 180, 290), title=title)


def _input(matter: Matter, name: str, one: CostInput) -> tuple[Prose, ...]:
    words = matter.words
    if is_listed(name):
        figure = listed_figure(matter.content, matter.assessment.costs, name)
        now, behind = figure_words(words, matter.content, figure, matter.currency)
        key = f"cost_input:{name}"
        return say(input_name(words, name)), opening(now, key), every_number(behind, key)
    values = dict.fromkeys(quantity(value) for value in (one.low, one.likely, one.high))
    value = f"{' / '.join(values)} {one.unit}"
    return say(input_name(words, name)), say(value), say(_changed(words, one))


def _say(matter: Matter, key: str) -> str:
    return matter.words.text(f"cost.page.{key}")
