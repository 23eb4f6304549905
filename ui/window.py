"""The main window: what Qt tells a window about keys, dropped files and closing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QMainWindow, QRadioButton, QWidget

from ui.dropped import files_in
from ui.mark import NAME, app_icon
from ui.paper import Ground
from ui.preferences import WindowShape

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent

    from logic.model import Content
    from logic.words import Words
    from ui.room import Equipment, Room
    from ui.theme import Look

SMALLEST = QSize(480, 360)
USUAL = QSize(1280, 800)


class Window(QMainWindow):
    """The window, empty until ``furnish``.

    ``ground_painted`` comes with the first painting; connect it queued, so that the painting
    is over.
    """

    ground_painted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._room: Room | None = None
        self._ending = self._despite = False
        self.setWindowTitle(NAME)
        self.setWindowIcon(app_icon())
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL.boundedTo(self.screen().availableSize()))
        self.setAcceptDrops(True)
        ground = Ground(look)
        ground.painted.connect(self.ground_painted)
        self.setCentralWidget(ground)

    @property
    def room(self) -> Room | None:
        """What the window is furnished with, None before."""
        return self._room

    def furnish(self, content: Content, words: Words, equipment: Equipment) -> Room:
        """Fill the window and show the start page; returns what it was filled with."""
        from ui import navigation  # noqa: PLC0415 - start-up time
        from ui.room import Room  # noqa: PLC0415 - start-up time

        self._room = Room(self, content, words, equipment)
        self.setCentralWidget(self._room.frame)
        self._room.shell.go(navigation.START)
        return self._room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, where nothing else wanted it, presses the focused button or goes on.

        Escape leaves the presentation view.
        """
        if event.key() == Qt.Key.Key_Escape and self._look.presenting:
            self._look.set_presenting(False)
            return
        if self._room is None or event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        if event.isAutoRepeat():  # a key held down must not run through the questions
            return
        self._look.keys_used()
        focused = self.focusWidget()
        if _is_pressed_by_enter(focused) and not event.modifiers() & _CONTROL:
            focused.click()
        else:
            self._room.shell.press_primary()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Present as large as there is room for."""
        super().resizeEvent(event)
        self._look.fit(self.width(), self.height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files: what cannot be opened is told of once it is dropped."""
        if self._room is not None and files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file dropped, or say what to drop."""
        if self._room is not None:
            event.acceptProposedAction()
            self._room.dropped.take(files_in(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save and close; asks first where the file cannot be written.

        A fault is handed on here: PySide loses one raised in closing, and objects with it. It
        stays open then, unless it was past going on or is to close for all that.
        """
        try:
            closes = self._room is None or self._leave(self._room)
        except Exception:  # noqa: BLE001 - told as every other
            sys.excepthook(*sys.exc_info())
            closes = self._ending or self._despite
        self._despite = False
        event.setAccepted(closes)

    @property
    def ending(self) -> bool:
        """Whether what was open is being closed, so that nobody can go on."""
        return self._ending

    def close_despite_faults(self) -> None:
        """Close, even if a fault comes up on the way."""
        self._despite = True
        self.close()

    def _leave(self, room: Room) -> bool:
        if not room.files.may_leave():
            return False
        self._ending = True
        room.keep_window(self._shape())
        room.end()
        return True

    def _shape(self) -> WindowShape:
        usual = self.normalGeometry().size()
        return WindowShape(usual.width(), usual.height(), self.isMaximized())

    def take_shape(self, shape: WindowShape) -> None:
        """Be as large as it was left, where the screen has room for it."""
        if shape.width:
            room = self.screen().availableSize()
            wide = QSize(shape.width, shape.height).expandedTo(SMALLEST).boundedTo(room)
            self.resize(wide)
        if shape.maximised:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)


_CONTROL = Qt.KeyboardModifier.ControlModifier


def _is_pressed_by_enter(widget: QWidget | None) -> TypeGuard[QAbstractButton]:
    return isinstance(widget, QAbstractButton) and not isinstance(widget, QRadioButton | QCheckBox)
