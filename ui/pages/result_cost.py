"""The result's cost: both figures, the columns side by side, the lines, and what they rest on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from logic.figures.cost_time import cost_over_time
from logic.figures.tornado import cost_tornado, input_name
from logic.report.cost_figures import basis_blocks
from logic.report.cost_page import finding_blocks
from logic.report.cost_words import CostWords
from logic.report.price_words import Level
from logic.report.prices_page import ending_words
from logic.sentences import inside
from ui.navigation import FIGURES, PRICES, question_place
from ui.pages.result_blocks import cards, groups
from ui.pages.result_parts import Pair, figure_card, present, waiting
from ui.widgets import Card, FlowRow, Stack, Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from logic.cost.values import CostResult
    from logic.report.blocks import Block
    from ui.pages.result_parts import Facts

#: The figure over time is the wider one, and so is what the sums mean.
_SHARES = (3, 2)
#: The least width both figures can be read in beside each other, in units.
_LEAST = 680
#: How high the plot over time is, so that it fills the card beside the bars.
_PLOT = 330.0
#: So many parts are in sight on most screens; the others follow in turns of their own.
_AT_ONCE = 2


def cost_pane(facts: Facts) -> QWidget:
    """The money; a line that it is being worked out while it is."""
    result = facts.matter.money
    if result is None:
        return waiting(facts, "cost.waiting")
    pane = Stack(facts.look)
    pane.fill(_parts(facts, result), _AT_ONCE)
    return pane


def _parts(facts: Facts, result: CostResult) -> Iterator[QWidget]:
    """All there is to show, each made when it is asked for."""
    yield from _endings(facts)
    yield from _figures(facts, result)
    found = groups((*finding_blocks(facts.matter, result), *basis_blocks(facts.matter)))
    if result.columns:
        columns, lines, means, rests, *more = found
        yield _card(facts, columns)
        beside = [_card(facts, group) for group in (means, rests)]
        for card in beside:
            card.body.addStretch(1)
        yield Pair(facts.look, beside, _SHARES, _LEAST)
        yield _card(facts, lines)
    else:
        first, *more = found
        yield _card(facts, first)
        yield from _wanted(facts, result)
    for group in more:
        yield _card(facts, group)
    yield _links(facts)


def _card(facts: Facts, group: Sequence[Block]) -> Card:
    return cards(facts.look, group, partial(_sums, facts), facts.drawer)[0]


def _endings(facts: Facts) -> list[QWidget]:
    """A notice where a model that is paid for ends soon, a graver one where it has ended."""
    found = ending_words(facts.matter)
    if not found:
        return []
    ended = any(told.level is Level.BAD for told in found)
    said = ". ".join(told.text for told in found)
    return [Strip(facts.look, "error" if ended else "warning", f"{said}.")]


def _wanted(facts: Facts, result: CostResult) -> list[QWidget]:
    """The way to each thing that has to be known before there is a total."""
    made: list[QWidget] = []
    for name in result.missing:
        asked = name in facts.context.content.questions
        key = "cost.answer" if asked else "cost.enter"
        text = facts.say(key, name=inside(input_name(facts.matter.words, name)))
        made.append(facts.links.make(text, text, question_place(name) if asked else PRICES))
    return [FlowRow(facts.look, *made, spacing=24)] if made else []


def _links(facts: Facts) -> QWidget:
    """The way to the figures behind the cost and to the price list."""
    named = {FIGURES: facts.say("cost.figures"), PRICES: facts.say("cost.prices")}
    made = [facts.links.make(text, text, place) for place, text in named.items()]
    return FlowRow(facts.look, *made, spacing=24)


def _figures(facts: Facts, result: CostResult) -> list[QWidget]:
    """Both figures beside each other, each with how to read it."""
    words = CostWords(facts.matter, result)
    drawn = (
        (
            partial(cost_over_time, facts.matter.words, result, words.currency, plot=_PLOT),
            words.reading(),
        ),
        (
            partial(cost_tornado, facts.matter.words, result, words.currency),
            words.tornado_reading(),
        ),
    )
    shown = [card for maker, said in drawn for card in present(figure_card(facts, maker, said))]
    return [Pair(facts.look, shown, _SHARES, _LEAST)] if shown else []


def _sums(facts: Facts, text: str) -> QWidget | None:
    """The link to the arithmetic of the column a row begins with."""
    result = facts.matter.money
    for one in result.columns if result is not None else ():
        name = facts.matter.words.text(f"cost.column.{one.column}")
        if text == name or text.startswith(f"{name} ("):
            about = facts.say("cost.sums_about", name=name)
            return facts.drawer.link(facts.say("cost.sums"), about, f"cost:{one.column}")
    return None
