"""The question page beside the answer: words, notes, reasons, who said it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from logic.assessment import Answer, Basis
from tests.ui.pages_stage import PEOPLE, PageStage, pack, said
from tests.ui.question_stage import Opened
from tests.ui.stage import focused
from ui.pages.question_voice import PersonField, named, told_apart
from ui.widgets import (
    Disclosure,
    Prose,
    TextField,
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


class TestBeside:
    def _texts(self, opened: Opened) -> tuple[TextField, TextField]:
        side = opened.page._side
        return side._words, side._note

    def test_the_clients_words_are_kept_while_typing_as_one_step(self, opened: Opened) -> None:
        opened.at("runs_today")
        words, _ = self._texts(opened)
        QTest.keyClicks(words.area, "We type it all in")
        assert opened.answer.words == "We type it all in"
        opened.stage.document.undo()
        assert opened.answer == Answer()

    def test_the_note_is_counted_and_closes_on_going_on(self, opened: Opened) -> None:
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

    def test_why_and_closed_evidence_and_hint(self, opened: Opened) -> None:
        opened.at("examples_held")
        assert opened.page._side._why.text() == opened.stage.say("question.examples_held.why")
        rows = {d.title(): d for d in opened.shown(Disclosure)}
        evidence = rows[opened.say("side.evidence")]
        assert not evidence.is_open()
        evidence.header.click()
        sources = pack().content.questions["examples_held"].sources
        shown = [p.text() for p in evidence.findChildren(type(opened.page._side._why))]
        assert all(pack().content.evidence[key].says in shown for key in sources)

    def test_words_used_are_explained_in_place_by_keyboard(self, opened: Opened) -> None:
        opened.at("prompt_tokens")
        title = pack().words.text("ui_question.side.terms", count=2)
        row = next(d for d in opened.shown(Disclosure) if d.title() == title)
        assert not row.is_open()
        row.header.setFocus()
        QTest.keyClick(row.header, Key.Key_Space)
        told = [p.text() for p in opened.shown(Prose) if row.isAncestorOf(p)]
        assert any(text.startswith("Prompt: ") for text in told)
        assert any(text.startswith("Token: ") for text in told)
        opened.at("citations")
        assert not [d for d in opened.shown(Disclosure) if row.isAncestorOf(d.header)]
        opened.at("trial")
        assert not row.is_open()

    def test_a_source_nobody_here_read_is_marked_reported(self, opened: Opened) -> None:
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

    def test_mark_for_later(self, opened: Opened) -> None:
        opened.at("runs_today")
        opened.click(opened.say("mark"))
        assert opened.answer.marked
        assert opened.link(opened.say("marked")).isChecked()
        opened.click(opened.say("marked"))
        assert not opened.answer.marked


class TestVoice:
    def test_asked_only_once_there_is_an_answer(self, opened: Opened) -> None:
        opened.at("runs_today")
        assert not opened.page._panel.voice.isVisible()
        QTest.keyClick(focused(), Key.Key_1)
        opened.stage.settle()
        assert opened.page._panel.voice.isVisible()

    def test_a_person_by_role_or_a_role_typed(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people", basis=None))
        opened.at("runs_today")
        person = opened.page._panel.voice._person
        assert person.value() == "p1"
        person._combo.setEditText("Team lead")
        opened.page.leave()
        assert opened.answer.said_by == "Team lead"
        person._combo.setEditText("IT")
        person.committed.emit()
        assert opened.answer.said_by == "p2"

    def test_the_basis_and_what_it_means(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people", basis=None))
        opened.at("runs_today")
        basis = opened.page._panel.voice._basis
        assert basis.value() == ""
        basis.set_value("assumed")
        basis.committed.emit()
        assert opened.answer.basis is Basis.ASSUMED
        assert opened.group().cards()[0].state.assumed

    def test_once_stated_a_line_says_so_and_can_be_changed(self, opened: Opened) -> None:
        opened.stage.document.set_answer("runs_today", said("people"))
        opened.at("runs_today")
        voice = opened.page._panel.voice
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

    def test_people_alike_in_all_are_told_apart_by_a_number(self) -> None:
        alike = [replace(PEOPLE[1], id=of) for of in ("p2", "p3")]
        assert list(told_apart(alike).values()) == ["IT 1", "IT 2"]

    def test_nobody_said_it_while_a_person_has_no_role_yet(self, qtbot: QtBot, look: Look) -> None:
        field = PersonField(look, "Said by")
        qtbot.addWidget(field)
        field.set_people((*PEOPLE, replace(PEOPLE[0], id="p9", role="")))
        assert field.value() == ""
