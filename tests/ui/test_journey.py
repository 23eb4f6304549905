"""A whole interview by keyboard alone, from the start page to a PDF, and what becomes of it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QRadioButton

import screens_cases as cases
from logic import assessment_file
from logic.assessment import Answer, Basis, State
from logic.findings import Recommendation
from logic.model import QuestionKind
from logic.sentences import Sentences
from tests.ui.journey_steps import ENOUGH, Meeting, text_of
from tests.ui.pages_stage import pack
from tests.ui.stage import focused
from ui.navigation import ended_section, question_of, question_place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from logic.assessment import Assessment
    from ui.theme import Look

Key = Qt.Key
ROOT = Path(__file__).parents[2]
PEOPLE = ("Head of claims", "Head of IT", "Compliance")
WORDS = "Six hundred closed claims, each with the desk it went to."
HYPHEN = "\N{NON-BREAKING HYPHEN}"
PRIVATE = "They would rather not say who keeps the archive."


@pytest.fixture
def meeting(qtbot: QtBot, look: Look, tmp_path: Path) -> Meeting:
    return Meeting(qtbot, look, tmp_path / "home")


@pytest.fixture
def plan() -> Assessment:
    """What the client is going to say."""
    return cases.finished(pack().content)


def agree_on_the_task(meeting: Meeting) -> None:
    """From the start page over the engagement to the first question."""
    meeting.press(Key.Key_Return)
    meeting.fill_in("Task", "Claims triage")
    meeting.fill_in("Client", "Example Insurance")
    meeting.take_down(*PEOPLE)
    meeting.go_on()


def hold_the_interview(meeting: Meeting, plan: Assessment) -> list[str]:
    """Answer question after question; returns those asked, in order."""
    asked: list[str] = []
    while question_of(meeting.place) and len(asked) < ENOUGH:
        meeting.wait_until(lambda: meeting.room.guide.is_fresh)
        asked.append(meeting.asked().id)
        meeting.answer(plan.answer(asked[-1]))
        if asked[-1] == "examples_held":
            meeting.name_the_source(PEOPLE[0])
            meeting.note_down(WORDS, PRIVATE)
        meeting.go_on()
        assert meeting.place != question_place(asked[-1])
        if ended_section(meeting.place):
            meeting.go_on()
    return asked


def value_of(answer: Answer) -> Answer:
    """What was answered, whoever said it; what was not planned is not known."""
    if answer.state is State.NOT_ASKED:
        return Answer(state=State.DONT_KNOW)
    return replace(answer, basis=None, said_by="", words="", note="", marked=False)


def weigh_and_read_through(meeting: Meeting, points: dict[str, int]) -> None:
    """Say what matters most, correct one answer, and be back where it was noticed."""
    document = meeting.document
    assert meeting.place == "priorities"
    meeting.give_points(points)
    meeting.go_on()
    assert document.assessment.agreed_priorities().points == points
    assert meeting.place == "check"
    meeting.tab_to("Change: Deadline")
    meeting.press(Key.Key_Return)
    assert meeting.place == question_place("deadline")
    meeting.type("3")
    meeting.press(Key.Key_Return)
    assert meeting.place == "check"
    assert document.assessment.answer("deadline").options == ("longer",)
    assert not document.result_shown


def look_at_the_result(meeting: Meeting) -> str:
    """Show the result, tab after tab; returns the finding."""
    document = meeting.document
    meeting.go_on()
    assert meeting.place == "result"
    page = meeting.room.shell.page
    assert page is not None
    finding = page.title()
    assert document.advice.recommendation is Recommendation.FINE_TUNED
    found = Sentences(document.content, document.words, document.assessment, document.advice)
    assert finding == found.title()
    headlines = {finding}
    for _ in range(5):
        meeting.press(Key.Key_Right)
        headlines.add(page.title())
    assert len(headlines) == 6
    return finding


def hand_over_the_report(meeting: Meeting, qtbot: QtBot, target: Path) -> str:
    """Make the report and save it; returns all its words."""
    meeting.go_on()
    assert meeting.place == "report"
    meeting.tab_to(pack().words.text("ui_report.inside.standard"), QRadioButton)
    meeting.press(Qt.Key.Key_Space)

    def saved() -> bool:
        meeting.go_on()
        return target.exists()

    qtbot.waitUntil(saved, timeout=60_000)
    return text_of(target)


@pytest.mark.pdf
def test_a_meeting_from_the_start_page_to_the_report(
    meeting: Meeting,
    plan: Assessment,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document, target = meeting.document, tmp_path / "Claims triage.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))

    # They agree what it is about, and who is there.
    agree_on_the_task(meeting)
    engagement = document.assessment.engagement
    assert (engagement.task, engagement.client) == ("Claims triage", "Example Insurance")
    assert tuple(person.role for person in engagement.people) == PEOPLE

    # Every question is reached, once, and answered as the client says.
    asked = hold_the_interview(meeting, plan)
    assert sorted(asked) == sorted(document.walk)
    assert asked[:10] == list(document.walk)[:10]
    assert {document.content.questions[name].kind for name in asked} == set(QuestionKind)
    given = {name: value_of(document.assessment.answer(name)) for name in asked}
    assert given == {name: value_of(plan.answer(name)) for name in asked}
    held = document.assessment.answer("examples_held")
    assert (held.words, held.note, held.basis) == (WORDS, PRIVATE, Basis.MEASURED)
    assert held.said_by == engagement.people[0].id

    weigh_and_read_through(meeting, plan.agreed_priorities().points)
    finding = look_at_the_result(meeting)

    # It gets a name, and the file holds what the window shows.
    named = tmp_path / "Claims triage.tunewise"
    meeting.save_as(named)
    assert assessment_file.load(named) == document.assessment

    # The client's words are in the report, the private note is not.
    printed = hand_over_the_report(meeting, qtbot, target)
    assert WORDS in printed
    assert "Example Insurance" in printed
    assert finding.replace(HYPHEN, "-") in printed.replace(HYPHEN, "-")
    assert PRIVATE not in printed

    # They part: all is saved, and the start page will know the task.
    last = document.assessment
    meeting.window.close()
    assert assessment_file.load(named) == last
    assert [recent.task for recent in meeting.store.recents()] == ["Claims triage"]
    assert meeting.store.left_behind() == ()


def test_a_change_of_mind_is_taken_back_and_made_again(meeting: Meeting) -> None:
    agree_on_the_task(meeting)
    first, answers = meeting.asked().id, meeting.document.assessment.answers
    meeting.type("2")
    meeting.go_on()
    second = meeting.place
    meeting.type("1")
    changed = meeting.document.assessment
    meeting.undo()
    assert meeting.place == second
    meeting.undo()
    assert meeting.place == question_place(first)  # nothing changes unseen
    assert meeting.document.assessment.answers == answers
    meeting.redo()
    meeting.redo()
    assert meeting.place == second
    assert meeting.document.assessment == changed


def test_keys_typed_ahead_answer_the_questions_they_were_meant_for(meeting: Meeting) -> None:
    agree_on_the_task(meeting)
    asked = list(meeting.document.walk)[:3]
    for key in (Key.Key_1, Key.Key_Return) * len(asked):
        QTest.keyClick(focused(), key)  # with no turn of the event loop between them
    answers = meeting.document.assessment.answers
    assert [answers[name].state for name in asked] == [State.ANSWERED] * len(asked)
    meeting.settle()


def test_the_next_day_all_is_where_it_was_left(meeting: Meeting, qtbot: QtBot, look: Look) -> None:
    agree_on_the_task(meeting)
    for _ in range(3):
        meeting.type("1")
        meeting.go_on()
    place, left = meeting.place, meeting.document.assessment
    meeting.window.close()

    again = Meeting(qtbot, look, meeting.store.home)
    again.tab_to("Claims triage")
    again.press(Key.Key_Return)
    assert again.place == place
    assert again.document.assessment == left
    again.window.close()


def test_after_a_crash_nothing_answered_is_lost(meeting: Meeting, qtbot: QtBot, look: Look) -> None:
    agree_on_the_task(meeting)
    meeting.type("1")
    last = meeting.document.assessment
    meeting.document.abandon()  # as a crash: the file lacks the answer, the journal has it
    meeting.window.close()

    again = Meeting(qtbot, look, meeting.store.home)
    again.dialogs.choices.append("recover")
    assert again.room.files.offer_recovery()
    assert "Claims triage: 1 answered" in again.dialogs.asked[0][1]
    assert again.document.assessment == last
    again.window.close()
    assert again.store.left_behind() == ()


def test_the_program_starts_with_a_file(tmp_path: Path, plan: Assessment) -> None:
    file = tmp_path / "Claims triage.tunewise"
    assessment_file.save(file, plan)
    own = {"QT_QPA_PLATFORM": "offscreen", "TUNEWISE_SELFTEST": "paint"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), str(file)],
        env={**os.environ, **own, "TUNEWISE_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["painted"], "")
    assert assessment_file.load(file) == plan


def test_qt_takes_no_references_it_was_not_given(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import ui\n"
        "from PySide6.QtCore import QObject, Signal\n"
        "class Bell(QObject):\n"
        "    rang = Signal(bool)\n"
        "bell = Bell()\n"
        "for _ in range(20_000):\n"
        "    bell.rang.emit(True)\n"
        "    bell.blockSignals(False)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)], cwd=tmp_path, check=False, timeout=60
    )
    assert done.returncode == 0
