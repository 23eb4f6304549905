"""Months as factors: what a cost that comes once a month adds up to over a horizon today.

Cash flows stand at the end of their month, what is spent at the start at month 0.
"""

from __future__ import annotations

import math
from itertools import repeat
from math import ceil, floor
from operator import add, mul
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.points import Numbers, Points

YEAR = 12
#: Ratios this near 1 add up like 1, to first order.
_FLAT = 1e-8
#: What rounding may leave of a whole number.
_ROUNDING = 1e-9


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


class Times(NamedTuple):
    """What a cost of month 1 adds up to, for each draw.

    Requests at either side's prices, uses at a price that stays, months, and trainings.
    """

    foundation: Numbers
    tuned: Numbers
    uses: Numbers
    months: Numbers
    repeats: Numbers


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


def times_of(p: Points, months: int) -> Times:
    """The factors of a horizon, each in closed form."""
    discounts = [math.pow(1 + rate, -1 / YEAR) for rate in p.discount_a_year]
    growing = [v * (1 + growth) for v, growth in zip(discounts, p.growth_a_month, strict=True)]
    pairs = zip(discounts, p.retrainings, strict=True)
    return Times(
        foundation=_priced_over(
            growing, discounts, (p.decline_foundation, p.step_month_foundation), months
        )
        or _scheduled(p, months).foundation,
        tuned=_priced_over(growing, discounts, (p.decline_tuned, p.step_month_tuned), months)
        or _scheduled(p, months).tuned,
        uses=_added_up(growing, discounts, months),
        months=_added_up(discounts, discounts, months),
        repeats=[_repeated(v, YEAR / n if n > 0 else 0.0, months, months) for v, n in pairs],
    )


def _added_up(ratios: Numbers, discounts: Numbers, months: int) -> Numbers:
    """What a cost of month 1 adds up to that grows by these ratios."""
    return [
        v * ((1 - math.pow(q, months)) / (1 - q) if abs(q - 1) > _FLAT else geometric(q, months))
        for q, v in zip(ratios, discounts, strict=True)
    ]


def _priced_over(
    growing: Numbers, discounts: Numbers, price: tuple[Numbers, Numbers], months: int
) -> Numbers | None:
    """The same for requests whose price falls all the time; None where one is scheduled."""
    falls, steps = price
    if max(steps) >= 1:
        return None
    pairs = zip(growing, falls, strict=True)
    return _added_up([q * math.pow(1 - fall, 1 / YEAR) for q, fall in pairs], discounts, months)


class _Scheduled(NamedTuple):
    foundation: Numbers
    tuned: Numbers


def _scheduled(p: Points, months: int) -> _Scheduled:
    """What requests add up to draw by draw, scheduled prices among them."""
    rows = [
        (
            pace.discount * _priced(pace.discount * pace.growth, pace.foundation, months),
            pace.discount * _priced(pace.discount * pace.growth, pace.tuned, months),
        )
        for pace in paces(p)
    ]
    return _Scheduled(*zip(*rows, strict=True))


def geometric(q: float, n: float) -> float:
    """1 + q + q^2 and so on, ``n`` terms."""
    if -_FLAT < q - 1 < _FLAT:
        return n + n * (n - 1) / 2 * (q - 1)
    return (1 - math.pow(q, n)) / (1 - q)


def _priced(growing: float, price: tuple[float, float, float], months: int) -> float:
    """Terms that follow the price until a scheduled one, then stand at that."""
    ratio, step, factor = price
    if step < 1 or step >= months + 1:
        return geometric(growing * ratio, months)
    before = floor(step) - 1
    smooth = geometric(growing * ratio, before)
    return smooth + factor * math.pow(growing, before) * geometric(growing, months - before)


def _repeated(discount: float, interval: float, months: int, horizon: int) -> float:
    """What a cost at each new training adds up to by a month; none falls due at the very end."""
    if interval <= 0:
        return 0.0
    within = ceil(horizon / interval - _ROUNDING) - 1
    done = min(within, floor(months / interval + _ROUNDING))
    if done <= 0:
        return 0.0
    ratio = math.pow(discount, interval)
    return ratio * geometric(ratio, done)


def walk(p: Points, months: int, horizon: int) -> Iterator[Times]:
    """The factors by each month from 0 on; trainings stop before the ``horizon``.

    All draws go on a month at a time; a path kept for each took three times the memory.
    """
    discounts = [math.pow(1 + rate, -1 / YEAR) for rate in p.discount_a_year]
    intervals = [YEAR / n if n > 0 else 0.0 for n in p.retrainings]
    foundation = _prices(p.decline_foundation, p.step_month_foundation, p.step_factor_foundation)
    tuned = _prices(p.decline_tuned, p.step_month_tuned, p.step_factor_tuned)
    none = [0.0] * len(discounts)
    found = Times(none, none, none, none, none)
    weights = growing = [1.0] * len(discounts)
    yield found
    for month in range(1, months + 1):
        weights = [*map(mul, weights, discounts)]
        uses = [*map(mul, weights, growing)]
        found = Times(
            _paid_by(found.foundation, uses, foundation, month),
            _paid_by(found.tuned, uses, tuned, month),
            [*map(add, found.uses, uses)],
            [*map(add, found.months, weights)],
            [*map(_repeated, discounts, intervals, repeat(month), repeat(horizon))],
        )
        growing = [at * (1 + growth) for at, growth in zip(growing, p.growth_a_month, strict=True)]
        yield found


class _Prices(NamedTuple):
    """Of each draw the monthly price ratio, the month of a scheduled price, and its factor."""

    ratios: Numbers
    steps: Numbers
    factors: Numbers


def _prices(declines: Numbers, steps: Numbers, factors: Numbers) -> _Prices:
    return _Prices([(1 - decline) ** (1 / YEAR) for decline in declines], steps, factors)


def _paid_by(before: Numbers, uses: Numbers, prices: _Prices, month: int) -> Numbers:
    """What requests add up to with those of one more month."""
    levels = map(_level, *prices, repeat(month))
    return [*map(add, before, map(mul, uses, levels))]


def _level(ratio: float, step: float, factor: float, month: int) -> float:
    """The price of a month against that of today."""
    if 1 <= step < month + 1:
        return factor
    return 1.0 if ratio == 1 else math.pow(ratio, month - 1)
