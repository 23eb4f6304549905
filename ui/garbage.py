"""Garbage is collected between events, on the window's thread, and only there.

Left to itself the collector starts wherever something is allocated. In the middle of Qt taking a
widget apart it meets objects that are half gone, and the program ends; on a thread that works
something out it would take widgets apart on that thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 500


class GarbageCollector(QObject):
    """Stops automatic collection and does it in a slot of its own, as often as Python would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_EVERY_MS)

    @Slot()
    def keep(self) -> None:
        """Look through no more what is there now: modules, rules and words stay to the end.

        Looking through all of them held the window longer than anything a person asked for.
        """
        gc.freeze()

    @Slot()
    def _collect(self) -> None:
        collect_if_due()


def collect_if_due() -> None:
    """Collect the oldest generation beyond Python's threshold, and the younger ones with it."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counts) if count > most]
    if due:
        gc.collect(due[-1])
