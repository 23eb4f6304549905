"""The pane "Why": what carries the finding, and beside it what is unknown and what comes next."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.figures import contributions, lead_words, trial_figure
from logic.figures.numerals import signed
from logic.findings import DecidedBy, Recommendation
from logic.people import all_on_one_side
from logic.report.answer_page import next_blocks, why_blocks
from logic.report.blocks import FigureBlock, Manner, Paragraph
from logic.report.change_page import changes, flip_sentence
from logic.report.weighing_page import weighing_section
from ui.pages.columns import Columns
from ui.pages.result_blocks import Items, cards
from ui.pages.result_parts import Pair, Reasons, Stack, answer_link, figure_card, link_of, present
from ui.widgets import Card, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.pages.result_parts import Facts

_BESIDE = 378
_MOST_CHANGES = 3
#: Kinds whose reasons stand alone: nothing was weighed, so no bars are shown.
UNWEIGHED = (Recommendation.TOO_LITTLE_KNOWN, Recommendation.NEITHER, Recommendation.NOT_FEASIBLE)


class WhyPane(QWidget):
    """Contributions and reasons; beside them what is unknown, the other answer, how to do it."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._holder = QVBoxLayout()
        self._beside = Stack(facts.look, list(_beside(facts)), gap=14)
        self._holder.setContentsMargins(0, 0, 0, 0)
        right = QWidget()
        right.setLayout(self._holder)
        self._holder.addWidget(self._beside)
        columns = Columns(facts.look, Stack(facts.look, _left(facts)), right, _BESIDE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._over = QVBoxLayout()
        self._over.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._over)
        whole.addWidget(Stack(facts.look, [*_pilots(facts), columns]))
        self._show_trial(facts)

    def _show_trial(self, facts: Facts) -> None:
        """Where a trial comes first, what each of its results would lead to; once it is known."""
        found = facts.dug.trial if facts.dug is not None else ()
        if found:
            self._over.setContentsMargins(0, 0, 0, facts.look.units(16))
            for card in cards(facts.look, found):
                self._over.addWidget(card)

    def show_dug(self, facts: Facts) -> None:
        """Show what was worked out meanwhile; the other column stays as it is."""
        before = self._beside
        self._beside = Stack(facts.look, list(_beside(facts)), gap=14)
        self._holder.replaceWidget(before, self._beside)
        before.hide()
        before.deleteLater()
        self._show_trial(facts)


def _left(facts: Facts) -> list[QWidget]:
    advice, words = facts.matter.advice, facts.matter.words
    trial = figure_card(facts, partial(trial_figure, words, advice))
    weighed = [*_weighing(facts), *present(trial)]
    reasons = _reasons(facts)
    by_condition = advice.decided_by is DecidedBy.CONDITION
    return [*reasons, *weighed] if by_condition else [*weighed, *reasons]


def _beside(facts: Facts) -> Iterator[QWidget]:
    yield from present(verdicts_card(facts))
    yield from present(_unknown_card(facts))
    yield from present(_closest_card(facts))
    yield from present(_how_card(facts))
    yield from cards(facts.look, next_blocks(facts.matter))


def _reasons(facts: Facts) -> list[Card]:
    """The reasons; where a condition decides or nothing is known, what that is."""
    found = why_blocks(facts.matter)
    advice = facts.matter.advice
    told = advice.decided_by is DecidedBy.CONDITION or advice.recommendation in UNWEIGHED
    if not found or told:
        return cards(facts.look, found, partial(link_of, facts))
    card = cards(facts.look, found[:1])[0]
    if advice.firmness is not None:
        card.add_text(facts.matter.sentences.lead_in(), "ink")
    card.body.addWidget(Reasons(facts))
    return [card]


def _weighing(facts: Facts) -> list[Card]:
    """The bars, with how to read them; none where nothing was weighed."""
    section = weighing_section(facts.matter)
    if section is None or facts.matter.advice.recommendation in UNWEIGHED:
        return []
    captions = [block.caption for block in section.blocks if isinstance(block, FigureBlock)]
    said = [b for b in section.blocks if isinstance(b, Paragraph) and b.manner is Manner.BODY]
    notes = ["".join(span.text for span in block.prose) for block in said]
    maker = partial(contributions, facts.matter.words, facts.matter.advice)
    opens = facts.say("numbers_open")
    return present(figure_card(facts, maker, " ".join((*notes, *captions, opens))))


def _unknown_card(facts: Facts) -> Card | None:
    """The open question that could tell most; none where the reasons list questions anyway."""
    advice = facts.matter.advice
    if advice.recommendation in UNWEIGHED or not advice.open_questions:
        return None
    first = advice.open_questions[0]
    card = Card(facts.look, facts.say("unknown.title"))
    why = facts.matter.words.text(f"why_open.{first.why}")
    title = facts.matter.words.text(f"question.{first.id}.title")
    said = Run(facts.say("unknown.text", question=title, why=why))
    settled = Run(f" {facts.say('unknown.settled')}", bold=True)
    card.add_text("", "ink").set_runs((said, settled) if advice.settled else (said,))
    card.body.addWidget(answer_link(facts, first))
    return card


def _closest_card(facts: Facts) -> Card | None:
    """The fewest other answers that would turn the advice; a word while they are worked out.

    Where no side is printed, what would change that.
    """
    if facts.matter.advice.side is None:
        return _changes_card(facts)
    card = Card(facts.look, facts.say("closest.title"))
    if facts.dug is None:
        card.add_text(facts.say("closest.waiting"))
        return card
    flips = facts.dug.depth.inquiry.flips
    said = flip_sentence(facts.matter, flips[0]) if flips else facts.say("closest.none")
    card.add_text(said, "ink")
    return card


def _changes_card(facts: Facts) -> Card | None:
    found = changes(facts.matter, _MOST_CHANGES)
    if not found:
        return None
    card = Card(facts.look, facts.matter.text("answer.change"))
    card.body.addWidget(Items(facts.look, [(Run(one),) for one in found], numbered=False))
    return card


def _how_card(facts: Facts) -> Card | None:
    """The route of the side printed, and how it is carried out."""
    advice, words = facts.matter.advice, facts.matter.words
    route = advice.representing(advice.side) if advice.side is not None else None
    if route is None:
        return None
    card = Card(facts.look, facts.say("how.title"))
    name = Run(f"{words.text(f'route.{route.id}.name')}. ", bold=True)
    card.add_text("", "ink").set_runs((name, Run(words.text(f"route.{route.id}.how"))))
    return card


def verdicts_card(facts: Facts) -> Card | None:
    """Where people's own priorities lead to different sides, what each leads to."""
    views = facts.dug.depth.people if facts.dug is not None else ()
    if all_on_one_side(views):
        return None
    card = Card(facts.look, facts.say("verdicts.title"))
    card.set_strong(True)
    matter = facts.matter
    items = []
    for view in views:
        who = matter.who(view.priorities.person) or facts.say("verdicts.client")
        lead = view.advice.lead or Fraction(0)
        side = facts.say("verdicts.side", words=lead_words(matter.words, lead), lead=signed(lead))
        items.append((Run(f"{who}: ", bold=True), Run(side)))
    card.body.addWidget(Items(facts.look, items, numbered=False))
    card.add_text(facts.say("verdicts.how"))
    return card


def _pilots(facts: Facts) -> list[QWidget]:
    """Where it is too close to call, a card for the pilot of each side, beside each other."""
    advice, words = facts.matter.advice, facts.matter.words
    if advice.recommendation is not Recommendation.TOO_CLOSE:
        return []
    made = []
    for route in advice.routes:
        if route.representing:
            side = facts.matter.approach(route.approach)
            card = Card(facts.look, facts.say("pilot", approach=side))
            card.add_text(words.text(f"route.{route.id}.name"), "ink").set_role("option")
            card.add_text(words.text(f"route.{route.id}.how"), "ink")
            card.add_text(facts.say("pilot_measure"))
            made.append(card)
    return [Pair(facts.look, made)]
