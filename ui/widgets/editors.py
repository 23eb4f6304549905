"""The controls inside fields: line, area and combo, and the box that frames them."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from ui.boxes import Box, paint_box
from ui.dropped import files_in
from ui.focus import MAKES_LINES
from ui.fonts import font, line_height
from ui.layouts import follow_width
from ui.style import combo_sides
from ui.widgets.lines import Lines, hold_height
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from ui.theme import Colour, Look


#: Units a number has beside its unit.
_NUMBER: Final = 76
#: Units of a list beside its texts: its frame and a scroll bar.
_LIST_ROOM: Final = 24
#: Units a line of typed text is high.
_LINE: Final = 24
#: Pixels Qt keeps free before and behind what is typed into a line, whatever is asked for.
OWN_MARGIN: Final = 2


def _is_for_the_window(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether keys ask for an undo or redo of which the text has none left; the assessment may."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not undo) or (event.matches(keys.Redo) and not redo)


class Line(QLineEdit):
    """A line edit without a frame: its box draws it. Files dropped on it are the window's."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setTextMargins(-OWN_MARGIN, 0, -OWN_MARGIN, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where the text has nothing to take back."""
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        if _is_for_the_window(event, undo=undo, redo=redo):
            event.ignore()
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window: their paths are nobody's words."""
        if files_in(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any column."""
        return QSize(24, super().minimumSizeHint().height())


class Area(QPlainTextEdit):
    """A text edit that grows with its text, from ``lines`` to eight. Files are the window's."""

    def __init__(self, look: Look, lines: int) -> None:
        super().__init__()
        self._look = look
        self._lines = lines
        self.setFrameShape(QFrame.Shape.NoFrame)
        clear = QPalette()
        clear.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(clear)  # what lies below it is the box, of another colour when frozen
        self.setTabChangesFocus(True)
        self.setProperty(MAKES_LINES, True)
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()  # the margin is no typing
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        look.changed.connect(self._grow)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where the text has nothing to take back."""
        text = self.document()
        undo, redo = text.isUndoAvailable(), text.isRedoAvailable()
        if _is_for_the_window(event, undo=undo, redo=redo):
            event.ignore()
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window: their paths are nobody's words."""
        if files_in(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    @Slot()
    def _grow(self) -> None:
        rows, leading = round(self.document().size().height()), line_height(self._look, "body")
        shown = min(8, max(self._lines, rows))
        self.setFixedHeight(shown * leading + 2)
        above = (leading + 2 - self.fontMetrics().lineSpacing()) // 2  # one line in its middle
        self.setViewportMargins(0, above, 0, 0)


class LongLine(Area):
    """A line of text that goes on below where it is long, with no lines of its own."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 1)
        self.setProperty(MAKES_LINES, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the window, as in any field of one line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take what is pasted as one line."""
        self.insertPlainText(" ".join(source.text().splitlines()))


def _spoken(_kind: str, asked: QObject) -> object:
    """What stands for a combo box in the accessibility tree; None for all else."""
    if not isinstance(asked, Combo):
        return None
    from ui.widgets.spoken import SpokenCombo  # noqa: PLC0415 - memory

    return SpokenCombo(asked)


@cache
def _let_combos_be_heard() -> None:
    """Name combo boxes where Qt does not; once for the program."""
    if sys.platform not in {"win32", "darwin"}:
        QAccessible.installFactory(_spoken)


class Combo(QComboBox):
    """A combo box the wheel changes only when it has focus; what is chosen is seen whole."""

    def __init__(self, look: Look) -> None:
        _let_combos_be_heard()
        super().__init__()
        self._look = look
        self.lines = Lines()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        follow_width(self, QSizePolicy.Policy.Preferred)
        self.currentTextChanged.connect(self._measure)
        look.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        face, leading = font(self._look, "body"), line_height(self._look, "body")
        text = "" if self.isEditable() else self.currentText()  # what is typed is one line
        self.lines.set_text(text, face, leading, combo_sides(self._look))
        hold_height(self)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The lines of the text chosen, and at least 40 units."""
        return max(self.lines.height(width) + self._look.units(18), self._look.units(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height the new width asks for."""
        super().resizeEvent(event)
        hold_height(self)

    def showPopup(self) -> None:  # noqa: N802
        """Open the list, as wide as its longest choice."""
        view = self.view()
        wide = view.sizeHintForColumn(0) + self._look.units(_LIST_ROOM)
        view.setMinimumWidth(min(wide, self.screen().availableGeometry().width()))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless focused."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


_SEEN: Final = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.ReadOnlyChange)


class FieldBox(QWidget):
    """The edge round an editor, ink while it has focus, and the unit inside."""

    def __init__(self, look: Look, editor: QWidget, unit: str = "") -> None:
        super().__init__()
        self._look = look
        self._editor = editor
        self._faulty = False
        self._unit = Prose(look, unit, "body", "mute", self)  # without a parent it is a window
        self._unit.setVisible(bool(unit))
        self._width = 0
        self._box = QHBoxLayout(self)
        self._box.addWidget(editor, 1)
        self._box.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignVCenter)
        editor.installEventFilter(self)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_unit(self, unit: str) -> None:
        """Show another unit; empty for none."""
        self._unit.set_text(unit)
        self._unit.setVisible(bool(unit))
        self._restyle()

    def set_faulty(self, faulty: bool) -> None:  # noqa: FBT001
        """Colour the edge as an error, or not."""
        self._faulty = faulty
        self.update()

    def set_width(self, width: int) -> None:
        """Be at most so many units wide."""
        self._width = width
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(units(12), units(8), units(12), units(8))
        self._box.setSpacing(units(8))
        self.setMinimumHeight(units(40))
        if isinstance(self._editor, Line):
            self._editor.setFixedHeight(units(_LINE))
        if self._width:
            self.setMaximumWidth(units(self._width))
        if not self._unit.isHidden():
            self._make_room()
        self.update()

    def _make_room(self) -> None:
        """Keep room for a number, and be higher where the unit beside it takes two lines."""
        self._editor.setMinimumWidth(self._look.units(_NUMBER))
        follow_width(self, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(max(self.heightForWidth(self.width()), self.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height the unit asks for at the new width."""
        super().resizeEvent(event)
        if not self._unit.isHidden():
            self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Redraw the box when the editor gains or loses focus, or can be written in no more."""
        if event.type() in _SEEN:
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Put the cursor into the editor, wherever the box was hit."""
        self._editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        focus = self._editor.hasFocus()
        fixed = bool(self._editor.property("readOnly"))
        edge: Colour = "bad" if self._faulty else "ink" if focus else "line" if fixed else "edge"
        width = self._look.units(2) if focus or self._faulty else 1
        colour, radius = self._look.colour, self._look.units(6)
        fill = colour("paper" if fixed else "card")
        paint_box(QPainter(self), self.rect(), Box(fill, colour(edge), width, radius))
