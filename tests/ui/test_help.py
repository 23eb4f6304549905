"""The Help page: everything the brief names is in it, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from logic.glossary import terms
from tests.ui.desk import SIZES, Desk
from tests.ui.pages_stage import pack
from tests.ui.stage import columns_of
from ui.widgets import DataTable, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


#: What the brief names.
NAMED = (
    "78 %",
    "unsure",
    "GPT-3 of 2020, with 175 billion parameters trained on 499 billion tokens",
    "market analysis",
    "customer interaction",
    "inancial forecasting",
    "very targeted information",
    "continuous feedback",
    "medical firm",
    "Genei",
    "Objective",
    "Training data",
    "Performance",
    "Knowledge",
    "Limitations",
    "Example",
    "Business needs",
    "campaign plans",
    "Cost",
    "Customization",
    "Security",
    "special purpose",
    "GPT from OpenAI, Claude from Anthropic and Gemini from Google",
    "Is GPT-4 a foundation model?",
    "Can a foundation model be fine-tuned?",
    "True of building one, not of using one",
    "Hosting decides where data goes",
    "closing their tuning services",
    "BloombergGPT",
    "Tunewise makes no network connection",
    "MIT licence",
)


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.room.shell.go("help")
    for _ in pack().words.under("help.part"):  # a turn each
        made.settle()
    return made


def all_text(desk: Desk) -> str:
    page = desk.room.shell.page
    assert page is not None
    return "\n".join(prose.text() for prose in page.widget.findChildren(Prose))


def test_it_says_what_the_brief_names(desk: Desk) -> None:
    shown = all_text(desk)
    assert [named for named in NAMED if named not in shown] == []


def test_every_part_and_table_row_is_shown(desk: Desk) -> None:
    shown, words = all_text(desk), pack().words
    for part in words.under("help.part"):
        assert words.text(f"help.part.{part}.title") in shown
    for kind, field in (("component", "accurate"), ("claim", "accurate"), ("key", "does")):
        assert words.under(f"help.{kind}")
        for entry in words.under(f"help.{kind}"):
            assert words.text(f"help.{kind}.{entry}.{field}") in shown


def test_the_six_components_and_their_words_are_the_comparisons(desk: Desk) -> None:
    assert desk.document.words.under("help.component") == tuple(
        component.id for component in desk.document.content.components
    )


def test_every_term_is_explained(desk: Desk) -> None:
    shown, words = all_text(desk), pack().words
    for term in terms(words):
        assert f"{words.text(f'glossary.{term}.name')}: " in shown


def test_it_scrolls_by_keyboard(desk: Desk) -> None:
    page = desk.room.shell.page
    assert page is not None
    assert isinstance(page.widget, QScrollArea)
    desk.press(Qt.Key.Key_PageDown)
    assert page.widget.verticalScrollBar().value() > 0


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_no_text_is_clipped(desk: Desk, width: int, height: int, text: float) -> None:
    desk.at(width, height, text)
    assert desk.clipped() == []


def test_tables_become_lists_in_a_narrow_window(desk: Desk) -> None:
    desk.at(480, 360)
    tables = desk.window.findChildren(DataTable)
    assert tables
    for table in tables:
        assert columns_of(table) <= 2
        assert table.width() <= desk.window.width()
