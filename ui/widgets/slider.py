"""Points from 0 to 100: a slider, always with a typed field; hollow while unset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from ui.focus import OWN_FOCUS
from ui.fonts import font
from ui.style import UNSET
from ui.widgets.editors import FieldBox, Line

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ui.theme import Look

_MOST: Final = 100


class _Slider(QSlider):
    """A slider the wheel changes only when it has focus."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, _MOST)
        self.setPageStep(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless focused."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class PointsSlider(QWidget):
    """Points given to one consideration.

    ``edited`` follows every change by the person, ``committed`` letting go or leaving the field.
    ``value`` is None until something was set.
    """

    edited = Signal()
    committed = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._value: int | None = None
        self.slider = _Slider()
        self.line = Line()
        self.line.setProperty(OWN_FOCUS, True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setValidator(QIntValidator(0, _MOST, self))
        self._frame = FieldBox(look, self.line)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self.slider, 1)
        self._box.addWidget(self._frame)
        self.set_name(name)
        self._connect()
        look.changed.connect(self._restyle)
        self._restyle()
        self.set_value(None)

    def set_name(self, name: str) -> None:
        """Set what is read out: "Points for security"."""
        self.slider.setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> int | None:
        """The points, 0 to 100, or None while unset."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show points without telling anyone."""
        self._value = value
        self._show(typed=False)

    def _show(self, *, typed: bool) -> None:
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(self._value or 0)
        self.slider.blockSignals(blocked)
        self.slider.setProperty(UNSET, self._value is None)
        self.slider.setAccessibleDescription(self.tr("Not set") if self._value is None else "")
        self.slider.update()
        text = "" if self._value is None else str(self._value)
        if not typed and text != self.line.text():
            blocked = self.line.blockSignals(True)
            self.line.setText(text)
            self.line.blockSignals(blocked)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.committed)
        self.slider.actionTriggered.connect(self._acted)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self.committed)

    @Slot()
    def _acted(self) -> None:
        """An arrow pressed at 0 moves nothing, yet 0 is then what was meant."""
        if self._value is None and self.slider.sliderPosition() == self.slider.value():
            self._take(self.slider.value())

    @Slot()
    def _slid(self) -> None:
        self._take(self.slider.value())

    @Slot()
    def _typed(self) -> None:
        """More points than there are count as none, until they are mended or taken back."""
        text = self.line.text()
        self._value = int(text) if text.isdecimal() and int(text) <= _MOST else None
        self._show(typed=True)
        self.edited.emit()

    def _take(self, value: int) -> None:
        self._value = value
        self._show(typed=False)
        self.edited.emit()

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(units(24))
        self._frame.setFixedWidth(units(56))
        self.slider.setMinimumWidth(units(72))
        self.line.setFont(font(self._look, "button"))
