"""The adviser's own view, typed beside the report that prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import Prose, TextField

if TYPE_CHECKING:
    from ui.pages import PageContext

_LINES = 4
#: The report is made anew only once typing rests.
_REST_MS = 800


class AdviserView(QWidget):
    """Keeps what is typed once typing rests, the field is left, or ``send`` is called."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._document = context.document
        say = context.words.text
        title = Prose(context.look, say("ui_view.title"), "card_title")
        self.field = TextField(context.look, say("ui_view.label"), lines=_LINES)
        self.field.set_help(say("ui_view.help"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(title)
        box.addWidget(self.field)
        self.setAccessibleName(say("ui_view.title"))
        self.field.edited.connect(self._rest.start)
        self.field.committed.connect(self.send)
        self._rest.timeout.connect(self.send)

    def refresh(self) -> None:
        """Show what is kept, unless something is being typed."""
        self.field.area.setReadOnly(self._document.frozen)
        if not self._rest.isActive():
            self.field.set_value(self._document.assessment.engagement.adviser_view)

    @Slot()
    def send(self) -> None:
        """Keep what was typed."""
        if self._rest.isActive():
            self._rest.stop()
            self._document.set_view(self.field.value())
