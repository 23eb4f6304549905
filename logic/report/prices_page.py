"""The prices an assessment uses: what each pays for, its age and source, and what ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.cost import CostRoutes
from logic.cost.inputs import needed_roles
from logic.prices.ageing import Age, age_of, dated, days_old, to_review
from logic.prices.roles import DOLLAR, ROLES, Part, Role
from logic.report.blocks import Bullets, Heading, Paragraph, Span, Table, say
from logic.report.matter import pair
from logic.report.numbers import every_number, opening, the_rest
from logic.report.price_words import Level, PriceWords
from logic.sentences import long_date, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import FrozenPrice
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter
    from logic.report.price_words import Told

_WIDTHS = (215, 180, 255)


def price_blocks(matter: Matter) -> tuple[Block, ...]:
    """The prices with what to know of them, nothing where none is kept."""
    prices = matter.assessment.costs.prices
    if not prices:
        return ()
    words = PriceWords(matter.words)
    title = words.say("report.title")
    headers = tuple(say(words.say(f"report.{key}")) for key in ("for", "price", "source"))
    rows = tuple(_row(words, price, matter.assessment.date) for price in prices)
    table = Table(headers=headers, rows=rows, widths=_WIDTHS, title=title)
    notices = tuple(_notices(words, matter))
    listed = (Bullets(items=notices),) if notices else ()
    counted = every_number(price_line(matter), "prices")
    return Heading(text=title), Paragraph(prose=counted), *listed, table


def ending_words(matter: Matter) -> tuple[Told, ...]:
    """What ends soon or has ended of the models that are paid for, the small one among them."""
    return tuple(PriceWords(matter.words).all_endings(_used(matter), matter.assessment.date))


def _used(matter: Matter) -> tuple[FrozenPrice, ...]:
    """The prices kept that a sum is paid at, by the routes that stand."""
    foundation, fine_tuned = matter.advice.cost.routes
    needed = needed_roles(CostRoutes(foundation=foundation, fine_tuned=fine_tuned))
    paid = {*needed, *ROLES[Part.SMALL]}
    paid |= {Role.CACHED_INPUT} if Role.INPUT in paid else set()
    return tuple(price for price in matter.assessment.costs.prices if price.role in paid)


def price_line(matter: Matter) -> str:
    """One sentence on the prices for a cover or the method: how many, how old, how many edited.

    Empty where no price is kept.
    """
    costs, words = matter.assessment.costs, PriceWords(matter.words)
    prices, day = costs.prices, matter.assessment.date
    if not prices:
        return ""
    ages = [(days, price) for price in prices if (days := days_old(dated(price), day)) is not None]
    told = [words.say("report.count", count=len(prices))]
    if ages:
        days, oldest = max(ages, key=_days)
        told.append(words.say("report.oldest", days=days, day=long_date(dated(oldest))))
    for key, found in _counts(prices, day).items():
        told += [words.say(f"report.{key}", count=found)] if found else []
    if costs.currency != DOLLAR and costs.rate is not None:
        rate, at = number(costs.rate), long_date(costs.rate_date)
        told.append(words.say("currency.set", rate=rate, code=costs.currency, day=at))
    return " ".join(told)


def price_facts(matter: Matter) -> Iterator[tuple[Prose, ...]]:
    """The row on prices for the facts of an assessment; none where no price is kept."""
    line = price_line(matter)
    if line:
        yield pair(PriceWords(matter.words).say("report.fact"), line)


def price_lists(matter: Matter) -> Iterator[tuple[Prose, ...]]:
    """The row that names the price lists with their checksums; none where no list was used."""
    words, prices = PriceWords(matter.words), matter.assessment.costs.prices
    named = {(price.list_name, price.list_hash): None for price in prices if price.list_hash}
    if named:
        told = (words.say("report.list", name=name, hash=full) for name, full in named)
        yield pair(words.say("report.lists"), "\n".join(told))


def _counts(prices: tuple[FrozenPrice, ...], day: str) -> dict[str, int]:
    undated = [price for price in prices if age_of(dated(price), day) is Age.UNDATED]
    return {
        "undated": sum(price.price_usd is not None for price in undated),
        "edited": sum(price.edit is not None for price in prices),
        "unknown": sum(price.price_usd is None for price in prices),
    }


def _days(aged: tuple[int, FrozenPrice]) -> int:
    return aged[0]


def _notices(words: PriceWords, matter: Matter) -> Iterator[Prose]:
    prices, day = matter.assessment.costs.prices, matter.assessment.date
    used = _used(matter)
    unused = [words.what(price) for price in prices if price.role and price not in used]
    if unused:
        yield say(words.say("report.unused", which=", ".join(unused)))
    if any(price.price_usd is None for price in prices):
        yield say(words.say("used.unknown"))
    waiting = [words.what(price) for price in prices if to_review(price, day)]
    if waiting:
        yield say(words.say("report.to_review", which=", ".join(waiting)))
    for told in words.all_endings(prices, day):
        yield opening(told.text, told.day, "prices")


def _row(words: PriceWords, price: FrozenPrice, day: str) -> tuple[Prose, ...]:
    name = " ".join(part for part in (price.provider, price.model) if part)
    what = (*say(words.what(price)), *_fresh(name))
    known = price.price_usd is not None
    cost = say(words.line(price) if known else words.price(None))
    age = _age(words.age_of(price, day)) if known else ()
    listed = words.say("report.list", name=price.list_name, hash=price.list_hash[:8])
    source = (*say(words.where(price)), *(_fresh(listed) if price.list_hash else ()))
    told = (*cost, *age)
    return what, the_rest(told, f"price:{price.role}") if price.role else told, source


def _age(told: Told) -> Prose:
    return _fresh(told.text, strong=told.level is Level.BAD)


def _fresh(text: str, *, strong: bool = False) -> Prose:
    """A text on a line of its own."""
    return (Span(text=text, fresh=True, strong=strong),) if text else ()
