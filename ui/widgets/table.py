"""A read-only table: rows with hairlines, or label and value under each other when narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from logic.record import dataclass
from ui.focus import focus_held
from ui.fonts import line_height
from ui.theme import Width
from ui.widgets.panels import Rule
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.theme import Colour, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its title, its share of the width (0: as wide as its text), and its side."""

    title: str
    share: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: plain text, bold or coloured, or a widget (a "Change" link)."""

    text: str = ""
    bold: bool = False
    colour: Colour = "ink"
    widget: QWidget | None = None


class DataTable(QWidget):
    """A table of texts. In a window under 880 units each row becomes a list of label and value.

    Under 360 units a value stands below its label.
    """

    def __init__(self, look: Look, columns: Sequence[Column], name: str = "") -> None:
        super().__init__()
        self._look = look
        self._columns = tuple(columns)
        self._rows: list[tuple[Cell, ...]] = []
        self._form: tuple[bool, bool] | None = None
        self._closed = False
        self._lowered: list[tuple[QVBoxLayout, QWidget, QWidget]] = []
        self._grid = QGridLayout(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look.changed.connect(self._restyle)
        self._restyle()

    def close_below(self) -> None:
        """Draw a line under the last row: what follows is no further row."""
        self._closed = True
        if self._rows:
            self._rebuild()

    def set_rows(self, rows: Sequence[Sequence[Cell | str]]) -> None:
        """Show these rows; a text stands for a plain cell."""
        self._let_go_of_widgets(rows)
        self._rows = [
            tuple(cell if isinstance(cell, Cell) else Cell(text=cell) for cell in row)
            for row in rows
        ]
        self._rebuild()

    def _let_go_of_widgets(self, rows: Sequence[Sequence[Cell | str]]) -> None:
        """Delete the widgets of rows that go, unless they come again."""
        staying = {id(c.widget) for row in rows for c in row if isinstance(c, Cell) and c.widget}
        for row in self._rows:
            for cell in row:
                if cell.widget is not None and id(cell.widget) not in staying:
                    cell.widget.deleteLater()

    def _rebuild(self) -> None:
        with focus_held(self):
            self._build_anew()

    def _build_anew(self) -> None:
        self._clear()
        # Before it is in a window it has no width to go by, and few windows are narrow.
        narrow, tight = self._form = self._wanted() if self.window().isVisible() else (False, False)
        for column in range(len(self._columns)):
            self._grid.setColumnStretch(column, 0)
        if narrow:
            self._build_lists(tight=tight)
        else:
            self._build_grid()

    def _wanted(self) -> tuple[bool, bool]:
        """Whether it is to be lists, and these with values below their labels."""
        return self._look.width(self) is Width.NARROW, self._look.is_tight(self)

    def _clear(self) -> None:
        kept = {id(cell.widget) for row in self._rows for cell in row if cell.widget}
        shown = [widget for _, _, widget in self._lowered]
        self._lowered.clear()
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                shown.append(widget)
        for widget in shown:
            widget.hide()
            if id(widget) not in kept:
                widget.deleteLater()

    def _build_grid(self) -> None:
        for at, column in enumerate(self._columns):
            self._grid.setColumnStretch(at, column.share)
            title = Prose(self._look, column.title, "secondary", "mute")
            title.set_wraps(bool(column.share))
            self._grid.addWidget(title, 0, at, _side(column))
        for number, row in enumerate(self._rows):
            line = 1 + number * 2
            self._grid.addWidget(Rule(self._look), line, 0, 1, len(self._columns))
            controls = [found for cell in row if (found := _control(cell)) is not None]
            beside = controls[0] if controls else None
            for at, cell in enumerate(row):
                self._add_cell(cell, (line + 1, at), None if _control(cell) else beside)
        self._end(1 + len(self._rows) * 2, len(self._columns))

    def _end(self, line: int, columns: int) -> None:
        if self._closed and self._rows:
            self._grid.addWidget(Rule(self._look), line, 0, 1, columns)

    def _add_cell(self, cell: Cell, place: tuple[int, int], beside: QWidget | None) -> None:
        column = self._columns[place[1]]
        shown = self._cell_widget(cell, column, wraps=bool(column.share))
        fills = column.share and not column.right and cell.widget is None
        side = Qt.AlignmentFlag(0) if fills else _side(column)
        if _control(cell) not in (None, cell.widget):
            side = Qt.AlignmentFlag.AlignTop  # controls at the column's width, as it was measured
        if beside is None:
            self._grid.addWidget(shown, *place, side)
        else:
            self._grid.addLayout(self._level_with(shown, beside, side), *place)

    def _level_with(self, shown: QWidget, control: QWidget, side: Qt.AlignmentFlag) -> QVBoxLayout:
        """A widget whose first line stands at the height of a control's own."""
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(shown, 0, side)
        self._lowered.append((box, control, shown))
        self._lower(box, control)
        return box

    def _lower(self, box: QVBoxLayout, control: QWidget) -> None:
        spare = control.sizeHint().height() - line_height(self._look, "secondary")
        box.setContentsMargins(0, max(0, spare // 2), 0, 0)

    def _build_lists(self, *, tight: bool) -> None:
        self._grid.setColumnStretch(1, 1)
        line = 0
        for row in self._rows:
            self._grid.addWidget(Rule(self._look), line, 0, 1, 2)
            line += 1
            for column, cell in zip(self._columns, row, strict=True):
                if cell.widget is None and not cell.text:
                    continue  # a label of nothing
                if column.title:
                    self._add_label(column, _control(cell), line, tight=tight)
                line += 1 if tight and column.title else 0
                shown = self._cell_widget(cell, column, wraps=True)
                first, span = (1, 1) if column.title and not tight else (0, 2)
                self._grid.addWidget(shown, line, first, 1, span)
                line += 1
        self._end(line, 2)

    def _add_label(self, column: Column, beside: QWidget | None, line: int, *, tight: bool) -> None:
        """The title of a column before or above a cell, level with the control beside it."""
        label = Prose(self._look, column.title, "secondary", "mute")
        label.set_wraps(tight)
        if tight:
            self._grid.addWidget(label, line, 0, 1, 2)
        elif beside is None:
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        else:
            level = self._level_with(label, beside, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(level, line, 0)

    def _cell_widget(self, cell: Cell, column: Column, *, wraps: bool) -> QWidget:
        if cell.widget is not None:
            if cell.widget.parent() is None:
                cell.widget.setParent(self)  # shown before, it would be a window
            cell.widget.show()
            return cell.widget
        role: Final = "secondary_strong" if cell.bold else "secondary"
        prose = Prose(self._look, cell.text, role, cell.colour)
        prose.set_wraps(wraps)
        prose.setAccessibleDescription(column.title)
        return prose

    @Slot()
    def _restyle(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._look.units(24))
        self._grid.setVerticalSpacing(self._look.units(4))
        for box, control, _ in self._lowered:
            self._lower(box, control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change form when the window grows or shrinks past 880 or 360 units."""
        super().resizeEvent(event)
        if self._form is not None and self._form != self._wanted():
            self._rebuild()


def _control(cell: Cell) -> QWidget | None:
    """The control a cell is, or that stands first in it; None where it is text."""
    if cell.widget is None or isinstance(cell.widget, QAbstractButton):
        return cell.widget
    if isinstance(cell.widget, Prose):  # its numbers stand in its lines
        return None
    inside = cell.widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return inside[0] if inside and isinstance(inside[0], QAbstractButton) else None


def _side(column: Column) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignTop
