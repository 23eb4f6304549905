"""What scrolls up and down only, without a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from ui.style_bars import SCROLL_BAR

if TYPE_CHECKING:
    from ui.theme import Look


class ScrollArea(QScrollArea):
    """Holds one widget as wide as itself; where not ``filled``, what is behind shows through.

    Its viewport is made here: to find the kind of one that Qt made, Python would have to know
    all kinds of widgets there are, which takes 3 MB.
    """

    def __init__(self, look: Look, *, filled: bool = True) -> None:
        super().__init__()
        viewport = QWidget()
        viewport.setAutoFillBackground(filled)
        self.setViewport(viewport)
        self.setVerticalScrollBar(_Bar(look, Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(_Bar(look, Qt.Orientation.Horizontal))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class _Bar(QScrollBar):
    """A scroll bar that knows its size, for which an area asks dozens of times at each change.

    Qt would ask the style four times each.
    """

    def __init__(self, look: Look, along: Qt.Orientation) -> None:
        super().__init__(along)
        self._look = look
        self._upright = along is Qt.Orientation.Vertical

    def sizeHint(self) -> QSize:
        """As wide as all, and long enough for a handle."""
        wide = self._look.units(SCROLL_BAR)
        size = QSize(wide, 3 * wide)
        return size if self._upright else size.transposed()
