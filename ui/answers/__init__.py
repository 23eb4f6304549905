"""One editor for each kind of question; each shows what the document says and sends answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.model import QuestionKind
from ui.answers.amount import AmountEditor
from ui.answers.choice import ChoiceEditor
from ui.answers.editor import AnswerEditor, Problem
from ui.answers.trial import TrialEditor

if TYPE_CHECKING:
    from logic.model import Content
    from logic.words import Words
    from ui.theme import Look

__all__ = ["AnswerEditor", "Problem", "make_editors"]


def make_editors(content: Content, words: Words, look: Look) -> dict[QuestionKind, AnswerEditor]:
    """An editor for every kind of question."""
    return {
        QuestionKind.CHOICE: ChoiceEditor(words, look),
        QuestionKind.AMOUNT: AmountEditor(words, look),
        QuestionKind.TRIAL: TrialEditor(content, words, look),
    }
