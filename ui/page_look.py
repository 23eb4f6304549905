"""The look as a page is handed it: a page out of sight is not dressed anew until it is shown."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ui.theme import Look


class PageLook(Look):
    """Colours and sizes of the whole look; ``changed`` waits while the page is ``away``.

    There are far more widgets on the pages behind than on the one shown, and a person who
    changes the text size waits for all that are dressed at once.
    """

    def __init__(self, whole: Look) -> None:
        super().__init__({}, parent=whole)
        self.state = whole.state
        self._whole = whole
        self._away = False
        self._missed = False
        whole.changed.connect(self._pass_on)

    def set_away(self, away: bool) -> None:  # noqa: FBT001
        """Hold changes back, or let the page catch up with what it missed."""
        self._away = away
        if not away and self._missed:
            self._missed = False
            self.changed.emit()

    def renew(self) -> None:
        """A change a page makes is one for all."""
        self._whole.renew()

    @Slot()
    def _pass_on(self) -> None:
        if self._away:
            self._missed = True
        else:
            self.changed.emit()
