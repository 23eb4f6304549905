"""One row of the rail: icon, name, and how the section stands in a word or count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from logic.record import dataclass
from ui.fonts import font, line_height
from ui.icons import paint_icon
from ui.layouts import follow_width
from ui.widgets.lines import Lines

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from ui.theme import Colour, Look

#: The height of a row in units where there is room.
_TALL: Final = 38
RowState = Literal["open", "done", "marked", "hidden", "shown", "list"]

_ROW_ICONS: dict[RowState, str] = {
    "marked": "flag",
    "hidden": "eye-off",
    "shown": "eye",
    "list": "menu",
}


#: Further than any rail has rows.
_FAR: Final = 100
_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}
#: Units left of the name and right of the count: in the usual rail, and in a narrow one.
_BESIDE = {True: (54, 24), False: (48, 8)}
_USUAL = 240
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True, kw_only=True)
class RailItem:
    """A row: the place it leads to, its name, how it stands, and the word or count for that.

    ``open`` draws an empty circle, ``done`` a filled one; ``marked`` a flag; ``hidden`` and
    ``shown`` an eye, for the result; ``list`` three lines.
    """

    place: str
    label: str
    state: RowState = "open"
    note: str = ""


class RailRow(QAbstractButton):
    """One row of the rail; ``stepped`` tells of an arrow, Home or End, with how far it leads."""

    stepped = Signal(int)
    focus_moved = Signal()

    def __init__(self, look: Look, item: RailItem) -> None:
        super().__init__()
        self._look = look
        self._item = item
        self._current = False
        self._tall = _TALL
        self._needed: dict[int, int] = {}
        self._lines = Lines()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        follow_width(self, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._measure_anew)
        self._break_lines()
        self._name()

    @property
    def item(self) -> RailItem:
        """What the row shows."""
        return self._item

    def set_item(self, item: RailItem) -> None:
        """Show another name, state or count."""
        if item != self._item:
            self._item = item
            self._name()
            self._measure_anew()

    def set_current(self, current: bool) -> None:  # noqa: FBT001
        """Mark the row as the page shown."""
        if current != self._current:
            self._current = current
            self._name()
            self.update()

    def set_tall(self, tall: int) -> None:
        """Be so many units high, in a rail with little room."""
        if tall != self._tall:
            self._tall = tall
            self._restyle()

    def _name(self) -> None:
        said = (self._item.label, self._item.note)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setAccessibleDescription(self.tr("Current page") if self._current else "")

    @Slot()
    def _measure_anew(self) -> None:
        self._needed.clear()
        self._break_lines()
        self._restyle()

    def _break_lines(self) -> None:
        """Break the name where the bolder face does, so that nothing moves with the page shown."""
        face = self._bold()
        self._lines.set_text(self._item.label, face, QFontMetrics(face).lineSpacing())

    def _bold(self) -> QFont:
        face = font(self._look, "body")
        face.setWeight(QFont.Weight.DemiBold)
        return face

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _room(self, width: int) -> int:
        return max(self._look.units(60), width - sum(map(self._look.units, self._beside(width))))

    def _beside(self, width: int) -> tuple[int, int]:
        return _BESIDE[width >= self._look.units(_USUAL)]

    def _name_font(self) -> QFont:
        return self._bold() if self._current else font(self._look, "body")

    def _note_fits(self, width: int) -> bool:
        """Whether name and count stand in one line, whichever of the two is current."""
        name = self._lines.wide()
        note = QFontMetrics(font(self._look, "secondary")).horizontalAdvance(self._item.note)
        return name + note + self._look.units(4 if note else 0) <= self._room(width)

    def _name_height(self, width: int) -> int:
        return self._lines.height(self._room(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows, Home and End to the rail."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the rail, which decides where Tab enters it."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the rail, which decides where Tab enters it."""
        super().focusOutEvent(event)
        self.focus_moved.emit()

    def heightForWidth(self, width: int) -> int:
        """38 units or fewer; more where the name wraps or the count goes below it."""
        if width not in self._needed:
            self._needed[width] = self._needed_in(width)
        return max(self._look.units(self._tall), self._needed[width])

    def _needed_in(self, width: int) -> int:
        below = 0
        if self._item.note and not self._note_fits(width):
            below = line_height(self._look, "secondary")
        return self._name_height(width) + below + self._look.units(6)

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(self._look.units(216), self._look.units(self._tall))

    def minimumSizeHint(self) -> QSize:
        """As narrow as wished."""
        return QSize(self._look.units(120), self._look.units(self._tall))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, marker, icon, name and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        units = self._look.units
        if self._current:
            painter.fillRect(self.rect(), self._look.colour("card"))
            painter.fillRect(0, 0, units(3), self.height(), self._look.colour("ink"))
        strong = self._current or (self.isEnabled() and self.underMouse())
        side = units(18)
        icon = QRectF(units(24), (self.height() - side) / 2, side, side)
        self._paint_state(painter, icon)
        self._paint_words(painter, "ink" if strong else "mute")

    def _paint_words(self, painter: QPainter, colour: Colour) -> None:
        units = self._look.units
        left, room = units(self._beside(self.width())[0]), self._room(self.width())
        fits = self._note_fits(self.width())
        name_high = self._name_height(self.width())
        note_high = 0 if fits or not self._item.note else line_height(self._look, "secondary")
        top = (self.height() - name_high - note_high) // 2
        painter.setFont(self._name_font())
        painter.setPen(self._look.colour(colour))
        self._lines.draw(painter, QRect(left, top, room, name_high))
        painter.setFont(font(self._look, "secondary"))
        painter.setPen(self._look.colour("mute"))
        note = QRect(left, 0, room, self.height())
        if not fits:
            note = QRect(left, top + name_high, room, note_high)
        painter.drawText(note, int(_RIGHT if fits else _LEFT), self._item.note)

    def _paint_state(self, painter: QPainter, box: QRectF) -> None:
        icon = _ROW_ICONS.get(self._item.state)
        if icon:
            inner = box.adjusted(1, 1, -1, -1)
            paint_icon(painter, self._look, icon, "ink" if self._current else "mute", inner)
            return
        done = self._item.state == "done"
        edge: Colour = "good" if done else "ink" if self._current else "edge"
        painter.setPen(QPen(self._look.colour(edge), 1.2))
        painter.setBrush(self._look.colour("good") if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))
        if done:
            inset = box.width() * 0.22
            inner = box.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, self._look, "check", "card", inner)
