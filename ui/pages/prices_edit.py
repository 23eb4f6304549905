"""Another number in place of a listed price: how much, by whom, why, and on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from logic.assessment import PriceEdit
from logic.errors import AnswerError
from logic.prices.roles import Role, doubts_about, edit, price_for
from logic.report.price_words import PriceWords
from ui.answers.field_row import FieldRow
from ui.answers.numbers import parse_price, show_number
from ui.focus import keep_in_sight
from ui.layouts import settle
from ui.navigation import PRICES
from ui.pages.forms import TypedForm
from ui.widgets import Button, Card, FlowRow, LineField

if TYPE_CHECKING:
    from ui.files import Files
    from ui.pages import PageContext

#: Room kept around a field gone to, in units.
_MARGIN = 24


class EditCard(Card):
    """Hidden until a price is to be changed; ``start`` says which."""

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__(context.look)
        self._context = context
        self._files = files
        self._words = PriceWords(context.words)
        self._role: Role | None = None
        self._about = self._doubted = ""
        look, say = context.look, self._words.say
        self._price = LineField(look, say("edit.price"))
        self._price.set_help(say("edit.price_help"))
        self._who = LineField(look, say("edit.who"))
        self._why = LineField(look, say("edit.why"))
        self._evidence = LineField(look, say("edit.evidence"))
        self._evidence.set_help(say("edit.evidence_help"))
        self._keep = Button(look, say("edit.keep"), "primary")
        self._cancel = Button(look, say("edit.cancel"))
        self.body.addWidget(FieldRow(look, (self._price, self._who)))
        self.body.addWidget(FieldRow(look, (self._why, self._evidence)))
        self.body.addWidget(FlowRow(look, self._keep, self._cancel))
        fields = (self._price, self._who, self._why, self._evidence)
        self._form = TypedForm(context.words, self, fields, self._keep.text())
        self._keep.clicked.connect(self._kept)
        self._cancel.clicked.connect(self._closed)
        self.hide()

    def start(self, role: Role) -> None:
        """Ask for another number in a role."""
        assessment, say = self._context.document.assessment, self._words.say
        price = price_for(assessment.costs, role)
        if price is None:
            return
        self._role, self._about, self._doubted = role, assessment.id, ""
        said = price.edit or PriceEdit()
        self._price.set_unit(self._words.per(price.unit))
        self._price.set_value(show_number(price.price_usd) if price.price_usd else "")
        self._who.set_value(said.changed_by or assessment.engagement.prepared_by)
        self._why.set_value(said.why)
        self._evidence.set_value(said.evidence)
        self._form.begin()
        self._show_error("")
        self.set_title(say("edit.title", what=self._words.what(price)))
        self.show()
        self._price.setFocus()

    def refresh(self) -> None:
        """Close where there is nothing to change any more, and over another assessment."""
        document, role = self._context.document, self._role
        gone = role is None or price_for(document.assessment.costs, role) is None
        if gone or document.frozen or self._about != document.assessment.id:
            self._closed()

    @Slot()
    def _kept(self) -> None:
        typed, document = self._price.value(), self._context.document
        price = parse_price(typed) if typed else None
        if self._role is None:
            return
        if typed and price is None:
            self._show_error(self._words.say("edit.not_a_number"), "price")
            return
        said = PriceEdit(
            changed_by=self._who.value(),
            changed_on=self._files.now.date().isoformat(),
            why=self._why.value(),
            evidence=self._evidence.value(),
        )
        before = document.assessment.costs
        try:
            costs = edit(before, self._role, price, said)
        except AnswerError as fault:
            self._show_error(fault.sentence, fault.question)
            return
        doubts = doubts_about(before, self._role, price) if price is not None else ()
        if doubts and typed != self._doubted:
            self._doubted = typed
            self._show_error(" ".join((*doubts, self._words.say("edit.meant"))), "price")
            return
        self._closed()
        document.set_costs(costs, place=PRICES)

    @Slot()
    def _closed(self) -> None:
        self._role = None
        self.hide()

    def _show_error(self, sentence: str, at: str = "") -> None:
        """Say it at the field it is about, and go there; without a sentence take all away."""
        fields = {"price": self._price, "changed_by": self._who, "why": self._why}
        for name, field in fields.items():
            field.set_error(sentence if name == at else "")
        if at:
            fields[at].setFocus()
            settle()  # the sentence below a field takes room of its own
            keep_in_sight(fields[at], self._context.look.units(_MARGIN))
