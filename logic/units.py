"""Quantities with units: unlike ones cannot be added up, compared or taken for a plain number.

The cost model is plain arithmetic; run on quantities instead of numbers it proves that every
sum adds like to like. ``Quantity[Token]`` and ``Quantity[Dollar]`` are different types, so that
a type checker refuses to add them too.
"""

from __future__ import annotations

from math import ceil
from typing import Any, Generic, TypeVar

from logic.record import dataclass

#: Tokens in a million, as prices are quoted.
MILLION = 1e6
SECONDS_AN_HOUR = 3600.0
#: A working day of eight hours.
MINUTES_A_DAY = 480.0


class Dollar:
    """US dollars."""


class Token:
    """Tokens a model reads or writes."""


class MillionTokens:
    """Millions of tokens, as prices are quoted."""


class Request:
    """Requests to a model."""


class Example:
    """Labelled examples and test cases."""


class Page:
    """Pages of a collection of documents."""


class Second:
    """Seconds of a machine."""


class Minute:
    """Minutes of a person."""


class Hour:
    """Hours of a machine."""


class Day:
    """Working days of a person."""


class Month:
    """Months of the horizon."""


D = TypeVar("D")
Powers = tuple[tuple[type, int], ...]
Plain = int | float


def _product(one: Powers, other: Powers, sign: int) -> Powers:
    found = dict(one)
    for unit, power in other:
        found[unit] = found.get(unit, 0) + sign * power
    return tuple(sorted(((u, p) for u, p in found.items() if p), key=_name))


def _name(pair: tuple[type, int]) -> str:
    return pair[0].__name__


@dataclass(frozen=True, slots=True)
class Quantity(Generic[D]):
    """A number and what it is measured in, as powers of units; no unit for a plain factor.

    Every operation raises a TypeError for units that do not go together. Nothing, that is a
    plain 0, may be added to anything.
    """

    value: float
    powers: Powers = ()

    def _like(self, other: object) -> float:
        """The value of another quantity of the same unit."""
        if isinstance(other, Quantity):
            if other.powers == self.powers:
                return other.value
        elif isinstance(other, Plain) and (other == 0 or not self.powers):
            return other
        raise TypeError(f"{self} and {other} are not measured in the same unit")

    def __add__(self, other: Quantity[D]) -> Quantity[D]:
        """The sum of two quantities of one unit."""
        return Quantity(self.value + self._like(other), self.powers)

    __radd__ = __add__

    def __sub__(self, other: Quantity[D]) -> Quantity[D]:
        """The difference of two quantities of one unit."""
        return Quantity(self.value - self._like(other), self.powers)

    def __rsub__(self, other: Plain) -> Quantity[D]:
        """A plain number less a plain factor."""
        return Quantity(self._like(other) - self.value, self.powers)

    def __mul__(self, other: Quantity[Any] | Plain) -> Quantity[Any]:
        """The product; units multiply."""
        if isinstance(other, Quantity):
            return Quantity(self.value * other.value, _product(self.powers, other.powers, 1))
        return Quantity(self.value * other, self.powers)

    __rmul__ = __mul__

    def __truediv__(self, other: Quantity[Any] | Plain) -> Quantity[Any]:
        """The quotient; units divide."""
        if isinstance(other, Quantity):
            return Quantity(self.value / other.value, _product(self.powers, other.powers, -1))
        return Quantity(self.value / other, self.powers)

    def __rtruediv__(self, other: Plain) -> Quantity[Any]:
        """A plain number divided by a quantity."""
        return Quantity(other / self.value, _product((), self.powers, -1))

    def __pow__(self, power: float) -> Quantity[D]:
        """A power of a plain factor."""
        if self.powers:
            raise TypeError(f"{self} is no plain factor")
        return Quantity(self.value**power)

    def __gt__(self, other: Quantity[D] | Plain) -> bool:
        """Whether it is more than another of the same unit."""
        return self.value > self._like(other)

    def __lt__(self, other: Quantity[D] | Plain) -> bool:
        """Whether it is less than another of the same unit."""
        return self.value < self._like(other)

    def __ceil__(self) -> Quantity[D]:
        """The next whole number up, in the same unit."""
        return Quantity(float(ceil(self.value)), self.powers)

    def __str__(self) -> str:
        """The number with its units, such as ``5 Dollar Month^-1``."""
        units = (u.__name__ if p == 1 else f"{u.__name__}^{p}" for u, p in self.powers)
        return " ".join([f"{self.value:g}", *units])


def quantity(value: float, unit: type[D]) -> Quantity[D]:
    """A number of a unit."""
    return Quantity(value, ((unit, 1),))
