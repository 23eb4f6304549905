"""The keys of the interview, each as the design has it, pressed in the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from logic.assessment import Answer, State
from tests.ui.journey_steps import FIELDS, Meeting
from tests.ui.stage import focused, said
from ui.navigation import question_place
from ui.widgets import OptionCard, RailRow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
QUOTE = "\N{RIGHT SINGLE QUOTATION MARK}"
HERE = question_place("runs_today")
FIRST, SECOND = "people", "software"


@pytest.fixture
def meeting(qtbot: QtBot, look: Look, tmp_path: Path) -> Meeting:
    made = Meeting(qtbot, look, tmp_path / "home")
    made.start(task="Claims triage")
    made.room.shell.go(HERE)
    made.settle()
    return made


def answer(meeting: Meeting) -> Answer:
    return meeting.document.assessment.answer("runs_today")


def chosen(option: str) -> Answer:
    return Answer(state=State.ANSWERED, options=(option,))


def at(kind: type[QWidget], name: str = "") -> bool:
    return isinstance(focused(), kind) and said(focused())[1].startswith(name)


def test_focus_starts_in_the_options_and_nothing_is_chosen(meeting: Meeting) -> None:
    assert at(OptionCard, "People")
    assert answer(meeting) == Answer()


def test_digits_act_only_in_the_options(meeting: Meeting) -> None:
    meeting.type("2")
    assert answer(meeting) == chosen(SECOND)
    meeting.tab_to("It could be")
    meeting.type("1")
    meeting.tab_to("Client", *FIELDS)
    meeting.type("1")
    assert answer(meeting).options == (SECOND,)
    assert answer(meeting).words == "1"


def test_digits_can_be_switched_off(meeting: Meeting) -> None:
    """At once, on the page that is shown; also where a reason is asked for."""
    meeting.room.shell.preferences.set_digits(False)
    meeting.type("20")
    assert answer(meeting) == Answer()
    meeting.room.shell.go("question:deadline")
    meeting.tab_to("Not applicable")
    meeting.press(Key.Key_Space)
    meeting.type("2")
    assert meeting.document.assessment.answer("deadline") == Answer()
    meeting.room.shell.preferences.set_digits(True)
    meeting.type("2")
    assert meeting.document.assessment.answer("deadline").reason


def test_arrows_move_and_never_answer(meeting: Meeting) -> None:
    meeting.press(Key.Key_Down, Key.Key_Right, Key.Key_Left, Key.Key_Up, Key.Key_Down)
    assert at(OptionCard, "Software without")
    assert answer(meeting) == Answer()
    meeting.press(Key.Key_Space)
    assert answer(meeting) == chosen(SECOND)


def test_delete_clears(meeting: Meeting) -> None:
    meeting.type("2")
    meeting.press(Key.Key_Delete)
    assert answer(meeting) == Answer()
    assert at(OptionCard), "and it can be answered anew"


def test_enter_chooses_the_option_in_focus_and_continues(meeting: Meeting) -> None:
    meeting.press(Key.Key_Down, Key.Key_Return)
    assert answer(meeting) == chosen(SECOND)
    assert meeting.place == question_place("trial")


def test_enter_on_an_untouched_question_chooses_the_first(meeting: Meeting) -> None:
    meeting.press(Key.Key_Enter)
    assert answer(meeting) == chosen(FIRST)
    assert meeting.place == question_place("trial")
    meeting.undo()
    assert answer(meeting) == Answer()
    assert meeting.place == HERE, "what Enter chose is taken back where it can be seen"
    meeting.redo()
    assert answer(meeting) == chosen(FIRST)


def test_a_text_takes_its_own_typing_back_and_then_the_assessment_its_changes(
    meeting: Meeting,
) -> None:
    meeting.type("1")
    meeting.tab_to("Client", *FIELDS)
    meeting.undo()
    assert answer(meeting) == Answer()
    meeting.redo()
    assert answer(meeting) == chosen(FIRST)
    meeting.tab_to("Client", *FIELDS)
    meeting.type("we")
    meeting.undo()
    assert answer(meeting).words == ""
    assert answer(meeting).options == (FIRST,)


def test_the_footer_tells_what_enter_does(meeting: Meeting) -> None:
    say = meeting.document.words.text
    hint = meeting.room.footer.hint
    assert hint.isVisible()
    assert hint.text() == say("ui_question.choose_hint")
    meeting.type("2")
    assert hint.text() == say("ui_question.next_hint")
    meeting.tab_to("Add another person")
    meeting.press(Key.Key_Return)
    assert hint.text() == say("ui_question.choose_hint"), "nobody knows yet what they say"


def test_enter_never_replaces_an_answer(meeting: Meeting) -> None:
    meeting.type("2")
    meeting.press(Key.Key_Up, Key.Key_Return)
    assert answer(meeting) == chosen(SECOND)
    assert meeting.place == question_place("trial")


def test_a_question_is_passed_over_by_control_enter_or_by_the_button(meeting: Meeting) -> None:
    meeting.go_on()
    assert (answer(meeting), meeting.place) == (Answer(), question_place("trial"))
    meeting.room.shell.go(HERE)
    meeting.tab_to("Continue")
    meeting.press(Key.Key_Return)
    assert (answer(meeting), meeting.place) == (Answer(), question_place("trial"))


def test_a_key_held_down_answers_one_question(meeting: Meeting) -> None:
    meeting.press(Key.Key_Return)
    meeting.room.shell.go(question_place("right_tool"))
    meeting.settle()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        none = Qt.KeyboardModifier.NoModifier
        held = QKeyEvent(kind, Key.Key_Return, none, "\r", autorep=True)
        QApplication.sendEvent(focused(), held)
    meeting.settle()
    assert meeting.place == question_place("right_tool")
    assert meeting.document.assessment.answer("right_tool") == Answer()


def test_in_a_text_enter_is_a_new_line_and_control_enter_continues(meeting: Meeting) -> None:
    meeting.tab_to("Client", *FIELDS)
    meeting.type("one")
    meeting.press(Key.Key_Return)
    meeting.type("two")
    assert meeting.place == HERE
    meeting.go_on()
    assert answer(meeting) == Answer(words="one\ntwo")
    assert meeting.place == question_place("trial")


def test_alt_left_goes_back(meeting: Meeting) -> None:
    meeting.press(Key.Key_Return)
    meeting.press(Key.Key_Left, with_=Qt.KeyboardModifier.AltModifier)
    assert meeting.place == HERE


def stops(meeting: Meeting) -> list[str]:
    """What Tab goes through, from the options round to the options."""
    found: list[str] = []
    start = focused()
    while not found or focused() is not start:
        found.append(said(focused())[1])
        meeting.press(Key.Key_Tab)
    return found


def test_tab_goes_through_the_question_then_the_buttons_then_the_rail(meeting: Meeting) -> None:
    meeting.type("1")
    meeting.wait_until(meeting.room.rail.standing.next.isVisible)
    assert stops(meeting) == [
        "People, by hand",
        "It could be one of several: keep each that is possible",
        "Not applicable…",
        "Clear answer",
        f"Add another person{QUOTE}s answer",
        "Evidence",
        "Hint for the interviewer",
        "Words used here (4)",
        f"Client{QUOTE}s words",
        "Private note",
        "Said by (optional)",
        "Basis (optional)",
        "Back",
        "Continue",
        "Essentials, 1 of 14",
        "Worth asking next: Trial of an untuned model",
        "Mark for later",
    ]


def test_arrows_lead_along_the_rail(meeting: Meeting) -> None:
    meeting.tab_to("Essentials", RailRow)
    meeting.press(Key.Key_Down)
    assert at(RailRow, "Business need")
    meeting.press(Key.Key_Home, Key.Key_Up)
    assert at(RailRow, "Engagement")
    meeting.press(Key.Key_End)
    assert at(RailRow, "Report")
    meeting.press(Key.Key_Up, Key.Key_Tab)
    assert not at(RailRow), "Tab stops at one row only"
    meeting.press(Key.Key_Backtab)
    assert at(RailRow, "Essentials"), "which is where the person is"
    meeting.press(Key.Key_Up, Key.Key_Space)
    assert meeting.place == "engagement"


def test_where_the_rail_is_a_sheet_the_bar_that_opens_it_comes_after_the_buttons(
    meeting: Meeting,
) -> None:
    meeting.at(600, 700)
    meeting.tab_to("Continue")
    meeting.press(Key.Key_Tab)
    assert said(focused())[1] == "Show the sections"
    meeting.press(Key.Key_Return)
    assert at(RailRow, "Essentials")
    meeting.press(Key.Key_Escape, Key.Key_Tab)
    assert said(focused())[1] == "Mark for later"


def test_no_ring_lies_over_the_page_while_the_menu_bar_has_focus(meeting: Meeting) -> None:
    bar, rings = meeting.window.menuBar(), meeting.look.state.ring
    assert rings is not None
    meeting.press(Key.Key_Tab)
    assert rings.ring() is not None
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    meeting.settle()
    assert bar.hasFocus()
    assert rings.ring() is None


def test_each_letter_of_a_menu_leads_to_one_entry(meeting: Meeting) -> None:
    for entry in meeting.window.menuBar().actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        texts = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(set(letters)) == len(letters), texts
