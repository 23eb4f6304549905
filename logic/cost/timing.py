"""Months as factors: what a cost that comes once a month adds up to over a horizon today.

Cash flows stand at the end of their month, what is spent at the start at month 0.
"""

from __future__ import annotations

import math
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from logic.cost.values import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.points import Numbers, Points

YEAR = 12
#: Ratios this near 1 add up like 1, to first order.
_FLAT = 1e-8
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
    return [math.pow(1 + rate, -1 / YEAR) for rate in p.discount_a_year]


def growing_of(p: Points, discounts: Numbers) -> Numbers:
    """What each month pays today for requests, against the month before."""
    return [v * (1 + growth) for v, growth in zip(discounts, p.growth_a_month, strict=True)]


def fallen(growing: Numbers, falls: Numbers) -> Numbers:
    """The same at a price that falls so far each year."""
    return [q * math.pow(1 - fall, 1 / YEAR) for q, fall in zip(growing, falls, strict=True)]


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
        return [
            repeated(v, YEAR / n, trainings_within(YEAR / n, months, horizon)) if n > 0 else 0.0
            for v, n in zip(self._discounts, self._p.retrainings, strict=True)
        ]

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
    return [
        v * ((1 - math.pow(q, months)) / (1 - q) if abs(q - 1) > _FLAT else geometric(q, months))
        for q, v in zip(ratios, discounts, strict=True)
    ]


def geometric(q: float, n: float) -> float:
    """1 + q + q^2 and so on, ``n`` terms."""
    if -_FLAT < q - 1 < _FLAT:
        return n + n * (n - 1) / 2 * (q - 1)
    return (1 - math.pow(q, n)) / (1 - q)


def _scheduled(falling: float, growing: float, step: float, factor: float, months: float) -> float:
    """Terms that follow the price until a scheduled one, then stand at that."""
    if step < 1 or step >= months + 1:
        return geometric(falling, months)
    before = floor(step) - 1
    smooth = geometric(falling, before)
    return smooth + factor * math.pow(growing, before) * geometric(growing, months - before)


def trainings_within(interval: float, months: float, horizon: float) -> int:
    """How many trainings fall due within so many months; none at the very end of the horizon."""
    before_the_end = ceil(horizon / interval - ROUNDING) - 1
    return min(before_the_end, floor(months / interval + ROUNDING))


def repeated(discount: float, interval: float, count: int) -> float:
    """What a dollar at each of so many trainings is worth today."""
    if count <= 0:
        return 0.0
    ratio = math.pow(discount, interval)
    return ratio * geometric(ratio, count)
