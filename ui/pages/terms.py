"""Terms with what they mean, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import Prose, Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.fonts import TextRole
    from ui.pages import PageContext


class TermList(QWidget):
    """Each term in a paragraph of its own, its name first."""

    def __init__(self, context: PageContext, role: TextRole = "secondary") -> None:
        super().__init__()
        self._context = context
        self._role: TextRole = role
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        context.look.changed.connect(self._restyle)
        self._restyle()

    def show_terms(self, terms: Iterable[str]) -> None:
        """Show these terms in place of others."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        say = self._context.words.text
        for term in terms:
            shown = Prose(self._context.look, "", self._role)
            name = Run(say(f"glossary.{term}.name"), bold=True)
            shown.set_runs((name, Run(f": {say(f'glossary.{term}.text')}")))
            self._box.addWidget(shown)

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._context.look.units(8))
