"""What the editors of typed numbers share: sending what is sound, keeping what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Slot

from logic.assessment import BLANK, Amount, Answer, State, Trial
from ui.answers.editor import AnswerEditor, fault_of
from ui.answers.numbers import two_readings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from logic.model import Question
    from logic.words import Words
    from ui.answers.editor import Hints
    from ui.problem import Problem
    from ui.theme import Look
    from ui.widgets import LineField

Value: TypeAlias = Amount | Trial


def not_read(words: Words, field: LineField, form: str = "number") -> str:
    """What to do about a field whose text is no number of a form: "number", "count" or "share"."""
    either = two_readings(field.value())
    if either is None:
        return words.text(f"ui_question.problem.{form}", field=field.label())
    thousands, decimal = either
    key = "ui_question.problem.two_readings"
    return words.text(key, thousands=thousands, decimal=decimal, field=field.label())


class TypedEditor(AnswerEditor):
    """Fields of numbers. An answer is sent when a field is left, never while it is typed.

    What cannot be used stays in the fields, and comes back with the question.
    """

    def __init__(self, words: Words, look: Look, fields: Mapping[str, LineField]) -> None:
        super().__init__(words, look)
        self._fields = fields
        self._shown: Value | None = None
        self._drafts: dict[str, dict[str, str]] = {}
        self._fresh = False
        for field in fields.values():
            field.edited.connect(self._edited)
            field.committed.connect(self.send)

    def show_question(self, question: Question) -> None:
        """Show empty fields."""
        super().show_question(question)
        self._fresh = True
        self._show_value(None)

    def show_answer(self, answer: Answer, hints: Hints) -> None:
        """Show the numbers, unless they are the ones just typed."""
        super().show_answer(answer, hints)
        held = answer.amount or answer.trial
        if held != self._shown:
            self._show_value(held)
        if self._fresh:
            self._fresh = False
            self._show_draft()

    def starts(self) -> tuple[QWidget, ...]:
        """Where the answer is, or the first field."""
        unknown = self._answer.state is State.DONT_KNOW
        return (*(super().starts() if unknown else ()), self._first())

    def problems(self) -> tuple[Problem, ...]:
        """A line for each field without a number, else one for what the rules refuse."""
        found = (self._unreadable() or self._refused()) if self._anything() else ()
        said = {id(problem.field): problem.text for problem in found}
        for field in self._fields.values():
            field.set_error(said.get(id(field), ""))
        return found

    def unkept(self) -> tuple[Problem, ...]:
        """What cannot be used of what is typed since the answer was shown."""
        return self.problems() if self._is_draft() else ()

    def leave(self, *, keep: bool = True) -> None:
        """Send what is typed, or ``keep`` it for when the question is shown again."""
        self.send()
        if keep and self._is_draft():
            self._drafts[self._asked().id] = self._draft()

    def forget(self) -> None:
        """Empty the fields, and let go of what was kept."""
        self._drafts.clear()
        self._show_value(None)

    @Slot()
    def send(self) -> None:
        """Send what is typed where it is new and can be used; empty fields are no answer."""
        typed = self._typed()
        if self._question is None or typed == self._shown:
            return
        if typed is None and not self._anything():
            self._shown = None
            self.given.emit(BLANK)
        elif typed is not None and not self._refused():
            self._shown = typed
            self.given.emit(as_answer(typed))

    def _first(self) -> LineField:
        """The field that takes focus first."""
        raise NotImplementedError

    def _typed(self) -> Value | None:
        """What is typed, None while a field in use holds no number."""
        raise NotImplementedError

    def _unreadable(self) -> tuple[Problem, ...]:
        """A problem for each field in use without a number."""
        raise NotImplementedError

    def _refused(self) -> tuple[Problem, ...]:
        """What the rules refuse of the numbers typed."""
        raise NotImplementedError

    def _texts(self, value: Value) -> dict[str, str]:
        """What stands in the fields for a value."""
        raise NotImplementedError

    def _say_reading(self) -> None:
        """Say what the numbers typed mean."""

    def _is_empty(self) -> bool:
        return super()._is_empty() and not self._anything()

    def _anything(self) -> bool:
        return any(field.value() for field in self._fields.values())

    def _is_draft(self) -> bool:
        """Whether something stands in the fields that is not the answer."""
        typed = self._typed() if self._question is not None and self._anything() else self._shown
        return typed != self._shown or (typed is None and self._anything())

    def _fault(self, value: Value) -> str:
        return fault_of(self._asked(), as_answer(value))

    def _show_value(self, value: Value | None) -> None:
        self._shown = value
        texts = self._texts(value) if value is not None else {}
        for name, field in self._fields.items():
            field.set_value(texts.get(name, ""))
            field.set_error("")
        self._say_reading()

    def _show_draft(self) -> None:
        draft = self._drafts.pop(self._asked().id, None)
        if draft is not None:
            self._put_back(draft)
            self._say_reading()

    def _draft(self) -> dict[str, str]:
        """What is typed, by the name of its field."""
        return {name: field.value() for name, field in self._fields.items()}

    def _put_back(self, draft: Mapping[str, str]) -> None:
        for name, field in self._fields.items():
            field.set_value(draft[name])

    @Slot()
    def _edited(self) -> None:
        for field in self._fields.values():
            field.set_error("")
        self._say_reading()


def as_answer(value: Value) -> Answer:
    """A value as an answer."""
    if isinstance(value, Amount):
        return Answer(state=State.ANSWERED, amount=value)
    return Answer(state=State.ANSWERED, trial=value)
