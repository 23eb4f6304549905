"""A card with what is advised on one state of an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets import Card, Prose

if TYPE_CHECKING:
    from logic.report.matter import Matter
    from ui.theme import Look


class StateCard(Card):
    """What is advised on some answers, under a word for which they are."""

    def __init__(self, look: Look, kicker: str = "") -> None:
        super().__init__(look)
        self._kicker = Prose(look, kicker, "secondary", "mute")
        self._advice = Prose(look, "", "section")
        self._firm = Prose(look, "", "secondary", "mute")
        for part in (self._kicker, self._advice, self._firm):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.set_kicker(kicker)

    def set_kicker(self, kicker: str) -> None:
        """Say which answers these are."""
        self._kicker.set_text(kicker)
        self.setAccessibleName(kicker)

    def show_matter(self, matter: Matter) -> None:
        """Show what is advised, and how firm it is."""
        kind = matter.advice.recommendation
        self._advice.show()
        self._advice.set_text(matter.words.text(f"recommendation.{kind}.short"))
        word, behind = matter.sentences.firmness()
        self._firm.set_text(f"{word}. {behind}" if word else matter.sentences.lead_in())

    def show_hidden(self, text: str) -> None:
        """Say that the advice is hidden, and why."""
        self._advice.hide()
        self._firm.set_text(text)
