"""The window's speed: an answer changed to repainted, and the longest the person waits.

Times are the processor's for the window's thread, so that other programs do not count.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from compileall import compile_dir
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmark_rows import ROOT, Row, median, processor_milliseconds
from ui.navigation import question_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from screens_stage import Stage
    from ui.theme import Look

_TIMES = 20
#: A window with the rail and two columns.
_SIZE = 1280, 800
_REST = 0.5
#: Layouts go up one level at a time, and some painting comes in between.
_ROUNDS = 4
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
#: Pages beside the way to the result.
_LOOKED_UP = (
    "sections",
    "whatif",
    "report",
    "history",
    "compare",
    "prices",
    "figures",
    "settings",
    "cases",
    "guide:guide",
)
#: Seconds a person looks at the first page at least.
_FIRST_LOOK = 3.0


def rows() -> Iterator[Row]:
    """Change to repainted on a question and on the result; the slowest change of place."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as compiled:
        _compile(compiled)
        yield from _rows()


def _compile(folder: str) -> None:
    """Have modules compiled before they are read, as they are in the bundle."""
    sys.pycache_prefix = folder
    for part in ("ui", "logic"):
        compile_dir(ROOT / part, quiet=1)


def _rows() -> Iterator[Row]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is set

    from ui.garbage import GarbageCollector  # noqa: PLC0415
    from ui.theme import Look, Scheme  # noqa: PLC0415

    app = QApplication([])
    collector = GarbageCollector(app)
    look = Look(scheme=Scheme.LIGHT)
    look.apply(app)
    look.let_move()
    held: dict[str, float] = {}
    with _staged(look) as stage:
        collector.keep()
        yield from _first_times(stage, held)
    del stage
    gc.unfreeze()
    gc.collect()  # pages of the stage before would still hear of the look
    with _staged(look) as stage:
        collector.keep()
        yield _changes(stage, question_place(_SHOWN), "a question", held)
        yield _changes(stage, "result", "the result", held)
        yield _tries(stage, held)
        yield _longest(stage, held)
        yield _looks(stage, held)
        yield _longest_slot(held)


@contextmanager
def _staged(look: Look) -> Iterator[Stage]:
    """A window with a finished assessment, its result shown."""
    from screens_cases import finished  # noqa: PLC0415 - after the platform is set
    from screens_stage import Stage  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as home:
        stage = Stage(look, Path(home))
        stage.resize(*_SIZE)
        stage.take_on(finished(stage.pack.content))
        stage.room.document.show_result()
        yield stage
        stage.close()


def _first_times(stage: Stage, held: dict[str, float]) -> Iterator[Row]:
    """The longest turn in which a page is made and shown, and the longest that follows one.

    A person has looked at the first before.
    """
    stage.go("engagement")
    end = time.monotonic() + _FIRST_LOOK
    while time.monotonic() < end:
        _rest()
    going, after = {}, {}
    for place in (*_PLACES, *_LOOKED_UP):
        going[place] = processor_milliseconds(partial(stage.room.shell.go, place))
        after[place] = _rest()
    for what, times in (("first showing of a page", going), ("turn after one", after)):
        slowest = max(times, key=lambda place: times[place])
        held[f"{what}, {slowest}"] = times[slowest]
        yield _slot(f"longest {what}", times[slowest], f"{slowest}; {len(times)} places")


def _looks(stage: Stage, held: dict[str, float]) -> Row:
    """Larger text and the dark look, with every page made."""
    from ui.theme import Scheme  # noqa: PLC0415

    look = stage.look
    changes = {
        "larger text": partial(look.set_text_size, 1.25),
        "text as before": partial(look.set_text_size, 1.0),
        "the dark look": partial(look.set_scheme, Scheme.DARK),
        "the light look": partial(look.set_scheme, Scheme.LIGHT),
    }
    times: dict[str, float] = {}
    for place in _PLACES:
        stage.go(place)
        for name, change in changes.items():
            what = f"{name}, {place} shown"
            times[what] = max(processor_milliseconds(change), _rest())
    slowest = max(times, key=lambda what: times[what])
    held[slowest] = times[slowest]
    return _slot("longest change of look", times[slowest], slowest)


def _changes(stage: Stage, place: str, named: str, held: dict[str, float]) -> Row:
    stage.go(place)
    document = stage.room.document
    question = stage.pack.content.questions[_SHOWN]
    kept = document.assessment.answer(question.id)
    times = []
    for at in range(_TIMES):
        option = question.option_ids()[at % len(question.options)]
        times.append(processor_milliseconds(partial(_change, stage, kept, option)))
        after = f"what followed a change, {named} shown"
        held[after] = max(_rest(), held.get(after, 0.0))
    held[f"a change, {named} shown"] = max(times)
    return _repainted(f"{named} shown", times)


def _change(stage: Stage, kept: object, option: str) -> None:
    from dataclasses import replace  # noqa: PLC0415

    answer = replace(kept, options=(option,))  # type: ignore[type-var]
    stage.room.document.set_answer(_SHOWN, answer)  # type: ignore[arg-type]
    _paint()


def _paint() -> None:
    """Lay out and paint all that is to be seen; what timers bring after that has its own turn."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents()


def _rest() -> float:
    """The longest turn of the event loop until what runs in the background has been shown."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    end = time.monotonic() + _REST
    longest = 0.0
    while time.monotonic() < end:
        longest = max(longest, processor_milliseconds(QApplication.processEvents))
        time.sleep(0.002)
    return longest


def _tries(stage: Stage, held: dict[str, float]) -> Row:
    """Another answer tried beside the result."""
    from ui.widgets import Combo  # noqa: PLC0415

    stage.go("whatif")
    combo = next(c for c in stage.window.findChildren(Combo) if c.isVisible() and c.count() > 2)  # noqa: PLR2004

    def choose(at: int) -> None:
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
        _paint()

    times = []
    for at in range(_TIMES):
        times.append(processor_milliseconds(partial(choose, at % combo.count())))
        after = "what followed another answer tried"
        held[after] = max(_rest(), held.get(after, 0.0))
    held["another answer tried"] = max(times)
    return _repainted("another answer tried", times)


def _repainted(named: str, times: Sequence[float]) -> Row:
    """The times of changes, each until all in sight was painted again."""
    return Row(
        what=f"change to repainted, {named}",
        figure=median(times),
        unit="ms",
        most=16.0,
        note=f"longest {max(times):.0f} ms",
    )


def _longest_slot(held: dict[str, float]) -> Row:
    """The longest the person's thread was held by anything above."""
    slowest = max(held, key=lambda what: held[what])
    return _slot("longest slot", held[slowest], f"in {slowest}")


def _slot(what: str, figure: float, note: str) -> Row:
    """A time the person's thread was held for, beside what is promised of all of them."""
    return Row(what=what, figure=figure, unit="ms", most=50.0, note=note)


def _longest(stage: Stage, held: dict[str, float]) -> Row:
    for place in _PLACES:  # pages are made when first shown
        stage.go(place)
    times = {place: processor_milliseconds(partial(_go, stage, place)) for place in _PLACES * 3}
    slowest = max(times, key=lambda place: times[place])
    held[f"going to {slowest}"] = times[slowest]
    return _slot("longest change of place", times[slowest], f"to {slowest}")


def _go(stage: Stage, place: str) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    stage.room.shell.go(place)
    QApplication.processEvents()
