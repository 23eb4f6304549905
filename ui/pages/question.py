"""One question a page: made from content, with an editor for each kind of question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logic.assessment import BLANK, Answer, Basis, State
from logic.model import QuestionKind
from ui.answers import make_editors
from ui.answers.editor import Hints
from ui.navigation import question_of
from ui.pages import Footer
from ui.pages.question_notes import rules_out
from ui.pages.question_reason import ReasonBox
from ui.pages.question_side import QuestionSide
from ui.pages.question_voice import VoiceBox, named
from ui.widgets import ErrorSummary, LinkButton, PageScaffold, Strip

if TYPE_CHECKING:
    from logic.model import Question
    from ui.answers import AnswerEditor
    from ui.pages import PageContext


class QuestionPage(QObject):
    """Shows whichever question it is sent to, and sends every answer to the document."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look, words = context.look, context.words
        self._question: Question | None = None
        self._of = ""
        self._scaffold = PageScaffold(look)
        self._mark = self._scaffold.heading.action
        self._mark.setCheckable(True)
        self._errors = ErrorSummary(look)
        self._editors = make_editors(context.content, words, look)
        self._reason = ReasonBox(words, look)
        self._clear = LinkButton(look, words.text("ui_question.clear"), "secondary", "mute")
        self._undo = Strip(look, "info", words.text("ui_question.cleared"))
        self._cleared = BLANK
        self._voice = VoiceBox(context)
        self._build()
        self._side = QuestionSide(context, self._scaffold)
        self._voice_row = self._scaffold.add_side(
            words.text("ui_question.voice.title"), self._voice
        )
        self._connect()

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """The question, with "Error:" before it while the error summary shows."""
        title = self._scaffold.heading.title.text()
        if self._errors.lines():
            return self._context.words.text("ui_question.error_title", title=title)
        return title

    def footer(self) -> Footer:
        """Back and Continue."""
        say = self._context.words.text
        return Footer(
            primary=say("ui_question.next"),
            hint=say("ui_question.next_hint"),
            back=say("ui_question.back"),
        )

    def enter(self, place: str) -> None:
        """Show the question of this place and put focus where it is answered."""
        document = self._context.document
        if document.assessment.id != self._of:
            self._of = document.assessment.id
            for editor in self._editors.values():
                editor.forget()
        question = self._context.content.questions[question_of(place)]
        self._question = question
        self._errors.clear()
        self._undo.hide()
        for kind, editor in self._editors.items():
            editor.setVisible(kind is question.kind)
        self._editor().show_question(question)
        self._editor().options.set_digits(self._context.shell.digits_on())
        self._side.show_question(question)
        self._voice.start(self._answer())
        self.refresh()
        self._scaffold.to_top()
        self._editor().take_focus()

    def leave(self) -> None:
        """Send what is still in a field."""
        if self._question is not None:
            self._editor().leave()
            self._send_voice()

    def refresh(self) -> None:
        """Show the question as the document has it now."""
        if self._question is None or not self._context.document.is_open:
            return
        answer = self._answer()
        self._show_head(answer)
        self._editor().show_answer(answer, self._hints())
        self._reason.setVisible(self._question.may_not_apply)
        self._reason.show_answer(answer)
        answered = answer.state is State.ANSWERED
        self._clear.setVisible(answer.state is not State.NOT_ASKED)
        self._voice_row.setVisible(answered)
        self._voice.show_answer(answer)
        self._side.show_answer(answer)

    def primary(self) -> bool:
        """Go on, unless something typed cannot be used."""
        self._editor().take_focused_option()
        problems = self._editor().problems()
        self._errors.show_errors(problems)
        self._context.shell.footer_changed()
        if problems:
            return False
        self._side.close_note()
        self.leave()
        return True

    def secondary(self) -> None:
        """There is no second button."""

    def _build(self) -> None:
        self._body = QVBoxLayout()
        self._body.addWidget(self._errors)
        for editor in self._editors.values():
            self._body.addWidget(editor)
        self._links = QHBoxLayout()
        self._links.addWidget(self._reason, 1)
        self._links.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        self._links.addStretch(0)
        self._body.addLayout(self._links)
        self._body.addWidget(self._undo)
        self._scaffold.main.addLayout(self._body)

    def _connect(self) -> None:
        for editor in self._editors.values():
            editor.given.connect(self._given)
            editor.cleared.connect(self._take_back)
        self._reason.given.connect(self._does_not_apply)
        self._reason.cleared.connect(self._take_back)
        self._clear.clicked.connect(self._take_back)
        self._undo.add_action(self._context.words.text("ui_question.undo")).clicked.connect(
            self._restore
        )
        self._mark.clicked.connect(self._toggle_mark)
        self._voice.edited.connect(self._send_voice)
        self._side.edited.connect(self._send_texts)
        self._context.look.changed.connect(self._restyle)
        self._restyle()

    def _asked(self) -> Question:
        if self._question is None:
            raise RuntimeError("enter comes first")
        return self._question

    def _editor(self) -> AnswerEditor:
        return self._editors[self._asked().kind]

    def _answer(self) -> Answer:
        return self._context.document.assessment.answer(self._asked().id)

    def _show_head(self, answer: Answer) -> None:
        say, question = self._context.words.text, self._asked()
        kicker = say("ui_question.kicker", **self._count(question))
        title = say(f"question.{question.id}.title")
        self._scaffold.heading.set_texts(kicker, title, say(f"question.{question.id}.hint"))
        self._mark.setChecked(answer.marked)
        self._mark.set_icon("flag" if answer.marked else "")
        self._scaffold.heading.set_action(
            say("ui_question.marked" if answer.marked else "ui_question.mark")
        )

    def _count(self, question: Question) -> dict[str, object]:
        """Where the question stands among those of its section that are asked now."""
        questions = self._context.content.questions
        walk = self._context.document.walk
        asked = [name for name in walk if questions[name].section == question.section]
        number = asked.index(question.id) + 1 if question.id in asked else len(asked)
        section = self._context.words.text(f"section.{question.section}.name")
        return {"section": section, "number": number, "total": len(asked)}

    def _hints(self) -> Hints:
        document, question = self._context.document, self._asked()
        people = document.assessment.engagement.people
        notes = (
            rules_out(self._context.content, self._context.words, question, document.possible)
            if question.kind is QuestionKind.CHOICE
            else {}
        )
        return Hints(notes, {person.id: named(person, people) for person in people})

    def _send(self, answer: Answer, merge: str = "") -> None:
        self._context.document.set_answer(self._asked().id, answer, merge=merge)

    @Slot(object)
    def _given(self, given: Answer) -> None:
        """Keep a new value; said anew, it is no longer an assumption."""
        if self.sender() is not self._editor():
            return
        kept = self._answer()
        self._undo.hide()
        if given.state is State.NOT_ASKED:
            self._send(_without_value(kept))
            return
        stays = given.state is State.ANSWERED and kept.basis is not Basis.ASSUMED
        answer = replace(
            kept,
            state=given.state,
            options=given.options,
            amount=given.amount,
            trial=given.trial,
            reason="",
            basis=kept.basis if stays else None,
        )
        if kept.state is not State.ANSWERED:
            self._voice.start(answer)
        self._send(answer)

    @Slot(str)
    def _does_not_apply(self, reason: str) -> None:
        kept = self._answer()
        blank = replace(_without_value(kept), words=kept.words)
        self._send(replace(blank, state=State.NOT_APPLICABLE, reason=reason))

    @Slot()
    def _take_back(self) -> None:
        kept = self._answer()
        if kept.state is State.NOT_ASKED:
            return
        self._cleared = kept
        self._send(_without_value(kept))
        self._undo.show()
        self._editor().take_focus()

    @Slot()
    def _restore(self) -> None:
        self._undo.hide()
        self._voice.start(self._cleared)
        self._send(self._cleared)
        self._editor().take_focus()

    @Slot()
    def _toggle_mark(self) -> None:
        self._context.document.toggle_mark(self._asked().id)

    @Slot()
    def _send_voice(self) -> None:
        kept = self._answer()
        if kept.state is State.ANSWERED:
            said_by, basis = self._voice.said_by(), self._voice.basis()
            self._send(replace(kept, said_by=said_by, basis=basis))

    @Slot()
    def _send_texts(self) -> None:
        words, note = self._side.words(), self._side.note()
        kept = self._answer()
        merge = f"{'words' if words != kept.words else 'note'}:{self._asked().id}"
        self._send(replace(kept, words=words, note=note), merge)

    @Slot()
    def _restyle(self) -> None:
        self._body.setSpacing(self._context.look.units(12))
        self._links.setSpacing(self._context.look.units(24))


def _without_value(answer: Answer) -> Answer:
    """The same answer not asked: only words, note and mark stay."""
    return Answer(words=answer.words, note=answer.note, marked=answer.marked)
