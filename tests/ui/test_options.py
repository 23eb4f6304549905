"""The answers of a choice question, by key, mouse and screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.ui.stage import focused, said, show
from ui.widgets import LineField, Option, OptionGroup, OptionState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
OPTIONS = (
    Option(key="none", label="None yet", detail="From scratch", digit="1"),
    Option(key="few", label="Fewer than 50", digit="2"),
    Option(key="many", label="50 & more", digit="3"),
)
UNKNOWN = Option(key=None, label="We don't know yet", digit="0")


class TestOptions:
    @pytest.fixture
    def group(self, qtbot: QtBot, look: Look) -> OptionGroup:
        group = OptionGroup(look, "How many examples?")
        group.set_options(OPTIONS, UNKNOWN, "or")
        self.other = LineField(look, "Words")
        self.window = show(qtbot, group, self.other)
        group.take_focus()
        return group

    def test_reader_hears_group_and_answers(self, group: OptionGroup) -> None:
        assert said(group)[:2] == (QAccessible.Role.Grouping, "How many examples?")
        card = group.cards()[0]
        assert said(card) == (QAccessible.Role.RadioButton, "None yet", "From scratch")
        assert said(group.cards()[2])[1] == "50 & more"

    def test_focus_starts_in_the_options(self, group: OptionGroup) -> None:
        assert group.focused() == "none"
        group.set_states({"many": OptionState(chosen=True)})
        group.take_focus()
        assert group.focused() == "many"

    def test_arrows_move_and_never_answer(self, qtbot: QtBot, group: OptionGroup) -> None:
        with qtbot.assertNotEmitted(group.chosen):
            for _ in range(3):
                QTest.keyClick(focused(), Key.Key_Down)
        assert group.focused() is None
        assert group.cards()[3].hasFocus()
        QTest.keyClick(focused(), Key.Key_Down)
        assert group.focused() == "none"
        QTest.keyClick(focused(), Key.Key_Up)
        assert group.cards()[3].hasFocus()

    @pytest.mark.parametrize(("key", "answer"), [("2", "few"), ("0", None)])
    def test_digit_answers(
        self, qtbot: QtBot, group: OptionGroup, key: str, answer: str | None
    ) -> None:
        with qtbot.waitSignal(group.chosen) as caught:
            QTest.keyClicks(focused(), key)
        assert caught.args == [answer]

    def test_space_answers(self, qtbot: QtBot, group: OptionGroup) -> None:
        QTest.keyClick(focused(), Key.Key_Down)
        with qtbot.waitSignal(group.chosen) as caught:
            QTest.keyClick(focused(), Key.Key_Space)
        assert caught.args == ["few"]

    def test_click_anywhere_answers(self, qtbot: QtBot, group: OptionGroup) -> None:
        card = group.cards()[1]
        corner = QPoint(card.width() - 3, card.height() - 3)
        with qtbot.waitSignal(group.chosen) as caught:
            QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=corner)
        assert caught.args == ["few"]

    def test_digits_act_only_inside_and_when_on(self, qtbot: QtBot, group: OptionGroup) -> None:
        with qtbot.assertNotEmitted(group.chosen):
            self.other.editor.setFocus()
            QTest.keyClicks(self.other.editor, "2")
            group.take_focus()
            QTest.keyClick(focused(), Key.Key_2, Qt.KeyboardModifier.ControlModifier)
            group.set_digits(bool)  # which says no
            QTest.keyClicks(focused(), "2")
        assert self.other.value() == "2"

    def test_delete_clears(self, qtbot: QtBot, group: OptionGroup) -> None:
        with qtbot.waitSignal(group.cleared):
            QTest.keyClick(focused(), Key.Key_Delete)

    def test_nothing_is_checked_until_the_document_says_so(self, group: OptionGroup) -> None:
        QTest.mouseClick(group.cards()[0], Qt.MouseButton.LeftButton)
        QTest.keyClick(group.cards()[0], Key.Key_Space)
        assert not any(card.isChecked() for card in group.cards())
        group.set_states({"none": OptionState(chosen=True), "few": OptionState(chosen=True)})
        assert [card.isChecked() for card in group.cards()] == [True, True, False, False]
        assert group.any_chosen()
        group.set_states({})
        assert not group.any_chosen()

    def test_tab_enters_once(self, group: OptionGroup) -> None:
        group.set_states({"few": OptionState(chosen=True)})
        QTest.keyClick(focused(), Key.Key_Tab)
        assert self.other.editor.hasFocus()
        QTest.keyClick(focused(), Key.Key_Backtab)
        assert group.focused() == "few"

    def test_notes_are_read_out_and_take_room(self, group: OptionGroup) -> None:
        card = group.cards()[0]
        before = card.heightForWidth(400)
        state = OptionState(assumed="Assumed", note="Rules out managed tuning", people=("IT",))
        group.set_states({"none": state})
        assert said(card)[2] == "From scratch. Assumed. Rules out managed tuning. IT"
        assert card.heightForWidth(400) > before

    def test_chosen_looks_different_in_grey(self, group: OptionGroup) -> None:
        card = group.cards()[1]
        before = card.grab().toImage()
        group.set_states({"few": OptionState(chosen=True)})
        after = card.grab().toImage()
        assert before.pixelColor(20, card.height() - 2) != after.pixelColor(20, card.height() - 2)
