"""The window: pages, widgets and the one mutable document. Nothing here computes advice."""

from __future__ import annotations

import sys


def _keep_constants() -> None:
    """Give None, True and False so many references that Qt's missing ones never free them.

    PySide6 6.12.0 is built as if these were immortal, which they are from Python 3.12: each call
    that returns nothing takes a reference from None, each signal sent from Python one from True,
    and after some thousands Python 3.11 aborts, at the latest when it ends.
    """
    # Not all of ctypes for one number; neither is needed, or bundled, from Python 3.12.
    from _ctypes import _SimpleCData  # noqa: PLC0415

    class Count(_SimpleCData):  # type: ignore[type-arg]
        _type_ = "q"

    for constant in (None, True, False):
        Count.from_address(id(constant)).value += 1 << 60


if sys.version_info < (3, 12):
    _keep_constants()
