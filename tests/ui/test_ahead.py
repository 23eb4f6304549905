"""Modules read before the pages made of them are asked for."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
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
    monkeypatch.setattr(ahead, "sys", SimpleNamespace(modules={}))  # as if nothing was read yet
    return names


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(ahead, "_REST_MS", 1)
    return Desk(qtbot, look, tmp_path)


def test_what_follows_a_page_is_read_while_it_is_looked_at(desk: Desk, read: list[str]) -> None:
    desk.room.files.new()
    desk.wait_until(lambda: "ui.pages.question" in read)
    assert "ui.pages.result" not in read
    desk.room.shell.go("question:task_kind")
    desk.wait_until(lambda: "ui.pages.result" in read)
    assert "ui.pages.check" in read


def test_nothing_is_read_where_no_such_page_follows(
    qtbot: QtBot, desk: Desk, read: list[str]
) -> None:
    desk.room.files.new()
    desk.room.shell.go("history")
    qtbot.wait(20)
    assert read == []


def test_what_was_not_read_yet_on_the_next_page_is_read_there(desk: Desk, read: list[str]) -> None:
    desk.room.files.new()
    desk.room.shell.go("check")
    desk.wait_until(lambda: "ui.pages.result" in read)
    assert "ui.pages.priorities" not in read
