"""Cards with a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets import Card

if TYPE_CHECKING:
    from ui.theme import Look


def titled(look: Look, title: str) -> Card:
    """A card with this title.

    Given to ``Card`` itself, the title would be shown before it is part of the card: as a
    window of its own for a moment, which takes the focus away.
    """
    card = Card(look)
    card.set_title(title)
    return card
