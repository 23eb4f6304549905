"""The real window for pictures, with a folder of its own and dialogs that answer themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from logic.pack import load_pack
from screens_cases import MOMENT
from ui.dialogs import Dialogs
from ui.keeper import Sources
from ui.preferences import Preferences
from ui.room import Equipment
from ui.store import Store
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from logic.assessment import Assessment
    from logic.pack import Pack
    from ui.dialogs import Choice
    from ui.room import Room
    from ui.theme import Look

_PATIENCE_S = 180.0


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Go back to where it stood."""
        self._now = datetime.fromisoformat(MOMENT).astimezone()

    def now(self) -> datetime:
        """The moment it shows."""
        return self._now

    def pass_days(self, days: int) -> None:
        """Let days pass."""
        self._now += timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a dialog would have shown."""

    title: str
    text: str
    choices: tuple[Choice, ...]


class ScriptedDialogs(Dialogs):
    """Answers by itself: with ``answers`` in turn, then with Escape; files come from fields."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window)
        self.asked: list[Asked] = []
        self.answers: list[str] = []
        self.to_open: Path | None = None
        self.to_save: Path | None = None

    def ask(self, title: str, text: str, choices: Sequence[Choice]) -> str:
        """Keep what is asked, give the next answer."""
        self.asked.append(Asked(title=title, text=text, choices=tuple(choices)))
        return self.answers.pop(0) if self.answers else ""

    def open_path(self) -> Path | None:
        """The file named beforehand."""
        return self.to_open

    def price_path(self) -> Path | None:
        """The file named beforehand."""
        return self.to_open

    def save_path(self, suggested: Path) -> Path | None:  # noqa: ARG002 - named beforehand
        """The file named beforehand."""
        return self.to_save


class Stage:
    """A furnished window on a look that is applied; ``close`` ends it.

    ``home`` is its folder on this computer: two stages on one home are one person's program,
    ended and started again.
    """

    def __init__(
        self, look: Look, home: Path, *, pack: Pack | None = None, clock: Clock | None = None
    ) -> None:
        self.look = look
        self.clock = clock or Clock()
        self.pack = pack or load_pack()
        self.store = Store(home)
        self.store.prepare()
        numbers = count(1)
        run = sum(1 for _ in home.glob("journal/*"))
        self.window = Window(look)
        self.dialogs = ScriptedDialogs(look, self.window)
        self.equipment = Equipment(
            look=look,
            preferences=Preferences(look, self.store, look.text_size),
            store=self.store,
            sources=Sources(
                now=self.clock.now,
                new_id=lambda: f"00000000-0000-4000-8000-{run:06}{next(numbers):06}",
            ),
            dialogs=self.dialogs,
        )
        self.room: Room = self.window.furnish(self.pack.content, self.pack.words, self.equipment)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def go(self, place: str) -> None:
        """Show a place."""
        self.room.shell.go(place)
        self.settle()

    @property
    def page(self) -> QWidget:
        """The widget of the page shown."""
        page = self.room.shell.page
        if page is None:
            raise LookupError("no page is shown")
        return page.widget

    def take_on(self, assessment: Assessment) -> None:
        """Open a copy of an assessment, its result still hidden."""
        self.room.document.start_from(assessment)
        self.settle()

    def resize(self, width: int, height: int) -> None:
        """Make the window so wide and high."""
        self.window.resize(width, height)
        self.settle()

    def settle(self) -> None:
        """Let everything asked for happen; layouts go up one level at a time."""
        for _ in range(20):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_for(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds.

        Raises:
            TimeoutError: it did not in time.
        """
        end = monotonic() + _PATIENCE_S
        while not holds():
            if monotonic() > end:
                raise TimeoutError(f"waited in vain for {what}")
            self.settle()
            sleep(0.02)
        self.settle()

    def close(self) -> None:
        """Save and end, as the person closing the window would."""
        self.window.close()
        self.settle()
        self.window.deleteLater()
        self.settle()

    def crash(self) -> None:
        """End without saving: what the file lacks is in the journal only."""
        self.room.document.abandon()
        self.close()
