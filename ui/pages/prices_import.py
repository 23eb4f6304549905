"""A price list from a file: every difference first, each taken on by a tick of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment_checks import is_day
from logic.errors import PriceFileError, SaveError, TunewiseError
from logic.prices.difference import DryRun, accepted, dry_run
from logic.prices.reading import read_file
from logic.report.price_words import PriceWords
from ui.background import patience, unforeseen
from ui.focus import keep_in_sight
from ui.layouts import settle
from ui.pages.prices_list import day_of_prices
from ui.pages.prices_run import RunCard
from ui.widgets import Button, Card, FlowRow, LineField, LinkButton, Strip

if TYPE_CHECKING:
    from pathlib import Path

    from logic.prices.values import Catalogue
    from ui.files import Files
    from ui.pages import PageContext
    from ui.widgets.panels import StripKind

_WIDTH = 280
#: Room kept around what is told, in units.
_MARGIN = 24


class ImportPane(QWidget):
    """``taken_on`` follows when the prices known on this computer changed."""

    taken_on = Signal()

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = files
        self._words = PriceWords(context.words)
        look, say = context.look, self._words.say
        self._notice = Strip(look)
        self._waiting = Strip(look, "info")
        self._waiting.add_action(say("import.cancel")).clicked.connect(self._cancel)
        self._patience = patience(self, self._waiting.show)
        self._dated = LineField(look, say("import.dated"), "", "", _WIDTH)
        self._dated.set_help(say("import.dated_help"))
        self._choose = Button(look, say("import.choose"), "outlined", "folder-open")
        self._back = LinkButton(look, say("import.back"))
        self._run = RunCard(context)
        self._asked: Path | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.units(16))
        for part in (self._first(), self._notice, self._waiting, self._run):
            self._box.addWidget(part)
        self._notice.hide()
        self._waiting.hide()
        self._run.hide()
        self._choose.clicked.connect(self._ask)
        self._back.clicked.connect(self._forget)
        self._run.accepted.connect(self._take)
        self._run.dropped.connect(self._drop)

    def _first(self) -> Card:
        card = Card(self._context.look)
        card.add_text(self._words.say("import.lede"))
        card.body.addWidget(self._dated)
        card.body.addWidget(FlowRow(self._context.look, self._choose, self._back, spacing=24))
        return card

    def refresh(self) -> None:
        """Offer the way back only where something was imported."""
        self._back.setVisible(self._files.prices.imported() is not None)

    @Slot()
    def _ask(self) -> None:
        day, today = self._dated.value(), self._day()
        wrong = "" if not day else "wrong" if not is_day(day) else "ahead" * (day > today)
        self._dated.set_error(self._words.say(f"import.dated_{wrong}") if wrong else "")
        if wrong:
            self._dated.setFocus()
            return
        path = self._files.price_path()
        if path is not None:
            self._waiting.set_notice("info", self._words.say("import.reading", name=path.name))
            self._notice.hide()
            self._patience.start()
            catalogue = self._files.prices.catalogue()
            self._run.hide()
            self._asked = path
            work = partial(_read, path, day, catalogue, today)
            self._context.shell.run(work, self._done, self._failed)

    def _day(self) -> str:
        """The day prices cannot be dated after: today, or the assessment's where that is later."""
        return max(day_of_prices(self._context, self._files), self._files.now.date().isoformat())

    @Slot()
    def _cancel(self) -> None:
        """Let what is being read fall silent; nothing was changed."""
        self._stop_waiting()
        self._asked = None
        self._choose.setFocus()

    def _stop_waiting(self) -> None:
        self._patience.stop()
        self._waiting.hide()

    def _done(self, found: object) -> None:
        if not isinstance(found, DryRun) or self._asked is None:
            return
        self._stop_waiting()
        if self._run.show_run(found):
            self._notice.hide()
            self._run.show()
            self._run.take_focus()
        else:
            self._say("info", self._words.say("import.nothing", name=found.file.name))

    def _failed(self, fault: Exception) -> None:
        self._stop_waiting()
        if not isinstance(fault, TunewiseError):
            unforeseen(fault)
        if self._asked is None:
            return
        self._say("error", str(fault))
        self._choose.setFocus()

    def _say(self, kind: StripKind, text: str) -> None:
        self._notice.set_notice(kind, text)
        self._notice.show()
        settle()  # it takes room of its own
        keep_in_sight(self._notice, self._context.look.units(_MARGIN))

    @Slot()
    def _take(self) -> None:
        run, keys = self._run.run(), self._run.keys()
        if run is None or not keys:
            return
        prices, today = self._files.prices, self._files.now.date().isoformat()
        try:
            prices.keep(accepted(prices.imported(), run, keys, today))
        except (SaveError, PriceFileError) as fault:
            self._say("error", str(fault))
            return
        self._run.hide()
        self._say("settled", self._words.say("import.done", count=len(keys)))
        self._choose.setFocus()
        self.taken_on.emit()

    @Slot()
    def _drop(self) -> None:
        self._run.hide()
        self._notice.hide()
        self._choose.setFocus()

    @Slot()
    def _forget(self) -> None:
        say = self._words.say
        asked = say("import.back_title"), say("import.back_text"), say("import.back_do")
        if not self._files.confirmed(*asked):
            return
        try:
            self._files.prices.keep(())
        except SaveError as fault:
            self._say("error", str(fault))
            return
        self._say("settled", say("import.back_done"))
        self._choose.setFocus()
        self.taken_on.emit()


def _read(path: Path, dated: str, catalogue: Catalogue, today: str) -> DryRun:
    return dry_run(catalogue, read_file(path, dated), today)
