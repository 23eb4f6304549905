"""All questions by section: listed, filtered, answered in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from logic.assessment import Answer, Basis, State, Voice
from tests.ui.desk import SIZES, Desk
from tests.ui.pages_stage import FULL, said
from tests.ui.stage import focused
from ui.pages.sections_row import QuestionRow
from ui.widgets import (
    ChoiceField,
    EmptyState,
    ErrorSummary,
    IconText,
    LineField,
    LinkButton,
    OptionGroup,
    Prose,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.start(task="Claims triage")
    for question, answer in FULL.items():
        made.document.set_answer(question, answer)
    return made


def at(desk: Desk, place: str, *, section: str = "", show: str = "") -> None:
    """Go to a place; among the questions, show those of a section or in a state."""
    desk.room.shell.go(place)
    desk.settle()
    for label, value in (("Section", section), ("Show", show)):
        if value:
            pick(desk, label, value)


def page_widget(desk: Desk) -> QWidget:
    page = desk.room.shell.page
    assert page is not None
    return page.widget


def rows(desk: Desk) -> list[QuestionRow]:
    page = desk.room.shell.page
    assert page is not None
    found = [row for row in page.widget.findChildren(QuestionRow) if row.isVisible()]
    return sorted(found, key=lambda row: row.y())


def ids(desk: Desk) -> list[str]:
    return [row.question for row in rows(desk)]


def open_row(desk: Desk, question: str) -> None:
    header = next(row for row in rows(desk) if row.question == question).header
    QTest.mouseClick(header, Qt.MouseButton.LeftButton)
    desk.settle()


def pick(desk: Desk, label: str, value: str) -> None:
    page = desk.room.shell.page
    assert page is not None
    field = next(f for f in page.widget.findChildren(ChoiceField) if f.label() == label)
    field.set_value(value)
    field.committed.emit()
    desk.settle()


def test_the_rail_leads_to_all_questions(desk: Desk) -> None:
    row = desk.room.rail.row("sections")
    assert row is not None
    row.click()
    desk.settle()
    assert ids(desk) == list(desk.document.walk)
    assert row.accessibleDescription() == "Current page"
    desk.room.footer.back.click()
    assert desk.place == "engagement"


def test_the_list_is_one_stop_of_tab_and_keys_lead_through_it(desk: Desk) -> None:
    at(desk, "sections")
    heads = [row.header for row in rows(desk)]
    fields = page_widget(desk).findChildren(ChoiceField)
    assert fields[0].editor.hasFocus()
    desk.press(Key.Key_Tab, Key.Key_Tab)
    assert focused() is heads[0]
    desk.press(Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert focused() is heads[1]
    desk.press(Key.Key_End, Key.Key_Down)
    assert focused() is heads[-1] is not heads[1]
    desk.press(Key.Key_Tab)
    assert focused() not in heads
    desk.press(Key.Key_Backtab)
    assert focused() is heads[-1]
    desk.press(Key.Key_Home, Key.Key_Backtab)
    assert fields[1].editor.hasFocus()


def test_enter_opens_a_question_and_tab_leads_into_it(desk: Desk) -> None:
    at(desk, "sections", section="business_need")
    first, second = rows(desk)[:2]
    second.header.setFocus()
    desk.press(Key.Key_Return)
    assert isinstance(focused().parent(), OptionGroup)
    assert second.isAncestorOf(focused())
    desk.press(Key.Key_Backtab)
    assert focused() is second.header
    desk.press(Key.Key_Up)
    assert focused() is first.header
    desk.press(Key.Key_Tab)
    assert second.isAncestorOf(focused())
    assert focused() is not second.header


def test_only_the_row_in_focus_lets_tab_confirm_it(desk: Desk) -> None:
    for name in ("deadline", "task_stability"):
        given = desk.document.assessment.answer(name)
        desk.document.set_answer(name, replace(given, basis=Basis.ASSUMED))
    at(desk, "sections", show="assumed")
    links = [
        link for row in rows(desk) for link in row.findChildren(LinkButton) if link.isVisible()
    ]
    assert len(links) == len(rows(desk)) > 2
    rows(desk)[0].header.setFocus()
    desk.press(Key.Key_Tab)
    assert focused() is links[0]
    desk.press(Key.Key_Tab)
    assert focused() not in {*links, *(row.header for row in rows(desk))}


def test_one_section_or_one_state(desk: Desk) -> None:
    at(desk, "sections", section="security")
    questions = desk.document.content.questions
    assert {questions[name].section for name in ids(desk)} == {"security"}
    row = desk.room.rail.row("sections")
    assert row is not None
    assert row.accessibleDescription() == "Current page"
    pick(desk, "Section", "all")
    pick(desk, "Show", "assumed")
    assert ids(desk) == ["field_speed"]
    pick(desk, "Show", "marked")
    assert ids(desk) == []
    page = desk.room.shell.page
    assert page is not None
    assert next(iter(page.widget.findChildren(EmptyState))).isVisible()
    at(desk, "sections", show="dont_know")
    assert ids(desk) == ["language"]


def heads(desk: Desk) -> list[str]:
    """The names of sections over their questions, from the top down."""
    page = desk.room.shell.page
    assert page is not None
    names = {desk.document.words.text(f"section.{s}.name") for s in desk.document.content.sections}
    shown = [p for p in page.widget.findChildren(Prose) if p.isVisible() and p.text() in names]
    return [p.text() for p in sorted(shown, key=lambda p: p.mapToGlobal(QPoint()).y())]


def test_questions_of_all_sections_stand_under_the_name_of_theirs(desk: Desk) -> None:
    at(desk, "sections")
    say, sections = desk.document.words.text, desk.document.content.sections
    assert heads(desk) == [say(f"section.{name}.name") for name in sections]
    pick(desk, "Show", "dont_know")
    assert heads(desk) == ["Data & knowledge"]
    pick(desk, "Section", "data_knowledge")
    assert heads(desk) == []


def test_the_answer_stands_under_the_words_of_its_question(desk: Desk) -> None:
    at(desk, "sections", section="business_need")
    row = rows(desk)[0]
    said = row.findChild(IconText)
    assert isinstance(said, IconText)
    words = row.header.mapTo(row, QPoint(desk.look.units(24), 0))
    assert said.mapTo(row, QPoint()).x() == words.x()


def test_a_question_is_answered_in_place(desk: Desk) -> None:
    at(desk, "sections", section="business_need")
    open_row(desk, "deadline")
    assert isinstance(focused().parent(), OptionGroup)
    QTest.keyClick(focused(), Key.Key_1)
    desk.settle()
    assert desk.document.assessment.answer("deadline").options == ("under_6_weeks",)
    open_row(desk, "task_stability")
    QTest.keyClick(focused(), Key.Key_3)
    desk.settle()
    assert desk.document.assessment.answer("task_stability").options == ("often",)
    assert desk.document.assessment.answer("deadline").options == ("under_6_weeks",)
    open_row(desk, "task_stability")
    header = next(row for row in rows(desk) if row.question == "task_stability").header
    assert header.hasFocus()


def test_the_question_being_edited_stays_until_it_is_left(desk: Desk) -> None:
    at(desk, "sections", show="dont_know")
    open_row(desk, "language")
    QTest.keyClick(focused(), Key.Key_1)
    desk.settle()
    assert ids(desk) == ["language"]
    open_row(desk, "language")
    assert ids(desk) == []


def test_what_cannot_be_used_keeps_the_question_open(desk: Desk) -> None:
    at(desk, "sections", section="essentials")
    open_row(desk, "volume")
    page = desk.room.shell.page
    assert page is not None
    field = next(f for f in page.widget.findChildren(LineField) if f.isVisible())
    field.set_value("many")
    open_row(desk, "operators")
    summary = next(iter(page.widget.findChildren(ErrorSummary)))
    assert len(summary.lines()) == 1
    assert field.isVisible()
    field.set_value("90000")
    open_row(desk, "volume")
    amount = desk.document.assessment.answer("volume").amount
    assert amount is not None
    assert amount.likely == 90_000
    open_row(desk, "volume")
    at(desk, "check")
    assert desk.place == "check"


def test_where_none_is_like_that_all_are_one_press_away(desk: Desk) -> None:
    at(desk, "sections", show="marked")
    page = desk.room.shell.page
    assert page is not None
    assert ids(desk) == []
    button = page.widget.findChildren(EmptyState)[0].button
    assert button.text() == "Show all questions"
    button.click()
    desk.settle()
    assert ids(desk) == list(desk.document.walk)
    assert not button.isVisible()


def test_an_assumed_answer_is_confirmed_from_the_list(desk: Desk) -> None:
    at(desk, "sections", show="assumed")
    row = rows(desk)[0]
    link = next(b for b in row.findChildren(LinkButton) if b.isVisible())
    link.click()
    desk.settle()
    assert desk.document.assessment.answer("field_speed").basis is None
    assert ids(desk) == []


def test_a_row_says_how_the_answer_stands(desk: Desk) -> None:
    desk.document.set_answer("deadline", replace(said("longer", basis=Basis.ASSUMED), marked=True))
    both = replace(said("one"), voices=(Voice(said_by="IT", options=("few_alike",)),))
    desk.document.set_answer("task_count", both)
    desk.document.set_answer("task_stability", Answer(state=State.DONT_KNOW))
    at(desk, "sections", section="business_need")
    said_of = {row.question: row._state.text() for row in rows(desk)}
    assert "only assumed, marked for later" in said_of["deadline"]
    assert "answers differ" in said_of["task_count"]
    assert said_of["task_stability"] == desk.document.words.text("state.dont_know")
    agreed = replace(both, voices=(Voice(said_by="IT", options=("one",)),))
    desk.document.set_answer("task_count", agreed)
    desk.settle()
    said_of = {row.question: row._state.text() for row in rows(desk)}
    assert "answers differ" not in said_of["task_count"]
    assert "several people say so" in said_of["task_count"]


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_nothing_is_cut_off(desk: Desk, width: int, height: int, text: float) -> None:
    desk.at(width, height, text)
    at(desk, "sections", section="business_need")
    open_row(desk, "deadline")
    desk.settle()
    desk.settle()
    assert desk.clipped() == []
