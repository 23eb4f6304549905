"""Texts on prices under each other, with the icon that says how much each matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.report.price_words import Level
from ui.widgets import Icon, IconText, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.report.price_words import Told
    from ui.theme import Colour, Look

_COLOURS: dict[Level, Colour] = {
    Level.INK: "ink",
    Level.MUTE: "mute",
    Level.GOOD: "good",
    Level.WARN: "warn",
    Level.BAD: "bad",
}
_ICONS = {Level.GOOD: "circle-check", Level.WARN: "triangle-alert", Level.BAD: "circle-alert"}


def lines(look: Look, told: Sequence[Told]) -> QWidget:
    """The texts under each other; one that only informs has no icon."""
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.units(2))
    for one in told:
        colour, icon = _COLOURS[one.level], _ICONS.get(one.level)
        if icon:
            box.addWidget(IconText(look, Icon(look, icon, colour, 14, 18), one.text, colour))
        else:
            box.addWidget(Prose(look, one.text, "secondary", colour))
    box.addStretch(1)
    return whole
