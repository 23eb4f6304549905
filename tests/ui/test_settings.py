"""The settings page: every change holds at once and is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from tests.ui.desk import SIZES, Desk, action
from tests.ui.stage import focused, said
from ui.dialogs import Dialogs
from ui.pages.recent_list import RecentList
from ui.pages.settings import SettingsPage
from ui.places import documents, home_kind
from ui.preferences import Preferences
from ui.theme import Look, Scheme
from ui.widgets import ChoiceField, Field, LinkButton, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.press(Key.Key_Comma, with_=CTRL)
    return made


def shown(desk: Desk) -> QWidget:
    page = desk.room.shell.page
    assert page is not None
    return page.widget


def field(desk: Desk, label: str) -> Field:
    fields = shown(desk).findChildren(Field)
    return next(f for f in fields if f.label() == label)


def choose(desk: Desk, label: str, text: str) -> None:
    found = field(desk, label)
    assert isinstance(found, ChoiceField)
    at = found.combo.findText(text)
    assert at >= 0, text
    found.combo.setCurrentIndex(at)
    found.combo.activated.emit(at)
    desk.settle()


def box(desk: Desk, text: str) -> QCheckBox:
    boxes = shown(desk).findChildren(QCheckBox)
    return next(b for b in boxes if b.text() == text)


def link(desk: Desk, text: str) -> LinkButton:
    links = shown(desk).findChildren(LinkButton)
    return next(one for one in links if one.label() == text and one.isVisible())


def texts(desk: Desk) -> str:
    return "\n".join(p.text() for p in shown(desk).findChildren(Prose) if p.isVisible())


def test_keys_lead_there_and_back(desk: Desk) -> None:
    assert isinstance(desk.room.shell.page, SettingsPage)
    assert focused().accessibleName() == "Appearance"
    desk.press(Key.Key_Left, with_=Qt.KeyboardModifier.AltModifier)
    assert desk.place == "start"


def test_the_look_changes_at_once_and_is_kept(desk: Desk) -> None:
    choose(desk, "Appearance", "Dark")
    choose(desk, "Text size", "150 %")
    assert desk.look.theme.dark
    assert desk.look.text_size == 1.5
    assert action(desk, "Dark").isChecked()
    again = Look()
    Preferences(again, desk.store)
    assert (again.scheme, again.text_size) == (Scheme.DARK, 1.5)
    choose(desk, "Text size", "100 %, as your system asks for")
    assert desk.store.settings().text_size == 0


def test_what_is_chosen_in_the_menu_shows_here(desk: Desk) -> None:
    action(desk, "Light").trigger()
    action(desk, "Answer with the digit keys").trigger()
    desk.settle()
    assert field(desk, "Appearance").value() == "light"
    assert not box(desk, "Answer with the keys 0 to 9").isChecked()
    box(desk, "Answer with the keys 0 to 9").click()
    assert action(desk, "Answer with the digit keys").isChecked()
    assert desk.room.shell.digits_on()


def test_a_new_assessment_begins_with_who_you_are(desk: Desk) -> None:
    field(desk, "Your name or role (optional)").setFocus()
    desk.type("the adviser in charge")
    field(desk, "Your firm (optional)").setFocus()
    desk.type("Example Consulting")
    desk.room.files.new()
    engagement = desk.document.assessment.engagement
    assert engagement.prepared_by == "the adviser in charge"
    assert engagement.firm == "Example Consulting"
    assert not desk.document.undo_what


def test_the_list_of_recent_files_can_be_folded_and_cleared(desk: Desk) -> None:
    desk.start(task="Claims triage")
    desk.room.files.close()
    desk.room.shell.go("settings")
    box(desk, "Keep the list folded on the start page").click()
    link(desk, "Clear the list").click()
    assert not desk.store.recents()
    assert "The files themselves are untouched" in texts(desk)
    focused().click()  # type: ignore[attr-defined]
    assert len(desk.store.recents()) == 1
    desk.room.shell.go("start")
    recents = desk.window.findChild(RecentList)
    assert isinstance(recents, RecentList)
    assert not recents.rows()
    recents.unfold.click()
    assert said(focused())[1].startswith("Claims triage")
    desk.room.shell.go("settings")
    desk.room.shell.go("start")
    assert not recents.rows()


def test_a_folder_to_begin_in(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "begin in Documents" in texts(desk)
    monkeypatch.setattr(Dialogs, "folder_path", lambda _self, begin: begin and tmp_path)
    link(desk, "Choose another folder…").click()
    assert f"begin in {tmp_path}" in texts(desk)
    assert desk.room.shell.folder() == tmp_path
    desk.preferences.set_folder(str(tmp_path / "gone"))
    assert "not there now" in texts(desk)
    assert desk.room.shell.folder() == documents()
    link(desk, "Go back to Documents").click()
    assert desk.store.settings().folder == ""


def test_reset_can_be_undone(desk: Desk) -> None:
    choose(desk, "Appearance", "Dark")
    desk.preferences.set_person(prepared_by="Consultant", firm="")
    link(desk, "Reset the settings").click()
    assert desk.store.settings().appearance == "system"
    assert field(desk, "Your name or role (optional)").value() == ""
    link(desk, "Undo").click()
    assert desk.store.settings().appearance == "dark"
    assert desk.store.settings().prepared_by == "Consultant"
    assert said(focused())[1] == "Reset the settings"


def test_it_says_where_things_are_kept(desk: Desk, tmp_path: Path) -> None:
    assert str(desk.store.home) in texts(desk)
    assert home_kind(tmp_path, {"TUNEWISE_HOME": str(tmp_path)}) == "named"
    assert home_kind(tmp_path / "Tunewise data", {}, tmp_path) == "portable"
    assert home_kind(tmp_path, {}) == "account"


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_nothing_is_cut_off(desk: Desk, width: int, height: int, text: float) -> None:
    desk.at(width, height, text)
    assert desk.clipped() == []
