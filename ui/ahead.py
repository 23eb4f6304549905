"""Reads the program's own modules before the pages made of them are first shown."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_RESULT: Final = (
    "logic.report.answer_page",
    "logic.report.change_page",
    "ui.figure_view",
    "ui.pages.result_why",
    "ui.pages.result",
)
_WEIGH: Final = ("ui.pages.section_end", "ui.pages.priorities", "ui.pages.check")
#: What the pages that follow one are made of; what knows no Qt first.
_FOLLOWING: Final = {
    "engagement": ("logic.cost.result", "ui.widgets.options", "ui.pages.question"),
    "question": (*_WEIGH, *_RESULT),
    "section_end": (*_WEIGH, *_RESULT),
    "priorities": ("ui.pages.check", *_RESULT),
    "check": _RESULT,
}
_REST_MS: Final = 150


class Ahead(QObject):
    """Reads a module at a time while the person reads a page and thinks.

    Python takes longer to read what the result is made of than Qt to show it, and all of it
    would stand between a key and the page. Where no such page follows nothing is read.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[str] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._next)

    def follow(self, page: str) -> None:
        """A page is shown: read what is likely to follow it, once the person rests."""
        self._left = [name for name in _FOLLOWING.get(page, ()) if name not in sys.modules]
        if self._left:
            self._rest.start()
        else:
            self._rest.stop()

    @Slot()
    def _next(self) -> None:
        import_module(self._left.pop(0))
        if self._left:
            self._rest.start()
