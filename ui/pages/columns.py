"""Two columns beside each other where there is room, under each other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.layouts import Filling
from ui.theme import Width

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QScrollArea

    from ui.theme import Look

_GAP = 24


class Columns(Filling):
    """A column that takes the room there is, and one of a fixed width in units beside it.

    Under each other the right one comes last, in a window under 1180 units; with ``aside`` it
    stays beside down to 880 units, and comes first below that.
    """

    def __init__(
        self, look: Look, left: QWidget, right: QWidget, width: int, *, aside: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        self._parts = (left, right)
        self._width = width
        self._aside = aside
        self._page: QScrollArea | None = None
        self._beside = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._arrange)
        self._arrange()

    def keep_left_in_sight(self, page: QScrollArea) -> None:
        """Let the left column go along as the page is scrolled, while the right one is longer."""
        self._page = page
        page.verticalScrollBar().valueChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Move it only: laid out anew it would be measured at each step."""
        if self._page is None or not self._beside:
            return
        left = self._parts[0]
        seen = self.mapFrom(self._page.viewport(), QPoint(0, self._look.units(_GAP))).y()
        left.move(left.x(), max(0, min(seen, self.height() - left.height())))

    @Slot()
    def _arrange(self) -> None:
        units = self._look.units
        left, right = self._parts
        room = self._look.width(self)
        beside = room is Width.WIDE or (self._aside and room is Width.MEDIUM)
        self._beside = beside
        first = 1 if self._aside and not beside else 0
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(left, first, 0, top)
        self._grid.addWidget(right, 0 if beside else 1 - first, 1 if beside else 0, top)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(1, units(self._width) if beside else 0)
        right.setMaximumWidth(units(self._width) if beside else units(4000))
        self._grid.setHorizontalSpacing(units(_GAP) if beside else 0)
        self._grid.setVerticalSpacing(units(16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()
        self._follow()

    def event(self, event: QEvent) -> bool:
        """Arrange for the window it is first shown in; a layout puts the left one at the top."""
        if event.type() == QEvent.Type.Show:
            self._arrange()
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._follow()
        return done
