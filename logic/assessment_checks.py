"""What the values of an assessment must keep to, whatever content pack they belong to."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from datetime import date
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING
from uuid import UUID

from logic.assessment import NOT_APPLICABLE_REASONS, Amount, Answer, State, Trial, Voice
from logic.findings import Recommendation
from logic.model import Approach, Consideration
from logic.points import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.assessment import (
        Assessment,
        CostInput,
        Costs,
        FrozenPrice,
        Outcome,
        Priorities,
        ReportSettings,
    )

#: The highest count of cases taken; beyond it no share can be computed.
MOST_CASES = 1_000_000_000
#: Rates of a currency beyond these are slips of the keyboard; our judgement.
LEAST_RATE, MOST_RATE = 0.0001, 1_000_000.0
#: Dollars that no price reaches: far above it sums are no longer finite.
_MOST_PRICE = 1_000_000_000.0
#: The dates of a price, each a day or blank.
DAYS_OF_PRICE = ("as_of", "effective_from", "effective_to", "tuning_closes", "serving_ends")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")
_COLOUR = re.compile(r"(#[0-9A-Fa-f]{6})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LOGO_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_HIGHEST_POINTS = 100
_LEAD = re.compile(r"(-?[0-9]{1,40}(/[1-9][0-9]{0,39})?)?", re.ASCII)


def faults(assessment: Assessment) -> Iterator[str]:
    """Every impossible value as "at <place>, <what is wrong>", in the order of the file."""
    yield from _head(assessment)
    for question, answer in assessment.answers.items():
        place = f"answers > {question}"
        if not is_id(question):
            yield f"at {place}, this is no id of a question"
        yield from _answer(place, answer)
    yield from _people(assessment)
    yield from _priorities(assessment.priorities)
    yield from _routes(assessment)
    yield from _costs(assessment.costs)
    yield from _report(assessment.report)
    yield from _revisions(assessment)


def amount_faults(amount: Amount) -> Iterator[str]:
    """What is wrong with an amount, without its place."""
    values = (amount.low, amount.likely, amount.high)
    if not all(isfinite(value) for value in values):
        yield "every number must be finite"
    elif not amount.low <= amount.likely <= amount.high:
        yield "low, likely and high must not fall"


def trial_faults(trial: Trial) -> Iterator[str]:
    """What is wrong with a trial's numbers, without its place."""
    failed = (trial.facts, trial.way, trial.reasoning)
    if min(trial.tried, trial.good, *failed) < 0:
        yield "no count of cases may be below 0"
    if trial.tried > MOST_CASES:
        yield f"more than {MOST_CASES} cases cannot be counted"
    if trial.good > trial.tried:
        yield f"{trial.good} good cases are more than the {trial.tried} tried"
    elif sum(failed) > trial.tried - trial.good:
        failures = trial.tried - trial.good
        yield f"{sum(failed)} failures with a kind are more than the {failures} failed cases"
    if not 0 < trial.pass_mark <= 100:  # noqa: PLR2004 - percent
        yield "the pass mark must be above 0 and at most 100 percent"


def is_day(text: str) -> bool:
    """Whether the text is a day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_uuid(text: str) -> bool:
    """Whether the text is a UUID in its usual form, safe in a file's name."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def is_id(text: str) -> bool:
    """Whether the text can be the id of a question, an option or a route."""
    return _ID.fullmatch(text) is not None


def _head(assessment: Assessment) -> Iterator[str]:
    if not is_uuid(assessment.id):
        yield "at id, this is no UUID"
    if not is_day(assessment.date):
        yield f'at date, "{assessment.date}" is no day written as YYYY-MM-DD'
    if assessment.revision < 1:
        yield "at revision, the number must be at least 1"
    yield from _day_or_blank("at finished_on", assessment.finished_on)
    yield from _outcome("at outcome", assessment.outcome)


def _answer(place: str, answer: Answer) -> Iterator[str]:
    yield from _values(place, answer)
    answered = answer.state is State.ANSWERED
    if answered and not (_filled(answer) or answer.voices):
        yield f"at {place}, it counts as answered but holds no answer"
    if not answered and _filled(answer):
        yield f"at {place}, it holds an answer but does not count as answered"
    if answer.state is State.NOT_APPLICABLE and answer.reason not in NOT_APPLICABLE_REASONS:
        known = ", ".join(NOT_APPLICABLE_REASONS)
        yield f"at {place} > reason, it must be one of {known}"
    for number, voice in enumerate(answer.voices, start=1):
        yield from _values(f"{place} > voices > {number}", voice)


def _filled(value: Answer | Voice) -> int:
    return sum((bool(value.options), value.amount is not None, value.trial is not None))


def _values(place: str, value: Answer | Voice) -> Iterator[str]:
    if _filled(value) > 1:
        yield f"at {place}, options, amount and trial exclude each other"
    if not all(is_id(option) for option in value.options):
        yield f"at {place} > options, one of them is no id of an option"
    if _twice(value.options):
        yield f"at {place} > options, one of them stands there twice"
    if value.amount is not None:
        yield from (f"at {place} > amount, {fault}" for fault in amount_faults(value.amount))
        yield from _shape(f"at {place} > amount", value.amount.shape)
    if value.trial is not None:
        yield from (f"at {place} > trial, {fault}" for fault in trial_faults(value.trial))


def _shape(place: str, shape: str) -> Iterator[str]:
    if shape not in ("", *SHAPES):
        yield f"{place} > shape, it must be one of {', '.join(SHAPES)}"


def _people(assessment: Assessment) -> Iterator[str]:
    ids = [person.id for person in assessment.engagement.people]
    if _twice(ids) or "" in ids:
        yield "at engagement > people, each person needs an id of their own"


def _priorities(sets: tuple[Priorities, ...]) -> Iterator[str]:
    if _twice(found.person for found in sets):
        yield "at priorities, one person has two sets"
    if sum(found.agreed for found in sets) > 1:
        yield "at priorities, only one set can be the agreed one"
    for number, found in enumerate(sets, start=1):
        yield from priority_faults(f"at priorities > {number}", found)


def priority_faults(place: str, found: Priorities) -> Iterator[str]:
    """What is wrong with one set of priorities; each text starts with ``place``."""
    if not 0 <= found.tolerance <= _HIGHEST_POINTS:
        yield f"{place} > tolerance, it must be from 0 to 100"
    for name, points in found.points.items():
        if name not in set(Consideration):
            yield f"{place} > points, {name} is none of {', '.join(Consideration)}"
        if not 0 <= points <= _HIGHEST_POINTS:
            yield f"{place} > points > {name}, they must be from 0 to 100"
    if found.outweighs and not _is_pair(found.outweighs):
        yield f"{place} > outweighs, name two different ones of {', '.join(Consideration)}"


def _is_pair(names: tuple[str, ...]) -> bool:
    pair = len(names) == len(set(names)) == len(("more", "less"))
    return pair and set(names) <= set(Consideration)


def _routes(assessment: Assessment) -> Iterator[str]:
    choices = assessment.route_choices
    if _twice(choice.approach for choice in choices):
        yield "at route_choices, an approach has two routes"
    for number, choice in enumerate(choices, start=1):
        if choice.approach not in set(Approach):
            yield f"at route_choices > {number} > approach, it is none of {', '.join(Approach)}"
        if not is_id(choice.route):
            yield f"at route_choices > {number} > route, this is no id of a route"


def _input(place: str, cost: CostInput) -> Iterator[str]:
    amount = Amount(low=cost.low, likely=cost.likely, high=cost.high)
    yield from (f"{place}, {fault}" for fault in amount_faults(amount))
    yield from _shape(place, cost.shape)
    yield from _day_or_blank(f"{place} > changed_on", cost.changed_on)


def _costs(costs: Costs) -> Iterator[str]:
    if not _CURRENCY.fullmatch(costs.currency):
        yield "at costs > currency, it must be three capital letters, as in USD"
    if costs.rate is not None and not LEAST_RATE <= costs.rate <= MOST_RATE:
        yield f"at costs > rate, it must be from {LEAST_RATE} to {MOST_RATE:.0f}"
    yield from _day_or_blank("at costs > rate_date", costs.rate_date)
    for name, cost in costs.inputs.items():
        yield from _input(f"at costs > inputs > {name}", cost)
    for route, chosen in costs.ways.items():
        if not is_id(route) or not is_id(chosen.way):
            yield f"at costs > ways > {route}, this is no way to pay for a route"
        yield from _day_or_blank(f"at costs > ways > {route} > changed_on", chosen.changed_on)
    if _twice(price.role for price in costs.prices if price.role):
        yield "at costs > prices, one role has two prices"
    for number, price in enumerate(costs.prices, start=1):
        yield from _price(f"at costs > prices > {number}", price)


def _price(place: str, price: FrozenPrice) -> Iterator[str]:
    if not _is_price(price.price_usd):
        yield f"{place} > price_usd, it must be from 0 to {_MOST_PRICE:.0f}"
    if price.min_prompt_tokens < 0:
        yield f"{place} > min_prompt_tokens, it must be 0 or more"
    for name in DAYS_OF_PRICE:
        yield from _day_or_blank(f"{place} > {name}", getattr(price, name))
    if price.edit is not None:
        yield from _day_or_blank(f"{place} > edit > changed_on", price.edit.changed_on)
        if not _is_price(price.edit.old_usd):
            yield f"{place} > edit > old_usd, it must be from 0 to {_MOST_PRICE:.0f}"


def _is_price(usd: float | None) -> bool:
    return usd is None or 0 <= usd <= _MOST_PRICE


def _report(settings: ReportSettings) -> Iterator[str]:
    if not _COLOUR.fullmatch(settings.colour):
        yield "at report > colour, it must be written as #rrggbb"
    try:
        logo = b64decode(settings.logo, validate=True)
    except (Error, ValueError):
        logo = b"-"
    if logo and not logo.startswith(_LOGO_STARTS):
        yield "at report > logo, this is no PNG or JPEG picture"


def _revisions(assessment: Assessment) -> Iterator[str]:
    numbers = [0, *(revision.number for revision in assessment.revisions), assessment.revision]
    if not all(earlier < later for earlier, later in pairwise(numbers)):
        yield "at revisions, their numbers must rise, up to the present one"
    for revision in assessment.revisions:
        place = f"at revisions > {revision.number} > finished_on"
        yield from _day_or_blank(place, revision.finished_on)
        yield from _outcome(f"at revisions > {revision.number} > outcome", revision.outcome)


def _outcome(place: str, outcome: Outcome) -> Iterator[str]:
    if not _LEAD.fullmatch(outcome.lead):
        yield f"{place} > lead, this is no exact number such as 211/10"
    if outcome.recommendation and outcome.recommendation not in set(Recommendation):
        yield f"{place} > recommendation, this is no kind of recommendation"


def _day_or_blank(place: str, text: str) -> Iterator[str]:
    if text and not is_day(text):
        yield f'{place}, "{text}" is no day written as YYYY-MM-DD'


def _twice(found: Iterable[str]) -> bool:
    listed = list(found)
    return len(listed) != len(set(listed))
