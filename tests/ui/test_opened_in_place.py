"""A range that is opened takes what is typed next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from logic.assessment import Amount
from tests.ui.desk import Desk
from tests.ui.stage import focused
from ui.widgets import Prose

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    """A window that asks for the volume."""
    made = Desk(qtbot, look, tmp_path / "home")
    made.start(task="Claims triage")
    made.room.shell.go("question:volume")
    made.settle()
    return made


def test_numbers_typed_after_a_range_was_opened_are_its_ends(desk: Desk) -> None:
    """Focus used to stay on the row, and the next Tab led to "we don't know yet": 0 chose it."""
    desk.type("500")
    desk.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert focused().accessibleName() == "At least"
    desk.type("400")
    desk.press(Qt.Key.Key_Tab)
    desk.type("700")
    desk.press(Qt.Key.Key_Return)
    assert desk.place != "question:volume"
    answer = desk.document.assessment.answer("volume")
    assert answer.amount == Amount(low=400, likely=500, high=700)
    desk.room.shell.go("question:volume")
    desk.settle()
    assert any(text.startswith("Falls in") for text in shown(desk))


def test_a_range_the_wrong_way_round_falls_in_nothing(desk: Desk) -> None:
    desk.type("500")
    assert any(text.startswith("Falls in") for text in shown(desk))
    desk.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    desk.type("700")
    assert not any(text.startswith("Falls in") for text in shown(desk))
    desk.dialogs.choices.append("leave")  # the range stays unkept at the end


def shown(desk: Desk) -> list[str]:
    return [prose.text() for prose in desk.window.findChildren(Prose) if prose.isVisible()]
