"""A row that opens in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.fonts import font
from ui.icons import paint_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from ui.theme import Look


class _Header(QAbstractButton):
    """The row itself: a chevron and the title."""

    def __init__(self, look: Look, title: str, *, strong: bool) -> None:
        super().__init__()
        self._look = look
        self._title = title
        self._strong = strong
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title = title
        self.setAccessibleName(title)
        self.update()

    def sizeHint(self) -> QSize:
        """At least 36 units high."""
        wide = self.fontMetrics().horizontalAdvance(self._title) + self._look.units(32)
        return QSize(wide, self._look.units(36 if self._strong else 28))

    def minimumSizeHint(self) -> QSize:
        """A long title may be shortened."""
        return QSize(self._look.units(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw chevron and title."""
        painter = QPainter(self)
        units = self._look.units
        side = units(16)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, self._look, name, "mute", box)
        face = font(self._look, "body" if self._strong else "secondary")
        if self._strong or self.underMouse():
            face.setWeight(QFont.Weight.Medium)
        painter.setFont(face)
        painter.setPen(self._look.colour("ink"))
        rect = self.rect().adjusted(units(24), 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), text)


class Disclosure(QWidget):
    """A titled row with content that shows when the row is opened; closed at first.

    ``toggled`` (no payload) follows each opening and closing by the person.
    """

    toggled = Signal()

    def __init__(
        self, look: Look, title: str, content: QWidget | None = None, *, strong: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        self._title = title
        self.header = _Header(look, title, strong=strong)
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

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        below = units(12) if self.is_open() else 0
        self._inner.setContentsMargins(units(24), 0, 0, below)
