"""The bars of what moves the cost difference: words, places, marks, and no line through words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from logic.currency import DOLLAR
from logic.figures import Box, Line, Role
from logic.figures.amounts import measured
from logic.figures.tornado import MOST_BARS, cost_tornado, input_name, shown_swings
from tests.logic import cost_results as results
from tests.logic import report_samples as samples
from tests.logic.figure_checks import crossing, extent, outside, rings, said, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.cost.values import CostResult
    from logic.figures import Figure

_, WORDS = samples.pack()
WIDTHS = (260.0, 330.0, 439.0, 440.0, 650.0, 900.0)


def tornado(result: CostResult, width: float = 650.0) -> Figure:
    figure = cost_tornado(WORDS, result, DOLLAR, width=width)
    assert figure is not None
    return figure


def test_the_tornado_says_where_the_cheaper_side_changes() -> None:
    figure = tornado(results.never())
    assert "even at 62,000" in said(figure)
    assert len(rings(figure)) == 1
    assert figure.rows[0][3] == "62,000"
    assert figure.rows[1][3] == "no value in its range"
    assert "foundation cheaper by" in figure.alt
    assert "likely: foundation cheaper by $108k" in said(figure)


def test_the_lower_end_of_the_difference_stands_left() -> None:
    figure = tornado(results.cheap())
    places = {text.text: text.x for text in texts(figure)}
    assert places["20,000"] < places["300,000"]
    assert places["$100"] < places["$0.10"]


def test_inputs_that_move_nothing_are_left_out() -> None:
    one = results.cheap()
    idle = replace(one.tornado[0], at_low=1.0, at_high=1.0)
    assert shown_swings(replace(one, tornado=(idle, *one.tornado))) == one.tornado
    assert len(shown_swings(replace(one, tornado=one.tornado * 5))) == MOST_BARS
    assert cost_tornado(WORDS, replace(one, tornado=(idle,)), DOLLAR) is None


def test_the_twin_has_every_input_that_moves_the_difference() -> None:
    one = results.cheap()
    many = tuple(replace(one.tornado[0], input=f"input {at}") for at in range(20))
    figure = tornado(replace(one, tornado=many))
    assert len(figure.rows) == len(many)
    assert len(figure.spots) == MOST_BARS


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("make", results.CASES.values(), ids=list(results.CASES))
def test_no_line_of_the_tornado_runs_through_words(
    make: Callable[[], CostResult], width: float
) -> None:
    figure = tornado(make(), width)
    assert [text.text for text in texts(figure) if crossing(figure, text)] == []
    uprights = [x for x in figure.items if isinstance(x, Line) and x.x1 == x.x2]
    assert {Role.INK, Role.MUTE} <= {line.role for line in uprights}


ends = st.integers(-100_000, 100_000)


@given(
    bars=st.lists(st.tuples(ends, ends), min_size=1, max_size=MOST_BARS),
    likely=ends,
    width=st.sampled_from(WIDTHS),
)
def test_the_line_of_same_cost_stands_beside_every_bar(
    bars: list[tuple[int, int]], likely: int, width: float
) -> None:
    """Unbroken, whatever its ends are: a number that would stand on it stands past it."""
    one = results.cheap()
    swings = tuple(
        replace(one.tornado[0], at_low=float(low), at_high=float(high)) for low, high in bars
    )
    assume(any(low != high for low, high in bars))
    gap = replace(results.spread(0.0), likely=float(likely))
    figure = tornado(replace(one, tornado=swings, difference=gap), width)
    lines = [x for x in figure.items if isinstance(x, Line) and x.role is Role.INK]
    boxes = [x for x in figure.items if isinstance(x, Box) and x.fill is Role.MUTE]
    for box in boxes:
        assert any(x.y1 <= box.y and x.y2 >= box.y + box.height for x in lines)
    assert [text.text for text in texts(figure) if crossing(figure, text)] == []
    assert outside(figure) == []


def test_a_mark_at_the_end_of_a_bar_leaves_its_number_free() -> None:
    one = results.cheap()
    near = replace(one.tornado[0], at_low=-1.0, at_high=200_000.0, turns_at=20_001.0)
    for width in WIDTHS:
        figure = tornado(replace(one, tornado=(near,)), width)
        (mark,) = rings(figure)
        (number,) = [text for text in texts(figure) if text.text == "20,000"]
        assert extent(number)[1] < mark.x


def test_a_name_on_two_lines_is_one_way_in_on_both() -> None:
    one = results.cheap()
    long = replace(one.tornado[0], input="run_days_foundation")
    (spot,) = tornado(replace(one, tornado=(long,)), 260.0).spots
    assert spot.text is not None
    assert len(spot.more) == 1
    lines = [spot.text.text, *(text.text for text in spot.more)]
    assert " ".join(lines) == input_name(WORDS, "run_days_foundation")


def test_a_narrow_tornado_shortens_no_name() -> None:
    """A long name goes on below, and the lines stop at it."""
    one = results.cheap()
    swings = tuple(replace(one.tornado[0], input="governance_days_foundation") for _ in range(2))
    for width in WIDTHS:
        names = " ".join(said(tornado(replace(one, tornado=swings), width)))
        assert names.count(input_name(WORDS, "governance_days_foundation")) == len(swings)
        assert "\N{HORIZONTAL ELLIPSIS}" not in names


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("label_cost", 1500.0, "$1,500"),
        ("label_cost", 2.5, "$2.50"),
        ("label_cost", 0.0125, "$0.0125"),
        ("cache_hit_share", 0.3, "30\N{NO-BREAK SPACE}%"),
        ("volume", 62_345.0, "62,300"),
        ("nothing_of_this_name", 0.5, "0.5"),
    ],
)
def test_numbers_carry_the_sign_of_their_unit(name: str, value: float, shown: str) -> None:
    assert measured(name, value, DOLLAR) == shown


def test_a_difference_of_nothing_is_said_so() -> None:
    one = results.cheap()
    level = replace(one.tornado[0], at_low=0.0)
    figure = tornado(replace(one, tornado=(level,)))
    assert "both cost the same" in figure.rows[0][1]


def test_inputs_are_named_after_questions_and_figures() -> None:
    assert input_name(WORDS, "volume") == WORDS.text("question.volume.short")
    assert input_name(WORDS, "nothing_of_this_name") == "nothing_of_this_name"
