"""When both approaches cost the same: the month, the volume, and what pays the hosting fee."""

from __future__ import annotations

from itertools import pairwise
from math import inf, log
from typing import TYPE_CHECKING, NamedTuple

from logic.cost.model import flow_of, hosting, sums_of, use_of
from logic.cost.months import spent
from logic.cost.timing import YEAR, paces
from logic.cost.values import BreakEven, Column, Payback
from logic.units import MILLION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.cost.inputs import Ranges
    from logic.cost.model import Sums
    from logic.cost.timing import Pace
    from logic.cost.values import CostRoutes

#: Months looked at beyond the horizon: fifty years.
FAR = 600
#: A ratio or a sum no further from even than this is even.
FLAT = 1e-9


def break_even(ranges: Ranges, routes: CostRoutes) -> BreakEven:
    """When the fine-tuned model has cost no more than the foundation model, at likely values."""
    within = savings(ranges, routes, ranges.months)
    turns = turning_months(within)
    closed = closed_form(ranges, routes)
    exact = closed.month if closed else None
    if not turns and within[0] >= 0:
        return BreakEven(payback=Payback.FROM_START, months=(), exact=None)
    if len(turns) == 1 and within[0] < 0:
        return BreakEven(payback=Payback.MONTH, months=turns, exact=exact)
    if turns:
        return BreakEven(payback=Payback.SEVERAL, months=turns, exact=None)
    return _beyond(ranges, routes, exact)


def _beyond(ranges: Ranges, routes: CostRoutes, exact: float | None) -> BreakEven:
    """Whether it pays back after the horizon, ever or never; trainings go on."""
    far = savings(ranges, routes, FAR)
    turns = turning_months(far)
    if turns:
        return BreakEven(payback=Payback.NOT_WITHIN, months=turns[:1], exact=exact)
    gained, before = far[-1] - far[-1 - YEAR], far[-1 - YEAR] - far[-1 - 2 * YEAR]
    never = gained <= 0 or far[-1] + _still_to_come(gained, before) < 0
    payback = Payback.NEVER if never else Payback.NOT_WITHIN
    return BreakEven(payback=payback, months=(), exact=exact)


def _still_to_come(gained: float, before: float) -> float:
    """What savings that go on falling, or rising, from year to year still add up to."""
    if gained >= before:
        return inf
    ratio = gained / before
    return gained * ratio / (1 - ratio)


def savings(ranges: Ranges, routes: CostRoutes, months: int) -> list[float]:
    """What the fine-tuned model has saved by month 0 and each after it, at likely values."""
    p = ranges.likely()
    sides = [
        (column, sums_of(flow_of(p, column, routes, ranges.months)))
        for column in (Column.FOUNDATION, Column.FINE_TUNED)
    ]
    by_month = spent(p, sides, range(months + 1), months)
    return [foundation[0] - fine_tuned[0] for foundation, fine_tuned in by_month]


def turning_months(saved: Sequence[float]) -> tuple[int, ...]:
    """The months at which the cheaper side changes; both the same counts as fine-tuned."""
    return tuple(
        month
        for month, (before, now) in enumerate(pairwise(saved), 1)
        if (before >= 0) is not (now >= 0)
    )


class Closed(NamedTuple):
    """The closed form and its parts in dollars of today; no month where it never pays back.

    ``first`` is what month 1 saves, and each month ``ratio`` times the one before it.
    """

    dearer: float
    first: float
    ratio: float
    month: float | None


def closed_form(ranges: Ranges, routes: CostRoutes) -> Closed | None:
    """When both have cost the same; None where no form is closed: two declines, or repeats."""
    p = ranges.likely()
    (pace,) = paces(p)
    foundation, fine_tuned = (
        sums_of(flow_of(p, column, routes, ranges.months))
        for column in (Column.FOUNDATION, Column.FINE_TUNED)
    )
    if fine_tuned.repeats and pace.interval:
        return None
    dearer = fine_tuned.start[0] - foundation.start[0]
    fixed = fine_tuned.monthly[0] - foundation.monthly[0]
    return _solved(pace, dearer, fixed, _varying(foundation, fine_tuned, pace))


def _varying(foundation: Sums, fine_tuned: Sums, pace: Pace) -> tuple[float, float] | None:
    """What requests save in month 1, and the ratio from month to month if both have one."""
    requests = _first(foundation.requests) - _first(fine_tuned.requests)
    uses = _first(foundation.uses) - _first(fine_tuned.uses)
    steps = pace.foundation[1] >= 1 or pace.tuned[1] >= 1
    if steps or pace.foundation[0] != pace.tuned[0] or (uses and pace.foundation[0] != 1):
        return None
    return requests + uses, pace.growth * pace.foundation[0]


def _first(values: Sequence[float]) -> float:
    return values[0] if values else 0.0


def _solved(
    pace: Pace, dearer: float, fixed: float, varying: tuple[float, float] | None
) -> Closed | None:
    if varying is None:
        return None
    saved, ratio = varying
    alike = abs(ratio - 1) < FLAT  # what is fixed and what is not then develop alike
    if not alike and abs(fixed) >= FLAT:
        return None
    saved, ratio = (saved - fixed, 1.0) if alike else (saved, ratio)
    month = month_of(dearer, saved, pace.discount, ratio)
    return Closed(dearer, saved * pace.discount, ratio * pace.discount, month)


def month_of(dearer: float, saved: float, discount: float, ratio: float) -> float | None:
    """The month in which savings make up for what is dearer at the start; None if they never do.

    ``saved`` is what month 1 saves, and each month ``ratio`` times the one before; ``discount``
    is the worth today of a dollar in a month.
    """
    q, first = ratio * discount, saved * discount
    if first <= 0:
        return None
    if abs(q - 1) < FLAT:
        return dearer / first
    left = 1 - dearer * (1 - q) / first
    return log(left) / log(q) if left > 0 else None


def hosting_hurdle(ranges: Ranges, routes: CostRoutes) -> float | None:
    """Requests a month at which the prompt tokens saved pay the hosting fee; None without any.

    Saved tokens are priced as the foundation model's, cached as its prefix is. Only where the
    tuned model takes a fee beside its tokens: on machines of one's own no request is paid for.
    """
    p = ranges.likely()
    paid, _ = routes.paid(Column.FINE_TUNED)
    if paid != "hosted" or routes.foundation != "request":
        return None
    fee = hosting(p, paid, ranges.months)[0]
    removed = p.prompt_tokens[0] * (1 - p.prompt_kept[0])
    return hurdle(fee, removed, use_of(p, Column.FOUNDATION).price_in[0], _cached(ranges))


def _cached(ranges: Ranges) -> float:
    p = ranges.likely()
    return p.cache_hit_share[0] * (1 - p.cache_read_factor[0])


def hurdle(fee: float, removed: float, price: float, cached: float = 0.0) -> float | None:
    """Requests a month at which ``removed`` tokens a request pay a monthly fee.

    ``price`` is in dollars per million tokens, ``cached`` the share caching takes off it.
    """
    saved = removed * price * (1 - cached)
    return fee * MILLION / saved if saved > 0 and fee > 0 else None
