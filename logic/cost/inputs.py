"""What the cost model reads of an assessment: a range for every input, and what is missing."""

from __future__ import annotations

from functools import lru_cache
from operator import is_
from typing import TYPE_CHECKING, NamedTuple

from logic.assessment import State
from logic.cost.model import product
from logic.interview import is_open_assumption
from logic.points import ASKED, FIGURES, FOLLOWS, PERT, Points, limits_of
from logic.prices.roles import Role, price_for
from logic.prices.values import Unit
from logic.record import dataclass
from logic.units import MILLION, SECONDS_AN_HOUR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from logic.assessment import Amount, Assessment, Costs
    from logic.cost.values import CostRoutes
    from logic.model import Content

HORIZON = "horizon"
MOST_MONTHS = 600
HELD = "examples_held"
DECISIVE = "decisive_amount"
#: No default: an unknown volume is never guessed.
NEEDED = ("volume",)
AMOUNTS = (*ASKED, HORIZON)


class Range(NamedTuple):
    """Low, likely and high of an input, and the distribution between them."""

    low: float
    likely: float
    high: float
    shape: str = PERT


_NONE = Range(0.0, 0.0, 0.0)


class Ranges(NamedTuple):
    """A range for every input, in the order of ``Points``, and the months of the horizon.

    ``follows`` names the prices of the tuned model that follow another price.
    """

    of: tuple[Range, ...]
    months: int
    follows: tuple[str, ...]

    def likely(self) -> Points:
        """Every input at its likely value, as one draw."""
        return followed(Points(*[(one.likely,) for one in self.of]), self.follows)

    def with_likely(self, given: Mapping[str, float]) -> Ranges:
        """The same with certain values for some amounts; those money does not read are passed."""
        if not given:
            return self
        months = whole_months(given.get(HORIZON, self.months))
        of = tuple(
            Range(given[name], given[name], given[name]) if name in given else one
            for name, one in zip(Points._fields, self.of, strict=True)
        )
        return self._replace(of=of, months=months)


def followed(p: Points, names: Iterable[str]) -> Points:
    """The same with these prices of the tuned model at those they follow, times the premium."""
    pairs = ((name, getattr(p, FOLLOWS[name])) for name in names)
    return p._replace(**{name: product(price, p.tuned_premium) for name, price in pairs})


def whole_months(value: float) -> int:
    """A horizon in whole months, at least one and at most fifty years."""
    return max(1, min(MOST_MONTHS, round(value)))


@dataclass(frozen=True, slots=True)
class Inputs:
    """The cost inputs of an assessment, the horizon's range, and the ids that are missing."""

    ranges: Ranges
    horizon: Range
    missing: tuple[str, ...]


#: The figures each role's price stands for.
PRICED = {
    Role.INPUT: "input_usd_per_million",
    Role.OUTPUT: "output_usd_per_million",
    Role.SMALL_INPUT: "small_input_usd_per_million",
    Role.SMALL_OUTPUT: "small_output_usd_per_million",
    Role.TUNED_INPUT: "tuned_input_usd_per_million",
    Role.TUNED_OUTPUT: "tuned_output_usd_per_million",
    Role.TRAINING: "training_usd_per_million",
    Role.HOSTING: "hosting_usd_per_hour",
    Role.GPU: "gpu_usd_per_hour",
}
#: The roles whose prices those of a tuned model follow until it has its own.
_FOLLOWED = {Role.TUNED_INPUT: Role.SMALL_INPUT, Role.TUNED_OUTPUT: Role.SMALL_OUTPUT}
_BY_TOKEN = ("hosted", "request")
_ON_GPUS = ("own_gpu", "shared")


def needed_roles(routes: CostRoutes) -> tuple[Role, ...]:
    """The roles whose prices the two routes scored are paid at."""
    found: list[Role] = []
    if routes.foundation == "request":
        found += [Role.INPUT, Role.OUTPUT]
    if routes.fine_tuned in _BY_TOKEN:
        found += [Role.TUNED_INPUT, Role.TUNED_OUTPUT, Role.TRAINING]
    if routes.fine_tuned == "hosted":
        found.append(Role.HOSTING)
    if routes.foundation in _ON_GPUS or routes.fine_tuned in _ON_GPUS:
        found.append(Role.GPU)
    return tuple(found)


def unknown_prices(costs: Costs, routes: CostRoutes) -> tuple[str, ...]:
    """The needed roles whose price was looked for and is not known; never taken as nothing."""
    prices = ((role, price_for(costs, role)) for role in _paid_at(costs, routes))
    return tuple(str(role) for role, price in prices if price and price.price_usd is None)


def _paid_at(costs: Costs, routes: CostRoutes) -> tuple[Role, ...]:
    """The needed roles; for a tuned price nobody chose, that of the small model it follows."""
    found = []
    for role in needed_roles(routes):
        chosen = role not in _FOLLOWED or price_for(costs, role) is not None
        found.append(role if chosen else _FOLLOWED[role])
    return tuple(found)


def small_is_known(costs: Costs) -> bool:
    """Whether no price of the small model was looked for in vain."""
    prices = (price_for(costs, role) for role in (Role.SMALL_INPUT, Role.SMALL_OUTPUT))
    return all(price is None or price.price_usd is not None for price in prices)


def read_inputs(content: Content, assessment: Assessment, *, opened: bool = False) -> Inputs:
    """The inputs of an assessment; with ``opened``, what is only assumed counts as not known.

    An amount nobody gave stands at the range the content expects of it, one that does not arise
    at none, a figure at the content pack's unless the assessment has its own or a price stands
    for it.
    """
    read = assessment.costs, *map(assessment.answers.get, AMOUNTS)
    key = "inputs", opened
    kept = content.memo.get(key)
    if not isinstance(kept, _Kept) or not all(map(is_, kept.of, read)):
        kept = content.memo[key] = _Kept(read, _inputs(content, assessment, opened=opened))
    return kept.inputs


class _Kept(NamedTuple):
    """The inputs of the costs and amounts read last: most changes are of other answers."""

    of: tuple[object, ...]
    inputs: Inputs


def _inputs(content: Content, assessment: Assessment, *, opened: bool) -> Inputs:
    stated = {name: _stated(content, assessment, name, opened=opened) for name in AMOUNTS}
    amounts = {name: stated[name] or _expected(content, name) for name in AMOUNTS}
    horizon = amounts[HORIZON]
    figures = _figures(content, assessment.costs)
    if opened and stated[HELD] is None:
        amounts[HELD] = Range(0.0, 0.0, figures["examples_wanted"].high)
    ranges = tuple((amounts[name] if name in amounts else figures[name]) for name in Points._fields)
    return Inputs(
        ranges=Ranges(ranges, whole_months(horizon.likely), _followers(assessment.costs)),
        horizon=horizon,
        missing=tuple(name for name in NEEDED if stated[name] is None),
    )


def _expected(content: Content, name: str) -> Range:
    question = content.questions.get(name)
    default = question.default if question else None
    return Range(*default) if default else _NONE


def _stated(content: Content, assessment: Assessment, name: str, *, opened: bool) -> Range | None:
    """What was given for an amount, none of it where it was put aside as not arising."""
    question = content.questions.get(name)
    if question is not None and assessment.answer(name).put_aside_for(question.none_if):
        return _NONE
    return said_amount(assessment, name, opened=opened)


def said_amount(assessment: Assessment, name: str, *, opened: bool = False) -> Range | None:
    """What an amount counts as: the mean of what people said, from least to most; None if open."""
    answer = assessment.answer(name)
    if answer.state is not State.ANSWERED or is_open_assumption(answer, opened=opened):
        return None
    said = [a for a in (answer.amount, *(v.amount for v in answer.voices)) if a is not None]
    return _span(said) if said else None


def stated_decisive(assessment: Assessment, *, opened: bool = False) -> Range | None:
    """The amount that would decide the matter, None if nobody named one."""
    return said_amount(assessment, DECISIVE, opened=opened)


def _span(amounts: list[Amount]) -> Range:
    likely = sum(amount.likely for amount in amounts) / len(amounts)
    shape = next((a.shape for a in amounts if a.shape), PERT)
    return Range(min(a.low for a in amounts), likely, max(a.high for a in amounts), shape)


def _figures(content: Content, costs: Costs) -> Mapping[str, Range]:
    if not costs.inputs and not costs.prices:
        return _defaults(content)
    found = {**_defaults(content)}
    for name, given in costs.inputs.items():
        if name in FIGURES:
            least, most = limits_of(name)
            ends = (given.low, given.likely, given.high)
            low, likely, high = (min(most, max(least, end)) for end in ends)
            found[name] = Range(low, likely, high, given.shape or found[name].shape)
    return {**found, **_prices(costs, found)}


def _defaults(content: Content) -> Mapping[str, Range]:
    return _ranges_of(tuple(content.cost[name].range for name in FIGURES))


@lru_cache(maxsize=8)
def _ranges_of(figures: tuple[tuple[float, float, float, str], ...]) -> Mapping[str, Range]:
    found = dict(zip(FIGURES, (Range(*figure) for figure in figures), strict=True))
    return {**found, **{name: found[other] for name, other in FOLLOWS.items()}}


def _followers(costs: Costs) -> tuple[str, ...]:
    """The prices of the tuned model that nobody knows better than the small one's."""
    roles = (Role.TUNED_INPUT, Role.TUNED_OUTPUT)
    prices = {PRICED[role]: price_for(costs, role) for role in roles}
    return tuple(name for name, price in prices.items() if not price or price.price_usd is None)


def _prices(costs: Costs, figures: Mapping[str, Range]) -> dict[str, Range]:
    """What the prices frozen with the assessment put in place of figures."""
    found = {}
    for role, name in PRICED.items():
        price = price_for(costs, role)
        if price is not None and price.price_usd is not None:
            found[name] = _in_our_unit(price.price_usd, price.unit, figures)
    cached = price_for(costs, Role.CACHED_INPUT)
    if cached is not None and cached.price_usd is not None:
        full = found.get(PRICED[Role.INPUT], figures[PRICED[Role.INPUT]]).likely
        found["cache_read_factor"] = _certain(cached.price_usd / full) if full > 0 else _certain(1)
    return found


def _certain(value: float) -> Range:
    return Range(value, value, value)


def _in_our_unit(price: float, unit: str, figures: Mapping[str, Range]) -> Range:
    """A price in its figure's unit: a month's fee by the hour, an hour of training by tokens."""
    if unit == Unit.MODEL_MONTH:
        return _certain(price / figures["hours_a_month"].likely)
    if unit == Unit.TRAINING_HOUR:
        speed = figures["training_tokens_per_second"]
        at = [price * MILLION / (one * SECONDS_AN_HOUR) for one in speed[:3][::-1]]
        return Range(at[0], at[1], at[2])
    return _certain(price)
