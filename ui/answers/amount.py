"""Answers an amount: one number, or low, likely and high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from logic.assessment import Amount, Answer, State
from logic.interview import amount_bands
from ui.answers.editor import AnswerEditor, Problem, fault_of
from ui.answers.field_row import FieldRow
from ui.answers.numbers import parse_number, show_number
from ui.widgets import Disclosure, LineField, Prose

if TYPE_CHECKING:
    from logic.model import Question
    from logic.words import Words
    from ui.answers.editor import Hints
    from ui.theme import Look

_PARTS = ("low", "likely", "high")
_FIELD = 320


class AmountEditor(AnswerEditor):
    """One field for the likely number; opened, a field for low and high beside it."""

    def __init__(self, words: Words, look: Look) -> None:
        self._fields = {part: LineField(look, "", width=_FIELD) for part in _PARTS}
        self._band = Prose(look, "", "secondary", "mute")
        self._default = Prose(look, "", "secondary", "mute")
        self._ends = FieldRow(look, (self._fields["low"], self._fields["high"]))
        self._range = Disclosure(look, words.text("ui_question.amount.range"), self._ends)
        self._shown: Amount | None = None
        super().__init__(words, look)
        for field in self._fields.values():
            field.edited.connect(self._typed)
        self._range.toggled.connect(self._typed)
        for part in (self._fields["likely"], self._band, self._range, self._default):
            self.box.addWidget(part)
        self.box.addWidget(self.options)

    def show_question(self, question: Question) -> None:
        """Show empty fields in the question's unit."""
        super().show_question(question)
        unit = self._words.maybe(
            f"question.{question.id}.unit_label", self._words.text(f"unit.{question.unit}")
        )
        for part, field in self._fields.items():
            field.set_label(self._words.text(f"ui_question.amount.{part}"))
            field.set_unit(unit)
        self._default.set_text(self._said_of_default(question))
        self._default.setVisible(question.default is not None)
        self._show_amount(None)

    def show_answer(self, answer: Answer, hints: Hints) -> None:
        """Show the amount, unless it is the one just typed."""
        super().show_answer(answer, hints)
        if answer.amount != self._shown:
            self._show_amount(answer.amount)
        self._say_band()

    def take_focus(self) -> None:
        """Put focus into the field of the likely number, or where the answer is."""
        if self._answer.state is State.DONT_KNOW:
            self.options.take_focus()
        else:
            self._fields["likely"].setFocus()

    def problems(self) -> tuple[Problem, ...]:
        """A line for each field without a number, else one for what the rules refuse."""
        found = tuple(self._unreadable()) if self._anything() else ()
        amount = self._amount()
        if amount is not None:
            fault = fault_of(self._asked(), Answer(state=State.ANSWERED, amount=amount))
            found = (Problem(fault, self._fields["likely"]),) if fault else ()
        said = {id(problem.field): problem.text for problem in found}
        for field in self._fields.values():
            field.set_error(said.get(id(field), ""))
        return found

    def forget(self) -> None:
        """Empty the fields."""
        self._show_amount(None)

    def _unreadable(self) -> list[Problem]:
        return [
            Problem(self._words.text("ui_question.problem.number", field=field.label()), field)
            for field in self._used()
            if parse_number(field.value()) is None
        ]

    def _used(self) -> tuple[LineField, ...]:
        parts = _PARTS if self._range.is_open() else ("likely",)
        return tuple(self._fields[part] for part in parts)

    def _anything(self) -> bool:
        return any(field.value() for field in self._used())

    def _amount(self) -> Amount | None:
        """The amount typed, None while a field in use holds no number."""
        values = [parse_number(field.value()) for field in self._used()]
        numbers = [value for value in values if value is not None]
        if len(numbers) < len(values):
            return None
        low, likely, high = numbers if len(numbers) == len(_PARTS) else numbers * 3
        return Amount(low=low, likely=likely, high=high)

    @Slot()
    def _typed(self) -> None:
        for field in self._fields.values():
            field.set_error("")
        amount = self._amount()
        answer = Answer(state=State.ANSWERED, amount=amount)
        if amount is not None and not fault_of(self._asked(), answer):
            self._shown = amount
            self.given.emit(answer)
        elif not self._anything() and self._answer.state is State.ANSWERED:
            self._shown = None
            self.cleared.emit()
        else:
            self._say_band()

    def _show_amount(self, amount: Amount | None) -> None:
        self._shown = amount
        for part, field in self._fields.items():
            field.set_value(show_number(getattr(amount, part)) if amount else "")
            field.set_error("")
        if amount is None or amount.low != amount.high:
            self._range.set_open(amount is not None)
        self._say_band()

    def _say_band(self) -> None:
        """Which of the question's bands the amount falls in."""
        amount = self._amount()
        if amount is None or self._question is None:
            self._band.hide()
            return
        bands = amount_bands(self._question, amount)
        named = [self._say(f"option.{o}.label") for o in self._question.option_ids() if o in bands]
        text = self._words.text("ui_question.amount.bands").join(named)
        self._band.set_text(self._words.text("ui_question.amount.band", bands=text))
        self._band.show()

    def _said_of_default(self, question: Question) -> str:
        if question.default is None:
            return ""
        low, likely, high = (show_number(value) for value in question.default)
        key = "ui_question.amount.default_one" if low == high else "ui_question.amount.default"
        values = {"likely": likely} if low == high else {"likely": likely, "low": low, "high": high}
        return self._words.text(key, **values)
