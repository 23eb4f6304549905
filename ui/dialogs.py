"""The few questions the window asks in a dialog, and the choice of a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from logic.assessment_file import SUFFIX
from logic.record import dataclass
from ui.places import documents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from ui.theme import Look
    from ui.widgets.buttons import Kind

#: A report, which opens as the assessment inside it.
REPORT_SUFFIX = ".pdf"
#: What may be opened, and dropped on the window.
OPENED = frozenset({SUFFIX, REPORT_SUFFIX})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button of a notice; ``key`` is handed back."""

    key: str
    text: str
    kind: Kind = "outlined"


class Dialogs(QObject):
    """Asks on behalf of the window; tests give one that answers by itself."""

    def __init__(self, look: Look, window: QWidget, folder: Callable[[], Path] = documents) -> None:
        """``folder`` says where choosing a file begins."""
        super().__init__(window)
        self._look = look
        self._window = window
        self._folder = folder

    def tell(self, title: str, text: str) -> None:
        """Say something that must be read before going on."""
        self.ask(title, text, (Choice(key="ok", text=self.tr("Continue"), kind="primary"),))

    def ask(self, title: str, text: str, choices: Sequence[Choice]) -> str:
        """Ask; returns the key of the choice, "" for Escape."""
        from ui.notice import Notice  # noqa: PLC0415 - memory

        notice = Notice(self._look, title, text, choices, self._window)
        notice.exec()
        notice.deleteLater()
        return notice.chosen

    def wait(self, title: str, text: str, ended: SignalInstance) -> None:
        """Say what is being done, until it has ended or is cancelled."""
        from ui.notice import Notice  # noqa: PLC0415 - memory

        cancel = Choice(key="cancel", text=self.tr("Cancel"))
        notice = Notice(self._look, title, text, (cancel,), self._window)
        ended.connect(notice.accept)
        notice.exec()
        notice.deleteLater()

    def passphrase(self, title: str, text: str, fault: str = "") -> str:
        """Ask for a file's passphrase; "" if none was given."""
        return self._passphrase(title, text, fault, new=False)

    def new_passphrase(self, title: str, text: str) -> str:
        """Ask for a new passphrase; "" if none was given."""
        return self._passphrase(title, text, "", new=True)

    def _passphrase(self, title: str, text: str, fault: str, *, new: bool) -> str:
        from ui.passphrase import PassphraseDialog  # noqa: PLC0415 - memory

        dialog = PassphraseDialog(self._look, title, text, self._window, new=new)
        dialog.set_fault(fault)
        accepted = dialog.exec()
        dialog.deleteLater()
        return dialog.passphrase if accepted else ""

    def may_show_names(self) -> bool:
        """Whether names of files may be seen: while presenting, not before that is left."""
        if self._look.presenting and self.ask(*_leaving()) == "leave":
            self._look.set_presenting(False)
        return not self._look.presenting

    def open_path(self) -> Path | None:
        """A file to open, None if none was chosen."""
        kinds = self.tr("Assessments and reports") + f" (*{SUFFIX} *{REPORT_SUFFIX})"
        return self._file_of(self.tr("Open an assessment"), kinds)

    def price_path(self) -> Path | None:
        """A price list to read, None if none was chosen."""
        kinds = self.tr("Price lists") + " (*.csv *.json)"
        return self._file_of(self.tr("Import a price list"), kinds)

    def _file_of(self, title: str, kinds: str) -> Path | None:
        if not self.may_show_names():
            return None
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - memory

        path, _ = QFileDialog.getOpenFileName(self._window, title, str(self._folder()), kinds)
        return Path(path) if path else None

    def folder_path(self, begin: Path) -> Path | None:
        """A folder, None if none was chosen."""
        if not self.may_show_names():
            return None
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - memory

        title = self.tr("Choose a folder")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(begin))
        return Path(chosen) if chosen else None

    def save_path(self, suggested: Path) -> Path | None:
        """Where to save, with the suffix; None if nowhere was chosen."""
        if not self.may_show_names():
            return None
        title = self.tr("Save the assessment as")
        kinds = self.tr("Assessments") + f" (*{SUFFIX})"
        return ask_where(self._window, title, suggested, kinds, _as_assessment)


def may_show_names(look: Look, parent: QWidget) -> bool:
    """Whether names of files may be seen now; asks on behalf of a page."""
    dialogs = Dialogs(look, parent.window())
    may = dialogs.may_show_names()
    dialogs.deleteLater()
    return may


def _leaving() -> tuple[str, str, tuple[Choice, ...]]:
    """The question asked before names of files are shown while presenting."""
    tr = QCoreApplication.translate
    text = "What comes next lists files of this computer, and their names may name other clients."
    return (
        tr("Dialogs", "Leave the presentation view?"),
        tr("Dialogs", text),
        (
            Choice(key="leave", text=tr("Dialogs", "Leave it and go on")),
            Choice(key="stay", text=tr("Dialogs", "Stay in it"), kind="primary"),
        ),
    )


def _as_assessment(chosen: Path, _wanted: str) -> Path:
    ends = chosen.suffix.lower() == SUFFIX
    return chosen if ends else chosen.with_name(chosen.name + SUFFIX)


def ask_where(
    parent: QWidget,
    title: str,
    suggested: Path,
    filters: str,
    complete: Callable[[Path, str], Path],
) -> Path | None:
    """Where to save; None if nowhere was chosen.

    ``complete`` adds the ending to a name, given the filter picked. The system has asked only
    about the name as typed: where the completed one exists, its dialog opens again on that name,
    so that no file is overwritten unasked.
    """
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - memory

    while True:
        typed, wanted = QFileDialog.getSaveFileName(parent, title, str(suggested), filters)
        if not typed:
            return None
        path = complete(Path(typed), wanted)
        if path == Path(typed) or not os.path.exists(path):
            return path
        suggested = path


def file_stem(task: str, day: str) -> str:
    """A name for a file without its ending, from the task and the day, that every system takes."""
    kept = "".join(c if c.isalnum() or c in " -_&,()" else " " for c in task)
    return " ".join(f"{' '.join(kept.split())[:60]} {day}".split())
