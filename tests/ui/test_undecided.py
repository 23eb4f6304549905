"""A side that is not decided yet is told on every page in the words of the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.report.matter import Matter
from tests.logic import report_samples as samples
from tests.ui.desk import Desk
from tests.ui.test_history import go, revise, texts
from ui import navigation
from ui.pages.state_card import StateCard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path)
    made.document.start_from(samples.undecided())
    made.document.show_result()
    revise(made)
    return made


def told_on_the_result(desk: Desk) -> str:
    document = desk.document
    matter = Matter(
        content=document.content,
        words=document.words,
        assessment=document.assessment,
        advice=document.advice,
    )
    return matter.sentences.title().removesuffix(".")


def test_the_history_says_so_of_what_stands_and_of_what_was(desk: Desk) -> None:
    page = go(desk, navigation.HISTORY)
    [card] = page.findChildren(StateCard)
    told = told_on_the_result(desk)
    assert card._advice.text() == told
    assert any(line.startswith(f"{told} (") for line in texts(desk).splitlines())


def test_a_second_visit_says_so_of_both_states(desk: Desk) -> None:
    page = go(desk, navigation.compare_place(1))
    desk.wait_until(lambda: all(card.isVisible() for card in page.findChildren(StateCard)))
    told = told_on_the_result(desk)
    assert [card._advice.text() for card in page.findChildren(StateCard)] == [told, told]
