"""Months as factors: what a cost that comes once a month adds up to over a horizon today.

Cash flows stand at the end of their month, what is spent at the start at month 0.
"""

from __future__ import annotations

import math
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    return Times(*zip(*[_over(pace, months) for pace in paces(p)], strict=True))


def _over(pace: Pace, months: int) -> tuple[float, float, float, float, float]:
    v = pace.discount
    growing = v * pace.growth
    return (
        v * _priced(growing, pace.foundation, months),
        v * _priced(growing, pace.tuned, months),
        v * geometric(growing, months),
        v * geometric(v, months),
        repeats_by(pace, months, months),
    )


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


def repeats_by(pace: Pace, months: int, horizon: int) -> float:
    """What a cost at each new training adds up to by a month; none falls due at the very end."""
    interval = pace.interval
    if interval <= 0:
        return 0.0
    within = ceil(horizon / interval - _ROUNDING) - 1
    done = min(within, floor(months / interval + _ROUNDING))
    if done <= 0:
        return 0.0
    ratio = math.pow(pace.discount, interval)
    return ratio * geometric(ratio, done)


def walk(p: Points, months: int, horizon: int) -> Iterator[Times]:
    """The factors by each month from 0 on; trainings stop before the ``horizon``."""
    paths = [_path(pace, months, horizon) for pace in paces(p)]
    for rows in zip(*paths, strict=True):
        yield Times(*zip(*rows, strict=True))


def _path(
    pace: Pace, months: int, horizon: int
) -> Sequence[tuple[float, float, float, float, float]]:
    found = [(0.0, 0.0, 0.0, 0.0, 0.0)]
    uses = flat = foundation = tuned = 0.0
    weight = grown = 1.0
    for month in range(1, months + 1):
        weight *= pace.discount
        now = weight * grown
        flat += weight
        uses += now
        foundation += now * _level(pace.foundation, month)
        tuned += now * _level(pace.tuned, month)
        grown *= pace.growth
        found.append((foundation, tuned, uses, flat, repeats_by(pace, month, horizon)))
    return found


def _level(price: tuple[float, float, float], month: int) -> float:
    """The price of a month against that of today."""
    ratio, step, factor = price
    if 1 <= step < month + 1:
        return factor
    return 1.0 if ratio == 1 else math.pow(ratio, month - 1)
