"""Typical cases to start from: a card each, saying what comes in as assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from logic.cases import begin_from, fitting_cases
from ui.pages import Footer, PageBase
from ui.theme import Width
from ui.widgets import Card, EmptyState, LinkButton, PageScaffold, Strip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from logic.cases import Case
    from ui.files import Files
    from ui.pages import PageContext
    from ui.theme import Look


class CasesPage(PageBase, QObject):
    """Page "cases"."""

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = files
        self._cases = {case.id: case for case in fitting_cases(context.content)}
        self._links: dict[str, LinkButton] = {}
        self._scaffold = PageScaffold(context.look)
        say = context.words.text
        self._scaffold.heading.set_texts(say("cases.kicker"), say("cases.title"), say("cases.hint"))
        cards = [self._card(case) for case in self._cases.values()]
        self._scaffold.main.addWidget(_Grid(context.look, cards))
        self._none = EmptyState(context.look, say("cases.none"))
        self._scaffold.main.addWidget(self._none)
        self._none.setVisible(not cards)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """What the page offers."""
        return self._context.words.text("cases.title")

    def footer(self) -> Footer:
        """Back to where it was asked for."""
        return Footer(back=self._context.words.text("ui_question.back"))

    def enter(self, _place: str) -> None:
        """Show the cases, the first in focus."""
        self._scaffold.start_at(next(iter(self._links.values()), self._scaffold))

    def refresh(self) -> None:
        """The cases do not change with the document."""

    def _card(self, case: Case) -> Card:
        say = self._context.words.text
        card = Card(self._context.look, case.title)
        card.add_text(case.about)
        if case.changes:
            card.body.addWidget(Strip(self._context.look, "warning", case.changes))
        link = card.add_action(say("cases.start", count=len(case.answers)))
        link.set_about(say("cases.start_about", case=case.title, count=len(case.answers)))
        link.setProperty("case", case.id)
        link.clicked.connect(self._start)
        self._links[case.id] = link
        card.body.addStretch(1)
        return card

    @Slot()
    def _start(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            case = self._cases[str(link.property("case"))]
            self._files.new_from(begin_from(case, self._context.content))


class _Grid(QWidget):
    """Cards two by two, or under each other where it is narrow."""

    def __init__(self, look: Look, cards: list[Card]) -> None:
        super().__init__()
        self._look = look
        self._cards = cards
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._arrange)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        self._grid.setSpacing(self._look.units(16))
        columns = 1 if self._look.width(self) is Width.NARROW else 2
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()
