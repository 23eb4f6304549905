"""What is wrong with a low, a likely and a high number, and at which of the three."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Amount


class RangeFault(StrEnum):
    """Why one of three numbers cannot be used."""

    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"
    NOT_WHOLE = "not_whole"
    LOW_ABOVE = "low_above"
    HIGH_BELOW = "high_below"


def range_faults(
    amount: Amount, least: float, most: float, *, whole: bool = False
) -> Mapping[str, RangeFault]:
    """The fault of each part ("low", "likely", "high") that has one, by part.

    Only a number that is fine by itself can be at odds with the likely one; then both have it.
    """
    found: dict[str, RangeFault] = {}
    for part in ("low", "likely", "high"):
        value: float = getattr(amount, part)
        if value < least:
            found[part] = RangeFault.TOO_LOW
        elif value > most:
            found[part] = RangeFault.TOO_HIGH
        elif whole and not value.is_integer():
            found[part] = RangeFault.NOT_WHOLE
    return found or _out_of_order(amount)


def _out_of_order(amount: Amount) -> dict[str, RangeFault]:
    if amount.low > amount.likely:
        return dict.fromkeys(("low", "likely"), RangeFault.LOW_ABOVE)
    if amount.high < amount.likely:
        return dict.fromkeys(("likely", "high"), RangeFault.HIGH_BELOW)
    return {}
