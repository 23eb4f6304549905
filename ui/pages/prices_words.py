"""How prices, their age and their endings are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.figures.numerals import count, unit_price
from logic.prices.ageing import Age, age_of, dated, days_old, endings
from logic.prices.roles import ROLES, part_of, role_of
from logic.sentences import long_date
from ui.widgets import Icon, IconText, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.assessment import FrozenPrice
    from logic.prices.values import PriceRow
    from logic.words import Words
    from ui.theme import Colour, Look


class Mark(NamedTuple):
    """A text with the icon and colour that say the same."""

    text: str
    icon: str = ""
    colour: Colour = "mute"


_ICONS: dict[Age, tuple[str, Colour]] = {
    Age.FRESH: ("", "mute"),
    Age.AGEING: ("triangle-alert", "warn"),
    Age.OLD: ("circle-alert", "bad"),
    Age.UNDATED: ("circle-alert", "bad"),
}


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

    def age(self, as_of: str, day: str, *, reviewed: bool = False) -> Mark:
        """How old a price is on a day, in words and by icon."""
        age, read = age_of(as_of, day), long_date(as_of)
        if reviewed and age in (Age.OLD, Age.UNDATED):
            key = "reviewed" if age is Age.OLD else "reviewed_undated"
            return Mark(self.say(f"age.{key}", day=read), "circle-check", "good")
        days = days_old(as_of, day)
        return Mark(self.say(f"age.{age}", day=read, days=days), *_ICONS[age])

    def age_of(self, price: FrozenPrice, day: str) -> Mark:
        """How old a frozen price is on a day; one typed is as old as its typing."""
        if price.edit is not None and age_of(dated(price), day) is Age.FRESH:
            return Mark(self.say("age.typed", day=long_date(dated(price))))
        return self.age(dated(price), day, reviewed=price.reviewed)

    def endings(self, price: PriceRow | FrozenPrice, day: str) -> list[Mark]:
        """What of its model ends soon or has ended."""
        found = []
        for one in endings(price, day):
            key = f"ending.{one.end}{'_passed' if one.passed else ''}"
            icon: tuple[str, Colour] = (
                ("circle-alert", "bad") if one.passed else ("triangle-alert", "warn")
            )
            found.append(Mark(self.say(key, day=long_date(one.on)), *icon))
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

    def source(self, price: PriceRow | FrozenPrice) -> str:
        """Where a price was read, and how far that may be relied on."""
        told = self._words.maybe(f"ui_prices.confidence.{price.confidence}")
        if not told:
            return price.source
        return self.say("used.source_line", source=price.source, confidence=told)


def lines(look: Look, marks: Sequence[Mark]) -> QWidget:
    """Marks under each other; one without an icon is plain text."""
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.units(2))
    for mark in marks:
        if mark.icon:
            icon = Icon(look, mark.icon, mark.colour, 14, 18)
            box.addWidget(IconText(look, icon, mark.text, mark.colour))
        else:
            box.addWidget(Prose(look, mark.text, "secondary", mark.colour))
    box.addStretch(1)
    return whole
