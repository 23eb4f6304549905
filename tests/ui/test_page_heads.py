"""A page opens at its head, also in large type and where nothing on it can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

import screens_cases as cases
from tests.ui.desk import Desk
from tests.ui.pages_stage import pack
from tests.ui.stage import focused, said
from ui.navigation import PRIORITIES, WHATIF

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look
    from ui.widgets import PageScaffold


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.document.start_from(cases.finished(pack().content))
    made.document.show_result()
    return made


def opened(desk: Desk, place: str) -> PageScaffold:
    desk.room.shell.go(place)
    desk.settle()
    page = desk.room.shell.page
    assert page is not None
    return cast("PageScaffold", page.widget)


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_what_if_opens_at_its_head(desk: Desk, text: float) -> None:
    desk.at(1280, 800, text)
    page = opened(desk, WHATIF)
    assert page.verticalScrollBar().value() == 0
    assert page is focused() or page.isAncestorOf(focused())


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_frozen_priorities_open_at_their_head(desk: Desk, text: float) -> None:
    desk.document.finish()
    desk.at(1280, 800, text)
    page = opened(desk, PRIORITIES)
    assert page.verticalScrollBar().value() == 0
    assert page is focused(), "whose arrows scroll it"


def test_a_page_that_has_focus_itself_is_read_out_by_its_title(desk: Desk) -> None:
    desk.document.finish()
    desk.at(1280, 800, 1.0)
    page = opened(desk, PRIORITIES)
    assert page is focused()
    assert said(page)[1] == page.heading.title.text()
