"""Says on an amount that money rests on it, where a closer range would tell more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from logic.cost import AMOUNTS
from logic.cost.result import cost_result
from logic.cost.values import CostResult
from ui.widgets import Strip

if TYPE_CHECKING:
    from logic.model import Question
    from ui.pages import PageContext


class PrecisionNote(Strip):
    """Hidden unless the costs, worked out off the UI thread, ask for more precision."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, "info", context.words.text("ui_question.precise"))
        self._context = context
        self._asked = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._ask)
        self.hide()

    def show_question(self, question: Question) -> None:
        """Be about another question; ``refresh`` follows."""
        self._asked = question.id
        self.hide()

    def refresh(self) -> None:
        """Ask anew, once the page is shown; the note stays as it is until the answer comes."""
        self._later.start(0)

    @Slot()
    def _ask(self) -> None:
        document = self._context.document
        if self._asked in AMOUNTS and document.is_open:
            work = partial(cost_result, self._context.content, document.assessment, document.advice)
            self._context.shell.run(work, self._found)

    @Slot(object)
    def _found(self, result: object) -> None:
        swings = result.tornado if isinstance(result, CostResult) else ()
        self.setVisible(any(one.input == self._asked and one.precise for one in swings))
