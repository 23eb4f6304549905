"""Push buttons in the three kinds of the design, and the underlined link button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from ui.fonts import font, line_height
from ui.icons import paint_icon, pixmap
from ui.layouts import follow_width
from ui.style import BUTTON_KIND
from ui.widgets.lines import Lines, hold_height

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.fonts import TextRole
    from ui.theme import Colour, Look

Kind = Literal["primary", "outlined", "quiet"]
#: What a push button keeps free of words in its width, in units; an icon takes more.
_ROOM, _ICON_ROOM = 40, 24
#: Words of a push button go on in so many lines at most.
_MOST_LINES = 3


class Button(QPushButton):
    """A button 40 units high with a verb and an object; one primary a page."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        kind: Kind = "outlined",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._lines = Lines()
        self.setProperty(BUTTON_KIND, kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        """Show a plain text; an ampersand is only an ampersand."""
        self._take(text)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def label(self) -> str:
        """The plain text shown, in one line."""
        return self._lines.text

    def fit(self, width: int) -> None:
        """Let the words go on in the next line where there is less width than they take."""
        shown = "\n".join(self._lines.at(width)).replace("&", "&&")
        if shown != self.text():
            self.setText(shown)

    def _take(self, text: str) -> None:
        room = _ROOM + (_ICON_ROOM if self._icon else 0)
        self._lines.set_text(text, self.font(), 1, self._look.units(room))

    def least(self) -> int:
        """The least width the words take, in lines."""
        return min(self.sizeHint().width(), self._lines.least(_MOST_LINES))

    @Slot()
    def _restyle(self) -> None:
        self.setFont(font(self._look, "button"))
        self._take(self._lines.text)
        if self._icon:
            role: Colour = "card" if self.property(BUTTON_KIND) == "primary" else "ink"
            self.setIcon(pixmap(self._look, self._icon, role))
        self.updateGeometry()


class LinkButton(QAbstractButton):
    """A quiet button drawn as underlined text; still a button to keyboard and reader.

    With less width than the text it goes on in the next line; ``set_about`` makes the accessible
    name say what it is about ("Change: volume, currently 500 a day").
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: TextRole = "secondary",
        colour: Colour = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role: TextRole = role
        self._colour: Colour = colour
        self._icon = ""
        self._about = ""
        self.lines = Lines()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        follow_width(self, QSizePolicy.Policy.Maximum)
        self._put(text)
        look.changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Show a plain text."""
        if text != self.label():
            self._put(text)

    def _put(self, text: str) -> None:
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(self._about or text)
        self._restyle()

    def label(self) -> str:
        """The plain text shown."""
        return self.text().replace("&&", "&")

    def set_about(self, name: str) -> None:
        """Set the name read out, where the text alone does not say enough."""
        self._about = name
        self.setAccessibleName(name or self.label())

    def set_icon(self, name: str) -> None:
        """Show an icon before the text; empty for none."""
        self._icon = name
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        face = font(self._look, self._role)
        self.setFont(face)
        leading = line_height(self._look, self._role)
        self.lines.set_text(self.label(), face, leading, self._icon_room())
        self._least = self._look.units(24)
        wide = self.lines.wide() + 1
        self._hint = QSize(wide, self.heightForWidth(wide))
        self._smallest = QSize(min(wide, self._look.units(160)), self._hint.height())
        hold_height(self)
        self.updateGeometry()
        self.update()

    def _icon_room(self) -> int:
        return self._look.units(22) if self._icon else 0

    def heightForWidth(self, width: int) -> int:
        """The lines of the text, and at least 24 units of height to hit."""
        return max(self.lines.height(width), self._least)

    def sizeHint(self) -> QSize:
        """The text in one line."""
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """A long text may go on in the next line."""
        return self._smallest

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height the new width asks for."""
        super().resizeEvent(event)
        hold_height(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon, text and underline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour: Colour = self._colour if self.isEnabled() else "faint"
        lines = self.lines.boxes(self.rect().adjusted(self._icon_room(), 0, 0, 0))
        if self._icon:
            side, first = self._look.units(16), lines[0][0]
            mark = QRectF(0, first.top() + (first.height() - side) / 2, side, side)
            paint_icon(painter, self._look, self._icon, colour, mark)
        for box, line in lines:
            painter.setPen(self._look.colour(colour))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), line)
            if self.isEnabled():
                self._underline(painter, box, line)

    def _underline(self, painter: QPainter, box: QRect, words: str) -> None:
        metrics = self.fontMetrics()
        base = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent()
        thick = self._look.units(2 if self.underMouse() else 1)
        line = base + self._look.units(2) + thick / 2
        under = QRectF(box.left(), line, metrics.horizontalAdvance(words), 0)
        painter.setPen(QPen(painter.pen().color(), thick))
        painter.drawLine(under.topLeft(), under.topRight())
