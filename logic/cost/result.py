"""The slow part of money: columns, bands, break-even, tornado; best worked out in a thread."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from logic.cost import draws
from logic.cost.breakeven import break_even, hosting_hurdle
from logic.cost.inputs import read_inputs, small_is_known, stated_decisive
from logic.cost.model import flow_of, lines_of, sums_of
from logic.cost.paying import paid_by
from logic.cost.reading import what_is_missing
from logic.cost.spreads import month_spreads, total_spreads
from logic.cost.steps import written_out
from logic.cost.timing import times_of
from logic.cost.tornado import even_volume, tornado
from logic.cost.values import Column, ColumnCost, CostResult, CostRoutes

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.cost.inputs import Inputs, Ranges
    from logic.cost.spreads import MonthSpreads, TotalSpreads
    from logic.findings import Advice
    from logic.model import Content
    from logic.words import Words


def cost_result(
    content: Content,
    assessment: Assessment,
    of: Advice | CostRoutes,
    words: Words | None = None,
) -> CostResult:
    """Everything the cost model says of an assessment, in US dollars and months.

    ``of`` is the advice of the assessment, or the ways to pay. Pure, and kept for inputs met
    before; up to a few tenths of a second otherwise. The arithmetic is written out in ``words``.
    """
    costs = assessment.costs
    routes = of if isinstance(of, CostRoutes) else paid_by(content, of.routes, costs)
    certificates = None if isinstance(of, CostRoutes) else of.certificates
    inputs = read_inputs(content, assessment)
    missing = what_is_missing(assessment, inputs, routes)
    decisive = stated_decisive(assessment)
    scale = decisive.likely if decisive else content.limits.default_decisive
    small = small_is_known(costs)
    found = _unknown(inputs.ranges.months) if missing else _worked_out(inputs, routes, scale, small)
    return replace(
        found,
        missing=missing,
        decisive=scale,
        decisive_is_default=decisive is None,
        held_at_ends=certificates is not None and certificates.fixed_points,
        holds_whatever_cost=certificates.whatever_cost if certificates else None,
        steps=written_out(inputs.ranges, routes, words) if words and not missing else (),
    )


def _unknown(months: int) -> CostResult:
    """A result without any sum."""
    return CostResult(
        months=months,
        columns=(),
        difference=None,
        difference_months=(),
        tuned_cheaper=None,
        break_even=None,
        hurdle=None,
        break_even_volume=None,
        tornado=(),
        steps=(),
        missing=(),
        decisive=0.0,
        decisive_is_default=True,
        held_at_ends=False,
        holds_whatever_cost=None,
        draws=draws.DRAWS,
    )


@lru_cache(maxsize=16)
def _worked_out(
    inputs: Inputs,
    routes: CostRoutes,
    decisive: float,
    small: bool,  # noqa: FBT001
) -> CostResult:
    """The sums; kept by the cost inputs alone."""
    ranges = inputs.ranges
    sums = total_spreads(ranges, routes)
    draws.forget()  # before the bands take their memory
    bands = month_spreads(ranges, routes)
    shown = [column for column in Column if small or column is not Column.SMALL]
    columns = [_column(ranges, routes, one, sums, bands) for one in shown]
    even = even_volume(ranges, routes)
    return replace(
        _unknown(ranges.months),
        columns=tuple(columns),
        difference=sums.difference,
        difference_months=bands.difference,
        tuned_cheaper=sums.tuned_cheaper,
        break_even=break_even(ranges, routes),
        hurdle=hosting_hurdle(ranges, routes),
        break_even_volume=even.requests if even else None,
        cheaper_above=even.above if even else None,
        tornado=tornado(inputs, routes, decisive),
    )


def _column(
    ranges: Ranges, routes: CostRoutes, column: Column, sums: TotalSpreads, bands: MonthSpreads
) -> ColumnCost:
    p = ranges.likely()
    flow = flow_of(p, column, routes, ranges.months)
    return ColumnCost(
        column=column,
        paid=routes.paid(column)[0],
        lines=lines_of(flow, times_of(p, ranges.months), column),
        upfront=sums_of(flow).start[0],
        total=sums.columns[column],
        months=bands.columns[column],
    )
