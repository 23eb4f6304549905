"""What the style draws: states told apart without colour, and bars that work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tests.ui.stage import show
from ui.style import FAULTY
from ui.theme import TEXT_SIZES, Scheme
from ui.widgets import Button, ChoiceField, LineField, LinkButton, PageScaffold, PointsSlider

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look


def grey(widget: QWidget) -> bytes:
    """The widget as it looks on a grey print."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(picture.constBits())


@pytest.mark.parametrize("kind", [QRadioButton, QCheckBox])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_checked_off_and_over_differ(
    qtbot: QtBot, look: Look, kind: type[QRadioButton | QCheckBox], scheme: Scheme
) -> None:
    look.set_scheme(scheme)
    button = kind("Exactly these")
    show(qtbot, button)
    plain = grey(button)
    button.setChecked(True)
    checked = grey(button)
    button.setEnabled(False)
    assert len({plain, checked, grey(button)}) == 3
    assert button.height() >= 24


def test_button_kinds_and_states_differ(qtbot: QtBot, look: Look) -> None:
    buttons = [Button(look, "Save", kind) for kind in ("primary", "outlined", "quiet")]
    show(qtbot, *buttons)
    seen = [grey(button) for button in buttons]
    for button in buttons:
        button.setEnabled(False)
        seen.append(grey(button))
        button.setEnabled(True)
        button.setDown(True)
    assert len(set(seen)) == 6
    assert grey(buttons[1]) != seen[1]  # pressed


def test_icon_stands_beside_the_text(qtbot: QtBot, look: Look) -> None:
    plain, with_icon = Button(look, "Save"), Button(look, "Save", icon="plus")
    show(qtbot, plain, with_icon)
    assert with_icon.width() > plain.width()
    assert grey(with_icon) != grey(plain)


@pytest.mark.usefixtures("look")
def test_default_button_of_a_dialog_is_the_primary_one(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    kinds = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    box = QDialogButtonBox(kinds)
    QVBoxLayout(dialog).addWidget(box)
    dialog.show()
    okay = box.button(QDialogButtonBox.StandardButton.Ok)
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    okay.setDefault(True)
    corner = [b.grab().toImage().pixelColor(12, 12).lightness() for b in (okay, cancel)]
    assert corner[0] < 60
    assert corner[1] > 200


@pytest.mark.usefixtures("look")
def test_fault_focus_and_rest_differ(qtbot: QtBot) -> None:
    line, other = QLineEdit(), QLineEdit()
    show(qtbot, line, other)
    other.setFocus()
    rest = grey(line)
    line.setFocus()
    focus = grey(line)
    other.setFocus()
    line.setProperty(FAULTY, True)
    assert len({rest, focus, grey(line)}) == 3
    assert line.height() == 40


def test_field_shows_unit_and_fault(qtbot: QtBot, look: Look) -> None:
    field, choice = LineField(look, "Volume"), ChoiceField(look, "Basis", (("m", "Measured"),))
    show(qtbot, field, choice)
    before = grey(field), grey(choice)
    field.set_unit("requests a month")
    field.set_error("Give a number")
    choice.set_error("Choose one")
    QApplication.processEvents()
    assert grey(field) != before[0]
    assert grey(choice) != before[1]
    assert field.error() == "Give a number"


def test_unset_slider_is_hollow(qtbot: QtBot, look: Look) -> None:
    points = PointsSlider(look, "Points")
    show(qtbot, points)
    unset = grey(points.slider)
    points.set_value(0)
    nought = grey(points.slider)
    points.set_value(50)
    assert len({unset, nought, grey(points.slider)}) == 3


def test_link_is_underlined_under_the_pointer_too(qtbot: QtBot, look: Look) -> None:
    link = LinkButton(look, "Change")
    link.set_icon("flag")
    window = show(qtbot, link)
    rest = grey(link)
    QTest.mouseMove(window, QPoint(1, 1))
    QTest.mouseMove(link, QPoint(4, 4))
    qtbot.waitUntil(lambda: grey(link) != rest)


def test_scroll_bar_moves_by_page_and_handle(qtbot: QtBot, look: Look) -> None:
    page = PageScaffold(look)
    for number in range(40):
        page.main.addWidget(Button(look, str(number)))
    page.setMinimumHeight(500)
    show(qtbot, page)
    bar = page.verticalScrollBar()
    assert bar.isVisible()
    assert bar.width() == 12
    for _ in range(2):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, bar.height() - 4))
    moved = bar.value()
    assert moved > 0
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 2))
    assert bar.value() < moved
    page.to_top()
    assert bar.value() == 0


def test_menu_bar_draws_chosen_and_plain_words(qtbot: QtBot, look: Look) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = [window.menuBar().addMenu(name) for name in ("&File", "&Edit")]
    assert all(isinstance(menu, QMenu) for menu in menus)
    window.resize(600, 400)
    window.show()
    rest = grey(window.menuBar())
    window.menuBar().setActiveAction(menus[0].menuAction())
    assert grey(window.menuBar()) != rest
    look.set_text_size(2.0)
    QApplication.processEvents()
    assert window.menuBar().height() >= 58
    for menu in menus:
        menu.close()


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_entries_of_a_menu_are_whole_at_every_text_size(
    qtbot: QtBot, look: Look, size: float
) -> None:
    look.set_text_size(size)
    menu, wide = QMenu(), QMenu()
    for one in (menu, wide):
        qtbot.addWidget(one)
        one.addAction("Compare with an earlier visit")
        one.addAction("Answer with keys").setCheckable(True)
    wide.addAction("An entry that leaves the others more room than they could ever need")
    seen = menu.actionGeometry(menu.actions()[0]).adjusted(0, 2, -2, 0)
    assert wide.sizeHint().width() > menu.sizeHint().width()
    assert wide.grab(seen).toImage() == menu.grab(seen).toImage()
