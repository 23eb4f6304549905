"""An editor for each kind of question; it shows what the document says and sends answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.model import QuestionKind
from ui.answers.amount import AmountEditor
from ui.answers.choice import ChoiceEditor
from ui.answers.editor import AnswerEditor
from ui.answers.trial import TrialEditor

if TYPE_CHECKING:
    from logic.model import Content
    from logic.words import Words
    from ui.theme import Look

__all__ = ["AnswerEditor", "make_editor"]


def make_editor(kind: QuestionKind, content: Content, words: Words, look: Look) -> AnswerEditor:
    """An editor for a kind of question."""
    if kind is QuestionKind.TRIAL:
        return TrialEditor(content, words, look)
    return AmountEditor(words, look) if kind is QuestionKind.AMOUNT else ChoiceEditor(words, look)
