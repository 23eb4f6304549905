"""The pane "What would change it": other answers, other weights, other people, open questions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from logic.figures.people import Dot, people_dots
from logic.figures.weights import weight_bars
from logic.people import all_on_one_side
from ui.pages.result_blocks import cards
from ui.pages.result_parts import figure_card, link_of, present, waiting
from ui.widgets import Card, Stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.pages.result_parts import Dug, Facts


def change_pane(facts: Facts) -> QWidget:
    """What would change the advice, and every open question with a link to it."""
    if facts.dug is None:
        return waiting(facts, "closest.waiting")
    return Stack(facts.look, list(_parts(facts, facts.dug)))


def _parts(facts: Facts, dug: Dug) -> Iterator[QWidget]:
    found = cards(facts.look, dug.change, partial(link_of, facts), facts.drawer)
    yield from found[:1]
    yield from present(_weights(facts, dug))
    yield from present(_people(facts, dug))
    yield from found[1:]


def _weights(facts: Facts, dug: Dug) -> Card | None:
    """One bar a weight: who leads along it, and where the side turns."""
    advice, words = facts.matter.advice, facts.matter.words
    flips = dug.depth.inquiry.weight_flips
    maker = partial(weight_bars, words, advice, flips)
    return figure_card(facts, maker, facts.say("weights.caption"))


def _people(facts: Facts, dug: Dug) -> Card | None:
    """A dot a person, and what differing verdicts mean."""
    matter = facts.matter
    dots = [
        Dot(
            matter.who(view.priorities.person) or facts.say("verdicts.client"),
            view.advice.lead,
            view.priorities.agreed,
            view.priorities.person,
        )
        for view in dug.depth.people
        if view.advice.lead is not None
    ]
    same = all_on_one_side(dug.depth.people)
    caption = facts.say("verdicts.same" if same else "verdicts.how")
    return figure_card(facts, partial(people_dots, matter.words, dots), caption)
