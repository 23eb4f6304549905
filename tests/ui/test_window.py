"""The window: its rail and title, its menus, what fits on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from logic import assessment_file
from logic.assessment import Answer, Priorities, State
from logic.model import Consideration
from tests.ui.desk import SIZES, Desk, action, choose
from tests.ui.pages_stage import said
from tests.ui.stage import WindowWatch
from tests.ui.stage import said as heard
from ui.theme import Look, Scheme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
KNOWN = Answer(state=State.DONT_KNOW)


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


@pytest.fixture
def begun(desk: Desk) -> Desk:
    desk.start(task="Claims triage", client="Example Insurance")
    return desk


def str_of(text: str) -> Callable[[], str]:
    """A title that never changes."""

    def title() -> str:
        return text

    return title


def rail_note(desk: Desk, place: str) -> str:
    row = desk.room.rail.row(place)
    assert row is not None
    return row.item.note


# Rail and title


def test_the_rail_says_how_far_each_section_is(begun: Desk) -> None:
    document = begun.document
    asked = [q for q in document.walk if document.content.questions[q].section == "security"]
    place = "section:security"
    assert rail_note(begun, place) == str(len(asked))
    document.set_answer(asked[0], said(document.content.questions[asked[0]].options[0].id))
    now = document.section_status("security")
    assert rail_note(begun, place) == f"1 of {now.asked}"
    for question in [
        q for q in document.walk if document.content.questions[q].section == "security"
    ]:
        document.set_answer(question, KNOWN)
    assert rail_note(begun, place).endswith(" open")


def test_a_mark_shows_in_rail_and_menu(begun: Desk) -> None:
    begun.room.shell.go("question:runs_today")
    assert not action(begun, "Mark for later").isChecked()
    begun.press(Key.Key_M, with_=CTRL)
    assert begun.document.assessment.answer("runs_today").marked
    assert action(begun, "Mark for later").isChecked()
    row = begun.room.rail.row("section:essentials")
    assert row is not None
    assert row.item.state == "marked"
    choose(begun, "Mark for later")
    assert not begun.document.assessment.answer("runs_today").marked


def test_the_rail_never_says_which_side(begun: Desk) -> None:
    assert rail_note(begun, "result") == "hidden"
    begun.document.show_result()
    assert rail_note(begun, "result") == "shown"


def test_rail_and_title_say_where_the_person_is(begun: Desk) -> None:
    begun.room.shell.go("question:runs_today")
    current = begun.room.rail.current_item()
    assert current is not None
    assert current.place == "section:essentials"
    page = begun.room.shell.page
    assert page is not None
    assert begun.window.windowTitle() == f"{page.title()} - Tunewise"


def test_the_foot_names_task_and_client(begun: Desk) -> None:
    texts = [w.accessibleName() for w in begun.room.rail.findChildren(QWidget)]
    assert "Claims triage · Example Insurance" in texts
    begun.document.save()
    assert begun.room.rail.saved.text() == "Saved 14:32"


def test_the_title_follows_the_page_when_its_footer_does(
    begun: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun.room.shell.page
    assert page is not None
    monkeypatch.setattr(page, "title", str_of("12 pages, ready to hand over"))
    begun.room.shell.footer_changed()
    assert begun.window.windowTitle() == "12 pages, ready to hand over - Tunewise"


def test_priorities_are_done_with_all_six_points(begun: Desk) -> None:
    points = {of.value: 50 for of in Consideration}
    states = []
    for given in ({}, {Consideration.COST.value: 100}, points):
        begun.document.set_priorities(Priorities(points=given))
        row = begun.room.rail.row("priorities")
        assert row is not None
        states.append(row.item.state)
    assert states == ["open", "open", "done"]


# Menus


def test_save_saves_at_once_and_asks_a_draft_for_a_name(begun: Desk, tmp_path: Path) -> None:
    path = tmp_path / "claims.tunewise"
    begun.dialogs.paths.append(path)
    begun.press(Key.Key_S, with_=CTRL)
    assert begun.document.path == path
    begun.document.update(task="Claims")
    begun.press(Key.Key_S, with_=CTRL)
    assert assessment_file.load(path).engagement.task == "Claims"
    assert len(begun.dialogs.suggested) == 1, "a file with a name is not asked for again"


def test_undo_goes_to_the_change(begun: Desk) -> None:
    begun.document.set_answer("runs_today", KNOWN)
    begun.room.shell.go("priorities")
    begun.press(Key.Key_Z, with_=CTRL)
    assert begun.place == "question:runs_today"
    assert "runs_today" not in begun.document.assessment.answers
    choose(begun, "Redo")
    assert begun.document.assessment.answer("runs_today") == KNOWN


def test_what_cannot_be_done_is_disabled(desk: Desk) -> None:
    names = ("Save", "Save as…", "Close", "Undo", "Redo", "Result", "Mark for later", "Go back")
    assert [n for n in names if action(desk, n).isEnabled()] == []
    desk.start(task="Claims triage")
    desk.room.shell.go("question:runs_today")
    assert [n for n in names if not action(desk, n).isEnabled()] == ["Redo"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Engagement", "engagement"),
        ("Priorities", "priorities"),
        ("Check answers", "check"),
        ("Result", "result"),
        ("Report", "report"),
    ],
)
def test_the_assessment_menu_goes_everywhere(begun: Desk, text: str, place: str) -> None:
    choose(begun, text)
    assert begun.place == place


def test_the_interview_begins_at_the_first_open_question(begun: Desk) -> None:
    first, second = begun.document.walk[:2]
    begun.document.set_answer(first, KNOWN)
    choose(begun, "Interview")
    assert begun.place == f"question:{second}"


def test_text_size_and_scheme_are_kept(desk: Desk) -> None:
    desk.press(Key.Key_Plus, with_=CTRL)
    choose(desk, "Dark")
    assert desk.look.text_size > 1
    assert desk.look.theme.dark
    kept = desk.store.settings()
    assert (kept.text_size, kept.appearance) == (round(desk.look.text_size * 100), "dark")
    desk.press(Key.Key_0, with_=CTRL)
    assert (desk.look.text_size, desk.store.settings().text_size) == (1.0, 0)
    desk.press(Key.Key_Minus, with_=CTRL)
    assert desk.look.text_size < 1
    desk.look.set_text_size(1.0)
    desk.look.set_scheme(Scheme.LIGHT)


def test_the_digit_keys_can_be_switched_off(desk: Desk) -> None:
    assert desk.room.shell.digits_on()
    choose(desk, "Answer with the digit keys")
    assert not desk.room.shell.digits_on()
    assert not desk.store.settings().digits


def test_full_screen_and_back(desk: Desk) -> None:
    desk.press(Key.Key_F11)
    assert desk.window.isFullScreen()
    desk.press(Key.Key_F11)
    assert not desk.window.isFullScreen()


# The pages of the window


def test_every_control_has_a_name(begun: Desk) -> None:
    begun.document.update(task="Claims triage")
    for place in ("engagement", "help", "start"):
        begun.room.shell.go(place)
        begun.settle()
        for kind in (QAbstractButton, QLineEdit):
            for widget in begun.window.findChildren(kind):
                if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    assert heard(widget)[1], f"{type(widget).__name__} on {place}"


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_footer_is_never_cut_off(
    begun: Desk, width: int, height: int, text: float, scheme: Scheme
) -> None:
    begun.look.set_scheme(scheme)
    for place in ("engagement", "help"):
        begun.room.shell.go(place)
        begun.at(width, height, text)
        assert (begun.window.width(), begun.window.height()) == (width, height)
        footer = begun.room.footer
        for button in (footer.back, footer.primary):
            if button.isVisible():
                corner = button.mapTo(begun.window, button.rect().bottomRight())
                assert corner.x() < width
                assert corner.y() < height
                assert button.height() >= begun.look.units(24)
    begun.look.set_scheme(Scheme.LIGHT)


def test_making_the_pages_flashes_no_window(qapp: QApplication, desk: Desk) -> None:
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    desk.start(task="Claims triage")
    walk = [f"question:{question}" for question in desk.document.walk]
    for place in (*walk, "priorities", "check", "result", "report", "help", "engagement"):
        desk.room.shell.go(place)
    desk.room.files.close()
    qapp.removeEventFilter(watch)
    assert watch.shown == []
