"""What the tests of the window share."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui import stage as furniture
from tests.ui.pages_stage import PageStage
from tests.ui.report_desk import ReportDesk, rendered_once
from ui.theme import Look, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The light look at 100 %, applied."""
    made = Look(scheme=Scheme.LIGHT)
    made.apply(qapp)
    ring = made.state.ring
    assert ring is not None
    yield made
    # A ring still shown would hold its window, and lay rings over all that later tests focus.
    shiboken6.delete(ring)
    made.state.ring = None
    made.state.app = None  # it hears of other schemes as long as the style is there


@pytest.fixture
def report(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ReportDesk]:
    """The report page on a stage of its own."""
    monkeypatch.setattr("logic.report.render_outline", rendered_once)
    stage = PageStage(qtbot, look, tmp_path)
    yield ReportDesk(stage)
    stage.close()


@pytest.fixture(autouse=True)
def _garbage_between_tests() -> Iterator[None]:
    """As in the program: no collection while widgets are taken apart.

    Windows of earlier tests that were left to it would be styled again with each new one. They
    go before the next test, when nothing holds them; what stays is looked through only once.
    """
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _clear_stage(_garbage_between_tests: None) -> Iterator[None]:
    yield
    furniture.clear()
