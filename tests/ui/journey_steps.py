"""A client meeting at the window, with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from logic.assessment import NOT_APPLICABLE_REASONS, Answer, State
from logic.model import QuestionKind
from tests.ui.desk import Desk
from tests.ui.stage import focused, said
from ui.navigation import question_of
from ui.widgets.numbers import ListLink, NumberButton

if TYPE_CHECKING:
    from pathlib import Path

    from logic.assessment import Amount, Trial
    from logic.model import Question

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
#: More than the stops of any page, and than the questions of any interview.
ENOUGH = 120
FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox)
_UNKNOWN = "We don\N{RIGHT SINGLE QUOTATION MARK}t know yet"


class Meeting(Desk):
    """What the adviser does, each with the keys it takes."""

    # Getting about

    def tab_to(self, name: str, *kinds: type[QWidget]) -> None:
        """Press Tab until focus is on what a screen reader calls by this name; arrows in a list."""
        for _ in range(ENOUGH):
            here = focused()
            if isinstance(here, kinds or QWidget) and said(here)[1].startswith(name):
                return
            if isinstance(here, (ListLink, NumberButton)):
                self.press(Key.Key_Down)
            if focused() is here:
                self.press(Key.Key_Tab)
        pytest.fail(f"Tab never reaches {name!r} on {self.place}")

    def fill_in(self, name: str, text: str) -> None:
        """Type into the field of this name."""
        self.tab_to(name, *FIELDS)
        self.type(text)

    def go_on(self) -> None:
        """Continue, wherever focus is."""
        self.press(Key.Key_Return, with_=CONTROL)

    def undo(self) -> None:
        """Take the last change back."""
        self.press(Key.Key_Z, with_=CONTROL)

    def redo(self) -> None:
        """Make it again."""
        self.press(Key.Key_Z, with_=CONTROL | SHIFT)

    def save_as(self, path: Path) -> None:
        """Keep the assessment under a name."""
        self.dialogs.paths.append(path)
        self.press(Key.Key_S, with_=CONTROL | SHIFT)

    # The interview

    def take_down(self, *roles: str) -> None:
        """Add who is interviewed."""
        for role in roles:
            self.tab_to("Add a person")
            self.press(Key.Key_Return)
            self.type(role)

    def asked(self) -> Question:
        """The question shown."""
        return self.document.content.questions[question_of(self.place)]

    def answer(self, answer: Answer) -> None:
        """Answer the question shown; focus stays on its page."""
        if answer.state is State.NOT_APPLICABLE:
            self.tab_to("Not applicable")
            self.press(Key.Key_Space)
            self.type(str(NOT_APPLICABLE_REASONS.index(answer.reason) + 1))
        elif answer.amount is not None:
            self._type_amount(answer.amount)
        elif answer.trial is not None:
            self._type_trial(answer.trial)
        elif answer.options:
            self._choose(answer.options)
        else:
            self._say_it_is_unknown()

    def _say_it_is_unknown(self) -> None:
        if self.asked().kind is not QuestionKind.CHOICE:
            self.tab_to(_UNKNOWN)
        self.type("0")

    def _choose(self, options: tuple[str, ...]) -> None:
        if len(options) > 1:
            self.tab_to("It could be one of several")
            self.press(Key.Key_Space, Key.Key_Backtab)
        digits = {name: str(at) for at, name in enumerate(self.asked().option_ids(), start=1)}
        for option in options:
            self.type(digits[option])

    def _type_amount(self, amount: Amount) -> None:
        self.fill_in("About how", f"{amount.likely:g}")
        if amount.low != amount.high:
            self.tab_to("Give a range")
            self.press(Key.Key_Space)
            self.fill_in("At least", f"{amount.low:g}")
            self.fill_in("At most", f"{amount.high:g}")

    def _type_trial(self, trial: Trial) -> None:
        numbers = {
            "Cases tried": trial.tried,
            "Good answers": trial.good,
            "Pass mark": trial.pass_mark,
            "lacked facts": trial.facts,
            "answered the wrong way": trial.way,
            "were reasoned wrongly": trial.reasoning,
        }
        for name, number in numbers.items():
            self.fill_in(name, f"{number:g}")

    def note_down(self, words: str, private: str) -> None:
        """Write the client's words, and in the folded row a private note."""
        self.fill_in("Client\N{RIGHT SINGLE QUOTATION MARK}s words", words)
        self.tab_to("Private note")
        self.press(Key.Key_Space)
        self.fill_in("Private note", private)

    def name_the_source(self, role: str) -> None:
        """Say who said it, and that it was measured, the first basis there is."""
        self.fill_in("Said by", role)
        self.tab_to("Basis")
        self.press(Key.Key_Down)

    def give_points(self, points: dict[str, int]) -> None:
        """Type the points of each consideration."""
        say = self.document.words.text
        for of, value in points.items():
            name = say("ui_priorities.points_of", name=say(f"consideration.{of}.name"))
            self.fill_in(name, str(value))


def text_of(pdf: Path) -> str:
    """All words of a PDF, one space between them."""
    document = QPdfDocument()
    document.load(str(pdf))
    pages = [document.getAllText(at).text() for at in range(document.pageCount())]
    document.close()
    return " ".join(" ".join(pages).split())
