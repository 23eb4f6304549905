"""A column in three parts: people's work, examples with the training on them, and machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from logic.cost.model import Flow, Sums, flow_of, sums_of, totals, with_machines
from logic.cost.timing import times_of
from logic.cost.values import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


class PartSums(NamedTuple):
    """The costs of each part of a column, put together."""

    work: Sums
    examples: Sums
    machines: Sums


def part_sums(p: Points, routes: CostRoutes, months: int) -> list[PartSums]:
    """The costs of the parts of each column; the small model needs the same people."""
    foundation, fine_tuned = (
        split(flow_of(p, column, routes, months))
        for column in (Column.FOUNDATION, Column.FINE_TUNED)
    )
    small = split(with_machines(Flow({}, {}, {}), p, Column.SMALL, routes, months))
    return [foundation, fine_tuned, foundation._replace(machines=small.machines)]


def parts_of(p: Points, routes: CostRoutes, horizon: int) -> list[Parts]:
    """The present values of the parts of each column over a horizon."""
    (found,) = parts_by(p, routes, horizon, (horizon,))
    return found


def parts_by(
    p: Points, routes: CostRoutes, horizon: int, months: Sequence[float]
) -> Iterator[list[Parts]]:
    """The present values of the parts of each column by each of some months of a horizon."""
    foundation, fine_tuned, small = part_sums(p, routes, horizon)
    for month in months:
        times = times_of(p, month, horizon)
        found = parts(foundation, times, Column.FOUNDATION)
        machines = totals(small.machines, times, Column.SMALL)
        yield [
            found,
            parts(fine_tuned, times, Column.FINE_TUNED),
            found._replace(machines=machines),
        ]


def parts(sums: PartSums, times: Times, column: Column) -> Parts:
    """The present values of a column's parts."""
    return Parts(*(totals(one, times, column) for one in sums))


def split(flow: Flow) -> PartSums:
    """The flow of a column in parts."""
    machines = _of(flow, _MACHINES)
    machines.uses, machines.requests = flow.uses, flow.requests
    return PartSums(*map(sums_of, (_of(flow, _WORK), _of(flow, _EXAMPLES), machines)))


def _of(flow: Flow, names: frozenset[str]) -> Flow:
    return Flow(
        start=_named(flow.start, names),
        monthly=_named(flow.monthly, names),
        moves=_named(flow.moves, names),
        repeats=_named(flow.repeats, names),
    )


def _named(lines: Mapping[str, Numbers], names: frozenset[str]) -> dict[str, Numbers]:
    return {name: cost for name, cost in lines.items() if name in names}
