"""What the start page promises of the time, held against a quick assessment run at the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from logic.assessment import Answer, State
from logic.interview import walk
from logic.model import QuestionKind
from logic.pace import SECONDS_A_QUESTION, quick_pace
from tests.ui.desk import Desk
from ui.navigation import question_of
from ui.widgets.options import OptionCard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from logic.model import Question
    from ui.theme import Look

#: Words a minute read aloud: M. Brysbaert, How many words do we read per minute? (2019).
READ_OUT = 183
#: Seconds left for an answer after its question and all it may be were read out.
LEFT = 15


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


def words_shown(desk: Desk, question: str) -> int:
    """How many words a question and the answers seen have."""
    say = desk.document.words.text
    cards = [card for card in desk.window.findChildren(OptionCard) if card.isVisible()]
    shown = [f"{card.accessibleName()} {card.accessibleDescription()}" for card in cards]
    asked = say(f"question.{question}.title"), say(f"question.{question}.hint")
    return sum(len(text.split()) for text in (*asked, *shown))


def longest(desk: Desk, question: Question) -> int:
    """The option after which most is asked, counted from 0."""
    document = desk.document

    def asked(option: str) -> int:
        answer = Answer(state=State.ANSWERED, options=(option,))
        return len(walk(document.content, document.assessment.with_answer(question.id, answer)))

    options = list(question.options)
    return max(range(min(9, len(options))), key=lambda at: asked(options[at].id))


def answer(desk: Desk, question: str) -> None:
    """Answer as a person does, so that as much as possible is asked after it."""
    found = desk.document.content.questions[question]
    if found.kind is QuestionKind.CHOICE:
        desk.press(Qt.Key(Qt.Key.Key_1 + longest(desk, found)), Qt.Key.Key_Return)
    elif found.kind is QuestionKind.AMOUNT:
        desk.type("600")
        desk.press(Qt.Key.Key_Return)
    else:
        for number in ("50", "40", "92"):
            desk.type(number)
            desk.press(Qt.Key.Key_Tab)
        desk.press(Qt.Key.Key_Return)


def test_a_quick_assessment_leaves_time_to_answer_within_what_is_promised(desk: Desk) -> None:
    desk.room.files.new_quick()
    desk.settle()
    desk.type("Policy questions")
    words, asked = 0, 0
    desk.press(Qt.Key.Key_Return)
    while question := question_of(desk.place):
        words, asked = words + words_shown(desk, question), asked + 1
        answer(desk, question)
        assert question_of(desk.place) != question
    promised = quick_pace(desk.document.content)
    read = words / READ_OUT * 60
    assert desk.place == "end:essentials"
    assert asked == promised.questions
    assert read + asked * LEFT <= asked * SECONDS_A_QUESTION
    assert asked * SECONDS_A_QUESTION <= promised.minutes * 60
