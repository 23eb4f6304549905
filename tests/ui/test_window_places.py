"""The window: going on and back, and where each place leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from logic.assessment import Answer, State
from tests.ui.desk import Desk, choose
from tests.ui.pages_stage import FULL
from tests.ui.stage import focused
from ui import navigation

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KNOWN = Answer(state=State.DONT_KNOW)


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


@pytest.fixture
def begun(desk: Desk) -> Desk:
    desk.start(task="Claims triage", client="Example Insurance")
    return desk


def test_continue_goes_through_all_places_and_back_returns(begun: Desk) -> None:
    order = navigation.sequence(begun.document.walk)
    shell = begun.room.shell
    for place in order[1:]:
        shell.go_on()
        assert shell.place == place
    shell.go_on()
    assert shell.place == "report"
    for place in reversed(order[:-1]):
        shell.go_back()
        assert shell.place == place
    shell.go_back()
    assert shell.place == "engagement"


def test_a_question_no_longer_asked_keeps_its_place(begun: Desk) -> None:
    content = begun.document.content
    gone = next(q for q in content.questions if q not in begun.document.walk)
    shell, walk = begun.room.shell, begun.document.walk
    shell.go(f"question:{gone}")
    shell.go_on()
    order = list(content.questions)
    later = next(q for q in order[order.index(gone) :] if q in walk)
    assert shell.place == f"question:{later}"


def test_change_returns_to_where_it_was_asked_for(begun: Desk) -> None:
    shell = begun.room.shell
    shell.go("question:runs_today", then="check")
    shell.go_on()
    assert shell.place == "check"
    shell.go("question:runs_today", then="check")
    shell.go_back()
    assert shell.place == "check"
    shell.go_on()
    assert shell.place == "result"


def test_what_a_change_opens_is_asked_before_returning(begun: Desk) -> None:
    document, shell = begun.document, begun.room.shell
    document.set_answer("task_kind", replace(FULL["task_kind"], options=("answer",)))
    before = set(document.walk)
    shell.go("question:trial", then="check")
    document.set_answer("trial", FULL["trial"])
    opened = [q for q in document.walk if q not in before]
    assert opened
    for question in opened:
        shell.go_on()
        assert shell.place == f"question:{question}"
        document.set_answer(question, KNOWN)
    shell.go_on()
    assert shell.place == "check"


def test_help_returns_to_where_it_was_asked_for(begun: Desk) -> None:
    shell = begun.room.shell
    shell.go("question:runs_today", then="check")
    begun.press(Key.Key_F1)
    assert shell.place == "help"
    choose(begun, "Keyboard")
    assert shell.place == "help:keyboard"
    begun.press(Key.Key_Left, with_=ALT)
    assert shell.place == "question:runs_today"
    shell.go_on()
    assert shell.place == "check"


def test_help_opens_at_its_part(desk: Desk) -> None:
    choose(desk, "What leaves this computer")
    page = desk.room.shell.page
    assert page is not None
    heading = next(
        w
        for w in page.widget.findChildren(QWidget)
        if w.accessibleName() == "What leaves this computer"
    )
    top = heading.mapTo(page.widget, QPoint(0, 0)).y()
    assert 0 <= top < page.widget.height()
    choose(desk, "The two approaches")
    assert heading.mapTo(page.widget, QPoint(0, 0)).y() > page.widget.height()


def test_places_need_an_open_assessment(desk: Desk) -> None:
    for place in ("engagement", "question:runs_today", "result", "section:cost"):
        desk.room.shell.go(place)
        assert desk.place == "start"


def test_a_section_leads_to_its_first_open_question(begun: Desk) -> None:
    shell, document = begun.room.shell, begun.document
    asked = [q for q in document.walk if document.content.questions[q].section == "performance"]
    document.set_answer(asked[0], KNOWN)
    begun.room.rail.chosen.emit("section:performance")
    assert shell.place == f"question:{asked[1]}"
    for question in asked[1:]:
        document.set_answer(question, KNOWN)
    begun.room.rail.chosen.emit("section:performance")
    assert shell.place == f"question:{asked[0]}"


def test_enter_presses_a_focused_button_and_else_goes_on(begun: Desk) -> None:
    begun.room.footer.primary.setFocus()
    begun.press(Key.Key_Return)
    assert begun.place.startswith("question:")
    begun.room.footer.back.setFocus()
    begun.press(Key.Key_Enter)
    assert begun.place == "engagement"
    begun.room.footer.back.setFocus()
    focused()
    begun.press(Key.Key_Return, with_=CTRL)
    assert begun.place.startswith("question:")
