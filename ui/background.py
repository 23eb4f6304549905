"""Work off the UI thread: a function goes in, its value comes back on the UI thread."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable


#: So long nothing is said of what is being done; what was there before stays.
PATIENCE_MS = 300


def patience(owner: QObject, late: Callable[[], None]) -> QTimer:
    """A timer to start with work: calls ``late``, a slot, where the work is still not done."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(PATIENCE_MS)
    timer.timeout.connect(late)
    return timer


def unforeseen(fault: Exception) -> None:
    """Raise what work that cannot fail has raised, so that it is told and kept like any other."""
    raise fault


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    number: int
    value: object = None
    fault: Exception | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    done: Callable[[object], None]
    failed: Callable[[Exception], None]


class _Job(QRunnable):
    def __init__(
        self, number: int, work: Callable[[], object], post: Callable[[_Outcome], None]
    ) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._post = post

    def run(self) -> None:
        try:
            outcome = _Outcome(number=self._number, value=self._work())
        except Exception as fault:  # noqa: BLE001 - handed to the caller's `failed`
            outcome = _Outcome(number=self._number, fault=fault)
        with suppress(RuntimeError):  # the program ended meanwhile, and nobody is there to tell
            self._post(outcome)


class Background(QObject):
    """Runs work in threads and hands each outcome back on the thread this object lives in."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._waiting: dict[int, _Waiting] = {}
        self._count = 0
        self._ended = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None] = unforeseen,
    ) -> None:
        """Do ``work`` in a thread, then call ``done`` with its value or ``failed``.

        A newer run with the same ``done`` makes an older one fall silent; none begins after
        ``stop``.
        """
        if self._ended:
            return
        self.forget(done)
        self._count += 1
        self._waiting[self._count] = _Waiting(done=done, failed=failed)
        self._pool.start(_Job(self._count, work, self._finished.emit))

    def forget(self, done: Callable[[object], None]) -> None:
        """Let a run fall silent: its work ends, but nobody is called."""
        self._waiting = {n: w for n, w in self._waiting.items() if w.done != done}

    def stop(self) -> None:
        """Wait for what runs and let it all fall silent; for the end of the program."""
        self._ended = True
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        waiting = self._waiting.pop(outcome.number, None)
        if waiting is None:
            return
        if outcome.fault is not None:
            waiting.failed(outcome.fault)
        else:
            waiting.done(outcome.value)
