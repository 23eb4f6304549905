"""The client's currency: three letters, a rate and its day, all typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from logic.errors import AnswerError
from logic.prices.roles import DOLLAR, with_currency
from logic.report.price_words import PriceWords
from logic.sentences import long_date
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


class CurrencyCard(Card):
    """Shows the currency in use and takes another."""

    def __init__(self, context: PageContext, files: Files) -> None:
        self._words = PriceWords(context.words)
        super().__init__(context.look, self._words.say("currency.title"))
        self._context = context
        self._files = files
        look, say = context.look, self._words.say
        self.add_text(say("currency.lede"))
        self._now = self.add_text("", "ink")
        self._code = LineField(look, say("currency.code"))
        self._code.set_help(say("currency.code_help"))
        self._rate = LineField(look, say("currency.rate"))
        self._day = LineField(look, say("currency.day"))
        self._day.set_help(say("currency.day_help"))
        self._do = Button(look, say("currency.do"))
        self._fields = FieldRow(look, (self._code, self._rate, self._day))
        self.body.addWidget(self._fields)
        self.body.addWidget(FlowRow(look, self._do))
        self._about, self._shown = "", ("", "", "")
        self._form = TypedForm(context.words, self, self._typed(), self._do.text())
        self._do.clicked.connect(self._use)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._see_button)

    def refresh(self) -> None:
        """Show the currency kept; what is being typed stays until that changes."""
        assessment = self._context.document.assessment
        costs = assessment.costs
        rate = show_number(costs.rate) if costs.rate else ""
        kept = (costs.currency, rate, costs.rate_date)
        if kept != self._shown or self._about != assessment.id:
            self._about = assessment.id
            self._shown = kept
            for field, value in zip(self._typed(), kept, strict=True):
                field.set_value(value)
                field.set_error("")
            self._form.begin()
        told = {"rate": rate, "code": costs.currency, "day": long_date(costs.rate_date)}
        plain = costs.currency == DOLLAR
        self._now.set_text(
            self._words.say("currency.now") if plain else self._words.say("currency.set", **told)
        )
        frozen = self._context.document.frozen
        self._fields.setVisible(not frozen)
        self._do.setVisible(not frozen)

    def _typed(self) -> tuple[LineField, LineField, LineField]:
        return self._code, self._rate, self._day

    @Slot()
    def _use(self) -> None:
        document, today = self._context.document, self._files.now.date().isoformat()
        rate = parse_price(self._rate.value())
        code, day = self._code.value(), self._day.value()
        for field in self._typed():
            field.set_error("")
        try:
            costs = with_currency(document.assessment.costs, code, rate, day, today)
        except AnswerError as fault:
            faulty = {"code": self._code, "rate": self._rate}.get(fault.question, self._day)
            faulty.set_error(fault.sentence)
            faulty.setFocus()
            return
        document.set_costs(costs, place=PRICES)
        self._later.start(0)  # the prices above say more now

    @Slot()
    def _see_button(self) -> None:
        settle()
        keep_in_sight(self._do, self._context.look.units(24))
