"""What is wrong with something typed, apart from the editors, so that others need not read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Problem(NamedTuple):
    """What to do about something typed, and where."""

    text: str
    field: QWidget
