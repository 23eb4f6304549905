"""The report: made off the UI thread, looked at page by page, and saved as the same bytes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.disk import write_whole
from logic.errors import ReportStoppedError, SaveError, TunewiseError
from logic.report.count_traces import PAGES, pages_trace
from logic.report.numbers import every_number
from ui.background import patience
from ui.dialogs import ask_where, may_show_names
from ui.navigation import REPORT, RESULT
from ui.pages import Footer, PageBase
from ui.pages.columns import Columns
from ui.pages.drawer import SourceDrawer
from ui.pages.links import PlaceLinks
from ui.pages.report_making import Made, make, make_protected, named_after, order
from ui.pages.report_options import ReportOptions
from ui.pages.result_blocks import runs
from ui.widgets import Disclosure, PageScaffold, Prose, Strip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from logic.assessment import Assessment
    from logic.report import Watch
    from logic.report.trace import Trace
    from ui.pages import PageContext
    from ui.pages.report_making import Order
    from ui.pages.report_preview import ReportPreview

SUFFIX = ".pdf"
_BESIDE = 312
_LOOK_MS = 200
_SI = QLocale.DataSizeFormat.DataSizeSIFormat


def _as_pdf(chosen: Path, _wanted: str) -> Path:
    return chosen if chosen.suffix.lower() == SUFFIX else chosen.with_name(chosen.name + SUFFIX)


class ReportPage(PageBase, QObject):
    """Preview and settings; the primary button saves what is shown."""

    def __init__(self, context: PageContext, ask_password: Callable[[str, str], str]) -> None:
        super().__init__()
        self._context = context
        self._ask_password = ask_password
        self._protect_to: Path | None = None
        look = context.look
        self._scaffold = PageScaffold(look)
        self._waiting = Strip(look, "info", self._say("making"))
        self._stopped = Strip(look, "info", self._say("stopped"))
        self._fault = Strip(look, "error")
        self._saved = Strip(look, "settled")
        links = PlaceLinks(context, REPORT, self._scaffold)
        self._drawer = SourceDrawer(context, self._scaffold, links, context.matter, self._traced)
        self._scaffold.heading.set_opener(self._drawer)
        self._options = ReportOptions(context, self._drawer)
        self._preview: ReportPreview | None = None
        self._text = Prose(look, "", "secondary")
        self._read = Disclosure(look, self._say("as_text"), self._text, strong=True)
        self._made: Made | None = None
        self._made_from: Assessment | None = None
        self._asked_for: Assessment | None = None
        self._cancelled = False
        self._saved_to: Path | None = None
        self._patience = patience(self._waiting, self._show_waiting)
        self._progress = QTimer(self._waiting)
        self._progress.setInterval(_LOOK_MS)
        self._progress.timeout.connect(self._show_progress)
        self._watches: dict[Callable[[object], None], Watch] = {}
        self._build()

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """How many pages are ready, or what is being done."""
        return self._scaffold.heading.title.text()

    def footer(self) -> Footer:
        """Back, and saving once there is something to save; first of all, showing the result."""
        primary, secondary = (
            (self._say("save"), self._say("protect")) if self._ready() else ("", "")
        )
        if not self._context.document.result_shown:
            primary, secondary = self._context.words.text("ui_result.show"), ""
        return Footer(
            primary=primary, secondary=secondary, back=self._context.words.text("ui_question.back")
        )

    def enter(self, place: str) -> None:  # noqa: ARG002 - there is one place only
        """Make the report if what is shown is not of the answers of now."""
        self._saved.hide()
        self._options.forget_kind()
        self.refresh()
        if self._context.document.result_shown:
            self._scaffold.start_at(self._options.first_box())
        else:
            self._scaffold.start_at_head()

    def leave(self) -> None:
        """Send what is still being typed; the drawer closes."""
        self._drawer.close_drawer()
        self._options.view.send()

    def refresh(self) -> None:
        """Show the settings; make the report anew where anything has changed."""
        if not self._context.document.is_open:
            return
        shown = self._context.document.result_shown
        self._columns.setVisible(shown)
        if not shown:
            self._hide_all()
            return
        self._options.refresh()
        assessment = self._context.document.assessment
        if assessment is not self._asked_for:
            self._make()
        self._show_title()

    def primary(self) -> bool:
        """Ask where to save, and save; there is no place after this one."""
        if not self._context.document.result_shown:
            self._context.document.show_result()
            self._context.shell.go(RESULT)
        elif self._made is not None and self._ready() and self._options.kind_told():
            path = self._ask_path()
            if path is not None:
                self._save(path, self._made.pdf)
        return False

    def secondary(self) -> None:
        """Ask for a password and where to save, and save the report protected by it."""
        if not self._ready() or not self._options.kind_told():
            return
        password = self._ask_password(self._say("protect_title"), self._say("protect_text"))
        self._protect_to = self._ask_path() if password else None
        if self._protect_to is None:
            return
        self._cancelled = False
        self._patience.start()
        work = partial(make_protected, self._order(self._protected), password)
        self._context.shell.run(work, self._protected, self._failed)

    def _protected(self, pdf: object) -> None:
        self._stop_waiting()
        if isinstance(pdf, bytes) and self._protect_to is not None and not self._cancelled:
            self._save(self._protect_to, pdf, "saved_protected")

    def _build(self) -> None:
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self._read)
        for strip in self._strips():
            strip.hide()
            self._scaffold.main.addWidget(strip)
        look = self._context.look
        self._columns = Columns(look, left, self._options, _BESIDE, aside=True)
        self._scaffold.main.addWidget(self._columns)
        self._read.hide()
        self._waiting.add_action(self._say("cancel")).clicked.connect(self._cancel)
        self._remake = self._stopped.add_action(self._say("make"))
        self._remake.clicked.connect(self._try_again)
        self._fault.add_action(self._say("again")).clicked.connect(self._try_again)
        self._saved.add_action(self._say("open")).clicked.connect(self._open)
        self._saved.add_action(self._say("folder")).clicked.connect(self._show_folder)

    def _strips(self) -> tuple[Strip, ...]:
        return self._waiting, self._stopped, self._fault, self._saved

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_report.{key}", **values)

    def _hide_all(self) -> None:
        """Show that the result is hidden; what was being made for another one is given up."""
        self._give_up()
        self._asked_for = None
        for strip in self._strips():
            strip.hide()
        say = self._context.words.text
        self._scaffold.heading.set_texts(
            self._say("kicker"), say("ui_result.hidden.title"), say("ui_result.hidden.text")
        )

    def _ready(self) -> bool:
        return self._made is not None and self._made_from is self._context.document.assessment

    def _make(self) -> None:
        document = self._context.document
        self._asked_for = document.assessment
        self._options.show_lacks("", turns=False)
        self._cancelled = False
        self._stopped.hide()
        self._fault.hide()
        self._saved.hide()
        self._forget_another()
        self._patience.start()
        self._context.shell.run(partial(make, self._order(self._done)), self._done, self._failed)
        self._context.shell.footer_changed()

    def _forget_another(self) -> None:
        """Show nothing of the report of another assessment."""
        before, now = self._made_from, self._context.document.assessment
        if before is not None and before.id != now.id:
            self._made = self._made_from = None
            self._let_show(shown=False)

    def _let_show(self, *, shown: bool) -> None:
        self._read.setVisible(shown)
        if self._preview is not None:
            self._preview.setVisible(shown)

    def _order(self, done: Callable[[object], None]) -> Order:
        """What to make now; what was being made until now for the same end is given up."""
        if done in self._watches:
            self._watches.pop(done).stop()
        made = order(self._context.document)
        self._watches[done] = made.watch
        return made

    @Slot()
    def _show_waiting(self) -> None:
        self._show_progress()
        self._waiting.show()
        self._progress.start()
        self._show_title()

    @Slot()
    def _show_progress(self) -> None:
        newest = list(self._watches.values())[-1]
        said = self._say("making")
        if newest.pages:
            said = self._say("making_page", page=newest.page, pages=newest.pages)
        self._waiting.set_notice("info", said)

    def _done(self, made: object) -> None:
        if not isinstance(made, Made) or self._cancelled:
            return
        self._stop_waiting()
        self._made, self._made_from = made, self._asked_for
        self._show_preview(made.pdf)
        self._text.set_text(made.text)
        self._options.show_lacks(made.lacks, turns=made.turns)
        self._let_show(shown=True)
        self._show_title()
        self._context.shell.footer_changed()

    def _failed(self, fault: Exception) -> None:
        if self._cancelled or isinstance(fault, ReportStoppedError):
            return
        self._stop_waiting()
        said = str(fault) if isinstance(fault, TunewiseError) else self._say("unexpected")
        self._fault.set_notice("error", self._say("failed", fault=said))
        self._fault.show()
        self._show_title()
        self._context.shell.footer_changed()

    def _stop_waiting(self) -> None:
        self._patience.stop()
        self._progress.stop()
        self._waiting.hide()

    @Slot()
    def _cancel(self) -> None:
        """Stop what is being made; nothing comes of it."""
        self._give_up()
        self._show_title()
        self._remake.setFocus()

    def _give_up(self) -> None:
        self._cancelled = True
        for watch in self._watches.values():
            watch.stop()
        self._stop_waiting()

    @Slot()
    def _try_again(self) -> None:
        self._make()
        self._show_title()

    def _show_preview(self, pdf: bytes) -> None:
        if self._preview is None:
            from ui.pages.report_preview import ReportPreview  # noqa: PLC0415 - start-up time

            self._preview = ReportPreview(self._context.words, self._context.look)
            self._left.insertWidget(0, self._preview)
        self._preview.show_pdf(pdf)

    def _show_title(self) -> None:
        self._stopped.setVisible(self._cancelled and not self._ready())
        title = runs(every_number(self._title(), PAGES))
        self._scaffold.heading.set_texts(self._say("kicker"), title)
        self._drawer.refresh()

    def _traced(self, key: str) -> Trace | None:
        if key != PAGES:
            from logic.report.provenance import trace  # noqa: PLC0415 - only when one is opened

            return trace(self._context.matter(), key)
        found = self._preview.headlines() if self._made and self._preview is not None else ()
        return pages_trace(self._context.words, found)

    def _title(self) -> str:
        """What stands now; until it is late, what stood there before."""
        if self._fault.isVisibleTo(self._scaffold):
            return self._say("title_failed")
        if not self._ready() and self._cancelled:
            return self._say("title_stopped")
        if not self._ready() and not self._patience.isActive():
            return self._say("title_making")
        return self._say_pages()

    def _say_pages(self) -> str:
        if self._made is None or self._preview is None:
            return self._say("title_first")
        pages = len(self._preview.pages())
        return self._say("title_one" if pages == 1 else "title", pages=pages)

    def _ask_path(self) -> Path | None:
        document = self._context.document
        folder = self._context.shell.folder()
        if document.path is not None and not document.is_draft:
            folder = document.path.parent
        name = f"{named_after(document.assessment)}{SUFFIX}"
        title = self._say("save_title")
        if not may_show_names(self._context.look, self._scaffold):
            return None
        return ask_where(self._scaffold, title, folder / name, "PDF (*.pdf)", _as_pdf)

    def _save(self, path: Path, pdf: bytes, key: str = "saved") -> None:
        self._saved.hide()
        try:
            write_whole(path, pdf, private=False)
        except SaveError as fault:
            self._fault.set_notice("error", str(fault))
            self._fault.show()
            return
        self._fault.hide()
        self._options.forget_kind()
        self._saved_to = path
        size = QLocale(QLocale.Language.English).formattedDataSize(len(pdf), 1, _SI)
        self._saved.set_notice("settled", self._say(key, name=path.name, size=size))
        self._saved.show()
        self._scaffold.to_top()

    @Slot()
    def _open(self) -> None:
        if self._saved_to is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_to)))

    @Slot()
    def _show_folder(self) -> None:
        if self._saved_to is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_to.parent)))
