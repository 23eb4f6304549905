"""Faults nobody foresaw, wherever they come from: saved first, said, no word of the client."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from logic import assessment_file
from logic.errors import SaveError
from logic.journal import Journal
from tests.ui.desk import Desk
from ui import console
from ui.faults import Faults, details_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

ROOT = Path(__file__).parents[2]
SAID = "Claims of Example Insurance"


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


def raised(fault: Exception) -> Exception:
    with pytest.raises(type(fault)) as caught:
        raise fault
    return caught.value


def fail(text: str) -> None:
    raise ValueError(text)


def handle(desk: Desk, fault: BaseException) -> None:
    Faults(desk.window, desk.equipment).handle(type(fault), fault, fault.__traceback__)


def test_a_fault_while_the_window_closes_is_heard_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, fault, _trace: heard.append(fault))
    monkeypatch.setattr(desk.room.background, "stop", lambda: fail("at the end"))
    assert desk.window.close(), "the window closes all the same"
    monkeypatch.undo()
    assert [str(fault) for fault in heard] == ["at the end"]


@pytest.mark.parametrize("choice", ["go_on", "copy", "", "close"])
def test_after_a_fault_in_closing_the_window_stays_unless_it_is_to_close(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    desk.start(task="Claims triage")
    monkeypatch.setattr(sys, "excepthook", Faults(desk.window, desk.equipment).handle)
    monkeypatch.setattr(desk.room.files, "may_leave", lambda: fail("in asking"))
    desk.dialogs.choices.append(choice)
    closed = choice == "close"
    assert desk.window.close() is closed
    monkeypatch.undo()
    assert desk.window.isVisible() is not closed
    assert desk.document.is_open
    [(_, text)] = desk.dialogs.asked
    assert "You can go on." in text


def test_nobody_is_told_to_go_on_once_all_is_closed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", Faults(desk.window, desk.equipment).handle)
    monkeypatch.setattr(desk.room.background, "stop", lambda: fail("at the end"))
    desk.dialogs.choices.append("")
    assert desk.window.close()
    [(_, text)] = desk.dialogs.asked
    assert "go on" not in text


def test_a_window_that_cannot_be_closed_without_a_fault_can_be_closed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = Faults(desk.window, desk.equipment)
    monkeypatch.setattr(sys, "excepthook", hook.handle)
    monkeypatch.setattr(desk.room.files, "may_leave", lambda: fail("in asking"))
    desk.dialogs.choices.append("close")
    odd = raised(ValueError("odd"))
    hook.handle(ValueError, odd, odd.__traceback__)
    monkeypatch.undo()
    assert not desk.window.isVisible()


def test_a_fault_saves_first_and_says_so(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.start(task=SAID)
    desk.dialogs.choices.append("go_on")
    handle(desk, raised(ValueError(SAID)))
    [(title, text)] = desk.dialogs.asked
    assert title == "An unexpected fault"
    assert "Your work is saved." in text
    assert desk.document.saved.state == "saved"
    kept = desk.store.home / "last-fault.txt"
    assert "builtins.ValueError" in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600
    said = capsys.readouterr().err
    assert "builtins.ValueError" in said
    assert SAID not in said + kept.read_text()


def test_its_details_can_be_copied(desk: Desk) -> None:
    desk.dialogs.choices.append("copy")
    handle(desk, raised(ValueError(SAID)))
    copied = QGuiApplication.clipboard().text()
    assert "builtins.ValueError" in copied
    assert "tests/ui/test_faults.py:" in copied
    assert " in raised" in copied
    assert SAID not in copied
    assert str(ROOT) not in copied


def test_the_window_can_be_closed(desk: Desk) -> None:
    desk.dialogs.choices.append("close")
    handle(desk, raised(ValueError("odd")))
    assert not desk.window.isVisible()


def test_an_interrupt_is_no_fault(desk: Desk) -> None:
    handle(desk, KeyboardInterrupt())
    assert desk.dialogs.asked == []


def test_a_fault_while_telling_is_not_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = Faults(desk.window, desk.equipment)
    told: list[str] = []

    def ask(title: str, *_: object) -> str:
        told.append(title)
        hook.handle(ValueError, ValueError("again"), None)
        return "go_on"

    monkeypatch.setattr(desk.dialogs, "ask", ask)
    hook.handle(ValueError, ValueError("odd"), None)
    assert told == ["An unexpected fault"]


def test_the_same_fault_is_not_told_for_ever(desk: Desk) -> None:
    hook = Faults(desk.window, desk.equipment)
    desk.dialogs.choices.extend(["go_on"] * 4)
    fault = raised(ValueError("at every painting"))
    for _ in range(9):
        hook.handle(ValueError, fault, fault.__traceback__)
    assert len(desk.dialogs.asked) == 3
    other = raised(KeyError("another"))
    hook.handle(KeyError, other, other.__traceback__)
    assert len(desk.dialogs.asked) == 4


def test_where_saving_itself_is_at_fault_it_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start(task="Claims")
    desk.dialogs.choices.append("go_on")
    with monkeypatch.context() as patch:

        def broken() -> bool:
            raise ValueError(SAID)

        patch.setattr(desk.document, "save", broken)
        handle(desk, raised(ValueError("odd")))
    assert "not in the file, but kept on this computer" in desk.dialogs.asked[0][1]


def test_where_neither_file_nor_journal_has_the_changes_it_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise SaveError("the disk is full.")

    desk.start(task="Claims")
    desk.dialogs.choices.append("go_on")
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        patch.setattr(assessment_file, "save", full)
        desk.document.update(task="Other claims")
        handle(desk, raised(ValueError("odd")))
    assert "in this window only: save them elsewhere" in desk.dialogs.asked[0][1]
    assert desk.document.save()


def test_a_fault_in_a_thread_is_told_on_the_windows_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = Faults(desk.window, desk.equipment)
    monkeypatch.setattr(threading, "excepthook", hook._handle_in_thread)
    desk.dialogs.choices.append("go_on")

    def work() -> None:
        raise ValueError(SAID)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert desk.dialogs.asked == []
    desk.settle()
    assert len(desk.dialogs.asked) == 1
    interrupted = threading.ExceptHookArgs((KeyboardInterrupt, KeyboardInterrupt(), None, None))
    hook._handle_in_thread(interrupted)
    desk.settle()
    assert len(desk.dialogs.asked) == 1


def test_a_fault_of_a_destructor_is_told_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = Faults(desk.window, desk.equipment)
    monkeypatch.setattr(sys, "unraisablehook", hook._handle_unraisable)
    desk.dialogs.choices.append("go_on")

    class Broken:
        def __init__(self, fault: type[BaseException]) -> None:
            self.fault = fault

        def __del__(self) -> None:
            raise self.fault(SAID)

    for kind in (ValueError, KeyboardInterrupt):
        Broken(kind)
        gc.collect()
    desk.settle()
    assert len(desk.dialogs.asked) == 1


def test_causes_come_first_and_no_message_with_them() -> None:
    def chained() -> None:
        try:
            {"": ""}[SAID]
        except KeyError as fault:
            raise ValueError(SAID) from fault

    with pytest.raises(ValueError, match="Claims") as caught:
        chained()
    said = details_of(caught.value)
    assert said.index("builtins.KeyError") < said.index("which led to")
    assert said.index("which led to") < said.index("builtins.ValueError")
    assert SAID not in said


def test_a_cause_set_aside_stays_aside() -> None:
    def chained() -> None:
        try:
            {"": ""}[SAID]
        except KeyError:
            raise ValueError(SAID) from None

    with pytest.raises(ValueError, match="Claims") as caught:
        chained()
    assert "KeyError" not in details_of(caught.value)


def test_files_elsewhere_are_named_by_their_last_parts(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError) as caught:
        (tmp_path / "x").write_text("\ud800", encoding="utf-8")
    assert str(Path(os.__file__).parent) not in details_of(caught.value)


def test_a_program_without_a_console_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    console.say("nobody hears it")


def test_the_whole_program_tells_a_fault_of_a_slot_and_ends_well(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")],
        env={**os.environ, "TUNEWISE_SELFTEST": "fault", "TUNEWISE_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "builtins.RuntimeError\n  ui/opener.py:" in done.stderr
    assert "not to be repeated" not in done.stderr
    assert "Traceback" not in done.stderr
    left = {p.name for p in (tmp_path / "home").iterdir()}
    assert "last-fault.txt" in left
    assert "last-crash.txt" not in left
    assert done.stdout.startswith("An unexpected fault: ")
    assert "Your work is saved." in done.stdout
    assert list((tmp_path / "home" / "drafts").glob("*.tunewise"))
