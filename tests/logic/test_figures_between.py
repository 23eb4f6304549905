"""Bars on their way from one figure to another."""

from __future__ import annotations

from logic.figures import Box, Item, Line, Polygon, Role, Text
from logic.figures.between import between

AXIS = Line(x1=100, y1=0, x2=100, y2=80)


def bar(x: float, wide: float, y: float = 10, fill: Role = Role.FINE_TUNED) -> Box:
    return Box(x=x, y=y, width=wide, height=12, fill=fill)


def half_way(before: Item, after: Item) -> Item:
    return between((AXIS, before), (AXIS, after), 0.5)[1]


def test_a_bar_of_the_same_row_grows() -> None:
    assert half_way(bar(100, 20), bar(100, 60)) == bar(100, 40)
    assert between((AXIS, bar(100, 20)), (AXIS, bar(100, 60)), 0)[1] == bar(100, 20)
    assert between((AXIS, bar(100, 20)), (AXIS, bar(100, 60)), 1)[1] == bar(100, 60)


def test_a_line_and_a_shape_move_to_the_side() -> None:
    ends = Line(x1=90, y1=15, x2=110, y2=15), Line(x1=100, y1=15, x2=140, y2=15)
    assert half_way(*ends) == Line(x1=95, y1=15, x2=125, y2=15)
    marks = [
        Polygon(points=((x, 0.0), (x + 4.0, 0.0), (x + 2.0, 6.0)), fill=Role.INK)
        for x in (10.0, 20.0, 15.0)
    ]
    assert half_way(marks[0], marks[1]) == marks[2]


def test_nothing_changes_its_row_or_its_side() -> None:
    below = bar(100, 60, y=40)
    assert half_way(bar(100, 20), below) == below
    other = bar(60, 40, fill=Role.FOUNDATION)
    assert half_way(bar(100, 20), other) == other


def test_words_are_at_once_in_place() -> None:
    said = Text(x=80, y=20, text="+4.3")
    assert half_way(Text(x=20, y=20, text="+1.0"), said) == said


def test_what_there_was_not_is_there_at_once() -> None:
    after = (AXIS, bar(100, 60), bar(100, 30))
    assert between((AXIS, bar(100, 20)), after, 0)[1:] == (bar(100, 20), bar(100, 30))
    assert between((), (bar(100, 60),), 0) == (bar(100, 60),)


def test_on_another_axis_all_is_new() -> None:
    after = (Line(x1=120, y1=0, x2=120, y2=80), bar(120, 60))
    assert between((AXIS, bar(100, 20)), after, 0) == after
