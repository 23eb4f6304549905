"""Widgets that take the width they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStyle, QVBoxLayout

from ui.layouts import Filling
from ui.widgets import Prose
from ui.widgets.scroll import ScrollArea
from ui.widgets.standing import StandingBox

if TYPE_CHECKING:
    from ui.theme import Look


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
