"""What the panes of the result page are put together from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from logic.figures import towards
from logic.record import dataclass
from logic.report.answer_page import chosen_reasons, resting_on
from logic.report.blocks import spans_of
from ui.figure_view import USUAL, FigureView
from ui.layouts import Filling
from ui.navigation import question_place
from ui.pages.result_blocks import cards, groups, nothing_more, prose_of, runs
from ui.pages.sources import SourceList
from ui.widgets import Card, Disclosure, FlowRow, LinkButton, Part, Prose, Rule, Run, Stack
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from logic.depths import Depth
    from logic.figures import Figure
    from logic.findings import OpenQuestion
    from logic.report.blocks import Block
    from logic.report.blocks import Prose as Words
    from logic.report.matter import Matter
    from ui.figure_view import FigureMaker
    from ui.pages import PageContext
    from ui.pages.drawer import SourceDrawer
    from ui.pages.links import PlaceLinks
    from ui.pages.result_blocks import More
    from ui.theme import Look

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

    ``dug`` is None while it is being worked out, which is only said where it is ``late``, and
    where that was ``stopped``. ``turn`` stops it, or has it begun again.
    """

    context: PageContext
    matter: Matter
    links: PlaceLinks
    drawer: SourceDrawer
    dug: Dug | None = None
    late: bool = True
    stopped: bool = False
    turn: Callable[[], None]

    @property
    def look(self) -> Look:
        """The look."""
        return self.context.look

    @property
    def frozen(self) -> bool:
        """Whether answers can only be read."""
        return self.context.document.frozen

    def say(self, key: str, **values: object) -> str:
        """A sentence of the result page."""
        return self.context.words.text(f"ui_result.{key}", **values)


class Pair(Filling):
    """Cards of one height beside each other, under each other where there is little room.

    ``shares`` divide the width between them; under ``least`` units they go below each other.
    """

    def __init__(
        self,
        look: Look,
        parts: Sequence[QWidget],
        shares: Sequence[int] = (),
        least: int = _LEAST_PAIR,
    ) -> None:
        super().__init__()
        self._look = look
        self._least = least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for at, part in enumerate(parts):
            self._box.addWidget(part, shares[at] if shares else 1)
        look.changed.connect(self._arrange)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        narrow = self.width() < self._look.units(self._least)
        down = QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if narrow else QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(self._look.units(16))

    def event(self, event: QEvent) -> bool:
        """Arrange for the window it is shown in."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Resize}:
            self._arrange()
        return super().event(event)


def figure_card(facts: Facts, maker: FigureMaker, caption: str = "") -> FigureCard | None:
    """A figure as a card; None where the maker makes nothing."""
    if maker(width=USUAL) is None:
        return None
    card = FigureCard(facts)
    card.show_figure(maker, (Run(caption),) if caption else ())
    return card


class FigureCard(Card):
    """A figure whose numbers open their sources, its caption, and folded the table that says it."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts.look)
        self._figure: Figure | None = None
        self._view = FigureView(facts.look)
        self._view.asked.connect(facts.drawer.open_topic)
        self.body.addWidget(self._view)
        self._caption = NumberProse(facts.look, facts.drawer, "secondary", "mute")
        self._caption.take_width()
        self.body.addWidget(self._caption)
        self._twin = Disclosure(facts.look, facts.say("as_table"))
        self.body.addWidget(self._twin)
        self.body.addStretch(1)

    def show_figure(self, maker: FigureMaker, caption: Sequence[Run] = ()) -> None:
        """Show what this maker makes, which must be something."""
        self._view.set_maker(maker)
        self._figure = self._view.figure()
        self._caption.set_runs(caption)
        self._caption.setVisible(bool(caption))
        if self._figure is not None:
            self.set_title(self._figure.title)
        self._twin.set_maker(self._table)

    def _table(self) -> QWidget:
        from ui.widgets import Column, DataTable  # noqa: PLC0415 - memory

        figure = self._figure
        headers = figure.headers if figure is not None else ()
        columns = [Column(title=name, share=1, right=bool(at)) for at, name in enumerate(headers)]
        table = DataTable(self._look, columns, figure.title if figure is not None else "")
        table.set_rows(figure.rows if figure is not None else ())
        return table


def waiting(facts: Facts, key: str) -> QWidget:
    """A line that something is being worked out, where it is late, and a way to stop it."""
    return Stack(facts.look, [wait_card(facts, key)] if facts.late else [])


def wait_card(facts: Facts, key: str, title: str = "") -> Card:
    """What is being worked out with a way to stop it, or that it was stopped, and to begin anew."""
    card = Card(facts.look, title)
    card.add_text(facts.say("wait.stopped" if facts.stopped else key))
    link = LinkButton(facts.look, facts.say("wait.again" if facts.stopped else "wait.cancel"))
    link.clicked.connect(facts.turn)
    card.body.addWidget(FlowRow(facts.look, link))
    return card


def present(card: Card | None) -> list[Card]:
    """The card in a list, an empty one where there is none."""
    return [card] if card is not None else []


def block_parts(
    facts: Facts, found: Sequence[Block], more: More = nothing_more, about: object = None
) -> Iterator[Part]:
    """The cards of blocks as parts; ``about`` is what ``more`` goes by."""
    for group in groups(found):
        yield Part((group, about), partial(_first_card, facts, group, more))


def _first_card(facts: Facts, group: Sequence[Block], more: More) -> Card:
    return cards(facts.look, group, more, facts.drawer)[0]


def link_of(facts: Facts, short: str) -> QWidget | None:
    """A link to the open question with this short label."""
    for question in facts.matter.advice.open_questions:
        if facts.matter.question(question.id) == short:
            return answer_link(facts, question)
    return None


def answer_link(facts: Facts, question: OpenQuestion) -> LinkButton:
    """A link that leads to an open question, or to one whose answer is only assumed."""
    key = "confirm" if facts.matter.is_assumed(question.id) else "answer"
    key = "read" if facts.frozen else key
    about = facts.say(f"{key}_about", question=facts.matter.question(question.id))
    return facts.links.make(facts.say(key), about, question_place(question.id), listed=True)


class _Said(NamedTuple):
    """A reason in words."""

    name: str
    text: str
    resting: Words
    towards: str
    term: str


def reasons_said(matter: Matter) -> tuple[_Said, ...]:
    """The reasons chosen, in words."""
    return tuple(
        _Said(
            name=name,
            text=matter.term(reason),
            resting=resting_on(matter, reason),
            towards=towards(matter.words, reason.points),
            term=reason.term,
        )
        for name, reason in chosen_reasons(matter)
    )


class Reasons(Filling):
    """The reasons, each with the answers it rests on and a number that opens its source."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._look = facts.look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for at, said in enumerate(reasons_said(facts.matter)):
            if at:
                self._box.addWidget(Rule(facts.look))
            self._box.addWidget(Prose(facts.look, said.name, "secondary_strong"))
            shown = (Run(f"{said.text} "), *runs(said.resting), Run(".", colour="mute"))
            self._box.addWidget(prose_of(facts.look, shown, facts.drawer).take_width())
            about = facts.drawer.about(said.towards)
            self._box.addWidget(facts.drawer.link(said.towards, about, f"reason:{said.term}"))
        facts.look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._look.units(8))


def sourced(facts: Facts, found: Sequence[Block]) -> QWidget:
    """Cards, and below them the sources they name."""
    made = cards(facts.look, found, partial(link_of, facts), facts.drawer)
    return Stack(facts.look, [*made, *sources_of(facts, found)])


def sources_of(facts: Facts, found: Sequence[Block]) -> list[QWidget]:
    """The sources that blocks name, folded."""
    links = [span.link for span in spans_of(tuple(found)) if span.link.startswith(_SOURCE)]
    sources = SourceList(facts.context, keys=True)
    sources.show_sources(link.removeprefix(_SOURCE) for link in links)
    return [Disclosure(facts.look, facts.say("sources"), sources, strong=True)] if links else []
