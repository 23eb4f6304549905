"""The source drawer: from every number of the result, by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk import Desk
from tests.ui.stage import focused
from tests.ui.test_history import pattern
from ui import navigation
from ui.figure_view import _SpotButton
from ui.focus import focus_by_keyboard
from ui.pages.drawer import SourceDrawer
from ui.pages.result import ResultPage
from ui.widgets import LinkButton, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path)
    made.document.start_from(pattern())
    made.document.show_result()
    made.room.shell.go(navigation.RESULT)
    made.settle()
    page = made.room.shell.page
    assert isinstance(page, ResultPage)
    made.wait_until(lambda: not page.awaited)
    return made


def shown(widget: QWidget) -> str:
    found = [p.text() for p in widget.findChildren(Prose) if p.isVisible()]
    return "\n".join(found).replace("\N{NO-BREAK SPACE}", " ")


def page_of(desk: Desk) -> QWidget:
    page = desk.room.shell.page
    assert page is not None
    return page.widget


def drawer(desk: Desk) -> SourceDrawer:
    return page_of(desk).findChildren(SourceDrawer)[0]


def spots(desk: Desk) -> list[_SpotButton]:
    return [s for s in page_of(desk).findChildren(_SpotButton) if s.isVisible()]


def test_every_number_opens_by_mouse(desk: Desk) -> None:
    keys = {spot.key for spot in spots(desk)}
    assert {"lead", "range", "trial", "weight:cost", "consideration:cost"} <= keys
    for spot in spots(desk):
        assert spot.accessibleName()
        QTest.mouseClick(spot, Qt.MouseButton.LeftButton)
        desk.settle()
        assert drawer(desk).key == spot.key
        assert drawer(desk).isVisible()
        drawer(desk).close_drawer()


def test_by_keyboard_it_opens_holds_tab_and_gives_focus_back(desk: Desk) -> None:
    spot = next(s for s in spots(desk) if s.key == "consideration:customization")
    focus_by_keyboard(spot)
    desk.press(Qt.Key.Key_Space)
    assert drawer(desk).isVisible()
    for _ in range(30):
        desk.press(Qt.Key.Key_Tab)
        assert drawer(desk).isAncestorOf(focused())
    desk.press(Qt.Key.Key_Backtab)
    assert drawer(desk).isAncestorOf(focused())
    desk.press(Qt.Key.Key_Escape)
    assert not drawer(desk).isVisible()
    assert focused() is spot


def test_it_names_answers_who_gave_them_and_sources_with_date_and_grade(desk: Desk) -> None:
    drawer(desk).open_topic("consideration:customization")
    desk.settle()
    said = shown(drawer(desk))
    assert "Rules on one page" in said
    assert "Head of claims, Documented." in said
    assert "Sources" in said
    assert "one good source" in said or "several sources agree" in said


def test_a_reason_is_a_number_that_opens(desk: Desk) -> None:
    link = next(
        b
        for b in page_of(desk).findChildren(LinkButton)
        if b.isVisible() and b.label().endswith("towards fine-tuned")
    )
    link.click()
    desk.settle()
    assert drawer(desk).key.startswith("reason:")


def test_links_above_the_bar_open_too(desk: Desk) -> None:
    for text, key in (("Behind the lead", "lead"), ("Behind the share", "share")):
        link = next(b for b in page_of(desk).findChildren(LinkButton) if b.label() == text)
        link.click()
        assert drawer(desk).key == key


def test_an_answer_may_be_gone_to(desk: Desk) -> None:
    drawer(desk).open_topic("question:style_rules")
    desk.settle()
    links = [b for b in drawer(desk).findChildren(LinkButton) if b.isVisible()]
    links[0].click()
    desk.settle()
    assert desk.place == "question:style_rules"
    desk.room.shell.press_primary()
    desk.settle()
    assert desk.place == navigation.RESULT


def test_what_changes_meanwhile_is_told_anew(desk: Desk) -> None:
    drawer(desk).open_topic("reason:nothing")
    desk.settle()
    assert "Nothing is recorded" in shown(drawer(desk))
    drawer(desk).open_topic("weight:cost")
    desk.document.remove_priorities("")
    desk.settle()
    assert "Nobody has weighed" in shown(drawer(desk))
    drawer(desk).close_drawer()
    drawer(desk).close_drawer()


def test_in_a_narrow_window_it_takes_the_whole_page(desk: Desk) -> None:
    drawer(desk).open_topic("lead")
    desk.at(480, 360)
    assert drawer(desk).width() == page_of(desk).width()
    desk.at(1280, 800)
    assert drawer(desk).width() < page_of(desk).width()


def test_other_keys_stay_the_pages(desk: Desk) -> None:
    drawer(desk).open_topic("lead")
    desk.settle()
    QTest.keyClick(drawer(desk), Qt.Key.Key_F3)
    assert drawer(desk).isVisible()
