"""Which class shows which page; a page's module is read when the page is first shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.page_look import PageLook

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.files import Files
    from ui.pages import Page, PageContext


class PageMaker:
    """Makes pages by name. Imports wait until then, so that the window opens sooner."""

    def __init__(self, context: PageContext, files: Files) -> None:
        self._context = context
        self._look = context.look
        self._looks: dict[str, PageLook] = {}
        self._files = files
        self._makers: dict[str, Callable[[], Page]] = {
            "start": self._start,
            "engagement": self._engagement,
            "question": self._question,
            "section_end": self._section_end,
            "priorities": self._priorities,
            "check": self._check,
            "result": self._result,
            "report": self._report,
            "help": self._help,
            "guide": self._guide,
            "whatif": self._whatif,
            "cases": self._cases,
            "history": self._history,
            "compare": self._compare,
            "sections": self._sections,
            "prices": self._prices,
            "figures": self._figures,
            "settings": self._settings,
        }

    def make(self, name: str) -> Page:
        """A new page, with a look of its own."""
        self._looks[name] = PageLook(self._look)
        self._context = replace(self._context, look=self._looks[name])
        return self._makers[name]()

    def dress(self, name: str) -> None:
        """Let the page that is shown next be up to date, and the others rest."""
        for other, look in self._looks.items():
            look.set_away(other != name)

    def _start(self) -> Page:
        from ui.pages.start import StartPage  # noqa: PLC0415 - start-up time

        return StartPage(self._context, self._files)

    def _engagement(self) -> Page:
        from ui.pages.engagement import EngagementPage  # noqa: PLC0415 - start-up time

        return EngagementPage(self._context)

    def _question(self) -> Page:
        from ui.pages.question import QuestionPage  # noqa: PLC0415 - start-up time

        return QuestionPage(self._context)

    def _section_end(self) -> Page:
        from ui.pages.section_end import SectionEndPage  # noqa: PLC0415 - start-up time

        return SectionEndPage(self._context)

    def _priorities(self) -> Page:
        from ui.pages.priorities import PrioritiesPage  # noqa: PLC0415 - start-up time

        return PrioritiesPage(self._context)

    def _check(self) -> Page:
        from ui.pages.check import CheckPage  # noqa: PLC0415 - start-up time

        return CheckPage(self._context)

    def _result(self) -> Page:
        from ui.pages.result import ResultPage  # noqa: PLC0415 - start-up time

        return ResultPage(self._context)

    def _report(self) -> Page:
        from ui.pages.report import ReportPage  # noqa: PLC0415 - start-up time

        return ReportPage(self._context, self._files.new_passphrase)

    def _sections(self) -> Page:
        from ui.pages.sections import SectionsPage  # noqa: PLC0415 - start-up time

        return SectionsPage(self._context)

    def _cases(self) -> Page:
        from ui.pages.cases import CasesPage  # noqa: PLC0415 - start-up time

        return CasesPage(self._context, self._files)

    def _help(self) -> Page:
        from ui.pages.help import HelpPage  # noqa: PLC0415 - start-up time

        return HelpPage(self._context)

    def _guide(self) -> Page:
        from ui.pages.help_documents import GuidePage  # noqa: PLC0415 - start-up time

        return GuidePage(self._context, self._files)

    def _whatif(self) -> Page:
        from ui.pages.whatif import WhatIfPage  # noqa: PLC0415 - start-up time

        return WhatIfPage(self._context)

    def _history(self) -> Page:
        from ui.pages.history import HistoryPage  # noqa: PLC0415 - start-up time

        return HistoryPage(self._context, self._files)

    def _compare(self) -> Page:
        from ui.pages.compare import ComparePage  # noqa: PLC0415 - start-up time

        return ComparePage(self._context, self._files)

    def _prices(self) -> Page:
        from ui.pages.prices import PricesPage  # noqa: PLC0415 - start-up time

        return PricesPage(self._context, self._files)

    def _figures(self) -> Page:
        from ui.pages.figures import FiguresPage  # noqa: PLC0415 - start-up time

        return FiguresPage(self._context, self._files)

    def _settings(self) -> Page:
        from ui.pages.settings import SettingsPage  # noqa: PLC0415 - start-up time

        return SettingsPage(self._context, self._files)
