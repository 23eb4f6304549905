"""The six improvements with their points: name, worst to best, slider, rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from logic.model import Consideration
from ui.theme import Width
from ui.widgets import PointsSlider, Prose, Rule

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from logic.words import Words
    from ui.theme import Look

_NAME, _POINTS, _RANK = range(3)
#: A row takes this many lines of the grid: its rule, its name, and its slider when narrow.
_LINES = 3


class _Row(QWidget):
    """One improvement: what stands at the left; its slider and rank stand beside it."""

    def __init__(self, words: Words, look: Look, of: Consideration) -> None:
        super().__init__()
        self.of = of
        name = words.text(f"consideration.{of}.name")
        span = words.text(
            "ui_priorities.span",
            worst=words.text(f"consideration.{of}.worst"),
            best=words.text(f"consideration.{of}.best"),
        )
        self.points = PointsSlider(look, words.text("ui_priorities.points_of", name=name))
        self.rank = Prose(look, "", "secondary", "mute")
        self.rank.set_wraps(False)
        self.rule = Rule(look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Prose(look, name, "option"))
        box.addWidget(Prose(look, span, "secondary", "mute"))


class PriorityRows(QWidget):
    """All six; ``edited`` carries the consideration whose points the person changed."""

    edited = Signal(str)

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self._words = words
        self._look = look
        self._rows = [_Row(words, look, of) for of in Consideration]
        self._heads = [
            Prose(look, words.text(f"ui_priorities.{part}"), "secondary", "mute")
            for part in ("improvement", "points", "rank")
        ]
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for row in self._rows:
            row.points.edited.connect(self._edited)
        look.changed.connect(self._arrange)
        self._arrange()

    def show_points(self, points: dict[str, int]) -> None:
        """Show these points; a consideration without any is hollow."""
        for row in self._rows:
            value = points.get(row.of)
            if row.points.value() != value:
                row.points.set_value(value)
            row.rank.set_text(self._rank(value, points))

    def points(self) -> dict[str, int]:
        """The points shown, those unset left out."""
        values = {row.of.value: row.points.value() for row in self._rows}
        return {name: value for name, value in values.items() if value is not None}

    def unset(self) -> list[tuple[Consideration, QWidget]]:
        """The considerations without points, each with its field."""
        return [(row.of, row.points.line) for row in self._rows if row.points.value() is None]

    def first_field(self) -> QWidget:
        """The first slider."""
        return self._rows[0].points.slider

    def _rank(self, value: int | None, points: dict[str, int]) -> str:
        if value is None:
            return self._words.text("ui_priorities.unset")
        place = 1 + sum(other > value for other in points.values())
        return self._words.text("ui_priorities.place", place=place)

    @Slot()
    def _edited(self) -> None:
        slider = self.sender()
        of = next((row.of for row in self._rows if row.points is slider), None)
        if of is not None:
            self.edited.emit(of.value)

    @Slot()
    def _arrange(self) -> None:
        self._grid.setHorizontalSpacing(self._look.units(24))
        self._grid.setVerticalSpacing(self._look.units(10))
        narrow = self._look.width(self) is Width.NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._place_heads(narrow=narrow)
        for at, row in enumerate(self._rows):
            self._place(row, 1 + at * _LINES, narrow=narrow)
        self._grid.setColumnStretch(_NAME, 5)
        self._grid.setColumnStretch(_POINTS, 0 if narrow else 6)

    def _place_heads(self, *, narrow: bool) -> None:
        for column, head in enumerate(self._heads):
            head.setVisible(not narrow)
            head.set_wraps(False)
            self._grid.addWidget(head, 0, column, _across(column))

    def _place(self, row: _Row, line: int, *, narrow: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(row.rule, line, 0, 1, 3)
        self._grid.addWidget(row, line + 1, _NAME, 1, 2 if narrow else 1, middle)
        self._grid.addWidget(row.rank, line + 1, _RANK, _across(_RANK) | middle)
        if narrow:
            self._grid.addWidget(row.points, line + 2, 0, 1, 3)
        else:
            self._grid.addWidget(row.points, line + 1, _POINTS, middle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put sliders under their names where it is narrow."""
        super().resizeEvent(event)
        self._arrange()


def _across(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column == _RANK else Qt.AlignmentFlag.AlignLeft
