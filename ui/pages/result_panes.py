"""The panes of the result page, one for each tab, made from an assessment's advice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.figures import contributions, cost_ranges, trial_figure
from logic.findings import DecidedBy, Recommendation
from logic.model import Approach
from logic.report.answer_page import answer_section
from logic.report.blocks import (
    FigureBlock,
    Foot,
    Heading,
    KeyNumbers,
    Manner,
    Paragraph,
    Span,
    spans_of,
)
from logic.report.change_page import change_section
from logic.report.comparison_page import comparison_section
from logic.report.cost_page import cost_blocks
from logic.report.plan_pages import plan_section, risks_section
from logic.report.weighing_page import weighing_section
from ui.figure_view import FigureView
from ui.navigation import question_place
from ui.pages.columns import Columns
from ui.pages.result_blocks import cards
from ui.pages.result_routes import RouteChooser
from ui.pages.sources import SourceList
from ui.widgets import Card, Column, DataTable, Disclosure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from logic.findings import OpenQuestion
    from logic.report.blocks import Block, Section
    from logic.report.matter import Matter
    from ui.figure_view import FigureMaker
    from ui.pages import PageContext
    from ui.pages.links import PlaceLinks
    from ui.theme import Look
    from ui.widgets import LinkButton

_BESIDE = 360
_SOURCE = "#source-"
#: Kinds whose reasons stand alone: nothing was weighed, so no bars are shown.
UNWEIGHED = (Recommendation.TOO_LITTLE_KNOWN, Recommendation.NEITHER, Recommendation.NOT_FEASIBLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What panes are made from: the page's context, the report's matter, links to questions."""

    context: PageContext
    matter: Matter
    links: PlaceLinks

    @property
    def look(self) -> Look:
        """The look."""
        return self.context.look

    def say(self, key: str, **values: object) -> str:
        """A sentence of the result page."""
        return self.context.words.text(f"ui_result.{key}", **values)


class Stack(QWidget):
    """Widgets under each other."""

    def __init__(self, look: Look, parts: Iterable[QWidget]) -> None:
        super().__init__()
        self._look = look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self._box.addWidget(part)
        look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._look.units(16))


def figure_card(facts: Facts, maker: FigureMaker, caption: str = "") -> Card | None:
    """A figure with its caption, and folded the table that says the same."""
    figure = maker(width=600)
    if figure is None:
        return None
    card = Card(facts.look, figure.title)
    view = FigureView(facts.look)
    card.body.addWidget(view)
    view.set_maker(maker)
    if caption:
        card.add_text(caption).set_role("secondary")
    columns = [
        Column(title=title, share=1, right=bool(at)) for at, title in enumerate(figure.headers)
    ]
    twin = DataTable(facts.look, columns, figure.title)
    twin.set_rows(figure.rows)
    card.body.addWidget(Disclosure(facts.look, facts.say("as_table"), twin))
    return card


def why_pane(facts: Facts) -> QWidget:
    """Contributions and reasons; beside them what is unknown and what comes next."""
    left, right = _grouped(answer_section(facts.matter))
    advice, words = facts.matter.advice, facts.matter.words
    shown: list[QWidget] = [*_weighing(facts)]
    shown += _present(figure_card(facts, partial(trial_figure, words, advice)))
    reasons = cards(facts.look, _led_in(facts, left), partial(_link_of, facts))
    by_condition = advice.decided_by is DecidedBy.CONDITION
    shown = [*reasons, *shown] if by_condition else [*shown, *reasons]
    beside = [*_present(_unknown_card(facts)), *_pilots(facts), *cards(facts.look, right)]
    return Columns(facts.look, Stack(facts.look, shown), Stack(facts.look, beside), _BESIDE)


def _led_in(facts: Facts, reasons: list[Block]) -> list[Block]:
    """The reasons, opened by the lead-in where the page's head says how firm they are instead."""
    if facts.matter.advice.firmness is None or not reasons:
        return reasons
    said = Paragraph(prose=(Span(text=facts.matter.sentences.lead_in()),))
    return [reasons[0], said, *reasons[1:]]


def _weighing(facts: Facts) -> list[Card]:
    """The bars, with how to read them; none where nothing was weighed."""
    section = weighing_section(facts.matter)
    if section is None or facts.matter.advice.recommendation in UNWEIGHED:
        return []
    captions = [block.caption for block in section.blocks if isinstance(block, FigureBlock)]
    said = [b for b in section.blocks if isinstance(b, Paragraph) and b.manner is Manner.BODY]
    notes = ["".join(span.text for span in block.prose) for block in said]
    maker = partial(contributions, facts.matter.words, facts.matter.advice)
    return _present(figure_card(facts, maker, " ".join((*notes, *captions))))


def _present(card: Card | None) -> list[Card]:
    return [card] if card is not None else []


def _grouped(section: Section) -> tuple[list[Block], list[Block]]:
    """The first heading's blocks, and the others; the opening is shown by the page itself."""
    skipped = (FigureBlock, KeyNumbers, Foot)
    shown: list[Block] = [
        b for b in section.blocks if not isinstance(b, skipped) and not _is_lead(b)
    ]
    second = [at for at, block in enumerate(shown) if isinstance(block, Heading)][1:]
    split = second[0] if second else len(shown)
    return shown[:split], shown[split:]


def _is_lead(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.manner is Manner.LEAD


def _unknown_card(facts: Facts) -> Card | None:
    """The open question that could tell most; none where the reasons list questions anyway."""
    advice = facts.matter.advice
    if advice.recommendation in UNWEIGHED or not advice.open_questions:
        return None
    first = advice.open_questions[0]
    card = Card(facts.look, facts.say("unknown.title"))
    why = facts.matter.words.text(f"why_open.{first.why}")
    title = facts.matter.words.text(f"question.{first.id}.title")
    said = facts.say("unknown.text", question=title, why=why)
    settled = f" {facts.say('unknown.settled')}" if advice.settled else ""
    card.add_text(said + settled, "ink")
    card.body.addWidget(_answer_link(facts, first))
    return card


def _link_of(facts: Facts, short: str) -> QWidget | None:
    """A link to the open question with this short label."""
    for question in facts.matter.advice.open_questions:
        if facts.matter.question(question.id) == short:
            return _answer_link(facts, question)
    return None


def _answer_link(facts: Facts, question: OpenQuestion) -> LinkButton:
    about = facts.say("answer_about", question=facts.matter.question(question.id))
    return facts.links.make(facts.say("answer"), about, question_place(question.id))


def _pilots(facts: Facts) -> list[Card]:
    """Where it is too close to call, a card for the pilot of each side."""
    if facts.matter.advice.recommendation is not Recommendation.TOO_CLOSE:
        return []
    made = []
    for route in facts.matter.advice.routes:
        if route.representing:
            side = facts.matter.approach(route.approach)
            card = Card(facts.look, facts.say("pilot", approach=side))
            words = facts.matter.words
            card.add_text(words.text(f"route.{route.id}.name"), "ink").set_role("option")
            card.add_text(words.text(f"route.{route.id}.how"), "ink")
            made.append(card)
    return made


def change_pane(facts: Facts) -> QWidget:
    """What would change the advice, and every open question with a link to it."""
    section = change_section(facts.matter)
    found = section.blocks if section else ()
    return Stack(facts.look, cards(facts.look, found, partial(_link_of, facts)))


def comparison_pane(facts: Facts) -> QWidget:
    """The six components."""
    return Stack(facts.look, cards(facts.look, comparison_section(facts.matter).blocks))


def routes_pane(facts: Facts) -> QWidget:
    """Routes kept and ruled out, and the conditions."""
    chooser = RouteChooser(facts)
    found = chooser.blocks()
    shown: list[QWidget] = [*cards(facts.look, found, chooser.link)]
    for at, side in reversed(list(enumerate(Approach, start=1))):
        shown[at:at] = chooser.cards(side)
    pane = Stack(facts.look, [*shown, *_sources(facts, found)])
    chooser.setParent(pane)
    return pane


def cost_pane(facts: Facts) -> QWidget:
    """Both routes' money, line by line."""
    maker = partial(cost_ranges, facts.matter.words, facts.matter.advice)
    known = [b for b in cost_blocks(facts.matter) if not isinstance(b, Heading | FigureBlock)]
    return Stack(facts.look, [*_present(figure_card(facts, maker)), *cards(facts.look, known)])


def plan_pane(facts: Facts) -> QWidget:
    """The steps and the risks with their safeguards."""
    sections = (plan_section(facts.matter), risks_section(facts.matter))
    found: list[Block] = []
    for section in sections:
        if section is not None:
            found += (Heading(text=section.name), *section.blocks)
    return _sourced(facts, found)


def _sourced(facts: Facts, found: Sequence[Block]) -> QWidget:
    """Cards, and below them the sources they name."""
    return Stack(facts.look, [*cards(facts.look, found), *_sources(facts, found)])


def _sources(facts: Facts, found: Sequence[Block]) -> list[QWidget]:
    """The sources that blocks name, folded."""
    links = [span.link for span in spans_of(tuple(found)) if span.link.startswith(_SOURCE)]
    sources = SourceList(facts.context, keys=True)
    sources.show_sources(link.removeprefix(_SOURCE) for link in links)
    return [Disclosure(facts.look, facts.say("sources"), sources, strong=True)] if links else []
