"""What no page may show: words cut off, buttons shortened, widgets over one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

from logic.figures import Anchor, Text
from ui.figure_view import FigureView
from ui.fonts import font
from ui.pages.recent_list import RecentRow
from ui.widgets import LinkButton, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.theme import Look

#: Pixels a measure may be off by rounding.
_SLACK = 1
_EDGE = 2
#: Letters of the longest word that must stay whole; a checksum may go on in the next line.
_LONGEST = 40
#: The room a row that opens something asks for beyond its words.
_HEADER_ROOM = 8
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
        if type(child).__name__ not in _OVERLAYS:
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
    yield from _cut(look, widget)
    yield from _too_low(widget)
    yield from _out_of_parent(widget)
    yield from _overlapping(widget)


# Words cut off


def _cut(look: Look, widget: QWidget) -> Iterator[str]:
    """What a widget that shows words lacks in room, as a sentence."""
    if isinstance(widget, Prose):
        yield from _cut_prose(look, widget)
    elif isinstance(widget, FigureView):
        yield from _cut_figure(look, widget)
    else:
        needed = _needed(look, widget)
        if needed > widget.width() + _SLACK:
            yield f"needs {needed} pixels and has {widget.width()}"


def _needed(look: Look, widget: QWidget) -> int:
    """The width a widget's words need, 0 where it may be any."""
    match widget:
        case LinkButton() | QCheckBox() | QPushButton() if widget.text():
            return widget.sizeHint().width()
        case QRadioButton() | QLabel():
            wraps = widget.hasHeightForWidth()
            return 0 if wraps else widget.sizeHint().width()
        case RecentRow():
            task = widget.accessibleName().split(",")[0]
            return QFontMetrics(font(look, "option")).horizontalAdvance(task)
        case _:
            return _needed_by_text(widget)


def _needed_by_text(widget: QWidget) -> int:
    metrics = widget.fontMetrics()
    match widget:
        case QComboBox():
            return metrics.horizontalAdvance(widget.currentText()) + widget.height() // 2
        case QLineEdit() if _is_number(widget.text()):
            return metrics.horizontalAdvance(widget.text())
        case QAbstractButton() if type(widget).__name__ == "_Header":
            return widget.sizeHint().width() - _HEADER_ROOM
        case _:
            return 0


def _is_number(text: str) -> bool:
    """What a person typed may be long; a number is to be seen whole."""
    return text.replace(",", "").replace(".", "").isdigit()


def _cut_prose(look: Look, prose: Prose) -> Iterator[str]:
    tall = prose.heightForWidth(prose.width())
    if tall > prose.height() + _SLACK:
        yield f"is {tall} pixels high and has {prose.height()}"
    role = prose._role  # noqa: SLF001 - it offers no way to ask
    metrics = QFontMetricsF(font(look, role))
    for word in (word for word in prose.text().split() if len(word) <= _LONGEST):
        wide = metrics.horizontalAdvance(word)
        if wide > prose.width() + _EDGE:
            yield f'breaks the word "{word}", {wide:.0f} pixels wide in {prose.width()}'


def _cut_figure(look: Look, view: FigureView) -> Iterator[str]:
    figure = view.figure()
    for item in figure.items if figure is not None else ():
        if isinstance(item, Text):
            face = font(look, "secondary_strong" if item.strong else "secondary")
            face.setPixelSize(max(1, round(item.size)))
            wide = QFontMetricsF(face).horizontalAdvance(item.text)
            shift = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[item.anchor]
            left, right = item.x - shift, item.x - shift + wide
            if left < -_EDGE or right > view.width() / look.text_size + _EDGE:
                yield f'"{item.text}" runs out of the figure'


# Room


def _too_low(widget: QWidget) -> Iterator[str]:
    """Where something lacks height, the words inside lack it, so only these are named."""
    if isinstance(widget, Prose) or widget.layout() is not None or not widget.hasHeightForWidth():
        return
    tall = widget.heightForWidth(widget.width())
    if tall > widget.height() + _EDGE:
        yield f"needs {tall} pixels of height and has {widget.height()}"


def _out_of_parent(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _is_styled_inside(parent):
        return
    inside = parent.rect().adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
    if _is_scrolled(parent):
        if widget.width() > parent.width() + _EDGE:
            yield f"is {widget.width()} pixels wide in a page of {parent.width()}"
    elif not inside.contains(widget.geometry()):
        yield f"{_box(widget.geometry())} runs out of {type(parent).__name__} {_box(parent.rect())}"


def _is_scrolled(parent: QWidget) -> bool:
    holder = parent.parentWidget()
    return isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent


def _is_styled_inside(parent: QWidget) -> bool:
    """Qt's own parts, which the style places."""
    return isinstance(parent, QAbstractScrollArea | QComboBox | QTabBar | QLineEdit)


def _overlapping(widget: QWidget) -> Iterator[str]:
    if _is_styled_inside(widget):
        return
    children = [c for c in _children(widget) if type(c).__name__ not in _OVERLAYS]
    for one, other in combinations(children, 2):
        shared = one.geometry().intersected(other.geometry())
        if min(shared.width(), shared.height()) > _EDGE and not _are_pages(widget):
            yield f"{_named(one)} lies over {_named(other)} at {_box(shared)}"


def _are_pages(widget: QWidget) -> bool:
    """A stack shows one page at a time, the others are hidden."""
    layout: QLayout | None = widget.layout()
    return layout is not None and layout.metaObject().className() == "QStackedLayout"


def _box(rect: QRect) -> str:
    return f"({rect.x()},{rect.y()} {rect.width()}x{rect.height()})"
