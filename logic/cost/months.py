"""What has been spent by each month, draw by draw: payments carried on from month to month.

Every payment is in dollars of today; those of a month stand at its end.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from itertools import chain, pairwise, repeat
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
from logic.cost.values import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from logic.cost.model import Sums
    from logic.cost.timing import Prices
    from logic.points import Numbers, Points

    #: By month the draws whose payment becomes another, each with this and its ratio from then on.
    Steps = Mapping[int, Sequence[tuple[int, float, float]]]

#: Draws are told apart by their trainings in at most so many groups, each of at least this share.
_MOST_GROUPS, _LEAST_SHARE = 3, 0.01


def spent(
    p: Points, of: Sequence[tuple[Column, Sums]], at: Iterable[int], horizon: int
) -> Iterator[list[Numbers]]:
    """What each of these sums has come to by these months, in rising order from 0 on.

    By each month a list for each of the sums, of a value for each draw. Trainings stop before the
    horizon.
    """
    discounts = discounts_of(p)
    ratios = _RatiosOf(p, discounts)
    paid = [_Spent(sums, [*_payments(sums, ratios, column)]) for column, sums in of]
    repeat = any(sums.repeats for _, sums in of)
    trainings = Trainings(p.retrainings, discounts, horizon) if repeat else None
    for before, month in pairwise(chain((0,), at)):
        trained = trainings.by(month) if trainings else ()
        yield [one.by(range(before + 1, month + 1), trained) for one in paid]


def trained_means(a_year: Numbers, discount: float, months: int) -> list[float]:
    """What a dollar at each training has come to by month 0 and each after it.

    The mean of so many trainings a year, equally likely, each worth ``discount`` today a month.
    """
    trainings = Trainings(a_year, [discount] * len(a_year), months)
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


class _Ratios:
    """How payments change from month to month; payments that do so alike share them."""

    def __init__(self, of: Numbers) -> None:
        self.of = of
        self._over: dict[int, tuple[Numbers, Numbers]] = {}

    def over(self, count: int) -> tuple[Numbers, Numbers]:
        """What a dollar and the months after it add up to, so many in all, and what follows.

        Kept in arrays, which take a quarter of the memory of as many numbers of Python.
        """
        if count not in self._over:
            sums = array("d", map(geometric, self.of, repeat(count)))
            self._over[count] = sums, array("d", map(pow, self.of, repeat(count)))
        return self._over[count]


class _RatiosOf:
    """The ratios of what is paid each month, by use, and by request in each column."""

    def __init__(self, p: Points, discounts: Numbers) -> None:
        self._p = p
        self.monthly = _Ratios(discounts)
        self.uses = _Ratios(growing_of(p, discounts))
        self.foundation = self._falling(Column.FOUNDATION)
        self.fine_tuned = self._falling(Column.FINE_TUNED)

    def _falling(self, column: Column) -> _Ratios:
        return _Ratios(fallen(self.uses.of, prices_of(self._p, column).falls))

    def requests(self, column: Column) -> tuple[_Ratios, Prices]:
        """Those of requests, and how their price develops."""
        tuned = column is Column.FINE_TUNED
        return (self.fine_tuned if tuned else self.foundation), prices_of(self._p, column)


class _Payments:
    """A payment that comes each month, and each month its ratio times the one before."""

    def __init__(self, first: Numbers, ratios: _Ratios, steps: Steps | None = None) -> None:
        self._next = first
        self._ratios = ratios
        self._steps = steps or {}

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
            self._next = product(now, self._ratios.of)
            return now
        sums, ratios = self._ratios.over(count)
        self._next = product(now, ratios)
        return product(now, sums)

    def _take_steps(self, month: int) -> None:
        payments, ratios = [*self._next], [*self._ratios.of]
        for draw, payment, ratio in self._steps[month]:
            payments[draw], ratios[draw] = payment, ratio
        self._next, self._ratios = payments, _Ratios(ratios)


def _payments(sums: Sums, ratios: _RatiosOf, column: Column) -> Iterator[_Payments]:
    discounts = ratios.monthly.of
    if sums.monthly:
        yield _Payments(product(sums.monthly, discounts), ratios.monthly)
    if sums.uses:
        yield _Payments(product(sums.uses, discounts), ratios.uses)
    if sums.requests:
        first = product(sums.requests, discounts)
        falling, prices = ratios.requests(column)
        yield _Payments(first, falling, _steps(first, ratios.uses.of, prices))


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


class Trainings:
    """What a dollar at each training has come to by a month, draw by draw."""

    def __init__(self, a_year: Numbers, discounts: Numbers, horizon: int) -> None:
        self._discounts = discounts
        self._intervals = intervals_of(a_year)
        self._most = [trainings_within(one, horizon, horizon) for one in self._intervals]
        self._trained = [0.0] * len(discounts)
        self._due: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._month = 0
        self._horizon = horizon
        self._ranked = sorted(self._intervals)

    def _plan(self, draw: int, number: int) -> None:
        if number <= self._most[draw]:
            self._due[ceil((number - ROUNDING) * self._intervals[draw])].append((draw, number))

    def by(self, month: int) -> Numbers:
        """The factors by a month, asked for one after the other."""
        if month and not self._month:
            for draw in range(len(self._trained)):
                self._plan(draw, 1)
        for one in range(self._month + 1, month + 1):
            for draw, number in self._due.pop(one, ()):
                interval = self._intervals[draw]
                count = max(number, min(self._most[draw], floor(month / interval + ROUNDING)))
                self._trained[draw] = repeated(self._discounts[draw], interval, count)
                self._plan(draw, count + 1)
        self._month = month
        return self._trained

    def alike(self, month: int) -> list[tuple[float, Numbers]]:
        """The draws in groups of as many trainings by a month, each with its share of all.

        And with what a dollar at each training has come to. There is one group where trainings
        come evenly.
        """
        groups, draws = self._groups(month), len(self._ranked)
        if len(groups) > _MOST_GROUPS:
            return [(1.0, self.by(month))]
        return [(size / draws, (factor,) * draws) for size, factor in groups]

    def come_evenly(self, month: int) -> bool:
        """Whether the draws differ by so many trainings that these come about evenly."""
        return len(self._groups(month)) > _MOST_GROUPS

    def _groups(self, month: int) -> list[tuple[int, float]]:
        """How many draws have had as many trainings, and what a dollar at each has come to."""
        discount, draws = sum(self._discounts) / len(self._discounts), len(self._ranked)

        def left(interval: float) -> int:
            return -trainings_within(interval, month, self._horizon)

        found: list[tuple[int, float]] = []
        start = 0
        while start < draws:
            count = -left(self._ranked[start])
            end = bisect_right(self._ranked, -count, start, key=left)
            interval = sum(self._ranked[start:end]) / (end - start)
            one = end - start, repeated(discount, interval, count)
            few = found and min(found[-1][0], end - start) < draws * _LEAST_SHARE
            found.append(_together(found.pop(), one) if few else one)
            start = end
        return found


def _together(one: tuple[int, float], other: tuple[int, float]) -> tuple[int, float]:
    """Two groups as one, with the mean of both."""
    size = one[0] + other[0]
    return size, (one[0] * one[1] + other[0] * other[1]) / size
