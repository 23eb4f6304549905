"""A whole meeting by keys alone: quick result, all sections, two people, what-if, report, revision.

No key is pressed but where focus is, and after each one focus has to be on something seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QRadioButton, QWidget

import screens_cases as cases
from logic.assessment import Answer, State
from tests.ui.journey_steps import CONTROL, Meeting
from tests.ui.pages_stage import pack
from tests.ui.stage import focused, said
from ui.navigation import ended_section, question_of
from ui.widgets import RailRow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
#: The most steps of Tab to whatever comes next.
NEAR = 16
POINTS = {
    "business_need": 80,
    "data_knowledge": 42,
    "performance": 64,
    "customization": 100,
    "security": 20,
    "cost": 16,
}
SECOND = {**POINTS, "business_need": 10, "security": 90}


class Careful(Meeting):
    """Sees after each key that focus is somewhere, and counts how far Tab has to go."""

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            super().press(key, with_=with_)
            widget = QApplication.focusWidget()
            assert widget is not None, f"no focus after {key} on {self.place}"
            assert widget.isVisible(), f"focus on what is hidden after {key} on {self.place}"

    def near(self, name: str, *kinds: type[QWidget], key: Qt.Key = Key.Key_Tab) -> None:
        """Go to what a reader calls by this name, within a few steps of Tab or Shift+Tab."""
        for _ in range(NEAR):
            if isinstance(focused(), kinds or QWidget) and said(focused())[1].startswith(name):
                return
            self.press(key)
        pytest.fail(f"{name!r} is far on {self.place}")

    def follow_rail(self, name: str) -> None:
        """Go back to the rail, along it to a row, and where that leads."""
        self.near("", RailRow, key=Key.Key_Backtab)
        self.press(Key.Key_Home)
        for _ in range(NEAR):
            if said(focused())[1].startswith(name):
                break
            self.press(Key.Key_Down)
        self.press(Key.Key_Space)

    def choose_in_menu(self, menu: Qt.Key, item: Qt.Key) -> None:
        """Open a menu of the bar by its letter, and choose by another."""
        QTest.keyClick(focused(), menu, Qt.KeyboardModifier.AltModifier)
        opened = QApplication.activePopupWidget()
        assert opened is not None
        QTest.keyClick(opened, item)
        self.window.activateWindow()  # without a window manager nobody else does
        QTest.qWaitForWindowActive(self.window)
        self.settle()


@pytest.fixture
def meeting(qtbot: QtBot, look: Look, tmp_path: Path) -> Careful:
    return Careful(qtbot, look, tmp_path / "home")


def ask_on(meeting: Careful) -> None:
    """Answer what is asked, through the ends of sections, until no question is left or a choice."""
    plan = cases.finished(pack().content)
    asked: list[str] = []
    while question_of(meeting.place):
        meeting.wait_until(lambda: meeting.room.guide.is_fresh)
        asked.append(meeting.place)
        assert len(asked) < 60
        question = meeting.asked().id
        meeting.answer(plan.answer(question))
        if question == "runs_today":
            add_a_voice(meeting)
        meeting.go_on()
        assert meeting.place != asked[-1], "stuck"
        if ended_section(meeting.place) and ended_section(meeting.place) != "essentials":
            meeting.press(Key.Key_Return)


def add_a_voice(meeting: Careful) -> None:
    """Another person says something else; and it is marked for later."""
    meeting.near("Add another person")
    meeting.press(Key.Key_Return)
    meeting.type("2")
    meeting.press(Key.Key_M, with_=CONTROL)
    answer = meeting.document.assessment.answer("runs_today")
    assert len(answer.voices) == 1
    assert answer.marked


def begin(meeting: Careful) -> None:
    meeting.press(Key.Key_Return)
    meeting.fill_in("Task", "Claims triage")
    meeting.take_down("Head of claims", "Head of IT")
    meeting.go_on()


def look_quickly(meeting: Careful) -> None:
    """The Essentials end with a choice: the quick result."""
    assert ended_section(meeting.place) == "essentials"
    meeting.near("Check answers for a quick result")
    meeting.press(Key.Key_Return)
    assert meeting.place == "check"
    meeting.press(Key.Key_Return)
    assert meeting.place == "result"


def list_what_is_marked(meeting: Careful) -> None:
    meeting.follow_rail("All questions")
    meeting.near("Section", QComboBox)
    meeting.press(Key.Key_Tab)
    choices = [focused().itemText(at) for at in range(focused().count())]  # type: ignore[attr-defined]
    meeting.press(*[Key.Key_Down] * choices.index("Marked for later"))
    meeting.press(Key.Key_Tab)
    title = meeting.document.words.text("question.runs_today.title")
    assert said(focused())[1].startswith(title)


def weigh(meeting: Careful) -> None:
    """One set for all, another for one person."""
    meeting.follow_rail("Priorities")
    meeting.give_points(POINTS)
    meeting.near("", QComboBox)
    meeting.press(Key.Key_End)
    meeting.give_points(SECOND)
    sets = [dict(one.points) for one in meeting.document.assessment.priorities]
    assert sets == [POINTS, SECOND]
    meeting.go_on()
    assert meeting.place == "check"
    meeting.press(Key.Key_Return)
    assert meeting.place == "result"


def try_and_keep(meeting: Careful) -> None:
    meeting.near("Try a what-if", key=Key.Key_Backtab)
    meeting.press(Key.Key_Return)
    assert meeting.place == "whatif"
    before = meeting.document.assessment.answers
    meeting.near("", QComboBox)
    meeting.press(Key.Key_Down)
    assert meeting.document.assessment.answers == before
    meeting.go_on()
    meeting.press(Key.Key_Down)  # who says so
    meeting.go_on()
    assert meeting.place == "result"
    assert meeting.document.assessment.answers != before


@pytest.mark.pdf
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # of a menu
def test_a_whole_meeting(
    meeting: Careful, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Claims triage.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    begin(meeting)
    ask_on(meeting)
    look_quickly(meeting)
    meeting.follow_rail("Business need")
    ask_on(meeting)
    document = meeting.document
    blank = [q for q in document.walk if document.assessment.answer(q) == Answer()]
    assert blank == []
    list_what_is_marked(meeting)
    weigh(meeting)
    try_and_keep(meeting)

    meeting.follow_rail("Report")
    meeting.tab_to(pack().words.text("ui_report.inside.standard"), QRadioButton)
    meeting.press(Key.Key_Space)

    def saved() -> bool:
        meeting.go_on()
        return target.exists()

    qtbot.waitUntil(saved, timeout=60_000)

    meeting.choose_in_menu(Key.Key_A, Key.Key_F)
    assert meeting.place == "history"
    meeting.dialogs.choices.append("do")
    meeting.press(Key.Key_Return)
    assert document.frozen
    assert said(focused())[1].startswith("Why is it opened again")
    meeting.type("A second visit")
    meeting.near("Start a revision")
    meeting.press(Key.Key_Return)
    assert document.current.revision == 2
    meeting.choose_in_menu(Key.Key_A, Key.Key_F)
    meeting.near("Open")
    meeting.press(Key.Key_Return)
    assert document.viewed == 1
    assert document.assessment.answer("runs_today").state is State.ANSWERED
