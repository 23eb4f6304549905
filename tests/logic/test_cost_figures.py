"""The figures of the money: what they say, that sides differ without colour, that labels fit."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import dist, isclose
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.cost.values import BreakEven, Column, Payback
from logic.currency import DOLLAR, Currency, currency_of, quantity
from logic.figures import Line, Polygon, Role, Text
from logic.figures.cost_time import cost_over_time
from logic.figures.strokes import dashed, hatched, path
from logic.figures.tornado import cost_tornado
from tests.logic import cost_results as results
from tests.logic import report_samples as samples
from tests.logic.figure_checks import collisions, crossing, outside, rings, said, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.cost.values import CostResult
    from logic.figures import Figure

_, WORDS = samples.pack()
FRANC = Currency(code="CHF", rate=0.88, rate_date="2026-11-20")
WIDTHS = (260.0, 330.0, 439.0, 440.0, 650.0, 900.0)
MAKERS = (cost_over_time, cost_tornado)


def over_time(result: CostResult, width: float = 650.0) -> Figure:
    figure = cost_over_time(WORDS, result, DOLLAR, width=width)
    assert figure is not None
    return figure


def tornado(result: CostResult, width: float = 650.0) -> Figure:
    figure = cost_tornado(WORDS, result, DOLLAR, width=width)
    assert figure is not None
    return figure


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("make", results.CASES.values(), ids=list(results.CASES))
@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("currency", [DOLLAR, FRANC])
def test_labels_stay_inside_and_apart(
    maker: Callable[..., Figure | None],
    make: Callable[[], CostResult],
    width: float,
    currency: Currency,
) -> None:
    figure = maker(WORDS, make(), currency, width=width)
    assert figure is not None
    assert figure.width == width
    assert collisions(figure) == []
    assert outside(figure) == []
    assert figure.title
    assert figure.alt
    assert all(len(row) == len(figure.headers) for row in figure.rows)
    assert figure.spots


@pytest.mark.parametrize("maker", MAKERS)
def test_an_unknown_price_draws_nothing(maker: Callable[..., Figure | None]) -> None:
    assert maker(WORDS, results.unknown(), DOLLAR) is None


def test_sides_differ_without_colour() -> None:
    """One plain band with whole lines, one hatched with dashes, and a thin line."""
    figure = over_time(results.cheap())
    assert [p.fill for p in figure.items if isinstance(p, Polygon)] == [Role.FOUNDATION_SOFT]
    lines = [item for item in figure.items if isinstance(item, Line)]
    strong = {role: [x for x in lines if x.role is role and x.width > 2] for role in Role}
    assert len(strong[Role.FOUNDATION]) == results.MONTHS
    assert sum(length(x) for x in strong[Role.FOUNDATION]) > 1.3 * sum(
        length(x) for x in strong[Role.FINE_TUNED]
    )
    assert [x for x in lines if x.role is Role.FINE_TUNED_SOFT]
    assert {x.width for x in lines if x.role is Role.MUTE} == {1.2}
    assert [x for x in lines if x.role is Role.EDGE and x.width == 0.6]  # the ends of the small one


def length(line: Line) -> float:
    return dist((line.x1, line.y1), (line.x2, line.y2))


def test_the_crossing_is_marked_and_named() -> None:
    figure = over_time(results.cheap())
    (mark,) = rings(figure)
    assert "even in month 8" in said(figure)
    assert "even in month 8" in figure.alt
    months = [row[0] for row in figure.rows]
    assert months == ["0", "6", "8", "12", "18", "24"]
    ticks = {t.text: t.x for t in texts(figure) if t.text in {"6", "12"}}
    assert ticks["6"] < mark.x + 5 < ticks["12"]


def test_several_crossings_are_each_marked() -> None:
    figure = over_time(results.several())
    assert len(rings(figure)) == 3
    assert "even in months 10, 12 and 13" in said(figure)


@pytest.mark.parametrize("make", [results.dear, results.never, results.from_start])
def test_no_crossing_within_the_horizon_no_mark(make: Callable[[], CostResult]) -> None:
    figure = over_time(make())
    assert rings(figure) == []
    assert "even in" not in figure.alt


def test_that_it_never_pays_back_is_said_in_the_plot() -> None:
    assert "no break-even, however long" in said(over_time(results.never()))
    assert "no break-even within 24 months" in said(over_time(results.dear()))
    assert "no break-even, however long" in over_time(results.never()).alt


def test_many_crossings_are_said_in_short_where_there_is_no_room() -> None:
    months = tuple(range(3, 24, 2))
    even = BreakEven(payback=Payback.SEVERAL, months=months, exact=None)
    one = replace(results.several(), break_even=even)
    assert "even more than once" in said(over_time(one, 260.0))
    assert "even more than once" not in said(over_time(one, 650.0))
    assert "even in months 3, 5" in over_time(one, 260.0).alt


def test_a_crossing_the_result_does_not_name_stays_unnamed() -> None:
    nameless = replace(results.cheap(), break_even=None)
    figure = over_time(nameless)
    assert len(rings(figure)) == 1
    assert not [text for text in said(figure) if text.startswith("even")]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("make", results.CASES.values(), ids=list(results.CASES))
def test_what_is_said_of_the_crossings_covers_nothing_of_the_plot(
    make: Callable[[], CostResult], width: float
) -> None:
    """It stands above the plot; a thin line leads from it down to each ring."""
    figure = over_time(make(), width)
    plot = min(x.y1 for x in figure.items if isinstance(x, Line) and x.role is Role.LINE)
    for text in texts(figure):
        if text.strong and text.text.startswith(("even", "no break-even")):
            assert text.y < plot
            assert not crossing(figure, text)
    leads = [x for x in figure.items if isinstance(x, Line) and x.role is Role.INK]
    assert len(leads) in {0, len(rings(figure))}
    assert all(line.y1 < plot for line in leads)


@pytest.mark.parametrize(("months", "last"), [(3, "3"), (40, "36"), (120, "120")])
def test_months_are_ticked_wide_enough_apart(months: int, last: str) -> None:
    one = results.cheap()
    columns = tuple(
        replace(c, months=tuple(results.spread(1000.0 * at + 500) for at in range(months + 1)))
        for c in one.columns
    )
    longer = replace(one, months=months, columns=columns, break_even=None)
    figure = over_time(longer, 440.0)
    assert collisions(figure) == []
    assert last in said(figure)
    assert figure.rows[-1][0] == str(months)


def test_costs_of_nothing_still_draw() -> None:
    one = results.cheap()
    nothing = replace(results.spread(0.0))
    columns = tuple(replace(c, months=(nothing,) * 25) for c in one.columns)
    figure = over_time(replace(one, columns=columns, break_even=None))
    assert outside(figure) == []


def test_each_total_opens_its_arithmetic() -> None:
    for width in (330.0, 650.0):
        found = {spot.key: spot.text for spot in over_time(results.cheap(), width).spots}
        assert set(found) == {f"cost:{column}" for column in Column}
        text = found["cost:foundation"]
        assert text is not None
        assert "$311k" in text.text


def test_ways_in_are_far_enough_apart_to_be_hit() -> None:
    """Each is 24 units high on screen, whatever its text takes."""
    for width in WIDTHS:
        tops = sorted(spot.y for spot in over_time(results.cheap(), width).spots)
        assert all(below - above >= 24 for above, below in pairwise(tops))


@given(
    start=st.floats(0, 1e7),
    month=st.floats(0, 1e6),
    other=st.floats(0, 1e6),
    width=st.sampled_from(WIDTHS),
)
def test_any_costs_fit(start: float, month: float, other: float, width: float) -> None:
    one = results.result(
        results.column(Column.FOUNDATION, start, month),
        results.column(Column.FINE_TUNED, start * 3, other),
        results.small(),
        BreakEven(payback=Payback.MONTH, months=(5,), exact=4.2),
    )
    for figure in (over_time(one, width), tornado(one, width)):
        assert collisions(figure) == []
        assert outside(figure) == []


# ---------------------------------------------------------------- sums in words


@pytest.mark.parametrize(
    ("dollars", "whole", "brief"),
    [
        (0, "$0", "$0"),
        (-0.001, "\N{MINUS SIGN}$0.001", "\N{MINUS SIGN}$0.001"),
        (4.26, "$4.26", "$4.26"),
        (311, "$311", "$311"),
        (311_400, "$311,000", "$311k"),
        (-1_249_000, "\N{MINUS SIGN}$1.25m", "\N{MINUS SIGN}$1.25m"),
        (3.44e9, "$3.44bn", "$3.44bn"),
        (999_600, "$1m", "$1m"),
        (1e12, "$1tn", "$1tn"),
        (7.85e17, "$785,000tn", "$785,000tn"),
    ],
)
def test_money_has_three_significant_figures(dollars: float, whole: str, brief: str) -> None:
    assert DOLLAR.money(dollars) == whole
    assert DOLLAR.brief(dollars) == brief


def test_less_than_one_among_larger_sums_is_said_to_be_that() -> None:
    assert DOLLAR.line(0.133) == "<$1"
    assert DOLLAR.line(0) == "$0"
    assert FRANC.line(1900) == "CHF\N{NO-BREAK SPACE}1,670"


def test_sums_come_in_the_client_currency_where_a_rate_is_given() -> None:
    costs = replace(samples.rich().costs, currency="CHF", rate=0.88, rate_date="2026-11-20")
    assert currency_of(costs) == FRANC
    assert FRANC.converts
    assert FRANC.money(100_000) == "CHF\N{NO-BREAK SPACE}88,000"
    assert Currency(code="EUR", rate=0.9).money(1_000) == "\N{EURO SIGN}900"
    assert currency_of(replace(costs, rate=None)) == DOLLAR
    assert currency_of(replace(costs, currency="USD")) == DOLLAR
    assert not DOLLAR.converts


def test_a_span_of_one_number_is_that_number() -> None:
    assert DOLLAR.span(WORDS, 1001, 1002) == "$1,000"
    assert DOLLAR.span(WORDS, 1000, 2000) == "$1,000 to $2,000"


def test_quantities_have_three_figures() -> None:
    assert [quantity(v) for v in (0.1, 74.52, 62_345, 100)] == ["0.1", "74.5", "62,300", "100"]


# ---------------------------------------------------------------- strokes


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 200)), min_size=2, max_size=30))
def test_dashes_never_leave_the_path_and_leave_gaps(points: list[tuple[float, float]]) -> None:
    whole = sum(length(x) for x in path(points, Role.INK, 1.0))
    drawn = sum(length(x) for x in dashed(points, Role.INK, 1.0))
    assert drawn <= whole + 1e-6
    if whole > 100:
        assert isclose(drawn / whole, 8 / 13, abs_tol=0.1)


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 200)), min_size=3, max_size=12))
def test_hatching_stays_within_the_shape_bounds(shape: list[tuple[float, float]]) -> None:
    for line in hatched(shape, Role.INK, 9.0):
        for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
            assert min(p[0] for p in shape) - 1e-6 <= x <= max(p[0] for p in shape) + 1e-6
            assert min(p[1] for p in shape) - 1e-6 <= y <= max(p[1] for p in shape) + 1e-6


def test_a_square_is_hatched_from_edge_to_edge() -> None:
    square = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)]
    lines = list(hatched(square, Role.INK, 8.0))
    assert len(lines) == 10
    assert all(isclose(line.x1 + line.y1, line.x2 + line.y2) for line in lines)


def test_texts_are_plain() -> None:
    assert all(isinstance(text, Text) for text in texts(tornado(results.cheap())))
