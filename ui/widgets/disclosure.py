"""A row that opens in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.fonts import font, line_height
from ui.icons import paint_icon
from ui.layouts import follow_width
from ui.motion import fade_in
from ui.widgets.lines import Lines, hold_height

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from ui.fonts import TextRole
    from ui.theme import Look

#: Units left of the title, and around its lines.
_TEXT: Final = 24
_AROUND: Final = 8
#: Further than any list is long.
_FAR: Final = 1000
#: How far a key leads in a list of rows.
LIST_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class _Header(QAbstractButton):
    """The row itself: a chevron and the title."""

    def __init__(self, look: Look, title: str, *, strong: bool) -> None:
        super().__init__()
        self._look = look
        self._title = title
        self._strong = strong
        self.lines = Lines()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        follow_width(self, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title = title
        self.setAccessibleName(title)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        role: TextRole = "body" if self._strong else "secondary"
        face = font(self._look, role)
        face.setWeight(QFont.Weight.Medium)  # as wide as it may get
        leading = line_height(self._look, role)
        self.lines.set_text(self._title, face, leading, self._look.units(_TEXT))
        hold_height(self)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """The lines of the title, and at least 36 units, or 28."""
        units = self._look.units
        lines = self.lines.height(width)
        return max(lines + units(_AROUND), units(36 if self._strong else 28))

    def sizeHint(self) -> QSize:
        """The title in one line."""
        wide = self.lines.wide() + 1
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A long title goes on in the next line."""
        return QSize(self._look.units(80), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height the new width asks for."""
        super().resizeEvent(event)
        hold_height(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw chevron and title."""
        painter = QPainter(self)
        units = self._look.units
        room = self.rect().adjusted(units(_TEXT), 0, 0, 0)
        side, first = units(16), self.lines.boxes(room)[0][0]
        box = QRectF(0, first.top() + (first.height() - side) / 2, side, side)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, self._look, name, "mute", box)
        face = font(self._look, "body" if self._strong else "secondary")
        if self._strong or self.underMouse():
            face.setWeight(QFont.Weight.Medium)
        painter.setFont(face)
        painter.setPen(self._look.colour("ink"))
        self.lines.draw(painter, room)


class ListedHeader(_Header):
    """One of a list of rows that are one stop of Tab; its list hears of arrows and of focus."""

    stepped = Signal(int)
    focus_moved = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows, Home and End to the list; Enter opens."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~_KEYPAD
        if plain and key in LIST_STEPS:
            self.stepped.emit(LIST_STEPS[key])
        elif plain and key in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the list, which decides where Tab enters it."""
        super().focusInEvent(event)
        self.focus_moved.emit()


class Disclosure(QWidget):
    """A titled row with content that shows when the row is opened; closed at first.

    ``toggled`` (no payload) follows each opening and closing by the person. The header of a
    ``listed`` one is a ``ListedHeader``.
    """

    toggled = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        content: QWidget | None = None,
        *,
        strong: bool = False,
        listed: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._title = title
        self.header = (ListedHeader if listed else _Header)(look, title, strong=strong)
        self._content: QWidget | None = None
        self._make: Callable[[], QWidget] | None = None
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.header)
        self._inner = QVBoxLayout()
        self._box.addLayout(self._inner)
        self.header.clicked.connect(self._clicked)
        look.changed.connect(self._restyle)
        self._restyle()
        self.set_title(title)
        if content is not None:
            self.set_content(content)

    def title(self) -> str:
        """The title of the row."""
        return self._title

    def set_title(self, title: str) -> None:
        """Show another title, say with a count."""
        self._title = title
        self.header.set_title(title)
        self._say_state()

    def set_content(self, content: QWidget) -> None:
        """Put a widget under the row; the one before is let go without being deleted."""
        if self._content is not None:
            self._inner.removeWidget(self._content)
        self._content = content
        self._inner.addWidget(content)
        content.setVisible(self.is_open())

    def set_maker(self, make: Callable[[], QWidget]) -> None:
        """Make the content when the row is opened, anew where it is open."""
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
            self._inner.removeWidget(self._content)
            self._content = None
        self._make = make
        if self.is_open():
            self.set_content(make())

    def is_open(self) -> bool:
        """Whether the content shows."""
        return self.header.isChecked()

    def set_open(self, opened: bool) -> None:  # noqa: FBT001
        """Show the content or fold it away."""
        self.header.setChecked(opened)
        if opened and self._content is None and self._make is not None:
            self.set_content(self._make())
        if self._content is not None:
            self._content.setVisible(opened)
        self._say_state()
        self._restyle()

    def _say_state(self) -> None:
        said = self.tr("Open") if self.is_open() else self.tr("Closed")
        self.header.setAccessibleDescription(said)

    @Slot()
    def _clicked(self) -> None:
        self.set_open(self.header.isChecked())
        self.toggled.emit()
        if self._content is not None:
            fade_in(self._look, self._content)

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        below = units(12) if self.is_open() else 0
        self._inner.setContentsMargins(units(24), 0, 0, below)
