"""A second visit: an earlier state beside the present one, and which change moved the lead."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import is_not
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from logic.comparison import DATE, Comparison, compare
from logic.errors import AssessmentFileError
from logic.figures import towards
from logic.figures.moved import lead_moved, parts_moved
from logic.figures.numerals import signed
from logic.report.numbers import answered, filled, number, text_of
from logic.revisions import state_of
from logic.sentences import long_date
from ui.background import patience
from ui.figure_view import FigureView
from ui.navigation import COMPARE, compared_of
from ui.pages import Footer, PageBase
from ui.pages.drawer import SourceDrawer
from ui.pages.links import PlaceLinks
from ui.pages.result_blocks import prose_of, runs
from ui.pages.result_parts import Pair
from ui.pages.state_card import StateCard
from ui.widgets import (
    Button,
    Card,
    Cell,
    Column,
    DataTable,
    EmptyState,
    FlowRow,
    PageScaffold,
    Run,
)
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from logic.assessment import Assessment, Outcome
    from logic.comparison import Moved
    from logic.report.blocks import Prose
    from logic.report.matter import Matter
    from logic.report.trace import Trace
    from ui.files import Files
    from ui.pages import PageContext

_COLUMNS = (("what", 3), ("then", 4), ("now", 4), ("moved", 3))
#: The key of the lead that was recorded when the earlier state was finished.
_RECORDED = "recorded"


class ComparePage(PageBase, QObject):
    """Compares with a revision named in the place, or with a file that is asked for."""

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = files
        self._other: Assessment | None = None
        self._outcome: Outcome | None = None
        self._asked: tuple[Assessment, Assessment] | None = None
        self._about = ""
        self._patience = patience(self, self._is_late)
        self._awaited = False
        self._states: tuple[Matter, Matter, Comparison] | None = None
        look = context.look
        self._scaffold = PageScaffold(look)
        self._empty = EmptyState(look, self._say("none"), self._say("choose"))
        links = PlaceLinks(context, COMPARE, self._scaffold)
        self._drawer = SourceDrawer(context, self._scaffold, links, context.matter, self._traced)
        self._scaffold.heading.set_opener(self._drawer)
        self._lead = FigureView(look)
        self._then = StateCard(look, opener=self._drawer)
        self._now = StateCard(look, opener=self._drawer)
        self._changed = Card(look, self._say("changed"))
        columns = [Column(title=self._say(f"column.{key}"), share=share) for key, share in _COLUMNS]
        self._table = DataTable(look, columns, self._say("changed"))
        self._nothing = self._changed.add_text(self._say("nothing_changed"))
        self._method = self._changed.add_text(self._say("method"))
        self._silent = self._changed.add_text("")
        self._parts_card = Card(look, context.words.text("figure.moved.title"))
        self._parts = FigureView(look)
        self._rules = Card(look, self._say("rules.title"))
        self._rules_said = NumberProse(look, self._drawer)
        self._rules.body.addWidget(self._rules_said)
        self._again = Button(look, self._say("choose_other"))
        self._build()

    def _build(self) -> None:
        self._method.set_role("secondary")
        self._silent.set_role("secondary")
        self._changed.body.insertWidget(0, self._table)
        self._table.close_below()
        self._parts_card.body.addWidget(self._parts)
        self._compared = (
            self._lead,
            Pair(self._context.look, [self._then, self._now]),
            self._changed,
            self._parts_card,
            self._rules,
            FlowRow(self._context.look, self._again),
        )
        for part in (self._empty, *self._compared):
            self._scaffold.main.addWidget(part)
        self._scaffold.main.setSpacing(self._context.look.units(16))
        self._now.set_strong(True)
        self._empty.button.clicked.connect(self._choose)
        self._again.clicked.connect(self._choose)
        for view in (self._lead, self._parts):
            view.asked.connect(self._drawer.open_topic)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    @property
    def awaited(self) -> bool:
        """Whether another comparison is being made."""
        return self._awaited

    def title(self) -> str:
        """What became of the advice."""
        return self._scaffold.heading.title.text()

    def footer(self) -> Footer:
        """Back only."""
        return Footer(back=self._context.words.text("ui_question.back"))

    def enter(self, place: str) -> None:
        """Show the revision the place names, else the file chosen last, else ask for one."""
        number, document = compared_of(place), self._context.document
        if self._about != document.current.id or number:
            self._about, self._other, self._outcome = document.current.id, None, None
        if number:
            self._take_revision(number)
        self.refresh()
        self._take_focus()

    def leave(self) -> None:
        """Nothing is typed here; the drawer closes."""
        self._drawer.close_drawer()

    def refresh(self) -> None:
        """Show what changed from the other state to the present one, once it is worked out."""
        document = self._context.document
        if not document.is_open:
            return
        if self._other is None or not document.result_shown:
            self._asked, self._awaited = None, False
            self._patience.stop()
            self._show_empty("none" if document.result_shown else "hidden")
            return
        asked = self._other, document.current
        if self._asked is None or any(map(is_not, asked, self._asked)):
            if self._asked is None or asked[0] is not self._asked[0]:
                self._await()
            self._asked = asked
            work = partial(compare, self._context.content, *asked, self._outcome)
            self._context.shell.run(work, self._told)

    def _await(self) -> None:
        """Leave what is there until the comparison is late; nothing where nothing is."""
        self._awaited = True
        self._patience.start()
        if self._asked is None:
            self._show_empty("none")
            self._empty.hide()

    @Slot()
    def _is_late(self) -> None:
        self._show_empty("waiting")

    def _show_empty(self, key: str) -> None:
        """Ask for a file, or first for the wish to see the result; or say what is worked out."""
        self._show_parts(compared=False)
        title, hint = self._say(f"title.{key}"), self._say("hint")
        self._scaffold.heading.set_texts(self._say("kicker"), title, hint)
        self._empty.set_text(self._say(key))
        self._empty.button.setVisible(key != "waiting")
        self._empty.button.set_text(self._say("show" if key == "hidden" else "choose"))

    def _show_parts(self, *, compared: bool) -> None:
        self._empty.setVisible(not compared)
        for part in self._compared:
            part.setVisible(compared)

    def _take_focus(self) -> None:
        """Begin at the head, with the one button there is in focus where it is to be seen."""
        if self._awaited:
            self._scaffold.start_at_head()
        elif self._asked is None:
            self._scaffold.start_at(self._empty.button)
        else:
            self._scaffold.start_at(self._again)

    @Slot(object)
    def _told(self, found: object) -> None:
        if self._asked is None or not isinstance(found, Comparison):
            return
        self._patience.stop()
        first, self._awaited = self._awaited, False
        self._show_parts(compared=True)
        self._show(self._asked, found)
        self._context.shell.footer_changed()
        if first and self._scaffold.isVisible():
            self._take_focus()

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_compare.{key}", **values)

    def _take_revision(self, number: int) -> None:
        current = self._context.document.current
        try:
            self._other = state_of(current, number)
        except AssessmentFileError as fault:
            self._files.tell(self._say("damaged"), str(fault))
            return
        self._outcome = self._other.outcome

    @Slot()
    def _choose(self) -> None:
        document = self._context.document
        if not document.result_shown:
            document.show_result()
            return
        found = self._files.read_other()
        if found is not None:
            self._other, self._outcome = found, found.outcome
            self.refresh()
            self._context.shell.footer_changed()

    def _show(self, states: tuple[Assessment, Assessment], found: Comparison) -> None:
        words = self._context.words
        other, present = states
        shown = self._context.matter()
        then = replace(shown, assessment=other, advice=found.before)
        now = replace(shown, assessment=present, advice=found.after)
        self._scaffold.heading.set_texts(
            self._say("kicker"), runs(self._finding(found, then, now)), self._say("under_rules")
        )
        self._then.set_kicker(self._say("then", day=long_date(other.date)))
        self._now.set_kicker(self._say("now", day=long_date(present.date)))
        self._then.show_matter(then, "before:share")
        self._now.show_matter(now, "after:share")
        before = self._say("mark.then"), found.lead_before
        after = self._say("mark.now"), found.lead_after
        self._states = then, now, found
        self._lead.set_maker(partial(lead_moved, words, before, after))
        drawn = self._parts.set_maker(partial(parts_moved, words, found.considerations))
        self._parts_card.setVisible(drawn)
        self._show_changes(then, now, found)
        self._show_rules(found)
        self._drawer.refresh()

    def _traced(self, key: str) -> Trace | None:
        from logic.report.earlier_trace import earlier_trace  # noqa: PLC0415 - memory
        from logic.report.moved_trace import TwoStates  # noqa: PLC0415 - memory

        if self._states is None:
            return None
        before, after, found = self._states
        if key == _RECORDED:
            return earlier_trace(
                before, self._context.document.rules(before.assessment.outcome.content)
            )
        return TwoStates(before=before, after=after, found=found).trace(key)

    def _show_changes(self, then: Matter, now: Matter, found: Comparison) -> None:
        rows = [self._row(then, now, one) for one in found.moved]
        self._table.setVisible(bool(rows))
        self._table.set_rows(rows)
        self._nothing.setVisible(not rows)
        self._method.setVisible(len(rows) > 1)
        listed = ", ".join(now.question(name) for name in found.silent)
        self._silent.set_text(self._say("silent", listed=listed))
        self._silent.setVisible(bool(listed))

    def _row(self, then: Matter, now: Matter, one: Moved) -> tuple[Cell, ...]:
        moved = self._moved(now, one)
        if not one.question:
            name, said = self._say(f"part.{one.what}"), self._say("otherwise")
            texts = ("", said)
            if one.what == DATE:
                texts = (long_date(then.assessment.date), long_date(now.assessment.date))
            return (Cell(text=name, bold=True), *(Cell(text=text) for text in texts), moved)
        name = now.question(one.question)
        both = ((then, "before:"), (now, "after:"))
        answers = (self._answer(state, one.question, key) for state, key in both)
        return (Cell(text=name, bold=True), *answers, moved)

    def _answer(self, state: Matter, question: str, key: str) -> Cell:
        """What was answered in a state, opening who said it where it holds a number."""
        said = answered(state.answer(question), question, state=key)
        if not any(span.opens for span in said):
            return Cell(text=text_of(said))
        return Cell(widget=prose_of(self._context.look, runs(said), self._drawer, "secondary"))

    def _moved(self, now: Matter, one: Moved) -> Cell:
        if not one.points:
            return Cell(text=self._say("unmoved"))
        points = towards(now.words, one.points)
        shown = runs(number(points, f"moved:{one.what}"))
        return Cell(widget=prose_of(self._context.look, shown, self._drawer, "secondary"))

    def _show_rules(self, found: Comparison) -> None:
        rules = found.rules
        self._rules.setVisible(rules is not None)
        if rules is None:
            return
        advised = self._context.words.text(f"recommendation.{rules.recommendation}.short")
        values = {"version": rules.version, "now": self._context.content.version}
        said = [Run(self._say("rules.advised", advised=advised, **values))]
        if rules.points is not None and rules.lead is not None:
            moved = number(towards(self._context.words, rules.points), "rules")
            told = {"lead": number(signed(rules.lead), _RECORDED), "moved": moved}
            said += [Run(" "), *runs(filled(self._context.words, "ui_compare.rules.moved", **told))]
        self._rules_said.set_runs(said)

    def _finding(self, found: Comparison, *states: Matter) -> Prose:
        words = self._context.words
        before, after = signed(found.lead_before), signed(found.lead_after)
        kinds = found.before.recommendation, found.after.recommendation
        if kinds[0] is kinds[1]:
            key = "title.same" if before == after else "title.moved"
            leads = {"before": number(before, "before"), "after": number(after, "after")}
            return filled(words, f"ui_compare.{key}", **leads)
        then, now = (state.sentences.short() for state in states)
        return filled(words, "ui_compare.title.changed", then=then, now=now)
