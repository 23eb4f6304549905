"""How prices, their age and their endings are told."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from logic.figures.numerals import count, percent, unit_price
from logic.prices.ageing import Age, age_of, dated, days_old, endings
from logic.prices.checks import is_leap
from logic.prices.roles import ROLES, part_of, role_of
from logic.sentences import long_date, number

if TYPE_CHECKING:
    from logic.assessment import FrozenPrice
    from logic.prices.values import PriceRow
    from logic.words import Words


class Level(StrEnum):
    """How much a text on a price matters; the words say it too."""

    INK = "ink"
    MUTE = "mute"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Told(NamedTuple):
    """A text on a price, how much it matters, and the day it names of an ending."""

    text: str
    level: Level = Level.MUTE
    day: str = ""


_LEVELS = {
    Age.FRESH: Level.MUTE,
    Age.AGEING: Level.WARN,
    Age.OLD: Level.BAD,
    Age.UNDATED: Level.BAD,
    Age.AHEAD: Level.BAD,
}


_REVIEWED = (Age.OLD, Age.UNDATED, Age.AHEAD)


class PriceWords:
    """Sentences on prices, from the words of the content."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def say(self, key: str, **values: object) -> str:
        """A sentence of the price page."""
        return self._words.text(f"ui_prices.{key}", **values)

    def price(self, dollars: float | None) -> str:
        """A price alone: "$0.10", or that it is not known."""
        return self.say("price.unknown") if dollars is None else unit_price(dollars)

    def moved(self, ratio: float) -> str:
        """How far a price went: "down 10 %", "4 times as much", or only its date."""
        if ratio == 1:
            return self.say("changed.date")
        way = "up" if ratio > 1 else "down"
        if is_leap(ratio):
            return self.say(f"changed.times_{way}", times=number(round(max(ratio, 1 / ratio), 1)))
        return self.say(f"changed.{way}", share=percent(abs(ratio - 1)))

    def per(self, unit: str) -> str:
        """What a price is paid for; an unknown unit as it stands."""
        return self._words.maybe(f"ui_prices.per.{unit}") or unit

    def line(self, price: PriceRow | FrozenPrice) -> str:
        """A price with its unit, and the length of prompt or the day it holds from."""
        said = {"price": self.price(price.price_usd), "per": self.per(price.unit)}
        if price.min_prompt_tokens:
            return self.say("price.from_length", tokens=count(price.min_prompt_tokens), **said)
        return self.say("price.line", **said)

    def later(self, row: PriceRow) -> str:
        """A price announced from a later day on."""
        told = {"price": self.price(row.price_usd), "per": self.per(row.unit)}
        return self.say("price.later", day=long_date(row.effective_from), **told)

    def age(self, as_of: str, day: str, *, reviewed: bool = False) -> Told:
        """How old a price is on a day, in words and by icon."""
        age, read = age_of(as_of, day), long_date(as_of)
        if reviewed and age in _REVIEWED:
            key = "reviewed_undated" if age is Age.UNDATED else "reviewed"
            return Told(self.say(f"age.{key}", day=read), Level.GOOD)
        days = days_old(as_of, day)
        return Told(self.say(f"age.{age}", day=read, days=days), _LEVELS[age])

    def age_of(self, price: FrozenPrice, day: str) -> Told:
        """How old a frozen price is on a day; one typed is as old as its typing."""
        if price.edit is not None and age_of(dated(price), day) in (Age.FRESH, Age.AHEAD):
            return Told(self.say("age.typed", day=long_date(dated(price))))
        return self.age(dated(price), day, reviewed=price.reviewed)

    def endings(self, price: PriceRow | FrozenPrice, day: str) -> list[Told]:
        """What of its model ends soon or has ended."""
        found = []
        for one in endings(price, day):
            key = f"ending.{one.end}{'_passed' if one.passed else ''}"
            level = Level.BAD if one.passed else Level.WARN
            found.append(Told(self.say(key, day=long_date(one.on)), level, long_date(one.on)))
        return found

    def what(self, price: FrozenPrice) -> str:
        """What a frozen price pays for: "Foundation model: input"."""
        role = role_of(price)
        if role is None:
            return price.model
        part_id = part_of(role)
        part = self.say(f"part.{part_id}")
        if len(ROLES[part_id]) == 1:
            return part
        return self.say("used.role", part=part, role=self.say(f"role.{role}"))

    def where(self, price: FrozenPrice) -> str:
        """Where a frozen price is from: who typed it and why, else the list's source."""
        edit = price.edit
        if edit is None:
            return self.source(price)
        key = "edited" if edit.evidence else "edited_no_evidence"
        return self.say(
            f"used.{key}",
            who=edit.changed_by,
            day=long_date(edit.changed_on),
            old=self.price(edit.old_usd),
            why=edit.why,
            evidence=edit.evidence,
        )

    def all_endings(self, prices: tuple[FrozenPrice, ...], day: str) -> list[Told]:
        """What ends or ended of all these prices, each with its model, once."""
        found: dict[str, Told] = {}
        for price in prices:
            for told in self.endings(price, day):
                text = self.say("ending.line", model=price.model, what=told.text)
                found.setdefault(text, told._replace(text=text))
        return list(found.values())

    def source(self, price: PriceRow | FrozenPrice) -> str:
        """Where a price was read, and how far that may be relied on."""
        told = self._words.maybe(f"ui_prices.confidence.{price.confidence}")
        if not told:
            return price.source
        return self.say("used.source_line", source=price.source, confidence=told)
