"""The pictures' own checks: on a few pages here, on all of them by ``tasks.py screenshots``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from screens_checks import faults
from screens_stage import Stage
from screens_walk import scenes
from tests.ui.pages_stage import pack
from ui.widgets import Button, LinkButton, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator
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


def test_every_name_is_a_scene_and_stands_once() -> None:
    names = [scene.name for scene in scenes()]
    assert len(set(names)) == len(names)
    assert set(SEEN) <= set(names)


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
    put(board, LinkButton(look, "See a finished example"), 10, 10, 60, 24)
    put(board, Button(look, "Start an assessment"), 10, 60, 60, 40)
    assert told(look, board).count("and has 60") == 2


def test_widgets_over_one_another_are_told(look: Look, board: QWidget) -> None:
    put(board, Prose(look, "One"), 10, 10, 100, 22)
    put(board, Prose(look, "Other"), 50, 20, 100, 22)
    assert "lies over" in told(look, board)


def test_what_runs_out_of_its_place_is_told(look: Look, board: QWidget) -> None:
    put(board, Prose(look, "Out"), 350, 10, 100, 22)
    assert "runs out of QWidget" in told(look, board)


def test_what_is_hidden_is_not_looked_at(look: Look, board: QWidget) -> None:
    hidden = Prose(look, "Words that need more than one line at this width")
    put(board, hidden, 10, 10, 60, 22)
    hidden.hide()
    assert told(look, board) == ""
