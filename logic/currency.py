"""Sums of money as people read them: three significant figures, in the client's currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from logic.assessment import Costs
    from logic.words import Words

DOLLARS = "USD"
_MINUS = "\N{MINUS SIGN}"
_SIGNS = {DOLLARS: "$", "EUR": "\N{EURO SIGN}", "GBP": "\N{POUND SIGN}"}
#: The sum of a column's lines, added up by a reader, comes to its total.
_DIGITS = 3
_DIME = 0.1
_THOUSAND, _MILLION = 1e3, 1e6
_UNITS = ((1e12, "tn"), (1e9, "bn"), (_MILLION, "m"), (_THOUSAND, "k"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """What sums are shown in; ``rate`` is how much of it one US dollar buys.

    ``rate_date`` is the day of the rate (ISO), "" where it is the dollar itself.
    """

    code: str = DOLLARS
    rate: float = 1.0
    rate_date: str = ""

    @property
    def converts(self) -> bool:
        """Whether sums are shown in another currency than they are worked out in."""
        return self.code != DOLLARS

    @property
    def sign(self) -> str:
        """What stands before a sum: ``$``, ``CHF `` with its space."""
        return _SIGNS.get(self.code, f"{self.code}\N{NO-BREAK SPACE}")

    def amount(self, dollars: float) -> str:
        """An amount that was given: cents where it has any, else to three significant figures."""
        value = dollars * self.rate
        shown = quantity(value)
        cents = "." in shown and value >= _DIME
        return f"{self.sign}{value:.2f}" if cents else f"{self.sign}{shown}"

    def money(self, dollars: float) -> str:
        """A sum to three significant figures: ``$12,400``, ``CHF 1.24m``."""
        value = rounded(abs(dollars) * self.rate, _DIGITS)
        return self._signed(dollars, value, _whole(value))

    def brief(self, dollars: float) -> str:
        """The same, as short as it gets: ``$12.4k``."""
        value = rounded(abs(dollars) * self.rate, _DIGITS)
        return self._signed(dollars, value, _short(value))

    def line(self, dollars: float) -> str:
        """One sum among larger ones: what is less than one is said to be that."""
        small = 0 < dollars * self.rate < 1
        return f"<{self._signed(1, 1, '1')}" if small else self.money(dollars)

    def exact(self, dollars: float) -> str:
        """A sum as it was worked out, to the unit: ``CHF 12,413``."""
        return self._signed(dollars, dollars, f"{abs(dollars) * self.rate:,.0f}")

    def span(self, words: Words, low: float, high: float) -> str:
        """A range, one number where both ends print alike."""
        first, last = self.money(low), self.money(high)
        return first if first == last else words.text("number.range", low=first, high=last)

    def _signed(self, dollars: float, value: float, text: str) -> str:
        minus = _MINUS if dollars < 0 and value else ""
        return f"{minus}{self.sign}{text}"


#: What everything is worked out in.
DOLLAR = Currency()


def currency_of(costs: Costs) -> Currency:
    """The client's currency where a rate was given for it, else the US dollar."""
    if costs.rate is None or costs.currency == DOLLARS:
        return DOLLAR
    return Currency(code=costs.currency, rate=costs.rate, rate_date=costs.rate_date)


def rounded(value: float, digits: int = 2) -> float:
    """A number to a few significant figures."""
    return float(f"{value:.{digits}g}")


def _whole(value: float) -> str:
    if value >= _MILLION:
        return _short(value)
    return f"{value:,.0f}" if value >= _TEN or not value else f"{value:.3g}"


def _short(value: float) -> str:
    for unit, letter in _UNITS:
        if value >= unit:
            many = value / unit
            return f"{many:.3g}{letter}" if many < _THOUSAND else f"{many:,.0f}{letter}"
    return f"{value:,.0f}" if value >= _TEN or not value else f"{value:.3g}"


_TEN = 10.0


def quantity(value: float) -> str:
    """An input's number, to three significant figures: ``62,000``, ``0.1``."""
    shown = float(f"{value:.3g}")
    text = f"{shown:,.0f}" if abs(shown) >= _THOUSAND else f"{shown:g}"
    return text.replace("-", _MINUS)
