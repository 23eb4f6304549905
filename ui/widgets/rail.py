"""The rail: where the person is and how far each section has come, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.record import dataclass
from ui.focus import focus_by_keyboard, stop_once
from ui.widgets.brand import Brand
from ui.widgets.prose import Prose, tip
from ui.widgets.rail_row import RailItem, RailRow, RowState
from ui.widgets.saved import SavedLine
from ui.widgets.scroll import ScrollArea
from ui.widgets.standing import StandingBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.theme import Look
    from ui.widgets.buttons import LinkButton

__all__ = ["Rail", "RailGroup", "RowState"]

_ABOUT_LINES: Final = 2
#: Height of a row in units and whether headings stand close, the first that shows all rows.
_DENSITIES: Final = ((38, False), (34, False), (30, False), (30, True), (28, True), (26, True))


@dataclass(frozen=True, slots=True, kw_only=True)
class RailGroup:
    """Rows under a heading; no heading for the first."""

    items: tuple[RailItem, ...]
    heading: str = ""


class Rail(QWidget):
    """Brand, rows in groups, and at the foot the task, the client and whether all is saved.

    ``chosen`` carries the place of the row picked. The rail shows a new current row only when
    ``set_current`` says so. Tab stops at one row, arrows lead on from there.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._groups: tuple[RailGroup, ...] = ()
        self._rows: dict[str, RailRow] = {}
        self._headings: list[_Heading] = []
        self._current = ""
        self._fitted: object = None
        self.brand = Brand(look)
        self._about = Prose(look, "", "secondary", "mute")
        self._about.set_most_lines(_ABOUT_LINES)
        self.saved = SavedLine(look)
        self.standing = StandingBox(look)
        self._list = QVBoxLayout()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._settle)
        self._build()
        self.setAccessibleName(self.tr("Sections"))
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def save_action(self) -> LinkButton:
        """The action beside "Not saved"; connect its ``clicked``."""
        return self.saved.action

    def set_groups(self, groups: Sequence[RailGroup]) -> None:
        """Show these rows; rows that only change their state are kept, focus with them."""
        if self._shape(groups) != self._shape(self._groups):
            self._rebuild(groups)
        self._groups = tuple(groups)
        for group in groups:
            for item in group.items:
                self._rows[item.place].set_item(item)
        self.set_current(self._current)

    def set_current(self, place: str) -> None:
        """Mark the row that leads to the page shown; none when no row does."""
        self._current = place
        for of, row in self._rows.items():
            row.set_current(of == place)
        self._let_tab_in()
        self._later.start(0)

    def set_foot(self, about: str, saved: str, *, at_risk: bool = False, action: str = "") -> None:
        """Show the task and client, and the saved line; ``at_risk`` makes it a warning row."""
        if about != self._about.text():
            self._about.set_text(about)
            self._about.setToolTip(tip(about) if about else "")
            self._about.setAccessibleDescription(about)  # else a reader is told the tip's markup
        self._about.setVisible(bool(about))
        self.saved.show_saved(saved, at_risk=at_risk, action=action)

    def row(self, place: str) -> RailRow | None:
        """The row that leads to a place, or None."""
        return self._rows.get(place)

    def current_item(self) -> RailItem | None:
        """What the current row shows, or None."""
        row = self._rows.get(self._current)
        return row.item if row is not None else None

    @staticmethod
    def _shape(groups: Sequence[RailGroup]) -> list[tuple[str, list[str]]]:
        return [(group.heading, [item.place for item in group.items]) for group in groups]

    def _rebuild(self, groups: Sequence[RailGroup]) -> None:
        _empty(self._list)
        self._rows, self._headings = {}, []
        for group in groups:
            if group.heading:
                heading = _Heading(self._look, group.heading)
                self._headings.append(heading)
                self._list.addWidget(heading)
                heading.show()  # a row not shown yet has no height to fit
            for item in group.items:
                row = RailRow(self._look, item)
                row.clicked.connect(self._clicked)
                row.stepped.connect(self._step)
                row.focus_moved.connect(self._let_tab_in)
                self._rows[item.place] = row
                self._list.addWidget(row)
                row.show()
        self._list.addStretch(1)
        self._fitted = None
        self._fit()

    @Slot()
    def _let_tab_in(self) -> None:
        """Let Tab stop at the row with focus, else the current one, else the first."""
        rows = self._rows.values()
        first = self._rows.get(self._current) or next(iter(rows), None)
        stop_once(rows, next((row for row in rows if row.hasFocus()), first))

    @Slot(int)
    def _step(self, by: int) -> None:
        rows = list(self._rows.values())
        at = next((i for i, row in enumerate(rows) if row is self.sender()), 0)
        focus_by_keyboard(rows[min(max(at + by, 0), len(rows) - 1)])

    def _fit(self) -> None:
        """Make rows lower where not all can be seen; nothing where nothing is otherwise."""
        items = [row.item for row in self._rows.values()]
        asked = (self.width(), self._scroll.height(), items)
        if asked == self._fitted:
            return
        self._fitted = asked
        for tall, low in _DENSITIES:
            for heading in self._headings:
                heading.set_low(low=low)
            for row in self._rows.values():
                row.set_tall(tall)
            if self._rows_fit():
                return

    def _rows_fit(self) -> bool:
        self._list.invalidate()
        return self._list.heightForWidth(self.width()) <= self._scroll.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the height."""
        super().resizeEvent(event)
        self._box.activate()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when what stands below the rows takes another height."""
        if watched is self._scroll and event.type() is QEvent.Type.Resize:
            self._later.start(0)
        return super().eventFilter(watched, event)

    @Slot()
    def _settle(self) -> None:
        """Fit the rows, and keep the current one in sight where they still do not fit."""
        self._fit()
        row = self._rows.get(self._current)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, self._look.units(8))
            self._cut_none()

    def _cut_none(self) -> None:
        """Scroll past a row of which only the lower part would be seen."""
        bar = self._scroll.verticalScrollBar()
        shown = (*self._headings, *self._rows.values())
        for box in (widget.geometry() for widget in shown):
            if box.top() < bar.value() <= box.bottom():
                bar.setValue(box.bottom() + 1)
                return

    @Slot()
    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RailRow):
            self.chosen.emit(row.item.place)

    def _build(self) -> None:
        rows = QWidget()
        rows.setLayout(self._list)
        self._scroll = ScrollArea(self._look, filled=False)
        self._scroll.setWidget(rows)
        self._scroll.installEventFilter(self)
        rows.setAutoFillBackground(False)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self._about)
        self._foot.addWidget(self.saved)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.brand)
        self._box.addWidget(self._scroll, 1)
        self._box.addWidget(self.standing)
        self._box.addLayout(self._foot)

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(0, units(16), 1, units(16))
        self._box.setSpacing(units(16))
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._foot.setContentsMargins(units(24), 0, units(24), 0)
        self._foot.setSpacing(0)
        self.brand.setContentsMargins(units(24), 0, units(24), 0)
        self._fitted = None
        self._fit()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.colour("line"))


class _Heading(QWidget):
    """A heading between rows."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self._low = False
        prose = Prose(look, text.upper(), "kicker", "mute")
        prose.setAccessibleName(text)
        self._box = QVBoxLayout(self)
        self._box.addWidget(prose)
        look.changed.connect(self._space)
        self._space()

    def set_low(self, *, low: bool) -> None:
        """Take less room above and below."""
        if low != self._low:
            self._low = low
            self._space()

    @Slot()
    def _space(self) -> None:
        units = self._look.units
        above, below = (6, 4) if self._low else (16, 8)
        self._box.setContentsMargins(units(24), units(above), units(24), units(below))
        self.updateGeometry()  # else the list would go on with the height measured before


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, QWidget):
            widget.hide()
            widget.deleteLater()
