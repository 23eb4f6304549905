"""A total as two halves: people and examples, and requests and machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.cost.model import priced, product, summed

if TYPE_CHECKING:
    from logic.cost.model import Flow
    from logic.cost.timing import Times
    from logic.cost.values import Column
    from logic.points import Numbers

#: The monthly lines that are no people's work.
_MACHINES = ("hosting", "retrieval")


def halves(flow: Flow, times: Times, column: Column) -> tuple[Numbers, Numbers]:
    """The present values of what people and examples cost, and of what requests and machines do.

    Hardly an input is read by both.
    """
    lines = flow.monthly.items()
    months = times.months
    people = [*flow.start.values()]
    people += [product(cost, months) for name, cost in lines if name not in _MACHINES]
    machines = [product(cost, months) for name, cost in lines if name in _MACHINES]
    if flow.repeats is not None:
        people.append(product(flow.repeats, times.repeats))
    if flow.requests is not None:
        machines.append(product(flow.requests, priced(times, column)))
    if flow.uses:
        machines.append(product(summed(flow.uses.values()), times.uses))
    return summed(people), summed(machines)
