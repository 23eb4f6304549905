"""Brings in the rest of the program once the window is painted."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from ui.console import say
from ui.mark import NAME

if TYPE_CHECKING:
    from ui.faults import Faults
    from ui.preferences import Preferences
    from ui.room import Equipment
    from ui.theme import Look
    from ui.window import Window

SELFTEST_VARIABLE = "TUNEWISE_SELFTEST"
BAD_START = 2


class Opener(QObject):
    """Dresses and furnishes a painted window; until then nothing but it was read.

    ``opened`` says that all is read, ``failed`` that the program cannot go on.
    """

    opened = Signal()
    failed = Signal(int)

    def __init__(
        self, window: Window, look: Look, preferences: Preferences, file: Path | None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._preferences = preferences
        self._file = file
        self._faults: Faults | None = None

    @Slot()
    def open(self) -> None:
        """Go on to the start page; ends the program where a part of it is missing."""
        if os.environ.get(SELFTEST_VARIABLE) == "ground":
            tell_painted(self._window)
            return
        from ui.starter import Starter  # noqa: PLC0415 - start-up time

        try:
            equipment = self.equip()
        except OSError as fault:
            self._refuse(fault)
            return
        starter = Starter(self._window, equipment, self._file)
        starter.failed.connect(self.failed)
        starter.start()
        self.opened.emit()

    @Slot(str)
    def open_file(self, name: str) -> None:
        """Open a file the system names, now or as soon as the window is furnished."""
        path = Path(name).absolute()
        if self._window.room is None:
            self._file = path
        else:
            self._window.room.files.open_path(path)

    def equip(self) -> Equipment:
        """Dress the application and hear of faults from now on; returns what a window is handed.

        Raises:
            OSError: a part of the program is missing.
        """
        from ui.faults import Faults  # noqa: PLC0415 - start-up time
        from ui.starter import equip  # noqa: PLC0415 - start-up time

        self._look.dress()
        equipment = equip(self._window, self._look, self._preferences)
        self._faults = Faults(self._window, equipment)
        self._faults.install()
        return equipment

    def end(self) -> None:
        """Hear of faults no more."""
        if self._faults is not None:
            self._faults.uninstall()

    def _refuse(self, fault: OSError) -> None:
        """Say that the program cannot start, with what fonts and colours there are."""
        refuse(self.tr("A part of Tunewise is missing; install it again."), fault)
        self.failed.emit(BAD_START)


def refuse(sentence: str, fault: OSError) -> int:
    """Say that the program cannot start; returns the exit code."""
    say(f"{sentence} ({fault.filename})")
    if not os.environ.get(SELFTEST_VARIABLE):
        QMessageBox.critical(None, NAME, sentence)
    return BAD_START


def tell_painted(window: Window) -> None:
    """Let a selftest know, and end it."""
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    window.close()
