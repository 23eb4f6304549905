"""The tab row of the result: words, the current one underlined in ink."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QTabBar

from ui.fonts import font, line_height
from ui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from ui.theme import Look


#: Units from a tab to the next, fewer where the words would else take one more line.
_GAPS: Final = (24, 12)
#: The height of a tab with words in one line.
_HEIGHT: Final = 40
#: Words take no more lines than this; in a row still too narrow the tabs scroll.
_MOST_LINES: Final = 4
_SCROLLED: Final = 2


class TabBar(QTabBar):
    """Tabs by key; Qt's ``currentChanged`` tells of a change, ``current_key`` which it is.

    Where they do not fit beside each other their words go on in the next line.
    """

    def __init__(self, look: Look, tabs: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._look = look
        self._keys: list[str] = []
        self._words: list[Lines] = []
        self._room: list[int] = []
        self._gap = 0
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()
        self.set_tabs(tabs)

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Show these (key, text) tabs."""
        blocked = self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._keys = [key for key, _ in tabs]
        self._measure([text for _, text in tabs])
        for _, text in tabs:
            at = self.addTab(text.replace("&", "&&"))
            self.setAccessibleTabName(at, text)
        self.blockSignals(blocked)

    def current_key(self) -> str:
        """The key of the tab shown, or an empty text."""
        at = self.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else ""

    def set_current_key(self, key: str) -> None:
        """Show the tab with this key."""
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))

    @Slot()
    def _restyle(self) -> None:
        self._measure([lines.text for lines in self._words])
        self.setFont(self._bold())
        self.updateGeometry()

    def _bold(self) -> QFont:
        face = font(self._look, "body")
        face.setWeight(QFont.Weight.DemiBold)
        return face

    def _measure(self, texts: Sequence[str]) -> None:
        """Know the lines of each tab before Qt asks for its size."""
        self._words = [self._lines(text) for text in texts]
        self._divide()

    def _lines(self, text: str) -> Lines:
        lines = Lines()
        lines.set_text(text, self._bold(), line_height(self._look, "body"))
        return lines

    def _divide(self) -> None:
        """Give each tab's words the width at which all take as few lines as fit.

        A row that scrolls has words in two lines: with more it would take the page's height.
        """
        for most, gap in product(range(1, _MOST_LINES + 1), map(self._look.units, _GAPS)):
            self._room = [lines.least(most) for lines in self._words]
            self._gap = gap
            if sum(self._room) + gap * len(self._words) <= self.width():
                return
        self._room = [lines.least(_SCROLLED) for lines in self._words]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new width among the tabs."""
        self._divide()
        super().resizeEvent(event)
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """The words in bold, with room to the next."""
        wide, units = self._room[index], self._look.units
        high = max(lines.height(at) for lines, at in zip(self._words, self._room, strict=True))
        return QSize(wide + self._gap, max(units(_HEIGHT), high + units(18)))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Words are never shortened; a narrow row scrolls."""
        return self.tabSizeHint(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End show the first and the last tab, as the arrows show the next."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count() - 1}
        key = Qt.Key(event.key())
        if key in ends:
            self.setCurrentIndex(ends[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline, the words and the current tab's underline."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        current = index == self.currentIndex()
        rect = self.tabRect(index)
        words = QRect(rect.left(), rect.top(), self._room[index], rect.height())
        face = font(self._look, "body")
        if current:
            face.setWeight(QFont.Weight.DemiBold)
        painter.setFont(face)
        over = rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        painter.setPen(self._look.colour("ink" if current or over else "mute"))
        self._words[index].draw(painter, words)
        if current:
            thick = self._look.units(2)
            line = QRect(words.left(), self.height() - thick, words.width(), thick)
            painter.fillRect(line, self._look.colour("ink"))
