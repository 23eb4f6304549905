"""What a benchmark gives: a figure beside its yardstick, both taken in turn in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
_MS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure with its unit, the most it may be, and the yardstick it is printed beside.

    ``most`` is of the figure itself, or of its ratio to the yardstick where ``of_ratio``.
    """

    what: str
    figure: float
    unit: str
    most: float | None = None
    of_ratio: bool = False
    yardstick: str = ""
    beside: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The figure as a multiple of its yardstick."""
        return self.figure / self.beside if self.beside else None

    @property
    def held(self) -> bool | None:
        """Whether it keeps to the most it may be, None where nothing is promised."""
        measured = self.ratio if self.of_ratio else self.figure
        return None if self.most is None or measured is None else measured <= self.most

    def data(self) -> dict[str, object]:
        """As plain values for JSON."""
        return {**asdict(self), "ratio": self.ratio, "held": self.held}


def processor_row(what: str, times: Sequence[float], most: float) -> Row:
    """The middle of times that are of the processor alone."""
    return Row(what=what, figure=median(times), unit="ms of processor time", most=most)


def milliseconds(work: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * _MS


def processor_milliseconds(work: Callable[[], object]) -> float:
    """How long a call keeps the processor busy in this thread."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * _MS


def in_turn(works: Sequence[Callable[[], object]], rounds: int) -> list[list[float]]:
    """The times of several calls, taken by turns so that a busy moment hits all of them."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for times, work in zip(found, works, strict=True):
            times.append(milliseconds(work))
    return found


def median(times: Sequence[float]) -> float:
    """The middle of the times."""
    return statistics.median(times)


def percentile(times: Sequence[float], percent: float) -> float:
    """The time that ``percent`` of all times do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(len(ordered) * percent / 100))]


def run_python(script: str, env: Mapping[str, str] | None = None) -> str:
    """What a Python process of its own prints; CalledProcessError if it fails."""
    return run([sys.executable, "-c", script], env)


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> str:
    """What a process prints; CalledProcessError if it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **(env or {})},
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.stdout
