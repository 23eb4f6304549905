"""The answer to one question: editor, reasons, assumed answers, and what other people say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logic.assessment import BLANK, Answer, Basis, State
from logic.interview import may_be_put_aside
from logic.model import QuestionKind
from logic.voices import let_stand, said_by_option, views, with_view
from ui.answers import make_editor
from ui.answers.editor import Hints
from ui.focus import focus_by_keyboard
from ui.pages.question_assumed import AssumedStrip
from ui.pages.question_notes import rules_out
from ui.pages.question_people import PeopleBox
from ui.pages.question_reason import ReasonBox
from ui.pages.question_voice import VoiceBox, told_apart
from ui.widgets import LinkButton, Strip

if TYPE_CHECKING:
    from logic.model import Question
    from ui.answers import AnswerEditor
    from ui.pages import PageContext
    from ui.problem import Problem
    from ui.widgets.numbers import Opener


class AnswerPanel(QWidget):
    """Shows a question's answer and sends every change to the document.

    ``voice`` (who said it, on what basis) is placed by the owner; it belongs to the view being
    edited: the answer's own, or that of another person. ``turned`` says that another view is
    edited, or that what was typed is gone.
    """

    turned = Signal()

    def __init__(self, context: PageContext, opener: Opener) -> None:
        super().__init__()
        self._context = context
        self._opener = opener
        look, words = context.look, context.words
        self._question: Question | None = None
        self._of = ""
        self._at = 0
        self._editors: dict[QuestionKind, AnswerEditor] = {}
        self._assumed = AssumedStrip(context)
        self._reason = ReasonBox(words, look)
        self._reason.set_digits(context.shell.digits_on)
        self._clear = LinkButton(look, words.text("ui_question.clear"), "secondary", "mute")
        self._undo = Strip(look, "info", words.text("ui_question.cleared"))
        self._cleared = BLANK
        self._people = PeopleBox(context)
        self.voice = VoiceBox(context)
        self._build()
        self._connect()

    # What the owner asks

    def show_question(self, question: Question) -> None:
        """Show another question as the document has it."""
        self._forget_other_file()
        self._question, self._at = question, 0
        self._undo.hide()
        shown = self._editor()
        for editor in self._editors.values():
            editor.setVisible(editor is shown)
        shown.show_question(question)
        self._editor().options.set_digits(self._context.shell.digits_on)
        self.voice.start(self._answer())
        self.refresh()

    def refresh(self) -> None:
        """Show the question's answer as the document has it now."""
        if self._question is None:
            return
        answer = self._answer()
        if self._at > len(views(answer)):
            self._at = 0
        offered = self._may_not_apply(answer)
        self._editor().show_answer(self._view(), self._hints(answer))
        self._assumed.show_answer(self._question, answer)
        self._reason.show_answer(answer, offered=offered)
        self._clear.setVisible(answer.state is not State.NOT_ASKED)
        self.voice.show_answer(self._view())
        self._people.show_answer(self._question, answer, self._at)

    def chooses_by_enter(self) -> bool:
        """Whether Enter in the options chooses the one in focus before it goes on."""
        choice = self._asked().kind is QuestionKind.CHOICE
        return choice and self._view().state is State.NOT_ASKED

    def answered(self) -> bool:
        """Whether there is something the person being asked has said."""
        return self._view().state is State.ANSWERED

    def take_focus(self) -> None:
        """Put focus where it is answered."""
        self._editor().take_focus()

    def starts(self) -> tuple[QWidget, ...]:
        """Where focus may begin, as ``AnswerEditor.starts`` has it."""
        return self._editor().starts()

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with what is typed."""
        return self._editor().problems()

    def unkept(self) -> tuple[Problem, ...]:
        """What is typed and is not the answer, as it cannot be used."""
        return self._editor().unkept() if self._is_ours() else ()

    def leave(self) -> None:
        """Send what is still in a field, never into another assessment than it was meant for."""
        if self._is_ours():
            self._editor().leave(keep=not self._at)
            self._send_voice()

    def _is_ours(self) -> bool:
        """Whether what stands in the fields was typed into the assessment that is open."""
        return self._question is not None and self._of == self._context.document.assessment.id

    # How it is made

    def _build(self) -> None:
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self._assumed)
        self._links = QHBoxLayout()
        self._links.addWidget(self._reason.link)
        self._links.addWidget(self._clear)
        self._links.addStretch(1)
        self._body.addWidget(self._reason)
        self._body.addLayout(self._links)
        self._body.addWidget(self._undo)
        self._body.addWidget(self._people)

    def _connect(self) -> None:
        self._assumed.confirmed.connect(self._confirm)
        self._reason.given.connect(self._does_not_apply)
        self._reason.cleared.connect(self._take_back)
        self._clear.clicked.connect(self._take_back)
        undo = self._undo.add_action(self._context.words.text("ui_question.undo"))
        undo.clicked.connect(self._restore)
        self.voice.edited.connect(self._send_voice)
        self._people.picked.connect(self._pick)
        self._people.agreed.connect(self._let_stand)
        self._people.stopped.connect(self._ask_first)
        self._people.removed.connect(self._remove)
        self._context.look.changed.connect(self._restyle)
        self._restyle()

    def _forget_other_file(self) -> None:
        """Let go of what was typed into another assessment."""
        if self._context.document.assessment.id != self._of:
            self._of = self._context.document.assessment.id
            for editor in self._editors.values():
                editor.forget()

    def _asked(self) -> Question:
        if self._question is None:
            raise RuntimeError("show_question comes first")
        return self._question

    def _editor(self) -> AnswerEditor:
        """The editor for the question's kind, made when first wanted."""
        kind = self._asked().kind
        if kind not in self._editors:
            self._editors[kind] = self._new_editor(kind)
        return self._editors[kind]

    def _new_editor(self, kind: QuestionKind) -> AnswerEditor:
        context = self._context
        editor = make_editor(kind, context.content, context.words, context.look)
        editor.set_opener(self._opener)
        editor.given.connect(self._given)
        editor.cleared.connect(self._take_back)
        editor.options.confirmed.connect(self._confirm)
        self._body.insertWidget(1, editor)  # below the strip of what is only assumed
        return editor

    def _may_not_apply(self, answer: Answer) -> bool:
        """Whether not to apply is offered, or was said when it still was."""
        offered = may_be_put_aside(self._asked()) and self._at == 0 and not answer.voices
        return offered or answer.state is State.NOT_APPLICABLE

    def _answer(self) -> Answer:
        return self._context.document.assessment.answer(self._asked().id)

    def _view(self) -> Answer:
        """What the person being asked answered; blank for one who has not yet."""
        seen = views(self._answer())
        return seen[self._at] if self._at < len(seen) else BLANK

    def _hints(self, answer: Answer) -> Hints:
        document, question = self._context.document, self._asked()
        roles = told_apart(document.assessment.engagement.people)
        unnamed = self._context.words.text("ui_people.unnamed")
        said = {
            option: tuple(roles.get(who, who) or unnamed for who in by)
            for option, by in said_by_option(answer).items()
        }
        notes = (
            rules_out(self._context.content, self._context.words, question, document.possible)
            if question.kind is QuestionKind.CHOICE
            else {}
        )
        return Hints(notes, said, document.currency)

    # What the person does

    def _send(self, answer: Answer) -> None:
        self._context.document.set_answer(self._asked().id, answer)

    def _send_view(self, view: Answer) -> None:
        self._send(with_view(self._answer(), self._at, view))

    @Slot(object)
    def _given(self, given: Answer) -> None:
        """Keep a new value; said anew, it is no longer an assumption."""
        if self.sender() is not self._editor():
            return
        kept = self._view()
        self._undo.hide()
        if given.state is not State.ANSWERED and (self._at or self._answer().voices):
            self._take_out()
            return
        if given.state is State.NOT_ASKED:
            self._send(_without_value(kept))
            return
        if given.state is not State.ANSWERED:
            self.turned.emit()
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
        if self._at >= len(views(self._answer())):
            answer = replace(answer, said_by=self._people.new_person())
        if kept.state is not State.ANSWERED:
            self.voice.start(answer)
        self._send_view(answer)

    def _take_out(self) -> None:
        """Who does not know says nothing that could stand beside the others."""
        at, self._at = self._at, 0
        self._send(with_view(self._answer(), at, BLANK))
        self._show_view()

    @Slot(str)
    def _does_not_apply(self, reason: str) -> None:
        kept = self._answer()
        blank = replace(_without_value(kept), words=kept.words)
        self._send(replace(blank, state=State.NOT_APPLICABLE, reason=reason))

    @Slot()
    def _confirm(self) -> None:
        """What was assumed is confirmed: it is an answer like any other."""
        kept = self._answer()
        if kept.assumed:
            self.voice.start(kept)
            self._send(replace(kept, basis=None))
            self._editor().take_focus()

    @Slot()
    def _take_back(self) -> None:
        kept = self._answer()
        if kept.state is State.NOT_ASKED:
            return
        self._cleared, self._at = kept, 0
        self._send(_without_value(kept))
        self._undo.show()
        self.turned.emit()
        self._editor().take_focus()

    @Slot()
    def _restore(self) -> None:
        self._undo.hide()
        self.voice.start(self._cleared)
        self._send(self._cleared)
        self._editor().take_focus()

    @Slot()
    def _send_voice(self) -> None:
        view = self._view()
        if view.state is State.ANSWERED:
            said_by, basis = self.voice.said_by(), self.voice.basis()
            self._send_view(replace(view, said_by=said_by, basis=basis))

    @Slot(int)
    def _pick(self, at: int) -> None:
        """Show what another person says, or ask what they say."""
        if found := self._editor().unkept():  # the other's answer would take its field
            focus_by_keyboard(found[0].field)
            return
        self._editor().leave()
        self._at = at
        self._show_view()
        self._editor().take_focus()

    @Slot()
    def _ask_first(self) -> None:
        """Let go of what the person asked now has said so far."""
        self._at = 0
        self._show_view()
        self._editor().take_focus()

    def _show_view(self) -> None:
        self._editor().show_question(self._asked())
        self.voice.start(self._view())
        self.refresh()
        self.turned.emit()

    @Slot(int)
    def _let_stand(self, at: int) -> None:
        self._at = 0
        self._send(let_stand(self._answer(), at))
        self._show_view()
        self._editor().take_focus()

    @Slot(int)
    def _remove(self, at: int) -> None:
        self._at = 0
        self._send(with_view(self._answer(), at, BLANK))
        self._show_view()
        self._editor().take_focus()

    @Slot()
    def _restyle(self) -> None:
        self._body.setSpacing(self._context.look.units(12))
        self._links.setSpacing(self._context.look.units(24))


def _without_value(answer: Answer) -> Answer:
    """The same answer not asked: only words, note and mark stay."""
    return Answer(words=answer.words, note=answer.note, marked=answer.marked)
