"""A short walk by clicks and keys at random; ``torture walks`` makes the long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.wander import wander

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_wandering_finds_no_fault_and_loses_no_answer(qapp: QApplication) -> None:
    assert qapp.applicationName() is not None
    tally = wander(steps=200, at=20261126, a_window=50)
    assert tally.steps >= 80
    assert len(tally.places) >= 4
