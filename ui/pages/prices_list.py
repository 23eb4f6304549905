"""Every price known on this computer, found by kind and name, each to be used here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.prices.ageing import in_force
from logic.prices.roles import Part, choose, parts_for
from logic.prices.values import Kind, Layer
from logic.report.price_words import Level, PriceWords, Told
from ui.answers.field_row import FieldRow
from ui.navigation import PRICES
from ui.pages.prices_lines import lines
from ui.widgets import Cell, ChoiceField, Column, DataTable, FlowRow, LineField, LinkButton, Prose

if TYPE_CHECKING:
    from logic.prices.values import Catalogue, Listed, Model
    from ui.files import Files
    from ui.pages import PageContext

_ALL = "all"
#: Offers shown at once; more would be slow to draw and nobody reads them.
MOST_SHOWN = 15
#: A list is drawn anew when typing pauses.
_PAUSE_MS = 150
_KIND_OF = {
    Part.FOUNDATION: Kind.API_BASE,
    Part.SMALL: Kind.API_BASE,
    Part.TUNED: Kind.API_TUNED,
    Part.HOSTING: Kind.API_TUNED,
    Part.TRAINING: Kind.TRAINING,
    Part.GPU: Kind.GPU_HOUR,
}


class ListPane(QWidget):
    """The list; ``chosen`` follows when a price was taken into the assessment."""

    chosen = Signal()

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = files
        self._words = PriceWords(context.words)
        self._only: Part | None = None
        look, say = context.look, self._words.say
        kinds = [(kind, say(f"kind.{kind}")) for kind in (_ALL, *Kind)]
        self._kind = ChoiceField(look, say("list.kind"), kinds)
        self._kind.set_value(_ALL)
        self._find = LineField(look, say("list.find"))
        self._find.set_help(say("list.find_help"))
        self._count = Prose(look, "", "secondary", "mute")
        columns = [Column(title=say(f"list.{key}"), share=share) for key, share in _COLUMNS]
        self._table = DataTable(look, [*columns, Column(title="")], say("tab.list"))
        self._links: dict[int, tuple[Part, Model]] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.units(16))
        for part in (FieldRow(look, (self._kind, self._find)), self._count, self._table):
            box.addWidget(part)
        self._kind.committed.connect(self._kind_chosen)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.refresh)
        self._find.edited.connect(self._later.start)

    def look_for(self, part: Part) -> None:
        """Show what can be chosen for a part of the cost."""
        self._only = part
        self._find.set_value("")
        self._kind.set_value(_KIND_OF[part])

    def look_for_any(self) -> None:
        """Offer a price for every part again."""
        self._only = None

    @Slot()
    def refresh(self) -> None:
        """Show what the fields ask for."""
        catalogue = self._files.prices.catalogue()
        found = [model for model in catalogue.models if self._wanted(model)]
        shown = found[:MOST_SHOWN]
        key = "more" if len(found) > len(shown) else "count" if shown else "none"
        total = len(found) if key == "more" else len(catalogue.models)
        self._count.set_text(self._words.say(f"list.{key}", shown=len(shown), all=total))
        self._links.clear()
        self._table.set_rows([self._row(catalogue, model) for model in shown])
        self._table.setVisible(bool(shown))

    @Slot()
    def _kind_chosen(self) -> None:
        self._only = None
        self.refresh()

    def _wanted(self, model: Model) -> bool:
        kind, text = self._kind.value(), self._find.value().casefold()
        named = f"{model.provider} {model.model}".casefold()
        return kind in (_ALL, model.kind) and text in named

    def _row(self, catalogue: Catalogue, model: Model) -> tuple[Cell, ...]:
        look, day, listed = self._context.look, self._day(), catalogue.models[model]
        first = listed[0].row
        where = f"{model.provider}, {model.region}" if model.region else model.provider
        name = [Told(model.model, Level.INK), Told(where), *self._words.endings(first, day)]
        prices = [Told(text, Level.INK) for text in self._prices(listed, day)]
        prices.append(self._words.age(first.as_of, day))
        source = [Told(text) for text in (self._source(listed[0]), first.note) if text]
        cells = [Cell(widget=lines(look, marks)) for marks in (name, prices, source)]
        return (*cells, self._uses(catalogue, model, day))

    def _prices(self, listed: tuple[Listed, ...], day: str) -> list[str]:
        rows = [one.row for one in listed]
        now = [self._words.line(row) for row in rows if in_force(row, day)]
        return now + [self._words.later(row) for row in rows if row.effective_from > day]

    def _source(self, listed: Listed) -> str:
        told = self._words.source(listed.row)
        if listed.layer is Layer.BUNDLED:
            return told
        return self._words.say("list.imported", source=told)

    def _uses(self, catalogue: Catalogue, model: Model, day: str) -> Cell:
        """The links that take a model into the assessment, where one can be changed."""
        document = self._context.document
        if not document.is_open or document.frozen:
            return Cell()
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in parts_for(catalogue, model, day):
            if self._only in (None, part):
                box.addWidget(FlowRow(self._context.look, self._use(part, model)))
        return Cell(widget=column)

    def _use(self, part: Part, model: Model) -> LinkButton:
        text = self._words.say(f"part_use.{part}")
        link = LinkButton(self._context.look, text)
        link.set_about(self._words.say("list.use_about", use=text, model=model.model))
        self._links[id(link)] = (part, model)
        link.clicked.connect(self._take)
        return link

    @Slot()
    def _take(self) -> None:
        part, model = self._links[id(self.sender())]
        document = self._context.document
        catalogue = self._files.prices.catalogue()
        costs = choose(document.assessment.costs, catalogue, part, model, self._day())
        document.set_costs(costs, place=PRICES)
        self.chosen.emit()

    def _day(self) -> str:
        return day_of_prices(self._context, self._files)


def day_of_prices(context: PageContext, files: Files) -> str:
    """The day prices are held against: the assessment's, today while none is open."""
    document = context.document
    return document.assessment.date if document.is_open else files.now.date().isoformat()


_COLUMNS = (("model", 5), ("price", 6), ("source", 4))
