"""Tries set aside: each with its answers and what they lead to, beside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.comparison import weighed_lead
from logic.figures.numerals import signed
from ui.pages.result_parts import Pair
from ui.pages.state_card import StateCard
from ui.widgets import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from logic.assessment import Answer
    from logic.report.matter import Matter
    from ui.pages import PageContext

    Tried = Mapping[str, Answer]

#: As many as fit beside one another.
MOST = 2


class TryCard(StateCard):
    """One try: its answers, what is advised on them, its lead; to go on with, or to remove."""

    def __init__(self, context: PageContext, number: int) -> None:
        say = context.words.text
        name = say("ui_whatif.aside.name", number=number)
        super().__init__(context.look, name)
        self.tried: Tried = {}
        self._given = Prose(context.look, "", "secondary")
        self._lead = Prose(context.look, "", "secondary", "mute")
        self.body.insertWidget(1, self._given)
        self.body.insertWidget(3, self._lead)
        self.take = self.add_action(say("ui_whatif.aside.take"))
        self.drop = self.add_action(say("ui_whatif.aside.drop"))
        for link in (self.take, self.drop):
            link.set_about(f"{link.label()}: {name}")

    def show_try(self, saved: Matter, matter: Matter) -> None:
        """Show what its answers lead to."""
        self.show_matter(matter)
        say = matter.words.text
        named = {name: (matter.question(name), matter.answer(name)) for name in self.tried}
        given = [say("ui_whatif.aside.answer", question=q, answer=a) for q, a in named.values()]
        self._given.set_text("\n".join(given))
        leads = [signed(weighed_lead(one.advice)) for one in (saved, matter)]
        self._lead.set_text(say("ui_whatif.aside.lead", before=leads[0], after=leads[1]))
        self._lead.setVisible(saved.advice.lead is not None and matter.advice.lead is not None)


class AsideTries(QWidget):
    """The tries set aside; ``taken`` hands back the answers of one, then set aside no more.

    Nothing of it is written anywhere.
    """

    taken = Signal(object)
    dropped = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._about: object = None
        self._cards = [TryCard(context, number + 1) for number in range(MOST)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Pair(context.look, self._cards))
        for card in self._cards:
            card.take.clicked.connect(self._take)
            card.drop.clicked.connect(self._drop)

    def put(self, tried: Tried) -> None:
        """Set a try aside, where there is room."""
        free = [card for card in self._cards if not card.tried]
        for card in free[:1]:
            card.tried = dict(tried)
        self._about = None

    def is_full(self) -> bool:
        """Whether no more can be set aside."""
        return all(card.tried for card in self._cards)

    def clear(self) -> None:
        """Forget them all."""
        for card in self._cards:
            card.tried = {}

    def show_tries(self, saved: Matter, matter_of: Callable[[Tried], Matter]) -> None:
        """Show each; what they lead to is asked for only where something has changed."""
        self.setVisible(any(card.tried for card in self._cards))
        if self._about is saved.assessment:
            return
        self._about = saved.assessment
        for card in self._cards:
            card.setVisible(bool(card.tried))
            if card.tried:
                card.show_try(saved, matter_of(card.tried))

    def _of_sender(self) -> TryCard | None:
        return next((c for c in self._cards if self.sender() in {c.take, c.drop}), None)

    def _empty(self) -> Tried:
        card = self._of_sender()
        tried: Tried = card.tried if card else {}
        if card is not None:
            card.tried = {}
        self._about = None
        return tried

    @Slot()
    def _take(self) -> None:
        self.taken.emit(self._empty())

    @Slot()
    def _drop(self) -> None:
        self._empty()
        self.dropped.emit()
