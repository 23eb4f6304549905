"""What the tests of the window share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui import stage
from ui.theme import Look, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """The light look at 100 %, applied."""
    made = Look(scheme=Scheme.LIGHT)
    made.apply(qapp)
    return made


@pytest.fixture(autouse=True)
def _clear_stage() -> Iterator[None]:
    yield
    stage.clear()
