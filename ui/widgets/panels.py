"""Cards, strips and empty states: the boxes text sits in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.boxes import Box, paint_box
from ui.icons import pixmap
from ui.layouts import fills
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.flow import FlowRow
from ui.widgets.prose import Prose, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.theme import Colour, Look

StripKind = Literal["info", "warning", "error", "settled"]

_STRIP_ICONS: dict[StripKind, tuple[str, Colour]] = {
    "info": ("info", "ink"),
    "warning": ("triangle-alert", "warn"),
    "error": ("circle-alert", "bad"),
    "settled": ("circle-check", "good"),
}


class Panel(QFrame):
    """A filled, rounded box; the ground of cards and strips."""

    def __init__(
        self, look: Look, fill: Colour = "card", edge: Colour = "line", radius: int = 8
    ) -> None:
        super().__init__()
        self._look = look
        self._fill: Colour = fill
        self._edge: Colour = edge
        self._radius = radius
        self._strong = False
        look.changed.connect(self.update)

    @property
    def ground(self) -> Colour:
        """The colour of the box."""
        return self._fill

    def set_strong(self, strong: bool) -> None:  # noqa: FBT001
        """Outline the box in ink, two units wide, as the chosen of several."""
        self._strong = strong
        self.update()

    def sizeHint(self) -> QSize:
        """As small as it may be: it takes the width it is given."""
        return self.minimumSizeHint() if fills(self) else super().sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        colour, units = self._look.colour, self._look.units
        edge = colour("ink" if self._strong else self._edge)
        width = units(2) if self._strong else 1
        fill, radius = colour(self._fill), units(self._radius)
        paint_box(QPainter(self), self.rect(), Box(fill, edge, width, radius))


class Card(Panel):
    """A titled panel; put widgets into ``body``, actions into ``add_action``."""

    def __init__(self, look: Look, title: str = "") -> None:
        super().__init__(look)
        self.body = QVBoxLayout()
        self._title = Prose(look, title, "card_title")
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._title)
        self._title.setVisible(bool(title))  # once it has a parent; else it is a window
        self._box.addLayout(self.body)
        self.setAccessibleName(title)
        look.changed.connect(self._restyle_card)
        self._restyle_card()

    def set_title(self, title: str) -> None:
        """Show another title; empty for none."""
        self._title.set_text(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add_text(self, text: str, colour: Colour = "mute") -> Prose:
        """Add a paragraph; returns it."""
        prose = Prose(self._look, text, "body", colour)
        prose.take_width()
        self.body.addWidget(prose)
        return prose

    def add_action(self, text: str) -> LinkButton:
        """Add a link button under what is there; returns it."""
        link = LinkButton(self._look, text)
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return link

    @Slot()
    def _restyle_card(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(units(16), units(16), units(16), units(16))
        self._box.setSpacing(units(8))
        self.body.setSpacing(units(8))


class Icon(QLabel):
    """An icon beside a text that says the same; nothing to a screen reader."""

    def __init__(
        self, look: Look, name: str, colour: Colour = "ink", size: int = 16, height: int = 0
    ) -> None:
        """Draw an icon ``size`` units square, in the middle of ``height`` units if given."""
        super().__init__()
        self._look = look
        self._name = name
        self._colour: Colour = colour
        self._size = size
        self._height = height or size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_icon(self, name: str, colour: Colour) -> None:
        """Show another icon."""
        if (name, colour) != (self._name, self._colour):
            self._name, self._colour = name, colour
            self._restyle()

    def sizeHint(self) -> QSize:
        """The icon's size, as high as the line it stands before."""
        return QSize(self._look.units(self._size), self._look.units(self._height))

    @Slot()
    def _restyle(self) -> None:
        self.setPixmap(pixmap(self._look, self._name, self._colour, self._size))
        self.updateGeometry()


class Strip(Panel):
    """A notice in the page: icon, sentence, at most two actions; never a passing toast.

    ``said`` shows the sentence where its numbers are to open.
    """

    def __init__(
        self, look: Look, kind: StripKind = "info", text: str = "", said: Prose | None = None
    ) -> None:
        icon, colour = _STRIP_ICONS[kind]
        super().__init__(look, "card", "line" if kind == "info" else colour)
        self._icon = Icon(look, icon, colour, 18, 22)
        self._text = said or Prose(look, text)
        self._actions: list[LinkButton] = []
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._middle = QVBoxLayout()
        self._middle.addWidget(self._text)
        self._links = FlowRow(look, spacing=16)
        self._links.hide()
        self._middle.addWidget(self._links)
        self._box.addLayout(self._middle, 1)
        self.setAccessibleName(text)
        look.changed.connect(self._restyle_strip)
        self._restyle_strip()

    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def set_notice(self, kind: StripKind, text: str | Sequence[Run]) -> None:
        """Show another sentence, perhaps of another kind."""
        icon, colour = _STRIP_ICONS[kind]
        self._icon.set_icon(icon, colour)
        self._edge = "line" if kind == "info" else colour
        self._text.set_runs((Run(text),) if isinstance(text, str) else text)
        self.setAccessibleName(self._text.text())
        self.update()

    def add_action(self, text: str) -> LinkButton:
        """Add an action (two at most); connect its ``clicked``."""
        link = LinkButton(self._look, text, "body")
        self._links.add(link)
        self._links.show()
        self._actions.append(link)
        return link

    @Slot()
    def _restyle_strip(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(units(16), units(12), units(16), units(12))
        self._box.setSpacing(units(12))
        self._middle.setSpacing(units(4))


class EmptyState(QWidget):
    """What a page with nothing on it shows: one sentence, one action."""

    def __init__(self, look: Look, text: str, action: str = "") -> None:
        super().__init__()
        self._look = look
        self._text = Prose(look, text, "body", "mute")
        self.button = Button(look, action)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._text)
        self._box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.setVisible(bool(action))
        look.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        """Show another sentence."""
        self._text.set_text(text)

    @Slot()
    def _restyle(self) -> None:
        self._box.setContentsMargins(0, self._look.units(24), 0, self._look.units(24))
        self._box.setSpacing(self._look.units(16))


class Rule(QWidget):
    """A hairline that separates."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        QPainter(self).fillRect(self.rect(), self._look.colour("line"))
