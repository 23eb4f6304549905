"""Work that must be done before going on: off the window's thread, with a way to give it up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QEventLoop, QObject, Signal

from ui.background import patience

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.dialogs import Dialogs
    from ui.shell import Shell

_Value = TypeVar("_Value")


class Awaited(QObject):
    """Waits for one piece of work at a time, the window painting meanwhile.

    After 0.3 s a dialog says what is done, and can cancel it; until then what is pressed and
    typed waits.
    """

    _ended = Signal()

    def __init__(self, shell: Shell, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._dialogs = dialogs
        self._loop = QEventLoop(self)
        self._patience = patience(self, self._loop.quit)
        self._ended.connect(self._loop.quit)
        self._awaits: object = None
        self._found: list[object] = []
        self._fault: Exception | None = None

    def result(self, work: Callable[[], _Value], title: str, text: str) -> _Value | None:
        """What the work returns, None where it was cancelled; raises what it raised.

        Cancelled work ends by itself, unheard. None as well while something else is awaited.
        """
        if self._awaits is not None:
            return None
        self._awaits, self._found, self._fault = work, [], None
        self._shell.run(work, partial(self._done, work), partial(self._failed, work))
        self._patience.start()
        self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._patience.stop()
        if self._awaits is not None:
            self._dialogs.wait(title, text, self._ended)
        self._awaits = None
        if self._fault is not None:
            raise self._fault
        return cast("_Value", self._found[0]) if self._found else None

    def _done(self, work: object, value: object) -> None:
        if work is self._awaits:
            self._found = [value]
            self._end()

    def _failed(self, work: object, fault: Exception) -> None:
        if work is self._awaits:
            self._fault = fault
            self._end()

    def _end(self) -> None:
        self._awaits = None
        self._ended.emit()
