"""Draws: lattices, halves that meet, and percentiles against plain draws."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from itertools import product as pairs_of
from operator import mul
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.assessment import BLANK, CostInput, Costs
from logic.cost import read_cost
from logic.cost.draws import DRAWS, _of_ends, draw, gap, percentiles
from logic.cost.influence import influence_of
from logic.cost.inputs import Range, followed, read_inputs
from logic.cost.meeting import Mixture, meet, mixed
from logic.cost.model import flow_of, product, sums_of, totals
from logic.cost.parts import Parts, parts, parts_of, split
from logic.cost.spreads import total_spreads
from logic.cost.timing import times_of
from logic.cost.values import Column
from logic.points import FOLLOWS, TRIANGULAR, Points
from tests.logic.cost_cases import EVERY, USUAL, figured, told
from tests.logic.journey import bundled
from tests.logic.small_content import amounts, assessment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.cost import CostRoutes
    from logic.cost.inputs import Ranges

RANGED = assessment({"volume": amounts(50_000, 100_000, 400_000)})


def whole(ranges: Ranges, draws: int, places: Sequence[int] = ()) -> Points:
    """The points of all parts in one."""
    parts = [[getattr(p, name) for name in Points._fields] for p in draw(ranges, draws, places)]
    fields = zip(*parts, strict=True)
    return Points(*(list(chain.from_iterable(parts)) for parts in fields))


def test_inputs_follow_each_change_of_an_amount_or_a_cost_and_no_other() -> None:
    content, given = bundled(), told(volume=100_000)
    first = read_inputs(content, given)
    assert read_inputs(content, given.with_answer("style_rules", BLANK)) is first
    more = read_inputs(content, told(volume=200_000))
    assert more.ranges != first.ranges
    figure = CostInput(low=1, likely=2, high=3, unit="usd_a_day")
    own = replace(given, costs=Costs(inputs={"staff_usd_per_day": figure}))
    assert read_inputs(content, own).ranges != first.ranges
    assert read_inputs(content, given) == first


def test_each_input_takes_each_of_its_quantiles_once_and_followers_follow() -> None:
    ranges = read_inputs(bundled(), RANGED).ranges
    p = whole(ranges, DRAWS, influence_of(ranges, USUAL).places)
    for name, one in zip(Points._fields, ranges.of, strict=True):
        values = getattr(p, name)
        assert len(values) == DRAWS
        if name in FOLLOWS:
            continue
        assert all(one.low <= value <= one.high for value in values)
        if one.low < one.high:
            assert len(set(values)) == DRAWS
    for name, other in FOLLOWS.items():
        assert getattr(p, name) == product(getattr(p, other), p.tuned_premium)


@pytest.mark.untraced
def test_no_two_inputs_that_are_summed_together_move_together() -> None:
    ranges = read_inputs(bundled(), RANGED).ranges
    moving = [n for n, one in zip(Points._fields, ranges.of, strict=True) if one.low < one.high]
    own = [name for name in moving if name not in FOLLOWS]
    places = influence_of(ranges, USUAL).places
    read = [(DRAWS, names, 0.2, places) for names in read_by_part(ranges, USUAL, own)]
    for draws, names, most, at in ((256, own[:40], 0.6, ()), *read):
        ranks = ranks_of(whole(ranges, draws, at), names)
        for one, other in combinations(names, 2):
            same = sum(map(mul, ranks[one], ranks[other])) * 12 / draws
            assert abs(same) < most, (one, other)


def read_by_part(ranges: Ranges, routes: CostRoutes, names: Sequence[str]) -> list[list[str]]:
    """The inputs that move each part of any column."""
    usual = parts_of(ranges.likely(), routes, ranges.months)
    found: list[list[str]] = [[] for _ in Parts._fields]
    for name in names:
        end = dict(zip(Points._fields, ranges.of, strict=True))[name].high
        p = ranges.likely()._replace(**{name: (end,)})
        moved = parts_of(followed(p, ranges.follows), routes, ranges.months)
        for n, part in enumerate(found):
            if any(one[n] != other[n] for one, other in zip(usual, moved, strict=True)):
                part.append(name)
    return found


def ranks_of(p: Points, names: Sequence[str]) -> dict[str, list[float]]:
    """Where every draw of an input stands among its draws, from -0.5 to 0.5."""
    found = {}
    for name in names:
        values = getattr(p, name)
        place = {value: n / len(values) - 0.5 for n, value in enumerate(sorted(values))}
        found[name] = [place[value] for value in values]
    return found


def test_what_moves_a_part_most_has_its_best_coordinate() -> None:
    ranges = read_inputs(bundled(), RANGED).ranges
    at = dict(zip(Points._fields, influence_of(ranges, USUAL).places, strict=True))
    assert (at["staff_usd_per_day"], at["label_cost"], at["volume"]) == (0, 0, 0)
    assert at["run_days_foundation"] < at["evaluation_minutes"]
    assert at["examples_wanted"] < at["validation_passes"]
    assert at["output_usd_per_million"] < at["batch_discount"]


def test_ends_add_up_no_distribution_but_the_one_that_changed() -> None:
    misses = []
    for low in (1_000.0, 2_000.0):
        given = assessment({"volume": amounts(low, 100_000, 400_000)})
        read_cost(bundled(), given, USUAL)
        total_spreads(read_inputs(bundled(), given).ranges, USUAL)
        misses.append(_of_ends.cache_info().misses)
    assert misses[1] - misses[0] == 1


def test_where_nothing_varies_every_percentile_is_the_sum() -> None:
    ranges = read_inputs(bundled(), RANGED).ranges
    ranges = ranges.with_likely({n: p[0] for n, p in ranges.likely()._asdict().items()})
    assert influence_of(ranges, USUAL).shared == (0.0,) * 4
    for one in total_spreads(ranges, USUAL).columns.values():
        assert (one.p10, one.p50, one.p90) == pytest.approx((one.likely,) * 3)


def test_what_several_parts_read_stretches_their_sum() -> None:
    ranges = read_inputs(figured(), told()).ranges
    usual = dict(zip(Points._fields, ranges.of, strict=True))
    wide = {"discount_a_year": Range(0.0, 0.2, 0.9), "volume": Range(2e5, 3e5, 4e5)}
    shapes = {**wide, "label_cost": Range(6.0, 8.0, 20.0, TRIANGULAR)}
    ranges = ranges._replace(of=tuple({**usual, **shapes}.values()))
    assert influence_of(ranges, USUAL).shared[0] > 0
    assert_near_plain(ranges, USUAL, 8_000, 0.06)


@settings(max_examples=5)
@given(st.sampled_from(EVERY), st.data())
def test_percentiles_are_near_plain_draws_in_random_cases(
    routes: CostRoutes, data: st.DataObject
) -> None:
    ranges = read_inputs(bundled(), RANGED).ranges
    volume = data.draw(st.integers(1_000, 1_000_000))
    amounts_ = {
        "volume": Range(volume / data.draw(st.integers(1, 5)), volume, volume * 3),
        "output_tokens": Range(50, data.draw(st.integers(50, 800)), 800),
        "label_cost": Range(1, data.draw(st.integers(1, 30)), 30),
    }
    of = {**dict(zip(Points._fields, ranges.of, strict=True)), **amounts_}
    assert_near_plain(ranges._replace(of=tuple(of.values())), routes, 2_000, 0.12)


def assert_near_plain(ranges: Ranges, routes: CostRoutes, rows: int, near: float) -> None:
    """Every percentile is as near to that of plain draws as these allow, for its spread.

    P10 and P90 of 2,000 draws are off by 0.015 of the spread in one case of three, those of
    20,000 by a third of that.
    """
    p = sampled(ranges, rows)
    times = times_of(p, ranges.months)
    drawn = {c: totals(sums_of(flow_of(p, c, routes, ranges.months)), times, c) for c in Column}
    found = total_spreads(ranges, routes)
    saved = gap(drawn[Column.FOUNDATION], drawn[Column.FINE_TUNED])
    pairs = [(found.columns[c], drawn[c]) for c in Column]
    for ours, plain in (*pairs, (found.difference, saved)):
        low, middle, high = percentiles(plain)
        for mine, theirs in ((ours.p10, low), (ours.p50, middle), (ours.p90, high)):
            assert mine == pytest.approx(theirs, abs=near * (high - low))
    cheaper = sum(one > 0 for one in saved) / rows
    assert found.tuned_cheaper == pytest.approx(cheaper, abs=near)


def sampled(ranges: Ranges, rows: int) -> Points:
    """Plain draws of every input."""
    chance = Random(5)  # noqa: S311

    def values(one: Range) -> Sequence[float]:
        width = one.high - one.low
        if not width:
            return (one.likely,) * rows
        if one.shape == TRIANGULAR:
            return [chance.triangular(one.low, one.high, one.likely) for _ in range(rows)]
        mode = 4 * (one.likely - one.low) / width
        return [one.low + width * chance.betavariate(1 + mode, 5 - mode) for _ in range(rows)]

    columns = {n: values(one) for n, one in zip(Points._fields, ranges.of, strict=True)}
    return followed(Points(**columns), ranges.follows)


@given(st.sampled_from(EVERY), st.booleans())
def test_the_parts_are_the_whole(routes: CostRoutes, errors: bool) -> None:  # noqa: FBT001
    content = figured(error_usd=0.2, error_share_foundation=0.1) if errors else figured()
    ranges = read_inputs(content, told()).ranges
    p = ranges.likely()
    found = parts_of(p, routes, ranges.months)
    times = times_of(p, ranges.months)
    for column, apart in zip(Column, found, strict=True):
        flow = flow_of(p, column, routes, ranges.months)
        assert apart == parts(split(flow), times, column)
        total = sum(part[0] for part in apart)
        assert total == pytest.approx(totals(sums_of(flow), times, column)[0])


NUMBERS = st.lists(st.integers(-1000, 1000).map(float), min_size=1, max_size=60)


@given(NUMBERS, NUMBERS)
def test_every_value_of_one_part_meets_every_value_of_the_other(
    one: list[float], other: list[float]
) -> None:
    sums = sorted(map(sum, pairs_of(one, other)))
    met = meet([one, other])
    near = 2 * met.width + 1e-9
    for share, value in zip((0.1, 0.5, 0.9), met.percentiles(), strict=True):
        assert share_of(sums, below=value - near) <= share <= share_of(sums, below=value + near)
    for value in (-700.0, 0.0, 300.0):
        least, most = (1 - share_of(sums, below=value + off) for off in (near, -near))
        assert least - 1e-9 <= met.share_above(value) <= most + 1e-9


def share_of(sums: Sequence[float], *, below: float) -> float:
    return sum(one < below for one in sums) / len(sums)


def test_a_sum_that_is_stretched_to_nothing_stands_at_its_mean() -> None:
    met = meet([[0.0, 2.0, 4.0], [1.0, 2.0]], -100.0)
    assert met.percentiles() == (3.5, 3.5, 3.5)
    assert (met.share_above(3.0), met.share_above(4.0)) == (1.0, 0.0)


UP_TO_ONE = [n / 100 for n in range(101)]
#: Of two kinds the second has both parts dearer by five.
KINDS = [
    (0.85, [UP_TO_ONE, UP_TO_ONE]),
    (0.15, [[5 + one for one in UP_TO_ONE], [5 + one for one in UP_TO_ONE]]),
]


def kinds_met(shared: float) -> Mixture:
    shares, kinds = zip(*((share, meet(parts)) for share, parts in KINDS), strict=True)
    return mixed(shares, kinds, shared)


def test_each_kind_meets_by_itself_and_counts_with_its_share() -> None:
    sums = [[*map(sum, pairs_of(*parts))] for _, parts in KINDS]
    shared = 2 * 0.85 * 0.15 * 5 * 5
    found = kinds_met(shared).percentiles()
    for share, value in zip((0.1, 0.5, 0.9), found, strict=True):
        below = (0.85 * share_of(sums[0], below=value), 0.15 * share_of(sums[1], below=value))
        assert sum(below) == pytest.approx(share, abs=0.01)


def test_what_parts_share_beyond_the_kinds_widens_each_kind() -> None:
    narrow, wide = (kinds_met(6.375 + more).percentiles() for more in (0.0, 0.2))
    assert wide[0] < narrow[0] - 0.1
    assert wide[2] < narrow[2] - 0.05  # in the lower half of the second kind


def test_one_kind_meets_as_its_parts_do() -> None:
    parts = KINDS[0][1]
    assert mixed([1.0], [meet(parts)], 0.3).percentiles() == meet(parts, 0.3).percentiles()


@pytest.mark.untraced
def test_draws_are_near_those_of_a_plain_sampler() -> None:
    assert_near_plain(read_inputs(bundled(), RANGED).ranges, USUAL, 20_000, 0.03)
