"""The window's inside: rail at the left, or a bar that opens it as a sheet; page and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.focus import focus_by_keyboard, step
from ui.theme import Width
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ui.theme import Look
    from ui.widgets.footer import Footer
    from ui.widgets.rail import Rail

RAIL_WIDTH: Final = 248
RAIL_WIDTH_MEDIUM: Final = 216
BAR_HEIGHT: Final = 44


class RailBar(QWidget):
    """The bar over a narrow page: where the person is, and a button that opens the rail."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.button = Button(look, "", "quiet", "menu")
        self.button.setAccessibleName(self.tr("Show the sections"))
        self._text = Prose(look, "", "secondary_strong")
        self._text.set_wraps(False)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self.button)
        self._box.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        """Say where the person is: "Data & knowledge, 3 of 4"."""
        self._text.set_text(text)

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self.setFixedHeight(units(BAR_HEIGHT))
        self.button.setFixedSize(units(44), units(40))
        self._box.setContentsMargins(units(4), 0, units(16), 1)
        self._box.setSpacing(units(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("rail"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))


class _Sheet(QWidget):
    """The rail laid over the page; a click beside it or Escape closes it."""

    closed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click beside the rail."""
        event.accept()
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Keep Tab within the rail while it lies over the page."""
        directly = Qt.FindChildOption.FindDirectChildrenOnly
        for rail in self.findChildren(QWidget, options=directly):
            step(rail, forward=forward)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the page."""
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 90))


class Frame(QWidget):
    """Lays out rail, page and footer by the width of the window.

    From 1180 units the rail is 248 wide, from 880 it is 216, below that a 44-high bar opens it
    as a sheet. ``set_rail_shown(False)`` leaves rail and bar out, as on the start page.
    """

    def __init__(self, look: Look, rail: Rail, page: QWidget, footer: Footer) -> None:
        super().__init__()
        self._look = look
        self._rail = rail
        self._rail_shown = True
        self.bar = RailBar(look)
        self._sheet = _Sheet(self)
        self._sheet.hide()
        for part in (footer, rail, self.bar, page):
            part.setParent(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(page, 1)
        right.addWidget(footer)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(rail)
        self._box.addLayout(right, 1)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        self.bar.button.clicked.connect(self.open_sheet)
        self._sheet.closed.connect(self.close_sheet)
        self._rail.chosen.connect(self._put_sheet_away)
        self._rail.standing.followed.connect(self._put_sheet_away)
        self._look.changed.connect(self._arrange)

    def set_rail_shown(self, shown: bool) -> None:  # noqa: FBT001
        """Show the rail (or its bar), or neither."""
        self._rail_shown = shown
        self._arrange()

    def sheet_is_open(self) -> bool:
        """Whether the rail lies over the page."""
        return self._sheet.isVisible()

    @Slot()
    def open_sheet(self) -> None:
        """Lay the rail over the page and put focus into it."""
        self._rail.setParent(self._sheet)
        self._rail.show()
        self._sheet.show()
        self._sheet.raise_()
        self._place_sheet()
        item = self._rail.current_item()
        row = self._rail.row(item.place) if item is not None else None
        if row is not None:
            focus_by_keyboard(row)

    @Slot()
    def close_sheet(self) -> None:
        """Take the rail away again."""
        self._sheet.hide()
        self._arrange()
        if self.bar.isVisible():
            focus_by_keyboard(self.bar.button)

    @Slot()
    def _put_sheet_away(self) -> None:
        """Let the page be seen that the rail leads to, which takes focus itself."""
        if self.sheet_is_open():
            self._sheet.hide()
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        width = self._look.width(self)
        narrow = width is Width.NARROW
        self.bar.setVisible(narrow and self._rail_shown)
        if narrow and self.sheet_is_open():
            self._place_sheet()
            return
        self._sheet.hide()
        if self._rail.parentWidget() is not self:
            self._box.insertWidget(0, self._rail)
        self._rail.setVisible(self._rail_shown and not narrow)
        wide = RAIL_WIDTH if width is Width.WIDE else RAIL_WIDTH_MEDIUM
        self._rail.setFixedWidth(self._look.units(wide))

    def _place_sheet(self) -> None:
        self._sheet.setGeometry(self.rect())
        wide = min(self._look.units(RAIL_WIDTH + 32), self.width() - self._look.units(44))
        self._rail.setFixedWidth(wide)
        self._rail.setGeometry(QRect(0, 0, wide, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Let Tab go from the page to the footer, then to the rail, each as it is read."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        """Arrange when first put into a window."""
        if event.type() == QEvent.Type.Show:
            self._arrange()
        return super().event(event)
