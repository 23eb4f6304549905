"""Work off the UI thread: the outcome comes back on it, an older run falls silent."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6

from ui.background import Background, _Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class Noted:
    """Takes notes of outcomes and of the thread they came on."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.faults: list[str] = []
        self.threads: set[int] = set()

    def done(self, value: object) -> None:
        self.values.append(value)
        self.threads.add(threading.get_ident())

    def failed(self, fault: Exception) -> None:
        self.faults.append(str(fault))


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background(qapp)
    yield made
    made.stop()


def test_the_value_comes_back_on_the_ui_thread(background: Background, qtbot: QtBot) -> None:
    noted = Noted()
    background.run(threading.get_ident, noted.done, noted.failed)
    qtbot.waitUntil(lambda: bool(noted.values))
    assert noted.threads == {threading.get_ident()}
    assert noted.values != [threading.get_ident()]


def test_a_fault_comes_back_too(background: Background, qtbot: QtBot) -> None:
    noted = Noted()

    def work() -> object:
        raise ValueError("no report today")

    background.run(work, noted.done, noted.failed)
    qtbot.waitUntil(lambda: bool(noted.faults))
    assert (noted.values, noted.faults) == ([], ["no report today"])


def test_an_older_run_falls_silent(background: Background, qtbot: QtBot) -> None:
    noted, gate = Noted(), threading.Event()

    def slow() -> object:
        gate.wait(5)
        return "old"

    background.run(slow, noted.done, noted.failed)
    background.run(lambda: "new", noted.done, noted.failed)
    gate.set()
    qtbot.waitUntil(lambda: bool(noted.values))
    background.stop()
    qtbot.wait(20)
    assert noted.values == ["new"]


def test_nobody_is_called_once_stopped(background: Background, qtbot: QtBot) -> None:
    noted = Noted()
    background.run(lambda: 1, noted.done, noted.failed)
    background.stop()
    background.run(lambda: 2, noted.done, noted.failed)
    qtbot.wait(20)
    assert noted.values == []


def test_work_that_outlives_the_program_ends_in_silence(qapp: QApplication) -> None:
    gone = Background(qapp)
    job = _Job(1, threading.get_ident, gone._finished.emit)
    shiboken6.delete(gone)
    job.run()
