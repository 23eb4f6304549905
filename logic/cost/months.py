"""What has been spent by each month, draw by draw: payments carried on from month to month.

Every payment is in dollars of today; those of a month stand at its end.
"""

from __future__ import annotations

from collections import defaultdict
from math import ceil, floor
from typing import TYPE_CHECKING

from logic.cost.model import plus, product
from logic.cost.timing import (
    ROUNDING,
    YEAR,
    discounts_of,
    fallen,
    growing_of,
    prices_of,
    repeated,
    trainings_within,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from logic.cost.model import Sums
    from logic.cost.timing import Prices
    from logic.cost.values import Column
    from logic.points import Numbers, Points

    #: By month the draws whose payment becomes another, each with this and its ratio from then on.
    Steps = Mapping[int, Sequence[tuple[int, float, float]]]


def spent(p: Points, of: Sequence[tuple[Column, Sums]], months: int) -> Iterator[list[Numbers]]:
    """What each of these sums has come to by month 0 and each after it; trainings stop before it.

    Each month a list for each of the sums, of a value for each draw.
    """
    discounts = discounts_of(p)
    growing = growing_of(p, discounts)
    paid = [
        _Spent(sums, [*_payments(sums, discounts, growing, prices_of(p, column))])
        for column, sums in of
    ]
    trainings = _Trainings(p.retrainings, discounts, months)
    yield [one.so_far for one in paid]
    for month in range(1, months + 1):
        trained = trainings.by(month)
        yield [one.by(month, trained) for one in paid]


class _Spent:
    """What sums have come to so far."""

    def __init__(self, sums: Sums, payments: Sequence[_Payments]) -> None:
        count = max(map(len, sums))
        self.so_far = sums.start or (0.0,) * count
        self._repeats = sums.repeats
        self._payments = payments

    def by(self, month: int, trained: Numbers) -> Numbers:
        """The sums with a month more, and with what each training has come to by its end."""
        for one in self._payments:
            self.so_far = plus(self.so_far, one.of(month))
        if not self._repeats:
            return self.so_far
        return plus(self.so_far, product(self._repeats, trained))


class _Payments:
    """A payment that comes each month, and each month its ratio times the one before."""

    def __init__(self, first: Numbers, ratios: Numbers, steps: Steps | None = None) -> None:
        self._next = first
        self._ratios = ratios
        self._steps = steps or {}

    def of(self, month: int) -> Numbers:
        """The payments of a month, asked for one after the other."""
        if month in self._steps:
            self._take_steps(month)
        now = self._next
        self._next = product(now, self._ratios)
        return now

    def _take_steps(self, month: int) -> None:
        payments, ratios = [*self._next], [*self._ratios]
        for draw, payment, ratio in self._steps[month]:
            payments[draw], ratios[draw] = payment, ratio
        self._next, self._ratios = payments, ratios


def _payments(
    sums: Sums, discounts: Numbers, growing: Numbers, prices: Prices
) -> Iterator[_Payments]:
    if sums.monthly:
        yield _Payments(product(sums.monthly, discounts), discounts)
    if sums.uses:
        yield _Payments(product(sums.uses, discounts), growing)
    if sums.requests:
        first = product(sums.requests, discounts)
        yield _Payments(first, fallen(growing, prices.falls), _steps(first, growing, prices))


def _steps(first: Numbers, growing: Numbers, prices: Prices) -> Steps:
    """The payments at scheduled prices, which stay as they are from then on."""
    found = defaultdict(list)
    rows = zip(first, growing, prices.steps, prices.factors, strict=True)
    for draw, (payment, ratio, step, factor) in enumerate(rows):
        if step >= 1:
            month = floor(step)
            found[month].append((draw, payment * ratio ** (month - 1) * factor, ratio))
    return found


class _Trainings:
    """What a dollar at each training has come to by a month, draw by draw."""

    def __init__(self, a_year: Numbers, discounts: Numbers, horizon: int) -> None:
        self._horizon = horizon
        self._discounts = discounts
        self._intervals = [YEAR / count if count > 0 else 0.0 for count in a_year]
        self._trained = [0.0] * len(discounts)
        self._due: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for draw, interval in enumerate(self._intervals):
            if interval:
                self._plan(draw, 1)

    def _plan(self, draw: int, number: int) -> None:
        interval = self._intervals[draw]
        if number <= trainings_within(interval, self._horizon, self._horizon):
            self._due[ceil((number - ROUNDING) * interval)].append((draw, number))

    def by(self, month: int) -> Numbers:
        """The factors by a month, asked for one after the other."""
        for draw, number in self._due.pop(month, ()):
            interval = self._intervals[draw]
            count = max(number, trainings_within(interval, month, self._horizon))
            self._trained[draw] = repeated(self._discounts[draw], interval, count)
            self._plan(draw, count + 1)
        return self._trained
