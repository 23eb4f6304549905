"""A total as three parts: people's work, examples with the training on them, and machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from logic.cost.model import Flow, flow_of, priced, product, summed, with_machines
from logic.cost.timing import times_of
from logic.cost.values import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.cost.timing import Times
    from logic.cost.values import CostRoutes
    from logic.points import Numbers, Points

#: The lines of each part, those aside that come with each request.
_WORK = frozenset({"design", "evaluation", "governance", "retrieval", "running", "work"})
_EXAMPLES = frozenset({"labels", "training"})
_MACHINES = frozenset({"asked", "hosting", "store"})


class Parts(NamedTuple):
    """What each part of a total comes to, for each draw; few inputs are read by two of them."""

    work: Numbers
    examples: Numbers
    machines: Numbers


def parts_of(p: Points, routes: CostRoutes, months: int) -> list[Parts]:
    """The present values of the parts of each column; the small model needs the same people."""
    times = times_of(p, months)
    foundation, fine_tuned = (
        parts(flow_of(p, column, routes, months), times, column)
        for column in (Column.FOUNDATION, Column.FINE_TUNED)
    )
    small = with_machines(Flow({}, {}, {}), p, Column.SMALL, routes, months)
    return [
        foundation,
        fine_tuned,
        foundation._replace(machines=_machines(small, times, Column.SMALL)),
    ]


def parts(flow: Flow, times: Times, column: Column) -> Parts:
    """The present values of a column's parts."""
    return Parts(
        summed(_lines(flow, times, _WORK)),
        summed(_lines(flow, times, _EXAMPLES)),
        _machines(flow, times, column),
    )


def _machines(flow: Flow, times: Times, column: Column) -> Numbers:
    found = [*_lines(flow, times, _MACHINES)]
    if flow.uses:
        found.append(product(summed(flow.uses.values()), times.uses))
    if flow.requests is not None:
        found.append(product(flow.requests, priced(times, column)))
    return summed(found)


def _lines(flow: Flow, times: Times, names: frozenset[str]) -> Iterator[Numbers]:
    """What lines of these names come to at the start, in the months, and at the trainings."""
    monthly = {**flow.monthly, **flow.moves}
    for lines, factors in (
        (flow.start, None),
        (monthly, times.months),
        (flow.repeats, times.repeats),
    ):
        costs = [cost for name, cost in lines.items() if name in names]
        if costs:
            yield summed(costs) if factors is None else product(summed(costs), factors)
