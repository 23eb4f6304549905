"""The cost model: how long its percentiles take, and how near they are to a million plain draws.

A million draws of every input by the library's own beta variates had not ended after five minutes;
a plain draw here is one of so many equal shares of the distribution, taken by chance.
"""

from __future__ import annotations

import random
from array import array
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from benchmark_rows import Row, processor_milliseconds, processor_row
from logic.assessment import Amount, Answer, Assessment, Basis, State
from logic.cost import CostRoutes
from logic.cost.draws import gap, percentiles, quantiles
from logic.cost.inputs import followed, read_inputs
from logic.cost.model import flow_of, sums_of, totals
from logic.cost.spreads import month_spreads, total_spreads
from logic.cost.timing import times_of
from logic.cost.values import Column
from logic.pack import load_pack
from logic.points import Points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from logic.cost.inputs import Range, Ranges
    from logic.cost.values import Spread
    from logic.points import Numbers

    #: By month: P10, P50 and P90 of each column and of the difference.
    Drawn = dict[int, list[tuple[float, float, float]]]

#: Plain draws held against, and drawn at once; runs that are timed.
_DRAWS, _AT_ONCE = 1_000_000, 20_000
#: Shares a distribution is cut into for them.
_SHARES = 32_768
_ROUNDS = 15
_SEED = 20261126
#: What is asked of the percentiles: part of the distance from P10 to P90, in percent.
NEAR = 1.0
_CASES: dict[str, tuple[CostRoutes, dict[str, tuple[float, float, float]]]] = {
    "wide ranges, tokens and a fee": (
        CostRoutes(foundation="request", fine_tuned="hosted"),
        {"volume": (20_000, 100_000, 500_000)},
    ),
    "own GPUs with retrieval": (
        CostRoutes(foundation="own_gpu", fine_tuned="own_gpu", retrieval=True),
        {"volume": (100_000, 400_000, 900_000)},
    ),
    "narrow ranges, small classifier": (
        CostRoutes(foundation="request", fine_tuned="cpu"),
        {"volume": (90_000, 100_000, 120_000), "label_cost": (3, 4, 6), "staff_days": (10, 12, 16)},
    ),
}


def rows() -> Iterator[Row]:
    """Times of totals and bands, first and as one amount changes, and the errors of three cases."""
    content = load_pack().content
    for name, (routes, stated) in _CASES.items():
        ranges = read_inputs(content, assessment(stated)).ranges
        yield _time(f"cost percentiles, {name}", 50.0, ranges, routes, bands=False)
        yield _time(f"cost bands by month, {name}", 100.0, ranges, routes, bands=True)
        yield _accuracy(name, ranges, routes)


def assessment(stated: Mapping[str, tuple[float, float, float]]) -> Assessment:
    """An assessment that gives these amounts, each low, likely and high."""
    answers = {
        name: Answer(
            state=State.ANSWERED,
            amount=Amount(low=low, likely=likely, high=high),
            basis=Basis.ESTIMATED,
        )
        for name, (low, likely, high) in stated.items()
    }
    return Assessment(id="benchmark", date="2026-11-26", answers=answers)


def _time(what: str, most: float, ranges: Ranges, routes: CostRoutes, *, bands: bool) -> Row:
    """The median with another volume each time, so that nothing is kept from the run before."""
    place = Points._fields.index("volume")
    times = []
    for n in range(_ROUNDS):
        one = ranges.of[place]
        moved = one._replace(low=one.low + n, likely=one.likely + n, high=one.high + n)
        changed = ranges._replace(of=(*ranges.of[:place], moved, *ranges.of[place + 1 :]))
        if bands:
            total_spreads(changed, routes)
        work: Callable[..., object] = month_spreads if bands else total_spreads
        times.append(processor_milliseconds(partial(work, changed, routes)))
    return processor_row(what, times, most)


def _accuracy(name: str, ranges: Ranges, routes: CostRoutes) -> Row:
    chance = random.Random(_SEED)  # noqa: S311
    drawn = sampled(ranges, routes, _points(ranges, chance), _DRAWS, (ranges.months,))
    found = errors(ranges, routes, drawn)
    within = sum(error <= NEAR for error in found)
    return Row(
        what=f"largest error of twelve percentiles, {name}",
        figure=max(found),
        unit="% of P10 to P90",
        most=NEAR,
        note=f"{within} of {len(found)} within 1 %, against {_DRAWS:,} plain draws",
    )


def errors(ranges: Ranges, routes: CostRoutes, drawn: Drawn) -> list[float]:
    """How far every percentile is from that of draws, in percent of these from P10 to P90."""
    spreads = month_spreads(ranges, routes)
    ours = [*(spreads.columns[column] for column in Column), spreads.difference]
    return [
        100 * abs(mine - theirs) / (found[2] - found[0])
        for month, every in drawn.items()
        for one, found in zip(ours, every, strict=True)
        for mine, theirs in zip(
            (one[month].p10, one[month].p50, one[month].p90), found, strict=True
        )
    ]


def _percentiles_of(spread: Spread) -> tuple[float, float, float]:
    return spread.p10, spread.p50, spread.p90


def sampled(
    ranges: Ranges, routes: CostRoutes, points: Iterator[Points], count: int, months: Sequence[int]
) -> Drawn:
    """P10, P50 and P90 of each column and of the difference by these months, by so many draws."""
    by = {month: {column: array("d") for column in Column} for month in months}
    drawn = 0
    while drawn < count:
        p = next(points)
        drawn += len(p.volume)
        sums = {column: sums_of(flow_of(p, column, routes, ranges.months)) for column in Column}
        for month, columns in by.items():
            times = times_of(p, month, ranges.months)
            for column, values in columns.items():
                values.extend(totals(sums[column], times, column))
    return {month: _percentiles(columns) for month, columns in by.items()}


def _percentiles(columns: Mapping[Column, Numbers]) -> list[tuple[float, float, float]]:
    difference = gap(columns[Column.FOUNDATION], columns[Column.FINE_TUNED])
    return [percentiles(values) for values in (*columns.values(), difference)]


def _points(ranges: Ranges, chance: random.Random) -> Iterator[Points]:
    while True:
        drawn = {
            name: _plain(one, chance) for name, one in zip(Points._fields, ranges.of, strict=True)
        }
        yield followed(Points(**drawn), ranges.follows)


def _plain(one: Range, chance: random.Random) -> Numbers:
    """Independent draws of a distribution."""
    if one.high <= one.low:
        return (one.likely,) * _AT_ONCE
    return chance.choices(_shares(one), k=_AT_ONCE)


@lru_cache(maxsize=128)
def _shares(one: Range) -> tuple[float, ...]:
    """The middle of each of many equal shares of a distribution."""
    return tuple(quantiles(one, _SHARES))
