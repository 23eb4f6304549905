"""The head of a page: kicker with an action at its right, title, hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.layouts import Filling
from ui.theme import Width
from ui.widgets.buttons import LinkButton
from ui.widgets.numbers import NumberProse
from ui.widgets.prose import Prose, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.theme import Look
    from ui.widgets.numbers import Opener


class PageHeading(Filling):
    """Kicker, title and hint of a page; an empty text leaves its line out.

    ``action`` is the link at the right of the kicker ("Mark for later"), hidden until it has a
    text: use ``set_action``. The title is compact in a window under 880 units.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.kicker = Prose(look, "", "secondary", "mute")
        self.action = LinkButton(look, "", "secondary", "mute")
        self.title = NumberProse(look, None, "page_title")
        self.hint = NumberProse(look, None, "body", "mute")
        self.hint.set_even()
        self.title.take_width()
        self.hint.take_width()
        self._top = QHBoxLayout()
        self._top.addWidget(self.kicker, 1, Qt.AlignmentFlag.AlignVCenter)
        self._top.addWidget(self.action, 0, Qt.AlignmentFlag.AlignRight)
        self._box = QVBoxLayout(self)
        self._box.addLayout(self._top)
        self._box.addWidget(self.title)
        self._box.addWidget(self.hint)
        self.set_texts()
        self.set_action("")
        look.changed.connect(self._restyle)
        self._restyle()

    def set_opener(self, opener: Opener) -> None:
        """Let the numbers of the title and the hint open there."""
        self.title.set_opener(opener)
        self.hint.set_opener(opener)

    def set_texts(
        self, kicker: str = "", title: str | Sequence[Run] = "", hint: str | Sequence[Run] = ""
    ) -> None:
        """Show these texts; an empty one leaves its line out."""
        self.set_hint(_runs(hint))
        self.kicker.set_text(kicker)
        self.kicker.setVisible(bool(kicker))
        self.title.set_runs(_runs(title))
        self.title.setVisible(bool(title))
        self.setVisible(bool(kicker or title or hint))

    def set_hint(self, runs: Sequence[Run]) -> None:
        """Show a hint of several runs ("**Settled.** No open answer changes it.")."""
        self.hint.set_runs(runs)
        self.hint.setVisible(bool(runs))

    def set_action(self, text: str) -> None:
        """Show the link at the right of the kicker; an empty text hides it."""
        self.action.set_text(text)
        self.action.setVisible(bool(text))

    def set_inset(self, pixels: int) -> None:
        """End the kicker's line this far from the right, where the main column ends."""
        self._top.setContentsMargins(0, 0, pixels, 0)

    @Slot()
    def _restyle(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._look.units(8))
        narrow = self._look.width(self) is Width.NARROW
        self.title.set_role("compact_title" if narrow else "page_title")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the compact title where there is little room."""
        super().resizeEvent(event)
        self._restyle()


def _runs(text: str | Sequence[Run]) -> Sequence[Run]:
    return ((Run(text),) if text else ()) if isinstance(text, str) else text
