"""Starts the window: application, colours and an empty frame first, everything else after.

Nothing is imported here that the first painting can do without: ``ui.opener`` does that.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from logic.cli import report_command
from ui.console import say
from ui.garbage import GarbageCollector
from ui.mark import NAME
from ui.opener import BAD_START, Opener, refuse
from ui.places import default_home
from ui.preferences import Preferences
from ui.settings import KeptLists
from ui.theme import Look, text_size_of
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence


class App(QApplication):
    """The application; ``file_asked`` names a file the system asks to open, as macOS does."""

    file_asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Hear of a file to be opened."""
        if isinstance(event, QFileOpenEvent):
            self.file_asked.emit(event.file())
            return True
        return super().event(event)


def run(files: Sequence[str]) -> int:
    """Open the window, on a file where one is named; returns the exit code."""
    qInstallMessageHandler(_end_with_a_sentence)
    app = App([NAME])
    qInstallMessageHandler(None)
    collector = GarbageCollector(app)
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME.lower())
    try:
        window, opener = build(app, Path(files[0]) if files else None)
    except OSError as fault:
        sentence = app.translate("App", "A part of Tunewise is missing; install it again.")
        return refuse(sentence, fault)
    window.ground_painted.connect(opener.open, Qt.ConnectionType.QueuedConnection)
    opener.opened.connect(collector.keep)
    opener.failed.connect(app.exit, Qt.ConnectionType.QueuedConnection)
    app.file_asked.connect(opener.open_file)
    window.show()
    code = app.exec()
    opener.end()
    return code


def build(app: QApplication, file: Path | None = None) -> tuple[Window, Opener]:
    """An empty window in the colours and size kept, and what will furnish it.

    Raises:
        OSError: a part of the program is missing.
    """
    look = Look()
    look.begin(app)
    look.let_move()
    preferences = Preferences(look, KeptLists(default_home()), text_size_of(app))
    window = Window(look)
    window.take_shape(preferences.window)
    return window, Opener(window, look, preferences, file)


def _end_with_a_sentence(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """End as on bad input where Qt would abort: no screen answers, or a part of it is missing."""
    if kind is QtMsgType.QtFatalMsg:
        first = message.strip().splitlines()[0] if message.strip() else "no screen was found"
        say(
            f"The window could not be opened ({first}); check the screen, or make a report "
            f"without one: {report_command()}"
        )
        os._exit(BAD_START)
