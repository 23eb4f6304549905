"""The firm's logo on the report: chosen from a picture file, or removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from logic.errors import ReportError
from ui.dialogs import may_show_names
from ui.navigation import ENGAGEMENT
from ui.widgets import FlowRow, LinkButton, Prose

if TYPE_CHECKING:
    from ui.fonts import TextRole
    from ui.pages import PageContext

#: Of each page it stands on: how its title and how the rest is written.
_LOOKS: Final[dict[str, tuple[TextRole, TextRole]]] = {
    "report": ("card_title", "body"),
    ENGAGEMENT: ("secondary_strong", "secondary"),
}


class ReportLogo(QWidget):
    """Says whether a logo is printed; a picture that cannot be used is refused with a reason."""

    def __init__(self, context: PageContext, place: str = "report") -> None:
        """Stand on a page; among fields, as a field does."""
        super().__init__()
        self._context = context
        self._place = place
        self._about = ""
        title, role = _LOOKS[place]
        look = context.look
        self.setAccessibleName(self._say("title"))
        self._state = Prose(look, "", role, "mute")
        self._fault = Prose(look, "", role, "warn")
        self._fault.hide()
        self._choose = LinkButton(look, self._say("choose"), role)
        self._remove = LinkButton(look, self._say("remove"), role)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(Prose(look, self._say("title"), title))
        links = FlowRow(look, self._choose, self._remove, spacing=24)
        for part in (self._state, self._fault, links):
            self._box.addWidget(part)
        self._choose.clicked.connect(self._pick)
        self._remove.clicked.connect(self._take_away)
        look.changed.connect(self._restyle)
        self._restyle()

    def refresh(self) -> None:
        """Say whether there is a logo now, and no more of one refused for another client."""
        now = self._context.document.assessment
        if self._about != now.id:
            self._about = now.id
            self._fault.hide()
        present = bool(now.report.logo)
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
        settings = replace(document.assessment.report, logo=logo)
        document.set_report_settings(settings, place=self._place)
        self.refresh()

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._context.look.units(4))
