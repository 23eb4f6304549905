"""What a price must keep to before it may stand in the catalogue."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from logic.prices.values import LEAST, UNITS, Kind, Unit, most

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from logic.prices.values import Place, PriceRow

#: What marks the id of a model tuned from the model named after it.
TUNED_PREFIX = "ft:"
#: What is said of an output price below that of the input, in a file and where it is typed.
OUTPUT_BELOW = "output costs less than input, which is seldom so"
OUTPUT_SAID = f"{OUTPUT_BELOW.capitalize()}."
#: A price that changed more than this many times is held until it is ticked by itself; so is
#: one that differs in an older list.
HELD_ABOVE = 3.0
#: A cell beginning with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@")


class Fault(NamedTuple):
    """What is wrong with a row, the column it is seen in, and what to do."""

    row: PriceRow
    column: str
    sentence: str


def row_faults(row: PriceRow) -> Iterator[Fault]:
    """What is wrong with a row by itself."""
    for column in ("provider", "model"):
        text = getattr(row, column)
        if not text:
            yield Fault(row, column, f"it is empty; name the {column}")
        elif text.startswith(_FORMULA):
            yield Fault(
                row, column, f'it begins with "{text[0]}", as a formula does; leave that out'
            )
    if row.unit not in UNITS[row.kind]:
        fitting = ", ".join(sorted(UNITS[row.kind]))
        yield Fault(row, "unit", f"{row.unit} does not fit {row.kind}; use one of {fitting}")
    if row.price_usd is not None:
        yield from _out_of_range(row, row.price_usd)
    if row.effective_from and row.effective_to and row.effective_from > row.effective_to:
        yield Fault(row, "effective_to", "it is before effective_from; exchange the two")


def _out_of_range(row: PriceRow, price: float) -> Iterator[Fault]:
    highest = most(row.unit)
    if not LEAST <= price <= highest:
        shown = f"{price:,.9f}".rstrip("0").rstrip(".")
        said = (
            f"${shown} is not between ${LEAST:g} and ${highest:,.0f}, so the unit is most"
            " likely another; give the price in the unit the row names"
        )
        yield Fault(row, "price_usd", said)


def contradictions(rows: Iterable[PriceRow]) -> Iterator[Fault]:
    """Rows that cannot be right together: cached above input, tuned below its base."""
    listed = tuple(rows)
    by_place = _by_place(listed)
    for row in listed:
        here = by_place[row.place]
        if row.unit is Unit.CACHED and _above(row, here.get(Unit.INPUT)):
            yield Fault(row, "price_usd", "cached input costs more than input; check both")
        base = by_place.get(_base_place(row), {})
        if row.kind is Kind.API_TUNED and _above(base.get(row.unit), row):
            yield Fault(row, "price_usd", "the tuned model costs less than its base; check both")


def doubts(rows: Iterable[PriceRow]) -> Iterator[Fault]:
    """Rows that may be right but seldom are: output below input."""
    listed = tuple(rows)
    by_place = _by_place(listed)
    for row in listed:
        if row.unit is Unit.OUTPUT and _above(by_place[row.place].get(Unit.INPUT), row):
            yield Fault(row, "price_usd", OUTPUT_BELOW)


def is_leap(ratio: float) -> bool:
    """Whether a price changed so much that it is held."""
    return max(ratio, 1 / ratio) > HELD_ABOVE


def _base_place(row: PriceRow) -> Place:
    named = row.model.removeprefix(TUNED_PREFIX)
    return row.place._replace(model=named, kind=Kind.API_BASE)


def _by_place(rows: tuple[PriceRow, ...]) -> Mapping[Place, Mapping[Unit, PriceRow]]:
    found: defaultdict[Place, dict[Unit, PriceRow]] = defaultdict(dict)
    for row in rows:
        found[row.place][row.unit] = row
    return found


def _above(one: PriceRow | None, other: PriceRow | None) -> bool:
    """Whether both prices are known and the first is the higher."""
    if one is None or other is None or one.price_usd is None or other.price_usd is None:
        return False
    return one.price_usd > other.price_usd
