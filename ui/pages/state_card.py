"""A card with what is advised on one state of an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.report.numbers import every_number
from ui.pages.result_blocks import runs
from ui.widgets import Card, Prose
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from logic.report.matter import Matter
    from ui.theme import Look
    from ui.widgets.numbers import Opener


class StateCard(Card):
    """What is advised on some answers, under a word for which they are."""

    def __init__(self, look: Look, kicker: str = "", opener: Opener | None = None) -> None:
        super().__init__(look)
        self._kicker = Prose(look, kicker, "secondary", "mute")
        self._advice = Prose(look, "", "section")
        self._firm = (
            NumberProse(look, opener, "secondary", "mute")
            if opener is not None
            else Prose(look, "", "secondary", "mute")
        )
        for part in (self._kicker, self._advice, self._firm):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.set_kicker(kicker)

    def set_kicker(self, kicker: str) -> None:
        """Say which answers these are."""
        self._kicker.set_text(kicker)
        self.setAccessibleName(kicker)

    def show_matter(self, matter: Matter, opens: str = "") -> None:
        """Show what is advised, and how firm it is; ``opens`` is the key of the share told."""
        self._advice.show()
        self._advice.set_text(matter.sentences.short())
        word, behind = matter.sentences.firmness()
        said = f"{word}. {behind}" if word else matter.sentences.lead_in()
        self._firm.set_runs(runs(every_number(said, opens if word else "")))

    def show_hidden(self, text: str) -> None:
        """Say that the advice is hidden, and why."""
        self._advice.hide()
        self._firm.set_text(text)
