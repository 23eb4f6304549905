"""The numbers of the cost's inputs as people read them, each with the sign of its unit."""

from __future__ import annotations

from logic.figures.currency import quantity, rounded
from logic.points import UNITS

_HUNDRED = 100.0
_DIME = 0.1


def measured(name: str, value: float) -> str:
    """An input's number: ``$1,500``, ``2 %``, ``62,000``; bare where its name is not known."""
    return in_unit(UNITS.get(name, ""), value)


def in_unit(unit: str, value: float) -> str:
    """A number with the sign of its unit, where that has one."""
    if unit.startswith("usd"):
        return f"${_dollars(value)}"
    if unit.startswith("share"):
        return f"{quantity(value * _HUNDRED)}\N{NO-BREAK SPACE}%"
    return f"{quantity(value)}\N{MULTIPLICATION SIGN}" if unit == "factor" else quantity(value)


def about(name: str, value: float) -> str:
    """The same to two significant figures, for a number that was worked out."""
    return measured(name, rounded(value))


def _dollars(value: float) -> str:
    """Whole, with cents where there are any, and with as many places as less than one has."""
    shown = quantity(value)
    return f"{value:.2f}" if "." in shown and value >= _DIME else shown
