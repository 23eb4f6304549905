"""Check your answers: every answer in words, with a way to change it, before the result."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import shiboken6
from PySide6.QtCore import QObject, Qt

from logic.assessment import Certainty, State
from logic.ranking import in_order, place_of
from logic.report.numbers import answered, every_number
from logic.sentences import answer_words, inside, number
from ui.focus import OWN_FOCUS
from ui.navigation import CHECK, PRIORITIES, question_of, question_place
from ui.pages import Footer, PageBase
from ui.pages.drawer import drawer_on
from ui.pages.links import PlaceLinks
from ui.pages.question_voice import told_apart
from ui.pages.result_blocks import prose_of, runs
from ui.pages.state_icons import STATE_ICONS
from ui.widgets import (
    Card,
    Cell,
    Column,
    DataTable,
    Icon,
    IconText,
    PageScaffold,
    Part,
    Stack,
    Strip,
)
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from logic.assessment import Answer, Priorities
    from logic.model import Consideration, Question
    from ui.pages import PageContext
    from ui.theme import Colour
    from ui.widgets import LinkButton

#: The sentence that counts the answers, by whether some are assumed and some open.
_COUNTS = {
    (True, True): "counts",
    (False, True): "counts_open",
    (True, False): "counts_assumed",
    (False, False): "counts_all",
}


class _Said(NamedTuple):
    """A row in words."""

    place: str
    short: str
    answer: str
    given: bool
    asked: bool
    icon: str
    colour: Colour
    state: str
    who: str


class CheckPage(PageBase, QObject):
    """A table for each section and one for the priorities."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look, say = context.look, context.words.text
        self._scaffold = PageScaffold(look)
        self._links = PlaceLinks(context, CHECK, self._scaffold)
        self._drawer = drawer_on(context, self._scaffold, self._links)
        self._counts = Strip(look, "info", said=NumberProse(look, self._drawer))
        self._clashes = Strip(look, "info")
        self._made: dict[str, LinkButton] = {}
        # Long, and mostly read: arrows scroll it, Enter goes on.
        self._scaffold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scaffold.setAccessibleName(say("ui_check.title"))
        self._scaffold.setProperty(OWN_FOCUS, True)
        self._sections = Stack(look)
        self._priorities = DataTable(
            look,
            (
                Column(title=say("ui_check.column.improvement"), share=3),
                Column(title=say("ui_check.column.points"), share=6),
                Column(title=""),
            ),
            say("ui_priorities.kicker"),
        )
        self._scaffold.main.addWidget(self._counts)
        self._scaffold.main.addWidget(self._clashes)
        self._scaffold.main.addWidget(self._sections)
        card = Card(look, say("ui_priorities.kicker"))
        card.body.addWidget(self._priorities)
        self._scaffold.main.addWidget(card)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """What the page is for."""
        return self._scaffold.heading.title.text()

    def footer(self) -> Footer:
        """Back, and the button that shows the result."""
        say = self._context.words.text
        return Footer(
            primary=say("ui_check.show"),
            hint=say("ui_check.show_hint"),
            back=say("ui_question.back"),
        )

    def enter(self, place: str) -> None:  # noqa: ARG002 - there is one place only
        """Show every answer; after a change, focus is where it was."""
        say = self._context.words.text
        hint = say("ui_check.frozen" if self._context.document.frozen else "ui_check.hint")
        self._scaffold.heading.set_texts(say("ui_check.kicker"), say("ui_check.title"), hint)
        self.refresh()
        if self._links.followed:
            self._sections.show_rest()
        self._scaffold.to_top()
        self._focused_before().setFocus()
        self._links.followed = ""

    def _focused_before(self) -> QWidget:
        """The link that was followed; the page where its question is asked no more."""
        link = self._made.get(self._links.followed)
        there = link is not None and shiboken6.isValid(link) and link.isVisibleTo(self._scaffold)
        return link if link is not None and there else self._scaffold

    def leave(self) -> None:
        """Nothing is typed here; the drawer closes."""
        self._drawer.close_drawer()

    def refresh(self) -> None:
        """Show the answers as they are now."""
        document = self._context.document
        if not document.is_open:
            return
        clashes = document.clashes
        told = (self._context.words.text(f"clash.{clash.id}.says") for clash in clashes)
        self._clashes.set_notice("info", " ".join(told))
        self._clashes.setVisible(bool(clashes))
        asked = [self._question(name) for name in document.walk]
        why = {q.id: str(q.why) for q in document.advice.open_questions}
        said = {
            name: tuple(self._said(q, why) for q in asked if q.section == name)
            for name in self._context.content.sections
        }
        passed = self._passed_over(said)
        self._show_counts(sum(len(said[name]) for name in passed))
        self._sections.show_parts(
            Part((rows, document.frozen), partial(self._section, name, rows))
            for name, rows in said.items()
            if rows and name not in passed
        )
        self._show_priorities()
        self._drawer.refresh()

    def _passed_over(self, said: Mapping[str, Sequence[_Said]]) -> set[str]:
        """The sections a quick assessment asked nothing of."""
        if not self._context.document.assessment.quick:
            return set()
        return {name for name, rows in said.items() if not any(row.asked for row in rows)}

    def _show_counts(self, passed: int) -> None:
        """Say how many answers there are; ``passed`` questions were not to be asked."""
        counts, say = self._context.document.advice.counts, self._context.words.text
        told = say(
            f"ui_check.{_COUNTS[counts.assumed > 0, counts.open > 0]}",
            asked=counts.asked,
            confirmed=counts.confirmed,
            assumed=counts.assumed,
            open=counts.open,
        )
        more = say("ui_check.counts_quick", passed=passed) if passed else ""
        shown = say("ui_check.counts_matter")
        parts = " ".join(part for part in (told, more, shown) if part)
        self._counts.set_notice("info", runs(every_number(parts, "counts")))

    def primary(self) -> bool:
        """Stop hiding the result and go on to it."""
        self._context.document.show_result()
        return True

    def _section(self, name: str, rows: Sequence[_Said]) -> _Section:
        section = _Section(self._context, name)
        section.table.set_rows([self._row(said) for said in rows])
        return section

    def _question(self, name: str) -> Question:
        return self._context.content.questions[name]

    def _said(self, question: Question, why: Mapping[str, str]) -> _Said:
        """What a row says; ``why`` has a word for each open question."""
        words = self._context.words
        answer = self._context.document.assessment.answer(question.id)
        state = why.get(question.id, str(answer.state))
        icon, colour = STATE_ICONS[state]
        text = words.text(f"ui_check.state.{state}")
        if answer.marked:
            icon, colour = STATE_ICONS["marked"]
            text = words.text("ui_check.state.marked", state=inside(text))
        return _Said(
            place=question_place(question.id),
            short=words.text(f"question.{question.id}.short"),
            answer=answer_words(words, question, answer, self._context.document.currency),
            given=answer.state is State.ANSWERED,
            asked=answer.state is not State.NOT_ASKED,
            icon=icon,
            colour=colour,
            state=text,
            who=self._who(answer),
        )

    def _row(self, said: _Said) -> tuple[Cell | str, ...]:
        look = self._context.look
        state = IconText(look, Icon(look, said.icon, said.colour, 14, 18), said.state)
        state.setParent(self._scaffold)
        return (
            said.short,
            self._answer(said),
            Cell(widget=state),
            Cell(text=said.who, colour="mute"),
            Cell(widget=self._link(said.place, said.short, said.answer)),
        )

    def _answer(self, said: _Said) -> Cell:
        """What was answered, opening who said it where it holds a number."""
        role: Colour = "ink" if said.given else "mute"
        shown = answered(said.answer, question_of(said.place))
        if not shown[0].opens:
            return Cell(text=said.answer, colour=role)
        look = self._context.look
        return Cell(widget=prose_of(look, runs(shown), self._drawer, "secondary", role))

    def _who(self, answer: Answer) -> str:
        people = self._context.document.assessment.engagement.people
        said_by = told_apart(people).get(answer.said_by, answer.said_by)
        basis = self._context.words.text(f"basis.{answer.basis}.label") if answer.basis else ""
        return ", ".join(part for part in (said_by, basis.lower()) if part)

    def _link(self, place: str, short: str, said: str) -> LinkButton:
        say = self._context.words.text
        key = "read" if self._context.document.frozen else "change"
        about = say(f"ui_check.{key}_about", question=short, answer=said)
        link = self._links.make(say(f"ui_check.{key}"), about, place, listed=True)
        self._made[place] = link
        return link

    def _show_priorities(self) -> None:
        say = self._context.words.text
        kept = self._context.document.assessment.agreed_priorities()
        said = ", ".join(
            self._stated(kept, of) for of in in_order(kept.points) if of in kept.points
        )
        skipped = self._context.document.priorities_skipped
        said = said or say("ui_check.skipped" if skipped else "ui_check.equal")
        link = self._link(PRIORITIES, say("ui_priorities.kicker"), said)
        self._priorities.set_rows([(self._sure(kept), said, Cell(widget=link))])

    def _stated(self, kept: Priorities, of: Consideration) -> str:
        """A consideration with its place where only the order is right, else with its points."""
        say = self._context.words.text
        name = say(f"consideration.{of}.name")
        if kept.certainty is Certainty.ORDER:
            place = say("ui_priorities.place", place=place_of(kept.points, of))
            return say("ui_check.place", name=name, place=place)
        return say("ui_check.points", name=name, points=kept.points[of])

    def _sure(self, kept: Priorities) -> str:
        """How sure they are of their points; without any, only who would rather not weigh said."""
        if not kept.points and kept.certainty is not Certainty.NONE:
            return self._context.words.text("ui_check.unsaid")
        sure = f"certainty.{kept.certainty}.label"
        values = {"tolerance": number(kept.tolerance)}
        wanted = {name: values[name] for name in self._context.words.placeholders(sure)}
        return self._context.words.text(sure, **wanted)


class _Section(Card):
    """The answers of one section."""

    def __init__(self, context: PageContext, name: str) -> None:
        title = context.words.text(f"section.{name}.name")
        super().__init__(context.look, title)
        say = context.words.text
        self.table = DataTable(
            context.look,
            (
                Column(title=say("ui_check.column.question"), share=10),
                Column(title=say("ui_check.column.answer"), share=12),
                Column(title=say("ui_check.column.state"), share=7),
                Column(title=say("ui_check.column.said_by"), share=9),
                Column(title=""),
            ),
            title,
        )
        self.body.addWidget(self.table)
