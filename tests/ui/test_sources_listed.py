"""Sources in a list stand apart, the lines of each together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from tests.ui.pages_stage import PageStage
from tests.ui.stage import show
from ui.pages.sources import SourceList
from ui.widgets import Prose

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


def test_who_says_it_stands_closer_to_it_than_the_next(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    stage = PageStage(qtbot, look, tmp_path)
    listed = SourceList(stage.context)
    listed.show_sources([*list(stage.content.evidence)[:2], "no such key"])
    window = show(qtbot, listed)
    lines = [line for line in listed.findChildren(Prose) if line.isVisible()]
    assert len(lines) == 4
    lines.sort(key=lambda line: line.mapTo(window, QPoint()).y())
    gaps = [
        below.mapTo(window, QPoint()).y() - above.mapTo(window, QPoint(0, above.height())).y()
        for above, below in pairwise(lines)
    ]
    assert gaps == [look.units(4), look.units(12), look.units(4)]
