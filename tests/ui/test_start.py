"""The start page: ways to begin, and what it lists of earlier work."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from tests.ui.desk import NOW, SIZES, Desk
from tests.ui.stage import focused, said
from ui.pages.recent_list import RecentList
from ui.pages.start import StartPage
from ui.rail_content import moment
from ui.widgets import Button, LinkButton, Strip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


def recents(desk: Desk) -> RecentList:
    found = desk.window.findChild(RecentList)
    assert isinstance(found, RecentList)
    return found


def listed(desk: Desk) -> list[str]:
    return [said(row)[1] for row in recents(desk).rows()]


def with_two_files(desk: Desk) -> None:
    for task, client in (("Claims triage", "Example Insurance"), ("Contract clauses", "")):
        desk.start(task=task, client=client)
        desk.room.files.close()
    desk.settle()


def test_the_page_says_what_it_is_and_keeps_the_rail_away(desk: Desk) -> None:
    page = desk.room.shell.page
    assert isinstance(page, StartPage)
    assert page.title() == "Foundation model or fine-tuned model?"
    assert desk.window.windowTitle() == "Tunewise"
    assert not desk.room.rail.isVisible()
    assert not desk.room.footer.isVisible()


def test_it_says_how_many_are_unsure_and_who_counted(desk: Desk) -> None:
    words = desk.document.words.text("start.unsure")
    assert "78 %" in words
    assert "survey" in words


def test_enter_starts_an_assessment(desk: Desk) -> None:
    assert focused().accessibleName() == "Start an assessment"
    desk.press(Key.Key_Return)
    assert desk.place == "engagement"
    assert desk.document.is_open
    assert desk.room.rail.isVisible()


def test_open_asks_for_a_file(desk: Desk, tmp_path: Path) -> None:
    desk.start(task="Claims triage")
    desk.document.save_as(tmp_path / "a.tunewise")
    desk.room.files.close()
    desk.dialogs.paths.append(tmp_path / "a.tunewise")
    desk.press(Key.Key_Tab, Key.Key_Return)
    assert desk.document.path == tmp_path / "a.tunewise"


def test_choosing_no_file_stays(desk: Desk) -> None:
    desk.dialogs.paths.append(None)
    desk.room.files.open()
    assert desk.place == "start"


def test_nothing_yet_is_said(desk: Desk) -> None:
    assert listed(desk) == []
    assert not recents(desk).clients.isVisible()
    assert not recents(desk).clear.isVisible()


def test_earlier_work_is_listed_by_task_and_time(desk: Desk) -> None:
    with_two_files(desk)
    assert listed(desk) == ["Contract clauses, today 14:32", "Claims triage, today 14:32"]


def test_clients_and_results_show_on_request_only(desk: Desk) -> None:
    with_two_files(desk)
    assert "Example Insurance" not in " ".join(listed(desk))
    recents(desk).clients.click()
    desk.wait_until(lambda: "Example Insurance" in listed(desk)[1])
    assert listed(desk) == [
        "Contract clauses, today 14:32 · Too little known",
        "Claims triage, today 14:32 · Example Insurance · Too little known",
    ]
    recents(desk).clients.click()
    desk.settle()
    assert "Example Insurance" not in " ".join(listed(desk))


def test_clients_are_folded_away_again_on_return(desk: Desk) -> None:
    with_two_files(desk)
    recents(desk).clients.click()
    desk.wait_until(lambda: "Example Insurance" in listed(desk)[1])
    desk.room.shell.go("help")
    desk.room.shell.go_back()
    desk.settle()
    assert "Example Insurance" not in " ".join(listed(desk))


def test_what_is_read_after_clients_were_hidden_again_stays_hidden(desk: Desk) -> None:
    with_two_files(desk)
    recents(desk).clients.click()
    recents(desk).clients.click()
    QTest.qWait(300)
    assert "Example Insurance" not in " ".join(listed(desk))


def test_a_list_that_cannot_be_looked_into_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_two_files(desk)
    monkeypatch.setattr("logic.glance.glance", _fails)
    before = listed(desk)
    recents(desk).clients.click()
    QTest.qWait(300)
    assert listed(desk) == before


def _fails(*_: object) -> None:
    raise OSError


def test_a_row_opens_its_file_where_it_was_left(desk: Desk) -> None:
    desk.start(task="Claims triage")
    desk.room.shell.go("question:runs_today")
    desk.room.files.close()
    desk.settle()
    recents(desk).rows()[0].click()
    assert desk.document.assessment.engagement.task == "Claims triage"
    assert desk.place == "question:runs_today"


def test_clearing_the_list_can_be_undone_and_leaves_the_files(desk: Desk) -> None:
    with_two_files(desk)
    before = listed(desk)
    recents(desk).clear.click()
    desk.settle()
    assert listed(desk) == []
    assert len(list(desk.store.drafts.iterdir())) == 2
    assert focused() is recents(desk).undo
    recents(desk).undo.click()
    desk.settle()
    assert listed(desk) == before


def test_an_unnamed_draft_is_called_so(desk: Desk) -> None:
    desk.start(client="Example Insurance")
    desk.room.files.close()
    desk.settle()
    assert listed(desk) == ["Untitled assessment, today 14:32"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_example_opens_as_a_copy_at_its_result(desk: Desk) -> None:
    link = next(w for w in desk.window.findChildren(LinkButton) if "example" in w.label())
    link.click()
    desk.settle()
    menu = next(m for m in desk.window.findChildren(QMenu) if m.isVisible())
    assert [a.text() for a in menu.actions()] == [
        desk.room.files.sample_title(name) for name in desk.room.files.samples()
    ]
    menu.actions()[0].trigger()
    menu.close()
    desk.settle()
    assert desk.place == "result"
    assert desk.document.is_draft
    assert desk.document.result_shown
    assert desk.document.assessment.answers


def test_an_example_only_looked_at_leaves_nothing(desk: Desk) -> None:
    desk.room.files.open_sample(desk.room.files.samples()[0])
    desk.room.files.close()
    assert list(desk.store.drafts.iterdir()) == []
    assert desk.store.recents() == ()


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_everything_is_within_the_page(desk: Desk, width: int, height: int, text: float) -> None:
    with_two_files(desk)
    desk.at(width, height, text)
    page = desk.room.shell.page
    assert page is not None
    for kind in (Button, LinkButton, QWidget):
        for widget in page.widget.findChildren(kind):
            if widget.isVisible() and widget.parentWidget() is not None:
                right = widget.mapTo(page.widget, widget.rect().topRight()).x()
                assert right <= page.widget.width(), type(widget).__name__
    assert desk.clipped() == []


@pytest.mark.parametrize(
    ("when", "said_as"),
    [
        (datetime(2026, 11, 22, 9, 5, tzinfo=UTC), "09:05"),
        (datetime(2026, 11, 3, 9, 5, tzinfo=UTC), "3 November"),
        (datetime(2025, 11, 22, 9, 5, tzinfo=UTC), "22 November 2025"),
    ],
)
def test_a_moment_is_as_brief_as_it_is_clear(when: datetime, said_as: str) -> None:
    assert moment(when, NOW) == said_as


def test_on_a_large_screen_it_stands_nearer_the_middle(desk: Desk) -> None:
    desk.window.resize(2600, 1600)
    desk.settle()
    page = desk.room.shell.page
    assert isinstance(page, StartPage)
    start = page.widget.findChild(Button)
    assert isinstance(start, Button)
    place = start.mapTo(desk.window, start.rect().topLeft())
    assert place.x() > 600
    assert place.y() > 500


def test_settings_are_one_link_away(desk: Desk) -> None:
    found = desk.window.findChildren(LinkButton)
    next(link for link in found if link.isVisible() and link.text() == "Settings").click()
    assert desk.place == "settings"
    desk.room.shell.press_back()
    assert desk.place == "start"


def test_a_long_task_is_read_whole(desk: Desk) -> None:
    long = "Sorting incoming motor claims by urgency and by the team that looks at them first"
    for task in ("Claims triage", long):
        desk.start(task=task)
        desk.room.files.close()
    desk.settle()
    row, short = recents(desk).rows()[:2]
    assert len(row.lines[0].at(row.width())) > 1
    assert " ".join(row.lines[0].at(row.width())) == long
    assert row.accessibleName().startswith(long)
    assert row.height() > short.height()
    assert row.height() == row.heightForWidth(row.width())


def test_the_preparation_sheet_is_saved_before_anything_is_known(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "sheet.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    link = the_button(desk, desk.document.words.text("ui_around.preparation"))
    link.click()
    desk.wait_until(chosen.exists)
    asked = chosen.read_text(encoding="utf-8-sig")
    for question in desk.document.content.questions:
        assert desk.document.words.text(f"question.{question}.title") in asked
    desk.wait_until(lambda: "Saved as sheet.csv." in said_on(desk))
    assert not desk.document.is_open
    desk.room.shell.go("help")
    desk.room.shell.go_back()
    assert "Saved as sheet.csv." not in said_on(desk)


def the_button(desk: Desk, text: str) -> LinkButton:
    return next(b for b in desk.window.findChildren(LinkButton) if b.label() == text)


def said_on(desk: Desk) -> list[str]:
    return [strip.text() for strip in desk.window.findChildren(Strip) if strip.isVisible()]


def test_a_list_cleared_from_the_menu_is_shown_empty(desk: Desk) -> None:
    with_two_files(desk)
    assert len(listed(desk)) == 2
    menu = desk.room.menus.recent
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert listed(desk) == []
