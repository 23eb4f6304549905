"""Numbers as people read them; the same on screen and in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


MINUS = "\N{MINUS SIGN}"


def points(value: Fraction | float) -> str:
    """A number of points with one decimal, without a sign: ``10.6``."""
    return f"{abs(float(value)):.1f}"


def signed(value: Fraction | float) -> str:
    """A number with one decimal and its sign, ``0.0`` without one: ``+10.6``."""
    text = points(value)
    if text == "0.0":
        return text
    return f"+{text}" if value > 0 else f"{MINUS}{text}"


def whole(value: Fraction | float) -> str:
    """A whole number with its sign, an end of the scale: ``+100``."""
    return signed(value).removesuffix(".0")


def percent(share: Fraction | float) -> str:
    """A share in [0, 1] as whole percent: ``31 %``."""
    return f"{100 * float(share):.0f}\N{NO-BREAK SPACE}%"


def weight(share: Fraction | float) -> str:
    """A weight where it is reckoned with, to the hundredth, so that a reader's sum agrees."""
    return f"{f'{100 * float(share):.2f}'.rstrip('0').rstrip('.')}\N{NO-BREAK SPACE}%"


def count(value: float) -> str:
    """A number with thousands separated, decimals only where it has some: ``12,500``."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def unit_price(dollars: float) -> str:
    """A price for one unit as it is, to the cent at least: ``$0.10``, ``$0.035``."""
    cents = f"{dollars:,.2f}"
    exact = f"{dollars:,.9f}".rstrip("0")
    return f"${exact if len(exact) > len(cents) else cents}"
