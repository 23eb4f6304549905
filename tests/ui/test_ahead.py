"""Modules read before the pages made of them are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from tests.ui.desk import Desk
from ui import ahead

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modules read ahead, in order."""
    names: list[str] = []

    def reading(name: str) -> object:
        names.append(name)
        return import_module(name)

    monkeypatch.setattr(ahead, "import_module", reading)
    return names


def test_the_way_to_the_result_is_read_once(
    qtbot: QtBot, look: Look, tmp_path: Path, read: list[str]
) -> None:
    desk = Desk(qtbot, look, tmp_path)
    desk.settle()
    assert read == [], "nothing while only the start page is there"
    desk.room.files.new()
    desk.wait_until(lambda: "ui.pages.result" in read)
    desk.room.shell.go("check")
    assert {"logic.figures", "logic.report.outline", "ui.pages.question"} <= set(read)
    assert len(read) == len(set(read))


def test_what_cannot_be_read_is_left_to_its_page(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def failing(name: str) -> None:
        asked.append(name)
        if name.startswith("logic."):
            raise ImportError(name)

    monkeypatch.setattr(ahead, "import_module", failing)
    desk = Desk(qtbot, look, tmp_path)
    desk.room.files.new()
    desk.wait_until(lambda: "ui.pages.result" in asked)
