"""What is typed and cannot be kept is asked about before the page is left, by whichever way."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from logic.assessment import Certainty, Priorities
from tests.ui.desk import UNKEPT, Desk, TypedDesk, choose
from tests.ui.pages_stage import POINTS, amount
from tests.ui.stage import focused
from ui.widgets import Disclosure, LineField, PointsSlider, TextField

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Kind = TypeVar("Kind", bound="QWidget")
VOLUME = "question:volume"
SAID = "Type a number such as 1,200 under “About how many”"


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = TypedDesk(qtbot, look, tmp_path / "home")
    made.start(task="Claims triage", client="Example Insurance")
    made.document.set_answer("volume", amount(5))
    return made


def page(desk: Desk) -> QWidget:
    assert desk.room.shell.page is not None
    return desk.room.shell.page.widget


def field(desk: Desk, label: str) -> LineField:
    return next(f for f in shown(desk, LineField) if f.label() == label)


def shown(desk: Desk, kind: type[Kind]) -> list[Kind]:
    return [one for one in page(desk).findChildren(kind) if one.isVisible()]


def type_into(desk: Desk, line: QWidget, text: str) -> None:
    line.setFocus()
    desk.settle()
    desk.type(text)


def typed_anew(desk: Desk, label: str, text: str) -> LineField:
    found = field(desk, label)
    found.line.clear()
    type_into(desk, found.line, text)
    return found


def at_volume(desk: Desk, text: str = "12 mio") -> LineField:
    desk.room.shell.go(VOLUME)
    desk.settle()
    return typed_anew(desk, "About how many", text)


def close(desk: Desk) -> None:
    QApplication.sendEvent(desk.window, QCloseEvent())


def open_another(desk: Desk) -> None:
    desk.room.files.open_path(desk.store.home / "other.tunewise")


WAYS: dict[str, Callable[[Desk], object]] = {
    "closing the window": close,
    "closing the assessment": lambda desk: desk.room.files.close(),
    "a new one": lambda desk: desk.room.files.new(),
    "another file": open_another,
    "an example": lambda desk: desk.room.files.open_sample(desk.room.files.samples()[0]),
    "the rail": lambda desk: desk.room.shell.go("check"),
    "Back": lambda desk: desk.room.shell.press_back(),
    "the report": lambda desk: choose(desk, "Report"),
    "printing": lambda desk: choose(desk, "Print the report…"),
    "help": lambda desk: choose(desk, "Keyboard"),
    "undo": lambda desk: choose(desk, "Undo"),
    "redo": lambda desk: desk.room.menus.redo_change(),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_out_leads_back_to_it(desk: Desk, way: str) -> None:
    desk.document.show_result()
    typed = at_volume(desk)
    desk.dialogs.choices.append("back")
    WAYS[way](desk)
    desk.settle()
    [(title, text)] = desk.dialogs.asked
    assert title == UNKEPT
    assert text.startswith(f"{SAID}.\n\nGo back to do so.")
    assert desk.place == VOLUME
    assert typed.value() == "12 mio", "still there to be mended"
    assert typed.error() == SAID
    assert focused() is typed.line
    assert desk.document.assessment.answer("volume") == amount(5)


def test_printing_does_not_go_on_where_the_page_is_not_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.document.show_result()
    at_volume(desk)
    ran: list[object] = []
    monkeypatch.setattr(desk.room.shell, "run", lambda *work: ran.append(work))
    desk.dialogs.choices.append("back")
    desk.room.printing.print_report()
    assert ran == []


@pytest.mark.parametrize("way", ["closing the window", "closing the assessment", "the rail"])
def test_it_may_go_and_is_asked_about_once(desk: Desk, way: str) -> None:
    at_volume(desk)
    desk.dialogs.choices.append("leave")
    WAYS[way](desk)
    desk.settle()
    assert [title for title, _ in desk.dialogs.asked] == [UNKEPT]
    assert desk.place != VOLUME or not desk.document.is_open


def test_it_is_asked_about_again_once_it_was_come_back_to(desk: Desk) -> None:
    at_volume(desk)
    desk.dialogs.choices.extend(("leave", "back"))
    desk.room.shell.go("check")
    desk.room.shell.go(VOLUME)
    desk.settle()
    assert field(desk, "About how many").value() == "12 mio", "it came back with its question"
    desk.room.files.close()
    assert len(desk.dialogs.asked) == 2
    assert desk.document.is_open


def test_it_comes_back_where_there_was_no_answer(desk: Desk) -> None:
    desk.room.shell.go("question:label_cost")
    desk.settle()
    line = shown(desk, LineField)[0]
    type_into(desk, line.line, "12 mio")
    desk.dialogs.choices.append("leave")
    desk.room.shell.go("check")
    desk.room.shell.go("question:label_cost")
    assert line.value() == "12 mio"


def test_what_can_be_used_is_kept_unasked(desk: Desk) -> None:
    at_volume(desk, "12")
    desk.room.shell.go("check")
    assert desk.document.assessment.answer("volume") == amount(12)
    assert desk.dialogs.asked == []


def test_saving_says_it_at_the_field(desk: Desk, tmp_path: Path) -> None:
    desk.document.save_as(tmp_path / "named.tunewise")
    typed = at_volume(desk)
    assert desk.room.files.save()
    assert typed.error() == SAID
    assert desk.dialogs.asked == []


def test_it_holds_for_a_question_opened_in_a_list(desk: Desk) -> None:
    desk.room.shell.go("sections")
    desk.settle()
    row = next(r for r in shown(desk, Disclosure) if "requests" in r.title())
    row.header.click()
    desk.settle()
    typed_anew(desk, "About how many", "12 mio")
    desk.dialogs.choices.append("back")
    close(desk)
    assert desk.dialogs.asked[0][1].startswith(SAID)
    assert desk.document.is_open


def test_it_holds_for_a_day_that_is_none(desk: Desk) -> None:
    desk.room.shell.go("engagement")
    desk.settle()
    day = typed_anew(desk, "Day of the interview", "yesterday")
    desk.dialogs.choices.append("back")
    close(desk)
    assert "as year, month, day" in desk.dialogs.asked[0][1]
    assert focused() is day.line


def test_it_holds_for_points_and_their_tolerance(desk: Desk) -> None:
    about = Priorities(points=POINTS, certainty=Certainty.ABOUT)
    desk.document.set_priorities(about)
    desk.room.shell.go("priorities")
    desk.settle()
    points = shown(desk, PointsSlider)[0]
    points.line.setText("999")
    tolerance = field(desk, "Give or take")
    tolerance.line.setText("some")
    desk.dialogs.choices.append("back")
    close(desk)
    [(_, text)] = desk.dialogs.asked
    assert "points from 0 to 100" in text
    assert "from 1 to 50" in text
    assert tolerance.error()
    assert focused() is points.line


def test_a_form_only_its_button_keeps_is_asked_about_while_it_holds_something(desk: Desk) -> None:
    desk.document.show_result()
    desk.document.finish()
    desk.room.shell.go("history")
    desk.settle()
    reason = next(f for f in shown(desk, TextField))
    desk.room.shell.go("check")
    desk.room.shell.go("history")
    desk.settle()
    assert desk.dialogs.asked == [], "nothing was typed"
    reason.set_value("New prices")
    desk.dialogs.choices.append("back")
    close(desk)
    [(title, text)] = desk.dialogs.asked
    assert title == UNKEPT
    assert text.startswith(
        f"Press “Start a revision” to keep what you typed under “{reason.label()}”"
    )
    assert focused() is reason.area
