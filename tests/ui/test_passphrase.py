"""The dialogs that take a passphrase, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.ui.modal import when_open
from ui.dialogs import Dialogs
from ui.passphrase import PassphraseDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

WORDS = "four plain words here"
Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def dialog(qtbot: QtBot, look: Look, window: QWidget, *, new: bool) -> PassphraseDialog:
    made = PassphraseDialog(look, "Passphrase needed", "One.\n\nTwo.", window, new=new)
    qtbot.addWidget(made)
    made.show()
    return made


def type_in(made: PassphraseDialog, first: str, again: str = "") -> None:
    made.first.line.setText(first)
    made.again.line.setText(again)
    QTest.keyClick(made.first.line, Key.Key_Return)


def test_what_is_typed_is_hidden_and_kept_as_it_is(
    qtbot: QtBot, look: Look, window: QWidget
) -> None:
    made = dialog(qtbot, look, window, new=False)
    assert made.first.line.echoMode() is QLineEdit.EchoMode.Password
    assert not made.again.isVisible()
    type_in(made, f" {WORDS} ")
    assert made.result() == PassphraseDialog.DialogCode.Accepted
    assert made.passphrase == f" {WORDS} "


def test_nothing_typed_is_no_passphrase(qtbot: QtBot, look: Look, window: QWidget) -> None:
    made = dialog(qtbot, look, window, new=False)
    type_in(made, "")
    assert made.isVisible()
    assert made.first.error() == "Enter the passphrase."
    made.cancel.click()
    assert made.result() == PassphraseDialog.DialogCode.Rejected


def test_a_new_one_is_long_enough_and_typed_twice(
    qtbot: QtBot, look: Look, window: QWidget
) -> None:
    made = dialog(qtbot, look, window, new=True)
    type_in(made, "short", "short")
    assert "Use at least 10 characters" in made.first.error()
    type_in(made, WORDS, "four plain word here")
    assert (made.first.error(), made.again.error()) == ("", "Type the same in both fields.")
    type_in(made, WORDS, WORDS)
    assert made.result() == PassphraseDialog.DialogCode.Accepted


@pytest.mark.parametrize("new", [True, False])
def test_the_window_asks(look: Look, window: QWidget, *, new: bool) -> None:
    dialogs = Dialogs(look, window)

    def answer(found: PassphraseDialog) -> None:
        type_in(found, WORDS, WORDS)

    when_open(PassphraseDialog, answer)
    title, text = "Passphrase", "Text."
    given = dialogs.new_passphrase(title, text) if new else dialogs.passphrase(title, text, "No.")
    assert given == WORDS


def test_escape_gives_none(look: Look, window: QWidget) -> None:
    def refuse(found: PassphraseDialog) -> None:
        assert found.first.error() == "This is not its passphrase."
        QTest.keyClick(found, Key.Key_Escape)

    when_open(PassphraseDialog, refuse)
    asked = Dialogs(look, window).passphrase("Passphrase", "Text.", "This is not its passphrase.")
    assert asked == ""
