"""The rail: where the person is and how far each section has come, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.fonts import font, line_height
from ui.icons import paint_icon
from ui.widgets.brand import Brand
from ui.widgets.prose import Prose
from ui.widgets.saved import SavedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent

    from ui.theme import Colour, Look
    from ui.widgets.buttons import LinkButton

#: Heights of a row in units, the first that lets all rows be seen.
ROW_HEIGHTS: Final = (38, 34, 30)
RowState = Literal["open", "done", "marked", "hidden", "shown"]

_ROW_ICONS: dict[RowState, str] = {"marked": "flag", "hidden": "eye-off", "shown": "eye"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RailItem:
    """A row: the place it leads to, its name, how it stands, and the word or count for that.

    ``open`` draws an empty circle, ``done`` a filled one; ``marked`` a flag; ``hidden`` and
    ``shown`` an eye, for the result.
    """

    place: str
    label: str
    state: RowState = "open"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailGroup:
    """Rows under a heading; no heading for the first."""

    items: tuple[RailItem, ...]
    heading: str = ""


class RailRow(QAbstractButton):
    """One row of the rail."""

    def __init__(self, look: Look, item: RailItem) -> None:
        super().__init__()
        self._look = look
        self._item = item
        self._current = False
        self._tall = ROW_HEIGHTS[0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)
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
            self._restyle()

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

    def is_current(self) -> bool:
        """Whether the row's page is shown."""
        return self._current

    def _name(self) -> None:
        said = (self._item.label, self._item.note)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setAccessibleDescription(self.tr("Current page") if self._current else "")

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _room(self, width: int) -> int:
        return max(
            self._look.units(60), width - self._look.units(_LEFT_OF_TEXT) - self._right(width)
        )

    def _right(self, width: int) -> int:
        return self._look.units(22 if width >= self._look.units(240) else 14)

    def _name_font(self) -> QFont:
        face = font(self._look, "body")
        if self._current:
            face.setWeight(QFont.Weight.DemiBold)
        return face

    def _note_fits(self, width: int) -> bool:
        """Whether name and count stand in one line, whichever of the two is current."""
        face = font(self._look, "body")
        face.setWeight(QFont.Weight.DemiBold)
        name = QFontMetrics(face).horizontalAdvance(self._item.label)
        note = QFontMetrics(font(self._look, "secondary")).horizontalAdvance(self._item.note)
        return name + note + self._look.units(8 if note else 0) <= self._room(width)

    def _name_height(self, width: int) -> int:
        face = font(self._look, "body")
        face.setWeight(QFont.Weight.DemiBold)
        around = QRect(0, 0, self._room(width), self._look.units(400))
        return QFontMetrics(face).boundingRect(around, _WRAP, self._item.label).height()

    def hasHeightForWidth(self) -> bool:
        """Height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """38 units or fewer; more where the name wraps or the count goes below it."""
        below = 0
        if self._item.note and not self._note_fits(width):
            below = line_height(self._look, "secondary")
        return max(
            self._look.units(self._tall), self._name_height(width) + below + self._look.units(6)
        )

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(self._look.units(216), self._look.units(self._tall))

    def minimumSizeHint(self) -> QSize:
        """As narrow as wished."""
        return QSize(self._look.units(120), self._look.units(self._tall))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Darken the text under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        super().leaveEvent(event)
        self.update()

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
        icon = QRectF(units(22), (self.height() - side) / 2, side, side)
        self._paint_state(painter, icon)
        self._paint_words(painter, "ink" if strong else "mute")

    def _paint_words(self, painter: QPainter, colour: Colour) -> None:
        units = self._look.units
        left, room = units(_LEFT_OF_TEXT), self._room(self.width())
        fits = self._note_fits(self.width())
        name_high = self._name_height(self.width())
        note_high = 0 if fits or not self._item.note else line_height(self._look, "secondary")
        top = (self.height() - name_high - note_high) // 2
        painter.setFont(self._name_font())
        painter.setPen(self._look.colour(colour))
        painter.drawText(QRect(left, top, room, name_high), _WRAP, self._item.label)
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


_LEFT_OF_TEXT = 52
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Rail(QWidget):
    """Brand, rows in groups, and at the foot the task, the client and whether all is saved.

    ``chosen`` carries the place of the row picked. The rail shows a new current row only when
    ``set_current`` says so.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._groups: tuple[RailGroup, ...] = ()
        self._rows: dict[str, RailRow] = {}
        self._headings: list[_Heading] = []
        self._current = ""
        self.brand = Brand(look)
        self._about = Prose(look, "", "secondary", "mute")
        self.saved = SavedLine(look)
        self._list = QVBoxLayout()
        self._build()
        self.setAccessibleName(self.tr("Sections"))
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def save_action(self) -> LinkButton:
        """The action beside "Not saved"; connect its ``clicked``."""
        return self.saved.action

    def set_groups(self, groups: Sequence[RailGroup]) -> None:
        """Show these rows; rows that only change their state are kept, focus with them."""
        if self._shape(groups) != self._shape(self._groups):
            self._rebuild(groups)
        self._groups = tuple(groups)
        for group in groups:
            for item in group.items:
                self._rows[item.place].set_item(item)
        self.set_current(self._current)

    def set_current(self, place: str) -> None:
        """Mark the row that leads to the page shown; none when no row does."""
        self._current = place
        for of, row in self._rows.items():
            row.set_current(of == place)

    def set_foot(self, about: str, saved: str, *, at_risk: bool = False, action: str = "") -> None:
        """Show the task and client, and the saved line; ``at_risk`` makes it a warning row."""
        self._about.set_text(about)
        self._about.setVisible(bool(about))
        self.saved.show_saved(saved, at_risk=at_risk, action=action)

    def row(self, place: str) -> RailRow | None:
        """The row that leads to a place, or None."""
        return self._rows.get(place)

    def current_item(self) -> RailItem | None:
        """What the current row shows, or None."""
        row = self._rows.get(self._current)
        return row.item if row is not None else None

    @staticmethod
    def _shape(groups: Sequence[RailGroup]) -> list[tuple[str, list[str]]]:
        return [(group.heading, [item.place for item in group.items]) for group in groups]

    def _rebuild(self, groups: Sequence[RailGroup]) -> None:
        _empty(self._list)
        self._rows, self._headings = {}, []
        for group in groups:
            if group.heading:
                heading = _Heading(self._look, group.heading)
                self._headings.append(heading)
                self._list.addWidget(heading)
            for item in group.items:
                row = RailRow(self._look, item)
                row.clicked.connect(self._clicked)
                self._rows[item.place] = row
                self._list.addWidget(row)
        self._list.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        """Make rows lower where not all can be seen."""
        for heading in self._headings:
            heading.set_low(low=False)
        for tall in ROW_HEIGHTS:
            for row in self._rows.values():
                row.set_tall(tall)
            if self._rows_fit():
                return
        for heading in self._headings:
            heading.set_low(low=True)

    def _rows_fit(self) -> bool:
        self._list.invalidate()
        return self._list.heightForWidth(self.width()) <= self._scroll.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the height."""
        super().resizeEvent(event)
        self._box.activate()
        self._fit()

    @Slot()
    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RailRow):
            self.chosen.emit(row.item.place)

    def _build(self) -> None:
        rows = QWidget()
        rows.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setWidget(rows)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        rows.setAutoFillBackground(False)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self._about)
        self._foot.addWidget(self.saved)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.brand)
        self._box.addWidget(self._scroll, 1)
        self._box.addLayout(self._foot)

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(0, units(20), 1, units(20))
        self._box.setSpacing(units(16))
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._foot.setContentsMargins(units(22), 0, units(22), 0)
        self._foot.setSpacing(0)
        self.brand.setContentsMargins(units(22), 0, units(22), 0)
        self._fit()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.colour("line"))


class _Heading(QWidget):
    """A heading between rows."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self._low = False
        prose = Prose(look, text.upper(), "kicker", "mute")
        prose.setAccessibleName(text)
        self._box = QVBoxLayout(self)
        self._box.addWidget(prose)
        look.changed.connect(self._space)
        self._space()

    def set_low(self, *, low: bool) -> None:
        """Take less room above and below."""
        if low != self._low:
            self._low = low
            self._space()

    @Slot()
    def _space(self) -> None:
        units = self._look.units
        above, below = (6, 4) if self._low else (16, 8)
        self._box.setContentsMargins(units(22), units(above), units(22), units(below))


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, QWidget):
            widget.hide()
            widget.deleteLater()
