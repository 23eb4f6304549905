"""What has been spent by each month, draw by draw: payments carried on from month to month.

Every payment is in dollars of today; those of a month stand at its end.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, pairwise
from math import ceil, floor
from operator import add, mul
from typing import TYPE_CHECKING

from logic.cost.model import plus, product, summed
from logic.cost.timing import (
    ROUNDING,
    discounts_of,
    fallen,
    geometric,
    growing_of,
    intervals_of,
    prices_of,
    repeated,
    trainings_within,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from logic.cost.model import Sums
    from logic.cost.timing import Prices
    from logic.cost.values import Column
    from logic.points import Numbers, Points

    #: By month the draws whose payment becomes another, each with this and its ratio from then on.
    Steps = Mapping[int, Sequence[tuple[int, float, float]]]


def spent(
    p: Points, of: Sequence[tuple[Column, Sums]], at: Iterable[int], horizon: int
) -> Iterator[list[Numbers]]:
    """What each of these sums has come to by these months, in rising order from 0 on.

    By each month a list for each of the sums, of a value for each draw. Trainings stop before the
    horizon.
    """
    discounts = discounts_of(p)
    growing = growing_of(p, discounts)
    paid = [
        _Spent(sums, [*_payments(sums, discounts, growing, prices_of(p, column))])
        for column, sums in of
    ]
    trainings = _Trainings(p.retrainings, discounts, horizon)
    for before, month in pairwise(chain((0,), at)):
        trained = trainings.by(month)
        yield [one.by(range(before + 1, month + 1), trained) for one in paid]


def trained_means(a_year: Numbers, discount: float, months: int) -> list[float]:
    """What a dollar at each training has come to by month 0 and each after it.

    The mean of so many trainings a year, equally likely, each worth ``discount`` today a month.
    """
    trainings = _Trainings(a_year, [discount] * len(a_year), months)
    return [sum(trainings.by(month)) / len(a_year) for month in range(months + 1)]


class _Spent:
    """What sums have come to so far."""

    def __init__(self, sums: Sums, payments: Sequence[_Payments]) -> None:
        self._so_far = sums.start or (0.0,) * max(map(len, sums))
        self._repeats = sums.repeats
        self._payments = payments

    def by(self, months: range, trained: Numbers) -> Numbers:
        """The sums with these months more, and with what each training has come to by then."""
        if months:
            for one in self._payments:
                self._so_far = plus(self._so_far, one.of(months))
        if not self._repeats:
            return self._so_far
        return [*map(add, self._so_far, map(mul, self._repeats, trained))]


class _Payments:
    """A payment that comes each month, and each month its ratio times the one before."""

    def __init__(self, first: Numbers, ratios: Numbers, steps: Steps | None = None) -> None:
        self._next = first
        self._ratios = ratios
        self._steps = steps or {}
        self._over: dict[int, tuple[Numbers, Numbers]] = {}

    def of(self, months: range) -> Numbers:
        """The payments of these months, asked for one after the other."""
        if self._steps.keys() & months:
            return summed([self._of_one(month) for month in months])
        return self._of_alike(len(months))

    def _of_one(self, month: int) -> Numbers:
        if month in self._steps:
            self._take_steps(month)
        return self._of_alike(1)

    def _of_alike(self, count: int) -> Numbers:
        """The payments of so many months without a step: the first times a factor."""
        now = self._next
        if count == 1:
            self._next = product(now, self._ratios)
            return now
        if count not in self._over:
            self._over[count] = (
                [geometric(ratio, count) for ratio in self._ratios],
                [ratio**count for ratio in self._ratios],
            )
        sums, ratios = self._over[count]
        self._next = product(now, ratios)
        return product(now, sums)

    def _take_steps(self, month: int) -> None:
        payments, ratios = [*self._next], [*self._ratios]
        for draw, payment, ratio in self._steps[month]:
            payments[draw], ratios[draw] = payment, ratio
        self._next, self._ratios = payments, ratios
        self._over.clear()


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
    if max(prices.steps) < 1:
        return {}
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
        self._discounts = discounts
        self._intervals = intervals_of(a_year)
        self._most = [trainings_within(one, horizon, horizon) for one in self._intervals]
        self._trained = [0.0] * len(discounts)
        self._due: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._month = 0
        for draw in range(len(discounts)):
            self._plan(draw, 1)

    def _plan(self, draw: int, number: int) -> None:
        if number <= self._most[draw]:
            self._due[ceil((number - ROUNDING) * self._intervals[draw])].append((draw, number))

    def by(self, month: int) -> Numbers:
        """The factors by a month, asked for one after the other."""
        for one in range(self._month + 1, month + 1):
            for draw, number in self._due.pop(one, ()):
                interval = self._intervals[draw]
                count = max(number, min(self._most[draw], floor(one / interval + ROUNDING)))
                self._trained[draw] = repeated(self._discounts[draw], interval, count)
                self._plan(draw, count + 1)
        self._month = month
        return self._trained
