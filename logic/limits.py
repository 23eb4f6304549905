"""How large the parts of an assessment may be, so that no file can stall what reads it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters in one text; some fifty pages.
LONGEST_TEXT = 100_000
#: Texts that hold a picture or a whole earlier state instead.
LONGER = {"logo": 6_000_000, "state": 6_000_000}
#: Entries in one list or group.
MOST_ENTRIES = 2_000
#: Entries where the decision is run for each, or looks through them each time it is run.
FEW = 200
FEWER = dict.fromkeys(("people", "priorities", "voices", "prices"), FEW)


def size_faults(
    value: object, place: str = "", longest: int = LONGEST_TEXT, most: int = MOST_ENTRIES
) -> Iterator[str]:
    """Every part that is too large as "at <place>, <what to do>"."""
    if isinstance(value, str):
        if len(value) > longest:
            yield f"at {place}, the text has more than {longest} characters; shorten it"
    elif isinstance(value, dict | tuple) and len(value) > most:
        yield f"at {place}, there are more than {most} entries; remove some"
    elif isinstance(value, dict | tuple):
        named = value.items() if isinstance(value, dict) else enumerate(value, start=1)
        for name, part in named:
            yield from size_faults(str(name), place)
            yield from size_faults(part, _join(place, str(name)))
    elif is_dataclass(value):
        for field in fields(value):
            limits = LONGER.get(field.name, LONGEST_TEXT), FEWER.get(field.name, MOST_ENTRIES)
            yield from size_faults(getattr(value, field.name), _join(place, field.name), *limits)


def _join(place: str, part: str) -> str:
    return f"{place} > {part[:80]}" if place else part[:80]
