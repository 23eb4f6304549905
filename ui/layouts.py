"""Layouts brought up to date at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

#: More than there are between a word on a page and its window.
_LEVELS = 12


def settle() -> None:
    """Lay out whatever asked for it, before anything is painted.

    Layouts tell each other one level at a time. Left to itself Qt paints in between, and shows
    for a moment what is only half laid out.
    """
    for _ in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
