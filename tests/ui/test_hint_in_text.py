"""The footer names the key that leads on from where focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.desk import Desk
from ui import navigation
from ui.widgets import TextField
from ui.widgets.editors import LongLine

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

QUESTION = navigation.question_place("runs_today")


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.start(task="Claims triage")
    return made


def text_on(desk: Desk, place: str) -> TextField:
    desk.room.shell.go(place)
    desk.settle()
    assert desk.room.shell.page is not None
    fields = desk.room.shell.page.widget.findChildren(TextField)
    return next(f for f in fields if f.isVisible() and not isinstance(f.area, LongLine))


@pytest.mark.parametrize("place", [navigation.ENGAGEMENT, QUESTION])
def test_enter_is_named_only_where_it_leads_on(desk: Desk, place: str) -> None:
    text = text_on(desk, place)
    hint = desk.room.footer.hint
    usual = hint.text()
    assert usual.startswith("Enter ")
    text.area.setFocus()
    desk.settle()
    assert hint.text() == "Ctrl+Enter to continue"
    desk.press(Qt.Key.Key_Enter)
    assert desk.place == place
    assert text.area.toPlainText() == "\n"
    desk.room.footer.back.setFocus()
    desk.room.footer.primary.setFocus()
    desk.settle()
    assert hint.text() == usual


@pytest.mark.parametrize("place", [navigation.ENGAGEMENT, QUESTION])
def test_the_key_named_leads_on(desk: Desk, place: str) -> None:
    text_on(desk, place).area.setFocus()
    desk.settle()
    desk.press(Qt.Key.Key_Enter, with_=Qt.KeyboardModifier.ControlModifier)
    assert desk.place != place
