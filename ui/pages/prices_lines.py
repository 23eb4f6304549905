"""Texts on prices under each other, with the icon that says how much each matters."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from logic.report.price_words import Level
from ui.widgets import Icon, IconText, Prose, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    """The texts under each other; those that only inform have no icon and share one widget."""
    groups = [(key, list(found)) for key, found in groupby(told, _icon)]
    if len(groups) == 1 and not groups[0][0]:
        return _plain(look, groups[0][1])
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.units(4))
    for icon, found in groups:
        if not icon:
            box.addWidget(_plain(look, found))
            continue
        for one in found:
            colour = _COLOURS[one.level]
            box.addWidget(IconText(look, Icon(look, icon, colour, 14, 18), one.text, colour))
    box.addStretch(1)
    return whole


@contextmanager
def focus_kept(table: QWidget) -> Iterator[None]:
    """While a table is filled anew: focus goes to the control of the same name, else the first."""
    focused = cast("QWidget | None", table.window().focusWidget())
    name = focused.accessibleName() if focused and table.isAncestorOf(focused) else ""
    yield
    if not name:
        return
    # What was there before is deleted later, and hidden until then.
    shown = [b for b in table.findChildren(QAbstractButton) if b.isVisibleTo(table)]
    same = [control for control in shown if control.accessibleName() == name]
    for control in (*same, *shown)[:1]:
        control.setFocus(Qt.FocusReason.OtherFocusReason)


def _icon(told: Told) -> str:
    return _ICONS.get(told.level, "")


def _plain(look: Look, told: Sequence[Told]) -> Prose:
    """One paragraph of several lines: a widget each would be slow to lay out."""
    prose = Prose(look, "", "secondary")
    breaks = ["\n"] * (len(told) - 1) + [""]
    runs = [
        Run(one.text + end, colour=_COLOURS[one.level])
        for one, end in zip(told, breaks, strict=True)
    ]
    prose.set_runs(runs)
    return prose
