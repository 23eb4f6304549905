"""What fades in and what bars do on their way; and that nothing moves where it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from logic.figures import Box, Figure, Line, Role
from tests.ui.stage import show
from ui.figure_view import FigureView
from ui.motion import BARS_MS, FADE_MS, _Veil, fade_in
from ui.widgets import Card, Disclosure, Prose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme import Look


class Bar:
    """Makes a figure of one bar."""

    def __init__(self, wide: float) -> None:
        self._wide = wide

    def __call__(self, *, width: float) -> Figure:
        axis = Line(x1=100, y1=0, x2=100, y2=80)
        bar = Box(x=100, y=10, width=self._wide, height=20, fill=Role.INK)
        return Figure(
            width=width,
            height=100,
            items=(axis, bar),
            title="A title",
            alt=f"A bar of {self._wide}.",
            headers=(),
            rows=(),
        )


@pytest.fixture
def lively(look: Look) -> Look:
    look.let_move()
    return look


def veils(widget: QWidget) -> list[_Veil]:
    return [veil for veil in widget.findChildren(_Veil) if veil.isVisible()]


def opened(qtbot: QtBot, look: Look) -> Prose:
    """What is inside a row that was just opened, on a card."""
    inside = Prose(look, "What is inside")
    row, card = Disclosure(look, "More", inside), Card(look)
    card.body.addWidget(row)
    show(qtbot, card)
    row.header.click()
    return inside


def width_of(view: FigureView) -> float:
    """How long the bar is that was painted last."""
    view.grab()
    bar = view._painted[1]
    assert isinstance(bar, Box)
    return bar.width


def test_what_opens_is_there_at_once_under_a_veil_that_goes(qtbot: QtBot, lively: Look) -> None:
    inside = opened(qtbot, lively)
    (veil,) = veils(inside)
    assert inside.isVisible()
    assert veil.geometry() == inside.rect()
    assert QColor(veil._colour).name() == lively.colour("card").name()
    inside.resize(300, 80)
    QApplication.processEvents()
    assert veil.geometry() == inside.rect()
    qtbot.waitUntil(lambda: not veils(inside))
    assert FADE_MS == 120


def test_a_veil_lets_the_pointer_through_and_is_soon_thin(qtbot: QtBot, lively: Look) -> None:
    inside = opened(qtbot, lively)
    (veil,) = veils(inside)
    assert QApplication.widgetAt(inside.mapToGlobal(inside.rect().center())) is not veil
    veil.grab()
    assert 0 < veil._colour.alphaF() < 0.71


def test_nothing_fades_where_nothing_moves(qtbot: QtBot, look: Look) -> None:
    assert not veils(opened(qtbot, look))


def test_the_words_being_typed_are_never_veiled(qtbot: QtBot, lively: Look) -> None:
    line, text = QLineEdit(), Prose(lively, "Beside it")
    window = show(qtbot, line, text)
    line.setFocus()
    for widget in (line, window):
        fade_in(lively, widget)
    assert not veils(window)
    fade_in(lively, text)
    (veil,) = veils(window)
    assert QColor(veil._colour).name() == lively.colour("paper").name()


def test_a_bar_goes_to_its_new_length(qtbot: QtBot, lively: Look) -> None:
    view = FigureView(lively)
    view.set_maker(Bar(20))
    show(qtbot, view)
    assert width_of(view) == 20
    view.set_maker(Bar(120))
    assert view.accessibleDescription() == "A bar of 120.", "said at once"
    assert 20 <= width_of(view) < 120
    QTest.qWait(BARS_MS + 40)
    assert width_of(view) == 120


def test_a_bar_is_at_once_where_nothing_moves(qtbot: QtBot, look: Look) -> None:
    view = FigureView(look)
    view.set_maker(Bar(20))
    show(qtbot, view)
    view.set_maker(Bar(120))
    assert width_of(view) == 120
