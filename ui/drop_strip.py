"""What becomes of files dropped on the window: one is opened, of others the strip tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui.widgets.panels import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.files import Files
    from ui.theme import Look


class DropStrip(Strip):
    """Opens one assessment or report; of anything else it says what to drop instead.

    ``changed`` follows when it comes and goes.
    """

    changed = Signal()

    def __init__(self, look: Look, files: Files) -> None:
        super().__init__(look, "info")
        self._files = files
        self._open = self.add_action(self.tr("Open a file…"))
        self._close = self.add_action(self.tr("Close"))
        self._open.clicked.connect(files.open)
        self._close.clicked.connect(self.put_away)
        self.hide()

    def take(self, paths: Sequence[Path]) -> None:
        """Open the one file dropped, or say why nothing was opened; names no file."""
        from ui.dialogs import OPENED  # noqa: PLC0415 - start-up time

        known = all(path.suffix.lower() in OPENED for path in paths)
        if known and len(paths) == 1:
            self.put_away()
            self._files.open_path(paths[0])
            return
        said = self.tr("Nothing was opened: drop one file at a time.")
        if not known:
            said = self.tr(
                "Nothing was opened: drop one assessment (.tunewise), or one report made from an "
                "assessment (.pdf)."
            )
        self.set_notice("info", said)
        self.show()
        self.changed.emit()

    @Slot()
    def put_away(self) -> None:
        """Say no more of it: the person has gone on."""
        self.hide()
        self.changed.emit()
