"""Answers a choice question: one option, or several that are still possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import Answer, Basis, State
from ui.answers.editor import AnswerEditor
from ui.widgets import Option, OptionState, Tick

if TYPE_CHECKING:
    from logic.model import Question
    from logic.words import Words
    from ui.answers.editor import Hints
    from ui.theme import Look

_DIGITS = 9


class ChoiceEditor(AnswerEditor):
    """Option cards; with "it could be one of several" each card is kept or left out."""

    def __init__(self, words: Words, look: Look) -> None:
        self._several = Tick(look, words.text("ui_question.several"), "secondary")
        super().__init__(words, look)
        self.box.addWidget(self.options)
        self.box.addWidget(self._several)

    def show_question(self, question: Question) -> None:
        """Show its options, nothing chosen."""
        super().show_question(question)
        self._several.setChecked(False)
        self._several.setVisible(len(question.options) > 2)  # noqa: PLR2004 - two: don't know

    def show_answer(self, answer: Answer, hints: Hints) -> None:
        """Show what is chosen; several at once where several are possible."""
        super().show_answer(answer, hints)
        if len(answer.options) > 1:
            self._several.setChecked(True)

    def _offered(self) -> tuple[Option, ...]:
        return tuple(
            Option(
                key=name,
                label=self._say(f"option.{name}.label"),
                detail=self._words.maybe(f"question.{self._asked().id}.option.{name}.detail"),
                digit=str(number) if number <= _DIGITS else "",
            )
            for number, name in enumerate(self._asked().option_ids(), start=1)
        )

    def _states(self, hints: Hints) -> dict[object, OptionState]:
        return {
            **super()._states(hints),
            **{name: self._state(name, hints) for name in self._asked().option_ids()},
        }

    def _state(self, name: str, hints: Hints) -> OptionState:
        answer = self._answer
        chosen = answer.state is State.ANSWERED and name in answer.options
        assumed = chosen and answer.basis is Basis.ASSUMED
        return OptionState(
            chosen=chosen,
            assumed=self._assumed() if assumed else "",
            note=hints.rules_out.get(name, ""),
            people=hints.people.get(name, ()),
        )

    def _assumed(self) -> str:
        key = "assumed_each" if len(self._answer.options) > 1 else "assumed"
        return self._words.text(f"ui_question.{key}")

    def _take(self, key: object) -> None:
        if not isinstance(key, str):
            super()._take(key)
            return
        kept = self._toggled(key) if self._several.isChecked() else (key,)
        if kept:
            self.given.emit(Answer(state=State.ANSWERED, options=kept))
        else:
            self.cleared.emit()

    def _toggled(self, key: str) -> tuple[str, ...]:
        before = set(self._answer.options) if self._answer.state is State.ANSWERED else set()
        wanted = before ^ {key}
        return tuple(name for name in self._asked().option_ids() if name in wanted)
