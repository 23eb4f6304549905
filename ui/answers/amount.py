"""Answers an amount: one number, or low, likely and high."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import Amount, State
from logic.currency import DOLLAR
from logic.interview import amount_bands
from logic.points import ASKED, PERT, SHAPES
from logic.ranges import range_faults
from logic.sentences import aside_words, converted_words
from ui.answers.field_row import FieldRow
from ui.answers.numbers import parse_amount, show_number
from ui.answers.typed import TypedEditor, not_read
from ui.focus import focus_by_keyboard
from ui.problem import Problem
from ui.widgets import ChoiceField, Disclosure, LineField, Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Answer
    from logic.model import Question
    from logic.ranges import RangeFault
    from logic.words import Words
    from ui.answers.editor import Hints
    from ui.answers.typed import Value
    from ui.theme import Look


def shape_field(words: Words, look: Look) -> ChoiceField:
    """How values are spread between their ends, to be chosen."""
    say = words.text
    shapes = [(shape, say(f"ui_figures.shape.{shape}.label")) for shape in SHAPES]
    field = ChoiceField(look, say("ui_figures.shape.label"), shapes)
    field.set_help(say("ui_figures.shape.help"))
    return field


class Bounded(Protocol):
    """What has a least and a most: a question, or a figure behind the cost."""

    @property
    def least(self) -> float:
        """The least that may be given."""
        ...

    @property
    def most(self) -> float:
        """The most that may be given."""
        ...


_PARTS = ("low", "likely", "high")
_SHAPE = "shape"
_FIELD = 320


class AmountEditor(TypedEditor):
    """One field for the likely number; opened, a field for low and high below it."""

    def __init__(self, words: Words, look: Look) -> None:
        self._currency = DOLLAR
        self._band = Prose(look, "", "secondary", "mute")
        self._default = Prose(look, "", "secondary", "mute")
        fields = {part: LineField(look, "", width=_FIELD) for part in _PARTS}
        self._shape = shape_field(words, look)
        self._ends = QVBoxLayout()
        self._ends.setContentsMargins(0, 0, 0, 0)
        self._ends.addWidget(FieldRow(look, (fields["low"], fields["high"])))
        self._ends.addWidget(self._shape)
        held = QWidget()
        held.setLayout(self._ends)
        self._range = Disclosure(look, words.text("ui_question.amount.range"), held)
        super().__init__(words, look, fields)
        self._range.toggled.connect(self._toggled)
        self._shape.committed.connect(self.send)
        look.changed.connect(self._space_ends)
        self._space_ends()
        for part in (fields["likely"], self._band, self._range, self._default):
            self.box.addWidget(part)
        self.box.addWidget(self.options)

    def show_question(self, question: Question) -> None:
        """Show empty fields in the question's unit."""
        super().show_question(question)
        unit = self._words.maybe(
            f"question.{question.id}.unit_label", self._words.text(f"unit.{question.unit}")
        )
        for part, field in self._fields.items():
            usual = self._words.text(f"ui_question.amount.{part}")
            own = f"ui_question.amount.{part}_{question.unit}"
            field.set_label(self._words.maybe(own, usual))
            field.set_unit(unit)
        self._shape.setVisible(question.id in ASKED)

    def _first(self) -> LineField:
        return self._fields["likely"]

    def _used(self) -> tuple[LineField, ...]:
        parts = _PARTS if self._range.is_open() else ("likely",)
        return tuple(self._fields[part] for part in parts)

    def _anything(self) -> bool:
        return any(field.value() for field in self._used())

    def _read(self, field: LineField) -> float | None:
        """The number in a field; one below zero is refused with the least there may be."""
        unit = self._question.unit if self._question is not None else ""
        return parse_amount(field.value(), unit)

    def _typed(self) -> Amount | None:
        values = [self._read(field) for field in self._used()]
        numbers = [value for value in values if value is not None]
        if len(numbers) < len(values):
            return None
        low, likely, high = numbers if len(numbers) == len(_PARTS) else numbers * len(_PARTS)
        chosen = self._shape.value() if low < high else PERT
        shape = "" if chosen == PERT else chosen
        return Amount(low=low, likely=likely, high=high, shape=shape)

    def _unreadable(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(not_read(self._words, field), field)
            for field in self._used()
            if self._read(field) is None
        )

    def _refused(self) -> tuple[Problem, ...]:
        """What is wrong with each number, at its own field; one number stands for all three."""
        amount, question = self._typed(), self._asked()
        if amount is None:
            return ()
        faults = range_faults(amount, question.least, question.most, whole=question.whole)
        return tuple(
            Problem(
                range_fault_words(self._words, fault, question, self._fields), self._fields[part]
            )
            for part, fault in faults.items()
            if self._fields[part] in self._used()
        )

    def _texts(self, value: Value) -> dict[str, str]:
        return {part: show_number(getattr(value, part)) for part in _PARTS}

    def _show_value(self, value: Value | None) -> None:
        spread = isinstance(value, Amount) and value.low != value.high
        if spread or value is None:
            self._range.set_open(spread)
        self._shape.set_value((value.shape if isinstance(value, Amount) else "") or PERT)
        super()._show_value(value)

    def _draft(self) -> dict[str, str]:
        """With how the values are spread; a range that is folded away counts for nothing."""
        kept = super()._draft()
        ends = {} if self._range.is_open() else {"low": "", "high": ""}
        return {**kept, **ends, _SHAPE: self._shape.value()}

    def _put_back(self, draft: Mapping[str, str]) -> None:
        self._range.set_open(bool(draft["low"] or draft["high"]))
        self._shape.set_value(draft[_SHAPE])
        super()._put_back(draft)

    @Slot()
    def _toggled(self) -> None:
        """Opened, the range starts at the number there is, ready to be typed over."""
        if self._range.is_open():
            for part in ("low", "high"):
                if not self._fields[part].value():
                    self._fields[part].set_value(self._first().value())
            focus_by_keyboard(self._fields["low"].editor)  # selects what is there
        self._edited()

    def _say_reading(self) -> None:
        """Which of the question's bands the amount falls in."""
        amount = self._typed()
        self._default.setVisible(bool(self._default.text()) and amount is None)
        if amount is None or self._question is None or self._refused():
            self._band.hide()
            return
        bands = amount_bands(self._question, amount)
        named = [self._say(f"option.{o}.label") for o in self._question.option_ids() if o in bands]
        text = self._words.text("ui_question.amount.bands").join(named)
        said = self._words.text("ui_question.amount.band", bands=text)
        other = converted_words(self._words, self._question, amount, self._currency)
        self._band.set_text(f"{said}. {other}" if other else said)
        self._band.show()

    def show_answer(self, answer: Answer, hints: Hints) -> None:
        """Say what the calculation uses only while there is no amount."""
        self._currency = hints.currency
        self._default.set_text(self._said_of_default(self._asked(), answer))
        super().show_answer(answer, hints)
        self._say_reading()

    @Slot()
    def _space_ends(self) -> None:
        self._ends.setSpacing(self._look.units(12))

    def _said_of_default(self, question: Question, answer: Answer) -> str:
        """What is reckoned with while there is no amount, be it put aside or open."""
        if answer.state is State.NOT_APPLICABLE:
            return aside_words(self._words, question, answer)
        if question.default is None:
            return ""
        sign = "$" if question.unit == "usd" else ""
        low, likely, high = (f"{sign}{show_number(value)}" for value in question.default)
        key = "ui_question.amount.default_one" if low == high else "ui_question.amount.default"
        values = {"likely": likely} if low == high else {"likely": likely, "low": low, "high": high}
        return self._words.text(key, **values)


def range_fault_words(
    words: Words, fault: RangeFault, of: Bounded, fields: Mapping[str, LineField]
) -> str:
    """What to do about a number, as a sentence; the same at both fields that are at odds."""
    key = f"ui_question.problem.range.{fault}"
    values = {"least": show_number(of.least), "most": show_number(of.most)}
    values |= {part: fields[part].label() for part in _PARTS}
    return words.text(key, **{name: values[name] for name in words.placeholders(key)})
