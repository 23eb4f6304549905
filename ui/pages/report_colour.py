"""The firm's colour in the report: typed, and refused at the field where it cannot be used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.report.colours import colour_refusal
from ui.widgets.fields import LineField

if TYPE_CHECKING:
    from ui.pages import PageContext

_WIDTH = 160


class ReportColour(QWidget):
    """The field; a colour goes to the document once it can be used, an empty field is ink."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._about = ""
        placeholder = self._say("placeholder")
        self._field = LineField(context.look, self._say("label"), "", placeholder, _WIDTH)
        self._field.set_help(self._say("help"))
        self._field.committed.connect(self._send)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._field)

    def refresh(self) -> None:
        """Show the colour of now; what was refused stays to be mended, for the same client."""
        now = self._context.document.assessment
        if self._about != now.id:
            self._about = now.id
            self._field.set_error("")
        if not self._field.error():
            self._field.set_value(now.report.colour)

    def _say(self, key: str) -> str:
        return self._context.words.text(f"ui_colour.{key}")

    @Slot()
    def _send(self) -> None:
        typed = self._field.value().lower()
        colour = f"#{typed}" if typed and not typed.startswith("#") else typed
        refused = colour_refusal(colour) if colour else ""
        self._field.set_error(self._say(f"refused.{refused}") if refused else "")
        document = self._context.document
        settings = replace(document.assessment.report, colour=colour)
        if not refused and settings != document.assessment.report:
            document.set_report_settings(settings)
