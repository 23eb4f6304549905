"""The footer: Back at the left; hint, a second action and the one primary button at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.focus import MAKES_LINES
from ui.theme import Width
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose
from ui.widgets.scaffold import PAGE_WIDTH, page_margin

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.theme import Look


class Footer(QWidget):
    """Connect ``back.clicked``, ``secondary.clicked`` and ``primary.clicked``.

    ``show_actions`` leaves out what has no text. Where there is no room the hint goes, and the
    second action goes above the others where they do not fit, Back too where two are too wide; in
    a window under 480 units high the footer is lower.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.back = Button(look)
        self.hint = Prose(look, "", "secondary", "mute")
        self.hint.set_wraps(False)
        self.secondary = Button(look)
        self.primary = Button(look, "", "primary")
        self._has_hint = False
        self._hints = ("", "")
        self._texts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._build()
        look.changed.connect(self._restyle)
        self._follow_focus()
        self.show_actions()
        self._restyle()

    def show_actions(
        self,
        primary: str = "",
        secondary: str = "",
        hint: str = "",
        back: str = "",
        in_text: str = "",
    ) -> None:
        """Show these texts; an empty one hides its button."""
        texts = primary, secondary, hint, back, in_text
        if texts == self._texts:
            return
        self._texts = texts
        self._hints = hint, in_text or hint
        for button, text in (
            (self.back, back),
            (self.secondary, secondary),
            (self.primary, primary),
        ):
            button.set_text(text)
            button.setVisible(bool(text))
        self.setVisible(bool(primary or secondary or hint or back))
        self._show_hint()

    @Slot()
    def _show_hint(self) -> None:
        """Tell the key that leads on from where focus is."""
        focused = QApplication.focusWidget()
        hint = self._hints[bool(focused and focused.property(MAKES_LINES))]
        self.hint.set_text(hint)
        self._has_hint = bool(hint)
        self._fit()

    def _follow_focus(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # Later: what had focus may be half gone already.
            later = Qt.ConnectionType.QueuedConnection
            app.focusObjectChanged.connect(self._show_hint, later)

    def _build(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self.back)
        self._row.addStretch(1)
        self._row.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.secondary)
        self._row.addWidget(self.primary)
        self._above = QHBoxLayout()
        self._above.addStretch(1)
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        self._lines.addLayout(self._above)
        self._lines.addLayout(self._row)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._inner)

    @Slot()
    def _restyle(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.units(12))
        self._inner.setMaximumWidth(self._look.units(PAGE_WIDTH))
        self._fit()
        self.update()

    def _fit(self) -> None:
        units = self._look.units
        narrow = self._look.width(self) is Width.NARROW
        side = page_margin(self._look, self)
        upright = units(8 if self._look.is_short(self) else 13)
        self._box.setContentsMargins(side, upright + 1, side, upright)
        room = self.width() - 2 * side
        told = self._needed() + self.hint.sizeHint().width() + units(12) <= room
        self.hint.setVisible(self._has_hint and not narrow and told)
        self._place(room)

    def _needed(self, *buttons: Button) -> int:
        """The width of buttons beside each other, of all where none is named, with the gaps."""
        asked = buttons or (self.back, self.secondary, self.primary)
        shown = [b for b in asked if not b.isHidden()]
        return sum(b.sizeHint().width() + self._look.units(12) for b in shown)

    def _place(self, room: int) -> None:
        """Put above what does not fit beside the primary button."""
        second = self._needed() > room and not self.secondary.isHidden()
        back = second and self._needed(self.back, self.primary) > room
        self._lift(self.back, 0, up=back)
        self._lift(self.secondary, self._row.count() - 1, up=second)
        self._lines.setSpacing(self._look.units(8) if second else 0)

    def _lift(self, button: Button, place: int, *, up: bool) -> None:
        """Have a button in the upper line, or at its place in the lower one."""
        line, other = (self._above, self._row) if up else (self._row, self._above)
        if line.indexOf(button) >= 0:
            return
        other.removeWidget(button)
        line.insertWidget(min(place, line.count()), button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the room."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("card"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
