"""The painter of figures: every item in its place and colour, and the words for a reader."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QEnterEvent, QImage, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from logic.figures import Anchor, Box, Figure, Line, Polygon, Role, Spot, Text
from tests.ui.stage import said, show
from ui.figure_view import FigureView
from ui.theme import Scheme
from ui.widgets.numbers import NumberButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from logic.figures import Item
    from ui.theme import Look


def figure(*items: Item, width: float = 600, height: float = 100) -> Figure:
    return Figure(
        width=width,
        height=height,
        items=items,
        title="A title",
        alt="What it shows.",
        headers=("What", "Value"),
        rows=(("One", "1"),),
    )


def nothing(*, width: float) -> Figure | None:
    assert width > 0
    return None


class _Drawn:
    """Shows items at 600 units, and reads colours back."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self._qtbot = qtbot
        self.look = look

    def __call__(self, *items: Item) -> None:
        self.view = FigureView(self.look)
        assert self.view.set_maker(lambda *, width: figure(*items, width=width))
        show(self._qtbot, self.view, width=640)
        self.view.setFixedSize(600, 100)
        QApplication.processEvents()
        self.image: QImage = self.view.grab().toImage()

    def at(self, x: int, y: int) -> str:
        return QColor(self.image.pixel(x, y)).name()

    def colour(self, role: Role) -> str:
        return self.look.theme.colour(role.value)

    def has(self, role: Role) -> bool:
        wanted = self.colour(role)
        size = self.image.size()
        return any(
            self.at(x, y) == wanted for x in range(size.width()) for y in range(size.height())
        )


@pytest.fixture
def drawn(qtbot: QtBot, look: Look) -> _Drawn:
    return _Drawn(qtbot, look)


def test_a_box_fills_and_outlines(drawn: _Drawn) -> None:
    drawn(Box(x=10, y=10, width=40, height=40, fill=Role.FOUNDATION_SOFT))
    assert drawn.at(30, 30) == drawn.colour(Role.FOUNDATION_SOFT)
    assert drawn.at(60, 30) != drawn.colour(Role.FOUNDATION_SOFT)
    drawn(Box(x=10, y=10, width=40, height=40, outline=Role.INK))
    assert drawn.at(30, 30) != drawn.colour(Role.INK)
    assert drawn.has(Role.INK) or drawn.at(10, 30) != drawn.at(30, 30)


def test_a_hatched_box_shows_both_colours_and_stays_inside(drawn: _Drawn) -> None:
    drawn(
        Box(
            x=10,
            y=10,
            width=80,
            height=40,
            fill=Role.FINE_TUNED_SOFT,
            hatch=Role.FINE_TUNED,
            outline=Role.FINE_TUNED,
            dash=True,
        )
    )
    inside = {drawn.at(x, y) for x in range(14, 86) for y in range(14, 46)}
    assert drawn.colour(Role.FINE_TUNED_SOFT) in inside
    assert len(inside) > 2, "lines over the fill"
    outside = {drawn.at(x, y) for x in range(95, 140) for y in range(5, 60)}
    assert len(outside) == 1


def test_lines_and_dashes(drawn: _Drawn) -> None:
    drawn(
        Line(x1=0, y1=20, x2=300, y2=20, role=Role.INK, width=4),
        Line(x1=0, y1=60, x2=300, y2=60, role=Role.INK, width=4, dash=True),
    )
    ink = drawn.colour(Role.INK)
    assert {drawn.at(x, 20) for x in range(10, 290)} == {ink}
    assert len({drawn.at(x, 60) for x in range(10, 290)}) > 1


def test_a_polygon_is_filled(drawn: _Drawn) -> None:
    drawn(Polygon(points=((10, 10), (50, 10), (50, 50), (10, 50)), fill=Role.FINE_TUNED))
    assert drawn.at(30, 30) == drawn.colour(Role.FINE_TUNED)


@pytest.mark.parametrize(
    ("anchor", "side"), [(Anchor.START, 1), (Anchor.END, -1), (Anchor.MIDDLE, 0)]
)
def test_a_text_stands_at_its_anchor(drawn: _Drawn, anchor: Anchor, side: int) -> None:
    drawn(Text(x=300, y=50, text="MMMMMM", anchor=anchor, strong=True))
    blank = drawn.at(5, 90)
    columns = [x for x in range(600) if any(drawn.at(x, y) != blank for y in range(35, 52))]
    left, right = columns[0], columns[-1]
    if side > 0:
        assert 296 <= left <= 306
    elif side < 0:
        assert 294 <= right <= 304
    else:
        assert abs((left + right) / 2 - 300) < 4


def test_a_reader_hears_title_and_description(drawn: _Drawn) -> None:
    drawn(Line(x1=0, y1=0, x2=10, y2=10))
    assert said(drawn.view)[1:] == ("A title", "What it shows.")


def test_it_is_made_for_the_width_there_is(qtbot: QtBot, look: Look) -> None:
    widths: list[float] = []

    def maker(*, width: float) -> Figure:
        widths.append(width)
        return figure(width=width, height=width / 2)

    view = FigureView(look)
    view.set_maker(maker)
    show(qtbot, view, width=640)
    assert view.heightForWidth(400) == 200
    look.set_text_size(2.0)
    assert view.heightForWidth(800) == 400, "units, not pixels"
    assert 400 in widths
    assert view.heightForWidth(400) == 200, "drawn smaller where it is narrower than it is made for"
    assert min(widths) == 260
    assert view.heightForWidth(10) == look.units(70), "never narrower than can be read"
    look.set_text_size(1.0)


def test_drawn_smaller_its_numbers_are_where_they_are_seen(qtbot: QtBot, look: Look) -> None:
    spot = Spot(x=200, y=40, width=40, height=20, key="k", name="K")
    view = FigureView(look)
    view.set_maker(lambda *, width: replace(figure(width=width), spots=(spot,)))
    window = show(qtbot, view, width=640)
    margins = window.width() - view.width()
    [button] = view.findChildren(QAbstractButton)
    assert button.x() == 200
    window.resize(130 + margins, 300)
    qtbot.wait(1)
    assert view.width() in range(130, 150)
    assert button.x() == round(200 * view.width() / 260)


def test_nothing_to_show_is_hidden(qtbot: QtBot, look: Look) -> None:
    view = FigureView(look)
    assert view.heightForWidth(300) == 0
    show(qtbot, view)
    assert not view.set_maker(nothing)
    assert not view.isVisible()
    assert view.figure() is None
    assert not view.set_maker(None)
    view.paintEvent(None)  # type: ignore[arg-type]


def test_colours_follow_the_theme(drawn: _Drawn) -> None:
    drawn.look.set_scheme(Scheme.DARK)
    drawn(Box(x=10, y=10, width=40, height=40, fill=Role.FOUNDATION))
    assert drawn.at(30, 30) == drawn.look.theme.colour("foundation")
    drawn.look.set_scheme(Scheme.LIGHT)


@pytest.mark.parametrize(("y", "top"), [(2, 0), (40, 37)])
def test_a_number_is_high_enough_to_be_hit(qtbot: QtBot, look: Look, y: int, top: int) -> None:
    spot = Spot(x=10, y=y, width=40, height=18, key="k", name="K")
    view = FigureView(look)
    view.set_maker(lambda *, width: replace(figure(width=width), spots=(spot,)))
    show(qtbot, view, width=640)
    [button] = view.findChildren(QAbstractButton)
    assert (button.y(), button.height()) == (top, 24)


def test_a_label_on_two_lines_is_one_button_underlined_twice(qtbot: QtBot, look: Look) -> None:
    first, last = Text(x=0, y=20, text="Days a month"), Text(x=0, y=37, text="to run")
    spot = Spot(x=0, y=6, width=80, height=18, key="k", name="K", text=first, more=(last,))
    view = FigureView(look)
    view.set_maker(lambda *, width: replace(figure(width=width), spots=(spot,)))
    show(qtbot, view, width=640)
    [button] = view.findChildren(QAbstractButton)
    assert button.height() == 35
    assert button.rect().contains(5, 9)
    assert button.rect().contains(5, 26)
    image = view.grab(button.geometry()).toImage()
    marked = [y for y in range(35) if len({image.pixel(x, y) for x in range(30)}) > 1]
    assert any(y < 18 for y in marked)
    assert any(y > 24 for y in marked)


def test_a_change_makes_it_for_the_width_it_has_and_no_other(qtbot: QtBot, look: Look) -> None:
    widths: list[float] = []

    def maker(*, width: float, tall: float = 100) -> Figure:
        widths.append(width)
        return figure(width=width, height=tall)

    view = FigureView(look)
    view.setMaximumWidth(500)
    view.set_maker(maker)
    show(qtbot, view, width=640)
    widths.clear()
    view.set_maker(partial(maker, tall=140))
    QApplication.processEvents()
    assert widths == [500]
    assert view.height() == 140


def test_a_number_that_opens_says_what_it_opens_under_the_pointer(qtbot: QtBot, look: Look) -> None:
    label = Text(x=20, y=30, text="+4.3")
    spot = Spot(x=20, y=12, width=40, height=24, key="lead", name="Lead +4.3", text=label)
    view = FigureView(look)
    view.set_maker(lambda *, width: replace(figure(label, width=width), spots=(spot,)))
    show(qtbot, view, width=640)
    (button,) = view.findChildren(QAbstractButton)
    assert said(button)[1] == "Lead +4.3"
    assert look.theme.colour("edge") in under(view, button)
    middle = QPointF(button.rect().center())
    QApplication.sendEvent(button, QEnterEvent(middle, middle, middle))
    assert button.toolTip() == "Lead +4.3"
    assert under(view, button) == {look.theme.colour("ink")}


def test_a_role_that_looks_like_markup_is_shown_under_the_pointer_as_it_was_typed(
    qtbot: QtBot, look: Look
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    button = NumberButton(look, holder)
    button.setAccessibleName('<img src="/etc/hostname"> & others: 94 of 100')
    middle = QPointF(button.rect().center())
    QApplication.sendEvent(button, QEnterEvent(middle, middle, middle))
    tip = QTextDocument()
    tip.setHtml(button.toolTip())
    assert tip.toPlainText() == button.accessibleName()


def under(view: FigureView, button: QAbstractButton) -> set[str]:
    """The colours in the line under a number."""
    image, box = view.grab().toImage(), button.geometry()
    return {QColor(image.pixel(x, box.bottom() - 2)).name() for x in range(box.left(), box.right())}
