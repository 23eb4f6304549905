"""All questions of a section on one page, or those in a state worth a look; editable in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.selection import Show, select
from ui.answers.field_row import FieldRow
from ui.focus import focus_by_keyboard
from ui.frozen import READS
from ui.pages import Footer, PageBase
from ui.pages.late_drawer import LateDrawer
from ui.pages.question_answer import AnswerPanel
from ui.pages.sections_row import QuestionRow
from ui.widgets import ChoiceField, EmptyState, ErrorSummary, PageScaffold, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.pages import PageContext
    from ui.problem import Problem
    from ui.theme import Look

_ALL = "all"
#: More rows than a window of 800 units shows.
_AT_ONCE = 12


class SectionsPage(PageBase, QObject):
    """Page "sections"; one question is open at a time, with the same editor as on its own page."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look, say = context.look, context.words.text
        self._scaffold = PageScaffold(look)
        self._errors = ErrorSummary(look)
        self._section = ChoiceField(look, say("sections.section"), self._sections())
        self._show = ChoiceField(
            look, say("sections.show"), [(s.value, say(f"sections.by.{s}")) for s in Show]
        )
        self._count = Prose(look, "", "secondary", "mute")
        self._none = EmptyState(look, say("sections.none"), say("sections.show_all"))
        self._drawer = LateDrawer(context, self._scaffold)
        self._panel = AnswerPanel(context, self._drawer)
        self._open = self._entry = ""
        self._listed: tuple[str, ...] = ()
        self._rows: dict[str, QuestionRow] = {}
        self._heads: dict[str, _Head] = {}
        self._list = QVBoxLayout()
        self._holder = QWidget()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_rows)
        self._build()

    def _build(self) -> None:
        self._editor = QWidget(self._holder)
        self._editing = QVBoxLayout(self._editor)
        self._editing.setContentsMargins(0, 0, 0, 0)
        self._editing.addWidget(self._panel)
        self._editing.addWidget(self._panel.voice)
        self._holder.hide()
        main = self._scaffold.main
        main.addWidget(self._errors)
        main.addWidget(FieldRow(self._context.look, (self._section, self._show)))
        main.addWidget(self._count)
        main.addLayout(self._list)
        main.addWidget(self._none)
        main.addWidget(self._holder)
        for field in (self._section, self._show):
            field.editor.setProperty(READS, True)
            field.committed.connect(self._choose)
        self._none.button.setProperty(READS, True)
        self._none.button.clicked.connect(self._show_all)
        self._context.look.changed.connect(self._restyle)
        self._restyle()

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """What the page shows."""
        return self._context.words.text("sections.title")

    def footer(self) -> Footer:
        """Back to where it was asked for."""
        return Footer(back=self._context.words.text("ui_question.back"))

    def enter(self, place: str) -> None:
        """Show all questions."""
        say = self._context.words.text
        self._scaffold.heading.set_texts(
            say("sections.kicker"), say("sections.title"), say("sections.hint")
        )
        self._drawer.lead_back_to(place)
        self._section.set_value(_ALL)
        self._show.set_value(Show.ALL.value)
        self._errors.clear()
        self._choose()
        self._scaffold.to_top()
        self._section.setFocus(Qt.FocusReason.OtherFocusReason)

    def unkept(self) -> Sequence[Problem]:
        """What is typed into the open question and cannot be used."""
        return self._panel.unkept() if self._open else ()

    def leave(self) -> None:
        """Send what is still in a field; the drawer closes."""
        if self._open:
            self._panel.leave()
        self._drawer.close()

    def refresh(self) -> None:
        """Show the answers as they are now; the question being edited stays listed."""
        document = self._context.document
        if not document.is_open:
            return
        self._list_questions()
        for name, row in self._rows.items():
            row.show_answer(document.assessment.answer(name), frozen=document.frozen)
        if self._open:
            self._panel.refresh()
            self._panel.voice.setVisible(self._panel.answered())

    def _sections(self) -> list[tuple[str, str]]:
        say = self._context.words.text
        named = [(s, say(f"section.{s}.name")) for s in self._context.content.sections]
        return [(_ALL, say("sections.all")), *named]

    @Slot()
    def _show_all(self) -> None:
        """List every question; the list to choose from takes focus, as the button goes away."""
        self._section.set_value(_ALL)
        self._show.set_value(Show.ALL.value)
        self._show.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose()

    @Slot()
    def _choose(self) -> None:
        """List anew what is looked for."""
        self._close()
        self.refresh()
        self._put_in_order()

    def _list_questions(self) -> None:
        document, section = self._context.document, self._section.value()
        wanted = select(
            self._context.content,
            document.assessment,
            "" if section == _ALL else section,
            Show(self._show.value() or Show.ALL),
        )
        questions = self._context.content.questions
        listed = tuple(q for q in questions if q in wanted or q == self._open)
        key = "sections.count_one" if len(listed) == 1 else "sections.count"
        values = {} if len(listed) == 1 else {"count": len(listed)}
        self._count.set_text(self._context.words.text(key, **values))
        self._count.setVisible(bool(listed))
        self._none.setVisible(not listed)
        if listed != self._listed:
            self._make_rows(listed)

    def _make_rows(self, listed: tuple[str, ...]) -> None:
        for name in set(self._rows) - set(listed):
            row = self._rows.pop(name)
            row.hide()
            row.deleteLater()
        self._listed = listed
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        """Show the rows there are and some more; what nobody sees yet has a turn of its own."""
        if not self._context.document.is_open:
            return
        missing = [name for name in self._listed if name not in self._rows]
        for name in missing[:_AT_ONCE]:
            self._rows[name] = self._make_row(name)
        self._put_in_order()
        if missing[_AT_ONCE:]:
            self._later.start(0)
        self._let_tab_in(self._entry)

    @Slot(str)
    def _let_tab_in(self, name: str) -> None:
        """Let Tab stop at one row of the list: the last one in focus, else the first."""
        self._entry = name if name in self._rows else next(iter(self._listed), "")
        for one, row in self._rows.items():
            row.let_tab_in(entry=one == self._entry)

    @Slot(int)
    def _step(self, by: int) -> None:
        """Go so many rows on, at most to an end of the list."""
        while self._later.isActive():
            self._later.stop()
            self._show_rows()
        at = self._listed.index(self._entry) + by
        focus_by_keyboard(self._rows[self._listed[min(max(at, 0), len(self._listed) - 1)]].header)

    def _put_in_order(self) -> None:
        """Each row in its place, those of all sections under the name of theirs."""
        apart = self._section.value() == _ALL
        shown: list[QWidget] = []
        headed: set[str] = set()
        for name in filter(self._rows.__contains__, self._listed):
            section = self._context.content.questions[name].section
            if apart and section not in headed:
                shown.append(self._head(section))
                headed.add(section)
            shown.append(self._rows[name])
        for at, widget in enumerate(shown):
            if self._list.indexOf(widget) != at:
                self._list.insertWidget(at, widget)
        for section, head in self._heads.items():
            head.setVisible(section in headed)  # once it has a parent; else it is a window

    def _head(self, section: str) -> _Head:
        if section not in self._heads:
            named = self._context.words.text(f"section.{section}.name")
            self._heads[section] = _Head(self._context.look, named)
        return self._heads[section]

    def _make_row(self, name: str) -> QuestionRow:
        document = self._context.document
        row = QuestionRow(self._context, self._context.content.questions[name])
        row.toggled.connect(self._toggled)
        row.confirmed.connect(self._confirmed)
        row.focused.connect(self._let_tab_in)
        row.stepped.connect(self._step)
        row.show_answer(document.assessment.answer(name), frozen=document.frozen)
        return row

    @Slot(str)
    def _toggled(self, name: str) -> None:
        """Open a question, or fold it away; another that was open is sent and closed."""
        again = name == self._open
        if self._open and not self._fold():
            if not again:
                self._rows[name].set_open(opened=False)
            return
        if not again:
            self._open_row(name)

    def _open_row(self, name: str) -> None:
        self._open = name
        self._panel.show_question(self._context.content.questions[name])
        self._panel.voice.setVisible(self._panel.answered())
        self._rows[name].hold(self._editor)
        self._context.shell.footer_changed()  # what was just made may have to be frozen
        self._panel.take_focus()

    def _fold(self) -> bool:
        """Close the question that is open; False where something typed cannot be used."""
        problems = self._panel.problems()
        self._errors.show_errors(problems)
        if problems:
            self._rows[self._open].set_open(opened=True)
            return False
        opened = self._rows.get(self._open)
        self._close()
        self.refresh()
        if opened is not None and self._rows.get(opened.question) is opened:
            focus_by_keyboard(opened.header)
        return True

    def _close(self) -> None:
        if self._open:
            self._panel.leave()
            self._editor.setParent(self._holder)
            self._rows[self._open].set_open(opened=False)
            self._open = ""

    @Slot(str)
    def _confirmed(self, name: str) -> None:
        assumed = self._context.document.assessment.answer(name)
        self._context.document.set_answer(name, replace(assumed, basis=None))

    @Slot()
    def _restyle(self) -> None:
        self._list.setSpacing(self._context.look.units(8))
        self._editing.setSpacing(self._context.look.units(16))


class _Head(QWidget):
    """The name of a section over its questions."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._box = QVBoxLayout(self)
        self._box.addWidget(Prose(look, name, "section"))
        look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._box.setContentsMargins(0, self._look.units(16), 0, self._look.units(4))
