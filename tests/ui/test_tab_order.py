"""Tab and Shift+Tab lead through a page as it is read, also through what appears later."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

import screens_cases as cases
from tests.ui.desk import Desk
from tests.ui.pages_stage import pack
from ui import navigation
from ui.focus import focus_by_keyboard, takes_tab
from ui.navigation import question_place
from ui.widgets import Button, Disclosure, LinkButton
from ui.widgets.numbers import ListLink, NumberButton, together

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
#: One of each kind of question, and one where "not applicable" asks for a reason.
QUESTIONS = ("task_kind", "high_risk", "volume", "trial", "deadline")
OTHERS = (
    navigation.ENGAGEMENT,
    navigation.PRIORITIES,
    navigation.CHECK,
    navigation.PRICES,
    navigation.WHATIF,
)
WIDTHS = ((1280, 800), (1024, 700))


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path)


def page_of(desk: Desk) -> QScrollArea:
    page = desk.room.shell.page
    assert page is not None
    assert isinstance(page.widget, QScrollArea)
    return page.widget


def inside_of(desk: Desk) -> QWidget:
    """What the page scrolls."""
    inside = page_of(desk).widget()
    assert inside is not None
    return inside


def through(desk: Desk, key: Qt.Key) -> list[QWidget]:
    """What has focus on the page, from the footer all round and back to it."""
    footer = desk.room.footer
    start = footer.primary if footer.primary.isVisible() else footer.back
    focus_by_keyboard(start)
    reached: list[QWidget] = []
    for _ in range(100):
        desk.press(key)
        now = QApplication.focusWidget()
        assert now is not None
        if now is start:
            break
        if page_of(desk).isAncestorOf(now):
            reached.append(together(now)[0] if isinstance(now, ListLink | NumberButton) else now)
    return reached


def place_of(desk: Desk, widget: QWidget) -> QRect:
    """Where a widget stands on its page."""
    return QRect(widget.mapTo(inside_of(desk), QPoint(0, 0)), widget.size())


def check(desk: Desk, state: str) -> None:
    """Both ways lead through all that takes Tab, down the page and from left to right."""
    forwards = through(desk, Key.Key_Tab)
    assert through(desk, Key.Key_Backtab)[::-1] == forwards, state
    inside = inside_of(desk)
    wanted = [w for w in inside.findChildren(QWidget) if takes_tab(w) and w.focusProxy() is None]
    alone = [w for w in wanted if not isinstance(w, ListLink | NumberButton)]
    assert [w.accessibleName() for w in alone if w not in forwards] == [], state
    for one, other in pairwise(w for w in forwards if inside.isAncestorOf(w)):
        before, after = place_of(desk, one), place_of(desk, other)
        beside = after.left() >= before.right()
        names = state, one.accessibleName(), other.accessibleName()
        assert beside or after.top() >= before.center().y(), names


def press_link(desk: Desk, label: str) -> bool:
    found = [b for b in page_of(desk).findChildren(LinkButton) if b.isVisible()]
    for link in (b for b in found if b.label() == label):
        link.click()
        desk.settle()
        return True
    return False


def open_all(desk: Desk) -> None:
    for row in page_of(desk).findChildren(Disclosure):
        if row.isVisible() and not row.is_open():
            row.header.click()
            desk.settle()


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_and_what_is_shown_later_on_it(
    desk: Desk, question: str, size: tuple[int, int]
) -> None:
    desk.at(*size)
    desk.document.start_from(cases.finished(pack().content))
    desk.room.shell.go(question_place("runs_today"))
    desk.room.shell.go(question_place(question))
    desk.settle()
    say = pack().words.text
    check(desk, "answered")
    if press_link(desk, say("ui_question.reason.open")):
        check(desk, "asked for a reason")
        desk.press(Key.Key_Escape)
    for label in ("ui_question.voice.change", "ui_people.add"):
        if press_link(desk, say(label)):
            check(desk, label)
    open_all(desk)
    check(desk, "all open")


@pytest.mark.parametrize("question", ["task_kind", "volume"])
def test_who_said_it_comes_with_the_answer(desk: Desk, question: str) -> None:
    desk.document.start_from(cases.empty(pack().content))
    desk.room.shell.go(question_place(question))
    desk.settle()
    desk.type("3")
    desk.press(Key.Key_Tab)
    check(desk, "answered")


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("place", OTHERS)
def test_other_pages(desk: Desk, place: str, size: tuple[int, int]) -> None:
    desk.at(*size)
    desk.document.start_from(cases.finished(pack().content))
    desk.document.show_result()
    desk.room.shell.go(place)
    desk.settle()
    check(desk, "as it is")
    if place in {navigation.PRIORITIES, navigation.PRICES}:
        open_all(desk)
        check(desk, "all open")


def test_people_that_come_and_go(desk: Desk) -> None:
    desk.document.start_from(cases.finished(pack().content))
    desk.room.shell.go(navigation.ENGAGEMENT)
    desk.settle()
    add = pack().words.text("engagement.people.add")
    next(b for b in page_of(desk).findChildren(Button) if b.text() == add).click()
    desk.settle()
    check(desk, "one more")
    links = page_of(desk).findChildren(LinkButton)
    next(b for b in links if b.isVisible() and b.label() == desk.window.tr("Remove")).click()
    desk.settle()
    check(desk, "one less")
