"""Printing through the PDF: the report is handed to the system's viewer, which prints."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from logic.disk import save_error, write_whole
from logic.errors import SaveError, TunewiseError
from ui.background import unforeseen
from ui.navigation import REPORT, RESULT

if TYPE_CHECKING:
    from pathlib import Path

    from ui.dialogs import Dialogs
    from ui.document import Document
    from ui.shell import Shell


class Printing(QObject):
    """Makes the report off the UI thread, then opens it where it can be printed.

    The file lies in a folder of its own until the program ends.
    """

    def __init__(self, document: Document, shell: Shell, folder: Path, dialogs: Dialogs) -> None:
        super().__init__(shell)
        self._document = document
        self._shell = shell
        self._folder = folder
        self._dialogs = dialogs
        self._name = ""

    @Slot()
    def print_report(self) -> None:
        """Show the report and open it for printing; a hidden result has to be shown first."""
        shown = self._document.result_shown
        self._shell.go(REPORT if shown else RESULT)
        if shown and self._shell.place == REPORT:
            from ui.pages.report_making import make, named_after, order  # noqa: PLC0415 - heavy

            self._name = named_after(self._document.assessment)
            self._shell.run(partial(make, order(self._document)), self._made, self._failed)

    def clear(self) -> None:
        """Remove what was made for printing."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _made(self, made: object) -> None:
        """Write the file and hand it over."""
        path = self._folder / f"{self._name}.pdf"
        try:
            self._write(path, bytes(getattr(made, "pdf", b"")))
        except SaveError as fault:
            self._failed(fault)
            return
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - memory
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - memory

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            text = self.tr("No program that shows PDFs was found; save the report and print it.")
            self._dialogs.tell(self.tr("Not printed"), text)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise save_error(path, fault) from fault
        write_whole(path, data, private=True)

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, TunewiseError):
            unforeseen(fault)
        self._dialogs.tell(self.tr("Not printed"), str(fault))
