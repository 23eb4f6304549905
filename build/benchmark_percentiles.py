"""The percentiles of the cost model in random cases that nothing was searched or chosen on.

Each case has a way of paying, ranges and a horizon by chance. Its draws, stratified, take every
equal share of each input once, in an order of its own: they are nearer than plain ones.
"""

from __future__ import annotations

import random
from array import array
from functools import lru_cache, partial
from itertools import product
from math import sqrt
from typing import TYPE_CHECKING

from benchmark_cost import NEAR, assessment, errors, sampled
from benchmark_rows import Row, processor_milliseconds, processor_row
from logic.content_check import WAYS_TO_PAY
from logic.cost import CostRoutes
from logic.cost.draws import quantiles
from logic.cost.inputs import Range, followed, read_inputs
from logic.cost.spreads import month_spreads, total_spreads
from logic.model import Approach
from logic.pack import load_pack
from logic.points import PERT, TRIANGULAR, Points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from logic.cost.inputs import Ranges
    from logic.points import Numbers

#: Cases, and of each how often every share is drawn, the shares, and the draws taken at once.
_CASES, _TIMES, _SHARES, _AT_ONCE = 40, 2, 100_000, 20_000
_QUARTERS = 4
_SEED = 20261127
_MONTHS = (6, 12, 24, 24, 36, 60)
#: Powers of ten of a likely volume, and how many times it the low and the high are at most.
_POWERS, _APART = (3, 6), 5
#: In how many cases a range is another than the content's, is triangular, and examples are held.
_CHANGED, _TRIANGULAR, _HELD = 0.5, 0.3, 0.3


def rows() -> Iterator[Row]:
    """How many percentiles are within 1 %, how near they all are, and how long they take."""
    cases = [_case(number) for number in range(_CASES)]
    totals, bands = zip(*(_times(*case) for case in cases), strict=True)
    for what, times, most in (("percentiles", totals, 50.0), ("bands by month", bands, 100.0)):
        of = f"median of {_CASES} random cases (longest {max(times):.0f} ms)"
        yield processor_row(f"cost {what}, {of}", times, most)
    whole, by_month = _errors(cases)
    yield Row(
        what=f"largest error of {len(whole)} percentiles, {_CASES} random cases",
        figure=max(whole),
        unit="% of P10 to P90",
        most=NEAR,
        note=f"{_told(whole)}, against {_TIMES * _SHARES:,} stratified draws",
    )
    yield Row(
        what=f"error of {len(by_month)} percentiles at a quarter, half and three quarters of them",
        figure=_mean_square(by_month),
        unit="% of P10 to P90, root of the mean square",
        most=NEAR,
        note=f"{_told(by_month)}, the furthest off by {max(by_month):.1f} %",
    )


def _errors(cases: Sequence[tuple[Ranges, CostRoutes]]) -> tuple[list[float], list[float]]:
    """The errors over the horizon, and at a quarter, half and three quarters of it."""
    whole, by_month = [], []
    for number, (ranges, routes) in enumerate(cases):
        months = sorted({ranges.months * n // _QUARTERS for n in range(1, _QUARTERS + 1)})
        points = _points(ranges, number)
        drawn = sampled(ranges, routes, points, _TIMES * _SHARES, months)
        last = drawn.pop(ranges.months)
        whole += errors(ranges, routes, {ranges.months: last})
        by_month += errors(ranges, routes, drawn)
    return whole, by_month


def _told(found: Sequence[float]) -> str:
    within = sum(error <= NEAR for error in found)
    return f"{within} within 1 %, root of the mean square {_mean_square(found):.2f} %"


def _mean_square(found: Sequence[float]) -> float:
    return sqrt(sum(error * error for error in found) / len(found))


def _times(ranges: Ranges, routes: CostRoutes) -> tuple[float, float]:
    total_spreads(ranges, routes)  # adds up the distributions, which are kept
    total_spreads.cache_clear()
    totals = processor_milliseconds(partial(total_spreads, ranges, routes))
    month_spreads(ranges, routes)
    month_spreads.cache_clear()
    return totals, processor_milliseconds(partial(month_spreads, ranges, routes))


def _case(number: int) -> tuple[Ranges, CostRoutes]:
    chance = random.Random(_SEED * 1000 + number)  # noqa: S311
    ways = product(WAYS_TO_PAY[Approach.FOUNDATION], WAYS_TO_PAY[Approach.FINE_TUNED])
    one, other = chance.choice([*ways])
    looks_up = chance.random() < _CHANGED
    routes = CostRoutes(
        foundation=one, fine_tuned=other, retrieval=looks_up, tuned_retrieval=looks_up
    )
    ranges = read_inputs(load_pack().content, assessment({})).ranges
    named = zip(Points._fields, ranges.of, strict=True)
    of = tuple(_range(name, usual, chance) for name, usual in named)
    return ranges._replace(of=of, months=chance.choice(_MONTHS)), routes


def _range(name: str, usual: Range, chance: random.Random) -> Range:
    if name == "volume":
        likely = 10 ** chance.uniform(*_POWERS)
        return Range(likely / chance.uniform(1, _APART), likely, likely * chance.uniform(1, _APART))
    if name == "examples_held" and chance.random() < _HELD:
        likely = chance.uniform(100, 2_000)
        return Range(likely * chance.random(), likely, likely * chance.uniform(1, 3))
    if usual.low < usual.high and chance.random() < _CHANGED:
        low, likely, high = sorted(chance.uniform(usual.low, usual.high) for _ in range(3))
        return Range(low, likely, high, TRIANGULAR if chance.random() < _TRIANGULAR else PERT)
    return usual


def _points(ranges: Ranges, number: int) -> Iterator[Points]:
    chance = random.Random(_SEED * 1000 + _CASES + number)  # noqa: S311
    shares = [_shares(one) for one in ranges.of]
    while True:
        starts = [chance.randrange(_SHARES) for _ in shares]
        for first in range(0, _SHARES, _AT_ONCE):
            rows = zip(shares, _orders(), starts, strict=True)
            drawn = [_drawn(values, order, start + first) for values, order, start in rows]
            yield followed(Points(*drawn), ranges.follows)


def _drawn(values: Numbers, order: array[int], start: int) -> Numbers:
    if len(values) == 1:
        return [*values] * _AT_ONCE
    start %= _SHARES
    some = order[start : start + _AT_ONCE]
    some += order[: _AT_ONCE - len(some)]
    return [*map(values.__getitem__, some)]


@lru_cache(maxsize=1)
def _orders() -> list[array[int]]:
    """An order of the shares for each input."""
    chance = random.Random(_SEED)  # noqa: S311
    return [array("I", chance.sample(range(_SHARES), _SHARES)) for _ in Points._fields]


def _shares(one: Range) -> Numbers:
    """The middle of each of many equal shares of a distribution; the one value of a certain one."""
    return quantiles(one, _SHARES) if one.low < one.high else (one.likely,)
