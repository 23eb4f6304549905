"""Continue and Back pass over the priorities where no weights could change the side."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from logic.assessment import Answer, State
from tests.ui.desk import Desk
from ui.navigation import CHECK, PRIORITIES, end_place, is_blank
from ui.widgets import Prose

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.start(task="Claims triage")
    document = made.document
    while blank := [q for q in document.walk if is_blank(document.assessment, q)]:
        document.set_answer(blank[0], Answer(state=State.DONT_KNOW))
    return made


def one_way(desk: Desk) -> None:
    document = desk.document
    turned = tuple(
        replace(one, low=Fraction(5), high=Fraction(9)) for one in document.advice.considerations
    )
    document._advised = (document.assessment, replace(document.advice, considerations=turned))


def last_end(desk: Desk) -> str:
    """The place after the last question of the last section."""
    document = desk.document
    return end_place(document.content.questions[document.walk[-1]].section)


def test_it_is_asked_where_weights_count(desk: Desk) -> None:
    desk.room.shell.go(PRIORITIES)
    desk.room.shell.go_back()
    assert desk.place == last_end(desk)
    desk.room.shell.go_on()
    assert desk.place == PRIORITIES


def test_it_is_passed_over_both_ways_and_the_check_page_says_so(desk: Desk) -> None:
    last = last_end(desk)
    one_way(desk)
    desk.room.shell.go(last)
    desk.room.shell.go_on()
    assert desk.place == CHECK
    page = desk.room.shell.page
    assert page is not None
    said = desk.document.words.text("ui_check.skipped")
    assert said in [prose.text() for prose in page.widget.findChildren(Prose)]
    desk.room.shell.go_back()
    assert desk.place == last


def test_it_can_still_be_gone_to(desk: Desk) -> None:
    one_way(desk)
    desk.room.shell.go(PRIORITIES)
    assert desk.place == PRIORITIES
    desk.room.shell.go_on()
    assert desk.place == CHECK
