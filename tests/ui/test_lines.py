"""Controls whose words go on in the next line instead of being cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.stage import show
from ui.fonts import font
from ui.widgets import (
    ChoiceField,
    Disclosure,
    FlowRow,
    LineField,
    LinkButton,
    Radio,
    TabBar,
    Tick,
)
from ui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

LONG = "Save the preparation sheet for every person of the engagement"


def in_column(qtbot: QtBot, *parts: QWidget, width: int = 180) -> QWidget:
    """A column of a width with these parts."""
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        box.addWidget(part)
    box.addStretch(1)
    column.setFixedWidth(width)
    show(qtbot, column)
    let_layouts_settle()
    return column


def let_layouts_settle() -> None:
    """Layouts tell each other one level at a time."""
    for _ in range(10):
        QApplication.processEvents()


def test_lines_are_broken_between_words(look: Look) -> None:
    lines = Lines()
    lines.set_text("One \U0001d4afwo three", font(look, "body"), 22)
    assert lines.at(1000) == ("One \U0001d4afwo three",)
    assert " ".join(lines.at(60)) == "One \U0001d4afwo three"
    assert lines.height(60) == 22 * len(lines.at(60)) > 22


def test_lines_forget_old_widths(look: Look) -> None:
    lines = Lines()
    lines.set_text(LONG, font(look, "body"), 22)
    assert all(len(lines.at(width)) > 1 for width in range(100, 130))
    assert len(lines._broken) < 12


@pytest.mark.parametrize("kind", [LinkButton, Radio, Tick])
def test_buttons_grow_with_their_lines_and_shrink_again(
    qtbot: QtBot, look: Look, kind: Callable[[Look, str], LinkButton | Radio | Tick]
) -> None:
    button = kind(look, LONG)
    column = in_column(qtbot, button)
    high = button.height()
    assert high == button.heightForWidth(button.width()) > 40
    column.setFixedWidth(560)
    let_layouts_settle()
    assert button.height() < 32
    button.set_text("Short")
    assert button.minimumSizeHint().width() < 120


def test_a_radio_button_is_hit_on_its_second_line(qtbot: QtBot, look: Look) -> None:
    radio, other = Radio(look, LONG), Radio(look, "Other")
    in_column(qtbot, radio, other)
    at = QPoint(60, radio.height() - 6)
    QTest.mouseClick(radio, Qt.MouseButton.LeftButton, pos=at)
    assert radio.isChecked()


def test_a_row_that_opens_shows_its_whole_title(qtbot: QtBot, look: Look) -> None:
    row = Disclosure(look, LONG)
    in_column(qtbot, row)
    assert row.header.height() > 50
    row.set_title("Short")
    let_layouts_settle()
    assert row.header.height() == 28


def test_a_link_wider_than_its_row_goes_on_below(qtbot: QtBot, look: Look) -> None:
    link = LinkButton(look, LONG)
    in_column(qtbot, FlowRow(look, link))
    assert link.width() <= 180
    assert link.height() > 40


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_is_chosen_is_seen_whole_and_so_is_the_list(qtbot: QtBot, look: Look) -> None:
    field = ChoiceField(look, "", [("a", "Short"), ("b", LONG)])
    in_column(qtbot, field)
    assert field.combo.height() == 40
    field.set_value("b")
    let_layouts_settle()
    assert field.combo.height() > 80
    field.combo.showPopup()
    assert field.combo.view().width() >= field.combo.lines.wide() - field.combo.lines.beside
    field.combo.hidePopup()


def test_a_long_unit_leaves_room_for_the_number(qtbot: QtBot, look: Look) -> None:
    field = LineField(look, "", "requests of this kind a month in all", width=320)
    in_column(qtbot, field, width=200)
    assert field.line.width() >= 76
    assert field.height() > 60
    field.set_unit("")
    let_layouts_settle()
    assert field.line.width() > 150


def test_tabs_go_on_in_the_next_line_and_come_back(qtbot: QtBot, look: Look) -> None:
    tabs = TabBar(look, [("why", "Why"), ("change", "What would change it"), ("plan", "Plan")])
    column = in_column(qtbot, tabs, width=200)
    assert tabs.height() > 60
    assert tabs.tabRect(2).right() <= 200
    column.setFixedWidth(500)
    let_layouts_settle()
    assert tabs.height() == 40
    assert tabs.tabRect(1).width() > 140
    tabs.set_tabs([("used", "In this assessment"), ("list", "Price list")])
    assert tabs.tabRect(1).left() > 130


def test_tabs_stand_closer_before_words_take_one_more_line(qtbot: QtBot, look: Look) -> None:
    tabs = TabBar(look, [("change", "What would change it"), ("plan", "Plan and risks")])
    column = in_column(qtbot, tabs, width=500)
    apart = [tabs.tabRect(1).left()]
    column.setFixedWidth(tabs.tabRect(1).right() - 10)
    let_layouts_settle()
    apart.append(tabs.tabRect(1).left())
    assert tabs.height() == 40
    assert apart[0] - apart[1] == 12
