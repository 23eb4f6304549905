"""A row that goes on in the next line where it does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.layouts import follow_width
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.theme import Look


class _FlowLayout(QLayout):
    """Lays items out from left to right, then in the next line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item at a place, let go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Asks for no room beyond its items."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """All items in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """The widest item; the words of a button may go on in the next line."""
        shown = [_least(item) for item in self._items if not item.isEmpty()]
        wide = max((size.width() for size in shown), default=0)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Put every item in its place."""
        super().setGeometry(rect)
        for item in self._items:
            if isinstance(button := item.widget(), Button):
                button.fit(rect.width())
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        bottom = rect.top()
        for line in self._lines(rect.width()):
            tall = max(size.height() for _, size in line)
            left = rect.left()
            for item, size in line:
                if move:
                    top = bottom + (tall - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top), size))
                left += size.width() + self.spacing()
            bottom += tall + self.spacing()
        return max(0, bottom - rect.top() - self.spacing())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = width + 1
        for item in self._items:
            if item.isEmpty():
                continue
            size = _size(item, width)
            if left + size.width() > width or not lines:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + self.spacing()
        return lines


def _least(item: QLayoutItem) -> QSize:
    button, size = item.widget(), item.minimumSize()
    return QSize(button.least(), size.height()) if isinstance(button, Button) else size


def _size(item: QLayoutItem, width: int) -> QSize:
    """As wide as it likes to be, at most the whole line, where words may go on below."""
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    tall = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
    return QSize(width, tall)


class FlowRow(QWidget):
    """Buttons, links or chips side by side that wrap in a narrow window."""

    def __init__(self, look: Look, *widgets: QWidget, spacing: int = 12) -> None:
        super().__init__()
        self._look = look
        self._spacing = spacing
        self._flow = _FlowLayout(self)
        follow_width(self, QSizePolicy.Policy.Expanding)
        for widget in widgets:
            self.add(widget)
        look.changed.connect(self._restyle)
        self._restyle()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the row."""
        self._flow.addWidget(widget)

    @Slot()
    def _restyle(self) -> None:
        self._flow.setSpacing(self._look.units(self._spacing))
        self._flow.invalidate()
