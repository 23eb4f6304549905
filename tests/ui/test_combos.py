"""A combo box is heard by its label, and what is chosen in it is its value."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QListView, QVBoxLayout, QWidget

import screens_cases as cases
from tests.ui.desk import Desk
from tests.ui.pages_stage import pack
from tests.ui.test_accessible import PLACES, show
from ui.widgets import ChoiceField, Combo

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAccessibleInterface
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Text = QAccessible.Text
WITH_COMBOS = (*PLACES, "sections", "whatif", "figures", "history")


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.start(task="Contract clauses")
    made.document.start_from(cases.finished(pack().content))
    made.document.show_result()
    return made


def heard(combo: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(combo)
    assert found is not None
    return found


def misheard(combo: QComboBox) -> str:
    """What is wrong with what is heard of a combo box, "" where nothing is."""
    found = heard(combo)
    name, value = found.text(Text.Name), found.text(Text.Value)
    if found.role() is not QAccessible.Role.ComboBox:
        return f"{name!r} is a {found.role()}"
    if not name or name != combo.accessibleName():
        return f"{combo.accessibleName()!r} is heard as {name!r}"
    return "" if value == combo.currentText() else f"{name!r} has the value {value!r}"


@pytest.mark.parametrize("place", WITH_COMBOS)
def test_every_combo_box_is_heard_by_its_label(desk: Desk, place: str) -> None:
    show(desk, place)
    combos = [c for c in desk.window.findChildren(QComboBox) if c.isVisible()]
    assert [fault for fault in map(misheard, combos) if fault] == []
    chosen = [combo for combo in combos if combo.currentText()]
    assert all(combo.accessibleName() != combo.currentText() for combo in chosen)


@pytest.fixture
def field(look: Look, qtbot: QtBot) -> ChoiceField:
    made = ChoiceField(look, "Basis", [("m", "Measured"), ("e", "Estimated")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_its_list_is_below_it_and_opens(field: ChoiceField) -> None:
    field.set_value("e")
    found = heard(field.combo)
    assert (found.text(Text.Name), found.text(Text.Value)) == ("Basis", "Estimated")
    assert found.text(Text.Description) == ""
    field.set_help("How it is known")
    assert found.text(Text.Description) == "How it is known"
    assert found.childCount() == 1
    below = found.child(0)
    assert below is not None
    assert below.object() is field.combo.view()
    assert found.indexOfChild(below) == 0
    assert found.indexOfChild(found) == -1
    assert found.child(1) is None
    assert not found.state().expanded


def test_its_list_is_opened_and_closed(
    field: ChoiceField, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(Combo, "showPopup", lambda _combo: done.append("open"))
    monkeypatch.setattr(Combo, "hidePopup", lambda _combo: done.append("close"))
    found = heard(field.combo).actionInterface()
    assert "ShowMenu" in found.actionNames()
    found.doAction("ShowMenu")
    found.doAction("Other")
    shown = QListView()
    qtbot.addWidget(shown)
    shown.show()
    monkeypatch.setattr(Combo, "view", lambda _combo: shown)
    assert heard(field.combo).state().expanded
    found.doAction("Press")
    assert done == ["open", "close"]
    field.setEnabled(False)
    done.clear()
    found.doAction("Press")
    assert done == []


def test_one_that_is_typed_into_has_its_editor_below_it(field: ChoiceField) -> None:
    field.combo.setEditable(True)
    found = heard(field.combo)
    editor = found.child(1)
    assert found.childCount() == 2
    assert editor is not None
    assert editor.object() is field.combo.lineEdit()
    assert found.state().editable


def test_combo_boxes_come_and_go_while_they_are_listened_to(look: Look) -> None:
    QAccessible.setActive(True)
    try:
        for turn in range(40):
            window = QWidget()
            box = QVBoxLayout(window)
            both = [ChoiceField(look, name, [("a", "One"), ("b", "Two")]) for name in ("R", "B")]
            for field in both:
                box.addWidget(field)
            window.show()
            both[1].setFocus(Qt.FocusReason.OtherFocusReason)
            both[1].set_value("b")
            assert misheard(both[1].combo) == ""
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if turn % 8 == 0:
                gc.collect()
    finally:
        QAccessible.setActive(False)
