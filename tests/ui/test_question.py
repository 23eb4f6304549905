"""The question page: answering by key and mouse, numbers, reasons, who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from logic.assessment import Answer, Basis, State, Trial, Voice
from logic.model import QuestionKind
from tests.ui.pages_stage import FULL, PEOPLE, PageStage, amount, pack, said, trial
from tests.ui.stage import focused
from ui.answers.numbers import parse_count, parse_number, show_number
from ui.focus import focus_by_keyboard
from ui.pages.question import QuestionPage
from ui.pages.question_voice import named
from ui.widgets import (
    Disclosure,
    ErrorSummary,
    LineField,
    LinkButton,
    OptionGroup,
    Prose,
    Strip,
    TextField,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
_W = TypeVar("_W", bound="QWidget")


class _Opened:
    """The page at a question, and how a person would use it."""

    def __init__(self, stage: PageStage) -> None:
        self.stage = stage
        self.page = QuestionPage(stage.context)

    def at(self, question: str, width: int = 1300) -> _Opened:
        self.question = question
        self.stage.enter(self.page, f"question:{question}", width)
        return self

    def goto(self, question: str) -> None:
        self.question = question
        self.page.enter(f"question:{question}")
        self.stage.settle()

    @property
    def answer(self) -> Answer:
        return self.stage.answer(self.question)

    def chosen(self) -> tuple[str, ...]:
        return self.answer.options

    def shown(self, kind: type[_W]) -> list[_W]:
        return [w for w in self.page.widget.findChildren(kind) if w.isVisible()]

    def group(self) -> OptionGroup:
        return self.shown(OptionGroup)[0]

    def field(self, label: str) -> LineField:
        return next(f for f in self.shown(LineField) if f.label() == label)

    def type(self, label: str, text: str) -> None:
        line = self.field(label).line
        line.clear()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Key.Key_Return)

    def link(self, text: str) -> LinkButton:
        return next(b for b in self.shown(LinkButton) if b.label() == text)

    def click(self, text: str) -> None:
        QTest.mouseClick(self.link(text), Qt.MouseButton.LeftButton)
        self.stage.settle()

    def open_range(self) -> None:
        rows = {row.title(): row for row in self.shown(Disclosure)}
        rows[self.say("amount.range")].header.click()
        self.stage.settle()

    def texts(self) -> list[str]:
        return [prose.text().replace("\N{NO-BREAK SPACE}", " ") for prose in self.shown(Prose)]

    def say(self, key: str) -> str:
        return self.stage.say(f"ui_question.{key}")


@pytest.fixture
def opened(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[_Opened]:
    stage = PageStage(qtbot, look, tmp_path)
    stage.open({}, ())
    yield _Opened(stage)
    stage.close()


class TestChoice:
    def test_shows_the_question_and_where_it_stands(self, opened: _Opened) -> None:
        page = opened.at("runs_today").page
        assert page.title() == opened.stage.say("question.runs_today.title")
        kicker = opened.page._scaffold.heading.kicker.text()
        assert kicker.startswith("Essentials, question 3 of ")
        assert page.footer().primary == "Continue"
        assert [card.option.digit for card in opened.group().cards()] == ["1", "2", "3", "4", "0"]

    def test_nothing_is_chosen_at_first_and_focus_is_in_the_options(self, opened: _Opened) -> None:
        group = opened.at("runs_today").group()
        assert not group.any_chosen()
        assert group.focused() == "people"

    def test_a_digit_answers_and_zero_is_not_known(self, opened: _Opened) -> None:
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_3)
        assert opened.answer == Answer(state=State.ANSWERED, options=("prompted",))
        QTest.keyClick(focused(), Key.Key_0)
        assert opened.answer == Answer(state=State.DONT_KNOW)

    def test_digits_can_be_switched_off(self, opened: _Opened) -> None:
        opened.stage.shell.digits = False
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_3)
        assert opened.answer == Answer()

    def test_arrows_move_and_space_answers(self, opened: _Opened) -> None:
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_Down)
        assert opened.answer == Answer()
        QTest.keyClick(focused(), Key.Key_Space)
        assert opened.chosen() == ("software",)

    def test_going_on_chooses_the_option_the_keyboard_is_at(self, opened: _Opened) -> None:
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_Down)
        assert opened.page.primary()
        assert opened.chosen() == ("software",)
        QTest.keyClick(focused(), Key.Key_Down)
        assert opened.page.primary()
        assert opened.chosen() == ("software",), "an answer given is never replaced"

    def test_going_on_by_mouse_leaves_it_open(self, opened: _Opened) -> None:
        opened.at("runs_today")
        assert opened.page.primary()
        assert opened.answer == Answer()

    def test_delete_clears_and_it_can_be_undone(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people"))
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_Delete)
        assert opened.answer == Answer()
        assert opened.shown(Strip)[0].text() == opened.say("cleared")
        opened.click(opened.say("undo"))
        assert opened.answer == said("people")
        assert not opened.shown(Strip)

    def test_clear_answer_keeps_words_note_and_mark(self, opened: _Opened) -> None:
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

    def test_clear_is_offered_only_where_there_is_an_answer(self, opened: _Opened) -> None:
        opened.at("runs_today")
        assert not [b for b in opened.shown(LinkButton) if b.label() == opened.say("clear")]

    def test_several_can_be_kept_possible(self, opened: _Opened) -> None:
        opened.at("runs_today")
        opened.shown(QCheckBox)[0].click()
        for key in (Key.Key_3, Key.Key_1):
            QTest.keyClick(opened.group().cards()[0], key)
        assert opened.chosen() == ("people", "prompted"), "in the order of the question"
        QTest.keyClick(opened.group().cards()[0], Key.Key_1)
        assert opened.chosen() == ("prompted",)
        QTest.keyClick(opened.group().cards()[0], Key.Key_3)
        assert opened.answer == Answer(), "none kept is no answer"

    def test_several_kept_before_are_shown_as_such(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people", "software"))
        opened.at("runs_today")
        assert opened.shown(QCheckBox)[0].isChecked()
        chosen = [card.option.key for card in opened.group().cards() if card.state.chosen]
        assert chosen == ["people", "software"]

    def test_two_options_offer_no_several(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("task_kind", said("answer"))
        opened.at("entitlements")
        assert not opened.shown(QCheckBox)

    def test_choosing_an_assumed_answer_again_confirms_it(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people", basis=Basis.ASSUMED))
        opened.at("runs_today")
        assert opened.group().cards()[0].state.assumed == opened.say("assumed")
        QTest.keyClick(focused(), Key.Key_1)
        assert opened.answer == said("people", basis=None)
        assert opened.group().cards()[0].state.assumed == ""

    def test_another_choice_keeps_who_said_it_and_the_basis(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people"))
        opened.at("runs_today")
        QTest.keyClick(focused(), Key.Key_2)
        assert opened.answer == said("software")

    def test_an_option_says_what_it_rules_out(self, opened: _Opened) -> None:
        group = opened.at("data_location").group()
        notes = {card.option.key: card.state.note for card in group.cards()}
        assert notes["any_cloud"] == ""
        assert notes["own_hardware"].startswith("Rules out outside services")
        assert "Reopens" in notes["own_hardware"]

    def test_what_an_option_rules_out_depends_on_the_other_answers(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("task_kind", said("code"))
        opened.at("facts_change")
        before = {card.option.key: card.state.note for card in opened.group().cards()}
        opened.stage.document.set_answer("task_kind", said("answer"))
        after = {card.option.key: card.state.note for card in opened.group().cards()}
        assert before["weekly"] == ""
        assert "facts change weekly" in after["weekly"]

    def test_people_who_differ_are_named_on_their_options(self, opened: _Opened) -> None:
        voices = (
            Voice(said_by="p1", options=("people",)),
            Voice(said_by="Ops", options=("software",)),
        )
        answer = Answer(state=State.ANSWERED, options=("people",), voices=voices)
        opened.stage.document.set_answer("runs_today", answer)
        cards = opened.at("runs_today").group().cards()
        assert cards[0].state.people == ("Head of claims",)
        assert cards[1].state.people == ("Ops",)

    def test_going_to_another_question_shows_that_one(self, opened: _Opened) -> None:
        opened.at("runs_today")
        opened.goto("right_tool")
        assert opened.page.title() == opened.stage.say("question.right_tool.title")
        assert opened.group().focused() == "language_model"

    def test_every_question_of_the_pack_can_be_shown(self, opened: _Opened) -> None:
        opened.stage.open(FULL)
        opened.at("task_kind")
        for question in pack().content.questions:
            opened.goto(question)
            assert opened.page.title() == opened.stage.say(f"question.{question}.title")
            assert opened.page.primary()

    def test_refresh_before_any_question_does_nothing(self, opened: _Opened) -> None:
        opened.page.refresh()
        assert opened.page.title() == ""


class TestNotApplicable:
    def test_the_reason_is_chosen_in_place(self, opened: _Opened) -> None:
        opened.at("runs_today")
        opened.click(opened.say("reason.open"))
        reasons = opened.shown(OptionGroup)[1]
        assert reasons.accessibleName() == opened.say("reason.title")
        QTest.keyClick(focused(), Key.Key_2)
        assert opened.answer == Answer(state=State.NOT_APPLICABLE, reason="decided_elsewhere")
        assert reasons.cards()[1].state.chosen
        QTest.keyClick(focused(), Key.Key_Delete)
        assert opened.answer == Answer()

    def test_it_takes_the_answer_back_and_keeps_the_words(self, opened: _Opened) -> None:
        opened.stage.document.set_answer(
            "runs_today",
            Answer(state=State.ANSWERED, options=("people",), words="We type", said_by="p1"),
        )
        opened.at("runs_today")
        opened.click(opened.say("reason.open"))
        QTest.keyClick(focused(), Key.Key_1)
        expected = Answer(state=State.NOT_APPLICABLE, reason="out_of_scope", words="We type")
        assert opened.answer == expected

    def test_it_is_not_offered_where_a_gate_rests_on_the_answer(self, opened: _Opened) -> None:
        opened.at("data_location")
        assert opened.say("reason.open") not in [b.label() for b in opened.shown(LinkButton)]


class TestAmount:
    def test_one_number_is_enough(self, opened: _Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "120,000")
        assert opened.answer.amount == amount(120_000).amount
        assert opened.answer.state is State.ANSWERED
        assert opened.page.primary()

    def test_the_band_is_said(self, opened: _Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "120000")
        assert "Falls in: 100,000 to 999,999" in opened.texts()

    def test_a_range_takes_three_numbers(self, opened: _Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "120000")
        opened.open_range()
        assert opened.field(opened.say("amount.low")).value() == "120000", "it starts there"
        opened.type(opened.say("amount.low"), "x")
        assert not opened.page.primary()
        opened.type(opened.say("amount.low"), "90 000")
        opened.type(opened.say("amount.high"), "140'000")
        assert opened.page.primary()
        assert opened.answer.amount == amount(90_000, 120_000, 140_000).amount

    def test_a_range_must_rise(self, opened: _Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "120000")
        opened.open_range()
        opened.type(opened.say("amount.low"), "130000")
        assert not opened.page.primary()
        assert "rising order" in opened.field(opened.say("amount.likely")).error()
        assert opened.answer.amount == amount(120_000).amount

    def test_a_number_is_kept_when_the_field_is_left_not_while_typing(
        self, opened: _Opened
    ) -> None:
        opened.at("volume")
        QTest.keyClicks(opened.field(opened.say("amount.likely")).line, "12")
        assert opened.answer == Answer()
        opened.page.leave()
        assert opened.answer.amount == amount(12).amount

    def test_what_cannot_be_used_comes_back_with_its_question(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("volume", amount(5))
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "many")
        opened.page.leave()
        opened.goto("error_cost")
        assert opened.field(opened.say("amount.likely")).value() == ""
        opened.goto("volume")
        assert opened.field(opened.say("amount.likely")).value() == "many"
        assert opened.answer == amount(5), "what was known stays known"

    def test_what_was_answered_is_shown_with_its_range(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("volume", amount(90_000, 120_000, 140_000))
        opened.at("volume")
        assert opened.field(opened.say("amount.low")).value() == "90,000"
        assert opened.field(opened.say("amount.likely")).value() == "120,000"

    @pytest.mark.parametrize(
        ("text", "said_so"),
        [
            ("many", "Type a number such as 1,200"),
            ("-5", "Type a number such as 1,200"),
            ("1,5", "Type a number such as 1,200"),
            ("1.5", "whole numbers"),
            ("9999999999999", "numbers from 0 to"),
        ],
    )
    def test_what_cannot_be_used_is_said_on_going_on(
        self, opened: _Opened, text: str, said_so: str
    ) -> None:
        opened.at("volume")
        field = opened.field(opened.say("amount.likely"))
        QTest.keyClicks(field.line, text)
        assert field.error() == "", "not while typing"
        assert not opened.page.primary()
        assert said_so in field.error()
        assert opened.answer == Answer()
        summary = opened.shown(ErrorSummary)[0]
        assert summary.hasFocus()
        assert [line.label() for line in summary.lines()] == [field.error()]
        assert opened.page.title().startswith("Error: ")
        summary.lines()[0].click()
        assert field.line.hasFocus()
        QTest.keyClick(field.line, Key.Key_Backspace)
        assert field.error() == "", "gone once it is being mended"

    def test_an_emptied_field_is_no_answer(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("volume", amount(5))
        opened.at("volume")
        field = opened.field(opened.say("amount.likely"))
        field.line.selectAll()
        QTest.keyClick(field.line, Key.Key_Delete)
        assert opened.page.primary()
        assert opened.answer.state is State.NOT_ASKED

    def test_not_known_yet(self, opened: _Opened) -> None:
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "7")
        QTest.mouseClick(opened.group().cards()[0], Qt.MouseButton.LeftButton)
        assert opened.answer == Answer(state=State.DONT_KNOW)
        assert opened.field(opened.say("amount.likely")).value() == ""
        opened.goto("volume")
        assert opened.group().cards()[0].hasFocus()

    def test_undo_brings_the_number_back(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("volume", amount(5))
        opened.at("volume")
        opened.type(opened.say("amount.likely"), "60")
        assert opened.answer.amount == amount(60).amount
        opened.stage.document.undo()
        assert opened.field(opened.say("amount.likely")).value() == "5"

    def test_what_stands_in_for_an_open_amount_is_said(self, opened: _Opened) -> None:
        opened.at("prompt_tokens")
        assert any("2,100 (100 to 7,000)" in text for text in opened.texts())
        opened.goto("horizon")
        assert any(text.endswith("uses 24.") for text in opened.texts())

    def test_another_assessment_starts_with_empty_fields(self, opened: _Opened) -> None:
        opened.at("volume")
        QTest.keyClicks(opened.field(opened.say("amount.likely")).line, "many")
        opened.page.leave()
        opened.stage.open({}, ())
        opened.goto("volume")
        assert opened.field(opened.say("amount.likely")).value() == ""


class TestTrial:
    def _type(self, opened: _Opened, **values: str) -> None:
        for part, text in values.items():
            opened.type(opened.say(f"trial.{part}"), text)

    def test_six_numbers_are_one_answer(self, opened: _Opened) -> None:
        opened.at("trial")
        self._type(opened, tried="100", good="76", pass_mark="92")  # noqa: S106
        self._type(opened, facts="3", way="17", reasoning="2")
        expected = Trial(tried=100, good=76, pass_mark=92, facts=3, way=17, reasoning=2)
        assert opened.answer.trial == expected
        assert opened.page.primary()

    def test_what_the_numbers_show_is_said(self, opened: _Opened) -> None:
        opened.at("trial")
        self._type(opened, tried="100", good="76", pass_mark="92")  # noqa: S106
        said_so = next(t for t in opened.texts() if t.startswith("76 % of the answers"))
        assert "between 66.8 % and 83.3 %" in said_so
        assert "16 points away" in said_so
        self._type(opened, good="95")
        assert any("reached, by 3 points" in t for t in opened.texts())
        self._type(opened, good="101")
        assert not any("of the answers were good" in t for t in opened.texts())

    def test_kinds_left_empty_are_none(self, opened: _Opened) -> None:
        opened.at("trial")
        self._type(opened, tried="10", good="10", pass_mark="90")  # noqa: S106
        assert opened.answer.trial == Trial(tried=10, good=10, pass_mark=90)

    @pytest.mark.parametrize(
        ("values", "label", "said_so"),
        [
            ({"tried": "x"}, "tried", "Type a whole number"),
            ({"tried": "50", "good": "60", "pass_mark": "90"}, "good", "good cases must be from 0"),
            ({"tried": "50", "good": "40", "pass_mark": "140"}, "pass_mark", "at most 100 %"),
            ({"tried": "50", "good": "40"}, "pass_mark", "Type a share"),
            (
                {"tried": "50", "good": "40", "pass_mark": "90", "facts": "9", "way": "9"},
                "facts",
                "count each failed case once",
            ),
        ],
    )
    def test_what_cannot_be_used_is_said_at_its_field(
        self, opened: _Opened, values: dict[str, str], label: str, said_so: str
    ) -> None:
        opened.at("trial")
        self._type(opened, **values)
        before = opened.answer
        assert not opened.page.primary()
        field = opened.field(opened.say(f"trial.{label}"))
        assert said_so.lower() in field.error().lower()
        assert "trial:" not in field.error(), "no id shows"
        assert opened.answer == before

    def test_what_was_answered_is_shown(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("trial", trial(reasoning=0))
        opened.at("trial")
        assert opened.field(opened.say("trial.good")).value() == "76"
        assert opened.field(opened.say("trial.reasoning")).value() == ""
        assert opened.field(opened.say("trial.tried")).line.hasFocus()

    def test_emptied_fields_are_no_answer(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("trial", trial())
        opened.at("trial")
        for part in ("tried", "good", "pass_mark", "facts", "way", "reasoning"):
            field = opened.field(opened.say(f"trial.{part}"))
            field.line.selectAll()
            QTest.keyClick(field.line, Key.Key_Delete)
        assert opened.page.primary()
        assert opened.answer.state is State.NOT_ASKED

    def test_not_known_yet(self, opened: _Opened) -> None:
        opened.at("trial")
        QTest.mouseClick(opened.group().cards()[0], Qt.MouseButton.LeftButton)
        assert opened.answer == Answer(state=State.DONT_KNOW)
        opened.goto("trial")
        assert opened.group().cards()[0].hasFocus()

    def test_narrow_fields_stand_under_each_other(self, opened: _Opened) -> None:
        opened.at("trial", width=500)
        first, second = (opened.field(opened.say(f"trial.{p}")) for p in ("tried", "good"))
        assert second.y() > first.y()


class TestBeside:
    def _texts(self, opened: _Opened) -> tuple[TextField, TextField]:
        side = opened.page._side
        return side._words, side._note

    def test_the_clients_words_are_kept_while_typing_as_one_step(self, opened: _Opened) -> None:
        opened.at("runs_today")
        words, _ = self._texts(opened)
        QTest.keyClicks(words.area, "We type it all in")
        assert opened.answer.words == "We type it all in"
        opened.stage.document.undo()
        assert opened.answer == Answer()

    def test_the_note_is_counted_and_closes_on_going_on(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("runs_today", Answer(note="sceptical"))
        opened.at("runs_today")
        row = opened.page._side._note_row
        texts = [d.title() for d in opened.shown(Disclosure)]
        assert opened.say("side.note_count") in texts
        row.set_open(True)
        _, note = self._texts(opened)
        assert note.isVisible()
        QTest.keyClicks(note.area, "!")
        assert "!" in opened.answer.note
        assert opened.page.primary()
        assert not note.isVisible()

    def test_why_and_closed_evidence_and_hint(self, opened: _Opened) -> None:
        opened.at("examples_held")
        assert opened.page._side._why.text() == opened.stage.say("question.examples_held.why")
        rows = {d.title(): d for d in opened.shown(Disclosure)}
        evidence = rows[opened.say("side.evidence")]
        assert not evidence.is_open()
        evidence.header.click()
        sources = pack().content.questions["examples_held"].sources
        shown = [p.text() for p in evidence.findChildren(type(opened.page._side._why))]
        assert all(pack().content.evidence[key].says in shown for key in sources)

    def test_a_source_nobody_here_read_is_marked_reported(self, opened: _Opened) -> None:
        evidence = pack().content.evidence
        name = next(
            q.id
            for q in pack().content.questions.values()
            if any(evidence[key].mark == "R2" for key in q.sources)
        )
        opened.at(name)
        shown = [
            p.text() for p in opened.page._side._evidence.findChildren(type(opened.page._side._why))
        ]
        assert any(text.startswith("Reported, not verified: ") for text in shown)

    def test_mark_for_later(self, opened: _Opened) -> None:
        opened.at("runs_today")
        opened.click(opened.say("mark"))
        assert opened.answer.marked
        assert opened.link(opened.say("marked")).isChecked()
        opened.click(opened.say("marked"))
        assert not opened.answer.marked


class TestVoice:
    def test_asked_only_once_there_is_an_answer(self, opened: _Opened) -> None:
        opened.at("runs_today")
        assert not opened.page._voice.isVisible()
        QTest.keyClick(focused(), Key.Key_1)
        opened.stage.settle()
        assert opened.page._voice.isVisible()

    def test_a_person_by_role_or_a_role_typed(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people", basis=None))
        opened.at("runs_today")
        person = opened.page._voice._person
        assert person.value() == "p1"
        person._combo.setEditText("Team lead")
        opened.page.leave()
        assert opened.answer.said_by == "Team lead"
        person._combo.setEditText("IT")
        person.committed.emit()
        assert opened.answer.said_by == "p2"

    def test_the_basis_and_what_it_means(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people", basis=None))
        opened.at("runs_today")
        basis = opened.page._voice._basis
        assert basis.value() == ""
        basis.set_value("assumed")
        basis.committed.emit()
        assert opened.answer.basis is Basis.ASSUMED
        assert opened.group().cards()[0].state.assumed

    def test_once_stated_a_line_says_so_and_can_be_changed(self, opened: _Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people"))
        opened.at("runs_today")
        voice = opened.page._voice
        assert voice._line.text() == "Head of claims, documented"
        assert not voice._person.isVisible()
        change = opened.link(opened.say("voice.change"))
        assert change.accessibleName() == "Change who said it: Head of claims, Documented"
        opened.click(opened.say("voice.change"))
        assert voice._person.isVisible()
        assert not voice._line.isVisible()

    def test_people_of_one_role_are_told_apart_by_name(self) -> None:
        twins = (PEOPLE[0], *(type(PEOPLE[1])(id=n, role="IT", name=n) for n in ("Ann", "Bo")))
        assert [named(p, twins) for p in twins] == ["Head of claims", "IT (Ann)", "IT (Bo)"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1200", 1200),
            ("1,200", 1200),
            ("1 200", 1200),
            ("1\N{NO-BREAK SPACE}200", 1200),
            ("1\N{NARROW NO-BREAK SPACE}200", 1200),
            ("1'200", 1200),
            ("1,234,567.5", 1234567.5),
            (".5", 0.5),
            ("3.", 3),
            ("90 %", 90),
        ],
    )
    def test_read(self, text: str, value: float) -> None:
        assert parse_number(text) == value

    @pytest.mark.parametrize("text", ["", "x", "1,2", "12,00", "-1", "1e5", "nan", "inf", "٣"])
    def test_refused(self, text: str) -> None:
        assert parse_number(text) is None

    def test_counts_are_whole(self) -> None:
        assert parse_count("1,200") == 1200
        assert parse_count("1.5") is None
        assert parse_count("x") is None

    def test_shown_as_they_can_be_read_again(self) -> None:
        for value in (0.0, 0.25, 12.0, 1234567.0, 1234.5):
            assert parse_number(show_number(value)) == value


def test_every_kind_of_question_has_an_editor(opened: _Opened) -> None:
    assert set(opened.page._editors) == set(QuestionKind)
    opened.page.secondary()
    focus_by_keyboard(opened.at("runs_today").group().cards()[0])
    assert opened.group().focused() == "people"
