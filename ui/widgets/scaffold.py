"""The frame of a page: one scrolling column, a side column where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import shiboken6
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.focus import focus_held, keep_in_sight
from ui.fonts import font
from ui.layouts import Filling, settle
from ui.theme import Width
from ui.widgets.disclosure import Disclosure
from ui.widgets.heading import PageHeading
from ui.widgets.prose import Prose
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent

    from ui.theme import Look

#: The widest a page gets, side column included, in units.
PAGE_WIDTH: Final = 1120
SIDE_WIDTH: Final = 292
GAP: Final = 48


def page_margin(look: Look, widget: QWidget) -> int:
    """Pixels left and right of a page's content, for a widget as wide as the page.

    A page narrower than its room stands in the middle.
    """
    least = look.units({Width.WIDE: 48, Width.MEDIUM: 32, Width.NARROW: 16}[look.width(widget)])
    return max(least, (widget.width() - look.units(PAGE_WIDTH)) // 2)


class SideItem(QWidget):
    """Something beside the question: titled in the side column, a row that opens under it."""

    def __init__(self, look: Look, title: str, content: QWidget, *, folded: bool) -> None:
        super().__init__()
        self._look = look
        self._title = title
        self._content = content
        self._folded = folded
        self._heading = Prose(look, title.upper(), "kicker", "mute")
        self._heading.setAccessibleName(title)
        self._row = Disclosure(look, title, strong=True)
        self._beside: bool | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._heading)
        self._box.addWidget(self._row)
        look.changed.connect(self._restyle)
        self._restyle()

    def place(self, *, beside: bool) -> None:
        """Be part of the side column, or a row under the options."""
        if beside == self._beside:
            return
        self._beside = beside
        plain = beside and not self._folded
        self._heading.setVisible(plain)
        self._row.setVisible(not plain)
        if plain:
            self._box.addWidget(self._content)
            self._content.show()
        else:
            self._row.set_content(self._content)

    def open_for(self, focused: QWidget) -> None:
        """Let what has focus be seen, once placed anew."""
        if self._content.isAncestorOf(focused) and not self._content.isVisibleTo(self):
            self._row.set_open(True)

    def set_title(self, title: str) -> None:
        """Show another title, say with a count."""
        self._title = title
        self._heading.set_text(title.upper())
        self._heading.setAccessibleName(title)
        self._row.set_title(title)

    def set_open(self, opened: bool) -> None:  # noqa: FBT001
        """Open or close the row."""
        self._row.set_open(opened)

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._look.units(8))


class PageScaffold(ScrollArea):
    """A page: ``heading`` over the whole width, ``main`` below, side items beside or under it.

    Set kicker, title and hint by ``heading.set_texts``; more that belongs over the whole width
    (a bar, tabs) goes to ``head``, what the page is about to ``main``, and what stands beside it
    is given to ``add_side``. Only this scrolls, and only up and down. Without side items the
    main column takes the whole width. ``width_class`` tells how much room there is.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._sides: list[SideItem] = []
        self._first: QWidget | None = None
        self._inside: tuple[QWidget, ...] = ()
        self._was: Width | None = None
        self.heading = PageHeading(look)
        self.head = QVBoxLayout()
        self.head.addWidget(self.heading)
        self.main = QVBoxLayout()
        self._side = QVBoxLayout()
        self._under = QVBoxLayout()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._see_focus)
        self._build()
        look.changed.connect(self._restyle)
        self._restyle()

    def add_side(self, title: str, content: QWidget, *, folded: bool = False) -> SideItem:
        """Put something beside the main column; ``folded`` is a closed row there too."""
        item = SideItem(self._look, title, content, folded=folded)
        self._sides.append(item)
        self._was = None
        self._arrange()
        return item

    def width_class(self) -> Width:
        """How much room the window has."""
        return self._look.width(self)

    def to_top(self) -> None:
        """Scroll to the head of the page."""
        self.verticalScrollBar().setValue(0)

    def is_at_top(self) -> bool:
        """Whether the head of the page is to be seen."""
        return self.verticalScrollBar().value() == 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be read out as the page's title says now."""
        self.setAccessibleName(self.heading.title.text() or self.accessibleName())
        super().focusInEvent(event)

    def start_at_head(self) -> None:
        """Show the head of the page, with focus in the page: the arrows scroll, Tab leads on."""
        self._first, self._inside = None, ()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.to_top()

    def start_inside(self, fields: Sequence[QWidget]) -> None:
        """Show the head of the page, with focus in the first of these that can be seen with it.

        Where none can, focus stays in the first of all, and that is what is seen.
        """
        self._first, self._inside = None, tuple(fields)
        for field in fields[:1]:
            field.show()  # else only in the next turn, and keys typed ahead go elsewhere
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.to_top()
        self._later.start(0)

    def start_at(self, field: QWidget) -> None:
        """Show the head of the page, with focus in a field that can be seen with it.

        Where it cannot, the page itself takes focus: the arrows scroll, and Tab leads on.
        """
        self._first, self._inside = field, ()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.to_top()
        self._later.start(0)

    def _build(self) -> None:
        self._side_column = QWidget()
        self._side_column.setLayout(_tight(self._side))
        self._side_column.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        middle = Filling()  # a layout alone would be no wider than its narrowest button
        column = _tight(QVBoxLayout(middle))
        column.setSpacing(0)
        column.addLayout(self.main)
        column.addLayout(self._under)
        column.addStretch(1)
        self._columns = QHBoxLayout()
        self._columns.addWidget(middle, 1)
        self._columns.addWidget(self._side_column, 0, Qt.AlignmentFlag.AlignTop)
        self._page = Filling()
        self._whole = _tight(QVBoxLayout(_inside(self._page)))
        self._whole.addLayout(self.head)
        self._whole.addLayout(self._columns, 1)
        self.setWidget(self._page)

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        # Its own, for Qt hands those of the program to all there is, on pages out of sight too.
        self.setFont(font(self._look, "body"))
        self.setPalette(self._look.palette())
        self._side_column.setFixedWidth(units(SIDE_WIDTH))
        self._columns.setSpacing(units(GAP))
        self._whole.setSpacing(units(24))
        self.head.setSpacing(units(8))
        self.main.setSpacing(units(16))
        self._side.setSpacing(units(24))
        self._under.setSpacing(units(4))
        self._under.setContentsMargins(0, units(16), 0, 0)
        inner = self._page.findChild(QWidget, "inner")
        if isinstance(inner, QWidget):
            inner.setMaximumWidth(units(PAGE_WIDTH))
        self._was = None
        self._arrange()

    def _arrange(self) -> None:
        width = self.width_class()
        side = page_margin(self._look, self)
        tall = self._look.units({Width.WIDE: 32, Width.MEDIUM: 24, Width.NARROW: 16}[width])
        layout = self._page.layout()
        if layout is not None:
            layout.setContentsMargins(side, tall, side - self._bar_room(), tall)
        if width is self._was:
            return
        self._was = width
        beside = width is Width.WIDE and bool(self._sides)
        focused = QApplication.focusWidget()
        held = next((i for i in self._sides if focused and i.isAncestorOf(focused)), None)
        with focus_held(held or self):
            self._place_sides(beside=beside)
            if held is not None and focused is not None:
                held.open_for(focused)
        self._columns.setSpacing(self._look.units(GAP) if beside else 0)
        self.heading.set_inset(self._look.units(GAP + SIDE_WIDTH) if beside else 0)

    def _place_sides(self, *, beside: bool) -> None:
        for item in self._sides:
            (self._side if beside else self._under).addWidget(item)
            item.place(beside=beside)
        self._side_column.setVisible(beside)

    def _bar_room(self) -> int:
        """The width the scroll bar takes, so that the content keeps its right edge."""
        bar = self.verticalScrollBar()
        return bar.width() if bar.isVisible() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new room, and keep the focused control in sight."""
        super().resizeEvent(event)
        self._arrange()
        self._later.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange for the window it is now in."""
        super().showEvent(event)
        self._arrange()

    @Slot()
    def _see_focus(self) -> None:
        focused = cast("QWidget | None", self.focusWidget())
        if self._first is not None:
            self._see_first(self._first)
        elif self._inside:
            self._see_inside()
        elif focused is not None and focused.hasFocus() and self.isAncestorOf(focused):
            keep_in_sight(focused, self._look.units(24))

    def _see_first(self, first: QWidget) -> None:
        """Let the page stand in for its first field until there is room to see both.

        One made dull meanwhile, as on a page frozen, has handed its focus on.
        """
        if not first.isEnabled():
            self._first = None
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.to_top()
            return
        seen = self._is_seen_from_top(first)
        if seen or not (first.hasFocus() or self.hasFocus()):
            self._first = None
        if seen and self.hasFocus():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not seen and first.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.to_top()

    def _see_inside(self) -> None:
        fields, self._inside = self._inside, ()
        focused = next((one for one in fields if shiboken6.isValid(one) and one.hasFocus()), None)
        if focused is None:
            return
        settle()
        seen = next((one for one in fields if self._is_seen_from_top(one)), None)
        self.to_top()
        if seen is None:
            keep_in_sight(focused, self._look.units(24))
        elif seen is not focused:
            seen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_seen_from_top(self, widget: QWidget) -> bool:
        below = widget.mapTo(self._page, widget.rect().bottomLeft()).y()
        return below <= self.viewport().height()


def _tight(layout: QVBoxLayout) -> QVBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    return layout


def _inside(page: QWidget) -> QWidget:
    """A widget at the page's left, which may be held narrower than the page."""
    row = QHBoxLayout(page)
    row.setSpacing(0)
    inner = Filling()
    inner.setObjectName("inner")
    inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    row.addWidget(inner, 1)
    row.addStretch(0)
    return inner
