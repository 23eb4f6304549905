"""The six improvements in the order given: arrows, name, worst to best, slider, rank or weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from logic.assessment import Certainty
from logic.model import Consideration
from logic.ranking import in_order, place_of, weight_of
from logic.sentences import percent
from ui.theme import Width
from ui.widgets import Button, PointsSlider, Prose, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from logic.assessment import Priorities
    from logic.words import Words
    from ui.theme import Look

_MOVE, _NAME, _POINTS, _RANK = range(4)
_TIGHT = True, True
#: A row takes this many lines of the grid: its rule, its arrows, its name and its slider.
_LINES = 4


class _Row(QWidget):
    """One improvement: what stands at the left; its arrows, slider and rank stand beside it."""

    def __init__(self, words: Words, look: Look, of: Consideration) -> None:
        super().__init__()
        self.of = of
        name = words.text(f"consideration.{of}.name")
        self.points = PointsSlider(look, words.text("ui_priorities.points_of", name=name))
        self.rank = Prose(look, "", "secondary", "mute")
        self.rank.set_wraps(False)
        self.rule = Rule(look)
        self.span = Prose(look, "", "secondary", "mute")
        self.span.take_width()
        self.up = Button(look, "", "quiet", "chevron-up")
        self.down = Button(look, "", "quiet", "chevron-down")
        self.up.setAccessibleName(words.text("ui_priorities.up", name=name))
        self.down.setAccessibleName(words.text("ui_priorities.down", name=name))
        self.arrows = QWidget()
        beside = QHBoxLayout(self.arrows)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        for button in (self.up, self.down):
            beside.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Prose(look, name, "option"))
        box.addWidget(self.span)


class PriorityRows(QWidget):
    """All six; ``edited`` carries the consideration whose points the person changed.

    ``moved_up`` and ``moved_down`` carry the one that changes places with its neighbour.
    """

    edited = Signal(str)
    moved_up = Signal(str)
    moved_down = Signal(str)

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self._words = words
        self._look = look
        self._rows = {of: _Row(words, look, of) for of in Consideration}
        self._heads = {
            column: Prose(look, words.text(f"ui_priorities.{part}"), "secondary", "mute")
            for column, part in ((_NAME, "improvement"), (_POINTS, "points"), (_RANK, "rank"))
        }
        self._order = tuple(Consideration)
        self._form: tuple[bool, bool] | None = None
        self._grid = QGridLayout(self)
        for row in self._rows.values():
            row.points.edited.connect(self._edited)
            row.points.committed.connect(self.arrange)
            row.up.clicked.connect(self._up)
            row.down.clicked.connect(self._down)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_set(self, shown: Priorities, spans: Mapping[Consideration, str]) -> None:
        """Show these points; a consideration without any is hollow."""
        exact = shown.certainty in {Certainty.ABOUT, Certainty.EXACT}
        head = "weight" if exact else "rank"
        self._heads[_RANK].set_text(self._words.text(f"ui_priorities.{head}"))
        self._order = in_order(shown.points)
        for of, row in self._rows.items():
            value = shown.points.get(of)
            if row.points.value() != value:
                row.points.set_value(value)
            row.span.set_text(spans[of])
            row.rank.set_text(self._place_of(of, shown.points, exact=exact))
        if not self._is_sliding():
            self.arrange()

    def points(self) -> dict[str, int]:
        """The points shown, those unset left out."""
        values = {of.value: row.points.value() for of, row in self._rows.items()}
        return {name: value for name, value in values.items() if value is not None}

    def unset(self) -> list[tuple[Consideration, QWidget]]:
        """The considerations without points, each with its field."""
        rows = self._rows.items()
        return [(of, row.points.line) for of, row in rows if row.points.value() is None]

    def unread(self) -> list[tuple[Consideration, QWidget]]:
        """The considerations whose field holds something that is no points, each with it."""
        return [(of, line) for of, line in self.unset() if self._rows[of].points.line.text()]

    def forget_typed(self) -> None:
        """Show the points there are in place of what was typed and is none."""
        for row in self._rows.values():
            row.points.set_value(row.points.value())

    def first_field(self) -> QWidget:
        """The first slider."""
        return self._rows[self._order[0]].points.slider

    def _place_of(self, of: Consideration, points: Mapping[str, int], *, exact: bool) -> str:
        """The rank, the weight, or that nothing is set."""
        if of not in points:
            return self._words.text("ui_priorities.unset")
        if exact:
            return percent(round(float(weight_of(points, of)), 2))
        return self._words.text("ui_priorities.place", place=place_of(points, of))

    def _is_sliding(self) -> bool:
        """Whether a row is being changed; it must not jump away meanwhile."""
        return any(
            row.points.line.hasFocus() or row.points.slider.hasFocus()
            for row in self._rows.values()
        )

    def _of(self, *parts: str) -> Consideration | None:
        sender = self.sender()
        rows = self._rows.items()
        return next((of for of, row in rows if sender in [getattr(row, p) for p in parts]), None)

    @Slot()
    def _edited(self) -> None:
        of = self._of("points")
        if of is not None:
            self.edited.emit(of.value)

    @Slot()
    def _up(self) -> None:
        of = self._of("up")
        if of is not None:
            self.moved_up.emit(of.value)

    @Slot()
    def _down(self) -> None:
        of = self._of("down")
        if of is not None:
            self.moved_down.emit(of.value)

    @Slot()
    def _restyle(self) -> None:
        # What follows tells of all six, not of the last.
        self._grid.setContentsMargins(0, 0, 0, self._look.units(8))
        self._grid.setHorizontalSpacing(self._look.units(16))
        self._grid.setVerticalSpacing(self._look.units(12))
        for row in self._rows.values():
            for button in (row.up, row.down):
                button.setFixedSize(self._look.units(28), self._look.units(32))
        self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Put the rows in the order of their points, for the width there is."""
        narrow, _ = self._form = self._wanted()
        self._place_heads(narrow=narrow)
        for at, of in enumerate(self._order):
            row = self._rows[of]
            row.up.setEnabled(at > 0)
            row.down.setEnabled(at < len(self._order) - 1)
            self._place(row, 1 + at * _LINES, narrow=narrow)
        self._grid.setColumnStretch(_NAME, 5)
        self._grid.setColumnStretch(_POINTS, 0 if narrow else 6)

    def _place_heads(self, *, narrow: bool) -> None:
        for column, head in self._heads.items():
            head.set_wraps(False)
            self._grid.addWidget(head, 0, column, _across(column))
            head.setVisible(not narrow)  # once it has a parent; else it is a window

    def _place(self, row: _Row, line: int, *, narrow: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(row.rule, line, 0, 1, 4)
        self._grid.addWidget(row.arrows, line + 1, _MOVE, middle)
        if self._form == _TIGHT:
            self._grid.addWidget(row, line + 2, 0, 1, 4)
        else:
            self._grid.addWidget(row, line + 1, _NAME, 1, 2 if narrow else 1, middle)
        self._grid.addWidget(row.rank, line + 1, _RANK, _across(_RANK) | middle)
        if narrow:
            self._grid.addWidget(row.points, line + 3, 0, 1, 4)
        else:
            self._grid.addWidget(row.points, line + 1, _POINTS, middle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put sliders under their names where it is narrow, names under arrows where tight."""
        super().resizeEvent(event)
        if self._wanted() != self._form:
            self.arrange()

    def _wanted(self) -> tuple[bool, bool]:
        """Whether there is little width, and whether there is hardly any."""
        return self._look.width(self) is Width.NARROW, self._look.is_tight(self)


def _across(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column == _RANK else Qt.AlignmentFlag.AlignLeft
