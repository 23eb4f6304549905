"""How the state of an answer is drawn beside its words, the same in every list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.theme import Colour

#: Icon and colour by state, by why a question is open, or "marked".
STATE_ICONS: Final[dict[str, tuple[str, Colour]]] = {
    "not_asked": ("circle-dashed", "mute"),
    "dont_know": ("circle-question-mark", "warn"),
    "assumed": ("wand-sparkles", "warn"),
    "disputed": ("users", "warn"),
    "partly_known": ("circle-question-mark", "warn"),
    "not_applicable": ("ban", "mute"),
    "answered": ("circle-check", "good"),
    "marked": ("flag", "ink"),
}
