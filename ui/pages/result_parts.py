"""What the panes of the result page are put together from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from logic.figures import towards
from logic.report.answer_page import chosen_reasons, resting_on
from logic.report.blocks import spans_of
from ui.figure_view import FigureView
from ui.navigation import question_place
from ui.pages.result_blocks import cards
from ui.pages.sources import SourceList
from ui.widgets import Card, Column, DataTable, Disclosure, Prose, Rule, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from logic.depths import Depth
    from logic.findings import OpenQuestion
    from logic.report.blocks import Block
    from logic.report.matter import Matter
    from ui.figure_view import FigureMaker
    from ui.pages import PageContext
    from ui.pages.drawer import SourceDrawer
    from ui.pages.links import PlaceLinks
    from ui.theme import Look
    from ui.widgets import LinkButton

_SOURCE = "#source-"
#: The least width two cards can stand beside each other in, in units.
_LEAST_PAIR = 460


@dataclass(frozen=True, slots=True, kw_only=True)
class Dug:
    """What was worked out off the UI thread: the depths, and blocks of the report.

    ``change`` is on what would change the advice, ``trial`` on what a trial would lead to where
    that is what the advice waits for.
    """

    depth: Depth
    change: tuple[Block, ...]
    trial: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What panes are made from: context, matter, links to questions, the source drawer.

    ``dug`` is None while it is being worked out.
    """

    context: PageContext
    matter: Matter
    links: PlaceLinks
    drawer: SourceDrawer
    dug: Dug | None = None

    @property
    def look(self) -> Look:
        """The look."""
        return self.context.look

    def say(self, key: str, **values: object) -> str:
        """A sentence of the result page."""
        return self.context.words.text(f"ui_result.{key}", **values)


class Stack(QWidget):
    """Widgets under each other."""

    def __init__(self, look: Look, parts: Iterable[QWidget], gap: int = 16) -> None:
        super().__init__()
        self._look = look
        self._gap = gap
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self._box.addWidget(part)
        look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._look.units(self._gap))


class Pair(QWidget):
    """Cards of one height beside each other, under each other where there is little room."""

    def __init__(self, look: Look, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._look = look
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self._box.addWidget(part, 1)
        look.changed.connect(self._arrange)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        narrow = self.width() < self._look.units(_LEAST_PAIR)
        down = QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if narrow else QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(self._look.units(16))

    def event(self, event: QEvent) -> bool:
        """Arrange for the window it is shown in."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Resize}:
            self._arrange()
        return super().event(event)


def figure_card(facts: Facts, maker: FigureMaker, caption: str = "") -> Card | None:
    """A figure whose numbers open their sources, its caption, and folded the table that says it."""
    figure = maker(width=600)
    if figure is None:
        return None
    card = Card(facts.look, figure.title)
    view = FigureView(facts.look, opens=True)
    card.body.addWidget(view)
    view.set_maker(maker)
    view.asked.connect(facts.drawer.open_topic)
    if caption:
        card.add_text(caption).set_role("secondary")
    columns = [
        Column(title=title, share=1, right=bool(at)) for at, title in enumerate(figure.headers)
    ]
    twin = DataTable(facts.look, columns, figure.title)
    twin.set_rows(figure.rows)
    card.body.addWidget(Disclosure(facts.look, facts.say("as_table"), twin))
    return card


def present(card: Card | None) -> list[Card]:
    """The card in a list, an empty one where there is none."""
    return [card] if card is not None else []


def link_of(facts: Facts, short: str) -> QWidget | None:
    """A link to the open question with this short label."""
    for question in facts.matter.advice.open_questions:
        if facts.matter.question(question.id) == short:
            return answer_link(facts, question)
    return None


def answer_link(facts: Facts, question: OpenQuestion) -> LinkButton:
    """A link that leads to an open question."""
    about = facts.say("answer_about", question=facts.matter.question(question.id))
    return facts.links.make(facts.say("answer"), about, question_place(question.id))


class Reasons(QWidget):
    """The reasons, each with the answers it rests on and a number that opens its source."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._look = facts.look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        matter = facts.matter
        for at, (name, reason) in enumerate(chosen_reasons(matter)):
            if at:
                self._box.addWidget(Rule(facts.look))
            self._box.addWidget(Prose(facts.look, name, "secondary_strong"))
            text = Prose(facts.look)
            rest = Run(f" {resting_on(matter, reason)}.", colour="mute")
            text.set_runs((Run(matter.term(reason)), rest))
            self._box.addWidget(text)
            said = towards(matter.words, reason.points)
            about = facts.say("source_about", number=said)
            self._box.addWidget(facts.drawer.link(said, about, f"reason:{reason.term}"))
        facts.look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._look.units(6))


def sourced(facts: Facts, found: Sequence[Block]) -> QWidget:
    """Cards, and below them the sources they name."""
    made = cards(facts.look, found, partial(link_of, facts))
    return Stack(facts.look, [*made, *sources_of(facts, found)])


def sources_of(facts: Facts, found: Sequence[Block]) -> list[QWidget]:
    """The sources that blocks name, folded."""
    links = [span.link for span in spans_of(tuple(found)) if span.link.startswith(_SOURCE)]
    sources = SourceList(facts.context, keys=True)
    sources.show_sources(link.removeprefix(_SOURCE) for link in links)
    return [Disclosure(facts.look, facts.say("sources"), sources, strong=True)] if links else []
