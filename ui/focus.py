"""The focus ring: shown only when focus came by keyboard, and the focused control kept in sight."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QMainWindow,
    QScrollArea,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QPaintEvent

    from ui.theme import Look

_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)
#: Set on a widget that shows focus itself (a text field turns its edge to ink).
OWN_FOCUS = "ownFocus"
#: Set on a text in which Enter makes a new line.
MAKES_LINES = "makesLines"


def by_keyboard(widget: QWidget) -> bool:
    """Whether focus in the widget's window last moved by keyboard."""
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def focus_by_keyboard(widget: QWidget) -> None:
    """Focus a widget as Tab would, ring included."""
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def keep_in_sight(widget: QWidget, margin: int) -> None:
    """Scroll the page a widget lives in so that the widget can be seen, with room around it.

    A page whose head can be seen with it stays as it is: the head tells more than the room.
    """
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and not _is_seen_with_head(parent, widget):
            parent.ensureWidgetVisible(widget, 0, margin)
        parent = parent.parentWidget()


def _is_seen_with_head(page: QScrollArea, widget: QWidget) -> bool:
    below = widget.mapTo(page, widget.rect().bottomLeft()).y()
    return page.verticalScrollBar().value() == 0 and below <= page.height()


@contextmanager
def focus_held(within: QWidget) -> Iterator[None]:
    """Give focus back to what had it in a widget whose parts are laid out anew meanwhile.

    Whatever is hidden for a moment hands its focus on.
    """
    focused = QApplication.focusWidget()
    held = focused if focused is not None and within.isAncestorOf(focused) else None
    yield
    if held is not None and shiboken6.isValid(held) and held.isVisibleTo(within):
        held.setFocus(Qt.FocusReason.OtherFocusReason)


def stop_once(widgets: Iterable[QWidget], at: QWidget | None) -> None:
    """Let Tab stop at one of several widgets only; keys of their own lead on from there."""
    for widget in widgets:
        stops = widget is at
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)


def step(root: QWidget, *, forward: bool) -> bool:
    """Take Tab from the focused widget to the next of those below ``root``, round and round.

    The order is that in which they are laid out now. Qt's own is that of creation, so that
    whatever is made later would come last. False where there is nothing to go on from or to.
    """
    found = [_taker(widget) for widget in _laid_out(root)]
    at = next((i for i, widget in enumerate(found) if widget.hasFocus()), None)
    if at is None:
        return False
    following = (*found[at + 1 :], *found[:at])
    target = next(filter(takes_tab, following if forward else following[::-1]), None)
    if target is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return True


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget now."""
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and widget.isVisible() and widget.isEnabled()


def _taker(widget: QWidget) -> QWidget:
    """What has focus once a widget is given it."""
    proxy = widget.focusProxy()
    return widget if proxy is None else _taker(proxy)


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    """The widgets that take focus, in order; one that hands it on stands for its editor."""
    if widget.focusProxy() is not None:
        yield widget
        return
    if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _laid_out(inside)
    elif widget.layout() is not None:
        for part in _as_read(_shown_in(widget)):
            yield from _laid_out(part)
    else:
        yield from _as_read(getattr(widget, "numbers", []))


def _shown_in(widget: QWidget) -> list[QWidget]:
    """What stands in a widget. The items of its layout, asked for from Python, crash Qt later."""
    parts = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [part for part in parts if not part.isHidden() and not part.isWindow()]


def _as_read(parts: list[QWidget]) -> list[QWidget]:
    """Line by line, each from left to right."""
    lines: list[list[QWidget]] = []
    for part in sorted(parts, key=QWidget.y):
        if lines and part.y() < lines[-1][0].geometry().center().y():
            lines[-1].append(part)
        else:
            lines.append([part])
    return [part for line in lines for part in sorted(line, key=QWidget.x)]


class FocusRing(QObject):
    """Lays a ring over whichever control of the application has focus by keyboard."""

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(look)
        self._app = app
        self._look = look
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        self._by_keys = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._follow)
        # Later, and without what had it: that may be half gone already, and Python not run on it.
        later = Qt.ConnectionType.QueuedConnection
        app.focusObjectChanged.connect(self._focus_moved, later)

    def keys_used(self) -> None:
        """Show where focus goes from now on, until the mouse takes it."""
        self._by_keys = True

    def ring(self) -> QWidget | None:
        """The ring shown now, or None."""
        return self._ring

    @Slot()
    def _focus_moved(self) -> None:
        self._forget()
        new = self._app.focusWidget()
        if new is None or new.isWindow():
            return
        pressed = self._app.mouseButtons() is not Qt.MouseButton.NoButton
        if not pressed:  # a page must not move under a press
            keep_in_sight(new, self._look.units(24))
        # A page that takes focus by itself lets Qt forget that keys led to it.
        self._by_keys = by_keyboard(new) or (self._by_keys and not pressed)
        if self._by_keys and not new.property(OWN_FOCUS):
            self._watch(new)

    def _forget(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._watched, self._target, self._ring = [], None, None
        self._later.stop()

    def _watch(self, target: QWidget) -> None:
        holder = _holder(target)
        if not holder.isAncestorOf(target):  # the menu bar, which shows the menu in focus itself
            return
        self._target = target
        self._ring = _Ring(self._look, holder)
        widget: QWidget | None = target
        while widget is not None and widget is not holder:
            self._watched.append(widget)
            widget = widget.parentWidget()
        for widget in self._watched:
            widget.installEventFilter(self)
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the target when it or what holds it moves."""
        if event.type() in _MOVES:
            self._later.start(0)
        return False

    @Slot()
    def _follow(self) -> None:
        target, ring = self._target, self._ring
        if target is None or ring is None:
            return
        if shiboken6.isValid(target) and shiboken6.isValid(ring):
            ring.lay_over(target)
        else:
            self._forget()


class _Ring(QWidget):
    """The ring itself, a child of the viewport or window that holds the target."""

    def __init__(self, look: Look, holder: QWidget) -> None:
        super().__init__(holder)
        self._look = look
        self._holder = holder
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look.changed.connect(self.update)

    def lay_over(self, target: QWidget) -> None:
        """Be around the target, within the holder."""
        gap = self._look.units(4)
        rect = QRect(target.mapTo(self._holder, QPoint(0, 0)), target.size())
        self.setGeometry(rect.adjusted(-gap, -gap, gap, gap) & self._holder.rect())
        self.setVisible(target.isVisible())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._look.units(2)
        painter.setPen(QPen(self._look.colour("ink"), width))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = min(self._look.units(10), rect.height() / 4)
        painter.drawRoundedRect(rect, radius, radius)


def _holder(target: QWidget) -> QWidget:
    """The viewport that clips the target, or what fills its window.

    Qt crashes over a ring laid on the main window itself when that is deleted.
    """
    below, parent = target, target.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        below, parent = parent, parent.parentWidget()
        if below.isWindow():
            break
    inside = below.centralWidget() if isinstance(below, QMainWindow) else None
    return inside or below
