"""What the decision reads of money: both approaches' costs, their difference on the fit scale.

The lead uses the difference with every input at its likely value, which is quick and has no
steps. The ends a certificate holds against are its P10 and P90, and the likely value.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

from logic.cost.draws import END_DRAWS, draw, gap, percentiles
from logic.cost.inputs import (
    Range,
    read_inputs,
    stated_decisive,
    unknown_prices,
    whole_months,
)
from logic.cost.model import LINES, flow_of, lines_of, sums_of, totals
from logic.cost.timing import times_of
from logic.cost.values import Column, CostRoutes
from logic.findings import CostReading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.assessment import Assessment
    from logic.cost.inputs import Inputs, Ranges
    from logic.cost.timing import Times
    from logic.model import Content
    from logic.points import Numbers, Points

#: The whole scale of the cost difference.
SCALE = 100

Triple = tuple[float, float, float]
_SIDES = (Column.FOUNDATION, Column.FINE_TUNED)


def read_cost(content: Content, assessment: Assessment, routes: CostRoutes) -> CostReading:
    """What each approach costs over the horizon, in US dollars: its P10, likely value and P90.

    An amount nobody gave stands at the range the content expects of it. The likely value lies
    within the ends, which are widened to it where most inputs reach further up than down.
    """
    inputs = read_inputs(content, assessment)
    missing = what_is_missing(assessment, inputs, routes)
    decisive = stated_decisive(assessment)
    found = _both(inputs.ranges, routes) if not missing else None
    return CostReading(
        months=inputs.ranges.months,
        decisive=decisive.likely if decisive else content.limits.default_decisive,
        decisive_is_default=decisive is None,
        foundation=found[0] if found else None,
        fine_tuned=found[1] if found else None,
        difference=found[2] if found else None,
        missing=missing,
        lines=_line_pairs(inputs.ranges, routes) if found else {},
        routes=(routes.foundation, routes.fine_tuned),
    )


def what_is_missing(assessment: Assessment, inputs: Inputs, routes: CostRoutes) -> tuple[str, ...]:
    """The ids of needed amounts nobody gave, and of prices looked for and not known."""
    return (*inputs.missing, *unknown_prices(assessment.costs, routes))


def cost_difference(reading: CostReading) -> int:
    """The likely cost difference on the fit scale, -100 to +100; even while one is missing.

    The decisive amount is the whole scale.
    """
    return round(on_scale(reading.difference[1], reading.decisive)) if reading.difference else 0


def cost_ends(
    content: Content, assessment: Assessment, routes: Iterable[CostRoutes]
) -> tuple[int, int]:
    """The ends of the cost difference on the fit scale over what is still open.

    P10, likely value and P90 of the difference for each of the ways to pay that may come about,
    over the horizons and decisive amounts still possible. What is only assumed counts as not
    known: it takes the range the content expects of it. Without an amount or a price that has
    no default it is the whole scale.
    """
    inputs = read_inputs(content, assessment, opened=True)
    routes = sorted(routes, key=str)
    if any(what_is_missing(assessment, inputs, one) for one in routes):
        return -SCALE, SCALE
    question = content.questions["decisive_amount"]
    stated = stated_decisive(assessment, opened=True)
    scales = stated or Range(question.least, question.least, question.most)
    given = read_inputs(content, assessment).ranges
    found = [
        on_scale(value, scale)
        for one in routes
        for ranges in _horizons(inputs, given)
        for value in _difference(ranges, one)
        for scale in (scales.low, scales.high)
    ]
    return round(min(found)), round(max(found))


def _horizons(inputs: Inputs, given: Ranges) -> set[Ranges]:
    """The ranges at each horizon still possible, and as the lead takes them."""
    months = {whole_months(end) for end in inputs.horizon[:3]}
    return {given, *(inputs.ranges._replace(months=one) for one in months)}


def on_scale(value: float, decisive: float) -> float:
    """A difference on the fit scale, on which the decisive amount is all of it."""
    return max(-SCALE, min(SCALE, value * SCALE / decisive))


@lru_cache(maxsize=64)
def _both(ranges: Ranges, routes: CostRoutes) -> tuple[Triple, Triple, Triple]:
    """Low, likely and high of the foundation, the fine-tuned, and the first less the second."""
    draws = [_drawn(ranges, column, *routes.paid(column)) for column in _SIDES]
    foundation, fine_tuned = likely_costs(ranges, routes)
    return (
        _held(draws[0], foundation),
        _held(draws[1], fine_tuned),
        _difference(ranges, routes),
    )


@lru_cache(maxsize=64)
def _difference(ranges: Ranges, routes: CostRoutes) -> Triple:
    draws = [_drawn(ranges, column, *routes.paid(column)) for column in _SIDES]
    foundation, fine_tuned = likely_costs(ranges, routes)
    return _held(gap(*draws), foundation - fine_tuned)


def _held(draws: Numbers, likely: float) -> Triple:
    low, _, high = percentiles(draws)
    return min(low, likely), likely, max(high, likely)


@lru_cache(maxsize=2)
def _points(ranges: Ranges) -> tuple[Points, Times]:
    (p,) = draw(ranges, END_DRAWS)
    return p, times_of(p, ranges.months)


@lru_cache(maxsize=32)
def _drawn(ranges: Ranges, column: Column, paid: str, looks_up: bool) -> Numbers:  # noqa: FBT001
    p, times = _points(ranges)
    flow = flow_of(p, column, _only(paid, looks_up=looks_up), ranges.months)
    return array("d", totals(sums_of(flow), times, column))


def _only(paid: str, *, looks_up: bool) -> CostRoutes:
    """Routes that are both paid for like this, of which one is read."""
    return CostRoutes(
        foundation=paid, fine_tuned=paid, retrieval=looks_up, tuned_retrieval=looks_up
    )


def likely_costs(ranges: Ranges, routes: CostRoutes) -> tuple[float, float]:
    """What both approaches cost with every input at its likely value."""
    found = [likely_cost(ranges, column, *routes.paid(column)) for column in _SIDES]
    return found[0], found[1]


def likely_gap(ranges: Ranges, routes: CostRoutes) -> float:
    """What the fine-tuned model saves with every input at its likely value."""
    foundation, fine_tuned = likely_costs(ranges, routes)
    return foundation - fine_tuned


@lru_cache(maxsize=64)
def likely_cost(ranges: Ranges, column: Column, paid: str, looks_up: bool) -> float:  # noqa: FBT001
    """What a column costs with every input at its likely value."""
    p, times = _usual(ranges)
    flow = flow_of(p, column, _only(paid, looks_up=looks_up), ranges.months)
    return totals(sums_of(flow), times, column)[0]


@lru_cache(maxsize=2)
def _usual(ranges: Ranges) -> tuple[Points, Times]:
    p = ranges.likely()
    return p, times_of(p, ranges.months)


@lru_cache(maxsize=2)
def _line_pairs(ranges: Ranges, routes: CostRoutes) -> dict[str, tuple[float, float]]:
    p = ranges.likely()
    times = times_of(p, ranges.months)
    foundation, fine_tuned = (
        lines_of(flow_of(p, column, routes, ranges.months), times, column) for column in _SIDES
    )
    return {name: (foundation[name], fine_tuned[name]) for name in LINES}
