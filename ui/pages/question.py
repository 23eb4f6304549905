"""One question a page: made from content, with an editor for each kind of question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.navigation import question_of, question_place
from ui.pages import Footer, PageBase
from ui.pages.late_drawer import LateDrawer
from ui.pages.question_answer import AnswerPanel
from ui.pages.question_precision import PrecisionNote
from ui.pages.question_side import QuestionSide
from ui.widgets import ErrorSummary, PageScaffold, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from logic.assessment import Answer
    from logic.model import Question
    from ui.pages import PageContext
    from ui.problem import Problem


class QuestionPage(PageBase, QObject):
    """Shows whichever question it is sent to, and sends every answer to the document."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look, words = context.look, context.words
        self._question: Question | None = None
        self._scaffold = PageScaffold(look)
        self._mark = self._scaffold.heading.action
        self._mark.setCheckable(True)
        self._errors = ErrorSummary(look)
        self._drawer = LateDrawer(context, self._scaffold)
        self._panel = AnswerPanel(context, self._drawer)
        self._scaffold.main.addWidget(self._errors)
        self._precision = PrecisionNote(context)
        self._clashes = Strip(look, "info")
        self._scaffold.main.addWidget(self._panel)
        self._scaffold.main.addWidget(self._clashes)
        self._scaffold.main.addWidget(self._precision)
        self._side = QuestionSide(context, self._scaffold)
        self._voice_row = self._scaffold.add_side(
            words.text("ui_question.voice.title"), self._panel.voice
        )
        self._connect()

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """The question, with "Error:" before it while the error summary shows."""
        title = self._scaffold.heading.title.text()
        return self._context.titled(title, faulty=bool(self._errors.lines()))

    def footer(self) -> Footer:
        """Back and Continue."""
        say = self._context.words.text
        chooses = self._question is not None and self._panel.chooses_by_enter()
        return Footer(
            primary=say("ui_question.next"),
            hint=say("ui_question.choose_hint" if chooses else "ui_question.next_hint"),
            in_text=say("ui_question.text_hint"),
            back=say("ui_question.back"),
        )

    def enter(self, place: str) -> None:
        """Show the question of this place and put focus where it is answered."""
        question = self._context.content.questions[question_of(place)]
        self._question = question
        self._drawer.lead_back_to(question_place(question.id))
        self._errors.clear()
        self._side.show_question(question)
        self._panel.show_question(question)
        self._precision.show_question(question)
        self.refresh()
        self._scaffold.start_inside(self._panel.starts())

    def unkept(self) -> Sequence[Problem]:
        """What is typed and cannot be used."""
        return self._panel.unkept()

    def leave(self) -> None:
        """Send what is still in a field; the drawer closes."""
        if self._question is not None:
            self._panel.leave()
        self._drawer.close()

    def refresh(self) -> None:
        """Show the question as the document has it now."""
        if self._question is None or not self._context.document.is_open:
            return
        answer = self._answer()
        self._show_head(answer)
        self._panel.refresh()
        self._show_clashes()
        self._voice_row.setVisible(self._panel.answered())
        self._side.show_answer(answer)
        self._precision.refresh()

    def primary(self) -> bool:
        """Go on, unless something typed cannot be used."""
        problems = self._panel.problems()
        self._errors.show_errors(problems)
        self._context.shell.footer_changed()
        if problems:
            return False
        self._side.close_note()
        self.leave()
        return True

    def _connect(self) -> None:
        self._mark.clicked.connect(self._toggle_mark)
        self._panel.turned.connect(self._turn)
        self._side.edited.connect(self._send_texts)

    def _asked(self) -> Question:
        if self._question is None:
            raise RuntimeError("enter comes first")
        return self._question

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

    def _show_clashes(self) -> None:
        """Say what else was answered that this answer cannot stand beside."""
        asked, found = self._asked().id, self._context.document.clashes
        about = [clash.id for clash in found if asked in clash.questions()]
        said = (self._context.words.text(f"clash.{one}.says") for one in about)
        self._clashes.set_notice("info", " ".join(said))
        self._clashes.setVisible(bool(about))

    def _count(self, question: Question) -> dict[str, object]:
        """Where the question stands among those of its section that are asked now."""
        questions = self._context.content.questions
        walk = self._context.document.walk
        asked = [name for name in walk if questions[name].section == question.section]
        number = asked.index(question.id) + 1 if question.id in asked else len(asked)
        section = self._context.words.text(f"section.{question.section}.name")
        return {"section": section, "number": number, "total": len(asked)}

    @Slot()
    def _turn(self) -> None:
        """Say nothing more of what was typed before; who said it follows an answer."""
        self._errors.clear()
        self._voice_row.setVisible(self._panel.answered())
        self._context.shell.footer_changed()

    @Slot()
    def _toggle_mark(self) -> None:
        self._context.document.toggle_mark(self._asked().id)

    @Slot()
    def _send_texts(self) -> None:
        words, note = self._side.words(), self._side.note()
        kept = self._answer()
        merge = f"{'words' if words != kept.words else 'note'}:{self._asked().id}"
        changed = replace(kept, words=words, note=note)
        self._context.document.set_answer(self._asked().id, changed, merge=merge)
