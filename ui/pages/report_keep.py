"""Keeping what a report shows, to begin the next ones with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import LinkButton, Prose

if TYPE_CHECKING:
    from ui.pages import PageContext


class ReportKeep(QWidget):
    """The button, and beneath it whether the settings of now were kept."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        keep = LinkButton(context.look, self._say("do"), "body")
        self._said = Prose(context.look, self._say("help"), "body", "mute")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(keep)
        box.addWidget(self._said)
        keep.clicked.connect(self._keep)

    def refresh(self) -> None:
        """Say what keeping does: what was kept may not be what is set now."""
        self._said.set_text(self._say("help"))

    def _say(self, key: str) -> str:
        return self._context.words.text(f"ui_report.keep.{key}")

    @Slot()
    def _keep(self) -> None:
        kept = self._context.document.keep_for_reports()
        self._said.set_text(self._say("kept" if kept else "not_kept"))
