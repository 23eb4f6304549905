"""Radio buttons and boxes to tick whose words go on in the next line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, cast

from PySide6.QtCore import QPoint, QRect, QSize, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

from ui.focus import stop_once
from ui.fonts import font, line_height
from ui.layouts import follow_width
from ui.widgets.lines import Lines, hold_height

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QButtonGroup
    from PySide6.QtWidgets import QCheckBox as Base

    from ui.fonts import TextRole
    from ui.theme import Look
else:
    Base = object  # what is shared comes before Qt's own class, which may stand there once only

_MARK: Final = 18
#: Units left of the words, the least height, and what is above and below the words together.
_LEFT: Final = 28
_LEAST: Final = 28
_AROUND: Final = 6


class _Worded(Base):
    """A mark with words beside it."""

    _mark: ClassVar[QStyle.PrimitiveElement]
    _look: Look
    _role: TextRole
    lines: Lines

    def _begin(self, look: Look, text: str, role: TextRole) -> None:
        self._look, self._role, self.lines = look, role, Lines()
        follow_width(self, QSizePolicy.Policy.Preferred)
        self.set_text(text)
        look.changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        face = font(self._look, self._role)
        self.setFont(face)
        leading = line_height(self._look, self._role)
        self.lines.set_text(self.text(), face, leading, self._look.units(_LEFT))
        hold_height(self)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The lines at a width, and at least what a pointer hits."""
        units = self._look.units
        return max(self.lines.height(width) + units(_AROUND), units(_LEAST))

    def sizeHint(self) -> QSize:
        """The words in one line."""
        wide = self.lines.wide() + 1
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two; the rest goes on in the next line."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._look.units(120)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height the new width asks for."""
        super().resizeEvent(event)
        hold_height(self)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click on any line."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark before the first line, and the lines."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        side = self._look.units(_MARK)
        room = self.rect().adjusted(self._look.units(_LEFT), 0, 0, 0)
        first = self.lines.boxes(room)[0][0]
        option.rect = QRect(0, first.top() + (first.height() - side) // 2, side, side)
        painter = QPainter(self)
        self.style().drawPrimitive(self._mark, option, painter, self)
        painter.setPen(self._look.colour("ink" if self.isEnabled() else "faint"))
        self.lines.draw(painter, room)


class Radio(_Worded, QRadioButton):
    """One of several."""

    _mark = QStyle.PrimitiveElement.PE_IndicatorRadioButton

    def __init__(self, look: Look, text: str = "") -> None:
        super().__init__()
        self._begin(look, text, "body")
        self.toggled.connect(self._take_stop)

    @Slot(bool)
    def _take_stop(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Let Tab stop at what is chosen; arrows choose only from there.

        Qt lets it stop at what had focus last, also once something else is chosen by a program.
        """
        if checked:
            group = cast("QButtonGroup | None", self.group())
            stop_once(self._siblings() if group is None else group.buttons(), self)

    def _siblings(self) -> list[Radio]:
        parent = self.parentWidget()
        return [self] if parent is None else parent.findChildren(Radio)


class Tick(_Worded, QCheckBox):
    """A box to tick."""

    _mark = QStyle.PrimitiveElement.PE_IndicatorCheckBox

    def __init__(self, look: Look, text: str = "", role: TextRole = "body") -> None:
        super().__init__()
        self._begin(look, text, role)
