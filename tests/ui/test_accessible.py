"""Every control of every page has a name and a role, and the keyboard reaches all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

import screens_cases as cases
from logic.findings import Recommendation
from tests.ui.desk import Desk
from tests.ui.pages_stage import pack
from tests.ui.stage import said
from ui.figure_view import FigureView
from ui.navigation import question_place
from ui.pages.report_preview import PageView
from ui.pages.result import ResultPage
from ui.widgets import Disclosure, TabBar
from ui.widgets.numbers import ListLink, NumberButton, together

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
Role = QAccessible.Role
ROLES = {
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.PageTabList,
    Role.RadioButton,
    Role.Slider,
}
#: Boxes with focus that hold text to read, not a control.
READ = {"ErrorSummary", "HelpBody", "PageScaffold"}
QUESTIONS = {
    "choice": "style_rules",
    "several": "high_risk",
    "rules out": "operators",
    "amount": "volume",
    "range": "prompt_tokens",
    "not known": "output_tokens",
    "not applicable": "retrainings",
    "trial": "trial",
}
PLACES = (
    "start",
    "engagement",
    *(question_place(question) for question in QUESTIONS.values()),
    "priorities",
    "check",
    "result",
    "report",
    "help",
    "prices",
    "settings",
)
TABS = ("why", "change", "comparison", "routes", "cost", "plan")
KINDS = (
    Recommendation.TOO_CLOSE,
    Recommendation.TRIAL_FIRST,
    Recommendation.NOT_FEASIBLE,
    Recommendation.TOO_LITTLE_KNOWN,
    Recommendation.NEITHER,
)


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    """A window with a finished assessment, and another one among the recent files."""
    desk = Desk(qtbot, look, tmp_path / "home")
    desk.start(task="Contract clauses")
    desk.document.start_from(cases.finished(pack().content))
    return desk


def has_dug(desk: Desk) -> bool:
    """Whether what the result works out off the UI thread has arrived."""
    page = desk.room.shell.page
    return isinstance(page, ResultPage) and not page.awaited


def show(desk: Desk, place: str) -> None:
    """A page with everything on it that can be folded away."""
    if place in {"result", "report"}:
        desk.document.show_result()
    desk.room.shell.go(place)
    desk.settle()
    if place == "result":
        # What is worked out brings widgets of its own.
        desk.wait_until(partial(has_dug, desk))
    if place == "report":
        # While it is being made, Cancel comes and goes.
        desk.wait_until(partial(has_pages, desk))
    for row in desk.room.pages.findChildren(Disclosure):
        if row.isVisible() and not row.is_open():
            row.header.click()
    desk.settle()


def has_pages(desk: Desk) -> bool:
    """Whether the report's pages are there."""
    return bool(desk.room.pages.findChildren(PageView))


def is_stop(widget: QWidget) -> bool:
    """Whether Tab is to stop at a widget."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    shown = widget.isVisible() and widget.isEnabled() and not widget.isWindow()
    return by_tab and shown and widget.focusProxy() is None


def stops(desk: Desk) -> list[QWidget]:
    """Where Tab is to stop: of what belongs together at one, arrows do the rest."""
    found = [widget for widget in desk.window.findChildren(QWidget) if is_stop(widget)]
    found = [widget for widget in found if not is_later_in_list(widget)]
    return [widget for widget in found if not any(map(partial(is_other_choice, widget), found))]


def is_later_in_list(widget: QWidget) -> bool:
    """Whether Tab stops at another number or link of the same card instead, the first of them."""
    if not isinstance(widget, (NumberButton, ListLink)):
        return False
    return together(widget)[0] is not widget


def is_other_choice(widget: QWidget, other: QWidget) -> bool:
    """Whether Tab stops at the other radio button instead, the one that is chosen."""
    if not (isinstance(widget, QRadioButton) and isinstance(other, QRadioButton)):
        return False
    together = widget.group() is other.group() and widget.parent() is other.parent()
    return together and widget is not other and other.isChecked()


def named(widget: QWidget) -> str:
    role, name, _ = said(widget)
    return f"{type(widget).__name__} {name!r} ({role.name})"


def unnamed(widgets: list[QWidget]) -> list[str]:
    """The widgets a screen reader cannot tell: no name, or a role that says nothing."""
    controls = [widget for widget in widgets if type(widget).__name__ not in READ]
    mute = [named(widget) for widget in widgets if not said(widget)[1].strip()]
    return mute + [named(widget) for widget in controls if said(widget)[0] not in ROLES]


def round_trip(desk: Desk, key: Qt.Key) -> list[QWidget]:
    """Where a key leads, until it comes back to where it started or stands still."""
    first = QApplication.focusWidget()
    assert first is not None
    reached = [first]
    for _ in range(400):
        desk.press(key)
        now = QApplication.focusWidget()
        assert now is not None, f"focus is lost after {named(reached[-1])}"
        assert now is not reached[-1], f"{named(now)} keeps the focus"
        if now is first:
            return reached
        reached.append(now)
    pytest.fail(f"the focus never comes back to {named(first)}")


def check_all(desk: Desk) -> None:
    controls = stops(desk)
    assert controls
    assert unnamed(controls) == []
    for view in desk.room.pages.findChildren(FigureView):
        if view.isVisible():
            assert all(said(view)[1:]), "a figure without its twin in words"
    forwards = round_trip(desk, Key.Key_Tab)
    assert [named(widget) for widget in controls if widget not in forwards] == []


@pytest.mark.parametrize("place", PLACES)
def test_every_control_has_a_name_and_is_reached(desk: Desk, place: str) -> None:
    show(desk, place)
    check_all(desk)


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_of_the_result(desk: Desk, tab: str) -> None:
    show(desk, "result")
    desk.room.pages.findChildren(TabBar)[0].set_current_key(tab)
    desk.settle()
    check_all(desk)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_result(desk: Desk, kind: Recommendation) -> None:
    desk.document.start_from(cases.case(pack().content, kind))
    show(desk, "result")
    check_all(desk)


@pytest.mark.parametrize("place", ["engagement", question_place("trial"), "check"])
def test_where_the_window_is_narrow(desk: Desk, place: str) -> None:
    desk.at(1024, 700, 2.0)
    show(desk, place)
    check_all(desk)


@pytest.mark.parametrize("place", ["engagement", question_place("trial"), "priorities"])
def test_backwards_leads_through_the_same(desk: Desk, place: str) -> None:
    show(desk, place)
    forwards = round_trip(desk, Key.Key_Tab)
    assert set(round_trip(desk, Key.Key_Backtab)) == set(forwards)


@pytest.mark.parametrize("place", PLACES)
def test_focus_starts_on_the_page(desk: Desk, place: str) -> None:
    desk.room.shell.go("help" if place != "help" else "start")
    desk.settle()
    show(desk, place)
    desk.room.shell.go(place)
    desk.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.room.pages.isAncestorOf(focused), named(focused)


def test_trying_begins_in_the_first_question(desk: Desk) -> None:
    show(desk, "result")
    desk.press(Key.Key_End)
    assert desk.room.pages.findChildren(TabBar)[0].current_key() == TABS[-1]
    desk.press(Key.Key_Home)
    assert desk.room.pages.findChildren(TabBar)[0].current_key() == TABS[0]
    desk.room.footer.secondary.setFocus()
    desk.press(Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.place == "whatif"
    assert desk.room.pages.isAncestorOf(focused), named(focused)


def test_a_problem_is_told_and_each_line_leads_to_its_field(desk: Desk) -> None:
    desk.document.start_from(cases.empty(pack().content))
    show(desk, question_place("trial"))
    desk.type("many")
    desk.press(Key.Key_Return)
    summary = QApplication.focusWidget()
    assert summary is not None
    assert said(summary)[1].startswith("There is a problem")
    desk.press(Key.Key_Tab, Key.Key_Return)
    field = QApplication.focusWidget()
    assert field is not None
    assert said(field)[0] is Role.EditableText
    assert "whole number" in said(field)[2]
    desk.dialogs.choices.append("leave")  # what was typed stays unkept at the end
