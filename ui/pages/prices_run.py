"""The dry run of an import: old price, new price, change, and a tick for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox

from logic.figures.numerals import count
from logic.prices.difference import Change
from logic.report.price_words import Level, PriceWords, Told
from logic.sentences import long_date
from ui.fonts import font
from ui.pages.prices_lines import lines
from ui.widgets import (
    Button,
    Card,
    Cell,
    ChoiceField,
    Column,
    DataTable,
    Disclosure,
    FlowRow,
    LinkButton,
    Prose,
)

if TYPE_CHECKING:
    from logic.prices.difference import Difference, DryRun
    from logic.prices.values import Key
    from ui.pages import PageContext

#: Differences shown at once; the rest is a page further.
PAGE = 12
#: Sentences shown of those on parts set aside.
_MOST_TOLD = 40
_GROUPS = (Change.CHANGED, Change.HELD, Change.REMOVED, Change.NEW)


class RunCard(Card):
    """``accepted`` when the ticked ones are to be taken on, ``dropped`` when none is."""

    accepted = Signal()
    dropped = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._words = PriceWords(context.words)
        self._shown_run: DryRun | None = None
        self._keys: set[Key] = set()
        self._first = 0
        look, say = context.look, self._words.say
        self._said = self.add_text("", "ink")
        self._group = ChoiceField(look, say("import.show"))
        columns = [
            Column(title=say(f"import.{key}"), share=share, right=key in _NUMBERS)
            for key, share in _COLUMNS
        ]
        self._table = DataTable(
            look, [*columns, Column(title=say("import.take"))], say("tab.import")
        )
        self._where = Prose(look, "", "secondary", "mute")
        self._earlier = LinkButton(look, say("import.earlier"))
        self._later = LinkButton(look, say("import.later"))
        self._all = LinkButton(look)
        self._none = LinkButton(look, say("import.tick_none"))
        self._do = Button(look, "", "primary")
        self._drop = Button(look, say("import.drop"))
        self._aside, self._doubts = Prose(look, "", "secondary"), Prose(look, "", "secondary")
        self._rows = {
            "aside": Disclosure(look, "", self._aside),
            "doubts": Disclosure(look, "", self._doubts),
        }
        self._boxes: dict[int, Key] = {}
        self._build()

    def _build(self) -> None:
        look = self._look
        turning = FlowRow(look, self._where, self._earlier, self._later, spacing=16)
        ticking = FlowRow(look, self._all, self._none, spacing=16)
        for part in (self._group, ticking, self._table, turning, *self._rows.values()):
            self.body.addWidget(part)
        self.body.addWidget(FlowRow(look, self._do, self._drop))
        self.body.setSpacing(look.units(12))
        self._group.committed.connect(self._group_chosen)
        self._earlier.clicked.connect(self._turn_back)
        self._later.clicked.connect(self._turn_on)
        self._all.clicked.connect(self._tick_all)
        self._none.clicked.connect(self._tick_none)
        self._do.clicked.connect(self.accepted)
        self._drop.clicked.connect(self.dropped)

    def take_focus(self) -> None:
        """Put focus where the reading begins; a proxy would hide what is inside from Tab."""
        self._group.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self) -> DryRun | None:
        """The dry run shown."""
        return self._shown_run

    def keys(self) -> frozenset[Key]:
        """What is ticked."""
        return frozenset(self._keys)

    def show_run(self, run: DryRun) -> bool:
        """Show a dry run, ticked as offered; False where it would change nothing."""
        counts = run.counts()
        groups = [change for change in _GROUPS if counts[change]]
        self._shown_run = run
        self._keys = {one.key for one in run.differences if one.ticked}
        named = {str(change): count(found) for change, found in counts.items()}
        form = self._words.say(f"form.{run.file.form}")
        self._said.set_text(self._words.say("import.found", name=run.file.name, form=form, **named))
        choices = [
            (change, self._words.say(f"group.{change}", count=named[change])) for change in groups
        ]
        self._group.set_choices(choices)
        self._show_told("aside", self._aside, (*run.file.set_aside, *run.refused))
        self._show_told("doubts", self._doubts, run.file.warnings)
        if groups:
            self._group.set_value(groups[0])
            self._group_chosen()
        return bool(groups)

    def _show_told(self, key: str, prose: Prose, told: tuple[str, ...]) -> None:
        say = self._words.say
        more = len(told) - _MOST_TOLD
        shown = [say(f"import.{key}_lede"), *told[:_MOST_TOLD]]
        shown += [say("import.more_lines", count=count(more))] if more > 0 else []
        prose.set_text("\n".join(shown))
        self._rows[key].set_title(say(f"import.{key}", count=count(len(told))))
        self._rows[key].setVisible(bool(told))

    def _listed(self) -> list[Difference]:
        differences = self._shown_run.differences if self._shown_run else ()
        wanted = self._group.value()
        return [one for one in differences if one.change == wanted]

    def _show(self) -> None:
        listed = self._listed()
        page = listed[self._first : self._first + PAGE]
        self._boxes.clear()
        self._table.set_rows([self._row(one) for one in page])
        last = self._first + len(page)
        numbers = {"first": self._first + 1, "last": last, "all": count(len(listed))}
        self._where.set_text(self._words.say("import.page", **numbers))
        for part in (self._where, self._earlier, self._later):
            part.setVisible(len(listed) > PAGE)
        self._earlier.setEnabled(self._first > 0)
        self._later.setEnabled(last < len(listed))
        self._all.set_text(self._words.say("import.tick_all", count=count(len(listed))))
        self._show_do()

    def _show_do(self) -> None:
        some = len(self._keys)
        key = "do" if some else "do_none"
        self._do.set_text(self._words.say(f"import.{key}", count=count(some)))
        self._do.setEnabled(bool(some))

    def _row(self, one: Difference) -> tuple[Cell, ...]:
        key, say = one.key, self._words.say
        per = self._words.per(key.unit)
        what = say("import.what", provider=key.provider, model=key.model, per=per)
        box = QCheckBox()
        box.setFont(font(self._look, "secondary"))
        box.setAccessibleName(say("import.take_about", what=what))
        box.setChecked(key in self._keys)
        self._boxes[id(box)] = key
        box.clicked.connect(self._ticked)
        name = [
            Told(key.model, Level.INK),
            Told(key.provider),
            *map(Told, self._conditions(key)),
        ]
        old = "" if one.old is None else self._words.price(one.old.price_usd)
        new = "" if one.new is None else self._words.price(one.new.price_usd)
        return (
            Cell(widget=lines(self._look, name)),
            Cell(text=per),
            Cell(text=old),
            Cell(text=new, bold=True),
            Cell(widget=lines(self._look, [self._change(one)])),
            Cell(widget=box),
        )

    def _conditions(self, key: Key) -> list[str]:
        say = self._words.say
        found = [key.region] if key.region else []
        if key.min_prompt_tokens:
            found.append(say("import.condition_length", tokens=count(key.min_prompt_tokens)))
        if key.effective_from:
            found.append(say("import.condition_from", day=long_date(key.effective_from)))
        return found

    def _change(self, one: Difference) -> Told:
        if one.ahead:
            return Told(self._words.say("changed.ahead", day=long_date(one.ahead)), Level.WARN)
        ratio = one.ratio
        text = self._words.moved(ratio) if ratio is not None else self._words.say(_unmoved(one))
        held = one.change in (Change.HELD, Change.REMOVED)
        return Told(text, Level.WARN) if held else Told(text)

    @Slot()
    def _group_chosen(self) -> None:
        self._first = 0
        self._show()

    @Slot()
    def _turn_back(self) -> None:
        self._first = max(0, self._first - PAGE)
        self._show()

    @Slot()
    def _turn_on(self) -> None:
        self._first += PAGE
        self._show()

    @Slot()
    def _tick_all(self) -> None:
        self._keys |= {one.key for one in self._listed()}
        self._show()

    @Slot()
    def _tick_none(self) -> None:
        self._keys -= {one.key for one in self._listed()}
        self._show()

    @Slot(bool)
    def _ticked(self, on: bool) -> None:  # noqa: FBT001 - QCheckBox.clicked
        key = self._boxes[id(self.sender())]
        self._keys = self._keys | {key} if on else self._keys - {key}
        self._show_do()


def _unmoved(one: Difference) -> str:
    """The sentence on a difference in which a number is missing at one end."""
    if one.change in (Change.NEW, Change.REMOVED):
        return f"changed.{one.change}"
    return "changed.known" if one.new and one.new.price_usd else "changed.unknown"


_NUMBERS = ("old", "new")
_COLUMNS = (("price", 5), ("per", 4), ("old", 2), ("new", 2), ("change", 3))
