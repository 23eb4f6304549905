"""What follows the first painting: faces, content, the furnished window, the file asked for."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from logic.errors import ContentError
from logic.pack import load_pack
from ui.console import say
from ui.dialogs import Dialogs
from ui.keeper import Sources
from ui.mark import NAME
from ui.opener import BAD_START, SELFTEST_VARIABLE, tell_painted
from ui.places import default_home, pack_folder
from ui.room import Equipment
from ui.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from ui.preferences import Preferences
    from ui.theme import Look
    from ui.window import Window

_LET_IT_BE_TOLD_MS = 300


def equip(window: Window, look: Look, preferences: Preferences) -> Equipment:
    """What the program hands its window."""
    return Equipment(
        look=look,
        preferences=preferences,
        store=Store(default_home()),
        sources=Sources(now=_now, new_id=_new_id),
        dialogs=Dialogs(look, window, preferences.folder),
    )


class Starter(QObject):
    """Reads the content once the window shows, then opens what was asked for."""

    failed = Signal(int)
    _painted = Signal()

    def __init__(self, window: Window, equipment: Equipment, file: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._equipment = equipment
        self._file = file

    @Slot()
    def start(self) -> None:
        """Furnish the window; ends the program where the content cannot be used."""
        dialogs, store = self._equipment.dialogs, self._equipment.store
        store.prepare()
        try:
            folder = pack_folder(store.home)
            pack = load_pack(folder)
        except ContentError as fault:
            say(str(fault))
            dialogs.tell(self.tr("The content of Tunewise cannot be used"), str(fault))
            self.failed.emit(BAD_START)
            return
        store.packs.keep(pack.content, folder)
        room = self._window.furnish(pack.content, pack.words, self._equipment)
        if os.environ.get(SELFTEST_VARIABLE) == "fault":
            room.files.new()
            room.document.update(task=NAME)
            QTimer.singleShot(_LET_IT_BE_TOLD_MS, self._end_telling)
            raise RuntimeError("a message that is not to be repeated")
        if os.environ.get(SELFTEST_VARIABLE) == "paint":
            self._painted.connect(self._tell_painted, Qt.ConnectionType.QueuedConnection)
            self._window.installEventFilter(self)
            return
        room.files.offer_recovery()
        if self._file is not None:
            room.files.open_path(self._file.absolute())

    @Slot()
    def _end_telling(self) -> None:
        """Print what was said of a fault, and end; only called in the selftest."""
        told = QApplication.activeModalWidget()
        if told is not None and sys.stdout is not None:
            sys.stdout.write(f"{told.windowTitle()}: {told.accessibleDescription()}\n")
            sys.stdout.flush()
        QApplication.closeAllWindows()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice the window being painted; only there in the selftest."""
        if event.type() is QEvent.Type.UpdateRequest:
            self._window.removeEventFilter(self)
            self._painted.emit()
        return False

    @Slot()
    def _tell_painted(self) -> None:
        tell_painted(self._window)


def _now() -> datetime:
    return datetime.now().astimezone()


def _new_id() -> str:
    return str(uuid4())
