"""The prices kept in an assessment beside those of the list now, taken on by a tick each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from logic.prices.difference import ratio_of
from logic.prices.roles import accept, reprice
from logic.report.price_words import Level, PriceWords, Told
from ui.fonts import font
from ui.navigation import PRICES
from ui.pages.prices_lines import lines
from ui.widgets import Button, Card, Cell, Column, DataTable, FlowRow

if TYPE_CHECKING:
    from logic.assessment import FrozenPrice
    from logic.prices.roles import Repriced
    from ui.files import Files
    from ui.pages import PageContext


class AnewCard(Card):
    """Nothing is compared until it is asked for, and nothing changes until it is taken on."""

    def __init__(self, context: PageContext, files: Files) -> None:
        self._words = PriceWords(context.words)
        super().__init__(context.look, self._words.say("anew.title"))
        self._context = context
        self._files = files
        self._boxes: dict[str, QCheckBox] = {}
        self._asked_of = ""
        look, say = context.look, self._words.say
        self.add_text(say("anew.lede"))
        self._same = self.add_text(say("anew.same"), "good")
        columns = [Column(title=say(f"anew.{key}"), share=share) for key, share in _COLUMNS]
        self._table = DataTable(look, [*columns, Column(title=say("anew.take"))], say("anew.title"))
        self._compare = Button(look, say("anew.compare"))
        self._do = Button(look, say("anew.do"))
        self.body.addWidget(self._table)
        self.body.addWidget(FlowRow(look, self._compare, self._do))
        self._compare.clicked.connect(self._ask)
        self._do.clicked.connect(self._take)

    def refresh(self) -> None:
        """Show the difference as it is now, if it was asked for."""
        document = self._context.document
        self.setVisible(bool(document.assessment.costs.prices) and not document.frozen)
        asked = self._asked_of == document.assessment.id
        found = self._differences() if asked else ()
        self._same.setVisible(asked and not found)
        self._table.setVisible(bool(found))
        self._do.setVisible(bool(found))
        self._boxes.clear()
        self._table.set_rows([self._row(one) for one in found])

    def _differences(self) -> tuple[Repriced, ...]:
        assessment = self._context.document.assessment
        catalogue = self._files.prices.catalogue()
        found = reprice(assessment.costs, catalogue, assessment.date)
        return tuple(one for one in found if one.updated)

    def _row(self, one: Repriced) -> tuple[Cell, ...]:
        what = self._words.what(one.old)
        box = QCheckBox()
        box.setFont(font(self._context.look, "secondary"))
        box.setAccessibleName(self._words.say("anew.take_about", what=what))
        box.setChecked(one.new is not None)
        self._boxes[one.role] = box
        name = [Told(what, Level.INK), Told(one.old.model)]
        now = self._words.say("anew.gone") if one.new is None else self._told(one.new)
        return (
            Cell(widget=lines(self._context.look, name)),
            Cell(text=self._told(one.old)),
            Cell(text=now, bold=one.changed),
            Cell(text=self._moved(one)),
            Cell(widget=box),
        )

    def _moved(self, one: Repriced) -> str:
        """How far the price went, "" where either is not known."""
        ends = (one.old.price_usd, one.new.price_usd if one.new else None)
        ratio = ratio_of(*ends)
        return "" if ratio is None else self._words.moved(ratio)

    def _told(self, price: FrozenPrice) -> str:
        told = self._words.price(price.price_usd)
        read = self._words.age_of(price, self._context.document.assessment.date).text
        return self._words.say("anew.priced", price=told, read=read)

    @Slot()
    def _ask(self) -> None:
        self._asked_of = self._context.document.assessment.id
        self.refresh()

    @Slot()
    def _take(self) -> None:
        ticked = {role for role, box in self._boxes.items() if box.isChecked()}
        taken = [one for one in self._differences() if one.role in ticked]
        document = self._context.document
        document.set_costs(accept(document.assessment.costs, taken), place=PRICES)


_COLUMNS = (("what", 4), ("kept", 4), ("now", 4), ("change", 2))
