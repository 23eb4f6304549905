"""The history of an assessment: finish it, revise it, look at what it was, compare."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from logic.errors import AssessmentFileError
from logic.figures.numerals import signed
from logic.glance import advised
from logic.report.blocks import say
from logic.report.numbers import number as opening
from logic.revisions import state_of
from logic.sentences import long_date
from ui.navigation import CHECK, COMPARE, HISTORY, compare_place
from ui.pages import Footer, PageBase
from ui.pages.drawer import SourceDrawer
from ui.pages.forms import TypedForm
from ui.pages.links import PlaceLinks
from ui.pages.result_blocks import prose_of, runs
from ui.pages.state_card import StateCard
from ui.widgets import (
    Button,
    Card,
    Cell,
    Column,
    DataTable,
    FlowRow,
    LinkButton,
    PageScaffold,
    TextField,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from logic.assessment import Revision
    from logic.report.matter import Matter
    from logic.report.trace import Trace
    from ui.files import Files
    from ui.pages import PageContext

_REASON_LINES = 2
#: How the key of an earlier revision's lead begins, its number after it.
_LEAD = "revision:"


class HistoryPage(PageBase, QObject):
    """What stands now, and every revision before it."""

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = files
        look = context.look
        self._scaffold = PageScaffold(look)
        links = PlaceLinks(context, HISTORY, self._scaffold)
        self._drawer = SourceDrawer(context, self._scaffold, links, self._standing, self._traced)
        self._now = StateCard(look, self._say("now"), self._drawer)
        self._finish = Button(look, self._say("finish.button"))
        self._now.body.addWidget(FlowRow(look, self._finish))
        self._revise = Card(look, self._say("revise.title"))
        self._reason = TextField(look, self._say("revise.reason"), lines=_REASON_LINES)
        self._reason.set_help(self._say("revise.help"))
        self._start = Button(look, self._say("revise.button"))
        TypedForm(context.words, self._revise, (self._reason,), self._start.text())
        self._earlier = Card(look, self._say("earlier.title"))
        self._none = self._earlier.add_text(self._say("earlier.none"))
        columns = [Column(title=self._say(f"column.{key}"), share=share) for key, share in _COLUMNS]
        self._table = DataTable(look, [*columns, Column(title="")], self._say("earlier.title"))
        self._compare = Button(look, self._say("compare_file"))
        self._build()

    def _build(self) -> None:
        self._revise.body.addWidget(self._reason)
        self._revise.body.addWidget(FlowRow(self._context.look, self._start))
        self._earlier.body.addWidget(self._table)
        self._earlier.body.addWidget(FlowRow(self._context.look, self._compare))
        for part in (self._now, self._revise, self._earlier):
            self._scaffold.main.addWidget(part)
        self._scaffold.main.setSpacing(self._context.look.units(16))
        self._finish.clicked.connect(self._ask_to_finish)
        self._start.clicked.connect(self._start_revision)
        self._compare.clicked.connect(self._compare_file)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """Which revision this is, and whether it is finished."""
        return self._scaffold.heading.title.text()

    def footer(self) -> Footer:
        """Back only; what can be done stands in the page."""
        return Footer(back=self._context.words.text("ui_question.back"))

    def enter(self, place: str) -> None:  # noqa: ARG002 - there is one place only
        """Show what stands; focus where something can be done."""
        self._reason.set_value("")
        self._reason.set_error("")
        self.refresh()
        shown = self._finish if self._finish.isVisibleTo(self._scaffold) else self._reason
        self._scaffold.start_at(shown)

    def leave(self) -> None:
        """The drawer closes."""
        self._drawer.close_drawer()

    def refresh(self) -> None:
        """Show the history as it is now."""
        document = self._context.document
        if not document.is_open:
            return
        state = "finished" if document.current.finished else "open"
        day = long_date(document.current.finished_on)
        number = document.current.revision
        self._scaffold.heading.set_texts(
            self._say("kicker"),
            self._say(f"title.{state}", number=number, day=day),
            self._say(f"hint.{state}"),
        )
        if document.result_shown:
            self._now.show_matter(self._standing(), "share")
        else:
            self._now.show_hidden(self._say("hidden"))
        self._finish.setVisible(not document.frozen)
        self._revise.setVisible(document.current.finished and document.read_only is None)
        self._show_revisions(document.current.revisions)
        self._drawer.refresh()

    def _standing(self) -> Matter:
        """What stands now, also while an earlier revision is looked at."""
        document, shown = self._context.document, self._context.matter()
        return replace(shown, assessment=document.current, advice=document.current_advice)

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_history.{key}", **values)

    def _show_revisions(self, revisions: tuple[Revision, ...]) -> None:
        self._none.setVisible(not revisions)
        self._table.setVisible(bool(revisions))
        self._table.set_rows([self._row(one) for one in reversed(revisions)])

    def _row(self, one: Revision) -> tuple[Cell, ...]:
        lead, told = one.outcome.exact_lead, self._advised(one)
        said = Cell(text=told)
        if not self._context.document.result_shown:
            said = Cell(text=self._say("hidden_short"))
        elif lead is not None:
            shown = (
                *say(f"{told} ("),
                *opening(signed(lead), f"{_LEAD}{one.number}"),
                *say(")"),
            )
            said = Cell(widget=prose_of(self._context.look, runs(shown), self._drawer, "secondary"))
        name = self._say("revision", number=one.number)
        return (
            Cell(text=name, bold=True),
            Cell(text=long_date(one.finished_on)),
            said,
            Cell(text=one.why),
            Cell(widget=self._links(one.number)),
        )

    def _advised(self, one: Revision) -> str:
        """What was advised then, in a few words."""
        document, words = self._context.document, self._context.words
        try:
            state = state_of(document.current, one.number)
        except AssessmentFileError:
            return words.maybe(f"recommendation.{one.outcome.recommendation}.short")
        return advised(document.rules(one.outcome.content), words, state)

    def _traced(self, key: str) -> Trace | None:
        """Where a number came from; the lead of an earlier revision is of its own rules."""
        from logic.report.earlier_trace import earlier_trace  # noqa: PLC0415 - memory
        from logic.report.provenance import trace  # noqa: PLC0415 - memory

        document, matter = self._context.document, self._standing()
        if not key.startswith(_LEAD):
            return trace(matter, key)
        try:
            state = state_of(document.current, int(key.removeprefix(_LEAD)))
        except AssessmentFileError:
            return None
        return earlier_trace(
            replace(matter, assessment=state), document.rules(state.outcome.content)
        )

    def _links(self, number: int) -> QWidget:
        made = []
        for key, slot in (("open", self._open), ("compare", self._compare_revision)):
            link = LinkButton(self._context.look, self._say(key))
            link.set_about(self._say(f"{key}_about", number=number))
            link.setProperty("number", number)
            link.clicked.connect(slot)
            made.append(link)
        return FlowRow(self._context.look, *made, spacing=16)

    @Slot()
    def _ask_to_finish(self) -> None:
        counts = self._context.document.advice.counts
        told = partial(self._say, open=counts.open, assumed=counts.assumed)
        open_ones = told("finish.open") if counts.open or counts.assumed else ""
        text = "\n\n".join(part for part in (self._say("finish.text"), open_ones) if part)
        if self._files.confirmed(self._say("finish.title"), text, self._say("finish.do")):
            self._context.document.finish()
            self._context.document.save()
            self._scaffold.start_at(self._reason)  # the button that had the focus is gone

    @Slot()
    def _start_revision(self) -> None:
        reason = self._reason.value()
        if not reason:
            self._reason.set_error(self._say("revise.problem"))
            self._reason.editor.setFocus()
            return
        self._context.document.start_revision(reason)
        self._context.shell.go(CHECK)

    @Slot()
    def _open(self) -> None:
        try:
            self._context.document.view_revision(int(self.sender().property("number")))
        except AssessmentFileError as fault:
            self._files.tell(self._say("damaged"), str(fault))
            return
        self._context.shell.go(CHECK)

    @Slot()
    def _compare_revision(self) -> None:
        self._context.shell.go(compare_place(int(self.sender().property("number"))))

    @Slot()
    def _compare_file(self) -> None:
        self._context.shell.go(COMPARE)


_COLUMNS = (("revision", 2), ("finished", 3), ("advised", 4), ("why", 5))
