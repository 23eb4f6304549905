"""The row of large numbers on page 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import Basis
from logic.cost.values import Payback
from logic.figures.numerals import money
from logic.figures.tornado import input_name
from logic.findings import Recommendation
from logic.model import Approach
from logic.report.blocks import KeyNumber
from logic.report.text import one_line
from logic.sentences import number, percent

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
        names = ", ".join(input_name(matter.words, name) for name in cost.missing)
        missing = one_line(names, _LONGEST)
        return KeyNumber(
            number=matter.text("key.money_unknown"),
            caption=matter.text("key.money_unknown_caption", missing=missing),
        )
    low, likely, high = cost.difference
    months = number(cost.months)
    if money(likely) == money(0):
        caption = matter.text("key.money_even_caption", months=months)
        return KeyNumber(number=matter.text("key.money_even"), caption=caption)
    tuned = likely > 0
    side = Approach.FINE_TUNED if tuned else Approach.FOUNDATION
    least, most = (low, high) if tuned else (-high, -low)
    return KeyNumber(
        number=money(abs(likely)),
        caption=matter.text(
            f"key.money_caption.{side}",
            months=months,
            low=_saving(matter, least),
            high=_saving(matter, most),
        ),
    )


def _paid_back(matter: Matter) -> KeyNumber | None:
    """The month from which tuning is the cheaper one, where there is one."""
    even = matter.money.break_even if matter.money is not None else None
    if even is None or even.payback is not Payback.MONTH:
        return None
    return KeyNumber(
        number=matter.text("key.month", month=even.months[0]),
        caption=matter.text("key.month_caption"),
    )


def _saving(matter: Matter, amount: float) -> str:
    key = "less" if amount >= 0 else "more"
    return matter.text(f"key.money.{key}", amount=money(abs(amount)))
