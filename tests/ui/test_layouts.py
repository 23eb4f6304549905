"""Widgets that take the width they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QVBoxLayout, QWidget

from ui.layouts import Filling
from ui.widgets import LinkButton, Prose
from ui.widgets.scroll import ScrollArea
from ui.widgets.standing import StandingBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look


class _Told(QObject):
    """How often a widget was told of something."""

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        super().__init__(widget)
        self.times = 0
        self._kind = kind
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is self._kind
        return False


def test_a_filling_widget_wishes_for_no_width_where_its_height_follows(look: Look) -> None:
    widget = Filling()
    assert not widget.sizeHint().isValid(), "nothing in it"
    box = QVBoxLayout(widget)
    box.addWidget(QLabel("A label of one line, as long as it is"))
    assert widget.sizeHint() == box.totalSizeHint()
    box.addWidget(Prose(look, "A paragraph that may be broken into lines. " * 4))
    assert widget.sizeHint() == widget.minimumSizeHint()
    assert widget.heightForWidth(300) > widget.heightForWidth(900)


def test_text_in_a_column_is_laid_out_for_the_width_it_gets_and_no_other(look: Look) -> None:
    said = "A paragraph that may be broken into lines. " * 4
    wishing, taking = Prose(look, said), Prose(look, said)
    taking.take_width()
    assert taking.sizeHint().width() == taking.minimumSizeHint().width()
    assert taking.sizeHint().width() < wishing.sizeHint().width()
    assert taking.heightForWidth(300) == wishing.heightForWidth(300)


def test_the_rail_keeps_its_rows_where_settled_gives_way_to_a_question(look: Look) -> None:
    box = StandingBox(look)
    box.setFixedWidth(248)
    heights = []
    for texts in (("Settled: no open answer changes the side", ""), ("", "Days to set up")):
        box.show_standing(*texts)
        heights.append(max(box.minimumHeight(), box.heightForWidth(248)))
    assert heights[0] == heights[1]


def test_the_bars_of_a_page_are_as_large_as_the_style_makes_any(look: Look) -> None:
    area = ScrollArea(look)
    for text_size in (1.0, 2.0):
        look.set_text_size(text_size)
        assert area.verticalScrollBar().sizeHint().width() == look.units(12)
        usual = area.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        assert area.horizontalScrollBar().sizeHint().height() == usual


def test_what_keeps_its_place_is_not_drawn_again_where_only_the_room_below_it_grows(
    qtbot: QtBot, look: Look
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 400)
    filling = Filling()
    filling.setParent(window)
    filling.resize(400, 100)
    said = Prose(look, "A word", parent=filling)
    said.resize(200, 40)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    drawn = _Told(said, QEvent.Type.Paint)
    filling.resize(400, 300)
    QApplication.processEvents()
    assert drawn.times == 0
    said.set_text("Another")
    QApplication.processEvents()
    assert drawn.times == 1


def test_a_link_that_says_the_same_asks_for_no_layout(qtbot: QtBot, look: Look) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    box = QVBoxLayout(holder)
    link = LinkButton(look, "Terms & more")
    box.addWidget(link)
    holder.show()
    qtbot.waitExposed(holder)
    QApplication.processEvents()
    asked = _Told(holder, QEvent.Type.LayoutRequest)
    link.set_text("Terms & more")
    QApplication.processEvents()
    assert asked.times == 0
    link.set_text("Terms")
    QApplication.processEvents()
    assert asked.times > 0
    assert link.label() == "Terms"


def test_a_line_is_laid_out_once_for_its_wish_and_for_its_place(look: Look) -> None:
    line = Prose(look, "Business need")
    assert line._layout_for(line.sizeHint().width()) is line._layout_for(look.units(4000))
    line.set_limit(0)
    line.set_wraps(False)
    laid = line._layout_for(200)
    line.set_limit(0)
    line.set_wraps(False)
    assert line._layout_for(200) is laid
