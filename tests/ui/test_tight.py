"""In the smallest window at the largest text nothing is wider than the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.desk import Desk
from tests.ui.pages_stage import amount
from tests.ui.stage import show
from tests.ui.test_history import compared, go, press, revise
from tests.ui.test_numbers_open import on_tab, page_of, told
from ui import navigation
from ui.widgets import Button, Column, DataTable, FlowRow, Prose, ScrollArea, TabBar

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

SMALL = (480, 360, 2.0)
PLACES = (
    navigation.START,
    navigation.PRIORITIES,
    navigation.HISTORY,
    navigation.WHATIF,
    navigation.CHECK,
    navigation.end_place("cost"),
)
TABS = ("why", "change", "comparison", "routes", "cost", "plan")


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.document.start_from(told())
    made.document.set_answer("volume", amount(20_000, 40_000, 60_000))
    made.document.show_result()
    made.settle()
    revise(made)
    made.document.show_result()
    return made


def fits(page: QWidget) -> bool:
    """Whether all of a page is in its window from left to right."""
    assert isinstance(page, ScrollArea)
    inside = page.widget()
    assert inside is not None
    return inside.width() <= page.viewport().width()


@pytest.mark.parametrize("place", PLACES)
def test_a_page_folds(desk: Desk, place: str) -> None:
    desk.at(*SMALL)
    page = go(desk, place)
    assert fits(page)
    assert desk.clipped() == []


@pytest.mark.parametrize("tab", TABS)
def test_the_result_folds(desk: Desk, tab: str) -> None:
    page = on_tab(desk, tab)
    desk.at(*SMALL)
    assert fits(page)
    assert desk.clipped() == []


def test_a_second_visit_folds(desk: Desk) -> None:
    go(desk, navigation.HISTORY)
    press(desk, "Compare")
    compared(desk)
    desk.at(*SMALL)
    assert fits(page_of(desk))
    assert desk.clipped() == []


def test_a_page_that_was_large_folds_and_unfolds(desk: Desk) -> None:
    page = go(desk, navigation.PRIORITIES)
    for size in (SMALL, (1280, 800, 1.0), SMALL):
        desk.at(*size)
        assert fits(page)


def test_a_value_stands_below_its_label_where_it_is_tight(qtbot: QtBot, look: Look) -> None:
    table = DataTable(look, [Column(title="Price", share=1), Column(title="Source", share=2)])
    table.set_rows([("$2.00", "Their page")])
    show(qtbot, table)
    for wide, below in ((500, False), (300, True)):
        table.window().resize(wide, 300)
        qtbot.wait(1)
        at = {p.text(): p.geometry() for p in table.findChildren(Prose) if p.isVisible()}
        assert (at["Their page"].top() > at["Source"].top()) is below
        assert (at["Their page"].left() == at["Source"].left()) is below


def test_the_words_of_a_button_go_on_in_the_next_line(qtbot: QtBot, look: Look) -> None:
    button = Button(look, "Compare A & B with another file")
    row = FlowRow(look, button)
    show(qtbot, row)
    row.window().resize(600, 100)
    qtbot.wait(1)
    tall = button.height()
    assert "\n" not in button.text()
    row.window().resize(160, 200)
    qtbot.wait(1)
    assert "\n" in button.text()
    assert button.width() <= 160
    assert button.height() > tall
    assert button.label() == button.accessibleName() == "Compare A & B with another file"


def test_a_row_of_tabs_that_scrolls_takes_two_lines(qtbot: QtBot, look: Look) -> None:
    bar = TabBar(look)
    bar.set_tabs([(str(at), "What would change it by now") for at in range(9)])
    show(qtbot, bar)
    bar.window().resize(200, 100)
    qtbot.wait(1)
    assert bar.tabSizeHint(0).height() < 4 * look.units(22)
