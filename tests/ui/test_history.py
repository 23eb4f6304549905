"""Finish, history, frozen pages and the second visit, in a whole window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QRadioButton

from logic import assessment_file
from logic.assessment import Assessment, Engagement, Priorities
from tests.ui.desk import Desk, action
from tests.ui.pages_stage import DAY, FULL, PEOPLE, POINTS, said
from ui import navigation
from ui.pages.compare import ComparePage
from ui.pages.state_card import StateCard
from ui.widgets import (
    Button,
    Card,
    Disclosure,
    EmptyState,
    LinkButton,
    PageScaffold,
    Prose,
    TextField,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

WHY = "The volume doubled."


def pattern(**answers: object) -> Assessment:
    return Assessment(
        id="",
        date=DAY,
        engagement=Engagement(task="Claims triage", people=PEOPLE),
        answers={**FULL, **answers},  # type: ignore[dict-item]
        priorities=(Priorities(points=POINTS),),
    )


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path)
    made.document.start_from(pattern())
    made.document.show_result()
    made.settle()
    return made


def go(desk: Desk, place: str) -> QWidget:
    desk.room.shell.go(place)
    desk.settle()
    page = desk.room.shell.page
    assert page is not None
    return page.widget


def press(desk: Desk, text: str) -> None:
    page = desk.room.shell.page
    assert page is not None
    for kind in (Button, LinkButton):
        for button in [*page.widget.findChildren(kind), *desk.room.frozen.findChildren(kind)]:
            if button.isVisible() and button.text().replace("&&", "&") == text:
                button.click()
                desk.settle()
                return
    raise AssertionError(text)


def texts(desk: Desk) -> str:
    page = desk.room.shell.page
    assert page is not None
    found = [p.text() for p in page.widget.findChildren(Prose) if p.isVisible()]
    return "\n".join(found).replace("\N{NO-BREAK SPACE}", " ")


def compared(desk: Desk) -> None:
    """Wait until the two states have been compared."""
    page = desk.room.shell.page
    assert isinstance(page, ComparePage)
    desk.wait_until(lambda: not page.awaited)


def finish(desk: Desk) -> None:
    go(desk, navigation.HISTORY)
    desk.dialogs.choices.append("do")
    press(desk, "Finish…")


def revise(desk: Desk) -> None:
    finish(desk)
    page = go(desk, navigation.HISTORY)
    page.findChildren(TextField)[0].set_value(WHY)
    press(desk, "Start a revision")


class TestFinish:
    def test_it_asks_first_and_freezes(self, desk: Desk) -> None:
        go(desk, navigation.HISTORY)
        desk.dialogs.choices.append("leave")
        press(desk, "Finish…")
        assert not desk.document.assessment.finished
        finish(desk)
        title, text = desk.dialogs.asked[-1]
        assert title == "Finish this assessment?"
        assert "only assumed" in text
        assert desk.document.frozen
        assert desk.document.assessment.finished_on == "2026-11-22"
        assert desk.room.frozen.isVisible()
        assert "Finished on 22 November 2026" in desk.room.frozen.text()
        page = desk.room.shell.page
        assert page is not None
        assert page.widget.findChildren(TextField)[0].editor.hasFocus(), "the button is gone"

    def test_no_hint_tells_how_to_answer_what_is_finished(self, desk: Desk) -> None:
        go(desk, navigation.question_place("deadline"))
        assert desk.room.footer.hint.text()
        finish(desk)
        go(desk, navigation.question_place("deadline"))
        assert not desk.room.footer.hint.text()

    def test_nothing_changes_any_more_and_nothing_is_undone(self, desk: Desk) -> None:
        desk.document.set_answer("deadline", said("under_6_weeks"))
        finish(desk)
        before = desk.document.assessment
        desk.document.set_answer("deadline", said("longer"))
        desk.document.update(task="Another")
        assert desk.document.undo() == ""
        assert desk.document.assessment is before

    def test_the_report_may_still_be_set_otherwise(self, desk: Desk) -> None:
        finish(desk)
        desk.document.set_report_settings(replace(desk.document.assessment.report, draft=True))
        assert desk.document.assessment.report.draft

    def test_all_questions_can_be_looked_through_but_not_changed(self, desk: Desk) -> None:
        finish(desk)
        page = go(desk, navigation.SECTIONS)
        assert all(combo.isEnabled() for combo in page.findChildren(QComboBox) if combo.isVisible())
        row = next(row for row in page.findChildren(Disclosure) if row.isVisible())
        row.header.click()
        desk.settle()
        radios = [one for one in page.findChildren(QRadioButton) if one.isVisible()]
        links = [one for one in page.findChildren(LinkButton) if one.isVisible()]
        assert radios
        assert not any(one.isEnabled() for one in (*radios, *links))
        desk.document.start_revision(WHY)
        desk.settle()
        assert all(one.isEnabled() for one in radios)

    def test_another_persons_points_can_be_looked_at(self, desk: Desk) -> None:
        finish(desk)
        page = go(desk, navigation.PRIORITIES)
        (whose,) = (one for one in page.findChildren(QComboBox) if one.isVisible())
        assert whose.isEnabled()

    @pytest.mark.parametrize("place", ["engagement", "question:style_rules", "priorities"])
    def test_pages_are_read_only_and_open_again(self, desk: Desk, place: str) -> None:
        finish(desk)
        page = go(desk, place)
        lines, radios = page.findChildren(QLineEdit), page.findChildren(QRadioButton)
        assert lines or radios
        assert all(line.isReadOnly() for line in lines if line.isVisible())
        assert not any(radio.isEnabled() for radio in radios if radio.isVisible())
        desk.document.start_revision(WHY)
        desk.settle()
        page = go(desk, place)
        assert not any(line.isReadOnly() for line in page.findChildren(QLineEdit))
        assert all(r.isEnabled() for r in page.findChildren(QRadioButton) if r.isVisible())

    def test_everything_answered_asks_nothing_more(self, desk: Desk) -> None:
        advice = desk.document.advice
        counts = replace(advice.counts, open=0, assumed=0)
        desk.document._advised = (desk.document.assessment, replace(advice, counts=counts))
        finish(desk)
        assert "only assumed" not in desk.dialogs.asked[-1][1]


class TestRevisions:
    def test_a_revision_needs_a_reason(self, desk: Desk) -> None:
        finish(desk)
        page = go(desk, navigation.HISTORY)
        press(desk, "Start a revision")
        assert desk.document.frozen
        assert "Say why it is opened again" in page.findChildren(TextField)[0].error()

    def test_it_is_open_again_and_the_history_names_it(self, desk: Desk) -> None:
        revise(desk)
        assert not desk.document.frozen
        assert desk.place == navigation.CHECK
        go(desk, navigation.HISTORY)
        assert desk.room.shell.page is not None
        assert desk.room.shell.page.title() == "Revision 2 is open."
        assert WHY in texts(desk)
        assert "22 November 2026" in texts(desk)

    def test_an_earlier_one_is_read_only_and_left_again(self, desk: Desk) -> None:
        revise(desk)
        desk.document.set_answer("style_rules", said("one_page"))
        go(desk, navigation.HISTORY)
        press(desk, "Open")
        assert desk.document.viewed == 1
        assert desk.document.assessment.answer("style_rules").options == ("learned_from_examples",)
        assert desk.document.undo_what == ""
        desk.document.set_answer("deadline", said("longer"))
        assert desk.document.viewed == 1
        assert "revision 1" in desk.room.frozen.text()
        press(desk, "Back to what stands now")
        assert desk.document.viewed == 0
        assert desk.document.assessment.answer("style_rules").options == ("one_page",)
        assert not desk.room.frozen.isVisible()

    def test_what_stands_now_is_told_beside_an_earlier_one(self, desk: Desk) -> None:
        revise(desk)
        desk.document.set_answer("right_tool", said("statistics"))
        now = desk.document.words.text(
            f"recommendation.{desk.document.advice.recommendation}.short"
        )
        desk.document.view_revision(1)
        page = go(desk, navigation.HISTORY)
        [card] = page.findChildren(StateCard)
        assert card._advice.text() == now
        page = go(desk, navigation.compare_place(1))
        desk.wait_until(lambda: all(card.isVisible() for card in page.findChildren(StateCard)))
        assert now in [card._advice.text() for card in page.findChildren(StateCard)]

    def test_a_damaged_one_is_told(self, desk: Desk) -> None:
        revise(desk)
        kept = replace(desk.document.assessment.revisions[0], state="{")
        desk.document.start_from(replace(desk.document.assessment, revisions=(kept,)))
        go(desk, navigation.HISTORY)
        press(desk, "Open")
        assert desk.dialogs.asked[-1][0] == "Revision not shown"
        press(desk, "Compare")
        assert desk.dialogs.asked[-1][0] == "Revision not shown"

    def test_while_the_result_is_hidden_the_history_hides_it_too(self, desk: Desk) -> None:
        revise(desk)
        desk.document.start_from(desk.document.assessment)
        page = go(desk, navigation.HISTORY)
        said_ = "\n".join(p.text() for p in page.findChildren(StateCard)[0].findChildren(Prose))
        assert "hidden until you look" in said_
        assert "Fine" not in texts(desk)

    def test_the_file_opens_where_it_was(self, desk: Desk, tmp_path: Path) -> None:
        revise(desk)
        path = tmp_path / "kept.tunewise"
        desk.document.save_as(path)
        assert assessment_file.load(path) == desk.document.assessment


class TestCompare:
    def test_a_revision_beside_what_stands_now(self, desk: Desk) -> None:
        revise(desk)
        desk.document.set_answer("style_rules", said("one_page"))
        go(desk, navigation.HISTORY)
        press(desk, "Compare")
        compared(desk)
        assert desk.room.shell.page is not None
        assert desk.room.shell.page.title().startswith(("The advice was", "The advice stays"))
        assert "Rules on one page" in texts(desk)
        assert "towards foundation" in texts(desk)
        desk.room.shell.press_back()
        assert desk.place == navigation.HISTORY

    def test_a_file_of_an_earlier_visit_with_other_rules(self, desk: Desk, tmp_path: Path) -> None:
        finish(desk)
        done = desk.document.assessment
        other = replace(
            done,
            date="2026-01-05",
            outcome=replace(
                done.outcome, content=replace(done.outcome.content, version="1", checksum="x")
            ),
            priorities=(Priorities(points={"cost": 100}),),
        )
        path = tmp_path / "earlier.tunewise"
        assessment_file.save(path, other)
        page = go(desk, navigation.COMPARE)
        assert page.findChildren(EmptyState)[0].isVisible()
        desk.dialogs.paths.append(None)
        press(desk, "Choose a file…")
        assert page.findChildren(EmptyState)[0].isVisible()
        desk.dialogs.paths.append(path)
        press(desk, "Choose a file…")
        compared(desk)
        shown = texts(desk)
        assert "Priorities" in shown
        assert "5 January 2026" in shown
        assert "Under version 1 of the rules" in shown
        cards = [c.accessibleName() for c in page.findChildren(Card) if c.isVisible()]
        assert "What came from new rules" in cards

    def test_the_same_state_changed_nothing(self, desk: Desk, tmp_path: Path) -> None:
        answer = replace(desk.document.assessment.answer("deadline"), words="By spring.")
        path = tmp_path / "same.tunewise"
        assessment_file.save(path, desk.document.assessment)
        desk.document.set_answer("deadline", answer)
        go(desk, navigation.COMPARE)
        desk.dialogs.paths.append(path)
        press(desk, "Choose a file…")
        compared(desk)
        assert desk.room.shell.page is not None
        assert desk.room.shell.page.title() == "Neither the advice nor the lead changed."
        assert "Only words, notes or who said it changed: Deadline" in texts(desk)

    def test_what_takes_a_while_is_said(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        revise(desk)
        monkeypatch.setattr(desk.room.background, "run", lambda *_: None)
        monkeypatch.setattr("ui.background.PATIENCE_MS", 60_000)
        page = go(desk, navigation.compare_place(1))
        assert "The two states are being compared" not in texts(desk)
        assert texts(desk).startswith("Second visit\nCompare with an earlier visit")
        assert page.hasFocus()
        compare = desk.room.shell.page
        assert isinstance(compare, ComparePage)
        compare._is_late()
        assert "The two states are being compared" in texts(desk)
        assert not any(button.isVisible() for button in page.findChildren(Button))
        assert page.hasFocus()

    def test_a_change_meanwhile_is_compared_anew(self, desk: Desk) -> None:
        revise(desk)
        desk.document.set_answer("style_rules", said("one_page"))
        go(desk, navigation.compare_place(1))
        compared(desk)
        assert "Rules on one page" in texts(desk)
        assert desk.window.windowTitle().startswith("The advice")
        desk.document.undo()
        desk.wait_until(lambda: "Neither the advice nor the lead changed." in texts(desk))
        assert "Rules on one page" not in texts(desk)

    def test_a_file_that_cannot_be_read_is_told(self, desk: Desk, tmp_path: Path) -> None:
        path = tmp_path / "broken.tunewise"
        path.write_text("{", encoding="utf-8")
        go(desk, navigation.COMPARE)
        desk.dialogs.paths.append(path)
        press(desk, "Choose a file…")
        assert desk.dialogs.asked[-1][0] == "Not opened"

    def test_it_waits_until_the_result_is_asked_for(self, desk: Desk) -> None:
        desk.document.start_from(pattern())
        page = go(desk, navigation.COMPARE)
        assert "still hidden" in texts(desk)
        press(desk, "Show the result")
        assert desk.document.result_shown
        assert page.findChildren(EmptyState)[0].button.isVisible()


@pytest.mark.parametrize("place", [navigation.HISTORY, navigation.CASES, navigation.SETTINGS])
def test_the_smallest_window_opens_at_the_head(desk: Desk, place: str) -> None:
    desk.window.resize(480, 360)
    page = go(desk, place)
    desk.settle()
    assert isinstance(page, PageScaffold)
    assert page.verticalScrollBar().maximum() > 0
    assert page.verticalScrollBar().value() == 0


def test_the_menus_lead_there(desk: Desk) -> None:
    for text, place in (
        ("Finish and history", navigation.HISTORY),
        ("Compare with an earlier visit", navigation.COMPARE),
        ("Try a what-if", navigation.WHATIF),
    ):
        action(desk, text).trigger()
        desk.settle()
        assert desk.place == place
    desk.document.start_from(pattern())
    action(desk, "Try a what-if").trigger()
    assert desk.place == navigation.RESULT


def test_undo_is_named_in_the_menu(desk: Desk) -> None:
    desk.document.set_answer("deadline", said("under_6_weeks"))
    action(desk, "Undo: answer to “Deadline”").trigger()
    desk.settle()
    action(desk, "Redo: answer to “Deadline”")
    desk.document.set_quick(True)
    action(desk, "Undo: quick assessment")
    desk.document.update(task="Other")
    action(desk, "Undo: engagement")
