"""What stands beside a question: why it is asked, evidence, hint, client's words, private note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.glossary import terms_of
from ui.pages.sources import SourceList
from ui.pages.terms import TermList
from ui.widgets import Disclosure, Prose, TextField

if TYPE_CHECKING:
    from logic.assessment import Answer
    from logic.model import Question
    from ui.pages import PageContext
    from ui.widgets import PageScaffold


class QuestionSide(QObject):
    """The side items of the question page, put onto its scaffold in the order of the design.

    ``edited`` follows every change of the client's words or the note: read ``words`` and
    ``note``.
    """

    edited = Signal()

    def __init__(self, context: PageContext, scaffold: PageScaffold) -> None:
        super().__init__(scaffold)
        self._context = context
        look, say = context.look, context.words.text
        self._why = Prose(look)
        self._evidence = SourceList(context)
        self._ask = Prose(look, "", "body", "mute")
        self._terms = TermList(context)
        self._words = TextField(look, "")
        self._words.set_label("", say("ui_question.side.words"))
        self._words.set_help(say("ui_question.side.words_help"))
        self._note = TextField(look, "")
        self._note.set_label("", say("ui_question.side.note"))
        self._note.set_help(say("ui_question.side.note_help"))
        scaffold.add_side(say("ui_question.side.why"), self._reasons())
        scaffold.add_side(say("ui_question.side.words"), self._words)
        self._note_row = scaffold.add_side(say("ui_question.side.note"), self._note, folded=True)
        for field in (self._words, self._note):
            field.edited.connect(self.edited)
        look.changed.connect(self._hide_private)
        self._hide_private()

    def _reasons(self) -> QWidget:
        """Why the question is asked; below it, closed, evidence, hint and words explained."""
        look, say = self._context.look, self._context.words.text
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._context.look.units(4))
        self._folded = (
            Disclosure(look, say("ui_question.side.evidence"), self._evidence),
            Disclosure(look, say("ui_question.side.ask"), self._ask),
            Disclosure(look, "", self._terms),
        )
        for part in (self._why, *self._folded):
            box.addWidget(part)
        return whole

    @Slot()
    def _hide_private(self) -> None:
        """While others look on there is no private note and no hint for the interviewer."""
        presenting = self._context.look.presenting
        self._note_row.setVisible(not presenting)
        self._folded[1].setVisible(not presenting)

    def show_question(self, question: Question) -> None:
        """Show what belongs to another question."""
        say = self._context.words.text
        self._why.set_text(say(f"question.{question.id}.why"))
        self._ask.set_text(say(f"question.{question.id}.ask"))
        self._evidence.show_sources(question.sources)
        self._show_terms(question)
        self.close_note()
        for row in self._folded:
            row.set_open(False)

    def _show_terms(self, question: Question) -> None:
        """The technical words of the question, explained in place; no row where it has none."""
        words, row = self._context.words, self._folded[2]
        found = terms_of(words, question)
        self._terms.show_terms(found)
        row.set_title(words.text("ui_question.side.terms", count=len(found)))
        row.setVisible(bool(found))

    def show_answer(self, answer: Answer) -> None:
        """Show words and note; leaves a text being typed alone."""
        self._words.set_value(answer.words)
        self._note.set_value(answer.note)
        key = "ui_question.side.note_count" if answer.note else "ui_question.side.note"
        self._note_row.set_title(self._context.words.text(key))

    def words(self) -> str:
        """The client's words."""
        return self._words.value()

    def note(self) -> str:
        """The private note."""
        return self._note.value()

    @Slot()
    def close_note(self) -> None:
        """Fold the note away, so that nobody reads it over a shoulder."""
        self._note_row.set_open(False)
