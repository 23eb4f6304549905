"""A price file held against the catalogue before any of it is taken on."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from logic.prices.ageing import day_of, is_ahead
from logic.prices.checks import contradictions, is_leap
from logic.prices.reading import OWN
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from logic.prices.values import Catalogue, Key, PriceFile, PriceRow


class Change(StrEnum):
    """How a row of a file stands to the catalogue."""

    CHANGED = "changed"
    HELD = "held"
    REMOVED = "removed"
    NEW = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One row of the dry run: what is listed now, and what the file says.

    ``ahead`` is the date of a price that lies after the day it is imported, "" for none.
    """

    change: Change
    old: PriceRow | None
    new: PriceRow | None
    ahead: str = ""

    @property
    def key(self) -> Key:
        """What it is the price of."""
        row = self.new or self.old
        assert row is not None  # noqa: S101 - one of the two is always there
        return row.key

    @property
    def ratio(self) -> float | None:
        """How many times the old price the new one is, None where one is not known."""
        old, new = (row.price_usd if row else None for row in (self.old, self.new))
        return ratio_of(old, new)

    @property
    def ticked(self) -> bool:
        """Whether it is offered as accepted: only what is new or changed a little."""
        return self.change in (Change.CHANGED, Change.NEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """Everything a file would change, and nothing changed yet; ``faults`` are refused rows."""

    file: PriceFile
    differences: tuple[Difference, ...]
    refused: tuple[str, ...] = ()

    def counts(self) -> dict[Change, int]:
        """How many rows stand in each way."""
        found = dict.fromkeys(Change, 0)
        for one in self.differences:
            found[one.change] += 1
        return found


def dry_run(catalogue: Catalogue, file: PriceFile, day: str = "") -> DryRun:
    """What a file would change in a catalogue; ``day`` (ISO) is when, "" for no matter.

    A price dated after that day is held, whatever it says: nobody can have read it.
    A price that is listed and that the file lacks counts as removed only where the file has
    another price of the same model under the same condition (length of prompt, first day), so
    that a list takes nothing away that it cannot tell.
    """
    refused = {**_not_known(catalogue, file), **_clashes(catalogue, file)}
    rows = [row for row in file.rows if row.key not in refused]
    found = [_on_day(_held_against(catalogue, row, file.form), day) for row in rows]
    in_file = {row.key for row in file.rows}
    places = {row.place for row in file.rows}
    found += [
        Difference(change=Change.REMOVED, old=listed.row, new=None)
        for key, listed in catalogue.prices.items()
        if key not in in_file and listed.row.place in places and listed.row.price_usd is not None
    ]
    order = list(Change)
    found.sort(key=lambda one: order.index(one.change))
    return DryRun(file=file, differences=tuple(found), refused=tuple(refused.values()))


def accepted(
    imported: PriceFile | None, run: DryRun, keys: Collection[Key], day: str
) -> tuple[PriceRow, ...]:
    """The rows of the imported layer once these differences are taken on, others as they were.

    ``day`` (ISO) is when they were accepted. A removed price becomes unknown, so that whatever
    uses it shows a gap and not an old number.
    """
    kept = {row.key: row for row in imported.rows} if imported else {}
    for one in run.differences:
        if one.key in keys and one.change is not Change.SAME:
            kept[one.key] = _taken_on(one, run.file, day)
    return tuple(kept.values())


def _taken_on(one: Difference, file: PriceFile, day: str) -> PriceRow:
    named = "".join(c for c in file.name if c.isprintable())[:80]
    came = f"{named} ({file.checksum[:12]}), accepted {day}"
    if one.new is not None:
        return replace(one.new, note=_joined(one.new.note, came))
    assert one.old is not None  # noqa: S101 - a removed row was there
    said = f"no longer listed in {came}"
    return replace(one.old, price_usd=None, note=_joined(one.old.note, said))


def _joined(note: str, more: str) -> str:
    return (f"{note}; {more}" if note else more)[:_LONGEST_NOTE]


_LONGEST_NOTE = 900


def _held_against(catalogue: Catalogue, row: PriceRow, form: str) -> Difference:
    listed = catalogue.prices.get(row.key)
    if listed is None:
        return Difference(change=Change.NEW, old=None, new=row)
    old = listed.row
    new = row if form == OWN else _filled(row, old)
    return Difference(change=_change(old, new), old=old, new=new)


def _on_day(one: Difference, day: str) -> Difference:
    if one.new is None or not is_ahead(one.new.as_of, day):
        return one
    return replace(one, change=Change.HELD, ahead=one.new.as_of)


def _change(old: PriceRow, new: PriceRow) -> Change:
    older = bool(day_of(new.as_of)) and day_of(new.as_of) < day_of(old.as_of)
    if old.price_usd != new.price_usd:
        leaps = older or _leaps(old.price_usd, new.price_usd)
        return Change.HELD if leaps else Change.CHANGED
    fresher = bool(new.as_of) and new.as_of != old.as_of and not older
    return Change.CHANGED if fresher or _dates(old) != _dates(new) else Change.SAME


def _dates(row: PriceRow) -> tuple[str, ...]:
    return row.effective_to, row.tuning_closes, row.serving_ends


def _filled(new: PriceRow, old: PriceRow) -> PriceRow:
    """A row of another's list with the dates it does not tell, as they are known here."""
    return replace(
        new,
        effective_to=new.effective_to or old.effective_to,
        tuning_closes=new.tuning_closes or old.tuning_closes,
        serving_ends=new.serving_ends or old.serving_ends,
        note=new.note or old.note,
    )


def _leaps(old: float | None, new: float | None) -> bool:
    """Whether a price changed more than threefold, or was lost."""
    if old is None or new is None:
        return new is None
    return is_leap(new / old)


def ratio_of(old: float | None, new: float | None) -> float | None:
    """How many times the old price the new one is, None where one is not known."""
    return None if old is None or new is None else new / old


def _clashes(catalogue: Catalogue, file: PriceFile) -> dict[Key, str]:
    """Rows of a file that contradict each other or what stays listed, with what is wrong."""
    merged = {row.key: row for row in catalogue.rows()} | {row.key: row for row in file.rows}
    keys = {row.key for row in file.rows}
    return {
        fault.row.key: f"{fault.row.provider} {fault.row.model}, {fault.row.unit}: {fault.sentence}"
        for fault in contradictions(_near(merged.values(), file.rows))
        if fault.row.key in keys
    }


def _not_known(catalogue: Catalogue, file: PriceFile) -> dict[Key, str]:
    """Rows of another's list at zero that are not listed here either: there is nothing to say."""
    return {
        row.key: f"{row.provider} {row.model}, {row.unit}: its price is 0, which says nothing"
        for row in file.rows
        if row.price_usd is None and row.key not in catalogue.prices and file.form != OWN
    }


def _near(rows: Iterable[PriceRow], file: tuple[PriceRow, ...]) -> list[PriceRow]:
    """The rows of the providers a file prices."""
    providers = {row.provider for row in file}
    return [row for row in rows if row.provider in providers]
