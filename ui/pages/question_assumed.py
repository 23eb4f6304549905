"""Says that an answer is only assumed, where it came from, and how to confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.widgets import Strip

if TYPE_CHECKING:
    from logic.assessment import Answer
    from logic.cases import Case
    from logic.model import Question
    from ui.pages import PageContext


class AssumedStrip(Strip):
    """Shows for an assumed answer only; ``confirmed`` when the person confirms it."""

    confirmed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, "warning")
        self._context = context
        self._cases: dict[str, Case] = {}
        action = self.add_action(context.words.text("ui_assumed.confirm"))
        action.clicked.connect(self.confirmed)
        self.hide()

    def show_answer(self, question: Question, answer: Answer) -> None:
        """Say where an assumed answer comes from; hide for any other."""
        assumed = answer.assumed
        self.setVisible(assumed)
        if assumed:
            self.set_notice("warning", self._said(question))

    def _said(self, question: Question) -> str:
        say = self._context.words.text
        case = self._case()
        given = case.answers.get(question.id) if case else None
        if case is None or given is None:
            return say("ui_assumed.plain")
        named = say("ui_assumed.judgement")
        if given.source in self._context.content.evidence and given.source != "judgement":
            named = self._context.content.evidence[given.source].citation
        return say("ui_assumed.case", case=case.title, why=given.why, source=named)

    def _case(self) -> Case | None:
        """The typical case the assessment began from."""
        name = self._context.document.assessment.case
        if name and not self._cases:
            from logic.cases import fitting_cases  # noqa: PLC0415 - rarely needed

            self._cases = {case.id: case for case in fitting_cases(self._context.content)}
        return self._cases.get(name)
