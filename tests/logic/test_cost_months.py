"""What is spent by each month: the closed forms month by month, and bands against plain draws."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.cost.draws import END_DRAWS, draw, gap, percentiles
from logic.cost.inputs import Range, read_inputs
from logic.cost.model import flow_of, sums_of, totals
from logic.cost.months import Trainings, spent
from logic.cost.spreads import month_spreads, total_spreads
from logic.cost.timing import times_of
from logic.cost.values import Column, CostRoutes
from logic.points import Points
from tests.logic.cost_cases import EVERY, USUAL
from tests.logic.journey import bundled
from tests.logic.small_content import amounts, assessment
from tests.logic.test_cost_draws import sampled

if TYPE_CHECKING:
    from logic.cost.inputs import Ranges

RANGED = assessment({"volume": amounts(50_000, 100_000, 400_000)})


def ranged(months: int, **changed: Range) -> Ranges:
    ranges = read_inputs(bundled(), RANGED).ranges
    of = {**dict(zip(Points._fields, ranges.of, strict=True)), **changed}
    return ranges._replace(of=tuple(of.values()), months=months)


STEP = st.sampled_from([Range(0.0, 0.0, 0.0), Range(0.5, 3.0, 9.5), Range(7.0, 7.0, 7.0)])
TRAININGS = st.sampled_from([Range(0.0, 0.0, 0.0), Range(0.5, 2.0, 30.0), Range(12.0, 12.0, 12.0)])


@given(st.sampled_from(EVERY), st.integers(1, 14), STEP, TRAININGS, st.data())
def test_by_any_months_what_is_spent_is_what_the_closed_forms_say(
    routes: CostRoutes, months: int, step: Range, trainings: Range, data: st.DataObject
) -> None:
    changed = {"step_month_foundation": step, "retrainings": trainings}
    ranges = ranged(months, **changed, step_factor_foundation=Range(0.3, 0.5, 0.7))
    p = next(draw(ranges, END_DRAWS, at_once=20))
    sums = [(column, sums_of(flow_of(p, column, routes, months))) for column in Column]
    at = data.draw(st.lists(st.integers(0, months), unique=True).map(sorted))
    for month, found in zip(at, spent(p, sums, at, months), strict=True):
        times = times_of(p, month, months)
        for values, (column, one) in zip(found, sums, strict=True):
            assert values == pytest.approx(totals(one, times, column))


#: Trainings a year, and what a dollar in a month is worth.
A_YEAR = [1 + 3 * n / 199 for n in range(200)]
DISCOUNTS = [0.993] * len(A_YEAR)


@pytest.mark.parametrize(
    ("month", "shares"), [(2, [1.0]), (6, [0.665, 0.335]), (9, [0.445, 0.44, 0.115])]
)
def test_draws_with_as_many_trainings_are_of_a_kind(month: int, shares: list[float]) -> None:
    found = Trainings(A_YEAR, DISCOUNTS, 24).alike(month)
    assert [share for share, _ in found] == pytest.approx(shares)
    by_draw = Trainings(A_YEAR, DISCOUNTS, 24).by(month)
    means = [sum(share * one[0] for share, one in found), sum(by_draw) / len(by_draw)]
    assert means[0] == pytest.approx(means[1], rel=1e-3)
    assert all(len({*one}) == 1 and len(one) == len(A_YEAR) for _, one in found)


def test_draws_with_many_numbers_of_trainings_are_of_one_kind() -> None:
    trainings = Trainings(A_YEAR, DISCOUNTS, 60)
    assert trainings.alike(40) == [(1.0, Trainings(A_YEAR, DISCOUNTS, 60).by(40))]


def test_a_number_of_trainings_hardly_any_draw_has_joins_the_next() -> None:
    a_year = [1.0, *[2.0] * 199]
    ((share, factors),) = Trainings(a_year, DISCOUNTS, 24).alike(7)
    assert share == 1.0
    assert factors[0] == pytest.approx(0.995 * 0.993**6)


@pytest.mark.untraced
@pytest.mark.parametrize("months", [1, 8, 30])
def test_bands_are_near_plain_draws(months: int) -> None:
    ranges = ranged(months, retrainings=Range(1.0, 3.0, 6.0))
    found = month_spreads(ranges, USUAL)
    p = sampled(ranges, 4_000)
    sums = {column: sums_of(flow_of(p, column, USUAL, months)) for column in Column}
    for month in {0, ceil(months / 3), months - 1}:
        times = times_of(p, month, months)
        drawn = [totals(one, times, column) for column, one in sums.items()]
        drawn.append(gap(drawn[0], drawn[1]))
        ours = [*(found.columns[column][month] for column in Column), found.difference[month]]
        for one, plain in zip(ours, map(percentiles, drawn), strict=True):
            near = 0.06 * (plain[2] - plain[0])
            assert (one.p10, one.p50, one.p90) == pytest.approx(plain, abs=near)


@pytest.mark.parametrize("months", [1, 24, 37, 61])
def test_bands_end_at_the_totals_and_never_cross(months: int) -> None:
    ranges = ranged(months)
    found, whole = month_spreads(ranges, USUAL), total_spreads(ranges, USUAL)
    assert {column: one[-1] for column, one in found.columns.items()} == whole.columns
    assert found.difference[-1] == whole.difference
    for one in (*found.columns.values(), found.difference):
        assert len(one) == months + 1
        assert all(at.p10 <= at.p50 <= at.p90 for at in one)
