"""How old a price is on a day, and what of it ends soon; the day is always handed in."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from logic.assessment_checks import is_day
from logic.prices.values import Model
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import FrozenPrice
    from logic.prices.values import Catalogue, PriceRow

#: Days up to which a price is plain, and up to which it is marked; older must be reviewed.
#: Our judgement: price lists changed within days, and most prices did not change in a year.
FRESH_DAYS, AGEING_DAYS = 30, 90
#: How far ahead an ending is told of, in days; our judgement.
SOON_DAYS = 365
_MONTH = len("2026-11")


class Age(StrEnum):
    """How far a price may be relied on by its date."""

    FRESH = "fresh"
    AGEING = "ageing"
    OLD = "old"
    UNDATED = "undated"
    AHEAD = "ahead"


class End(StrEnum):
    """What comes to an end."""

    SERVING = "serving"
    TUNING = "tuning"
    PRICE = "price"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Something that ended by the day asked about (``passed``), or ends soon after it."""

    end: End
    provider: str
    model: str
    on: str
    passed: bool


def day_of(as_of: str) -> str:
    """The day a date of a list stands for: of a month its first, "" for a year or undated."""
    day = f"{as_of}-01" if len(as_of) == _MONTH else as_of
    return day if is_day(day) else ""


def days_old(as_of: str, day: str) -> int | None:
    """The days between a date of a list and a day, at least 0; None where one is no day."""
    read = day_of(as_of)
    if not read or not is_day(day):
        return None
    return max(0, (date.fromisoformat(day) - date.fromisoformat(read)).days)


def is_ahead(as_of: str, day: str) -> bool:
    """Whether a date of a list lies after a day, on which nobody can have read it yet."""
    return bool(day) and day_of(as_of) > day


def age_of(as_of: str, day: str) -> Age:
    """How old a price read ``as_of`` is on a day."""
    if is_ahead(as_of, day):
        return Age.AHEAD
    days = days_old(as_of, day)
    if days is None:
        return Age.UNDATED
    if days <= FRESH_DAYS:
        return Age.FRESH
    return Age.AGEING if days <= AGEING_DAYS else Age.OLD


def dated(price: FrozenPrice) -> str:
    """The day a frozen price is of: that of its list, or of the number typed in its place."""
    return price.edit.changed_on if price.edit else price.as_of


def to_review(price: FrozenPrice, day: str) -> bool:
    """Whether a person must look at a price before it is relied on, and has not.

    A number typed after the day is no sign of anything.
    """
    age = age_of(dated(price), day)
    odd = age in (Age.OLD, Age.UNDATED) or (age is Age.AHEAD and price.edit is None)
    return odd and price.price_usd is not None and not price.reviewed


def in_force(row: PriceRow | FrozenPrice, day: str) -> bool:
    """Whether a price holds on a day."""
    begun = not row.effective_from or row.effective_from <= day
    return begun and (not row.effective_to or day <= row.effective_to)


def endings(price: PriceRow | FrozenPrice, day: str) -> Iterator[Ending]:
    """What of a price's model has ended on a day, or ends within a year of it."""
    last = _later(day, SOON_DAYS)
    ends = (
        (End.SERVING, price.serving_ends),
        (End.TUNING, price.tuning_closes),
        (End.PRICE, price.effective_to),
    )
    for end, on in ends:
        if on and on <= last:
            yield Ending(
                end=end, provider=price.provider, model=price.model, on=on, passed=on <= day
            )


def next_price(catalogue: Catalogue, price: PriceRow | FrozenPrice, day: str) -> PriceRow | None:
    """The price announced for the same thing from a later day on, the earliest; None for none."""
    model = Model(price.provider, price.model, price.kind, price.region)
    identity = (price.unit, price.min_prompt_tokens)
    rows = (listed.row for listed in catalogue.models.get(model, ()))
    same = (
        row
        for row in rows
        if (row.unit, row.min_prompt_tokens) == identity and row.effective_from > day
    )
    return min(same, key=_start, default=None)


def _start(row: PriceRow) -> str:
    return row.effective_from


def _later(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day
