"""The little that moves: what opens in place fades in, for 120 ms; bars take 160 ms.

Nothing waits for it. What is shown is there in the turn it was asked for, whole, and can be used;
a veil in the colour of its ground lies over it and goes. Nothing moves where the system asks for
less motion, and nothing a person types into is veiled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui.layouts import settle
from ui.widgets.panels import Panel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Colour, Look

FADE_MS: Final = 120
BARS_MS: Final = 160
#: How much of what appears can be seen from the first moment.
_FIRST: Final = 0.3


class Passage(QVariantAnimation):
    """From 0 to 1 in so many milliseconds, fast at first; ``stepped`` follows each step."""

    stepped = Signal()

    def __init__(self, parent: QObject, milliseconds: int) -> None:
        super().__init__(parent)
        self.setDuration(milliseconds)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.valueChanged.connect(self._step)

    def way(self) -> float:
        """How far it is."""
        return 1.0 - (1.0 - float(self.currentValue())) ** 3

    @Slot()
    def _step(self) -> None:
        self.stepped.emit()


def fade_in(look: Look, widget: QWidget, ground: Colour | None = None) -> None:
    """Let a widget that was just shown fade in on its ground, where things may move."""
    if look.moves and widget.isVisible() and not _is_typed_in(widget):
        settle()
        _Veil(look, widget, ground or _ground_of(widget))


def _is_typed_in(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    if focused is None or not focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        return False
    return focused is widget or widget.isAncestorOf(focused)


def _ground_of(widget: QWidget) -> Colour:
    """The colour a widget lies on: that of the box around it, else paper."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Panel):
        around = around.parentWidget()
    return around.ground if isinstance(around, Panel) else "paper"


class _Veil(QWidget):
    """Lies over a widget, lets all keys and clicks through, and is gone at its end."""

    def __init__(self, look: Look, widget: QWidget, ground: Colour) -> None:
        super().__init__(widget)
        self._colour = QColor(look.colour(ground))
        self._over = widget
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(widget.rect())
        widget.installEventFilter(self)
        self._fade = Passage(self, FADE_MS)
        self._fade.stepped.connect(self._step)
        self._fade.start()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover all of what it lies over."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is left of the veil."""
        self._colour.setAlphaF((1.0 - _FIRST) * (1.0 - self._fade.way()))
        QPainter(self).fillRect(self.rect(), self._colour)

    @Slot()
    def _step(self) -> None:
        self.update()
        if self._fade.way() == 1:
            self.hide()
            self.deleteLater()
