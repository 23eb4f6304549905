"""The inputs worth knowing better, named in their order, each a link to where it is changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from logic.cost.result import cost_result
from logic.cost.values import CostResult
from logic.figures.tornado import input_name
from logic.report.cost_figures import weighing_words
from logic.report.numbers import every_number
from ui.pages.result_blocks import runs
from ui.widgets import Card, LinkButton
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ui.fonts import TextRole
    from ui.pages import PageContext
    from ui.theme import Colour
    from ui.widgets.numbers import Opener

#: Inputs named; the others are marked at their rows.
_NAMED = 5
_MANNER: tuple[TextRole, Colour] = ("secondary", "mute")


class MatterCard(Card):
    """Hidden until the costs are worked out off the UI thread; ``found`` says that they are.

    ``asked`` carries the id of the input whose link was pressed.
    """

    found = Signal()
    asked = Signal(str)

    def __init__(self, context: PageContext, opener: Opener) -> None:
        super().__init__(context.look, context.words.text("ui_figures.matters.title"))
        self._context = context
        self._said: Mapping[str, str] = {}
        self._result: CostResult | None = None
        self._about = ""
        self._lead = self.add_text("")
        self._links = [LinkButton(context.look) for _ in range(_NAMED)]
        self._texts = [NumberProse(context.look, opener, *_MANNER) for _ in range(_NAMED)]
        for link, text in zip(self._links, self._texts, strict=True):
            together = QVBoxLayout()
            together.setSpacing(0)
            together.addWidget(link)
            together.addWidget(text)
            self.body.addLayout(together)
            link.clicked.connect(self._pressed)
        self.hide()

    @property
    def result(self) -> CostResult | None:
        """The costs as they were worked out last."""
        return self._result

    @property
    def named(self) -> Collection[str]:
        """The inputs worth knowing better; none until that is known."""
        return self._said

    def row(self, name: str) -> str:
        """What the row of an input says of it, "" where it is known well enough."""
        if name not in self._said:
            return ""
        place, said = list(self._said).index(name) + 1, self._said[name]
        key = "ui_figures.matters.row"
        return self._context.words.text(key, place=place, all=len(self._said), said=said)

    def refresh(self) -> None:
        """Ask anew; what is shown stays until the answer comes, where it is of the same client."""
        document = self._context.document
        if self._about != document.assessment.id:
            self._about, self._said, self._result = document.assessment.id, {}, None
            self.hide()
        work = partial(cost_result, self._context.content, document.assessment, document.advice)
        self._context.shell.run(work, self._found)

    @Slot(object)
    def _found(self, result: object) -> None:
        document, words = self._context.document, self._context.words
        if not isinstance(result, CostResult) or not document.is_open:
            return
        self._result, currency = result, document.currency
        self._said = weighing_words(words, result, currency)
        self._lead.set_text(words.text(f"ui_figures.matters.{'lead' if self._said else 'none'}"))
        named = list(self._said.items())[:_NAMED]
        for at, (link, text) in enumerate(zip(self._links, self._texts, strict=True)):
            name, said = named[at] if at < len(named) else ("", "")
            link.set_text(input_name(words, name))
            link.setProperty("input", name)
            text.set_runs(runs(every_number(said, f"moves:{name}")))
            link.setVisible(bool(name))
            text.setVisible(bool(name))
        self.setVisible(bool(result.tornado))
        self.found.emit()

    @Slot()
    def _pressed(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self.asked.emit(str(link.property("input")))
