"""Numbers that open where they came from, in figures, sentences and on lines of their own.

Those of a card are one stop of Tab, with the links of its list; arrow keys lead on from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from PySide6.QtCore import QLine, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.focus import focus_by_keyboard
from ui.fonts import line_height
from ui.widgets.buttons import LinkButton
from ui.widgets.panels import Card
from ui.widgets.prose import Prose, tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import (
        QEnterEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QTextLine,
    )

    from ui.fonts import TextRole
    from ui.theme import Colour, Look
    from ui.widgets.prose import Run

_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_ENDS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
#: The least a number to press is wide and high, in units.
_TARGET: Final = 24


class Opener(Protocol):
    """What opens numbers: the source drawer."""

    def open_topic(self, key: str) -> None:
        """Show where the number with this key came from."""
        ...

    def about(self, number: str) -> str:
        """What is read out of a number that opens."""
        ...


def leave(one: QAbstractButton, go_on: Callable[[bool], bool], *, forward: bool) -> bool:
    """Let Tab go on from a number, past the others of its card."""
    others = [other for other in together(one) if other is not one]
    for other in others:
        other.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    moved = go_on(forward)
    for other in others:
        other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return moved


def steps(one: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether a key led to another number of the card: arrows, and Home and End to its ends."""
    key = Qt.Key(event.key())
    if key not in {*_STEPS, *_ENDS}:
        return False
    found = together(one)
    at = min(max(found.index(one) + _STEPS.get(key, 0), 0), len(found) - 1)
    focus_by_keyboard(found[_ENDS.get(key, at)])
    return True


def together(one: QAbstractButton) -> list[QAbstractButton]:
    """The buttons that share a stop of Tab with this one, itself included, as they are read."""
    holder = one.parentWidget()
    card: QWidget | None = holder
    while card is not None and not isinstance(card, Card):
        card = card.parentWidget()
    inside = card or holder
    if inside is None:
        return [one]
    found = (w for w in inside.findChildren(QAbstractButton) if _opens(w))
    places = {w: QRect(w.mapTo(inside, QPoint(0, 0)), w.size()) for w in found}
    return _as_read(places) if one in places else [one]


def _opens(one: QAbstractButton) -> bool:
    return isinstance(one, (NumberButton, ListLink)) and one.isVisible()


def _as_read(places: dict[QAbstractButton, QRect]) -> list[QAbstractButton]:
    """Line by line, each from left to right."""
    lines: list[list[QAbstractButton]] = []
    for one in sorted(places, key=lambda w: places[w].y()):
        if lines and places[one].y() < places[lines[-1][0]].center().y():
            lines[-1].append(one)
        else:
            lines.append([one])
    return [one for line in lines for one in sorted(line, key=lambda w: places[w].x())]


class ListLink(LinkButton):
    """A link in a list of many."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Let Tab pass over the others."""
        return leave(self, super().focusNextPrevChild, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from number to number with the arrow keys."""
        if not steps(self, event):
            super().keyPressEvent(event)


class NumberLink(ListLink):
    """A number on a line of its own that opens its source."""


class NumberButton(QAbstractButton):
    """Over a number of a figure or of a sentence, which draws it; opens where it came from."""

    def __init__(self, look: Look, holder: QWidget) -> None:
        super().__init__(holder)
        self._look = look
        self.underlines: list[QLine] = []
        self.key = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Have a tip to show: the name, which would be one more thing to set at every change."""
        super().enterEvent(event)
        name = self.accessibleName()
        self.setToolTip(tip(name) if "<" in name else name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a stronger line under each line of the label while the pointer is over it."""
        if self.underMouse():
            painter = QPainter(self)
            painter.setPen(QPen(self._look.colour("ink"), self._look.units(2)))
            painter.drawLines(self.underlines)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Let Tab pass over the others."""
        return leave(self, super().focusNextPrevChild, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from number to number with the arrow keys."""
        if not steps(self, event):
            super().keyPressEvent(event)


def underline(look: Look, painter: QPainter, buttons: Iterable[NumberButton]) -> None:
    """Draw a dotted line under every number that opens."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    pen = QPen(look.colour("edge"), look.units(1))
    pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    for button in buttons:
        painter.drawLines([line.translated(button.pos()) for line in button.underlines])


class NumberProse(Prose):
    """A paragraph whose numbers open: runs that have a key are buttons."""

    _numbers: tuple[NumberButton, ...] = ()
    _parts: tuple[list[_Part], ...] = ()

    _opener: Opener | None = None

    def __init__(
        self,
        look: Look,
        opener: Opener | None = None,
        role: TextRole = "body",
        colour: Colour = "ink",
    ) -> None:
        super().__init__(look, "", role, colour)
        self._opener = opener

    @property
    def numbers(self) -> list[QWidget]:
        """The buttons, which Tab meets where they are read."""
        return list(self._numbers)

    def set_opener(self, opener: Opener) -> None:
        """Let what is shown from now on open; without one nothing does."""
        self._opener = opener

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show a paragraph; numbers that stay keep their buttons, so that focus does."""
        if tuple(runs) == self._runs:
            return
        opener, text = self._opener, "".join(run.text for run in runs)
        opening = [run for run in runs if run.opens] if opener is not None else []
        for button in self._numbers[len(opening) :]:
            button.hide()
            button.deleteLater()
        kept = self._numbers[: len(opening)]
        self._numbers = (*kept, *(self._button() for _ in opening[len(kept) :]))
        for button, run in zip(self._numbers, opening, strict=True):
            button.key = run.opens
            button.setAccessibleName(opener.about(run.text) if opener is not None else run.text)
            button.setAccessibleDescription(text)
        super().set_runs(runs)

    def _button(self) -> NumberButton:
        button = NumberButton(self._look, self)
        button.clicked.connect(self._pressed)
        return button

    @Slot()
    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, NumberButton) and self._opener is not None:
            self._opener.open_topic(button.key)

    def _restyled(self) -> None:
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the buttons with their numbers."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and what can be opened underlined."""
        super().paintEvent(event)
        if self._numbers:
            underline(self._look, QPainter(self), self._numbers)

    def sizeHint(self) -> QSize:
        """The size of the text, and enough to hit a number that stands alone."""
        least = self._look.units(_TARGET) if self._numbers else 0
        return super().sizeHint().expandedTo(QSize(least, 0))

    def heightForWidth(self, width: int) -> int:
        """The height of the text, and enough to hit a number that stands alone."""
        least = self._look.units(_TARGET) if self._numbers else 0
        return max(super().heightForWidth(width), least)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a number that goes on in the next line there, too."""
        for button, parts in zip(self._numbers, self._parts, strict=False):
            if any(part.box.contains(event.position().toPoint()) for part in parts):
                button.click()
                return
        super().mouseReleaseEvent(event)

    def _place(self) -> None:
        """Lay each button over its run, or over the longest part of it."""
        start, parts = 0, []
        for run in self._runs if self._numbers else ():
            length = len(run.text.encode("utf-16-le")) // 2
            if run.opens:
                parts.append(self._parts_of(start, start + length))
            start += length
        self._parts = tuple(parts)
        for button, found in zip(self._numbers, parts, strict=False):
            box = max((part.box for part in found), key=QRect.width, default=QRect())
            button.setGeometry(box)
            button.underlines = [part.line.translated(-box.topLeft()) for part in found]

    def _parts_of(self, start: int, end: int) -> list[_Part]:
        """Where the text from start to end stands, line by line."""
        laid = self._layout_for(self.width())
        layout, indent = laid.layout, self._indent(laid)
        lines = [layout.lineAt(at) for at in range(layout.lineCount())]
        tall = line_height(self._look, self._role)
        if len(lines) == 1:
            tall = max(tall, self._look.units(_TARGET))
        inside = (line for line in lines if _has(line, start, end))
        return [self._part(line, (start, end), tall, indent) for line in inside]

    def _part(self, line: QTextLine, ends: tuple[int, int], tall: int, indent: float) -> _Part:
        last = line.textStart() + line.textLength()
        places = max(ends[0], line.textStart()), min(ends[1], last)
        left, right = (cast("tuple[float, int]", line.cursorToX(at))[0] for at in places)
        right = min(right, line.x() + line.naturalTextWidth())  # not the blank at its end
        left, right = left + indent, right + indent
        wide = max(round(right - left), self._look.units(_TARGET))
        x = min(round((left + right - wide) / 2), self.width() - wide)
        top = round(line.y() + (line.height() - line_height(self._look, self._role)) / 2)
        under = round(line.y() + line.ascent()) + self._look.units(3)
        box = QRect(max(0, x), max(0, top), wide, tall)
        return _Part(box, QLine(round(left), under, round(right), under))


class _Part(NamedTuple):
    """A line of a number: the box to be hit, and the line under it."""

    box: QRect
    line: QLine


def _has(line: QTextLine, start: int, end: int) -> bool:
    return line.textStart() < end and start < line.textStart() + line.textLength()
