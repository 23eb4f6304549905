"""The window's speed: an answer changed to repainted, and the longest the person waits."""

from __future__ import annotations

import os
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmark_rows import Row, median, milliseconds
from ui.navigation import question_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens_stage import Stage

_TIMES = 40
_SHOWN = "style_rules"
_QUESTIONS = (_SHOWN, "trial", "volume")
_PLACES = (
    "start",
    "engagement",
    *map(question_place, _QUESTIONS),
    "priorities",
    "check",
    "result",
    "help",
)


def rows() -> Iterator[Row]:
    """Change to repainted on a question and on the result; the slowest change of place."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is set

    from screens_cases import finished  # noqa: PLC0415
    from screens_stage import Stage  # noqa: PLC0415
    from ui.theme import Look, Scheme  # noqa: PLC0415

    app = QApplication([])
    look = Look(scheme=Scheme.LIGHT)
    look.apply(app)
    with tempfile.TemporaryDirectory() as home:
        stage = Stage(look, Path(home))
        stage.take_on(finished(stage.pack.content))
        stage.room.document.show_result()
        yield _changes(stage, question_place(_SHOWN), "a question")
        yield _changes(stage, "result", "the result")
        yield _longest(stage)
        stage.close()


def _changes(stage: Stage, place: str, named: str) -> Row:
    stage.go(place)
    document = stage.room.document
    question = stage.pack.content.questions[_SHOWN]
    kept = document.assessment.answer(question.id)
    times = []
    for at in range(_TIMES):
        option = question.option_ids()[at % len(question.options)]
        times.append(milliseconds(partial(_change, stage, kept, option)))
    return Row(
        what=f"change to repainted, {named} shown",
        figure=median(times),
        unit="ms",
        most=16.0,
        note=f"longest {max(times):.0f} ms",
    )


def _change(stage: Stage, kept: object, option: str) -> None:
    from dataclasses import replace  # noqa: PLC0415

    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    answer = replace(kept, options=(option,))  # type: ignore[type-var]
    stage.room.document.set_answer(_SHOWN, answer)  # type: ignore[arg-type]
    QApplication.processEvents()


def _longest(stage: Stage) -> Row:
    for place in _PLACES:  # pages are made when first shown
        stage.go(place)
    times = {place: milliseconds(partial(_go, stage, place)) for place in _PLACES * 3}
    slowest = max(times, key=lambda place: times[place])
    return Row(
        what="longest change of place",
        figure=times[slowest],
        unit="ms",
        most=50.0,
        note=f"to {slowest}",
    )


def _go(stage: Stage, place: str) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    stage.room.shell.go(place)
    QApplication.processEvents()
