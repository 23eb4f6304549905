"""Another range in place of a figure: low, likely and high, who says so, why, on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import Amount, CostInput
from logic.cost.listing import as_typed, figure_doubt, from_typed, with_figure
from logic.errors import AnswerError
from logic.ranges import range_faults
from ui.answers.amount import range_fault_words, shape_field
from ui.answers.field_row import FieldRow
from ui.answers.numbers import parse_amount, show_number
from ui.focus import keep_in_sight
from ui.layouts import settle
from ui.navigation import FIGURES
from ui.pages.forms import TypedForm
from ui.widgets import Button, FlowRow, LineField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.cost.listing import ListedFigure
    from logic.ranges import RangeFault
    from ui.files import Files
    from ui.pages import PageContext

_PARTS = ("low", "likely", "high")
#: Room kept around a field gone to, in units.
_MARGIN = 24


class EditFigure(QWidget):
    """The fields for one figure; ``closed`` when it is kept or left as it was."""

    closed = Signal()

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = files
        self._figure: ListedFigure | None = None
        self._doubted: Amount | None = None
        look = context.look
        named = (*_PARTS, "who", "why", "source")
        self._fields = {name: LineField(look, self._say(name)) for name in named}
        self._shape = shape_field(context.words, look)
        self._fields["source"].set_help(self._say("source_help"))
        keep = Button(look, self._say("keep"), "primary")
        cancel = Button(look, self._say("cancel"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(FieldRow(look, [self._fields[name] for name in _PARTS]))
        box.addWidget(self._shape)
        box.addWidget(FieldRow(look, [self._fields["who"], self._fields["why"]]))
        box.addWidget(self._fields["source"])
        box.addWidget(FlowRow(look, keep, cancel))
        self._form = TypedForm(context.words, self, tuple(self._fields.values()), keep.text())
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.closed)

    @property
    def name(self) -> str:
        """The id of the figure asked about, "" for none."""
        return self._figure.id if self._figure is not None else ""

    def start(self, figure: ListedFigure) -> None:
        """Ask for another range of a figure."""
        self._figure = typed = as_typed(figure)
        self._doubted = None
        said = figure.given
        who = self._context.document.assessment.engagement.prepared_by
        values = {part: show_number(getattr(typed.now, part)) for part in _PARTS}
        values["who"] = said.changed_by if said else who
        values["why"] = said.why if said else ""
        values["source"] = said.source if said else ""
        for name, field in self._fields.items():
            field.set_value(values[name])
            field.set_error("")
        self._shape.set_value(figure.shape)
        self._form.begin()
        for part in _PARTS:
            self._fields[part].set_unit(self._context.words.text(f"cost_unit_typed.{figure.unit}"))
        self.show()
        self._fields["likely"].setFocus()

    @Slot()
    def _keep(self) -> None:
        """Keep what is typed, or say at its field what is wrong with it."""
        figure, document = self._figure, self._context.document
        for field in self._fields.values():
            field.set_error("")
        amount = self._amount()
        if figure is None or amount is None or not self._sound(figure, amount):
            return
        amount = from_typed(figure.unit, amount)
        said = CostInput(
            low=amount.low,
            likely=amount.likely,
            high=amount.high,
            unit=figure.unit,
            shape=self._shape.value(),
            source=self._fields["source"].value(),
            changed_by=self._fields["who"].value(),
            changed_on=self._files.now.date().isoformat(),
            why=self._fields["why"].value(),
        )
        try:
            costs = with_figure(document.assessment.costs, figure.id, amount, said)
        except AnswerError as fault:
            at = "who" if fault.question == "changed_by" else "why"
            self._refuse({at: self._say("said_missing")})
            return
        if self._is_doubted(figure, amount):
            return
        self.closed.emit()
        document.set_costs(costs, place=FIGURES)

    def _amount(self) -> Amount | None:
        """What is typed, None where a field holds no number."""
        unit = self._figure.unit if self._figure is not None else ""
        values = {part: parse_amount(self._fields[part].value(), unit) for part in _PARTS}
        unreadable = [part for part, value in values.items() if value is None]
        self._refuse(dict.fromkeys(unreadable, self._say("not_a_number")))
        low, likely, high = (values[part] for part in _PARTS)
        if low is None or likely is None or high is None:
            return None
        return Amount(low=low, likely=likely, high=high)

    def _sound(self, figure: ListedFigure, amount: Amount) -> bool:
        faults = range_faults(amount, figure.least, figure.most)
        self._refuse({part: self._why_not(figure, fault) for part, fault in faults.items()})
        return not faults

    def _is_doubted(self, figure: ListedFigure, amount: Amount) -> bool:
        """Whether something is seldom so of it, which is said once for each number typed."""
        context = self._context
        costs = context.document.assessment.costs
        doubt = figure_doubt(context.content, costs, figure.id, amount.likely)
        if not doubt or amount == self._doubted:
            return False
        self._doubted = amount
        self._refuse({"likely": f"{doubt} {self._say('meant')}"})
        return True

    def _why_not(self, figure: ListedFigure, fault: RangeFault) -> str:
        """What to do about a number; some figures say what could not be meant."""
        words = self._context.words
        out_of_bounds = fault.startswith("too_")
        own = words.maybe(f"ui_figures.fault.{figure.id}") if out_of_bounds else ""
        return own or range_fault_words(words, fault, figure, self._fields)

    def _refuse(self, faults: Mapping[str, str]) -> None:
        """Say what to do at each field, and go to the first of them."""
        for name, sentence in faults.items():
            self._fields[name].set_error(sentence)
        first = next(iter(faults), "")
        if first:
            self._fields[first].setFocus()
            settle()  # the sentence below a field takes room of its own
            keep_in_sight(self._fields[first], self._context.look.units(_MARGIN))

    def _say(self, key: str) -> str:
        return self._context.words.text(f"ui_figures.{key}")
