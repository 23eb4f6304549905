"""Months as factors: what a cost that comes once a month adds up to over a horizon today.

Cash flows stand at the end of their month, what is spent at the start at month 0.
"""

from __future__ import annotations

import math
from functools import cached_property
from itertools import repeat
from math import ceil, floor
from operator import add, mul, sub
from typing import TYPE_CHECKING, NamedTuple

from logic.cost.values import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.points import Numbers, Points

YEAR = 12
#: Ratios this near 1 add up like 1, to first order.
_FLAT = 1e-8
_BELOW, _ABOVE = 1 - _FLAT, 1 + _FLAT
#: What rounding may leave of a whole number.
ROUNDING = 1e-9


class Pace(NamedTuple):
    """How the costs of one draw develop.

    Monthly ratios of discount and volume; for each side the monthly price ratio, the month of
    a scheduled price (0: none) and its factor; the months between two trainings (0: none).
    """

    discount: float
    growth: float
    foundation: tuple[float, float, float]
    tuned: tuple[float, float, float]
    interval: float


def paces(p: Points) -> Iterator[Pace]:
    """The pace of each draw."""
    rows = zip(
        p.discount_a_year,
        p.growth_a_month,
        p.retrainings,
        zip(p.decline_foundation, p.step_month_foundation, p.step_factor_foundation, strict=True),
        zip(p.decline_tuned, p.step_month_tuned, p.step_factor_tuned, strict=True),
        strict=True,
    )
    for discount, growth, trainings, (fall, step, factor), (fell, stepped, times) in rows:
        yield Pace(
            (1 + discount) ** (-1 / YEAR),
            1 + growth,
            ((1 - fall) ** (1 / YEAR), step, factor),
            ((1 - fell) ** (1 / YEAR), stepped, times),
            YEAR / trainings if trainings > 0 else 0.0,
        )


class Prices(NamedTuple):
    """How far the price of requests falls a year, when it is to change, and then its factor."""

    falls: Numbers
    steps: Numbers
    factors: Numbers


def prices_of(p: Points, column: Column) -> Prices:
    """How the price of requests of a column develops, in each draw."""
    if column is Column.FINE_TUNED:
        return Prices(p.decline_tuned, p.step_month_tuned, p.step_factor_tuned)
    return Prices(p.decline_foundation, p.step_month_foundation, p.step_factor_foundation)


def discounts_of(p: Points) -> Numbers:
    """What a dollar in a month is worth today."""
    return [*map(math.pow, map(add, p.discount_a_year, repeat(1)), repeat(-1 / YEAR))]


def growing_of(p: Points, discounts: Numbers) -> Numbers:
    """What each month pays today for requests, against the month before."""
    return [v * (1 + growth) for v, growth in zip(discounts, p.growth_a_month, strict=True)]


def fallen(growing: Numbers, falls: Numbers) -> Numbers:
    """The same at a price that falls so far each year."""
    ratios = map(math.pow, map(sub, repeat(1), falls), repeat(1 / YEAR))
    return [*map(mul, growing, ratios)]


class Times:
    """What a cost of month 1 adds up to over so many months, for each draw, in closed form.

    Each factor is worked out when it is first read. Trainings stop before the horizon.
    """

    def __init__(self, p: Points, months: float, horizon: int) -> None:
        self._p = p
        self._months = months
        self._horizon = horizon

    @cached_property
    def foundation(self) -> Numbers:
        """Of requests at the price of the foundation model."""
        return self._priced(Column.FOUNDATION)

    @cached_property
    def tuned(self) -> Numbers:
        """Of requests at the price of the tuned model."""
        return self._priced(Column.FINE_TUNED)

    @cached_property
    def uses(self) -> Numbers:
        """Of requests at a price that stays."""
        return _added_up(self._growing, self._discounts, self._months)

    @cached_property
    def months(self) -> Numbers:
        """Of a cost that comes each month."""
        return _added_up(self._discounts, self._discounts, self._months)

    @cached_property
    def repeats(self) -> Numbers:
        """Of a cost that comes with each training."""
        months, horizon = self._months, self._horizon
        intervals = intervals_of(self._p.retrainings)
        counts = [trainings_within(one, months, horizon) for one in intervals]
        return [*map(repeated, self._discounts, intervals, counts)]

    @cached_property
    def _discounts(self) -> Numbers:
        return discounts_of(self._p)

    @cached_property
    def _growing(self) -> Numbers:
        return growing_of(self._p, self._discounts)

    def _priced(self, column: Column) -> Numbers:
        prices = prices_of(self._p, column)
        falling = fallen(self._growing, prices.falls)
        if max(prices.steps) < 1:
            return _added_up(falling, self._discounts, self._months)
        ratios = zip(falling, self._growing, prices.steps, prices.factors, strict=True)
        return [
            v * _scheduled(*ratio, self._months)
            for v, ratio in zip(self._discounts, ratios, strict=True)
        ]


def times_of(p: Points, months: float, horizon: int | None = None) -> Times:
    """The factors of so many months, of a horizon that may be longer."""
    return Times(p, months, math.ceil(months) if horizon is None else horizon)


def _added_up(ratios: Numbers, discounts: Numbers, months: float) -> Numbers:
    """What a cost of month 1 adds up to that grows by these ratios."""
    rows = zip(discounts, ratios, map(math.pow, ratios, repeat(months)), strict=True)
    return [
        v * ((1 - power) / (1 - q) if q < _BELOW or q > _ABOVE else geometric(q, months))
        for v, q, power in rows
    ]


def geometric(q: float, n: float) -> float:
    """1 + q + q^2 and so on, ``n`` terms."""
    if q < _BELOW or q > _ABOVE:
        return (1 - math.pow(q, n)) / (1 - q)
    return n + n * (n - 1) / 2 * (q - 1)


def _scheduled(falling: float, growing: float, step: float, factor: float, months: float) -> float:
    """Terms that follow the price until a scheduled one, then stand at that."""
    if step < 1 or step >= months + 1:
        return geometric(falling, months)
    before = floor(step) - 1
    smooth = geometric(falling, before)
    return smooth + factor * math.pow(growing, before) * geometric(growing, months - before)


def intervals_of(a_year: Numbers) -> Numbers:
    """The months between two trainings, from how many there are a year."""
    return [YEAR / count if count > 0 else math.inf for count in a_year]


def trainings_within(interval: float, months: float, horizon: float) -> int:
    """How many trainings fall due within so many months; none at the very end of the horizon."""
    before_the_end = ceil(horizon / interval - ROUNDING) - 1
    if months < horizon:
        return min(before_the_end, floor(months / interval + ROUNDING))
    return before_the_end


def repeated(discount: float, interval: float, count: int) -> float:
    """What a dollar at each of so many trainings is worth today."""
    if count <= 0:
        return 0.0
    ratio = math.pow(discount, interval)
    return ratio * geometric(ratio, count)
