"""The pane "Why": what carries the finding, and beside it what is unknown and what comes next."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from logic.figures import lead_words
from logic.figures.contributions import adds_up, contributions
from logic.figures.numerals import signed
from logic.figures.trial import trial_figure
from logic.findings import DecidedBy, Recommendation
from logic.people import all_on_one_side
from logic.report.answer_page import WHOLE, next_blocks, why_blocks
from logic.report.change_page import changes, flip_sentence, movers
from logic.report.numbers import filled, number, opening
from logic.report.weighing_page import weighing_words
from ui.figure_view import USUAL
from ui.pages.columns import Columns
from ui.pages.result_blocks import Items, cards, runs
from ui.pages.result_parts import (
    FigureCard,
    Pair,
    Reasons,
    answer_link,
    block_parts,
    link_of,
    reasons_said,
    wait_card,
)
from ui.widgets import Card, Part, Run, Stack
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from logic.findings import OpenQuestion
    from logic.model import Approach
    from logic.report.blocks import Block
    from ui.figure_view import FigureMaker
    from ui.pages.result_parts import Facts

_BESIDE = 378
_MOST_CHANGES = 3
#: Kinds whose reasons stand alone: nothing was weighed, so no bars are shown.
UNWEIGHED = (Recommendation.TOO_LITTLE_KNOWN, Recommendation.NEITHER, Recommendation.NOT_FEASIBLE)


class WhyPane(Stack):
    """Contributions and reasons; beside them what is unknown, the other answer, how to do it.

    ``show_facts`` makes anew only what says something else than before.
    """

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts.look)
        self._left = Stack(facts.look)
        self._beside = Stack(facts.look, gap=14)
        self._columns = Columns(facts.look, self._left, self._beside, _BESIDE)
        self.show_facts(facts)

    def show_facts(self, facts: Facts) -> None:
        """Show the advice, and what was worked out of it so far."""
        self._left.show_parts(_left(facts))
        self._beside.show_parts(_beside(facts))
        columns = Part("columns", self._both)
        self.show_parts((*_trials(facts), *_pilots(facts), columns))

    def _both(self) -> QWidget:
        return self._columns


def _trials(facts: Facts) -> Iterator[Part]:
    """Where a trial comes first, what each of its results would lead to; once it is known."""
    return block_parts(facts, facts.dug.trial if facts.dug is not None else ())


def _left(facts: Facts) -> Iterator[Part]:
    by_condition = facts.matter.advice.decided_by is DecidedBy.CONDITION
    shown = (_weighing, _trial, _reasons)
    for parts in (shown[2:] + shown[:2]) if by_condition else shown:
        yield from parts(facts)


def _beside(facts: Facts) -> Iterator[Part]:
    yield from _verdicts(facts)
    yield from _unknown(facts)
    yield from _closest(facts)
    yield from _how(facts)
    yield from block_parts(facts, next_blocks(facts.matter))


def _figure(
    name: str, facts: Facts, maker: FigureMaker, caption: Sequence[Run] = ()
) -> Iterator[Part]:
    """A figure that changes in place; the maker must make something."""
    make = partial(FigureCard, facts)
    yield Part(name, make, partial(FigureCard.show_figure, maker=maker, caption=caption))


def _reasons(facts: Facts) -> Iterator[Part]:
    """The reasons; where a condition decides or nothing is known, what that is."""
    found = why_blocks(facts.matter, WHOLE)
    advice = facts.matter.advice
    told = advice.decided_by is DecidedBy.CONDITION or advice.recommendation in UNWEIGHED
    if not found or told:
        asked = tuple(question.id for question in advice.open_questions)
        about = (asked, facts.frozen)
        yield from block_parts(facts, found, partial(link_of, facts), about)
        return
    lead_in = facts.matter.sentences.lead_in() if advice.firmness is not None else ""
    shows = (found[:1], lead_in, reasons_said(facts.matter))
    yield Part(shows, partial(_reasons_card, facts, found[:1], lead_in))


def _reasons_card(facts: Facts, heading: Sequence[Block], lead_in: str) -> Card:
    card = cards(facts.look, heading)[0]
    if lead_in:
        card.add_text(lead_in, "ink")
    card.body.addWidget(Reasons(facts))
    return card


def _trial(facts: Facts) -> Iterator[Part]:
    """The untuned model against the pass mark."""
    maker = partial(trial_figure, facts.matter.words, facts.matter.advice)
    return _figure("trial", facts, maker) if maker(width=USUAL) is not None else iter(())


def _weighing(facts: Facts) -> Iterator[Part]:
    """The bars, with how to read them; none where nothing was weighed."""
    said = weighing_words(facts.matter)
    if not said or facts.matter.advice.recommendation in UNWEIGHED:
        return iter(())
    maker = partial(contributions, facts.matter.words, facts.matter.advice)
    rounded = () if adds_up(facts.matter.advice) else (facts.say("rounded"),)
    told = " ".join((*said, *rounded, facts.say("numbers_open")))
    lead = signed(facts.matter.advice.lead or 0)
    return _figure("weighing", facts, maker, runs(opening(told, lead, "lead")))


class _TextCard(Card):
    """A card of one paragraph, which changes in place."""

    def __init__(self, facts: Facts, title: str) -> None:
        super().__init__(facts.look, title)
        self._text = NumberProse(facts.look, facts.drawer)
        self._text.take_width()
        self.body.addWidget(self._text)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show this paragraph."""
        self._text.set_runs(runs)


def _text(facts: Facts, title: str, *runs: Run) -> Part:
    """A card of one paragraph."""
    make = partial(_TextCard, facts, title)
    return Part(title, make, partial(_TextCard.show_runs, runs=runs))


def _unknown(facts: Facts) -> Iterator[Part]:
    """The open question that could tell most; none where the reasons list questions anyway."""
    advice = facts.matter.advice
    if advice.recommendation in UNWEIGHED or not advice.open_questions:
        return
    first = (*movers(facts.matter), *advice.open_questions)[0]
    why = facts.matter.words.text(f"why_open.{first.why}")
    title = facts.matter.words.text(f"question.{first.id}.title")
    said = Run(facts.say("unknown.text", question=title, why=why))
    make = partial(_unknown_card, facts, first)
    shown = partial(_TextCard.show_runs, runs=(said, *_with_others(facts)))
    yield Part(("unknown", first.id, facts.frozen), make, shown)


def _with_others(facts: Facts) -> Iterator[Run]:
    """Whether answers to it and to the other open questions can still change the advice."""
    advice = facts.matter.advice
    others = len(advice.open_questions) > 1
    if advice.settled:
        key = "settled_more" if others else "settled"
        yield Run(f" {facts.say(f'unknown.{key}')}", bold=True)
    elif others:
        yield Run(f" {facts.say('unknown.more')}", colour="mute")


def _unknown_card(facts: Facts, question: OpenQuestion) -> Card:
    card = _TextCard(facts, facts.say("unknown.title"))
    card.body.addWidget(answer_link(facts, question))
    return card


def _closest(facts: Facts) -> Iterator[Part]:
    """The fewest other answers that would turn the advice; a word while they are worked out.

    Where no side is printed, what would change that.
    """
    if facts.matter.advice.side is None:
        yield from _changes(facts)
        return
    title = facts.say("closest.title")
    if facts.dug is None:
        if facts.late:
            make = partial(wait_card, facts, "closest.waiting", title)
            yield Part((title, facts.stopped), make)
        else:
            yield _text(facts, title, Run(" ", colour="mute"))
        return
    flips = facts.dug.depth.inquiry.flips
    said = (
        runs(flip_sentence(facts.matter, flips[0])) if flips else (Run(facts.say("closest.none")),)
    )
    yield _text(facts, title, *said)


def _changes(facts: Facts) -> Iterator[Part]:
    found = tuple(changes(facts.matter, _MOST_CHANGES))
    if found:
        title = facts.matter.text("answer.change")
        items = [runs(one) for one in found]
        yield Part((title, found), partial(_items_card, facts, title, items))


def _items_card(facts: Facts, title: str, items: Sequence[Sequence[Run]]) -> Card:
    card = Card(facts.look, title)
    card.body.addWidget(Items(facts.look, items, numbered=False, opener=facts.drawer))
    return card


def _how(facts: Facts) -> Iterator[Part]:
    """The route of the side printed, and how it is carried out."""
    advice, words = facts.matter.advice, facts.matter.words
    route = advice.representing(advice.side) if advice.side is not None else None
    if route is not None:
        name = Run(f"{words.text(f'route.{route.id}.name')}. ", bold=True)
        how = Run(words.text(f"route.{route.id}.how"))
        yield _text(facts, facts.say("how.title"), name, how)


def _verdicts(facts: Facts) -> Iterator[Part]:
    """Where people's own priorities lead to different sides, what each leads to."""
    views = facts.dug.depth.people if facts.dug is not None else ()
    if all_on_one_side(views):
        return
    matter = facts.matter
    items = []
    for view in views:
        who = matter.who(view.priorities.person) or facts.say("verdicts.client")
        lead = view.advice.lead or Fraction(0)
        opens = number(signed(lead), f"person:{view.priorities.person}")
        words = lead_words(matter.words, lead)
        side = filled(matter.words, "ui_result.verdicts.side", words=words, lead=opens)
        items.append((Run(f"{who}: ", bold=True), *runs(side)))
    yield Part(("verdicts", tuple(items)), partial(_verdicts_card, facts, items))


def _verdicts_card(facts: Facts, items: Sequence[Sequence[Run]]) -> Card:
    card = _items_card(facts, facts.say("verdicts.title"), items)
    card.set_strong(True)
    card.add_text(facts.say("verdicts.how"))
    return card


def _pilots(facts: Facts) -> Iterator[Part]:
    """Where it is too close to call, a card for the pilot of each side, beside each other."""
    advice = facts.matter.advice
    if advice.recommendation is Recommendation.TOO_CLOSE:
        routes = tuple(route for route in advice.routes if route.representing)
        told = tuple((route.id, route.approach) for route in routes)
        yield Part(("pilots", told), partial(_pilot_cards, facts, told))


def _pilot_cards(facts: Facts, told: Sequence[tuple[str, Approach]]) -> Pair:
    made, words = [], facts.matter.words
    for route, approach in told:
        card = Card(facts.look, facts.say("pilot", approach=facts.matter.approach(approach)))
        card.add_text(words.text(f"route.{route}.name"), "ink").set_role("option")
        card.add_text(words.text(f"route.{route}.how"), "ink")
        card.add_text(facts.say("pilot_measure"))
        card.body.addStretch(1)
        made.append(card)
    return Pair(facts.look, made)
