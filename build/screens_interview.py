"""The pictures of the interview beyond a single question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import screens_cases as cases
from screens_scene import Scene, finished, place
from ui.navigation import end_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from screens_stage import Stage


def interview_scenes() -> Iterator[Scene]:
    """Ends of sections."""
    yield Scene("section-end-essentials", _essentials_end)
    yield Scene("section-end-quick", _quick_end)
    yield Scene("section-end-cost", _cost_end)


def _essentials_end(stage: Stage) -> QWidget:
    shown = place(stage, finished(stage), end_place("essentials"))
    stage.wait_for(lambda: stage.room.guide.is_fresh, "the question worth asking next")
    return shown


def _quick_end(stage: Stage) -> QWidget:
    quick = replace(cases.empty(stage.pack.content), quick=True)
    return place(stage, quick, end_place("essentials"))


def _cost_end(stage: Stage) -> QWidget:
    return place(stage, finished(stage), end_place("cost"))
