"""Builds the program: application, look, window, then content; and what happens on a fault."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QMessageBox

from logic.errors import ContentError
from logic.pack import load_pack
from ui.dialogs import Dialogs
from ui.faults import Faults, say
from ui.keeper import Sources
from ui.places import default_home, pack_folder
from ui.preferences import Preferences
from ui.room import NAME, Equipment
from ui.store import Store
from ui.theme import Look, text_size_of
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

SELFTEST_VARIABLE = "TUNEWISE_SELFTEST"
_BAD_START = 2
_LET_IT_BE_TOLD_MS = 300


def run(files: Sequence[str]) -> int:
    """Open the window, on a file where one is named; returns the exit code."""
    qInstallMessageHandler(_end_with_a_sentence)
    app = QApplication([NAME])
    qInstallMessageHandler(None)
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME.lower())
    try:
        window, equipment = _build(app)
    except OSError as fault:
        sentence = app.translate("App", "A part of Tunewise is missing; install it again.")
        return _refuse(sentence, fault)
    starter = Starter(window, equipment, Path(files[0]) if files else None)
    window.ground_painted.connect(starter.start, Qt.ConnectionType.QueuedConnection)
    starter.failed.connect(app.exit, Qt.ConnectionType.QueuedConnection)
    faults = Faults(window, equipment)
    faults.install()
    window.show()
    code = app.exec()
    faults.uninstall()
    return code


def _build(app: QApplication) -> tuple[Window, Equipment]:
    look = Look()
    store = Store(default_home())
    preferences = Preferences(look, store, text_size_of(app))
    look.apply(app)
    window = Window(look)
    window.take_shape(preferences.window)
    return window, Equipment(
        look=look,
        preferences=preferences,
        store=store,
        sources=Sources(now=_now, new_id=_new_id),
        dialogs=Dialogs(look, window),
    )


def _refuse(sentence: str, fault: OSError) -> int:
    """Say that the program cannot start, with what fonts and colours there are."""
    say(f"{sentence} ({fault.filename})")
    if not os.environ.get(SELFTEST_VARIABLE):
        QMessageBox.critical(None, NAME, sentence)
    return _BAD_START


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
        if os.environ.get(SELFTEST_VARIABLE) == "ground":
            self._tell_painted()
            return
        dialogs, store = self._equipment.dialogs, self._equipment.store
        store.prepare()
        try:
            folder = pack_folder(store.home)
            pack = load_pack(folder)
        except ContentError as fault:
            say(str(fault))
            dialogs.tell(self.tr("The content of Tunewise cannot be used"), str(fault))
            self.failed.emit(_BAD_START)
            return
        store.packs.keep(pack.content, folder)
        room = self._window.furnish(pack.content, pack.words, self._equipment)
        if os.environ.get(SELFTEST_VARIABLE) == "fault":
            QTimer.singleShot(_LET_IT_BE_TOLD_MS, QApplication.closeAllWindows)
            raise RuntimeError("a message that is not to be repeated")
        if os.environ.get(SELFTEST_VARIABLE) == "paint":
            self._painted.connect(self._tell_painted, Qt.ConnectionType.QueuedConnection)
            self._window.installEventFilter(self)
            return
        room.files.offer_recovery()
        if self._file is not None:
            room.files.open_path(self._file.absolute())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice the window being painted; only there in the selftest."""
        if event.type() is QEvent.Type.UpdateRequest:
            self._window.removeEventFilter(self)
            self._painted.emit()
        return False

    @Slot()
    def _tell_painted(self) -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        self._window.close()


def _now() -> datetime:
    return datetime.now().astimezone()


def _new_id() -> str:
    return str(uuid4())


def _end_with_a_sentence(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """End as on bad input where Qt would abort: no screen answers, or a part of it is missing."""
    if kind is QtMsgType.QtFatalMsg:
        first = message.strip().splitlines()[0] if message.strip() else "no screen was found"
        say(
            f"The window could not be opened ({first}); check the screen, or make a report "
            "without one: python3 main.py report FILE -o OUT.pdf"
        )
        os._exit(_BAD_START)
