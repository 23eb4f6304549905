"""P10, P50 and P90 of what every column costs, over the horizon and by each month of it."""

from __future__ import annotations

from array import array
from functools import lru_cache, partial
from itertools import chain, pairwise
from math import ceil
from operator import mul, sub
from typing import TYPE_CHECKING, NamedTuple

from logic.cost import draws
from logic.cost.influence import influence_of, shared_by
from logic.cost.meeting import Meeting, meet, mixed
from logic.cost.model import Sums, flow_of, plus, product, summed, sums_of
from logic.cost.months import Trainings, spent, trained_means
from logic.cost.parts import Parts, PartSums, part_sums, parts_of
from logic.cost.reading import likely_cost
from logic.cost.timing import discounts_of
from logic.cost.values import Column, Spread
from logic.points import Points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from logic.cost.influence import Influence
    from logic.cost.inputs import Ranges
    from logic.cost.values import CostRoutes
    from logic.points import Numbers

    Percentiles = tuple[float, float, float]

#: Draws put together at once.
_AT_ONCE = 255
#: Quantiles of the trainings a year that tell when most fall due.
_LOOKS = 64
#: The parts meet in each of the first months, and in about so many of those after them. Over a
#: horizon no longer than this also in each month in which trainings come unevenly.
_EACH_MONTH, _LATER, _SHORT = 12, 8, 24
#: The months of the first in which what has no trainings, and so changes evenly, does not meet.
_PASSED = {5, 7, 9, 11}


class TotalSpreads(NamedTuple):
    """The spread of each column and of the difference over the horizon."""

    columns: dict[Column, Spread]
    difference: Spread
    tuned_cheaper: float


class MonthSpreads(NamedTuple):
    """The spread by each month from 0 on."""

    columns: dict[Column, tuple[Spread, ...]]
    difference: tuple[Spread, ...]


@lru_cache(maxsize=16)
def total_spreads(ranges: Ranges, routes: CostRoutes) -> TotalSpreads:
    """P10, P50, P90 and likely value of each column, and of foundation less fine-tuned."""
    influence = influence_of(ranges, routes)
    *sums, gap = _meetings(_drawn(ranges, routes, influence.places), influence.shared)
    likely = [likely_cost(ranges, column, *routes.paid(column)) for column in Column]
    columns = {
        column: _spread(one.percentiles(), at)
        for column, one, at in zip(Column, sums, likely, strict=True)
    }
    apart = _spread(gap.percentiles(), likely[0] - likely[1])
    return TotalSpreads(columns, apart, gap.share_above(0.0))


def _drawn(ranges: Ranges, routes: CostRoutes, places: Sequence[int]) -> list[array[float]]:
    """The draws of the parts of both approaches, and of the machines of the small model."""
    drawn = [array("d") for _ in range(2 * len(Parts._fields) + 1)]
    for p in draws.draw(ranges, draws.DRAWS, places):
        foundation, fine_tuned, small = parts_of(p, routes, ranges.months)
        for values, more in zip(drawn, (*foundation, *fine_tuned, small.machines), strict=True):
            values.extend(more)
    return drawn


def _meetings(drawn: Sequence[Numbers], shared: Sequence[float]) -> list[Meeting]:
    """How the parts of each column and of the difference meet.

    One after the other: each takes as much memory as a page. What the small model shares with the
    large one is sorted once for both.
    """
    common = [*map(sorted, drawn[:2])]
    foundation = meet([*common, drawn[2]], shared[0])
    small = meet([*common, drawn[6]], shared[2])
    del common
    fine_tuned = meet(drawn[3:6], shared[1])
    apart = meet(map(draws.gap, drawn[:3], drawn[3:6]), shared[3])
    return [foundation, fine_tuned, small, apart]


def _spread(found: Percentiles, likely: float) -> Spread:
    p10, p50, p90 = found
    return Spread(p10=p10, p50=p50, p90=p90, likely=likely)


@lru_cache(maxsize=16)
def month_spreads(ranges: Ranges, routes: CostRoutes) -> MonthSpreads:
    """The same by each month from 0 on, from fewer draws; the last is that of the totals."""
    whole = total_spreads(ranges, routes)
    last = [*whole.columns.values(), whole.difference]
    met, jumps = _met(ranges, routes)
    likely = zip(*_likely(ranges, routes), strict=True)
    *columns, difference = (
        (*map(_spread, _carried(some, jump, (end.p10, end.p50, end.p90)), at), end)
        for some, jump, end, at in zip(met, jumps, last, likely, strict=True)
    )
    return MonthSpreads(dict(zip(Column, columns, strict=True)), difference)


def _likely(ranges: Ranges, routes: CostRoutes) -> Iterator[list[float]]:
    """What every column, and the difference, comes to by each month at likely values."""
    p, months = ranges.likely(), ranges.months
    sums = [(column, sums_of(flow_of(p, column, routes, months))) for column in Column]
    for values in spent(p, sums, range(months + 1), months):
        foundation, fine_tuned, small = (value for (value,) in values)
        yield [foundation, fine_tuned, small, foundation - fine_tuned]


def _met(ranges: Ranges, routes: CostRoutes) -> tuple[list[dict[int, Percentiles]], list[Numbers]]:
    """Of every column and of the difference the percentiles by some months, and how it jumps.

    That is what trainings come to by each month, on the whole: they come at once.
    """
    influence = influence_of(ranges, routes)
    (p,) = draws.draw(ranges, draws.BAND_DRAWS, influence.places, at_once=draws.BAND_DRAWS)
    sums = _sums(ranges, routes, influence.places)
    shared = _shared(ranges, routes, influence)
    trainings = Trainings(p.retrainings, discounts_of(p), ranges.months)
    months = _months_to_meet(ranges.months, trainings)
    met: list[dict[int, Percentiles]] = [{} for _ in (*Column, "difference")]
    evenly = _met_evenly(ranges.months)
    walked = zip(months, _by_month(p, sums, months, trainings), strict=True)
    for month, (found, kinds) in walked:
        by = shared(month)
        if month in evenly:
            met[0][month], met[2][month] = _untrained(found, by)
        shares, fine_tuned, apart = zip(*kinds, strict=True)
        met[1][month] = mixed(shares, fine_tuned, by[1]).percentiles()
        met[3][month] = mixed(shares, apart, by[3]).percentiles()
    return met, _jumps(ranges, sums[1])


def _untrained(found: Sequence[Numbers], shared: Sequence[float]) -> Iterator[Percentiles]:
    """The percentiles of both foundation models; what they have in common is sorted once."""
    *common, machines = map(sorted, found[:3])
    yield meet([*common, machines], shared[0]).percentiles()
    yield meet([*common, found[6]], shared[2]).percentiles()


def _sums(ranges: Ranges, routes: CostRoutes, places: Sequence[int]) -> list[PartSums]:
    """The costs of the parts of each column; of few draws at a time, as all take memory."""
    some = [
        part_sums(p, routes, ranges.months)
        for p in draws.draw(ranges, draws.BAND_DRAWS, places, _AT_ONCE)
    ]
    return [
        PartSums(*(Sums(*map(_joined, zip(*part, strict=True))) for part in zip(*of, strict=True)))
        for of in zip(*some, strict=True)
    ]


def _joined(some: Iterable[Numbers]) -> Numbers:
    return array("d", chain.from_iterable(some))


def _by_month(
    p: Points, sums: Sequence[PartSums], months: Sequence[int], trainings: Trainings
) -> Iterator[tuple[list[Numbers], Iterator[tuple[float, Meeting, Meeting]]]]:
    """What the parts come to by months, draw by draw, and how those with trainings meet."""
    foundation, fine_tuned, small = sums
    paid = [(Column.FOUNDATION, one) for one in foundation]
    paid += [(Column.FINE_TUNED, one._replace(repeats=())) for one in fine_tuned]
    paid += [(Column.SMALL, small.machines)]
    for month, found in zip(months, spent(p, paid, months, months[-1]), strict=True):
        yield found, _kinds(found, fine_tuned, trainings.alike(month))


def _kinds(
    found: Sequence[Numbers], fine_tuned: PartSums, alike: Sequence[tuple[float, Numbers]]
) -> Iterator[tuple[float, Meeting, Meeting]]:
    """How the parts of the tuned model and of the difference meet.

    For each number of trainings, which all these parts share, with its share of the draws; one
    after the other, as they take memory.
    """
    for share, trained in alike:
        parts = [*map(partial(_trained, trained), found[3:6], fine_tuned)]
        yield share, meet(parts), meet(map(draws.gap, found[:3], parts))


def _trained(trained: Numbers, so_far: Numbers, sums: Sums) -> Numbers:
    """What a part has come to with what each training has."""
    return plus(so_far, product(sums.repeats, trained)) if sums.repeats else so_far


def _jumps(ranges: Ranges, fine_tuned: PartSums) -> list[Numbers]:
    repeats = summed([one.repeats for one in fine_tuned if one.repeats])
    named = dict(zip(Points._fields, ranges.of, strict=True))
    some, discount = named["retrainings"], discounts_of(ranges.likely())[0]
    a_year = draws.quantiles(some, _LOOKS) if some.low < some.high else (some.likely,)
    means = trained_means(a_year, discount, ranges.months)
    trained = [sum(repeats) / len(repeats) * one for one in means]
    none = (0.0,) * len(trained)
    return [none, trained, none, [-one for one in trained]]


def _months_to_meet(months: int, trainings: Trainings) -> list[int]:
    """The months by which the parts of the tuned model and of the difference meet."""
    later = {*range(_EACH_MONTH, months)} if months <= _SHORT else set()
    unevenly = {month for month in later if not trainings.come_evenly(month)}
    return sorted({*range(min(_EACH_MONTH, months)), *unevenly, *_met_evenly(months)})


def _met_evenly(months: int) -> set[int]:
    """The first months, where most changes, then some at even distances, and the last."""
    first = {*range(_EACH_MONTH)} - _PASSED
    later = range(_EACH_MONTH, months, max(1, ceil((months - _EACH_MONTH) / _LATER)))
    return {month for month in first.union(later) if month < months} | {months}


def _shared(
    ranges: Ranges, routes: CostRoutes, influence: Influence
) -> Callable[[int], list[float]]:
    """What the parts share by a month: a parabola, as what is spent grows about evenly."""
    whole = influence.shared
    start, half = shared_by(ranges, routes, influence.looks, (0, ranges.months / 2))

    def by(month: int) -> list[float]:
        s = month / ranges.months
        weights = (1 - s) * (1 - 2 * s), 4 * s * (1 - s), s * (2 * s - 1)
        return [sum(map(mul, weights, at)) for at in zip(start, half, whole, strict=True)]

    return by


def _carried(
    met: Mapping[int, Percentiles], jumps: Numbers, last: Percentiles
) -> Iterator[Percentiles]:
    """The percentiles of every month but the last, from those of some.

    Between these they change evenly but for jumps. So does what fewer draws have missed by the
    end, from nothing at the start.
    """
    months = len(jumps) - 1
    missed = [*map(sub, last, met[months])]
    for before, after in pairwise(met):
        for month in range(before, after):
            share = (month - before) / (after - before)
            low, middle, high = sorted(
                jumps[month]
                + (1 - share) * (one - jumps[before])
                + share * (other - jumps[after])
                + miss * month / months
                for one, other, miss in zip(met[before], met[after], missed, strict=True)
            )
            yield low, middle, high
