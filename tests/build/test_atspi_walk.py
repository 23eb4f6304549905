"""The first pages over the accessibility bus alone; the bundle's check goes the whole way."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import bundle_check
from steps import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(
    sys.platform != "linux" or bool(bundle_check.lacks_bus()),
    reason="there is no accessibility bus here, or no screen to put the window on",
)
def test_a_reader_can_start_name_the_task_and_answer(tmp_path: Path) -> None:
    told = bundle_check.walk([sys.executable, ROOT / "main.py"], tmp_path / "home", 2)
    assert told.splitlines()[-1] == "walked 2 pages"
