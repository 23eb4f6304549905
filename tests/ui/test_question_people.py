"""The question page: two people's answers, and answers that are only assumed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from logic.assessment import Amount, Answer, Assessment, Basis, State
from logic.cases import begin_from, load_cases
from tests.ui.pages_stage import DAY, FULL, PageStage, amount, said
from tests.ui.question_stage import Opened
from tests.ui.stage import focused
from ui.pages.question_voice import PersonField
from ui.widgets import Combo, ErrorSummary, LinkButton, Strip

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


def person(opened: Opened) -> PersonField:
    label = opened.stage.say("ui_people.new.who")
    return next(f for f in opened.shown(PersonField) if f.label() == label)


def links(opened: Opened, key: str) -> list[LinkButton]:
    text = opened.stage.say(f"ui_people.{key}")
    return [link for link in opened.shown(LinkButton) if link.label() == text]


def press(opened: Opened, link: LinkButton) -> None:
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    opened.stage.settle()


def with_a_problem(opened: Opened) -> None:
    """An amount answered, then made one that cannot be read."""
    opened.stage.document.set_answer("volume", amount(9000))
    opened.at("volume")
    opened.type(opened.say("amount.likely"), "9.000")
    opened.page.primary()
    assert opened.shown(ErrorSummary)


def two_voices(opened: Opened) -> None:
    opened.stage.document.set_answer("runs_today", said("people"))
    opened.at("runs_today")
    press(opened, links(opened, "add")[0])
    person(opened).set_value("IT")
    QTest.keyClick(opened.group().cards()[0], Key.Key_2)
    opened.stage.settle()


def who_said_it(opened: Opened) -> Combo:
    label = opened.stage.say("ui_question.voice.said_by")
    field = next(f for f in opened.shown(PersonField) if f.label() == label)
    return field.findChildren(Combo)[0]


class TestWhoSaidIt:
    """The field of the person goes through the people of the engagement by the arrow keys."""

    def test_arrows_reach_everybody_and_begin_with_the_first(self, opened: Opened) -> None:
        opened.stage.document.set_answer(
            "runs_today", replace(said("people", basis=None), said_by="")
        )
        opened.at("runs_today")
        combo = who_said_it(opened)
        assert combo.currentText() == ""
        for role in ("Head of claims", "IT"):
            QTest.keyClick(combo, Key.Key_Down)
            opened.stage.settle()
            assert combo.currentText() == role

    def test_arrows_begin_with_the_first_below_a_role_typed(self, opened: Opened) -> None:
        opened.stage.document.set_answer(
            "runs_today", replace(said("people", basis=None), said_by="Archive")
        )
        opened.at("runs_today")
        combo = who_said_it(opened)
        QTest.keyClick(combo, Key.Key_Down)
        assert combo.currentText() == "Head of claims"


class TestTwoPeople:
    def test_nobody_is_asked_before_there_is_an_answer(self, opened: Opened) -> None:
        opened.at("runs_today")
        assert links(opened, "add") == []

    def test_another_person_answers_beside_the_first(self, opened: Opened) -> None:
        two_voices(opened)
        answer = opened.answer
        assert (answer.options, answer.said_by) == (("people",), "p1")
        assert [(v.said_by, v.options) for v in answer.voices] == [("p2", ("software",))]
        people = {card.option.key: card.state.people for card in opened.group().cards()}
        assert people["people"] == ("Head of claims",)
        assert people["software"] == ("IT",)
        notices = [strip.text() for strip in opened.shown(Strip)]
        assert opened.stage.say("ui_people.differ") in notices
        assert "software" in opened.stage.document.possible["runs_today"]
        assert "people" in opened.stage.document.possible["runs_today"]

    def test_a_question_may_have_been_asked_in_vain(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people"))
        opened.at("runs_today")
        press(opened, links(opened, "add")[0])
        assert not opened.group().any_chosen()
        opened.click(opened.stage.say("ui_people.new.stop"))
        assert opened.answer == said("people")
        assert opened.group().any_chosen()

    def test_a_problem_of_one_answer_is_not_said_of_the_next(self, opened: Opened) -> None:
        with_a_problem(opened)
        opened.type(opened.say("amount.likely"), "9,000")
        press(opened, links(opened, "add")[0])
        assert not opened.shown(ErrorSummary)

    @pytest.mark.parametrize("key", ["clear", "dont_know"])
    def test_a_problem_goes_with_what_was_typed(self, opened: Opened, key: str) -> None:
        with_a_problem(opened)
        if key == "clear":
            opened.click(opened.say("clear"))
        else:
            QTest.keyClick(opened.group().cards()[0], Key.Key_0)
        opened.stage.settle()
        assert not opened.shown(ErrorSummary)

    def test_who_said_it_is_asked_once_of_another_person(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", replace(said("people"), said_by=""))
        opened.at("runs_today")
        press(opened, links(opened, "add")[0])
        assert [field.label() for field in opened.shown(PersonField)] == [
            opened.stage.say("ui_people.new.who")
        ]
        opened.click(opened.stage.say("ui_people.new.stop"))
        assert who_said_it(opened).isVisible()

    def test_each_answer_can_be_changed(self, opened: Opened) -> None:
        two_voices(opened)
        press(opened, links(opened, "change")[0])
        QTest.keyClick(focused(), Key.Key_2)
        opened.stage.settle()
        assert opened.answer.options == ("software",)
        assert opened.stage.say("ui_people.alike") in [s.text() for s in opened.shown(Strip)]
        press(opened, links(opened, "change")[0])
        QTest.keyClick(focused(), Key.Key_3)
        opened.stage.settle()
        assert [v.options for v in opened.answer.voices] == [("prompted",)]
        opened.page._panel.voice._basis.set_value("estimated")
        opened.page._panel.voice.edited.emit()
        assert opened.answer.voices[0].basis is Basis.ESTIMATED
        assert opened.answer.basis is Basis.DOCUMENTED

    def test_who_does_not_know_says_nothing(self, opened: Opened) -> None:
        two_voices(opened)
        QTest.keyClick(focused(), Key.Key_0)
        opened.stage.settle()
        assert opened.answer == said("people")

    def test_one_answer_is_let_stand(self, opened: Opened) -> None:
        two_voices(opened)
        press(opened, links(opened, "stand")[1])
        assert (opened.answer.options, opened.answer.said_by) == (("software",), "p2")
        assert opened.answer.voices == ()
        opened.stage.document.undo()
        assert len(opened.answer.voices) == 1

    def test_one_answer_is_taken_out(self, opened: Opened) -> None:
        two_voices(opened)
        press(opened, links(opened, "remove")[0])
        assert (opened.answer.options, opened.answer.said_by) == (("software",), "p2")

    def test_clearing_takes_all_back_and_undo_brings_all_again(self, opened: Opened) -> None:
        two_voices(opened)
        both = opened.answer
        opened.click(opened.say("clear"))
        assert opened.answer == Answer()
        opened.click(opened.say("undo"))
        assert opened.answer == both

    def test_amounts_differ_as_well(self, opened: Opened) -> None:
        opened.stage.document.set_answer("examples_held", FULL["examples_held"])
        opened.at("examples_held")
        press(opened, links(opened, "add")[0])
        person(opened).set_value("Archive")
        opened.type(opened.say("amount.likely"), "90")
        assert opened.answer.amount == Amount(low=600, likely=600, high=600)
        assert opened.answer.voices[0].amount == Amount(low=90, likely=90, high=90)
        assert opened.answer.voices[0].said_by == "Archive"
        opened.stage.settle()
        assert any("Archive" in text for text in opened.texts())

    def test_a_view_that_is_gone_after_undo_is_shown_no_more(self, opened: Opened) -> None:
        two_voices(opened)
        opened.stage.document.undo()
        opened.stage.document.undo()
        opened.stage.settle()
        assert opened.answer == Answer()


class TestAssumed:
    def test_a_typical_case_says_why_it_is_assumed(self, opened: Opened) -> None:
        case = load_cases(opened.stage.content)[0]
        opened.stage.document.start_from(replace(begin_from(case, opened.stage.content), date=DAY))
        opened.at("task_kind")
        strip = opened.shown(Strip)[0].text()
        assert case.answers["task_kind"].why in strip
        assert case.title in strip
        QTest.keyClick(focused(), Key.Key_C)
        opened.stage.settle()
        assert opened.answer == Answer(state=State.ANSWERED, options=("label",))
        assert opened.shown(Strip) == []
        QTest.keyClick(focused(), Key.Key_C)
        assert opened.answer.options == ("label",)

    def test_a_source_is_named(self, opened: Opened) -> None:
        case = next(c for c in load_cases(opened.stage.content) if c.id == "ticket_routing")
        opened.stage.document.start_from(replace(begin_from(case, opened.stage.content), date=DAY))
        opened.at("task_kind")
        citation = opened.stage.content.evidence["BM"].citation
        assert citation in opened.shown(Strip)[0].text()

    def test_a_button_confirms_as_well(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people", basis=Basis.ASSUMED))
        opened.at("runs_today")
        assert opened.shown(Strip)[0].text() == opened.stage.say("ui_assumed.plain")
        opened.click(opened.stage.say("ui_assumed.confirm"))
        assert opened.answer == said("people", basis=None)

    def test_a_case_of_another_version_is_only_assumed(self, opened: Opened) -> None:
        held = {"runs_today": said("people", basis=Basis.ASSUMED)}
        opened.stage.document.start_from(Assessment(id="", date=DAY, answers=held, case="of_old"))
        opened.at("runs_today")
        assert opened.shown(Strip)[0].text() == opened.stage.say("ui_assumed.plain")


class TestWhatCannotBeUsed:
    """What is typed for one person never comes into the field of another."""

    @pytest.fixture
    def asked(self, opened: Opened) -> Opened:
        opened.stage.document.set_answer("volume", amount(5))
        opened.at("volume")
        press(opened, links(opened, "add")[0])
        person(opened).set_value("IT")
        opened.type(opened.say("amount.likely"), "60")
        opened.stage.settle()
        press(opened, links(opened, "change")[0])
        opened.type(opened.say("amount.likely"), "12 mio")
        return opened

    def test_it_is_mended_before_another_is_asked(self, asked: Opened) -> None:
        press(asked, links(asked, "change")[0])
        likely = asked.field(asked.say("amount.likely"))
        assert likely.value() == "12 mio"
        assert "Type a number" in likely.error()
        assert focused() is likely.line

    def test_it_does_not_come_back_for_another(self, asked: Opened) -> None:
        asked.type(asked.say("amount.likely"), "5")
        press(asked, links(asked, "change")[0])
        asked.type(asked.say("amount.likely"), "13 mio")
        asked.page.leave()
        asked.goto("volume")
        assert asked.field(asked.say("amount.likely")).value() == "5"

    def test_it_goes_with_a_person_who_is_not_asked_after_all(self, opened: Opened) -> None:
        opened.stage.document.set_answer("volume", amount(5))
        opened.at("volume")
        press(opened, links(opened, "add")[0])
        opened.type(opened.say("amount.likely"), "12 mio")
        press(opened, links(opened, "new.stop")[0])
        assert opened.field(opened.say("amount.likely")).value() == "5"
