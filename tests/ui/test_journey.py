"""A whole interview by keyboard alone, from the start page to a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton

from logic.assessment import State
from logic.model import QuestionKind
from tests.ui.desk import Desk
from ui import navigation

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
#: More questions than any interview has.
ENOUGH = 80
TRIAL = ("60", "45", "90")


def answer_by_keyboard(desk: Desk, question: str) -> None:
    """Answer as a person would: a digit, a number, or the numbers of a trial."""
    kind = desk.document.content.questions[question].kind
    if kind is QuestionKind.CHOICE:
        assert isinstance(QApplication.focusWidget(), QRadioButton), question
        desk.press(Key.Key_1)
    elif kind is QuestionKind.AMOUNT:
        desk.type("100")
    else:
        for number in TRIAL:
            desk.type(number)
            desk.press(Key.Key_Tab)
    desk.press(Key.Key_Return)


@pytest.mark.pdf
def test_from_the_start_page_to_a_pdf(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(qtbot, look, tmp_path / "home")
    desk.press(Key.Key_Return)
    desk.type("Claims triage")
    desk.press(Key.Key_Return)
    for _ in range(ENOUGH):
        question = navigation.question_of(desk.place)
        if not question:
            break
        answer_by_keyboard(desk, question)
        assert desk.document.assessment.answer(question).state is State.ANSWERED, question
        assert desk.place != f"question:{question}", question
    asked = desk.document.walk
    assert [q for q in asked if navigation.is_blank(desk.document.assessment, q)] == []

    for place in ("priorities", "check", "result"):
        assert desk.place == place
        desk.press(Key.Key_Return, with_=Qt.KeyboardModifier.ControlModifier)

    assert desk.place == "report"
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))

    def saved() -> bool:
        desk.press(Key.Key_Return, with_=Qt.KeyboardModifier.ControlModifier)
        return target.exists()

    qtbot.waitUntil(saved, timeout=30_000)
    assert target.read_bytes().startswith(b"%PDF")
    desk.window.close()
    assert [r.task for r in desk.store.recents()] == ["Claims triage"]
