"""Garbage is collected in a slot of its own, and never by itself."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from ui import garbage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Ring:
    """Holds itself."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def parent(qapp: QObject) -> QObject:
    return QObject(qapp)


def test_a_cycle_goes_after_a_while_and_not_before(
    qtbot: QtBot, parent: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_EVERY_MS", 1)
    monkeypatch.setattr("ui.garbage.gc.get_threshold", lambda: (0, 10, 10))
    garbage.GarbageCollector(parent)
    assert not gc.isenabled()
    gone = weakref.ref(Ring())
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None)
    parent.deleteLater()


def test_what_the_program_begins_with_is_looked_through_no_more(
    parent: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[bool] = []
    monkeypatch.setattr("ui.garbage.gc.freeze", lambda: kept.append(True))
    garbage.GarbageCollector(parent).keep()
    assert kept == [True]
    parent.deleteLater()


def test_the_oldest_that_is_due_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr("ui.garbage.gc.collect", collected.append)
    monkeypatch.setattr("ui.garbage.gc.get_threshold", lambda: (700, 10, 10))
    for counts in ((700, 10, 10), (701, 10, 10), (9, 11, 3), (701, 11, 11)):
        monkeypatch.setattr("ui.garbage.gc.get_count", lambda counts=counts: counts)
        garbage.collect_if_due()
    assert collected == [0, 1, 2]
