"""Numbers as they stand in a sum that is written out: to four figures, each with its sign."""

from __future__ import annotations

from decimal import Decimal

from logic.points import UNITS

_MINUS = "\N{MINUS SIGN}"
#: From here on numbers are written whole.
_WHOLE = 100
_HUNDRED = 100.0
#: Below this a sum of money needs more than cents.
_DIME = 0.1
#: What is money, and what a share, of the numbers worked out on the way to a line.
_MONEY = ("request_cost", "start_")
_SHARES = ("hit", "miss", "error_share")


def written(name: str, value: float) -> str:
    """An input's number, or one worked out: ``800``, ``40 %``, ``0.10``; money without its sign."""
    unit = UNITS.get(name, "")
    if unit.startswith("usd") or name.startswith(_MONEY):
        return cents(value)
    return percent(value) if unit == "share" or name in _SHARES else number(value)


def number(value: float) -> str:
    """Whole from 100 on, else to four figures."""
    if abs(value) >= _WHOLE:
        return _signed(f"{value:,.0f}")
    found = f"{value:.4g}"
    return _signed(f"{Decimal(found):f}" if "e" in found else found)


def cents(value: float) -> str:
    """The same for a sum of money: with cents where it has any."""
    found = number(value)
    return f"{found}0" if value >= _DIME and "." in found and found[-2] == "." else found


def ratio(value: float) -> str:
    """A number near one that is raised to a power: to six figures."""
    return _signed(f"{value:.6g}")


def dollars(value: float) -> str:
    """A sum of money with its sign."""
    return f"${cents(value)}".replace(f"${_MINUS}", f"{_MINUS}$")


def percent(share: float) -> str:
    """A share in per cent."""
    return f"{number(share * _HUNDRED)}\N{NO-BREAK SPACE}%"


def _signed(text: str) -> str:
    return text.replace("-", _MINUS)
