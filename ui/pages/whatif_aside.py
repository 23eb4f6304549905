"""Tries set aside: each with its answers and what they lead to, beside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.comparison import weighed_lead
from logic.figures.numerals import signed
from logic.report.blocks import Span
from logic.report.numbers import filled, number
from ui.pages.result_blocks import runs
from ui.pages.result_parts import Pair
from ui.pages.state_card import StateCard
from ui.widgets import Run
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from logic.assessment import Answer
    from logic.report.matter import Matter
    from ui.pages import PageContext
    from ui.widgets.numbers import Opener

    Tried = Mapping[str, Answer]

#: As many as fit beside one another.
MOST = 2


class TryCard(StateCard):
    """One try: its answers, what is advised on them, its lead; to go on with, or to remove."""

    def __init__(self, context: PageContext, place: int, opener: Opener) -> None:
        say = context.words.text
        name = say("ui_whatif.aside.name", number=place)
        super().__init__(context.look, name, opener)
        self.tried: Tried = {}
        self._given = NumberProse(context.look, opener, "secondary")
        self.name = f"aside:{place}:"
        self._lead = NumberProse(context.look, opener, "secondary", "mute")
        self.body.insertWidget(1, self._given)
        self.body.insertWidget(3, self._lead)
        self.take = self.add_action(say("ui_whatif.aside.take"))
        self.drop = self.add_action(say("ui_whatif.aside.drop"))
        for link in (self.take, self.drop):
            link.set_about(f"{link.label()}: {name}")

    def show_try(self, saved: Matter, matter: Matter) -> None:
        """Show what its answers lead to."""
        self.show_matter(matter, f"{self.name}after:share")
        given: list[Run] = []
        for name in self.tried:
            opens = f"{self.name}after:question:{name}"
            said = (Span(text=matter.answer(name), opens=opens),)
            shown = {"question": matter.question(name), "answer": said}
            line = runs(filled(matter.words, "ui_whatif.aside.answer", **shown))
            given += [*((Run("\n"),) if given else ()), *line]
        self._given.set_runs(given)
        before, after = (signed(weighed_lead(one.advice)) for one in (saved, matter))
        shown = {"before": number(before, "before"), "after": number(after, f"{self.name}after")}
        self._lead.set_runs(runs(filled(matter.words, "ui_whatif.aside.lead", **shown)))
        self._lead.setVisible(saved.advice.lead is not None and matter.advice.lead is not None)


class AsideTries(QWidget):
    """The tries set aside; ``taken`` hands back the answers of one, then set aside no more.

    Nothing of it is written anywhere.
    """

    taken = Signal(object)
    dropped = Signal()

    def __init__(self, context: PageContext, opener: Opener) -> None:
        super().__init__()
        self._context = context
        self._opener = opener
        self._about: object = None
        self._cards: list[TryCard] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def _make_cards(self) -> None:
        self._cards = [TryCard(self._context, at + 1, self._opener) for at in range(MOST)]
        self._box.addWidget(Pair(self._context.look, self._cards))
        for card in self._cards:
            card.take.clicked.connect(self._take)
            card.drop.clicked.connect(self._drop)

    def put(self, tried: Tried) -> None:
        """Set a try aside, where there is room; the cards are made with the first."""
        if not self._cards:
            self._make_cards()
        free = [card for card in self._cards if not card.tried]
        for card in free[:1]:
            card.tried = dict(tried)
        self._about = None

    def is_full(self) -> bool:
        """Whether no more can be set aside."""
        return bool(self._cards) and all(card.tried for card in self._cards)

    def clear(self) -> None:
        """Forget them all."""
        for card in self._cards:
            card.tried = {}

    def tried_of(self, key: str) -> tuple[Tried, str] | None:
        """The try a number's key names, and the key within it; None where it names none."""
        named = (card for card in self._cards if key.startswith(card.name))
        return next(((card.tried, key.removeprefix(card.name)) for card in named), None)

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
