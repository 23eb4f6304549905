"""Answers with the numbers of a trial: cases, good ones, pass mark, kinds of failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from logic.assessment import Answer, State, Trial
from logic.sentences import percent
from logic.trial import read_trial
from ui.answers.editor import AnswerEditor, Problem, fault_of
from ui.answers.field_row import FieldRow
from ui.answers.numbers import parse_count, parse_number, show_number
from ui.widgets import Card, LineField, Prose

if TYPE_CHECKING:
    from logic.model import Content, Question
    from logic.words import Words
    from ui.answers.editor import Hints
    from ui.theme import Look

_COUNTS = ("tried", "good")
_KINDS = ("facts", "way", "reasoning")
_PARTS = (*_COUNTS, "pass_mark", *_KINDS)


class TrialEditor(AnswerEditor):
    """Six fields, and under them what the numbers show."""

    def __init__(self, content: Content, words: Words, look: Look) -> None:
        self._content = content
        self._fields = {part: LineField(look, "") for part in _PARTS}
        self._numbers = FieldRow(look, [self._fields[part] for part in (*_COUNTS, "pass_mark")])
        self._failures = Card(look, words.text("ui_question.trial.failures"))
        self._failures.add_text(words.text("ui_question.trial.failures_hint"))
        self._failures.body.addWidget(FieldRow(look, [self._fields[part] for part in _KINDS]))
        self._reading = Prose(look)
        self._shown: Trial | None = None
        super().__init__(words, look)
        for part, field in self._fields.items():
            field.set_label(words.text(f"ui_question.trial.{part}"))
            field.edited.connect(self._typed)
        self._fields["pass_mark"].set_unit("%")
        for kind in _KINDS:
            self._fields[kind].set_help(words.maybe(f"failure.{kind}.what"))
        for shown in (self._numbers, self._failures, self._reading, self.options):
            self.box.addWidget(shown)

    def show_question(self, question: Question) -> None:
        """Show empty fields."""
        super().show_question(question)
        self._show_trial(None)

    def show_answer(self, answer: Answer, hints: Hints) -> None:
        """Show the numbers, unless they are the ones just typed."""
        super().show_answer(answer, hints)
        if answer.trial != self._shown:
            self._show_trial(answer.trial)

    def take_focus(self) -> None:
        """Put focus into the first field, or where the answer is."""
        if self._answer.state is State.DONT_KNOW:
            self.options.take_focus()
        else:
            self._fields["tried"].setFocus()

    def problems(self) -> tuple[Problem, ...]:
        """A line for each field without a number, else one for what the rules refuse."""
        found = self._found() if self._anything() else ()
        said = {id(problem.field): problem.text for problem in found}
        for field in self._fields.values():
            field.set_error(said.get(id(field), ""))
        return found

    def forget(self) -> None:
        """Empty the fields."""
        self._show_trial(None)

    def _found(self) -> tuple[Problem, ...]:
        unreadable = tuple(
            Problem(self._words.text(f"ui_question.problem.{self._form(part)}", field=f.label()), f)
            for part, f in self._fields.items()
            if self._value(part) is None
        )
        return unreadable or self._refused()

    def _refused(self) -> tuple[Problem, ...]:
        """The first fault the rules find, at the field it comes from."""
        trial = self._typed_trial()
        if trial is None:
            return ()
        counts = Trial(tried=trial.tried, good=trial.good, pass_mark=100)
        mark = Trial(tried=trial.tried, good=trial.good, pass_mark=trial.pass_mark)
        for part, checked in (("good", counts), ("pass_mark", mark), ("facts", trial)):
            fault = fault_of(self._asked(), Answer(state=State.ANSWERED, trial=checked))
            if fault:
                return (Problem(fault, self._fields[part]),)
        return ()

    def _form(self, part: str) -> str:
        return "share" if part == "pass_mark" else "count"

    def _value(self, part: str) -> float | None:
        """The number typed; a kind of failure left empty is none of them."""
        text = self._fields[part].value()
        if part in _KINDS and not text:
            return 0
        return parse_number(text) if part == "pass_mark" else parse_count(text)

    def _typed_trial(self) -> Trial | None:
        values = {part: self._value(part) for part in _PARTS}
        known = {part: value for part, value in values.items() if value is not None}
        if len(known) < len(_PARTS):
            return None
        counts = {part: int(known[part]) for part in (*_COUNTS, *_KINDS)}
        return Trial(pass_mark=known["pass_mark"], **counts)

    @Slot()
    def _typed(self) -> None:
        for field in self._fields.values():
            field.set_error("")
        answer = Answer(state=State.ANSWERED, trial=self._typed_trial())
        if answer.trial is not None and not fault_of(self._asked(), answer):
            self._shown = answer.trial
            self.given.emit(answer)
        elif self._answer.state is State.ANSWERED and not self._anything():
            self._shown = None
            self.cleared.emit()
        self._say_reading()

    def _anything(self) -> bool:
        return any(field.value() for field in self._fields.values())

    def _show_trial(self, trial: Trial | None) -> None:
        self._shown = trial
        for part, field in self._fields.items():
            value: float = getattr(trial, part) if trial else 0
            empty = trial is None or (part in _KINDS and not value)
            field.set_value("" if empty else show_number(value))
            field.set_error("")
        self._say_reading()

    def _say_reading(self) -> None:
        """What the numbers show: share, how sure it is, and the gap to the pass mark."""
        trial = self._typed_trial()
        if trial is None or self._question is None or self._refused():
            self._reading.hide()
            return
        self._reading.set_text(self._said_of(trial))
        self._reading.show()

    def _said_of(self, trial: Trial) -> str:
        reading = read_trial(trial, self._content.bands)
        say = self._words.text
        shown = say(
            "ui_question.trial.reading",
            share=percent(reading.share),
            low=percent(reading.low),
            high=percent(reading.high),
        )
        gap = "gap" if reading.headroom > 0 else "met"
        points = f"{abs(reading.headroom) * 100:.3g}"
        return f"{shown} {say(f'ui_question.trial.{gap}', points=points)}"
