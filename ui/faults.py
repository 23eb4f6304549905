"""What happens on a fault nobody foresaw: save first, then say so, without the client's words."""

from __future__ import annotations

import faulthandler
import os
import platform
import sys
import threading
import traceback
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from logic.disk import write_whole
from logic.errors import SaveError
from resources import version
from ui.console import say
from ui.dialogs import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper
    from types import TracebackType

    from ui.room import Equipment
    from ui.window import Window

#: The same fault is told so often; a fault at every painting would else never end.
_TOLD = 3
_ROOT = Path(__file__).parent.parent


class Faults(QObject):
    """Takes the place of every hook an unexpected error can come out of."""

    _in_thread = Signal(str)

    def __init__(self, window: Window, equipment: Equipment) -> None:
        super().__init__(window)
        self._window = window
        self._equipment = equipment
        self._telling = False
        self._told: Counter[str] = Counter()
        self._crash: TextIOWrapper | None = None
        self._in_thread.connect(self._handled, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of faults in slots, threads and destructors, and of the process dying."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_in_thread
        sys.unraisablehook = self._handle_unraisable
        self._equipment.store.prepare()
        with suppress(OSError):
            handle = os.open(self._crash_place(), _ANEW, 0o600)
            self._crash = os.fdopen(handle, "w", encoding="utf-8")
            faulthandler.enable(self._crash)

    def uninstall(self) -> None:
        """Hear of nothing any more; for the end of the program."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
            self._crash = None
            with suppress(OSError):
                self._crash_place().unlink()

    def _crash_place(self) -> Path:
        return self._equipment.store.home / "last-crash.txt"

    def handle(
        self, kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        """Take the place of ``sys.excepthook``."""
        if issubclass(kind, Exception):
            self._handled(details_of(fault))

    def _handle_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and issubclass(arguments.exc_type, Exception):
            self._in_thread.emit(details_of(arguments.exc_value))

    def _handle_unraisable(self, arguments: sys.UnraisableHookArgs) -> None:
        if isinstance(arguments.exc_value, Exception):
            self._in_thread.emit(details_of(arguments.exc_value))

    @Slot(str)
    def _handled(self, details: str) -> None:
        say(details)
        if self._telling:
            return
        self._telling = True
        try:
            saved = self._save()
            self._keep(details)
            self._told[details] += 1
            if self._told[details] <= _TOLD:
                self._tell(details, saved=saved)
        finally:
            self._telling = False

    def _save(self) -> bool:
        room = self._window.room
        try:
            return room is None or room.document.save()
        except Exception as fault:  # noqa: BLE001 - the fault may lie in saving itself
            say(details_of(fault))
            return False

    def _keep(self, details: str) -> None:
        with suppress(SaveError):
            place = self._equipment.store.home / "last-fault.txt"
            write_whole(place, details.encode("utf-8", "replace"), private=True)

    def _tell(self, details: str, *, saved: bool) -> None:
        safe = self.tr("Your work is saved.")
        if not saved:
            safe = self.tr("Your last changes are not in the file, but kept on this computer.")
            room = self._window.room
            if room is not None and not room.document.saved.apart:
                safe = self.tr("Your last changes are in this window only: save them elsewhere.")
        text = self.tr("Something in Tunewise went wrong that should not have. %1 You can go on.")
        going_on = [Choice(key="go_on", text=self.tr("Go on"), kind="primary")]
        if self._window.ending:
            text = self.tr("Something went wrong while Tunewise closed. %1")
            going_on = []
        hint = self.tr("The details name parts of the program and hold nothing of the assessment.")
        choice = self._equipment.dialogs.ask(
            self.tr("An unexpected fault"),
            f"{text.replace('%1', safe)}\n\n{hint}",
            (
                Choice(key="copy", text=self.tr("Copy the details")),
                Choice(key="close", text=self.tr("Close Tunewise")),
                *going_on,
            ),
        )
        if choice == "copy":
            QGuiApplication.clipboard().setText(details)
        if choice == "close":
            self._window.close_despite_faults()


_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def details_of(fault: BaseException) -> str:
    """Where in the program a fault arose, its causes first; no message, no value, no user's path.

    A message may quote what was typed, so none is kept.
    """
    head = f"Tunewise {version()}, Python {platform.python_version()}, {sys.platform}"
    return "\n".join((head, *_chain(fault))) + "\n"


def _chain(fault: BaseException) -> Iterator[str]:
    cause = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if cause is not None:
        yield from _chain(cause)
        yield "which led to"
    yield f"{type(fault).__module__}.{type(fault).__qualname__}"
    yield from (f"  {_place(frame)}" for frame in traceback.extract_tb(fault.__traceback__))


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    shown = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else Path(*path.parts[-2:])
    return f"{shown.as_posix()}:{frame.lineno} in {frame.name}"
