"""The pictures' own checks: on a few pages here, on all of them by ``tasks.py screenshots``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QSlider, QWidget

import screenshots
from logic.figures import Figure, Text
from screens_checks import faults
from screens_doubled import DoubledWindow, doubled_pack
from screens_stage import Stage
from screens_walk import scenes
from tests.ui.pages_stage import pack
from ui.figure_view import FigureView
from ui.widgets import (
    Button,
    Combo,
    Disclosure,
    LineField,
    LinkButton,
    Prose,
    Radio,
    TabBar,
    Tick,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

#: Every kind of page, those with the most on them first.
SEEN = (
    "start-first-run",
    "engagement",
    "question-rules-out",
    "question-trial",
    "question-side-open",
    "question-trial-error",
    "priorities",
    "check",
    "result-why",
    "result-routes",
    "result-cost",
    "result-kind-too-close",
    "prices-used",
    "prices-edit-error",
    "prices-list",
    "prices-import-held",
    "help",
    "dialog-recovery",
)
#: What is looked at in words twice as long.
LONG = ("question-side-open", "priorities", "result-change", "prices-used")
SIZES = ((1280, 800, 1.0), (1024, 700, 1.0), (1280, 800, 2.0))


@pytest.fixture
def stage(look: Look, tmp_path: Path) -> Iterator[Stage]:
    """The whole window."""
    stage = Stage(look, tmp_path / "home", pack=pack())
    yield stage
    stage.close()


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_no_word_is_cut_and_nothing_overlaps(
    stage: Stage, width: int, height: int, text: float
) -> None:
    stage.look.set_text_size(text)
    stage.resize(width, height)
    found: list[str] = []
    for scene in scenes():
        if scene.name in SEEN:
            shown = scene.arrange(stage)
            found += [f"{scene.name}: {fault}" for fault in faults(stage.look, shown)]
            if shown is not stage.window:
                shown.close()
                stage.settle()
    assert found == []


def test_words_twice_as_long_are_not_cut(look: Look, tmp_path: Path) -> None:
    longer = DoubledWindow()
    QCoreApplication.installTranslator(longer)
    stage = Stage(look, tmp_path / "home", pack=doubled_pack())
    stage.resize(1280, 800)
    found = [str(f) for s in scenes() if s.name in LONG for f in faults(look, s.arrange(stage))]
    assert stage.window.menuBar().actions()[0].text() == "&File &File"
    stage.close()
    QCoreApplication.removeTranslator(longer)
    assert found == []


def test_every_name_is_a_scene_and_stands_once() -> None:
    names = [scene.name for scene in scenes()]
    assert len(set(names)) == len(names)
    assert {*SEEN, *LONG} <= set(names)


# The checks themselves


@pytest.fixture
def board(qtbot: QtBot) -> QWidget:
    """Something to put widgets on without a layout."""
    board = QWidget()
    board.resize(400, 300)
    qtbot.addWidget(board)
    return board


def put(board: QWidget, widget: QWidget, *box: int) -> None:
    widget.setParent(board)
    widget.setGeometry(QRect(*box))
    board.show()
    widget.show()
    QApplication.processEvents()


def told(look: Look, board: QWidget) -> str:
    return "\n".join(str(fault) for fault in faults(look, board))


def test_what_fits_is_no_fault(look: Look, board: QWidget) -> None:
    put(board, Prose(look, "Saved answers"), 10, 10, 200, 22)
    put(board, Button(look, "Continue"), 10, 60, 200, 40)
    assert told(look, board) == ""


def test_lines_left_out_are_told(look: Look, board: QWidget) -> None:
    put(board, Prose(look, "Words that need more than one line at this width"), 10, 10, 100, 22)
    assert 'Prose in QWidget "Words that need' in told(look, board)
    assert "pixels high and has 22" in told(look, board)


def test_a_word_broken_in_two_is_told(look: Look, board: QWidget) -> None:
    put(board, Prose(look, "Zusammengehörigkeit"), 10, 10, 60, 90)
    assert 'breaks the word "Zusammengehörigkeit"' in told(look, board)


def test_shortened_buttons_are_told(look: Look, board: QWidget) -> None:
    put(board, LinkButton(look, "See a finished example"), 10, 10, 80, 24)
    put(board, Button(look, "Start an assessment"), 10, 60, 60, 40)
    put(board, Button(look, "Continue"), 10, 120, 200, 20)
    said = told(look, board)
    assert "pixels of height and has 24" in said
    assert "pixels and has 60" in said
    assert "needs 40 pixels of height and has 20" in said


@pytest.mark.parametrize("kind", [Radio, Tick, partial(Disclosure, title="")])
def test_wrapped_words_without_height_are_told(
    look: Look, board: QWidget, kind: Callable[..., QWidget]
) -> None:
    made = kind(look)
    button = made.header if isinstance(made, Disclosure) else made
    name = "set_title" if isinstance(made, Disclosure) else "set_text"
    getattr(button, name)("Words that need more than one line")
    put(board, button, 10, 10, 120, 28)
    assert "pixels of height and has 28" in told(look, board)
    getattr(button, name)("Zusammengehörigkeit")
    assert "breaks the word" in told(look, board)


def test_what_a_combo_box_cannot_show_is_told(look: Look, board: QWidget) -> None:
    combo = Combo(look)
    combo.addItem("No, it is learned from examples")
    put(board, combo, 10, 10, 140, 40)
    assert "pixels of height and has 40" in told(look, board)


def test_tabs_beyond_the_row_are_told(look: Look, board: QWidget) -> None:
    put(board, TabBar(look, [("why", "Why"), ("cost", "What it costs")]), 10, 10, 84, 40)
    assert '"What it costs" runs out of the row' in told(look, board)


def test_text_in_one_line_that_is_cut_is_told(look: Look, board: QWidget) -> None:
    cell = Prose(look, "requests a month")
    cell.set_wraps(False)
    put(board, cell, 10, 10, 80, 22)
    assert "pixels wide and has 80" in told(look, board)


def test_text_left_out_is_told_unless_it_can_be_read_elsewhere(look: Look, board: QWidget) -> None:
    foot = Prose(look, "Claims triage of the example insurance")
    foot.set_most_lines(1)
    put(board, foot, 10, 10, 120, 22)
    assert "is shortened to" in told(look, board)
    foot.setToolTip(foot.text())
    assert told(look, board) == ""


def test_a_placeholder_that_is_cut_is_told(look: Look, board: QWidget) -> None:
    put(board, LineField(look, "", placeholder="Claims triage at an insurance"), 10, 10, 90, 60)
    assert "pixels and has" in told(look, board)


def test_labels_of_a_figure_are_looked_at(look: Look, board: QWidget) -> None:
    view = FigureView(look)
    view.set_maker(labelled)
    put(board, view, 10, 10, 300, 60)
    said = told(look, board)
    assert '"Far right" runs out of the figure' in said
    assert 'shortens a label to "Custo…"' in said
    assert '"One" lies over "Other"' in said


def labelled(*, width: float) -> Figure:
    """A figure with everything wrong a label may have."""
    texts = (
        Text(x=width - 10, y=14, text="Far right"),
        Text(x=0, y=14, text="Custo…"),
        Text(x=0, y=40, text="One"),
        Text(x=10, y=44, text="Other"),
    )
    return Figure(
        width=width, height=60, items=texts, title="T", alt="A", headers=("H",), rows=(("R",),)
    )


def test_widgets_over_one_another_are_told(look: Look, board: QWidget) -> None:
    put(board, Prose(look, "One"), 10, 10, 100, 22)
    put(board, Prose(look, "Other"), 50, 20, 100, 22)
    assert "lies over" in told(look, board)


def test_what_runs_out_of_its_place_is_told(look: Look, board: QWidget) -> None:
    put(board, Prose(look, "Out"), 350, 10, 100, 22)
    assert "runs out of QWidget" in told(look, board)


def test_a_page_too_wide_is_told(look: Look, board: QWidget) -> None:
    area, wide = QScrollArea(), QWidget()
    wide.setFixedWidth(500)
    area.setWidget(wide)
    put(board, area, 0, 0, 300, 200)
    assert "is 500 pixels wide in a page of" in told(look, board)


def test_what_cannot_be_scrolled_to_is_told(look: Look, board: QWidget) -> None:
    area, tall = QScrollArea(), QWidget()
    tall.setFixedHeight(500)
    area.setWidget(tall)
    put(board, area, 0, 0, 300, 200)
    assert told(look, board) == ""
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert "and cannot be scrolled" in told(look, board)


def test_a_control_squeezed_to_nothing_is_told(look: Look, board: QWidget) -> None:
    put(board, QSlider(), 10, 10, 4, 100)
    assert "too small to see" in told(look, board)


def test_what_lies_over_the_page_is_looked_into(look: Look, board: QWidget) -> None:
    put(board, Prose(look, "Below"), 10, 10, 100, 22)
    sheet = _Sheet()
    put(board, sheet, 0, 0, 400, 300)
    assert told(look, board) == ""
    put(sheet, Prose(look, "Words that need more than one line at this width"), 10, 10, 100, 22)
    assert "pixels high and has 22" in told(look, board)


class _Sheet(QWidget):
    """Named as what is laid over the page on purpose."""


def test_what_is_hidden_is_not_looked_at(look: Look, board: QWidget) -> None:
    hidden = Prose(look, "Words that need more than one line at this width")
    put(board, hidden, 10, 10, 60, 22)
    hidden.hide()
    assert told(look, board) == ""


@pytest.mark.parametrize(("words", "code"), [(["--help"], 0), (["-h"], 0), (["--all"], 2)])
def test_how_it_is_used_is_told_without_a_picture(
    words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert screenshots.main(words) == code
    assert capsys.readouterr().out.startswith("Usage: python3 build/tasks.py screenshots [WORDS]")
