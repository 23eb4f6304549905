"""The engagement page: fields kept at once, people, and what Continue insists on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QRadioButton

from logic.assessment import Answer, Person, State
from tests.ui.desk import SIZES, Desk
from tests.ui.pages_stage import amount
from tests.ui.stage import focused, said
from ui import navigation
from ui.pages.people import PeopleTable, PersonRow
from ui.widgets import ErrorSummary, Field, LineField, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from logic.assessment import Engagement
    from ui.theme import Look

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.start()
    return made


def kept(desk: Desk) -> Engagement:
    return desk.document.assessment.engagement


def field(desk: Desk, name: str) -> Field:
    found = desk.window.findChild(Field, name)
    assert isinstance(found, Field)
    return found


def write(desk: Desk, name: str, text: str) -> None:
    target = field(desk, name)
    target.editor.setFocus()
    if isinstance(target, LineField):
        target.line.selectAll()
    desk.type(text)


def summary(desk: Desk) -> ErrorSummary:
    found = desk.window.findChild(ErrorSummary)
    assert isinstance(found, ErrorSummary)
    return found


def people(desk: Desk) -> PeopleTable:
    found = desk.window.findChild(PeopleTable)
    assert isinstance(found, PeopleTable)
    return found


def add(desk: Desk, role: str, name: str = "") -> PersonRow:
    people(desk).add.click()
    desk.settle()
    desk.type(role)
    if name:
        desk.press(Key.Key_Tab)
        desk.type(name)
    return people(desk).rows()[-1]


def test_the_task_has_the_focus(desk: Desk) -> None:
    assert focused() is field(desk, "task").editor


def test_what_is_typed_is_kept_letter_by_letter(desk: Desk) -> None:
    desk.type("Claims tri age ")
    assert kept(desk).task == "Claims tri age"
    assert field(desk, "task").editor.property("plainText") == "Claims tri age "


@pytest.mark.parametrize(
    "name",
    [
        "task",
        "client",
        "decision",
        "decide_by",
        "prepared_by",
        "firm",
        "confidentiality",
        "sources",
    ],
)
def test_every_field_is_kept_and_shown_again(desk: Desk, name: str) -> None:
    write(desk, name, "Some text")
    assert getattr(kept(desk), name) == "Some text"
    desk.room.shell.go("help")
    desk.document.undo()
    desk.room.shell.go_back()
    assert field(desk, name).value() == ""


def test_a_sentence_is_one_step_to_undo(desk: Desk) -> None:
    desk.type("Claims")
    desk.room.menus.undo_change()
    assert kept(desk).task == ""
    assert field(desk, "task").value() == ""


def test_continue_needs_the_task(desk: Desk) -> None:
    desk.press(Key.Key_Return)
    assert desk.place == "engagement"
    assert summary(desk).isVisible()
    assert [line.label() for line in summary(desk).lines()] == [
        "Name the task this assessment is about"
    ]
    assert field(desk, "task").error() == "Name the task this assessment is about"
    summary(desk).lines()[0].click()
    assert focused() is field(desk, "task").editor


def test_the_error_goes_once_mended(desk: Desk) -> None:
    desk.press(Key.Key_Return)
    write(desk, "task", "Claims triage")
    desk.press(Key.Key_Return)
    assert desk.place.startswith("question:")
    desk.room.shell.go("engagement")
    desk.settle()
    assert not summary(desk).isVisible()
    assert field(desk, "task").error() == ""


def test_the_day_must_be_a_day(desk: Desk) -> None:
    write(desk, "task", "Claims triage")
    write(desk, "date", "22.11.2026")
    assert desk.document.assessment.date == "2026-11-22"
    desk.press(Key.Key_Return)
    assert desk.place == "engagement"
    assert field(desk, "date").value() == "22.11.2026"
    assert desk.window.windowTitle().startswith("Error: ")
    write(desk, "date", "2026-11-20")
    assert desk.document.assessment.date == "2026-11-20"
    desk.press(Key.Key_Return)
    assert desk.place.startswith("question:")
    desk.room.shell.go("engagement")
    assert not desk.window.windowTitle().startswith("Error: ")


def test_a_day_that_is_none_is_still_there_on_coming_back(desk: Desk) -> None:
    write(desk, "date", "22.11.2026")
    desk.dialogs.choices.extend(("leave", "leave"))
    desk.room.shell.go("check")
    desk.room.shell.go("engagement")
    assert field(desk, "date").value() == "22.11.2026"
    assert field(desk, "date").error()
    desk.start()
    assert field(desk, "date").value() == desk.document.assessment.date


def test_whether_the_firm_sells_is_asked_and_not_presumed(desk: Desk) -> None:
    assert kept(desk).sells_implementation is None
    yes, no = desk.window.findChildren(QRadioButton)[:2]
    assert not yes.isChecked()
    assert not no.isChecked()
    no.click()
    assert kept(desk).sells_implementation is False
    yes.click()
    assert kept(desk).sells_implementation is True
    desk.room.menus.undo_change()
    assert no.isChecked()
    assert not yes.isChecked()


# People


def test_people_are_added_by_role_and_perhaps_name(desk: Desk) -> None:
    add(desk, "Head of claims")
    add(desk, "IT architect", "A. N. Other")
    assert [(p.role, p.name) for p in kept(desk).people] == [
        ("Head of claims", ""),
        ("IT architect", "A. N. Other"),
    ]
    assert len({p.id for p in kept(desk).people}) == 2


def test_remove_says_whom(desk: Desk) -> None:
    row = add(desk, "Head of claims")
    assert said(row.remove)[1] == "Remove: Head of claims"
    assert said(add(desk, "").remove)[1] == "Remove"


def test_removing_is_done_at_once_and_undone_in_place(desk: Desk) -> None:
    for role in ("First", "Second", "Third"):
        add(desk, role)
    people(desk).rows()[1].remove.click()
    desk.settle()
    assert [p.role for p in kept(desk).people] == ["First", "Third"]
    assert people(desk).strip.text() == "Second was removed."
    assert focused() is people(desk).undo
    desk.press(Key.Key_Return)
    assert [p.role for p in kept(desk).people] == ["First", "Second", "Third"]
    assert not people(desk).strip.isVisible()


def test_who_is_taken_out_is_still_said_to_be_named_with_answers(desk: Desk) -> None:
    row = add(desk, "Head of claims")
    desk.document.set_answer("volume", replace(amount(5), said_by=row.id))
    told = "Named with answers or points, and so under “Who was asked” in the report: "
    assert not any(p.text().startswith(told) for p in people(desk).findChildren(Prose))
    row.remove.click()
    desk.settle()
    shown = [p.text() for p in people(desk).findChildren(Prose) if p.isVisible()]
    assert f"{told}Head of claims." in shown


def test_the_offer_to_undo_ends_with_the_next_change(desk: Desk) -> None:
    add(desk, "First").remove.click()
    desk.settle()
    assert people(desk).strip.isVisible()
    write(desk, "task", "Claims triage")
    assert not people(desk).strip.isVisible()


def test_an_empty_row_goes_without_a_word(desk: Desk) -> None:
    people(desk).add.click()
    desk.settle()
    people(desk).rows()[0].remove.click()
    desk.settle()
    assert not people(desk).strip.isVisible()
    assert focused() is people(desk).add
    people(desk).add.click()
    write(desk, "task", "Claims triage")
    desk.press(Key.Key_Return)
    assert kept(desk).people == ()


def test_what_a_person_said_whose_row_was_emptied_is_said_by_nobody(desk: Desk) -> None:
    desk.document.update(people=(Person(id="person1", role="IT"),))
    answer = Answer(state=State.DONT_KNOW, said_by="person1")
    desk.document.set_answer("runs_today", answer)
    desk.settle()
    people(desk).rows()[0].role.area.clear()
    desk.room.shell.leave()
    assert desk.document.assessment.engagement.people == ()
    assert desk.document.assessment.answer("runs_today").said_by == ""


def test_a_name_needs_a_role(desk: Desk) -> None:
    write(desk, "task", "Claims triage")
    row = add(desk, "", "A. N. Other")
    desk.press(Key.Key_Return)
    if desk.place == "engagement" and not summary(desk).isVisible():
        desk.press(Key.Key_Return)
    assert desk.place == "engagement"
    assert row.role.error() == "Give the role of A. N. Other, or remove the row"


# A journey


def test_coming_back_says_no_more_of_what_was_wrong(desk: Desk) -> None:
    write(desk, "task", "Claims triage")
    row = add(desk, "", "A. N. Other")
    desk.room.shell.press_primary()
    assert row.role.error()
    desk.room.shell.go(navigation.CHECK)
    desk.room.shell.go(navigation.ENGAGEMENT)
    assert not row.role.error()
    assert not summary(desk).isVisible()


def test_a_journey_by_keyboard_from_the_start_to_the_first_question(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    desk = Desk(qtbot, look, tmp_path / "fresh")
    desk.press(Key.Key_Return)
    desk.type("Claims triage")
    desk.press(Key.Key_Tab)
    desk.type("Example Insurance")
    desk.press(Key.Key_Tab, Key.Key_Tab)
    desk.type("Whether to tune")
    desk.press(Key.Key_Return)
    desk.type("a model this year")
    assert kept(desk).decision == "Whether to tune\na model this year"
    desk.press(Key.Key_Return, with_=Qt.KeyboardModifier.ControlModifier)
    assert desk.place == f"question:{desk.document.walk[0]}"
    desk.press(Key.Key_Left, with_=Qt.KeyboardModifier.AltModifier)
    assert desk.place == "engagement"
    assert kept(desk).client == "Example Insurance"


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_no_field_is_cut_off(desk: Desk, width: int, height: int, text: float) -> None:
    add(desk, "", "A. N. Other")
    desk.room.shell.press_primary()
    desk.at(width, height, text)
    page = desk.room.shell.page
    assert page is not None
    for target in (*desk.window.findChildren(Field), *people(desk).rows()):
        right = target.mapTo(page.widget, target.rect().topRight()).x()
        assert target.isVisible()
        assert right <= page.widget.width()
    assert desk.clipped() == []


def test_a_long_role_is_seen_whole_and_enter_goes_on(desk: Desk) -> None:
    row = add(desk, "IT")
    low = row.role.editor.height()
    write(desk, "task", "Claims triage")
    row.role.setFocus()
    row.role.area.selectAll()
    QApplication.clipboard().setText(
        "Head of claims handling for motor and household,\nall regions"
    )
    row.role.area.paste()
    desk.settle()
    assert row.role.value() == "Head of claims handling for motor and household, all regions"
    assert row.role.editor.height() > low
    assert not row.role.area.verticalScrollBar().isVisible()
    desk.press(Qt.Key.Key_Return)
    assert "\n" not in row.role.value()
    assert desk.place != "engagement"


def test_what_a_reader_writes_into_the_task_is_taken_as_one_line(desk: Desk) -> None:
    found = QAccessible.queryAccessibleInterface(field(desk, "task").editor)
    assert found is not None
    found.editableTextInterface().replaceText(0, 0, "Claims\ntriage")
    desk.settle()
    assert kept(desk).task == "Claims triage"


def test_labels_stand_over_the_first_person_alone_where_fields_are_beside_each_other(
    desk: Desk,
) -> None:
    def labels() -> list[tuple[str, str]]:
        return [(row.role.label(), row.name.label()) for row in people(desk).rows()]

    over = ("Role", "Name (optional)")
    for role in ("First", "Second", "Third"):
        add(desk, role)
    assert labels() == [over, ("", ""), ("", "")]
    named = [row.name.editor.accessibleName() for row in people(desk).rows()]
    assert named == [over[1]] * 3
    desk.window.resize(700, 700)
    desk.settle()
    assert labels() == [over] * 3
    desk.window.resize(1280, 800)
    people(desk).rows()[0].remove.click()
    desk.settle()
    assert labels() == [over, ("", "")]
