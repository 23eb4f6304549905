"""What the editors of all kinds of question share."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - NamedTuple reads it
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import BLANK, Answer, State
from logic.currency import Currency  # noqa: TC001 - NamedTuple reads it
from logic.errors import AnswerError
from logic.interview import check_answer
from ui.widgets import Option, OptionGroup, OptionState

if TYPE_CHECKING:
    from logic.model import Question
    from logic.words import Words
    from ui.problem import Problem
    from ui.theme import Look
    from ui.widgets.numbers import Opener

#: The key of the option "we don't know yet".
UNKNOWN = object()


class Hints(NamedTuple):
    """What is written on options, by option: what choosing it rules out, and who says it.

    And the currency dollars are said in as well.
    """

    rules_out: Mapping[str, str]
    people: Mapping[str, tuple[str, ...]]
    currency: Currency


class AnswerEditor(QWidget):
    """Shows one answer and sends what the person makes of it.

    ``given`` carries an ``Answer`` of which only state and value count, a blank one where the
    fields were emptied; ``cleared`` says that the answer is to be taken back. Neither changes
    what is shown: call ``show_answer``.
    """

    given = Signal(object)
    cleared = Signal()

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self._words = words
        self._look = look
        self._question: Question | None = None
        self._answer = BLANK
        self.options = OptionGroup(look)
        self.options.chosen.connect(self._chosen)
        self.options.cleared.connect(self.cleared)
        self.options.entered.connect(self._entered)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_question(self, question: Question) -> None:
        """Make ready for another question; ``show_answer`` follows."""
        self._question = question
        self._answer = BLANK
        self.options.set_title(self._say("title"))
        self.options.set_options(
            self._offered(), self._unknown(), self._words.text("ui_question.or")
        )

    def show_answer(self, answer: Answer, hints: Hints) -> None:
        """Show the answer as the document has it."""
        self._answer = answer
        self.options.set_states(self._states(hints))

    def set_opener(self, opener: Opener) -> None:
        """Say what opens the numbers that come of what is typed, where there are any."""

    def starts(self) -> tuple[QWidget, ...]:
        """Where focus may begin: where the answer is, else at the first place for one."""
        return self.options.starts()

    def take_focus(self) -> None:
        """Put focus where an answer is given."""
        for place in self.starts()[:1]:
            place.show()  # else only in the next turn, and keys typed ahead go elsewhere
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def problems(self) -> tuple[Problem, ...]:
        """What to do about what is typed, each problem shown at its field as well."""
        return ()

    def unkept(self) -> tuple[Problem, ...]:
        """What is typed and is not the answer, as it cannot be used."""
        return ()

    def leave(self, *, keep: bool = True) -> None:
        """Send what is typed, should it still be in a field; ``keep`` what cannot be sent."""

    def forget(self) -> None:
        """Let go of anything typed that was not sent."""

    def _say(self, part: str) -> str:
        return self._words.text(f"question.{self._asked().id}.{part}")

    def _asked(self) -> Question:
        if self._question is None:
            raise RuntimeError("show_question comes first")
        return self._question

    def _offered(self) -> tuple[Option, ...]:
        """The options of the question itself."""
        return ()

    def _unknown(self) -> Option:
        return Option(
            key=UNKNOWN,
            label=self._words.text("ui_question.unknown.label"),
            detail=self._words.text("ui_question.unknown.detail"),
            digit="0",
        )

    def _states(self, _hints: Hints) -> dict[object, OptionState]:
        return {UNKNOWN: OptionState(chosen=self._answer.state is State.DONT_KNOW)}

    @Slot(object)
    def _chosen(self, key: object) -> None:
        self._take(key)

    def _take(self, key: object) -> None:
        """Send the answer an option stands for."""
        if key is UNKNOWN:
            self.given.emit(Answer(state=State.DONT_KNOW))

    @Slot(object)
    def _entered(self, key: object) -> None:
        """Choose the option in focus where there is nothing yet."""
        if self._is_empty():
            self._take(key)

    def _is_empty(self) -> bool:
        """Whether there is no answer yet, not even that it is not known."""
        return self._answer.state is State.NOT_ASKED

    @Slot()
    def _restyle(self) -> None:
        self.box.setSpacing(self._look.units(12))


def fault_of(question: Question, answer: Answer) -> str:
    """What to do about an answer, as a sentence; empty where it is sound."""
    try:
        check_answer(question, answer)
    except AnswerError as fault:
        return fault.sentence[:1].upper() + fault.sentence[1:]
    return ""
