"""The window: pages, widgets and the one mutable document. Nothing here computes advice."""

from __future__ import annotations

import sys


def _keep_none() -> None:
    """Give None so many references that Qt's missing ones never free it.

    PySide6 6.12.0 is built as if None were immortal, which it is from Python 3.12: each call that
    returns nothing takes a reference away, and after some thousand calls Python 3.11 aborts.
    """
    import ctypes  # noqa: PLC0415 - not needed, and not bundled, from Python 3.12

    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 60


if sys.version_info < (3, 12):
    _keep_none()
