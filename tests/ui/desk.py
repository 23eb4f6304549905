"""A furnished window on a folder of its own, with dialogs that answer by themselves."""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.pages_stage import pack
from tests.ui.stage import focused
from ui.dialogs import Dialogs
from ui.keeper import Keeper, Sources
from ui.preferences import Preferences
from ui.room import Equipment
from ui.store import Store
from ui.widgets import Prose
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject, Qt
    from PySide6.QtWidgets import QWidget

    from ui.dialogs import Choice
    from ui.document import Document
    from ui.room import Room
    from ui.theme import Look

#: Width, height and text size of the windows every page must fit.
SIZES = ((1280, 800, 1.0), (1024, 700, 1.0), (1024, 700, 2.0), (480, 360, 1.0))
#: The title of the question asked before what is typed and cannot be kept is left.
UNKEPT = "What you typed is not kept"
NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)


class Ids:
    """UUIDs in a row."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self) -> str:
        return str(UUID(int=next(self._numbers)))


class AnsweredDialogs(Dialogs):
    """Takes notes of what is asked and answers from what was prepared."""

    def __init__(self, look: Look, window: Window) -> None:
        super().__init__(look, window)
        self.asked: list[tuple[str, str]] = []
        self.choices: deque[str] = deque()
        self.paths: deque[Path | None] = deque()
        self.passphrases: deque[str] = deque()
        self.suggested: list[Path] = []

    def ask(self, title: str, text: str, choices: Sequence[Choice]) -> str:
        self.asked.append((title, text))
        offered = [choice.key for choice in choices]
        if offered == ["ok"]:
            return "ok"
        chosen = self.choices.popleft()
        assert chosen in {"", *offered}
        return chosen

    def passphrase(self, title: str, text: str, fault: str = "") -> str:
        self.asked.append((title, fault or text))
        return self.passphrases.popleft()

    def new_passphrase(self, title: str, text: str) -> str:
        self.asked.append((title, text))
        return self.passphrases.popleft()

    def open_path(self) -> Path | None:
        return self.paths.popleft()

    def price_path(self) -> Path | None:
        return self.paths.popleft()

    def save_path(self, suggested: Path) -> Path | None:
        self.suggested.append(suggested)
        return self.paths.popleft()


class LettingGo(AnsweredDialogs):
    """Lets go what is still typed at the end of a test, as its window closes."""

    def ask(self, title: str, text: str, choices: Sequence[Choice]) -> str:
        if title == UNKEPT and not self.choices:
            self.choices.append("leave")
        return super().ask(title, text, choices)


def sources(now: datetime = NOW) -> Sources:
    """A clock that stands still and ids in a row."""
    return Sources(now=lambda: now, new_id=Ids())


def a_store(folder: Path) -> Store:
    """A store with its folders made."""
    store = Store(folder)
    assert store.prepare()
    return store


def a_keeper(store: Store, parent: QObject | None = None) -> Keeper:
    """A keeper on a store."""
    return Keeper(store, sources(), parent)


class Hands(Protocol):
    """The part of pytest-qt a desk needs."""

    def addWidget(self, widget: QWidget) -> None: ...  # noqa: N802 - as pytest-qt names it

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None: ...  # noqa: N802


class Desk:
    """A window as a person has it in front of them."""

    dialogs_of: type[AnsweredDialogs] = AnsweredDialogs

    def __init__(self, qtbot: Hands, look: Look, home: Path) -> None:
        self.look = look
        self.store = a_store(home)
        self.window = Window(look)
        self.preferences = Preferences(look, self.store)
        self.dialogs = self.dialogs_of(look, self.window)
        qtbot.addWidget(self.window)
        self._qtbot = qtbot
        self.equipment = Equipment(
            look=look,
            preferences=self.preferences,
            store=self.store,
            sources=sources(),
            dialogs=self.dialogs,
        )
        self.room = self.furnish()

    def furnish(self) -> Room:
        room = self.window.furnish(pack().content, pack().words, self.equipment)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.settle()
        return room

    @property
    def document(self) -> Document:
        return self.room.document

    @property
    def place(self) -> str:
        return self.room.shell.place

    def start(self, **engagement: str) -> None:
        """Begin an assessment."""
        self.room.files.new()
        if engagement:
            self.document.update(**engagement)
        self.settle()

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            target = QApplication.focusWidget() or self.window
            if with_ is None:
                QTest.keyClick(target, key)
            else:
                QTest.keyClick(target, key, with_)
            self.settle()

    def type(self, text: str) -> None:
        """Type a text wherever the focus is."""
        QTest.keyClicks(focused(), text)
        self.settle()

    def settle(self) -> None:
        """Let layouts and queued signals come to rest."""
        for _ in range(4):
            QApplication.processEvents()

    def wait_until(self, done: Callable[[], bool]) -> None:
        """Let work off the UI thread come to its end."""
        self._qtbot.waitUntil(done, timeout=60_000)
        self.settle()

    def at(self, width: int, height: int, text: float = 1.0) -> None:
        """Resize the window and the text."""
        self.look.set_text_size(text)
        self.window.resize(width, height)
        self.settle()

    def clipped(self) -> list[str]:
        """The texts on the page shown that have less height than they need."""
        page = self.room.shell.page
        assert page is not None
        found = [prose for prose in page.widget.findChildren(Prose) if prose.isVisible()]
        return [p.text() for p in found if p.height() < p.heightForWidth(p.width())]


class TypedDesk(Desk):
    """A window whose test ends while something typed in it is not kept."""

    dialogs_of = LettingGo


def action(desk: Desk, text: str) -> QAction:
    """A menu's action by its text, or by the part of it before what it is about."""
    actions = [(a.text().replace("&", ""), a) for a in desk.window.findChildren(QAction)]
    found = [a for named, a in actions if text in {named, named.partition(": ")[0]}]
    assert len(found) == 1, text
    return found[0]


def choose(desk: Desk, text: str) -> None:
    """Choose a menu's action by its text."""
    action(desk, text).trigger()
    desk.settle()
