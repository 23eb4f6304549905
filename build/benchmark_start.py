"""From starting the program to its first painted window, and the memory it then holds."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from typing import TYPE_CHECKING

from benchmark_rows import ROOT, Row, in_turn, median, run, run_python

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDS = 9
_BUNDLE = ROOT / "dist" / "tunewise" / "Tunewise"
_IMPORT = "import PySide6.QtWidgets"
#: Not getrusage, whose peak a process inherits from the one that started it.
_PEAK = "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
#: As in the bundle, which has neither OpenSSL nor sources for Qt for Python to read and keep.
_AS_BUNDLED = """
import linecache, sys
sys.modules["_hashlib"] = None
linecache.updatecache = lambda *_: []
"""
_MINIMAL = f"""{_AS_BUNDLED}
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([]); label = QLabel("Tunewise"); label.show()
for _ in range(10): app.processEvents()
{_PEAK}
"""
_RESULT = f"""{_AS_BUNDLED}
import tempfile
from pathlib import Path
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "build")!r}]
from PySide6.QtWidgets import QApplication
from screens_stage import Stage
from screens_cases import finished
from ui.theme import Look, Scheme
app = QApplication([]); look = Look(scheme=Scheme.LIGHT); look.apply(app)
with tempfile.TemporaryDirectory() as home:
    stage = Stage(look, Path(home))
    stage.take_on(finished(stage.pack.content))
    stage.room.document.show_result()
    stage.go("result")
    app.processEvents()
    {_PEAK}
    stage.wait_for(lambda: stage.room.shell.page._dug is not None, "what is worked out")
    {_PEAK}
    stage.close()
"""


def rows() -> Iterator[Row]:
    """Start-up of source run and bundle beside a process that only imports Qt; memory."""
    yield from _start("ground", "first painted window", promised=True)
    yield from _start("paint", "start page painted, content read", promised=False)
    yield from _memory()


def _start(moment: str, until: str, *, promised: bool) -> Iterator[Row]:
    imported, from_source, *bundled = _times(moment)
    qt = "a process that imports PySide6.QtWidgets"
    yield _row(f"source run, start to {until}", from_source, None, (qt, imported))
    for figure in bundled:
        what = f"bundle, start to {until}"
        yield _row(what, figure, 1.15, ("the source run", from_source))
        yield _row(what, figure, 2.0 if promised else None, (qt, imported))


def _times(moment: str) -> list[float]:
    """Median times of: importing Qt, the source run, and the bundle where there is one."""
    with tempfile.TemporaryDirectory() as home:
        env = {"TUNEWISE_HOME": home, "TUNEWISE_SELFTEST": moment}
        source = partial(run, [sys.executable, ROOT / "main.py"], env)
        works = [partial(run_python, _IMPORT), source]
        if _BUNDLE.exists():
            works.append(partial(run, [_BUNDLE], env))
        return [median(found) for found in in_turn(works, _ROUNDS)]


def _row(what: str, figure: float, most: float | None, yardstick: tuple[str, float]) -> Row:
    named, beside = yardstick
    return Row(
        what=what,
        figure=figure,
        unit="ms",
        most=most,
        of_ratio=True,
        yardstick=named,
        beside=beside,
    )


def _memory() -> Iterator[Row]:
    pairs = [(_peaks(_RESULT), _peaks(_MINIMAL)) for _ in range(3)]
    moments = ("result shown", "result shown and what stands behind it worked out")
    for place, moment in enumerate(moments):
        yield Row(
            what=f"memory at its peak, {moment}",
            figure=median([ours[place] for ours, _ in pairs]),
            unit="MB",
            most=1.6,
            of_ratio=True,
            yardstick="a minimal window of PySide6",
            beside=median([theirs[0] for _, theirs in pairs]),
        )


def _peaks(script: str) -> list[float]:
    return [int(told) / 1024 for told in run_python(script).split()]
