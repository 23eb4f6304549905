"""The report page, and how a person would use it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QRadioButton

from logic.report import Watch, render_outline
from ui.pages.report import ReportPage
from ui.pages.report_preview import PageView
from ui.widgets import LinkButton, Prose, Strip

if TYPE_CHECKING:
    from logic.assessment import ReportSettings
    from logic.report import Export
    from logic.report.blocks import Outline
    from tests.ui.pages_stage import PageStage

PLACE = "report"


@lru_cache(maxsize=8)
def _rendered(outline: Outline, export: Export | None) -> bytes:
    return render_outline(outline, export=export)


def rendered_once(
    outline: Outline, *, export: Export | None = None, watch: Watch | None = None
) -> bytes:
    """As ``render_outline``, whose bytes are the same for the same values, but made only once."""
    (watch or Watch()).step()
    return _rendered(outline, export)


class ReportDesk:
    """The page, and how a person would use it."""

    def __init__(self, stage: PageStage) -> None:
        self.stage = stage
        self.passwords: list[str] = []
        self.asked: list[str] = []
        self.page = ReportPage(stage.context, self.password)

    def password(self, title: str, text: str) -> str:
        self.asked += [title, text]
        return self.passwords.pop()

    def entered(self, width: int = 1300) -> ReportDesk:
        self.stage.open()
        self.stage.document.show_result()
        self.stage.enter(self.page, PLACE, width)
        return self

    def made(self, width: int = 1300) -> ReportDesk:
        self.entered(width)
        self.work()
        self.choose("standard")
        return self

    def choose(self, kind: str) -> None:
        """Choose what the file carries, as every saving asks."""
        self.radio(self.stage.say(f"ui_report.inside.{kind}")).click()
        if self.stage.shell.waiting:
            self.work()

    def work(self) -> None:
        self.stage.shell.work()
        self.stage.settle()

    def strips(self) -> list[str]:
        return [s.text() for s in self.page.widget.findChildren(Strip) if s.isVisible()]

    def sheets(self) -> list[PageView]:
        return [p for p in self.page.widget.findChildren(PageView) if p.isVisible()]

    def box(self, name: str) -> QCheckBox:
        text = self.stage.say(f"ui_report.box.{name}")
        return next(b for b in self.page.widget.findChildren(QCheckBox) if b.text() == text)

    def radio(self, text: str) -> QRadioButton:
        return next(b for b in self.page.widget.findChildren(QRadioButton) if b.text() == text)

    def link(self, text: str) -> LinkButton:
        found = self.page.widget.findChildren(LinkButton)
        return next(b for b in found if b.label() == text and b.isVisible())

    def texts(self) -> str:
        found = [p.text() for p in self.page.widget.findChildren(Prose) if p.isVisible()]
        return "\n".join(found)

    @property
    def settings(self) -> ReportSettings:
        return self.stage.document.assessment.report
