"""The prices an assessment uses: their age and endings, edits, pricing anew, the currency."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.prices import roles
from logic.prices.ageing import next_price, to_review
from logic.prices.roles import Part, Role
from logic.report.price_words import Level, PriceWords, Told
from logic.report.stand_ins import StandIns, stand_ins
from ui.navigation import PRICES
from ui.pages.prices_anew import AnewCard
from ui.pages.prices_currency import CurrencyCard
from ui.pages.prices_edit import EditCard
from ui.pages.prices_lines import focus_kept, lines
from ui.widgets import Card, Cell, Column, DataTable, LinkButton, Prose, Strip, Tick, stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import Costs, FrozenPrice
    from ui.files import Files
    from ui.pages import PageContext


class UsedPane(QWidget):
    """``asked`` carries the part of the cost a price is to be chosen for."""

    asked = Signal(str)

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = files
        self._words = PriceWords(context.words)
        look, say = context.look, self._words.say
        self._unknown = Strip(look, "warning", say("used.unknown"))
        self._fill = self._unknown.add_action(say("used.fill"))
        self._fill.clicked.connect(self._fill_first)
        self._review = Strip(look, "warning", say("used.to_review"))
        self._ends = Card(look, say("used.ends"))
        self._ends_in: QWidget | None = None
        columns = [Column(title=say(f"used.{key}"), share=share) for key, share in _COLUMNS]
        self._table = DataTable(look, [*columns, Column(title="")], say("tab.used"))
        self._common = Prose(look, "", "secondary", "mute")
        self._stand_ins = StandIns({}, "")
        self._edit: EditCard | None = None
        self._below = stack.Stack(look)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(Prose(look, say("used.lede"), "body", "mute"))
        for part in (self._unknown, self._review, self._ends):
            self._box.addWidget(part)
        self._edit_at = self._box.count()
        self._box.addWidget(self._card())
        self._box.addWidget(self._below)
        self._box.setSpacing(look.units(16))

    def _card(self) -> Card:
        card = Card(self._context.look)
        card.body.addWidget(self._table)
        self._table.close_below()
        card.body.addWidget(self._common)
        return card

    def refresh(self) -> None:
        """Show the prices as they are now."""
        document = self._context.document
        prices, day = document.assessment.costs.prices, document.assessment.date
        self._unknown.setVisible(any(price.price_usd is None for price in prices))
        self._fill.setVisible(not document.frozen)
        self._review.setVisible(any(to_review(price, day) for price in prices))
        self._show_endings(prices, day)
        context = self._context
        self._stand_ins = stand_ins(context.words, context.content, document.assessment.costs)
        self._show_common(self._stand_ins.common)
        with focus_kept(self._table):
            self._table.set_rows([row for part in Part for row in self._rows(part)])
        self._below.show_parts(self._cards(), at_once=0)
        if self._edit is not None:
            self._edit.refresh()

    def _cards(self) -> Iterator[stack.Part]:
        """What stands below the table, which follows in turns of its own."""
        anew = partial(AnewCard, self._context, self._files)
        yield stack.Part("anew", anew, AnewCard.refresh)
        currency = partial(CurrencyCard, self._context, self._files)
        yield stack.Part("currency", currency, CurrencyCard.refresh)

    def _show_common(self, source: str) -> None:
        """Tell once the source that the figures of several rows share."""
        self._common.setVisible(bool(source))
        if source:
            self._common.set_text(self._words.say("used.common", source=source))

    def _show_endings(self, prices: tuple[FrozenPrice, ...], day: str) -> None:
        told = self._words.all_endings(prices, day)
        if self._ends_in is not None:
            self._ends_in.hide()
            self._ends_in.deleteLater()
        self._ends_in = lines(self._context.look, told)
        self._ends.body.addWidget(self._ends_in)
        self._ends.setVisible(bool(told))

    def _rows(self, part: Part) -> list[tuple[Cell, ...]]:
        costs = self._context.document.assessment.costs
        found = [price for role in roles.ROLES[part] if (price := roles.price_for(costs, role))]
        if not found:
            return [self._stand_in(part)]
        return [self._row(part, price, first=price is found[0]) for price in found]

    def _stand_in(self, part: Part) -> tuple[Cell, ...]:
        """The row of a part without a price: the figures in its place and their sources."""
        look, title = self._context.look, self._words.say(f"part.{part}")
        figures = self._stand_ins.figures[part]
        key = "used.not_chosen_tuned" if part is Part.TUNED else "used.not_chosen"
        told = [Told(self._words.say(key)), *(Told(now, Level.INK) for now, _ in figures)]
        source = [Told(text) for text in dict.fromkeys(behind for _, behind in figures)]
        return (
            Cell(text=title),
            Cell(widget=lines(look, told)),
            Cell(widget=lines(look, source)),
            Cell(widget=self._column([self._link("choose", part, title)])),
        )

    def _row(self, part: Part, price: FrozenPrice, *, first: bool) -> tuple[Cell, ...]:
        look, day = self._context.look, self._context.document.assessment.date
        name = [
            Told(self._words.what(price), Level.INK),
            *(Told(text) for text in (price.model, price.provider) if text),
        ]
        told = [self._price(price)]
        if price.price_usd is not None:
            told.append(self._words.age_of(price, day))
        later = next_price(self._files.prices.catalogue(), price, day)
        if later is not None and price.edit is None:
            told.append(Told(self._words.later(later), Level.WARN))
        source = [Told(text) for text in (self._words.where(price), price.note) if text]
        return (
            Cell(widget=lines(look, name)),
            Cell(widget=lines(look, told)),
            Cell(widget=lines(look, source)),
            Cell(widget=self._column(self._actions(part, price, first=first))),
        )

    def _price(self, price: FrozenPrice) -> Told:
        if price.price_usd is None:
            return Told(self._words.say("price.unknown"), Level.BAD)
        return Told(self._words.line(price), Level.INK)

    def _actions(self, part: Part, price: FrozenPrice, *, first: bool) -> list[QWidget]:
        what, day = self._words.what(price), self._context.document.assessment.date
        found: list[QWidget] = [self._link("change", price.role, what)]
        if price.edit is not None:
            found.append(self._link("restore", price.role, what))
        if to_review(price, day) or price.reviewed:
            found.append(self._tick(price, what))
        if first:
            title = self._words.say(f"part.{part}")
            found += [self._link(key, part, title) for key in ("choose", "clear")]
        return found

    def _tick(self, price: FrozenPrice, what: str) -> Tick:
        box = Tick(self._context.look, self._words.say("used.review"), "secondary")
        box.setAccessibleName(self._words.say("used.review_about", what=what))
        box.setChecked(price.reviewed)
        box.setProperty(_TARGET, price.role)
        box.clicked.connect(self._review_ticked)
        return box

    def _link(self, key: str, target: str, what: str) -> LinkButton:
        link = LinkButton(self._context.look, self._words.say(f"used.{key}"))
        link.set_about(self._words.say(f"used.{key}_about", what=what))
        link.setProperty(_TARGET, target)
        slots = {
            "change": self._change,
            "restore": self._restore,
            "choose": self._choose,
            "clear": self._clear,
        }
        link.clicked.connect(slots[key])
        return link

    def _column(self, parts: list[QWidget]) -> QWidget:
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in parts if not self._context.document.frozen else ():
            box.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return column

    def _target(self) -> str:
        return str(self.sender().property(_TARGET))

    def _keep(self, costs: Costs) -> None:
        self._context.document.set_costs(costs, place=PRICES)

    @Slot()
    def _change(self) -> None:
        self._start_edit(Role(self._target()))

    def _start_edit(self, role: Role) -> None:
        if self._edit is None:
            self._edit = EditCard(self._context, self._files)
            self._box.insertWidget(self._edit_at, self._edit)
        self._edit.start(role)

    @Slot()
    def _fill_first(self) -> None:
        costs = self._context.document.assessment.costs
        ordered = (roles.price_for(costs, role) for part in Part for role in roles.ROLES[part])
        unknown = (price for price in ordered if price and price.price_usd is None)
        if (first := next(unknown, None)) is not None:
            self._start_edit(Role(first.role))

    @Slot()
    def _restore(self) -> None:
        self._keep(roles.restore(self._context.document.assessment.costs, Role(self._target())))

    @Slot()
    def _choose(self) -> None:
        self.asked.emit(self._target())

    @Slot()
    def _clear(self) -> None:
        self._keep(roles.clear(self._context.document.assessment.costs, Part(self._target())))

    @Slot(bool)
    def _review_ticked(self, on: bool) -> None:  # noqa: FBT001 - QCheckBox.clicked
        costs = self._context.document.assessment.costs
        self._keep(roles.review(costs, Role(self._target()), reviewed=on))


#: The part or role a link or box is for.
_TARGET = "target"
_COLUMNS = (("for", 11), ("price", 12), ("source", 12))
