"""The row of large numbers on page 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import Basis
from logic.cost.values import Payback
from logic.figures.tornado import input_name
from logic.findings import Recommendation
from logic.model import Approach
from logic.report.blocks import KeyNumber
from logic.report.text import one_line
from logic.sentences import inside, number, percent

if TYPE_CHECKING:
    from logic.report.matter import Matter

_LONGEST = 90


def key_numbers(matter: Matter) -> tuple[KeyNumber, ...]:
    """What is known, what was measured, and money, or routes where none is open."""
    kind = matter.advice.recommendation
    if kind is Recommendation.NEITHER:
        return (_known(matter),)
    last = _routes(matter) if kind is Recommendation.NOT_FEASIBLE else _money(matter)
    return (_known(matter), _trial(matter), last)


def _known(matter: Matter) -> KeyNumber:
    counts = matter.advice.counts
    return KeyNumber(
        number=matter.text("key.confirmed", confirmed=counts.confirmed, asked=counts.asked),
        caption=matter.text("key.confirmed_caption", assumed=counts.assumed, open=counts.open),
    )


def _trial(matter: Matter) -> KeyNumber:
    trial = matter.advice.trial
    if trial is None:
        return KeyNumber(
            number=matter.text("key.no_trial"), caption=matter.text("key.no_trial_caption")
        )
    assumed = matter.assessment.answer(matter.content.hub).basis is Basis.ASSUMED
    return KeyNumber(
        number=matter.text("key.trial", share=percent(trial.share)),
        caption=matter.text(
            "key.trial_caption_assumed" if assumed else "key.trial_caption",
            tried=number(trial.tried),
            pass_mark=percent(trial.pass_mark),
        ),
    )


def _routes(matter: Matter) -> KeyNumber:
    routes = matter.advice.routes
    kept = sum(route.kept for route in routes)
    return KeyNumber(
        number=matter.text("key.routes", kept=kept, all=len(routes)),
        caption=matter.text("key.routes_caption"),
    )


def _money(matter: Matter) -> KeyNumber:
    month = _paid_back(matter)
    if month is not None:
        return month
    cost = matter.advice.cost
    if cost.difference is None:
        names = ", ".join(inside(input_name(matter.words, name)) for name in cost.missing)
        missing = one_line(names, _LONGEST)
        return KeyNumber(
            number=matter.text("key.money_unknown"),
            caption=matter.text("key.money_unknown_caption", missing=missing),
        )
    low, likely, high = _difference(matter, cost.difference)
    months, currency = number(cost.months), matter.currency
    if currency.money(likely) == currency.money(0):
        caption = matter.text("key.money_even_caption", months=months)
        return KeyNumber(number=matter.text("key.money_even"), caption=caption)
    tuned = likely > 0
    side = Approach.FINE_TUNED if tuned else Approach.FOUNDATION
    least, most = (low, high) if tuned else (-high, -low)
    draws = _draws(matter, least, abs(likely), most)
    return KeyNumber(
        number=currency.money(abs(likely)),
        caption=matter.text(f"key.money_caption.{side}", months=months, draws=draws),
    )


def _difference(matter: Matter, quick: tuple[float, float, float]) -> tuple[float, float, float]:
    """The difference as the pages on cost tell it; the quick one until that is worked out."""
    spread = matter.money.difference if matter.money is not None else None
    return quick if spread is None else (spread.p10, spread.likely, spread.p90)


def _paid_back(matter: Matter) -> KeyNumber | None:
    """The month from which tuning is the cheaper one, where there is one."""
    even = matter.money.break_even if matter.money is not None else None
    if even is None or even.payback is not Payback.MONTH:
        return None
    return KeyNumber(
        number=matter.text("key.month", month=even.months[0]),
        caption=matter.text("key.month_caption"),
    )


def _draws(matter: Matter, least: float, likely: float, most: float) -> str:
    """What 80 of 100 draws save; where the likely saving lies outside, if that is more or less."""
    beyond = "within"
    if least > likely or (least >= 0 and most < likely):
        beyond = "more" if least > likely else "less"
    return matter.text(f"key.money_draws.{beyond}", span=_span(matter, least, most))


def _span(matter: Matter, least: float, most: float) -> str:
    """What is saved at least and at most; said of both ends where one of them is a loss."""
    currency = matter.currency
    if least >= 0:
        return currency.span(matter.words, least, most)
    ends = (least, most)
    low, high = (
        matter.text(f"key.money.{'less' if end >= 0 else 'more'}", amount=currency.money(abs(end)))
        for end in ends
    )
    return matter.words.text("number.range", low=low, high=high)
