"""The window: pages, widgets and the one mutable document. Nothing here computes advice."""

from __future__ import annotations

import sys


def _keep_constants() -> None:
    """Give None, True and False so many references that Qt's missing ones never free them.

    PySide6 6.12.0 is built as if these were immortal, which they are from Python 3.12: each call
    that returns nothing takes a reference from None, each signal sent from Python one from True,
    and after some thousands Python 3.11 aborts, at the latest when it ends.
    """
    import ctypes  # noqa: PLC0415 - not needed, and not bundled, from Python 3.12

    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 60


if sys.version_info < (3, 12):
    _keep_constants()
