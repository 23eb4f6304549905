"""Push buttons in the three kinds of the design, and the underlined link button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from ui.fonts import font, line_height
from ui.icons import paint_icon, pixmap
from ui.style import BUTTON_KIND

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.fonts import TextRole
    from ui.theme import Colour, Look

Kind = Literal["primary", "outlined", "quiet"]


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
        self.setProperty(BUTTON_KIND, kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        """Show a plain text; an ampersand is only an ampersand."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    @Slot()
    def _restyle(self) -> None:
        self.setFont(font(self._look, "button"))
        if self._icon:
            role: Colour = "card" if self.property(BUTTON_KIND) == "primary" else "ink"
            self.setIcon(pixmap(self._look, self._icon, role))
        self.updateGeometry()


class LinkButton(QAbstractButton):
    """A quiet button drawn as underlined text; still a button to keyboard and reader.

    Width under the text shortens it with an ellipsis; ``set_about`` makes the accessible name
    say what it is about ("Change: volume, currently 500 a day").
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        look.changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Show a plain text."""
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
        self.setFont(font(self._look, self._role))
        self.updateGeometry()
        self.update()

    def _icon_room(self) -> int:
        return self._look.units(22) if self._icon else 0

    def sizeHint(self) -> QSize:
        """The text, and at least 24 units of height to hit."""
        wide = self.fontMetrics().horizontalAdvance(self.label()) + self._icon_room() + 1
        high = max(line_height(self._look, self._role), self._look.units(24))
        return QSize(wide, high)

    def minimumSizeHint(self) -> QSize:
        """A long text may be shortened."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._look.units(160)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon, text and underline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour: Colour = self._colour if self.isEnabled() else "faint"
        left = self._icon_room()
        if self._icon:
            side = self._look.units(16)
            box = QRectF(0, (self.height() - side) / 2, side, side)
            paint_icon(painter, self._look, self._icon, colour, box)
        rect = self.rect().adjusted(left, 0, 0, 0)
        metrics = self.fontMetrics()
        text = metrics.elidedText(self.label(), Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(self._look.colour(colour))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), text)
        if self.isEnabled():
            self._underline(painter, left, metrics.horizontalAdvance(text))

    def _underline(self, painter: QPainter, left: int, width: int) -> None:
        metrics = self.fontMetrics()
        base = (self.height() - metrics.height()) / 2 + metrics.ascent()
        thick = self._look.units(2 if self.underMouse() and self.isEnabled() else 1)
        line = base + self._look.units(2) + thick / 2
        painter.setPen(QPen(painter.pen().color(), thick))
        painter.drawLine(
            QRectF(left, line, width, 0).topLeft(), QRectF(left, line, width, 0).topRight()
        )
