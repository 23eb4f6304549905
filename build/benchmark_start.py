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
_MEMORY = """
lines = dict(line.split(":") for line in open("/proc/self/status"))
print(*(lines[name].split()[0] for name in ("VmHWM", "VmRSS")))
"""
_MINIMAL = f"""
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([]); label = QLabel("Tunewise"); label.show()
for _ in range(10): app.processEvents()
{_MEMORY}
"""
#: As in the bundle, which has no OpenSSL, no typing_extensions, and no sources.
_RESULT = f"""
import linecache, sys, tempfile
from pathlib import Path
sys.modules["_hashlib"] = sys.modules["typing_extensions"] = None
linecache.updatecache = lambda *_: []
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "build")!r}]
from PySide6.QtWidgets import QApplication
from screens_stage import Stage
from screens_cases import finished
from ui.theme import Look, Scheme
app = QApplication([]); look = Look(scheme=Scheme.LIGHT); look.apply(app)
home = tempfile.TemporaryDirectory()
stage = Stage(look, Path(home.name))
stage.take_on(finished(stage.pack.content))
stage.room.document.show_result()
stage.go("result")
stage.wait_for(lambda: stage.room.shell.page._dug is not None, "what is worked out")
stage.settle()
{_MEMORY}
stage.close()
home.cleanup()
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
    """Memory at its peak and once all is settled; modules compiled beforehand, as in the bundle."""
    with tempfile.TemporaryDirectory() as compiled:
        env = {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        _held(_RESULT, env)
        pairs = [(_held(_RESULT, env), _held(_MINIMAL, env)) for _ in range(3)]
    for at, moment in enumerate(("at its peak", "once settled")):
        yield Row(
            what=f"memory {moment}, result shown",
            figure=median([ours[at] for ours, _ in pairs]),
            unit="MB",
            most=1.6,
            of_ratio=True,
            yardstick="a minimal window of PySide6",
            beside=median([theirs[at] for _, theirs in pairs]),
        )


def _held(script: str, env: dict[str, str]) -> tuple[float, float]:
    """The most a process held, and what it held at its end, in MB."""
    peak, now = run_python(script, env).split()[-2:]
    return int(peak) / 1024, int(now) / 1024
