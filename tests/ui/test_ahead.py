"""Modules read before the pages made of them are shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import ahead
from ui.ahead import Ahead
from ui.background import Background

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_what_the_result_is_made_of_is_read_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def reading(name: str) -> object:
        read.append(name)
        return import_module(name)

    monkeypatch.setattr(ahead, "import_module", reading)
    background, owner = Background(), QObject()
    begun = Ahead(background, owner)
    begun.begin()
    begun.begin()
    qtbot.waitUntil(lambda: "ui.pages.result" in read)
    assert len(read) == len(set(read))
    assert read.index("logic.report.outline") < read.index("ui.pages.question")
    background.stop()


def test_a_module_that_cannot_be_read_is_left_to_its_page(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(ahead, "import_module", failing)
    background, owner = Background(), QObject()
    with qtbot.captureExceptions() as raised:
        Ahead(background, owner).begin()
        qtbot.wait(300)
    assert not raised
    background.stop()
