"""Answers with the numbers of a trial: cases, good ones, pass mark, kinds of failure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.assessment import Trial
from logic.interview import MOST_CASES, WHOLE
from logic.report.blocks import Span
from logic.report.numbers import stretch
from logic.sentences import percent
from logic.trial import read_trial
from ui.answers.field_row import FieldRow
from ui.answers.numbers import parse_count, parse_number, show_number
from ui.answers.typed import TypedEditor, not_read
from ui.pages.result_blocks import runs
from ui.problem import Problem
from ui.widgets import Card, LineField
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from logic.model import Content
    from logic.report.blocks import Prose
    from logic.words import Words
    from ui.answers.typed import Value
    from ui.theme import Look
    from ui.widgets.numbers import Opener

_COUNTS = ("tried", "good")
_KINDS = ("facts", "way", "reasoning")
_PARTS = (*_COUNTS, "pass_mark", *_KINDS)


class TrialEditor(TypedEditor):
    """Six fields, and under them what the numbers show."""

    def __init__(self, content: Content, words: Words, look: Look) -> None:
        self._content = content
        self._reading = NumberProse(look)
        fields = {part: LineField(look, words.text(f"ui_question.trial.{part}")) for part in _PARTS}
        super().__init__(words, look, fields)
        fields["pass_mark"].set_unit("%")
        for kind in _KINDS:
            fields[kind].set_help(words.maybe(f"failure.{kind}.what"))
        failures = Card(look, words.text("ui_question.trial.failures"))
        failures.add_text(words.text("ui_question.trial.failures_hint"))
        failures.body.addWidget(FieldRow(look, [fields[part] for part in _KINDS]))
        self.box.addWidget(FieldRow(look, [fields[part] for part in (*_COUNTS, "pass_mark")]))
        for shown in (failures, self._reading, self.options):
            self.box.addWidget(shown)

    def set_opener(self, opener: Opener) -> None:
        """Let what the numbers show open where it came from."""
        self._reading.set_opener(opener)

    def _first(self) -> LineField:
        return self._fields["tried"]

    def _number(self, part: str) -> float | None:
        """The number typed; a kind of failure left empty is none of them."""
        text = self._fields[part].value()
        if part in _KINDS and not text:
            return 0
        return parse_number(text) if part == "pass_mark" else parse_count(text)

    def _typed(self) -> Trial | None:
        values = {part: self._number(part) for part in _PARTS}
        known = {part: value for part, value in values.items() if value is not None}
        if len(known) < len(_PARTS):
            return None
        counts = {part: int(known[part]) for part in (*_COUNTS, *_KINDS)}
        return Trial(pass_mark=known["pass_mark"], **counts)

    def _unreadable(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(not_read(self._words, field, _form(part)), field)
            for part, field in self._fields.items()
            if self._number(part) is None
        )

    def _refused(self) -> tuple[Problem, ...]:
        """The first number the rules refuse, at its field; each time they see one more."""
        trial = self._typed()
        if trial is None:
            return ()
        tried = Trial(tried=trial.tried, good=0, pass_mark=WHOLE)
        good = replace(tried, good=trial.good)
        mark = replace(good, pass_mark=trial.pass_mark)
        for part, checked in (
            ("tried", tried),
            ("good", good),
            ("pass_mark", mark),
            ("facts", trial),
        ):
            if self._fault(checked):
                return (Problem(self._refusal(part, trial), self._fields[part]),)
        return ()

    def _refusal(self, part: str, trial: Trial) -> str:
        """What to type instead of a number the rules refuse."""
        key = f"ui_question.problem.trial.{part}"
        values = {
            "field": self._fields[part].label(),
            "most": show_number(MOST_CASES if part == "tried" else trial.tried),
            "failed": trial.tried - trial.good,
        }
        wanted = self._words.placeholders(key)
        return self._words.text(key, **{name: values[name] for name in wanted})

    def _texts(self, value: Value) -> dict[str, str]:
        numbers: dict[str, float] = {part: getattr(value, part) for part in _PARTS}
        return {
            part: "" if part in _KINDS and not one else show_number(one)
            for part, one in numbers.items()
        }

    def _say_reading(self) -> None:
        """What the numbers show: share, how sure it is, and the gap to the pass mark."""
        trial = self._typed()
        if trial is None or self._question is None or self._refused():
            self._reading.hide()
            return
        self._reading.set_runs(runs(self._said_of(trial)))
        self._reading.show()

    def _said_of(self, trial: Trial) -> Prose:
        reading = read_trial(trial, self._content.bands)
        say = self._words.text
        ends = {"low": percent(reading.low), "high": percent(reading.high)}
        shown = stretch(
            self._words,
            "ui_question.trial.reading",
            ("low", "high"),
            f"reading:{trial.good}:{trial.tried}:{trial.pass_mark}",
            share=percent(reading.share),
            **ends,
        )
        gap = "gap" if reading.headroom > 0 else "met"
        points = f"{abs(reading.headroom) * 100:.3g}"
        return (*shown, Span(text=f" {say(f'ui_question.trial.{gap}', points=points)}"))


def _form(part: str) -> str:
    return "share" if part == "pass_mark" else "count"
