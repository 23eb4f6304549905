"""Widgets under each other, made anew only where they show something else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.layouts import Filling, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ui.theme import Look


class Part(NamedTuple):
    """A widget by what it shows; ``renew`` brings one that stays up to date."""

    shows: object
    make: Callable[[], QWidget]
    renew: Callable[[Any], object] | None = None


class Stack(Filling):
    """Widgets under each other; ``show_parts`` makes anew only what shows something else.

    ``filled`` says that all parts are there.
    """

    filled = Signal()

    def __init__(self, look: Look, parts: Iterable[QWidget] = (), gap: int = 16) -> None:
        super().__init__()
        self._shown: list[tuple[object, QWidget]] = []
        self._before: list[tuple[object, QWidget]] = []
        self._coming: Iterator[Part] = iter(())
        self._put_off: list[tuple[QWidget, QWidget]] = []
        self._text_size = look.text_size
        self._look = look
        self._gap = gap
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self._box.addWidget(part)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_later)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_parts(self, parts: Iterable[Part], at_once: int = 1) -> None:
        """Show these and no others; hidden where there is none.

        Parts out of sight follow once those in sight are painted, each in a turn of its own.
        New ones have no place yet: so many of them count as in sight.
        """
        self._bring_all_back()
        self._before, self._shown = [*self._shown, *self._before], []
        self._coming = iter(parts)
        self._later.stop()
        while self._show_next():
            if len(self._shown) >= at_once and self._rest_is_out_of_sight():
                self._later.start(0)
                return

    def fill(self, widgets: Iterable[QWidget], at_once: int) -> None:
        """Show widgets made when asked for: some at once, each other in a turn of its own."""
        self._coming = (Part(widget, partial(_same, widget)) for widget in widgets)
        while len(self._shown) < at_once and self._show_next():
            pass
        self._later.start(0)

    def show_rest(self) -> None:
        """Show at once what would follow later."""
        self._later.stop()
        self._bring_all_back()
        while self._show_next():
            pass

    @Slot()
    def _show_later(self) -> None:
        if self._put_off:
            self._bring_back(*self._put_off.pop(0))
            self._later.start(0)
        elif self._show_next():
            self._later.start(0)
        settle()

    def _show_next(self) -> bool:
        """Show the part that comes next; False where none does, and all is shown."""
        part = next(self._coming, None)
        if part is None:
            self._drop_rest()
            return False
        before = self._before
        found = next((at for at, old in enumerate(before) if old[0] == part.shows), None)
        widget = part.make() if found is None else before.pop(found)[1]
        if self._box.indexOf(widget) != len(self._shown):
            self._box.insertWidget(len(self._shown), widget)
        self._shown.append((part.shows, widget))
        if part.renew is not None:
            part.renew(widget)
        return True

    def _drop_rest(self) -> None:
        """Take away what is shown no more."""
        for _, widget in self._before:
            widget.hide()
            self._box.removeWidget(widget)
            widget.deleteLater()
        self._before = []
        if self.parentWidget() is not None:  # without one it would be a window
            self.setVisible(bool(self._shown))
        self.filled.emit()

    def _rest_is_out_of_sight(self) -> bool:
        """Whether nobody sees what is still as it was before, nor would see more below it."""
        if not self.isVisible():
            return False
        rest = [widget for _, widget in self._before or self._shown[-1:]]
        focused = QApplication.focusWidget()
        held = focused is not None and any(widget.isAncestorOf(focused) for widget in rest)
        return not held and all(widget.visibleRegion().isEmpty() for widget in rest)

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._look.units(self._gap))
        grown = self._look.text_size / self._text_size
        self._text_size = self._look.text_size
        if grown != 1.0 and self.isVisible():
            self._put_off_unseen(grown)

    def _put_off_unseen(self, grown: float) -> None:
        """Lay out in turns of their own what is below the window, also with the text ``grown``."""
        window, focused = self.window(), QApplication.focusWidget()
        reach = window.height() / min(1.0, grown) ** 2  # smaller text takes fewer lines, too
        for _, widget in self._shown:
            held = focused is not None and widget.isAncestorOf(focused)
            if widget.isVisible() and not held and widget.mapTo(window, QPoint(0, 0)).y() > reach:
                blank = QWidget()
                blank.setFixedHeight(round(widget.height() * grown))
                self._put_off.append((widget, blank))
                self._swap(widget, blank)
                self._later.start(0)

    def _bring_all_back(self) -> None:
        while self._put_off:
            self._bring_back(*self._put_off.pop(0))

    def _bring_back(self, widget: QWidget, blank: QWidget) -> None:
        self._swap(blank, widget)
        widget.show()
        blank.deleteLater()

    def _swap(self, one: QWidget, other: QWidget) -> None:
        at = self._box.indexOf(one)
        one.hide()
        self._box.removeWidget(one)
        self._box.insertWidget(at, other)


def _same(widget: QWidget) -> QWidget:
    return widget
