"""The error summary a page with errors opens with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.focus import focus_by_keyboard, keep_in_sight
from ui.widgets.buttons import LinkButton
from ui.widgets.panels import Panel
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Look


class ErrorSummary(Panel):
    """What is wrong on a page: takes focus when shown, and each line jumps to its field."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "card", "bad")
        self._title = Prose(look, self.tr("There is a problem"), "card_title")
        self._targets: dict[LinkButton, QWidget] = {}
        self._lines = QVBoxLayout()
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._title)
        self._box.addLayout(self._lines)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        look.changed.connect(self._restyle_errors)
        self._restyle_errors()

    def show_errors(self, errors: Sequence[tuple[str, QWidget]]) -> None:
        """Show a line for each (sentence, field) and take focus; hides when there are none.

        A sentence that stands at several fields is one line, and leads to the first of them.
        """
        self._clear_lines()
        lines: dict[str, QWidget] = {}
        for text, target in errors:
            lines.setdefault(text, target)
        for text, target in lines.items():
            line = LinkButton(self._look, text, "body", "bad")
            line.clicked.connect(self._jump)
            self._targets[line] = target
            self._lines.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(errors))
        said = ". ".join((self._title.text(), *lines))
        self.setAccessibleName(said)
        if errors:
            focus_by_keyboard(self)

    def lines(self) -> tuple[LinkButton, ...]:
        """The lines shown."""
        return tuple(self._targets)

    def clear(self) -> None:
        """Hide: nothing is wrong any more."""
        self._clear_lines()
        self.hide()

    def _clear_lines(self) -> None:
        for line in self._targets:
            line.hide()
            line.deleteLater()
        self._targets = {}

    @Slot()
    def _jump(self) -> None:
        line = self.sender()
        target = self._targets.get(line) if isinstance(line, LinkButton) else None
        if target is not None:
            keep_in_sight(target, self._look.units(48))
            focus_by_keyboard(target)

    @Slot()
    def _restyle_errors(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(units(16), units(12), units(16), units(12))
        self._box.setSpacing(units(4))
        self._lines.setSpacing(units(4))
