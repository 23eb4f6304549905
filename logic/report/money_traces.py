"""Where the numbers in the sentences about money came from, and those of the prices used.

Their keys are "gap", "first", "point", "hurdle", "precise", "way", "decisive", "rate", "prices"
and "price:ROLE".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.cost.inputs import DECISIVE, HORIZON
from logic.cost.listing import is_listed, listed_figure
from logic.cost.paying import ways_of
from logic.figures.tornado import gap_words, input_name
from logic.report.blocks import Paragraph, say
from logic.report.cost_figures import figure_words, way_words, weighing_words
from logic.report.cost_page import step_rows
from logic.report.cost_words import CostWords
from logic.report.price_words import PriceWords
from logic.report.trace import Trace
from logic.report.trace_blocks import answers, pairs, text, told
from logic.sentences import long_date, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from logic.assessment import FrozenPrice
    from logic.report.blocks import Block
    from logic.report.matter import Matter

#: What the hosting fee and the prompt text that tuning saves are worked out from.
_HURDLE = (
    "prompt_tokens",
    "prompt_kept",
    "hosting_usd_per_hour",
    "hours_a_month",
    "input_usd_per_million",
    "cache_hit_share",
    "cache_read_factor",
)
_POINT = ("error_cost", "volume", HORIZON)


def _gap(matter: Matter, _name: str) -> Trace | None:
    """The difference of both sums, and its range over the draws."""
    result = matter.money
    if result is None or result.difference is None:
        return None
    words, spread = CostWords(matter, result), result.difference
    shared = [step for step in result.steps if step.column is None]
    steps = ((name, f"{said} = {value}") for name, said, value in step_rows(matter, shared))
    ends = {end: gap_words(matter.words, getattr(spread, end), words.currency) for end in _ENDS}
    rows = ((told(matter, f"gap.{end}"), said) for end, said in ends.items())
    return Trace(
        title=words.difference(),
        blocks=(
            text(matter, "gap.formula", draws=number(result.draws)),
            *pairs(told(matter, "gap.rows"), rows),
            *pairs(matter.words.text("cost.trace.steps"), steps),
            *answers(matter, (HORIZON,)),
            *(Paragraph(prose=said) for said in words.basis()),
        ),
    )


_ENDS = ("p10", "p50", "p90", "likely")


def _first(matter: Matter, _name: str) -> Trace | None:
    """From which month the tuned model is the cheaper one in 10 and in 90 of 100 draws."""
    result = matter.money
    words = CostWords(matter, result) if result is not None else None
    if words is None or not words.even_range():
        return None
    return Trace(
        title=words.headline(),
        blocks=(Paragraph(prose=say(words.even_range())), text(matter, "first.formula")),
    )


def _point(matter: Matter, _name: str) -> Trace | None:
    """What one wrong answer fewer in a hundred is worth."""
    result = matter.money
    if result is None:
        return None
    return Trace(
        title=CostWords(matter, result).errors(),
        blocks=(text(matter, "point.formula"), *answers(matter, _POINT)),
    )


def _hurdle(matter: Matter, _name: str) -> Trace | None:
    """At how many requests the shorter prompt pays the hosting fee, with what it is made of."""
    result = matter.money
    if result is None or result.hurdle is None:
        return None
    return Trace(
        title=CostWords(matter, result).hurdle(),
        blocks=(
            text(matter, "hurdle.formula"),
            *pairs(told(matter, "hurdle.rows"), _figures(matter)),
        ),
    )


def _figures(matter: Matter) -> Iterator[tuple[str, str]]:
    for name in filter(is_listed, _HURDLE):
        figure = listed_figure(matter.content, matter.assessment.costs, name)
        now, behind = figure_words(matter.words, matter.content, figure, matter.currency)
        yield input_name(matter.words, name), f"{now}\n{behind}"


def _precise(matter: Matter, _name: str) -> Trace | None:
    """The inputs worth knowing better, with what each moves."""
    result = matter.money
    if result is None:
        return None
    found = weighing_words(matter.words, result, matter.currency)
    rows = ((input_name(matter.words, name), said) for name, said in found.items())
    return Trace(
        title=told(matter, "precise.title"),
        blocks=(text(matter, "precise.formula"), *pairs(told(matter, "precise.rows"), rows)),
    )


def _way(matter: Matter, _name: str) -> Trace:
    """How the fine-tuned route is paid for."""
    ways = ways_of(matter.content, matter.advice, matter.assessment.costs)
    now, behind = way_words(matter.words, matter.content, ways)
    return Trace(title=now, blocks=(Paragraph(prose=say(behind)),))


def _decisive(matter: Matter, _name: str) -> Trace | None:
    """The amount that is the whole scale: who said it, or that it is our default."""
    result = matter.money
    if result is None:
        return None
    said = CostWords(matter, result).decisive()
    behind = () if result.decisive_is_default else answers(matter, (DECISIVE,))
    why = matter.words.text(f"question.{DECISIVE}.why")
    return Trace(
        title=matter.words.text(f"question.{DECISIVE}.title"),
        blocks=(Paragraph(prose=say(said)), *behind, Paragraph(prose=say(why))),
        sources=("judgement",) if result.decisive_is_default else (),
    )


def _rate(matter: Matter, _name: str) -> Trace | None:
    """The rate sums are converted at; it is typed with its day on the page of prices."""
    currency = matter.currency
    if not currency.converts:
        return None
    day = long_date(currency.rate_date) or told(matter, "rate.undated")
    rate = f"{currency.rate:g}"
    return Trace(
        title=told(matter, "rate.title", code=currency.code, rate=rate),
        blocks=(text(matter, "rate.what", day=day),),
    )


def _prices(matter: Matter, _name: str) -> Trace | None:
    """Every price used, how old it is, what of it ends, and where it was read."""
    found = matter.assessment.costs.prices
    if not found:
        return None
    rows = ((_called(matter, one), "\n".join(_told(matter, one))) for one in found)
    title = PriceWords(matter.words).say("report.title")
    what = text(matter, "prices.what", day=matter.date())
    return Trace(title=title, blocks=(what, *pairs(told(matter, "prices.rows"), rows)))


def _price(matter: Matter, role: str) -> Trace | None:
    """One price, the same told of it."""
    found = matter.assessment.costs.prices
    one = next((price for price in found if price.role == role), None)
    if one is None:
        return None
    blocks: tuple[Block, ...] = tuple(Paragraph(prose=say(t)) for t in _told(matter, one))
    return Trace(title=_called(matter, one), blocks=blocks)


def _called(matter: Matter, price: FrozenPrice) -> str:
    model = " ".join(part for part in (price.provider, price.model) if part)
    what = PriceWords(matter.words).what(price)
    return f"{what} ({model})" if model != what else what


def _told(matter: Matter, price: FrozenPrice) -> tuple[str, ...]:
    words, day = PriceWords(matter.words), matter.assessment.date
    known = price.price_usd is not None
    ends = (told.text for told in words.endings(price, day))
    listed = words.say("report.list", name=price.list_name, hash=price.list_hash[:8])
    parts = (
        words.line(price) if known else words.price(None),
        words.age_of(price, day).text if known else "",
        *ends,
        words.where(price),
        listed if price.list_hash else "",
    )
    return tuple(part for part in parts if part)


MONEY: dict[str, Callable[[Matter, str], Trace | None]] = {
    "gap": _gap,
    "first": _first,
    "point": _point,
    "hurdle": _hurdle,
    "precise": _precise,
    "way": _way,
    "decisive": _decisive,
    "rate": _rate,
    "prices": _prices,
    "price": _price,
}
