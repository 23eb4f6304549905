"""A question opens at the head of its page, with focus where it is answered, both seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from logic.cases import begin_from, load_cases
from tests.ui.desk import Desk
from tests.ui.stage import focused
from ui.focus import FocusRing
from ui.navigation import question_place
from ui.widgets import PageScaffold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Desk]:
    ring = FocusRing(qapp, look)
    yield Desk(qtbot, look, tmp_path / "home")
    qapp.focusObjectChanged.disconnect(ring._focus_moved)


def page_of(desk: Desk) -> PageScaffold:
    page = desk.room.shell.page
    assert page is not None
    assert isinstance(page.widget, PageScaffold)
    return page.widget


def is_seen(page: PageScaffold, widget: QWidget) -> bool:
    top = widget.mapTo(page.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= page.viewport().height()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 700)])
def test_every_question_of_a_typical_case(desk: Desk, width: int, height: int) -> None:
    content = desk.document.content
    cases = {case.id: case for case in load_cases(content)}
    desk.document.start_from(begin_from(cases["policy_questions"], content))
    desk.at(width, height, 1)
    hidden, unseen = [], []
    for name in desk.document.walk:
        desk.room.shell.go(question_place(name))
        desk.settle()
        page = page_of(desk)
        if not is_seen(page, page.heading.kicker):
            hidden.append(name)
        if not is_seen(page, focused()) or page.heading.isAncestorOf(focused()):
            unseen.append(name)
    assert (hidden, unseen) == ([], [])


def test_focus_is_seen_where_there_is_no_room_for_the_head(desk: Desk) -> None:
    content = desk.document.content
    cases = {case.id: case for case in load_cases(content)}
    desk.document.start_from(begin_from(cases["policy_questions"], content))
    desk.at(480, 360, 1)
    desk.room.shell.go(question_place("task_kind"))
    desk.settle()
    assert not focused().visibleRegion().isEmpty()


def test_a_question_left_before_it_was_laid_out_moves_no_focus(desk: Desk) -> None:
    desk.start(task="Claims triage")
    desk.room.shell.go(question_place("task_kind"))
    page_of(desk).setFocus()
    desk.settle()
    assert focused() is page_of(desk)
