"""The question page: choosing by key and mouse, and why a question does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from logic.assessment import Answer, Basis, State, Voice
from logic.model import QuestionKind
from tests.ui.pages_stage import FULL, PageStage, pack, said
from tests.ui.question_stage import Opened
from tests.ui.stage import focused
from ui.focus import focus_by_keyboard
from ui.widgets import (
    LinkButton,
    OptionGroup,
    Strip,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Opened]:
    stage = PageStage(qtbot, look, tmp_path)
    stage.open({}, ())
    yield Opened(stage)
    stage.close()


class TestChoice:
    def test_shows_the_question_and_where_it_stands(self, opened: Opened) -> None:
        page = opened.at("runs_today").page
        assert page.title() == opened.stage.say("question.runs_today.title")
        kicker = opened.page._scaffold.heading.kicker.text()
        assert kicker.startswith("Essentials, question 3 of ")
        assert page.footer().primary == "Continue"
        assert [card.option.digit for card in opened.group().cards()] == ["1", "2", "3", "4", "0"]

    def test_nothing_is_chosen_at_first_and_focus_is_in_the_options(self, opened: Opened) -> None:
        group = opened.at("runs_today").group()
        assert not group.any_chosen()
        assert group.focused() == "people"

    def test_a_digit_answers_and_zero_is_not_known(self, opened: Opened) -> None:
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_3)
        assert opened.answer == Answer(state=State.ANSWERED, options=("prompted",))
        QTest.keyClick(focused(), Key.Key_0)
        assert opened.answer == Answer(state=State.DONT_KNOW)

    def test_digits_can_be_switched_off(self, opened: Opened) -> None:
        opened.stage.shell.digits = False
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_3)
        assert opened.answer == Answer()

    def test_arrows_move_and_space_answers(self, opened: Opened) -> None:
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_Down)
        assert opened.answer == Answer()
        QTest.keyClick(focused(), Key.Key_Space)
        assert opened.chosen() == ("software",)

    def test_enter_chooses_the_option_in_focus(self, opened: Opened) -> None:
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_Down)
        QTest.keyClick(focused(), Key.Key_Return)
        assert opened.chosen() == ("software",)
        QTest.keyClick(focused(), Key.Key_Down)
        QTest.keyClick(focused(), Key.Key_Return)
        assert opened.chosen() == ("software",), "an answer given is never replaced"

    def test_enter_takes_a_reason_only_where_none_is_given(self, opened: Opened) -> None:
        opened.at("runs_today")
        opened.click(opened.say("reason.open"))
        QTest.keyClick(focused(), Key.Key_Return)
        given = Answer(state=State.NOT_APPLICABLE, reason="out_of_scope")
        assert opened.answer == given
        QTest.keyClick(focused(), Key.Key_Down)
        QTest.keyClick(focused(), Key.Key_Return)
        assert opened.answer == given
        focus_by_keyboard(opened.group().cards()[0])
        QTest.keyClick(focused(), Key.Key_Return)
        assert opened.answer == given, "that it does not apply is an answer too"

    def test_enter_takes_nothing_over_what_is_typed(self, opened: Opened) -> None:
        opened.at("trial")
        QTest.keyClicks(opened.field("Cases tried").line, "40")
        focus_by_keyboard(opened.group().cards()[0])
        QTest.keyClick(focused(), Key.Key_Return)
        assert opened.answer == Answer()
        opened.field("Cases tried").line.clear()
        QTest.keyClick(focused(), Key.Key_Return)
        assert opened.answer == Answer(state=State.DONT_KNOW)

    def test_going_on_by_mouse_leaves_it_open(self, opened: Opened) -> None:
        opened.at("runs_today")
        assert opened.page.primary()
        assert opened.answer == Answer()

    def test_delete_clears_and_it_can_be_undone(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people"))
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_Delete)
        assert opened.answer == Answer()
        assert opened.shown(Strip)[0].text() == opened.say("cleared")
        opened.click(opened.say("undo"))
        assert opened.answer == said("people")
        assert not opened.shown(Strip)

    def test_clear_answer_keeps_words_note_and_mark(self, opened: Opened) -> None:
        kept = Answer(words="We type", note="sceptical", marked=True)
        whole = Answer(
            state=State.ANSWERED,
            options=("people",),
            words=kept.words,
            note=kept.note,
            marked=True,
            basis=Basis.MEASURED,
        )
        opened.stage.document.set_answer("runs_today", whole)
        opened.at("runs_today")
        opened.click(opened.say("clear"))
        assert opened.answer == kept

    def test_clear_is_offered_only_where_there_is_an_answer(self, opened: Opened) -> None:
        opened.at("runs_today")
        assert not [b for b in opened.shown(LinkButton) if b.label() == opened.say("clear")]

    def test_several_can_be_kept_possible(self, opened: Opened) -> None:
        opened.at("runs_today")
        opened.shown(QCheckBox)[0].click()
        for key in (Key.Key_3, Key.Key_1):
            QTest.keyClick(opened.group().cards()[0], key)
        assert opened.chosen() == ("people", "prompted"), "in the order of the question"
        QTest.keyClick(opened.group().cards()[0], Key.Key_1)
        assert opened.chosen() == ("prompted",)
        QTest.keyClick(opened.group().cards()[0], Key.Key_3)
        assert opened.answer == Answer(), "none kept is no answer"

    def test_several_kept_before_are_shown_as_such(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people", "software"))
        opened.at("runs_today")
        assert opened.shown(QCheckBox)[0].isChecked()
        chosen = [card.option.key for card in opened.group().cards() if card.state.chosen]
        assert chosen == ["people", "software"]

    def test_two_options_offer_no_several(self, opened: Opened) -> None:
        opened.stage.document.set_answer("task_kind", said("answer"))
        opened.at("entitlements")
        assert not opened.shown(QCheckBox)

    def test_choosing_an_assumed_answer_again_confirms_it(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people", basis=Basis.ASSUMED))
        opened.at("runs_today")
        assert opened.group().cards()[0].state.assumed == opened.say("assumed")
        QTest.keyClick(focused(), Key.Key_1)
        assert opened.answer == said("people", basis=None)
        assert opened.group().cards()[0].state.assumed == ""

    def test_another_choice_keeps_who_said_it_and_the_basis(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people"))
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_2)
        assert opened.answer == said("software")

    def test_an_option_says_what_it_rules_out(self, opened: Opened) -> None:
        group = opened.at("data_location").group()
        notes = {card.option.key: card.state.note for card in group.cards()}
        assert notes["any_cloud"] == ""
        assert notes["own_hardware"].startswith("Rules out outside services")
        assert "Reopens" in notes["own_hardware"]

    def test_what_an_option_rules_out_depends_on_the_other_answers(self, opened: Opened) -> None:
        opened.stage.document.set_answer("task_kind", said("code"))
        opened.at("facts_change")
        before = {card.option.key: card.state.note for card in opened.group().cards()}
        opened.stage.document.set_answer("task_kind", said("answer"))
        after = {card.option.key: card.state.note for card in opened.group().cards()}
        assert before["weekly"] == ""
        assert "facts change weekly" in after["weekly"]

    def test_people_who_differ_are_named_on_their_options(self, opened: Opened) -> None:
        voices = (
            Voice(said_by="p1", options=("people",)),
            Voice(said_by="Ops", options=("software",)),
        )
        answer = Answer(state=State.ANSWERED, options=("people",), voices=voices)
        opened.stage.document.set_answer("runs_today", answer)
        cards = opened.at("runs_today").group().cards()
        assert cards[0].state.people == ("Head of claims",)
        assert cards[1].state.people == ("Ops",)

    def test_going_to_another_question_shows_that_one(self, opened: Opened) -> None:
        opened.at("runs_today")
        opened.goto("right_tool")
        assert opened.page.title() == opened.stage.say("question.right_tool.title")
        assert opened.group().focused() == "language_model"

    def test_every_question_of_the_pack_can_be_shown(self, opened: Opened) -> None:
        opened.stage.open(FULL)
        opened.at("task_kind")
        for question in pack().content.questions:
            opened.goto(question)
            assert opened.page.title() == opened.stage.say(f"question.{question}.title")
            assert opened.page.primary()

    def test_refresh_before_any_question_does_nothing(self, opened: Opened) -> None:
        opened.page.refresh()
        assert opened.page.title() == ""


def test_an_answer_that_cannot_stand_beside_another_is_told(opened: Opened) -> None:
    opened.stage.open(FULL)
    note = opened.stage.say("clash.trial_not_tried.says")
    opened.at("trial_setup")
    assert note not in opened.texts()
    opened.stage.document.set_answer("trial_setup", said("nothing"))
    opened.stage.settle()
    assert note in opened.texts()
    opened.goto("trial")
    assert note in opened.texts(), "beside the other of the two as well"
    opened.goto("runs_today")
    assert note not in opened.texts()
    assert opened.page.primary(), "it is a note, and stops nobody"


class TestNotApplicable:
    def test_the_reason_is_chosen_in_place(self, opened: Opened) -> None:
        opened.at("runs_today")
        opened.click(opened.say("reason.open"))
        title = opened.say("reason.title")
        reasons = next(g for g in opened.shown(OptionGroup) if g.accessibleName() == title)
        QTest.keyClick(focused(), Key.Key_2)
        assert opened.answer == Answer(state=State.NOT_APPLICABLE, reason="decided_elsewhere")
        assert reasons.cards()[1].state.chosen
        QTest.keyClick(focused(), Key.Key_Delete)
        assert opened.answer == Answer()

    def test_the_reasons_are_as_wide_as_the_answers(self, opened: Opened) -> None:
        opened.at("runs_today")
        opened.click(opened.say("reason.open"))
        QTest.keyClick(focused(), Key.Key_1)
        opened.stage.settle()
        answers, reasons = opened.shown(OptionGroup)
        assert (reasons.x(), reasons.width()) == (answers.x(), answers.width())

    def test_it_takes_the_answer_back_and_keeps_the_words(self, opened: Opened) -> None:
        opened.stage.document.set_answer(
            "runs_today",
            Answer(state=State.ANSWERED, options=("people",), words="We type", said_by="p1"),
        )
        opened.at("runs_today")
        opened.click(opened.say("reason.open"))
        QTest.keyClick(focused(), Key.Key_1)
        expected = Answer(state=State.NOT_APPLICABLE, reason="out_of_scope", words="We type")
        assert opened.answer == expected

    def test_it_is_not_offered_where_a_gate_rests_on_the_answer(self, opened: Opened) -> None:
        opened.at("data_location")
        assert opened.say("reason.open") not in [b.label() for b in opened.shown(LinkButton)]


def test_every_kind_of_question_has_an_editor(opened: Opened) -> None:
    for name in ("runs_today", "volume", "trial"):
        opened.at(name)
    assert set(opened.page._panel._editors) == set(QuestionKind)
    opened.page.secondary()
    focus_by_keyboard(opened.at("runs_today").group().cards()[0])
    assert opened.group().focused() == "people"
