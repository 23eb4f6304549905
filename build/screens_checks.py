"""What no page may show: words cut off, buttons shortened, widgets over one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from screens_words import EDGE, cut
from ui.widgets import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.theme import Look

#: A control narrower or lower than this is not seen.
_LEAST = 8
#: What is laid over the page on purpose.
_OVERLAYS = frozenset({"_Ring", "_Sheet", "SourceDrawer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a widget."""

    widget: str
    what: str

    def __str__(self) -> str:
        """Widget and fault."""
        return f"{self.widget}: {self.what}"


def faults(look: Look, root: QWidget) -> tuple[Fault, ...]:
    """Everything wrong below a widget that is shown, parts scrolled away included."""
    found: list[Fault] = []
    for widget in _shown(root):
        found += [Fault(widget=_named(widget), what=what) for what in _wrong(look, widget)]
    return tuple(found)


def _shown(root: QWidget) -> Iterator[QWidget]:
    """The visible widgets of a window, itself first; windows over it are not its own."""
    yield root
    for child in _children(root):
        yield from _shown(child)


def _children(widget: QWidget) -> list[QWidget]:
    flag = Qt.FindChildOption.FindDirectChildrenOnly
    found = widget.findChildren(QWidget, options=flag)
    return [child for child in found if child.isVisible() and not child.isWindow()]


def _named(widget: QWidget) -> str:
    kinds: list[str] = []
    part: QWidget | None = widget
    while part is not None and len(kinds) < 3:  # noqa: PLR2004 - enough to find it by
        kinds.append(type(part).__name__)
        part = part.parentWidget()
    text = widget.accessibleName() or str(getattr(widget, "text", str)())
    said = f' "{text[:60]}"' if text else ""
    return " in ".join(kinds) + said


def _wrong(look: Look, widget: QWidget) -> Iterator[str]:
    yield from cut(look, widget)
    yield from _too_low(widget)
    yield from _too_small(widget)
    yield from _out_of_parent(widget)
    yield from _overlapping(widget)


# Room


def _too_low(widget: QWidget) -> Iterator[str]:
    """Where something lacks height, the words inside lack it, so only these are named."""
    if isinstance(widget, Prose) or widget.layout() is not None:
        return
    if widget.hasHeightForWidth():
        tall = widget.heightForWidth(widget.width())
    elif isinstance(widget, QPushButton | QLineEdit | QComboBox | QTabBar):
        tall = 0 if _is_icon(widget) else widget.sizeHint().height()
    else:
        return
    if tall > widget.height() + EDGE:
        yield f"needs {tall} pixels of height and has {widget.height()}"


def _is_icon(widget: QWidget) -> bool:
    return isinstance(widget, QPushButton) and not widget.text()


def _too_small(widget: QWidget) -> Iterator[str]:
    """A control squeezed to nothing is there for the keyboard alone."""
    takes_focus = widget.isEnabled() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    if takes_focus and min(widget.width(), widget.height()) < _LEAST:
        yield f"is {widget.width()} x {widget.height()} pixels, too small to see"


def _out_of_parent(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _is_styled_inside(parent):
        return
    inside = parent.rect().adjusted(-EDGE, -EDGE, EDGE, EDGE)
    if _is_scrolled(parent):
        if widget.width() > parent.width() + EDGE:
            yield f"is {widget.width()} pixels wide in a page of {parent.width()}"
        if widget.height() > parent.height() + EDGE and not _scrolls(parent):
            yield f"is {widget.height()} pixels high in {parent.height()} and cannot be scrolled"
    elif not inside.contains(widget.geometry()):
        yield f"{_box(widget.geometry())} runs out of {type(parent).__name__} {_box(parent.rect())}"


def _is_scrolled(parent: QWidget) -> bool:
    holder = parent.parentWidget()
    return isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent


def _scrolls(parent: QWidget) -> bool:
    """Whether what is inside can be scrolled up and down."""
    area = parent.parentWidget()
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return isinstance(area, QScrollArea) and area.verticalScrollBarPolicy() is not off


def _is_styled_inside(parent: QWidget) -> bool:
    """Qt's own parts, which the style places."""
    return isinstance(parent, QAbstractScrollArea | QComboBox | QTabBar | QLineEdit)


def _overlapping(widget: QWidget) -> Iterator[str]:
    if _is_styled_inside(widget):
        return
    children = [c for c in _children(widget) if type(c).__name__ not in _OVERLAYS]
    for one, other in combinations(children, 2):
        shared = one.geometry().intersected(other.geometry())
        if min(shared.width(), shared.height()) > EDGE and not _are_pages(widget):
            yield f"{_named(one)} lies over {_named(other)} at {_box(shared)}"


def _are_pages(widget: QWidget) -> bool:
    """A stack shows one page at a time, the others are hidden."""
    layout: QLayout | None = widget.layout()
    return layout is not None and layout.metaObject().className() == "QStackedLayout"


def _box(rect: QRect) -> str:
    return f"({rect.x()},{rect.y()} {rect.width()}x{rect.height()})"
