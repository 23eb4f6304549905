"""Cost results made by hand: a cheap case, a dear one, one that never pays back, and others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.cost.values import (
    BreakEven,
    Column,
    ColumnCost,
    CostResult,
    Payback,
    Spread,
    Step,
    Swing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHS = 24
WIDE = 0.18


def spread(value: float, wide: float = WIDE) -> Spread:
    """A value with a band around it that reaches further up than down."""
    reach = abs(value) * wide
    return Spread(p10=value - reach, p50=value + reach / 10, p90=value + 1.5 * reach, likely=value)


def column(name: Column, upfront: float, month: float, bump: float = 0.0) -> ColumnCost:
    """A column with a start, an even monthly cost, and ``bump`` more after each year."""
    values = [upfront + month * at + bump * (at // 12) for at in range(MONTHS + 1)]
    total = values[-1]
    return ColumnCost(
        column=name,
        paid="hosted" if name is Column.FINE_TUNED else "request",
        lines={
            "design": upfront * 0.6,
            "labels": upfront * 0.4,
            "requests": total - upfront - 0.25 * (total - upfront),
            "running": 0.25 * (total - upfront),
        },
        upfront=upfront,
        total=spread(total),
        months=tuple(spread(value) for value in values),
    )


def swing(name: str, ends: tuple[float, float, float], at: tuple[float, float, float]) -> Swing:
    """One bar: low, likely, high of the input; the difference at low and high, and its turn."""
    low, likely, high = ends
    first, last, turn = at
    return Swing(
        input=name,
        low=low,
        likely=likely,
        high=high,
        at_low=first,
        at_high=last,
        turns_at=turn if first * last < 0 else None,
        precise=abs(first - last) > 40_000,
    )


def result(
    foundation: ColumnCost, fine_tuned: ColumnCost, small: ColumnCost, even: BreakEven
) -> CostResult:
    """A result of three columns; the difference follows from the first two."""
    months = tuple(
        spread(one.likely - other.likely, 0.6)
        for one, other in zip(foundation.months, fine_tuned.months, strict=True)
    )
    gap = months[-1].likely
    return CostResult(
        months=MONTHS,
        columns=(foundation, fine_tuned, small),
        difference=months[-1],
        difference_months=months,
        tuned_cheaper=0.83 if gap > 0 else 0.12,
        break_even=even,
        hurdle=620_500.0,
        break_even_volume=43_000.0,
        tornado=(
            swing("volume", (20_000, 100_000, 300_000), (gap - 90_000, gap + 130_000, 62_000)),
            swing("label_cost", (0.1, 8, 100), (gap + 25_000, gap - 95_000, 74.5)),
            swing("staff_days", (5, 15, 40), (gap + 12_000, gap - 21_000, 0)),
            swing("retrainings", (1, 2, 4), (gap + 5_000, gap - 9_000, 0)),
        ),
        steps=steps(),
        missing=(),
        decisive=60_000.0,
        decisive_is_default=False,
        held_at_ends=True,
        holds_whatever_cost=False,
        draws=4096,
    )


def steps() -> tuple[Step, ...]:
    """A few written-out lines."""
    return (
        Step(
            column=Column.FOUNDATION,
            line="request_cost",
            text="(2,600 \u00d7 $2.00 + 300 \u00d7 $10.00) / 1,000,000 \u00d7 1.10",
            value=0.009,
            said="$0.009 a request",
        ),
        Step(
            column=Column.FOUNDATION,
            line="requests",
            text="100,000 requests \u00d7 $0.0090 \u00d7 24 months",
            value=21_600.0,
            said="$21,600",
        ),
        Step(
            column=Column.FINE_TUNED,
            line="labels",
            text="(500 + 200) examples x $8.00",
            value=5_600.0,
            said="$5,600",
        ),
        Step(
            column=None,
            line="difference",
            text="$310,800 \u2212 $206,000",
            value=104_800.0,
            said="$104,800",
        ),
    )


def small() -> ColumnCost:
    """A small model prompted: the cheapest."""
    return column(Column.SMALL, 6_000, 2_100)


def cheap() -> CostResult:
    """Tuning costs more to start with and is cheaper from month 8 on."""
    return result(
        column(Column.FOUNDATION, 6_000, 12_700),
        column(Column.FINE_TUNED, 62_000, 5_400, 7_200),
        small(),
        BreakEven(payback=Payback.MONTH, months=(8,), exact=7.7),
    )


def dear() -> CostResult:
    """Tuning is dearer over the whole horizon; it would pay back in month 61."""
    return result(
        column(Column.FOUNDATION, 15_000, 2_600),
        column(Column.FINE_TUNED, 95_000, 1_300),
        small(),
        BreakEven(payback=Payback.NOT_WITHIN, months=(61,), exact=61.5),
    )


def never() -> CostResult:
    """Tuning is dearer to start with and every month."""
    return result(
        column(Column.FOUNDATION, 12_000, 900),
        column(Column.FINE_TUNED, 60_000, 3_400),
        small(),
        BreakEven(payback=Payback.NEVER, months=(), exact=None),
    )


def several() -> CostResult:
    """A yearly bump makes the cheaper side change more than once."""
    return result(
        column(Column.FOUNDATION, 6_000, 6_000),
        column(Column.FINE_TUNED, 46_000, 2_000, 12_000),
        small(),
        BreakEven(payback=Payback.SEVERAL, months=(10, 12, 13), exact=None),
    )


def from_start() -> CostResult:
    """Tuning is never dearer."""
    return result(
        column(Column.FOUNDATION, 20_000, 9_000),
        column(Column.FINE_TUNED, 12_000, 4_000),
        small(),
        BreakEven(payback=Payback.FROM_START, months=(), exact=None),
    )


def unknown(*missing: str) -> CostResult:
    """Something needed is not known, so that there is no total."""
    return replace(
        cheap(),
        columns=(),
        difference=None,
        difference_months=(),
        tuned_cheaper=None,
        break_even=None,
        hurdle=None,
        break_even_volume=None,
        tornado=(),
        steps=(),
        missing=missing or ("volume",),
        holds_whatever_cost=None,
    )


CASES: dict[str, Callable[[], CostResult]] = {
    "cheap": cheap,
    "dear": dear,
    "never": never,
    "several": several,
    "from_start": from_start,
}
