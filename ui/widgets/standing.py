"""The rail's word on the answer: settled or not, and the question worth asking next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import LinkButton
from ui.widgets.panels import Icon
from ui.widgets.prose import Prose
from ui.widgets.rows import IconText

if TYPE_CHECKING:
    from ui.theme import Look


class StandingBox(QWidget):
    """A settled line, and a link to a question; ``followed`` when the link is pressed."""

    followed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.settled = IconText(look, Icon(look, "circle-check", "good", 14, 18), "", "ink")
        self._lead = Prose(look, self.tr("Worth asking next"), "secondary", "mute")
        self.next = LinkButton(look)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.settled)
        self._box.addWidget(self._lead)
        self._box.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        self.next.clicked.connect(self.followed)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_standing("", "")

    def show_standing(self, settled: str, question: str) -> None:
        """Show what is settled and the question's short title; an empty text shows nothing."""
        self.settled.set_text(settled)
        self.settled.setVisible(bool(settled))
        self.next.set_text(question)
        self.next.set_about(self.tr("Worth asking next: %1").replace("%1", question))
        self._lead.setVisible(bool(question))
        self.next.setVisible(bool(question))
        self.setVisible(bool(settled or question))

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(units(24), 0, units(24), 0)
        self._box.setSpacing(units(4))
        # As high for two lines of what is settled as for a link, so that the rows above stay.
        self.setMinimumHeight(units(46))
