"""The window: going on and back, menus, what is saved, closing, dropped files."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from logic import assessment_file
from logic.assessment import Answer, State
from tests.ui.desk import SIZES, Desk
from tests.ui.pages_stage import FULL, said
from tests.ui.stage import WindowWatch, focused
from tests.ui.stage import said as heard
from ui import navigation
from ui.keeper import SaveState
from ui.rail_content import saved_text
from ui.theme import Look, Scheme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KNOWN = Answer(state=State.DONT_KNOW)


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


@pytest.fixture
def begun(desk: Desk) -> Desk:
    desk.start(task="Claims triage", client="Example Insurance")
    return desk


def action(desk: Desk, text: str) -> QAction:
    """A menu's action by its text."""
    found = [a for a in desk.window.findChildren(QAction) if a.text().replace("&", "") == text]
    assert len(found) == 1, text
    return found[0]


def choose(desk: Desk, text: str) -> None:
    action(desk, text).trigger()
    desk.settle()


def rail_note(desk: Desk, place: str) -> str:
    row = desk.room.rail.row(place)
    assert row is not None
    return row.item.note


def break_drafts(desk: Desk) -> None:
    """Let the next save fail."""
    shutil.rmtree(desk.store.drafts)


# Going on and back


def test_continue_goes_through_all_places_and_back_returns(begun: Desk) -> None:
    order = navigation.sequence(begun.document.walk)
    shell = begun.room.shell
    for place in order[1:]:
        shell.go_on()
        assert shell.place == place
    shell.go_on()
    assert shell.place == "report"
    for place in reversed(order[:-1]):
        shell.go_back()
        assert shell.place == place
    shell.go_back()
    assert shell.place == "engagement"


def test_a_question_no_longer_asked_keeps_its_place(begun: Desk) -> None:
    content = begun.document.content
    gone = next(q for q in content.questions if q not in begun.document.walk)
    shell, walk = begun.room.shell, begun.document.walk
    shell.go(f"question:{gone}")
    shell.go_on()
    order = list(content.questions)
    later = next(q for q in order[order.index(gone) :] if q in walk)
    assert shell.place == f"question:{later}"


def test_change_returns_to_where_it_was_asked_for(begun: Desk) -> None:
    shell = begun.room.shell
    shell.go("question:runs_today", then="check")
    shell.go_on()
    assert shell.place == "check"
    shell.go("question:runs_today", then="check")
    shell.go_back()
    assert shell.place == "check"
    shell.go_on()
    assert shell.place == "result"


def test_what_a_change_opens_is_asked_before_returning(begun: Desk) -> None:
    document, shell = begun.document, begun.room.shell
    before = set(document.walk)
    shell.go("question:trial", then="check")
    document.set_answer("trial", FULL["trial"])
    opened = [q for q in document.walk if q not in before]
    assert opened
    for question in opened:
        shell.go_on()
        assert shell.place == f"question:{question}"
        document.set_answer(question, KNOWN)
    shell.go_on()
    assert shell.place == "check"


def test_help_returns_to_where_it_was_asked_for(begun: Desk) -> None:
    shell = begun.room.shell
    shell.go("question:runs_today", then="check")
    begun.press(Key.Key_F1)
    assert shell.place == "help"
    choose(begun, "Keyboard")
    assert shell.place == "help:keyboard"
    begun.press(Key.Key_Left, with_=ALT)
    assert shell.place == "question:runs_today"
    shell.go_on()
    assert shell.place == "check"


def test_help_opens_at_its_part(desk: Desk) -> None:
    choose(desk, "What leaves this computer")
    page = desk.room.shell.page
    assert page is not None
    heading = next(
        w
        for w in page.widget.findChildren(QWidget)
        if w.accessibleName() == "What leaves this computer"
    )
    top = heading.mapTo(page.widget, QPoint(0, 0)).y()
    assert 0 <= top < page.widget.height()
    choose(desk, "The two approaches")
    assert heading.mapTo(page.widget, QPoint(0, 0)).y() > page.widget.height()


def test_places_need_an_open_assessment(desk: Desk) -> None:
    for place in ("engagement", "question:runs_today", "result", "section:cost"):
        desk.room.shell.go(place)
        assert desk.place == "start"


def test_a_section_leads_to_its_first_open_question(begun: Desk) -> None:
    shell, document = begun.room.shell, begun.document
    asked = [q for q in document.walk if document.content.questions[q].section == "performance"]
    document.set_answer(asked[0], KNOWN)
    begun.room.rail.chosen.emit("section:performance")
    assert shell.place == f"question:{asked[1]}"
    for question in asked[1:]:
        document.set_answer(question, KNOWN)
    begun.room.rail.chosen.emit("section:performance")
    assert shell.place == f"question:{asked[0]}"


def test_enter_presses_a_focused_button_and_else_goes_on(begun: Desk) -> None:
    begun.room.footer.primary.setFocus()
    begun.press(Key.Key_Return)
    assert begun.place.startswith("question:")
    begun.room.footer.back.setFocus()
    begun.press(Key.Key_Enter)
    assert begun.place == "engagement"
    begun.room.footer.back.setFocus()
    focused()
    begun.press(Key.Key_Return, with_=CTRL)
    assert begun.place.startswith("question:")


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


# What is saved


def test_a_failing_save_is_a_warning_with_a_way_out(begun: Desk, tmp_path: Path) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.document.save()
    begun.settle()
    assert begun.room.rail.saved.text() == "Not saved"
    assert begun.room.guard.isVisible()
    assert begun.room.guard.text().startswith("The draft was not written because")
    begun.dialogs.paths.append(tmp_path / "safe.tunewise")
    begun.room.rail.save_action.click()
    begun.settle()
    assert not begun.room.guard.isVisible()
    assert begun.room.rail.saved.text() == "Saved 14:32"
    assert assessment_file.load(tmp_path / "safe.tunewise").engagement.task == "Claims"


def test_trying_again_writes_once_it_can(begun: Desk) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.document.save()
    begun.store.prepare()
    retry = next(
        b for b in begun.room.guard.findChildren(QAbstractButton) if b.text() == "Try again"
    )
    retry.click()
    begun.settle()
    assert not begun.room.guard.isVisible()


def test_no_saved_line_without_a_file(desk: Desk) -> None:
    assert saved_text(desk.document, desk.equipment.sources.now()) == ""


def test_a_page_change_saves(begun: Desk) -> None:
    begun.document.update(task="Claims")
    begun.room.shell.go_on()
    assert begun.document.saved.state == SaveState.SAVED


def test_the_name_suggested_is_the_task_and_the_day(begun: Desk) -> None:
    begun.document.update(task="Claims / triage: 2?")
    begun.dialogs.paths.append(None)
    assert not begun.room.files.save_as()
    assert begun.dialogs.suggested[0].name == "Claims triage 2 2026-11-22.tunewise"


def test_a_named_file_suggests_itself(begun: Desk, tmp_path: Path) -> None:
    begun.document.save_as(tmp_path / "mine.tunewise")
    begun.dialogs.paths.append(None)
    begun.room.files.save_as()
    assert begun.dialogs.suggested == [tmp_path / "mine.tunewise"]


def test_a_failing_save_as_says_why_and_stays(begun: Desk, tmp_path: Path) -> None:
    begun.dialogs.paths.append(tmp_path / "none" / "a.tunewise")
    assert not begun.room.files.save_as()
    [(title, text)] = begun.dialogs.asked
    assert title == "Not saved"
    assert "folder" in text


# Opening


def test_a_file_opens_where_it_was_left(begun: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.tunewise"
    begun.document.save_as(path)
    begun.room.shell.go("priorities")
    begun.room.files.close()
    assert begun.place == "start"
    assert begun.room.files.open_path(path)
    assert begun.place == "priorities"


def test_a_place_that_is_no_more_is_not_gone_to(begun: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.tunewise"
    begun.document.save_as(path)
    begun.store.remember_place(path, "question:of_old")
    begun.room.files.close()
    begun.room.files.open_path(path)
    assert begun.place == "engagement"


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"no file of ours", "Not opened"),
        (b'{"format": 2, "kind": "tunewise-assessment"}', "Made by a newer Tunewise"),
    ],
)
def test_a_file_that_cannot_be_opened_is_said(
    begun: Desk, tmp_path: Path, data: bytes, title: str
) -> None:
    path = tmp_path / "bad.tunewise"
    path.write_bytes(data)
    assert not begun.room.files.open_path(path)
    assert [t for t, _ in begun.dialogs.asked] == [title]
    assert str(path) in begun.dialogs.asked[0][1]
    assert begun.document.assessment.engagement.task == "Claims triage"
    assert path.read_bytes() == data


def _dropped(desk: Desk, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle, copy = QPointF(100, 100), Qt.DropAction.CopyAction
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(middle, copy, data, buttons, none)
    entering.ignore()
    QApplication.sendEvent(desk.window, entering)
    if entering.isAccepted():
        dropping = QDropEvent(middle, copy, data, buttons, none)
        QApplication.sendEvent(desk.window, dropping)
    return entering.isAccepted()


def test_a_dropped_file_opens(begun: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.tunewise"
    begun.document.save_as(path)
    begun.room.files.close()
    assert _dropped(begun, path)
    assert begun.document.path == path


def test_other_things_are_not_taken(begun: Desk, tmp_path: Path) -> None:
    assert not _dropped(begun, tmp_path / "a.pdf")
    assert not _dropped(begun, tmp_path / "a.tunewise", tmp_path / "b.tunewise")
    assert not _dropped(begun)


def test_recent_files_are_in_the_menu(begun: Desk, tmp_path: Path) -> None:
    begun.document.save_as(tmp_path / "a.tunewise")
    begun.room.files.close()
    menu = begun.room.menus.recent
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if a.text()] == ["Claims triage", "Clear the list"]
    menu.actions()[0].trigger()
    assert begun.document.path == tmp_path / "a.tunewise"
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()] == ["Nothing yet"]


# Leaving


def test_closing_saves(begun: Desk) -> None:
    path = begun.document.path
    assert path is not None
    begun.document.update(task="Claims")
    begun.window.close()
    assert assessment_file.load(path).engagement.task == "Claims"


def test_closing_sends_what_is_still_typed(begun: Desk) -> None:
    begun.room.shell.go("engagement")
    begun.type(" and more")
    path = begun.document.path
    assert path is not None
    begun.window.close()
    assert assessment_file.load(path).engagement.task.endswith(" and more")


@pytest.mark.parametrize(("choice", "closes"), [("", False), ("stay", False), ("leave", True)])
def test_closing_asks_where_the_file_cannot_be_written(
    begun: Desk, choice: str, *, closes: bool
) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.dialogs.choices.append(choice)
    event = QCloseEvent()
    QApplication.sendEvent(begun.window, event)
    assert event.isAccepted() is closes
    assert begun.document.is_open is not closes
    assert begun.dialogs.asked[0][0] == "Your last changes are not in the file"
    if closes:
        [left] = begun.store.left_behind()
        assert left.entry.assessment.engagement.task == "Claims"
    else:
        begun.store.prepare()


def test_closing_can_save_elsewhere(begun: Desk, tmp_path: Path) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.dialogs.choices.append("save_as")
    begun.dialogs.paths.append(tmp_path / "safe.tunewise")
    assert begun.window.close()
    assert assessment_file.load(tmp_path / "safe.tunewise").engagement.task == "Claims"


def test_a_new_assessment_does_not_push_out_unsaved_work(begun: Desk) -> None:
    break_drafts(begun)
    begun.document.update(task="Claims")
    begun.dialogs.choices.append("stay")
    begun.room.files.new()
    assert begun.document.assessment.engagement.task == "Claims"
    begun.store.prepare()


# Menus


def test_undo_goes_to_the_change(begun: Desk) -> None:
    begun.document.set_answer("runs_today", KNOWN)
    begun.room.shell.go("priorities")
    begun.press(Key.Key_Z, with_=CTRL)
    assert begun.place == "question:runs_today"
    assert "runs_today" not in begun.document.assessment.answers
    choose(begun, "Redo")
    assert begun.document.assessment.answer("runs_today") == KNOWN


def test_what_cannot_be_done_is_disabled(desk: Desk) -> None:
    names = ("Save as…", "Close", "Undo", "Redo", "Result", "Mark for later", "Go back")
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
