"""Rail, footer, page and the frame that lays them out by width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.ui.stage import focused
from ui.mark import app_icon
from ui.theme import Look, Scheme
from ui.widgets import (
    Button,
    Footer,
    Frame,
    PageScaffold,
    Prose,
    Rail,
    RailGroup,
    RailItem,
    TextField,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

GROUPS = (
    RailGroup(items=(RailItem(place="engagement", label="Engagement", state="done"),)),
    RailGroup(
        heading="Interview",
        items=(
            RailItem(place="data", label="Data & knowledge", note="2 of 4"),
            RailItem(place="result", label="Result", state="hidden", note="hidden"),
        ),
    ),
)


class Window:
    """A whole window with a long page."""

    def __init__(self, qtbot: QtBot, look: Look, width: int, height: int = 700) -> None:
        self.rail = Rail(look)
        self.rail.set_groups(GROUPS)
        self.rail.set_current("data")
        self.rail.set_foot("Claims triage · Example Insurance", "Saved 14:32")
        self.page = PageScaffold(look)
        self.page.heading.set_texts("Kicker", "A title that is long enough to wrap", "A hint")
        self.buttons = [Button(look, f"Button {n}") for n in range(30)]
        for button in self.buttons:
            self.page.main.addWidget(button)
        self.side = Prose(look, "Because.")
        self.page.add_side("Why we ask", self.side)
        self.note = TextField(look, "Note")
        self.page.add_side("Private note", self.note, folded=True)
        self.footer = Footer(look)
        self.footer.show_actions("Continue", "Try a what-if", "Enter to continue", "Back")
        self.frame = Frame(look, self.rail, self.page, self.footer)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.frame)
        self.window.setMinimumSize(480, 360)
        qtbot.addWidget(self.window)
        self.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        QApplication.processEvents()

    def resize(self, width: int, height: int = 700) -> None:
        self.window.resize(width, height)
        QApplication.processEvents()
        QApplication.processEvents()


def in_sight(page: PageScaffold, widget: QWidget) -> bool:
    top = widget.mapTo(page.viewport(), widget.rect().topLeft()).y()
    return 0 <= top <= page.viewport().height() - widget.height()


@pytest.mark.parametrize(("width", "rail"), [(1280, 248), (1180, 248), (1024, 216), (880, 216)])
def test_rail_width(qtbot: QtBot, look: Look, width: int, rail: int) -> None:
    made = Window(qtbot, look, width)
    assert made.rail.isVisible()
    assert made.rail.width() == rail
    assert not made.frame.bar.isVisible()


def test_side_column_from_1180(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    assert made.side.isVisible()
    assert made.side.width() == 292
    gap = made.side.mapTo(made.frame, made.side.rect().topLeft()).x()
    main = made.page.width() + 248 - 48 - 292
    assert gap == main
    made.resize(1024)
    assert not made.side.isVisible()  # a closed row now
    made.resize(1280)
    assert made.side.isVisible()


def test_page_is_at_most_1120_wide(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1900)
    right = made.side.mapTo(made.page, made.side.rect().topRight()).x() + 1
    left = made.page.heading.mapTo(made.page, made.page.heading.rect().topLeft()).x()
    assert right - left == 1120
    assert abs(left - (made.page.width() - right)) <= 1, "and stands in the middle"
    primary = made.footer.primary
    assert primary.mapTo(made.footer, primary.rect().topRight()).x() + 1 == right


@pytest.mark.parametrize(("width", "height", "text"), [(480, 360, 1.0), (1024, 700, 2.0)])
def test_nothing_is_wider_than_a_narrow_window(
    qtbot: QtBot, look: Look, width: int, height: int, text: float
) -> None:
    look.set_text_size(text)
    made = Window(qtbot, look, width, height)
    assert made.frame.bar.isVisible()
    assert made.frame.bar.height() == look.units(44)
    assert not made.rail.isVisible()
    assert made.window.width() == width
    content = made.page.widget()
    assert content is not None
    assert content.width() <= made.page.viewport().width()
    for button in (made.footer.back, made.footer.primary):
        right = button.mapTo(made.window, button.rect().topRight()).x()
        assert button.isVisible()
        assert right <= width


def test_bar_opens_the_rail_as_a_sheet(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 800)
    QTest.mouseClick(made.frame.bar.button, Qt.MouseButton.LeftButton)
    assert made.frame.sheet_is_open()
    assert made.rail.isVisible()
    row = made.rail.row("data")
    assert row is not None
    assert row.hasFocus()
    for _ in range(5):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert made.rail.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not made.frame.sheet_is_open()
    assert made.frame.bar.button.hasFocus()


def test_the_question_worth_asking_closes_the_sheet_too(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 800)
    made.rail.standing.show_standing("", "Volume")
    made.frame.open_sheet()
    QTest.mouseClick(made.rail.standing.next, Qt.MouseButton.LeftButton)
    assert not made.frame.sheet_is_open()


def test_choosing_in_the_sheet_closes_it(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 800)
    made.frame.open_sheet()
    row = made.rail.row("result")
    assert row is not None
    with qtbot.waitSignal(made.rail.chosen) as caught:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert caught.args == ["result"]
    assert not made.frame.sheet_is_open()
    made.resize(1280)
    assert made.rail.isVisible()


def test_frame_without_rail(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    made.frame.set_rail_shown(shown=False)
    assert not made.rail.isVisible()
    made.resize(800)
    assert not made.frame.bar.isVisible()


def test_focused_control_stays_in_sight(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    last = made.buttons[-1]
    assert not in_sight(made.page, last)
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: in_sight(made.page, last))
    made.resize(1280, 460)
    qtbot.waitUntil(lambda: in_sight(made.page, last))


def test_page_does_not_move_under_a_press(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    handle = made.window.windowHandle()
    assert handle is not None
    cut = next(b for b in made.buttons if not in_sight(made.page, b))
    spot = cut.mapTo(made.window, QPoint(4, 4))
    with qtbot.waitSignal(cut.clicked):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=spot)
    assert cut.hasFocus()


def test_title_is_compact_when_narrow(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    wide = made.page.heading.title.heightForWidth(4000)
    made.resize(600)
    assert (wide, made.page.heading.title.heightForWidth(4000)) == (37, 30)


def test_rows_are_read_out(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    row = made.rail.row("data")
    assert row is not None
    found = QAccessible.queryAccessibleInterface(row)
    assert found is not None
    assert found.role() == QAccessible.Role.Button
    assert found.text(QAccessible.Text.Name) == "Data & knowledge, 2 of 4"
    assert found.text(QAccessible.Text.Description) == "Current page"


def test_rows_are_kept_when_only_counts_change(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    row = made.rail.row("data")
    item = RailItem(place="data", label="Data & knowledge", state="done", note="done")
    made.rail.set_groups(
        (GROUPS[0], RailGroup(heading="Interview", items=(item, GROUPS[1].items[1])))
    )
    assert made.rail.row("data") is row
    assert made.rail.current_item() == item
    made.rail.set_groups(GROUPS[:1])
    assert made.rail.row("data") is None


def test_rail_fits_a_low_window(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1024, 700)
    items = tuple(RailItem(place=f"p{n}", label=f"Section {n}", note="2 of 4") for n in range(12))
    made.rail.set_groups((RailGroup(heading="Interview", items=items),))
    made.resize(1024, 600)
    last = made.rail.row("p11")
    assert last is not None
    bottom = last.mapTo(made.rail, last.rect().bottomLeft()).y()
    assert bottom < made.rail.height() - 60
    assert last.height() >= 24


def test_saved_line_warns(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    assert made.rail.saved.text() == "Saved 14:32"
    assert not made.rail.save_action.isVisible()
    made.rail.set_foot("Claims triage", "Not saved", at_risk=True, action="Save as…")
    assert made.rail.save_action.isVisible()


def test_a_long_name_in_the_foot_leaves_the_rows_in_view(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    long = "Sort <b>claims</b> \U0001f9fe " + "by branch and by amount " * 40 + "x" * 300
    made.rail.set_foot(long, "Saved 14:32")
    QApplication.processEvents()
    about = next(p for p in made.rail.findChildren(Prose) if p.text() == long)
    assert about.height() == about.heightForWidth(about.width()) == 2 * look.units(18)
    assert about.accessibleName() == long
    assert "&lt;b&gt;" in about.toolTip()
    assert about.toolTip().endswith("x" * 300 + "</p>")
    assert about.accessibleDescription() == long
    made.rail.set_foot("Claims", "Saved 14:32")
    QApplication.processEvents()
    assert about.height() == look.units(18)


@pytest.mark.parametrize("text", ["a few words " * 30, "x" * 400, "\U0001f9fe" * 200])
def test_lines_left_out_end_in_an_ellipsis(qtbot: QtBot, look: Look, text: str) -> None:
    prose = Prose(look, text, "secondary")
    qtbot.addWidget(prose)
    whole = prose.heightForWidth(200)
    prose.set_most_lines(2)
    assert prose.heightForWidth(200) == 2 * look.units(18) < whole
    shown = prose._layout_for(200).layout.text()
    assert shown.endswith("…")
    assert text.startswith(shown.removesuffix("…").rstrip())


def test_footer_leaves_out_what_has_no_text(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    made.footer.show_actions("Continue")
    shown = [b.isVisible() for b in (made.footer.back, made.footer.secondary, made.footer.primary)]
    assert shown == [False, False, True]
    made.footer.show_actions()
    assert not made.footer.isVisible()


def test_long_actions_stand_above_each_other(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 480)
    made.footer.show_actions(
        "Make the report", "Try a what-if " * 2, "", "Back to the saved result"
    )
    QApplication.processEvents()
    high, beside = made.footer.secondary, made.footer.primary
    assert high.geometry().bottom() < beside.geometry().top()
    assert high.geometry().right() < 480
    assert beside.mapTo(made.footer, beside.rect().bottomLeft()).y() < made.footer.height()
    made.resize(1280)
    assert high.geometry().top() == beside.geometry().top()


def test_where_not_even_two_fit_back_stands_above_as_well(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 480)
    footer = made.footer
    footer.show_actions(
        "Keep everything that was changed", "Try on", "", "Back to the whole result"
    )
    QApplication.processEvents()
    assert footer.back.geometry().bottom() < footer.primary.geometry().top()
    assert footer.back.geometry().right() < footer.secondary.geometry().left()
    assert footer.primary.width() >= footer.primary.sizeHint().width()
    made.resize(1280)
    buttons = (footer.back, footer.secondary, footer.primary)
    assert len({one.geometry().top() for one in buttons}) == 1
    assert footer.back.x() < footer.secondary.x() < footer.primary.x()


def test_text_size_changes_what_is_shown(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    high, wide = made.footer.primary.height(), made.rail.width()
    look.set_text_size(1.25)
    made.resize(1280)
    assert made.footer.primary.height() == round(high * 1.25)
    assert made.rail.width() != wide  # 1280 pixels are 1024 units now


def test_dark_is_dark(qtbot: QtBot, look: Look) -> None:
    made = Window(qtbot, look, 1280)
    light = made.window.grab().toImage().pixelColor(700, 680).lightness()
    look.set_scheme(Scheme.DARK)
    dark = made.window.grab().toImage().pixelColor(700, 680).lightness()
    assert light > 200
    assert dark < 60


def test_app_icon_has_all_sizes(qapp: QApplication) -> None:
    assert qapp is not None
    assert {size.width() for size in app_icon().availableSizes()} == {16, 32, 48, 128}
