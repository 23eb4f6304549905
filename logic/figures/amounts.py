"""The numbers of the cost's inputs as people read them, each with the sign of its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.currency import quantity, rounded
from logic.points import UNITS

if TYPE_CHECKING:
    from logic.currency import Currency

_HUNDRED = 100.0


def measured(name: str, value: float, currency: Currency) -> str:
    """An input's number: ``$1,500``, ``2 %``, ``62,000``; bare where its name is not known."""
    return in_unit(UNITS.get(name, ""), value, currency)


def in_unit(unit: str, value: float, currency: Currency) -> str:
    """A number with the sign of its unit, where that has one; dollars in the currency."""
    if unit.startswith("usd"):
        return currency.amount(value)
    if unit.startswith("share"):
        return f"{quantity(value * _HUNDRED)}\N{NO-BREAK SPACE}%"
    return f"{quantity(value)}\N{MULTIPLICATION SIGN}" if unit == "factor" else quantity(value)


def about(name: str, value: float, currency: Currency) -> str:
    """The same to two significant figures, for a number that was worked out.

    Money is rounded in the currency it is shown in.
    """
    rate = currency.rate if UNITS.get(name, "").startswith("usd") else 1.0
    return measured(name, rounded(value * rate) / rate, currency)
