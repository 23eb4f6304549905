"""One figure behind the cost: its range and unit, where it comes from, who changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from logic.report.cost_figures import figure_words
from ui.widgets import Card, FlowRow, LinkButton, Prose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from logic.cost.listing import ListedFigure
    from ui.pages import PageContext


class FigureRow(Card):
    """A card of one figure; ``asked`` and ``reset`` carry its id."""

    asked = Signal(str)
    reset = Signal(str)

    def __init__(self, context: PageContext, name: str) -> None:
        super().__init__(context.look, context.words.text(f"cost_figure.{name}.name"))
        self._context = context
        self._name = name
        look, say = context.look, context.words.text
        self._now = Prose(look)
        self._matters = Prose(look, "", "secondary_strong")
        self._from = Prose(look, "", "secondary", "mute")
        self.change = LinkButton(look, say("ui_figures.change"), "secondary")
        self._default = LinkButton(look, say("ui_figures.reset"), "secondary")
        called = say(f"cost_figure.{name}.name")
        self.change.set_about(say("ui_figures.change_about", name=called))
        self._default.set_about(say("ui_figures.reset_about", name=called))
        self._links = FlowRow(look, self.change, self._default)
        self._room = QVBoxLayout()
        for part in (self._now, self._matters, self._from, self._links):
            self.body.addWidget(part)
        self.body.addLayout(self._room)
        self.change.clicked.connect(self._asked)
        self._default.clicked.connect(self._reset)

    def show_figure(self, figure: ListedFigure, matters: str, *, frozen: bool) -> None:
        """Show the figure as it stands, and why it is worth knowing better, "" where it is not."""
        context = self._context
        currency = context.document.currency
        now, behind = figure_words(context.words, context.content, figure, currency)
        self._now.set_text(now)
        self._from.set_text(behind)
        self._matters.set_text(matters)
        self._matters.setVisible(bool(matters))
        self._links.setVisible(not frozen and not figure.priced)
        self._default.setVisible(figure.given is not None)

    def hold(self, editor: QWidget) -> None:
        """Take the editor under the figure."""
        self._room.addWidget(editor)

    @Slot()
    def _asked(self) -> None:
        self.asked.emit(self._name)

    @Slot()
    def _reset(self) -> None:
        self.reset.emit(self._name)
