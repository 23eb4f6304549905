"""The firm's logo on the report: chosen from a picture file, or removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from logic.errors import ReportError
from ui.dialogs import may_show_names
from ui.widgets import LinkButton, Prose

if TYPE_CHECKING:
    from ui.pages import PageContext


class ReportLogo(QWidget):
    """Says whether a logo is printed; a picture that cannot be used is refused with a reason."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(self._say("title"))
        self._state = Prose(context.look, "", "body", "mute")
        self._fault = Prose(context.look, "", "body", "warn")
        self._fault.hide()
        self._choose = LinkButton(context.look, self._say("choose"), "body")
        self._remove = LinkButton(context.look, self._say("remove"), "body")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Prose(context.look, self._say("title"), "card_title"))
        for part in (self._state, self._fault, self._choose, self._remove):
            box.addWidget(part)
        self._choose.clicked.connect(self._pick)
        self._remove.clicked.connect(self._take_away)

    def refresh(self) -> None:
        """Say whether there is a logo now."""
        present = bool(self._context.document.assessment.report.logo)
        self._state.set_text(self._say("present" if present else "none"))
        self._remove.setVisible(present)

    def _say(self, key: str) -> str:
        return self._context.words.text(f"ui_logo.{key}")

    @Slot()
    def _pick(self) -> None:
        if not may_show_names(self._context.look, self):
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self, self._say("pick_title"), "", "PNG, JPEG (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self._use(Path(chosen))

    def _use(self, path: Path) -> None:
        from logic.report.logo import MOST_BYTES, check_logo  # noqa: PLC0415 - start-up time

        self._fault.hide()
        try:
            with path.open("rb") as file:
                logo = check_logo(file.read(MOST_BYTES + 1))
        except OSError:
            self._refuse(self._say("unreadable"))
        except ReportError as fault:
            self._refuse(str(fault))
        else:
            self._send(logo)

    def _refuse(self, text: str) -> None:
        self._fault.set_text(text)
        self._fault.show()

    @Slot()
    def _take_away(self) -> None:
        self._send("")
        self._choose.setFocus()

    def _send(self, logo: str) -> None:
        document = self._context.document
        document.set_report_settings(replace(document.assessment.report, logo=logo))
        self.refresh()
