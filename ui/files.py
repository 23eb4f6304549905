"""New, open, save as, close, examples and recovery: what happens to files, and what is asked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from logic.answers_file import check_ids
from logic.assessment import Assessment
from logic.assessment_file import SUFFIX, loads
from logic.errors import (
    AnswerError,
    AssessmentFileError,
    ReportError,
    ReportLockedError,
    SaveError,
)
from resources import FOLDER
from ui import navigation
from ui.dialogs import REPORT_SUFFIX, Choice, file_stem
from ui.keeper import SaveState
from ui.opening import Opening
from ui.protection import Protection
from ui.recoveries import Recoveries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from logic.glance import Glance
    from logic.model import Content
    from logic.prices.kept import KeptPrices
    from logic.words import Words
    from ui.dialogs import Dialogs
    from ui.document import Document
    from ui.preferences import Preferences
    from ui.shell import Shell
    from ui.store import Recent, Store


class Files(QObject):
    """Carries out what menus and the start page ask for.

    ``recents_changed`` says that the list of recent files was emptied, or put back.
    """

    recents_changed = Signal()

    def __init__(
        self,
        document: Document,
        shell: Shell,
        store: Store,
        dialogs: Dialogs,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(shell)
        self._document = document
        self._shell = shell
        self._store = store
        self._dialogs = dialogs
        self._now = now
        shell.set_asker(self._may_let_go)
        self._opening = Opening(document, shell, dialogs, self)
        self._recovery = Recoveries(document, store, dialogs, now, self)
        self._protection = Protection(document, store, dialogs, now, self)

    @property
    def preferences(self) -> Preferences:
        """What the person chose for this computer."""
        return self._shell.preferences

    @property
    def home(self) -> Path:
        """The folder for drafts, journal, settings and recents."""
        return self._store.home

    def choose_folder(self) -> Path | None:
        """Ask for a folder; None if none was chosen."""
        return self._dialogs.folder_path(self.preferences.folder())

    @property
    def now(self) -> datetime:
        """The time now."""
        return self._now()

    def recents(self) -> tuple[Recent, ...]:
        """The files opened lately that are still there."""
        return self._store.recents()

    def forget_recents(self) -> tuple[Recent, ...]:
        """Empty the list; returns what it held, for ``restore_recents``."""
        held = self._store.recents()
        self._store.forget_all()
        self.recents_changed.emit()
        return held

    def restore_recents(self, held: Sequence[Recent]) -> None:
        """Put back what ``forget_recents`` took."""
        for entry in reversed(held):
            self._store.remember(entry)
        self.recents_changed.emit()

    def look_into(self, paths: Sequence[str], done: Callable[[object], None]) -> None:
        """Read for whom files are and what they advise; ``done`` gets a Glance by path.

        Off the window's thread: each file is read and decided upon.
        """
        document = self._document
        work = partial(_glances, document.content, document.words, tuple(paths))
        self._shell.run(work, done, _pass_over)

    # Opening

    @Slot()
    def new(self) -> None:
        """Start an assessment."""
        if self.may_leave():
            self._start()

    @Slot()
    def new_quick(self) -> None:
        """Start an assessment from the essentials alone."""
        if self.may_leave():
            self._start(quick=True)

    def new_from(self, pattern: Assessment) -> None:
        """Start an assessment with the answers of a typical case, all of them assumed."""
        if self.may_leave():
            self._start(pattern)

    def blank(self) -> Assessment:
        """An assessment without answers, as one begun now would be; nothing is opened."""
        return self._prepared(Assessment(id="", date=self.now.date().isoformat()))

    def _start(self, pattern: Assessment | None = None, *, quick: bool = False) -> None:
        if pattern is None:
            blank = self.blank()
            self._document.start(blank.engagement, quick=quick, report=blank.report)
        else:
            self._document.start_from(self._prepared(pattern))
        self._shell.go(navigation.ENGAGEMENT)

    def _prepared(self, begun: Assessment) -> Assessment:
        """Prepared by whom the settings name, its report as was kept."""
        kept = self.preferences.settings
        known = replace(begun.engagement, prepared_by=kept.prepared_by, firm=kept.firm)
        return replace(begun, engagement=known, report=self._store.report_settings())

    def new_passphrase(self, title: str, text: str) -> str:
        """Ask for a new passphrase; "" if none was given."""
        return self._dialogs.new_passphrase(title, text)

    @Slot()
    def open(self) -> None:
        """Ask for a file and open it."""
        path = self._dialogs.open_path()
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a file at the place it was left at; says why if it cannot be opened.

        A report opens as a new assessment, with the answers inside it.
        """
        if path.suffix.lower() == REPORT_SUFFIX:
            return self._open_report(path)
        if not (self.may_leave() and self._opening.open(path)):
            return False
        self._shell.go(self._remembered_place())
        return True

    def _open_report(self, path: Path) -> bool:
        if not self.may_leave():
            return False
        try:
            assessment = self._reopened(path)
            if assessment is not None:
                check_ids(self._document.content, assessment)
        except (ReportError, AssessmentFileError, AnswerError) as fault:
            self._dialogs.tell(self.tr("Not opened"), str(fault))
            return False
        if assessment is None:
            return False
        self._document.start_from(assessment)
        self._shell.go(navigation.ENGAGEMENT)
        return True

    def _reopened(self, path: Path) -> Assessment | None:
        """The answers inside a report; None if its password was not given, or it was cancelled."""
        from logic.report.attachment import read_report, reopen  # noqa: PLC0415 - heavy

        data, password, fault = read_report(path), "", ""
        while True:
            try:
                return self._opening.waited(path, partial(reopen, data, path.name, password))
            except ReportLockedError:
                text = self.tr("This report is protected with a password.")
                password = self._dialogs.passphrase(self.tr("Password needed"), text, fault)
                fault = self.tr("This is not its password. Try again.")
            if not password:
                return None

    def _remembered_place(self) -> str:
        path = self._document.path
        kept = self._store.recent(path) if path else None
        place = kept.place if kept else ""
        known = navigation.known(place, self._document.content)
        return place if known else navigation.ENGAGEMENT

    def samples(self) -> tuple[str, ...]:
        """The names of the finished examples that come with Tunewise."""
        folder = FOLDER / "samples"
        return tuple(sorted(f.name for f in folder.iterdir() if f.name.endswith(SUFFIX)))

    def sample_title(self, name: str) -> str:
        """What an example is about, "" if it cannot be read."""
        try:
            return self._sample(name).engagement.task
        except AssessmentFileError:
            return ""

    def open_sample(self, name: str) -> None:
        """Open a copy of an example at its result."""
        if not self.may_leave():
            return
        try:
            self._document.start_from(self._sample(name))
        except AssessmentFileError as fault:
            self._dialogs.tell(self.tr("Not opened"), str(fault))
            return
        self._document.show_result()
        self._shell.go(navigation.RESULT)

    @staticmethod
    def _sample(name: str) -> Assessment:
        data = (FOLDER / "samples" / name).read_bytes()
        return loads(data, name)

    # On behalf of pages

    def tell(self, title: str, text: str) -> None:
        """Say something that must be read before going on."""
        self._dialogs.tell(title, text)

    def confirmed(self, title: str, text: str, do: str) -> bool:
        """Ask whether to do something; False for leaving it."""
        choices = (
            Choice(key="leave", text=self.tr("Not yet")),
            Choice(key="do", text=do, kind="primary"),
        )
        return self._dialogs.ask(title, text, choices) == "do"

    @property
    def prices(self) -> KeptPrices:
        """The prices known on this computer."""
        return self._store.prices

    def price_path(self) -> Path | None:
        """Ask for a price list; None if none was chosen."""
        return self._dialogs.price_path()

    def read_other(self) -> Assessment | None:
        """Ask for another file and read it; what is open stays open. None if that was not done."""
        path = self._dialogs.open_path()
        return self._opening.read(path) if path is not None else None

    # Saving and leaving

    @Slot()
    def save(self) -> bool:
        """Save at once, a draft under a name asked for; False if that was not done."""
        if self._document.is_draft or self._document.read_only:
            return self.save_as()
        self._send_typed()
        return self._document.save()

    def _send_typed(self) -> None:
        """Send what is still being typed; what cannot be kept is told of at its field."""
        self._shell.leave()
        self._shell.unkept()

    @Slot()
    def save_as(self) -> bool:
        """Ask for a name and keep the assessment under it; False if that was not done."""
        self._send_typed()
        path = self._dialogs.save_path(self._suggested())
        if path is None:
            return False
        try:
            self._document.save_as(path)
        except SaveError as fault:
            self._dialogs.tell(self.tr("Not saved"), str(fault))
            return False
        return True

    def _suggested(self) -> Path:
        path, assessment = self._document.path, self._document.assessment
        named = path is not None and not self._document.is_draft
        if path is not None and named and self._document.saved.state is SaveState.SAVED:
            return path
        task = assessment.engagement.task or self.tr("Assessment")
        name = path.name if path and named else f"{file_stem(task, assessment.date)}{SUFFIX}"
        return self._shell.folder() / name

    @Slot()
    def close(self) -> None:
        """Close the assessment and go to the start page."""
        if self.may_leave():
            if not self._document.close():
                self._document.abandon()
            self._shell.go(navigation.START)

    def may_leave(self) -> bool:
        """Save what is open; asks what to do where that fails, or something typed cannot be kept.

        False means stay.
        """
        if not self._shell.may_go():
            return False
        self._shell.leave()
        if self._document.save():
            return True
        saved = self._document.saved
        text = self.tr(
            "%1\n\nYour last changes are kept on this computer. If you leave, they are "
            "offered the next time Tunewise starts."
        )
        if not saved.apart:
            text = self.tr(
                "%1\n\nYour last changes are in this window only. If you leave, they are lost."
            )
        choice = self._dialogs.ask(
            self.tr("Your last changes are not in the file"),
            text.replace("%1", saved.sentence),
            (
                Choice(key="stay", text=self.tr("Stay")),
                Choice(key="leave", text=self.tr("Leave")),
                Choice(key="save_as", text=self.tr("Save as…"), kind="primary"),
            ),
        )
        return self.save_as() if choice == "save_as" else choice == "leave"

    def _may_let_go(self, sentences: Sequence[str]) -> bool:
        """Ask whether what is typed and cannot be kept may go; False goes back to it."""
        told = self.tr(
            "%1.\n\nGo back to do so. If you leave it, what was there before still counts."
        )
        choices = (
            Choice(key="leave", text=self.tr("Leave it")),
            Choice(key="back", text=self.tr("Go back"), kind="primary"),
        )
        text = told.replace("%1", ". ".join(sentences))
        return self._dialogs.ask(self.tr("What you typed is not kept"), text, choices) == "leave"

    def offer_recovery(self) -> bool:
        """Ask about work a crash kept out of its file; True if some was recovered."""
        if not self._recovery.offer():
            return False
        self._shell.go(self._remembered_place())
        return True

    # Protection and earlier versions

    @Slot()
    def change_passphrase(self) -> None:
        """Set a passphrase, or change or remove the one there is."""
        self._shell.leave()
        self._protection.change()

    @Slot()
    def earlier_versions(self) -> None:
        """Offer the earlier versions kept on this computer; one opens as a draft."""
        if self.may_leave() and self._protection.open_earlier():
            self._shell.go(navigation.CHECK)


def _glances(content: Content, words: Words, paths: Sequence[str]) -> dict[str, Glance]:
    from logic.glance import glance  # noqa: PLC0415 - read when asked for

    return {path: glance(content, words, Path(path)) for path in paths}


def _pass_over(_fault: Exception) -> None:
    """A list without clients is still a list."""
