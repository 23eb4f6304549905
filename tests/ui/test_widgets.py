"""Widgets one by one: what they say, take and tell a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.stage import WindowWatch, columns_of, said, show, wheel
from ui.fonts import line_height
from ui.style import UNSET
from ui.widgets import (
    Button,
    Card,
    Cell,
    ChoiceField,
    Column,
    DataTable,
    Disclosure,
    EmptyState,
    ErrorSummary,
    FlowRow,
    LineField,
    LinkButton,
    Option,
    OptionGroup,
    PointsSlider,
    Prose,
    Run,
    ScrollArea,
    Strip,
    TabBar,
    TextField,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
LONG = "Fine-tuning learns from examples. Below a few dozen there is little to learn from. " * 4


class TestScrollArea:
    @pytest.mark.parametrize("filled", [True, False])
    def test_shows_what_is_behind_unless_filled(self, look: Look, filled: bool) -> None:  # noqa: FBT001
        area = ScrollArea(look, filled=filled)
        assert area.viewport().autoFillBackground() is filled


class TestProse:
    def test_says_its_text(self, look: Look) -> None:
        prose = Prose(look, "Data & <b>knowledge</b>")
        assert said(prose)[:2] == (QAccessible.Role.StaticText, "Data & <b>knowledge</b>")
        assert prose.text() == "Data & <b>knowledge</b>"

    def test_runs_join(self, look: Look) -> None:
        prose = Prose(look)
        prose.set_runs((Run("Settled.", bold=True), Run(" No open answer changes it.")))
        assert prose.text() == "Settled. No open answer changes it."
        assert said(prose)[1] == prose.text()

    def test_height_is_whole_lines(self, look: Look) -> None:
        prose = Prose(look, LONG)
        heights = [prose.heightForWidth(width) for width in (200, 300, 400)]
        assert all(height % 22 == 0 for height in heights)
        assert heights == sorted(heights, reverse=True)
        look.set_text_size(2.0)
        assert prose.heightForWidth(400) % 44 == 0

    def test_no_line_is_longer_than_68_characters(self, look: Look) -> None:
        prose = Prose(look, LONG)
        layout = prose._layout_for(3000).layout
        lines = [layout.lineAt(n) for n in range(layout.lineCount())]
        shown = [
            layout.text()[line.textStart() : line.textStart() + line.textLength()].strip()
            for line in lines
        ]
        assert max(len(line) for line in shown) <= 68
        assert min(len(line) for line in shown[:-1]) > 50

    def test_long_word_breaks(self, look: Look) -> None:
        prose = Prose(look, "x" * 200)
        assert prose._layout_for(200).width <= 200
        assert prose.minimumSizeHint().width() < 60

    def test_title_keeps_fine_tuned_together(self, look: Look) -> None:
        title = Prose(look, "Fine-tuned or not", "page_title")
        assert "ine\u2011tuned" in title._layout_for(500).layout.text()
        assert said(title)[1] == "Fine-tuned or not"

    def test_title_lines_are_balanced(self, look: Look) -> None:
        text = "How many good examples of the finished work does the organisation have?"
        laid = Prose(look, text, "page_title")._layout_for(900)
        widths = [laid.layout.lineAt(n).naturalTextWidth() for n in range(2)]
        assert laid.layout.lineCount() == 2
        assert min(widths) > 0.75 * max(widths)

    def test_without_wrapping_is_one_line(self, look: Look) -> None:
        prose = Prose(look, LONG)
        prose.set_wraps(wraps=False)
        assert prose.heightForWidth(100) == 22
        assert prose.minimumSizeHint() == prose.sizeHint()


class TestFocusRing:
    def test_ring_only_by_keyboard(self, qtbot: QtBot, look: Look) -> None:
        first, second = Button(look, "First"), Button(look, "Second")
        window = show(qtbot, first, second)
        rings = look.state.ring
        assert rings is not None
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
        second.setFocus(Qt.FocusReason.MouseFocusReason)
        assert rings.ring() is None
        QTest.keyClick(window, Key.Key_Tab)
        qtbot.waitUntil(lambda: rings.ring() is not None)
        ring = rings.ring()
        assert ring is not None
        assert ring.isVisible()
        around = first.geometry() if first.hasFocus() else second.geometry()
        assert ring.geometry().contains(around)

    def test_a_key_shows_where_focus_goes_next(self, qtbot: QtBot, look: Look) -> None:
        first, second = Button(look, "First"), Button(look, "Second")
        show(qtbot, first, second)
        rings = look.state.ring
        assert rings is not None
        first.setFocus(Qt.FocusReason.MouseFocusReason)
        look.keys_used()
        second.setFocus()
        qtbot.waitUntil(lambda: rings.ring() is not None)


class TestFields:
    @pytest.mark.usefixtures("qtbot")
    def test_label_help_and_error_are_read_out(self, look: Look) -> None:
        field = LineField(look, "Volume", "requests a month")
        field.set_help("A usual month")
        field.set_error("Give a number")
        assert said(field.editor) == (
            QAccessible.Role.EditableText,
            "Volume",
            "Give a number A usual month",
        )
        field.set_label("", "Client's words")
        assert said(field.editor)[1] == "Client's words"
        field.set_error("")
        assert said(field.editor)[2] == "A usual month"

    def test_typing_tells_setting_does_not(self, qtbot: QtBot, look: Look) -> None:
        line, text = LineField(look, "Line"), TextField(look, "Text")
        show(qtbot, line, text)
        for field in (line, text):
            with qtbot.assertNotEmitted(field.edited):
                field.set_value("set")
            with qtbot.waitSignal(field.edited):
                QTest.keyClicks(field.editor, "x")
            assert "x" in field.value()

    def test_leaving_commits(self, qtbot: QtBot, look: Look) -> None:
        text, other = TextField(look, "Text"), LineField(look, "Line")
        show(qtbot, text, other)
        text.editor.setFocus()
        with qtbot.waitSignal(text.committed):
            QTest.keyClick(text.editor, Key.Key_Tab)
        with qtbot.waitSignal(other.committed):
            QTest.keyClick(other.editor, Key.Key_Return)

    def test_enter_is_a_new_line_in_text(self, qtbot: QtBot, look: Look) -> None:
        text = TextField(look, "Text")
        show(qtbot, text)
        before = text.height()
        for _ in range(4):
            QTest.keyClicks(text.editor, "x")
            QTest.keyClick(text.editor, Key.Key_Return)
        assert text.value() == "x\nx\nx\nx"
        qtbot.waitUntil(lambda: text.height() > before)

    def test_choice_by_key(self, qtbot: QtBot, look: Look) -> None:
        field = ChoiceField(look, "Basis", (("m", "Measured"), ("d", "Documented")), "Choose")
        show(qtbot, field)
        assert field.value() == ""
        field.set_value("d")
        assert (field.value(), field.combo.currentText()) == ("d", "Documented")
        with qtbot.waitSignal(field.edited):
            field.combo.setFocus()
            QTest.keyClick(field.combo, Key.Key_Up)
        assert field.value() == "m"
        field.set_choices((("d", "Documented"),))
        assert field.value() == ""

    def test_wheel_scrolls_the_page_unless_focused(self, qtbot: QtBot, look: Look) -> None:
        field = ChoiceField(look, "Basis", (("m", "Measured"), ("d", "Documented")))
        points, other = PointsSlider(look, "Points"), LineField(look, "Other")
        show(qtbot, field, points, other)
        field.set_value("d")
        points.set_value(50)
        other.editor.setFocus()
        wheel(field.combo)
        wheel(points.slider)
        assert (field.value(), points.value()) == ("d", 50)
        points.slider.setFocus()
        wheel(points.slider)
        assert points.value() != 50


class TestPoints:
    def test_unset_until_moved(self, qtbot: QtBot, look: Look) -> None:
        points = PointsSlider(look, "Points for cost")
        show(qtbot, points)
        assert points.value() is None
        assert points.slider.property(UNSET)
        assert said(points.slider)[:2] == (QAccessible.Role.Slider, "Points for cost")
        with qtbot.waitSignal(points.edited):
            QTest.keyClick(points.slider, Key.Key_Left)
        assert points.value() == 0
        assert not points.slider.property(UNSET)

    def test_slider_and_typed_value_agree(self, qtbot: QtBot, look: Look) -> None:
        points = PointsSlider(look, "Points")
        show(qtbot, points)
        points.line.setFocus()
        QTest.keyClicks(points.line, "64")
        assert (points.value(), points.slider.value()) == (64, 64)
        QTest.keyClick(points.slider, Key.Key_Right)
        assert (points.value(), points.line.text()) == (65, "65")
        for none in ("", "\N{SUPERSCRIPT TWO}"):
            points.line.setText(none)
            assert points.value() is None

    def test_setting_tells_nobody(self, qtbot: QtBot, look: Look) -> None:
        points = PointsSlider(look, "Points")
        show(qtbot, points)
        with qtbot.assertNotEmitted(points.edited):
            points.set_value(80)
        assert points.line.text() == "80"


class TestPanels:
    def test_buttons_read_ampersands_as_they_are(self, look: Look) -> None:
        button = Button(look, "Data & knowledge", "primary")
        assert said(button)[:2] == (QAccessible.Role.Button, "Data & knowledge")
        assert button.sizeHint().height() == 40
        look.set_text_size(2.0)
        assert button.sizeHint().height() == 80

    def test_link_says_what_it_is_about(self, qtbot: QtBot, look: Look) -> None:
        link = LinkButton(look, "Change")
        link.set_about("Change: volume, currently 500")
        show(qtbot, link)
        assert said(link)[:2] == (QAccessible.Role.Button, "Change: volume, currently 500")
        assert link.height() >= 24
        with qtbot.waitSignal(link.clicked):
            QTest.keyClick(link, Key.Key_Space)

    def test_strip_has_sentence_and_actions(self, qtbot: QtBot, look: Look) -> None:
        strip = Strip(look, "warning", "Not saved.")
        action = strip.add_action("Save as…")
        show(qtbot, strip)
        assert action.isVisible()
        strip.set_notice("settled", "The answer is settled.")
        assert strip.text() == said(strip)[1] == "The answer is settled."

    def test_card_is_named_by_its_title(self, qtbot: QtBot, look: Look) -> None:
        card = Card(look, "Still unknown")
        text, action = card.add_text("Nothing."), card.add_action("Show")
        show(qtbot, card)
        assert said(card)[1] == "Still unknown"
        assert text.isVisible()
        assert action.isVisible()

    def test_empty_state(self, qtbot: QtBot, look: Look) -> None:
        empty = EmptyState(look, "No assessment yet.", "Start one")
        show(qtbot, empty)
        assert empty.button.isVisible()

    def test_disclosure_opens_in_place(self, qtbot: QtBot, look: Look) -> None:
        content = QLabel("inside")
        row = Disclosure(look, "Evidence", content)
        show(qtbot, row)
        assert not content.isVisible()
        with qtbot.waitSignal(row.toggled):
            QTest.keyClick(row.header, Key.Key_Space)
        assert content.isVisible()
        assert said(row.header)[1] == "Evidence"
        assert said(row.header)[2] == "Open"

    def test_flow_wraps(self, qtbot: QtBot, look: Look) -> None:
        buttons = [Button(look, f"Button number {n}") for n in range(4)]
        row = FlowRow(look, *buttons)
        show(qtbot, row, width=300)
        assert buttons[3].y() > buttons[0].y()
        assert all(button.geometry().right() <= row.width() for button in buttons)
        assert row.height() >= buttons[3].geometry().bottom()


class TestErrors:
    def test_takes_focus_and_each_line_jumps(self, qtbot: QtBot, look: Look) -> None:
        summary, field = ErrorSummary(look), LineField(look, "Volume")
        show(qtbot, summary, field)
        assert not summary.isVisible()
        summary.show_errors((("Give the volume", field),))
        assert summary.hasFocus()
        assert said(summary)[1] == "There is a problem. Give the volume"
        QTest.mouseClick(summary.lines()[0], Qt.MouseButton.LeftButton)
        assert field.editor.hasFocus()
        summary.clear()
        assert not summary.isVisible()


class TestTabs:
    def test_keys_and_arrows(self, qtbot: QtBot, look: Look) -> None:
        tabs = TabBar(look, (("why", "Why"), ("plan", "Plan & risks")))
        show(qtbot, tabs)
        assert tabs.current_key() == "why"
        with qtbot.waitSignal(tabs.currentChanged):
            tabs.setFocus()
            QTest.keyClick(tabs, Key.Key_Right)
        assert tabs.current_key() == "plan"
        assert said(tabs)[0] == QAccessible.Role.PageTabList
        assert tabs.accessibleTabName(1) == "Plan & risks"


class TestTable:
    COLUMNS = (Column(title="Route", share=1), Column(title="Start-up", right=True))

    def texts(self, table: DataTable) -> list[str]:
        return [p.text() for p in table.findChildren(Prose) if p.isVisibleTo(table)]

    def test_rows_wide_and_narrow(self, qtbot: QtBot, look: Look) -> None:
        table = DataTable(look, self.COLUMNS, "Cost")
        table.set_rows((("Foundation", "$6k"), ("Tuned", "$62k")))
        window = show(qtbot, table, width=1000)
        assert self.texts(table) == ["Route", "Start-up", "Foundation", "$6k", "Tuned", "$62k"]
        window.resize(600, 700)
        qtbot.waitUntil(lambda: self.texts(table).count("Start-up") == 2)

    def test_widgets_in_cells_live_on(self, qtbot: QtBot, look: Look) -> None:
        table = DataTable(look, self.COLUMNS)
        link = LinkButton(look, "Change")
        table.set_rows((("Volume", Cell(widget=link)),))
        window = show(qtbot, table, width=1000)
        window.resize(600, 700)
        qtbot.waitUntil(lambda: columns_of(table) == 2)
        label = next(p for p in table.findChildren(Prose) if p.text() == "Start-up")
        assert link.x() > label.x() == 0, "a list of label and value"
        assert link.isVisible()
        table.set_rows((("Other", Cell(widget=link)),))
        assert link.isVisibleTo(table)


def test_no_part_is_shown_before_it_has_a_place(qapp: QApplication, look: Look) -> None:
    windows = WindowWatch()
    qapp.installEventFilter(windows)
    table = DataTable(look, (Column(title="Answer", share=1),))
    link = LinkButton(look, "Change")
    table.set_rows(((Cell(widget=link),),))
    options = OptionGroup(look)
    options.set_options((Option(key="a", label="None yet"),), Option(key=None, label="Unknown"))
    for made in (Card(look, "Still unknown"), LineField(look, "Volume"), Strip(look)):
        assert made.isHidden()
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_words_stand_level_with_the_control_of_their_row(qtbot: QtBot, look: Look) -> None:
    """A link is higher than a line, so what stands beside it is lowered by half of that."""
    table = DataTable(look, (Column(title="Line", share=1), Column(title="Sum", right=True)))
    link = LinkButton(look, "Show the sums")
    table.set_rows([("Foundation", "1"), ("Fine-tuned", Cell(widget=link))])
    window = show(qtbot, table, width=1000)

    def words() -> dict[str, Prose]:
        return {p.text(): p for p in table.findChildren(Prose) if p.isVisible()}

    def off(one: Prose) -> float:
        middle = one.y() + line_height(look, "secondary") / 2
        return abs(middle - link.y() - link.height() / 2)

    assert off(words()["Fine-tuned"]) <= 1
    assert words()["Foundation"].y() == words()["1"].y()
    look.set_text_size(1.1)
    qtbot.waitUntil(lambda: off(words()["Fine-tuned"]) <= 1)
    look.set_text_size(1.0)
    window.resize(600, 700)
    qtbot.waitUntil(lambda: "Sum" in words())
    beside = [p for p in table.findChildren(Prose) if p.isVisible() and p.text() == "Sum"]
    assert off(max(beside, key=Prose.y)) <= 1
