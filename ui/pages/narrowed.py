"""A column held narrower than its page, at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def beside_nothing(column: QWidget) -> QHBoxLayout:
    """A row with the column and the room it leaves.

    Straight in a vertical layout, its height would be reckoned for the page's whole width and
    come out too low for text that wraps earlier.
    """
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(column, 1)
    row.addStretch(0)
    return row
