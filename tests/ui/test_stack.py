"""What is below the window is laid out in turns of its own when the text size changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.stage import show
from ui.widgets import LinkButton, Part, ScrollArea, Stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

_MANY = 30


class Shown:
    """Links under each other, far more than there is room for."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self.look = look
        self.stack = Stack(look)
        self.area = ScrollArea(look)
        self.area.setWidget(self.stack)
        self.area.resize(300, 200)
        qtbot.addWidget(self.area)
        self.area.show()
        qtbot.waitExposed(self.area)
        self.show(_MANY)

    def show(self, count: int) -> None:
        self.stack.show_parts(Part(str(at), self._link(at)) for at in range(count))
        self.stack.show_rest()
        self.settle()

    def _link(self, at: int) -> Callable[[], LinkButton]:
        return partial(LinkButton, self.look, str(at))

    def settle(self) -> None:
        for _ in range(3 * _MANY):
            QApplication.processEvents()

    def seen(self) -> list[int]:
        links = [one for one in self.stack.findChildren(LinkButton) if one.isVisible()]
        return [int(one.text()) for one in sorted(links, key=LinkButton.y)]


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> Shown:
    return Shown(qtbot, look)


@pytest.mark.parametrize("size", [0.9, 1.25, 2.0])
def test_what_is_seen_is_dressed_at_once_and_the_rest_by_turns(shown: Shown, size: float) -> None:
    shown.look.set_text_size(size)
    now = shown.seen()
    assert now == list(range(len(now)))
    assert 0 < len(now) < _MANY
    QApplication.processEvents()
    last = shown.stack.findChildren(LinkButton)[len(now) - 1]
    assert last.y() + last.height() >= shown.area.viewport().height(), "no blank is seen"
    shown.settle()
    assert shown.seen() == list(range(_MANY))


def test_scrolled_to_the_end_all_is_there_at_once(shown: Shown) -> None:
    bar = shown.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    shown.look.set_text_size(1.5)
    assert shown.seen() == list(range(_MANY))


def test_what_has_focus_stays(shown: Shown) -> None:
    last = shown.stack.findChildren(LinkButton)[-1]
    last.setFocus()
    shown.look.set_text_size(1.5)
    assert last.hasFocus()
    shown.settle()
    assert last.hasFocus()


def test_others_shown_meanwhile_stand_in_their_order(shown: Shown) -> None:
    shown.look.set_text_size(1.5)
    shown.look.set_text_size(1.25)
    shown.show(_MANY - 5)
    assert shown.seen() == list(range(_MANY - 5))


def test_widgets_made_when_asked_for_follow_in_turns(qtbot: QtBot, look: Look) -> None:
    made: list[int] = []

    def widgets() -> Iterator[LinkButton]:
        for at in range(4):
            made.append(at)
            yield LinkButton(look, str(at))

    stack = Stack(look)
    show(qtbot, stack)
    stack.fill(widgets(), 2)
    assert made == [0, 1]
    with qtbot.waitSignal(stack.filled):
        pass
    assert made == [0, 1, 2, 3]
    assert all(link.isVisible() for link in stack.findChildren(LinkButton))


def test_the_rest_of_them_can_be_had_at_once(look: Look) -> None:
    stack = Stack(look)
    stack.fill((LinkButton(look, str(at)) for at in range(4)), 1)
    stack.show_rest()
    assert [link.label() for link in stack.findChildren(LinkButton)] == ["0", "1", "2", "3"]
