"""Reads the program's own modules before the pages made of them are first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.background import Background

#: What the pages below ask of the decision and of the report; none of it knows Qt.
_ASKED: Final = (
    "logic.glossary",
    "logic.voices",
    "logic.cost.result",
    "logic.figures",
    "logic.report.outline",
    "logic.depths",
)
#: The pages on the way to the result, in its order.
_SHOWN: Final = ("question", "section_end", "priorities", "check", "result")
_REST_MS: Final = 150


class Ahead(QObject):
    """Reads a module at a time once an assessment is open, while the person reads and thinks.

    Python takes longer to read what the result is made of than Qt to show it, and all of it
    would stand between a key and the page. What knows no Qt is read in a thread.
    """

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._left = [f"ui.pages.{name}" for name in _SHOWN]
        self._begun = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._next)

    def begin(self) -> None:
        """Begin, unless that was done."""
        if not self._begun:
            self._begun = True
            self._background.run(_read_all, self._read, self._read)
            self._rest.start()

    def _read(self, _outcome: object) -> None:
        """Nothing: what cannot be read is said when a page asks for it."""

    @Slot()
    def _next(self) -> None:
        import_module(self._left.pop(0))
        if self._left:
            self._rest.start()


def _read_all(names: Iterable[str] = _ASKED) -> None:
    for name in names:
        import_module(name)
