"""Wanders through the window by clicks and keys at random, and sees whether anything is lost.

``python -m tests.ui.wander SEED STEPS`` prints what came of it, as ``torture`` wants it.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.exceptions import capture_exceptions

from logic import assessment_file
from logic.assessment import State
from tests.ui.desk import AnsweredDialogs, Desk
from ui.navigation import WHATIF, question_of
from ui.pages.question_people import PeopleBox
from ui.theme import Look, Scheme
from ui.widgets.options import OptionCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from logic.assessment import Answer, Assessment
    from ui.dialogs import Choice

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_PRESSES = (
    *((key, _NONE) for key in (Key.Key_Space, Key.Key_Return, Key.Key_Delete, Key.Key_Escape)),
    *((key, _NONE) for key in (Key.Key_Tab, Key.Key_Backtab, Key.Key_Up, Key.Key_Down)),
    *((key, _NONE) for key in (Key.Key_Home, Key.Key_End, Key.Key_PageDown)),
    (Key.Key_Return, _CONTROL),
    (Key.Key_Left, _ALT),
    (Key.Key_Plus, _CONTROL),
    (Key.Key_0, _CONTROL),
)
_TEXTS = ("7", "0", "-3", "1e9", "ten", "Example Insurance", "=1+1")
_PASTED = ("\u2028Gr\u00fc\u00dfe\u0301", "\u65e5\u672c\u8a9e", "a" * 2000, "\x00\ufffe", "1\n2")
_PLACES = (
    "engagement",
    "priorities",
    "check",
    "result",
    "report",
    "whatif",
    "history",
    "help",
    "prices",
    "settings",
)
#: What would end the wandering, or hand a file to another program.
_LEFT_ALONE = frozenset({"Quit", "Close", "Print\u2026"})
_MOST_BUTTONS = 200
_STEPS_A_WINDOW = 100
#: Of the steps before a fault, how many are told.
_REMEMBERED = 8


class Shrugs(AnsweredDialogs):
    """Takes each answer offered in turn, names no file, and gives up on passphrases."""

    turn = 0

    def ask(self, title: str, text: str, choices: Sequence[Choice]) -> str:
        self.asked.append((title, text))
        self.turn += 1
        return choices[self.turn % len(choices)].key

    def passphrase(self, title: str, text: str, fault: str = "") -> str:
        self.asked.append((title, fault or text))
        return ""

    def new_passphrase(self, title: str, text: str) -> str:
        self.asked.append((title, text))
        return ""

    def open_path(self) -> Path | None:
        return None

    def price_path(self) -> Path | None:
        self.turn += 1
        return Path("resources/prices/prices.csv").absolute() if self.turn % 2 else None

    def folder_path(self, begin: Path) -> Path | None:
        self.suggested.append(begin)
        return None

    def save_path(self, suggested: Path) -> Path | None:
        self.suggested.append(suggested)
        return None


class Hands:
    """What a desk asks of pytest-qt, for use without it."""

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802 - as pytest-qt names it
        widget.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:  # noqa: N802 - the same
        """Wandering waits for nothing."""


class WanderDesk(Desk):
    """A desk whose dialogs never wait for anyone."""

    dialogs_of = Shrugs


class Doorman(QObject):
    """Closes whatever waits in a loop of its own: open menus, lists and dialogs."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._close)
        self._timer.start(20)

    @Slot()
    def _close(self) -> None:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(modal, QDialog):
            modal.reject()


@dataclass
class Tally:
    """How many steps were made, and the pages they led to."""

    steps: int = 0
    places: set[str] = field(default_factory=set)


class Wandering(RuleBasedStateMachine):
    """One window, from a new assessment on."""

    tally: ClassVar[Tally] = Tally()

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        look = Look(scheme=Scheme.LIGHT)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        look.apply(application)
        self._desk = WanderDesk(Hands(), look, Path(self._folder.name) / "home")
        self._doorman = Doorman()
        self._way: deque[str] = deque(maxlen=_REMEMBERED)
        self._desk.start(task="Claims triage")

    def teardown(self) -> None:
        self._desk.room.end()
        self._desk.window.close()
        self._desk.window.deleteLater()
        self._doorman.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._folder.cleanup()
        gc.collect()

    # What a person does

    @rule(digit=st.integers(0, 9))
    def press_digit(self, digit: int) -> None:
        self._do(f"digit {digit}", lambda: self._desk.press(Key(Key.Key_0 + digit)))

    @rule(press=st.sampled_from(_PRESSES))
    def press_key(self, press: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        key, with_ = press
        self._do(f"{with_.name} {key.name}", lambda: self._desk.press(key, with_=with_))

    @rule(back=st.booleans())
    def undo(self, back: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        with_ = _CONTROL if back else _CONTROL | _SHIFT
        self._do(
            "undo" if back else "redo",
            lambda: self._desk.press(Key.Key_Z, with_=with_),
            anywhere=True,
        )

    @rule(text=st.sampled_from(_TEXTS))
    def type(self, text: str) -> None:
        if QApplication.focusWidget() is not None:
            self._do(f"type {text!r}", lambda: self._desk.type(text))

    @rule(text=st.sampled_from(_PASTED))
    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._do("paste", lambda: self._desk.press(Key.Key_V, with_=_CONTROL))

    @rule(at=st.integers(0, _MOST_BUTTONS))
    def click(self, at: int) -> None:
        found = [b for b in self._desk.window.findChildren(QAbstractButton) if _can_click(b)]
        button = found[at % len(found)]
        self._do(
            f"click {_named(button)}",
            lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton),
            anywhere=True,
        )

    @rule(place=st.sampled_from(_PLACES))
    def go(self, place: str) -> None:
        self._do(f"go {place}", lambda: self._desk.room.shell.go(place))

    @rule(at=st.integers(0, 40))
    def go_to_question(self, at: int) -> None:
        walk = self._desk.document.walk
        if walk:
            self._do("go", lambda: self._desk.room.shell.go(f"question:{walk[at % len(walk)]}"))

    @rule(width=st.sampled_from((480, 900, 1280)), height=st.sampled_from((360, 800)))
    def resize(self, width: int, height: int) -> None:
        self._do(f"{width} x {height}", lambda: self._desk.window.resize(width, height))

    @rule()
    def save_and_read(self) -> None:
        document = self._desk.document
        if document.path is not None and not document.read_only:
            assert document.save()
            assert assessment_file.load(document.path) == self._assessment()

    @rule()
    def close_and_open(self) -> None:
        document = self._desk.document
        path, kept = document.path, self._assessment()
        if path is not None and not document.read_only:
            assert document.close()
            if not path.exists():  # a draft with nothing in it is not kept
                assert not kept.answers
                self._desk.start(task="Claims triage")
                return
            document.open(path)
            self._desk.settle()
            assert self._assessment() == kept

    # What must hold

    @invariant()
    def shows_what_is_kept(self) -> None:
        document = self._desk.document
        question = document.content.questions.get(question_of(self._desk.place))
        if not document.is_open or question is None or not question.options:
            return
        answer = document.assessment.answer(question.id)
        if answer.voices or self._asks_another():
            return
        cards = [c for c in self._desk.window.findChildren(OptionCard) if c.isVisible()]
        checked = {str(c.option.key) for c in cards if c.isChecked()} & set(question.option_ids())
        expected = set(answer.options) if answer.state is State.ANSWERED else set()
        assert checked == expected, (question.id, checked, expected, *self._way)

    def _asks_another(self) -> bool:
        """Whether another person is asked, who has not answered yet."""
        boxes = self._desk.window.findChildren(PeopleBox)
        return any(box._new is not None and box._new[0].isVisible() for box in boxes)

    # How

    def _do(self, what: str, act: Callable[[], object], *, anywhere: bool = False) -> None:
        """Act, and see that only the question shown could have another answer now."""
        before, place = self._assessment(), self._desk.place
        with capture_exceptions() as caught:
            act()
            self._desk.settle()
        self._way.append(f"{place}: {_named(QApplication.focusWidget())}, {what}")
        assert not caught, (caught, *self._way)
        self.tally.steps += 1
        self.tally.places.add(place.partition(":")[0])
        if not self._desk.document.is_open:
            self._desk.start(task="Claims triage")
        elif self._assessment().id == before.id and not (anywhere and not question_of(place)):
            changed = _changed(before.answers, self._assessment().answers)
            allowed = {question_of(place)} if place != WHATIF else changed
            assert anywhere or changed <= allowed, (changed, *self._way)

    def _assessment(self) -> Assessment:
        return self._desk.document.current


def _named(widget: QWidget | None) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}" if widget else "nothing"


def _can_click(button: QAbstractButton) -> bool:
    return button.isVisible() and button.isEnabled() and button.text() not in _LEFT_ALONE


def _changed(before: dict[str, Answer], after: dict[str, Answer]) -> set[str]:
    return {of for of in before.keys() | after.keys() if before.get(of) != after.get(of)}


def wander(steps: int, at: int, a_window: int = _STEPS_A_WINDOW) -> Tally:
    """Wander about this many steps, some in each window; raises at the first fault."""
    Wandering.tally = Tally()
    plan = settings(
        max_examples=max(1, steps // a_window),
        stateful_step_count=a_window,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(at)(Wandering), settings=plan)
    return Wandering.tally


def main(arguments: Sequence[str]) -> int:
    """Print what came of it; 1 where anything went wrong."""
    application = QApplication([])
    fault = ""
    try:
        wander(int(arguments[1]), int(arguments[0]))
    except AssertionError as found:
        fault = "; ".join((str(found).splitlines() or ["?"])[:1])
        raise
    finally:
        tally = Wandering.tally
        told = f"{len(tally.places)} kinds of page"
        row = {"tries": tally.steps, "faults": [fault] if fault else [], "losses": []}
        sys.stdout.write(json.dumps({**row, "told": told}) + "\n")
        application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
