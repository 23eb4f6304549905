"""Prices in an assessment: which row pays for what, frozen with its list; edits; pricing anew."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING

from logic.assessment import FrozenPrice, PriceEdit
from logic.assessment_checks import LEAST_RATE, MOST_RATE, is_day
from logic.errors import AnswerError
from logic.prices.ageing import day_of, in_force
from logic.prices.checks import OUTPUT_SAID, is_leap
from logic.prices.values import LEAST, Kind, Model, Unit, most
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from logic.assessment import Costs
    from logic.prices.values import Catalogue, Listed


class Role(StrEnum):
    """What a price pays for in the cost model."""

    INPUT = "input"
    OUTPUT = "output"
    CACHED_INPUT = "cached_input"
    SMALL_INPUT = "small_input"
    SMALL_OUTPUT = "small_output"
    TUNED_INPUT = "tuned_input"
    TUNED_OUTPUT = "tuned_output"
    TRAINING = "training"
    HOSTING = "hosting"
    GPU = "gpu"


class Part(StrEnum):
    """What a person chooses a model or an offer for; it fills one role or several."""

    FOUNDATION = "foundation"
    SMALL = "small"
    TUNED = "tuned"
    TRAINING = "training"
    HOSTING = "hosting"
    GPU = "gpu"


#: The roles of a part, each with the units that may fill it, the usual first.
ROLES: Mapping[Part, Mapping[Role, tuple[Unit, ...]]] = {
    Part.FOUNDATION: {
        Role.INPUT: (Unit.INPUT,),
        Role.OUTPUT: (Unit.OUTPUT,),
        Role.CACHED_INPUT: (Unit.CACHED,),
    },
    Part.SMALL: {Role.SMALL_INPUT: (Unit.INPUT,), Role.SMALL_OUTPUT: (Unit.OUTPUT,)},
    Part.TUNED: {Role.TUNED_INPUT: (Unit.INPUT,), Role.TUNED_OUTPUT: (Unit.OUTPUT,)},
    Part.TRAINING: {Role.TRAINING: (Unit.TRAINING, Unit.TRAINING_HOUR)},
    Part.HOSTING: {Role.HOSTING: (Unit.HOSTING_HOUR, Unit.MODEL_MONTH)},
    Part.GPU: {Role.GPU: (Unit.GPU_HOUR,)},
}
#: Roles that may stay empty: without one the cost model takes a share of the input price.
SPARED = frozenset({Role.CACHED_INPUT})
_KINDS: Mapping[Part, tuple[Kind, ...]] = {
    Part.FOUNDATION: (Kind.API_BASE,),
    Part.SMALL: (Kind.API_BASE,),
    # Adapters on shared bases are often served at the base's own price.
    Part.TUNED: (Kind.API_TUNED, Kind.API_BASE),
    Part.TRAINING: (Kind.TRAINING,),
    Part.HOSTING: (Kind.API_TUNED,),
    Part.GPU: (Kind.GPU_HOUR,),
}
DOLLAR = "USD"
_CODE_LENGTH = 3
_TEN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Repriced:
    """A frozen price beside what the catalogue says now; ``new`` None: it lists none any more."""

    role: str
    old: FrozenPrice
    new: FrozenPrice | None

    @property
    def changed(self) -> bool:
        """Whether the number differs; an edited price is not held against the list."""
        if self.old.edit is not None:
            return False
        return self.new is None or self.new.price_usd != self.old.price_usd

    @property
    def updated(self) -> bool:
        """Whether anything differs, if only the date it was read."""
        return self.old.edit is None and self.new != self.old


def role_of(price: FrozenPrice) -> Role | None:
    """The role of a frozen price, None for one from before roles."""
    return Role(price.role) if price.role in set(Role) else None


def part_of(role: Role) -> Part:
    """The part a role belongs to."""
    return next(part for part, roles in ROLES.items() if role in roles)


def price_for(costs: Costs, role: Role) -> FrozenPrice | None:
    """The price frozen for a role, None for none."""
    return next((price for price in costs.prices if price.role == role), None)


def parts_for(catalogue: Catalogue, model: Model, day: str) -> tuple[Part, ...]:
    """The parts that a model or an offer can be chosen for on a day."""
    return tuple(part for part in Part if _fills(catalogue, part, model, day))


def _fills(catalogue: Catalogue, part: Part, model: Model, day: str) -> bool:
    found = _found(catalogue, part, model, day)
    return any(found[role] for role in ROLES[part] if role not in SPARED)


def choose(costs: Costs, catalogue: Catalogue, part: Part, model: Model, day: str) -> Costs:
    """The costs with a model's prices of a day frozen for every role of a part.

    A price the catalogue lacks is frozen as not known, which blocks every total; only the roles
    in ``SPARED`` stay empty instead.
    """
    found = _found(catalogue, part, model, day)
    made = [
        freeze(listed, role) if listed else _unknown(role, model)
        for role, listed in found.items()
        if listed or role not in SPARED
    ]
    return _with(costs, set(ROLES[part]), made)


def clear(costs: Costs, part: Part) -> Costs:
    """The costs without any price for a part."""
    return _with(costs, set(ROLES[part]), ())


def freeze(listed: Listed, role: Role) -> FrozenPrice:
    """A listed price as it is kept in an assessment."""
    row = listed.row
    return FrozenPrice(
        role=role,
        provider=row.provider,
        model=row.model,
        kind=row.kind,
        unit=row.unit,
        price_usd=row.price_usd,
        as_of=day_of(row.as_of),
        source=row.source,
        confidence=row.confidence,
        region=row.region,
        min_prompt_tokens=row.min_prompt_tokens,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        tuning_closes=row.tuning_closes,
        serving_ends=row.serving_ends,
        note=row.note,
        list_name=listed.list_name,
        list_hash=listed.list_hash,
    )


def edit(costs: Costs, role: Role, price: float | None, said: PriceEdit) -> Costs:
    """The costs with a number of the client's own in a role; who, when and why is kept with it.

    ``price`` is in dollars per unit of the role, None for not known. ``said.old_usd`` is set
    here: the listed price stays what it was through further edits.

    Raises:
        AnswerError: the number cannot be right, or nobody said who changed it or why;
            ``question`` is "price", "changed_by" or "why".
    """
    old = price_for(costs, role) or _unknown(role, None)
    if price is not None:
        _refuse(costs, role, price, Unit(old.unit))
    if not said.changed_by.strip():
        raise AnswerError("Say who changed this price.", "changed_by")
    if not said.why.strip():
        raise AnswerError("Say why this price was changed.", "why")
    before = old.edit.old_usd if old.edit else old.price_usd
    kept = replace(old, price_usd=price, edit=replace(said, old_usd=before))
    return _with(costs, {role}, (kept,))


def restore(costs: Costs, role: Role) -> Costs:
    """The costs with the listed price back in place of an edited one."""
    old = price_for(costs, role)
    if old is None or old.edit is None:
        return costs
    return _with(costs, {role}, (replace(old, price_usd=old.edit.old_usd, edit=None),))


def review(costs: Costs, role: Role, *, reviewed: bool) -> Costs:
    """The costs with a price marked as looked at, or not."""
    old = price_for(costs, role)
    return costs if old is None else _with(costs, {role}, (replace(old, reviewed=reviewed),))


def reprice(costs: Costs, catalogue: Catalogue, day: str) -> tuple[Repriced, ...]:
    """Every frozen price beside what the catalogue says on a day; nothing is changed."""
    found = []
    for price in costs.prices:
        role = role_of(price)
        if role is not None:
            listed = _same(catalogue, price, day)
            new = freeze(listed, role) if listed else None
            found.append(Repriced(role=role, old=price, new=new))
    return tuple(found)


def accept(costs: Costs, differences: Iterable[Repriced]) -> Costs:
    """The costs with these differences taken on; a price no longer listed becomes unknown."""
    for one in differences:
        kept = replace(one.old, price_usd=None, edit=None, reviewed=False)
        costs = _with(costs, {Role(one.role)}, (one.new or kept,))
    return costs


def with_currency(costs: Costs, code: str, rate: float | None, day: str, today: str) -> Costs:
    """The costs with the client's currency: units of it for a dollar, and the day of the rate.

    Raises:
        AnswerError: the code, the rate or the day cannot be right; ``question`` names which.
    """
    name = code.strip().upper()
    if name == DOLLAR:
        return replace(costs, currency=DOLLAR, rate=None, rate_date="")
    if len(name) != _CODE_LENGTH or not (name.isascii() and name.isalpha()):
        raise AnswerError("Write the currency as its three letters, such as EUR.", "code")
    if rate is None or not LEAST_RATE <= rate <= MOST_RATE:
        raise AnswerError(f"Give how many {name} one US dollar buys, such as 0.92.", "rate")
    if not is_day(day) or day > today:
        raise AnswerError("Give the day of the rate as 2026-11-26; it cannot lie ahead.", "day")
    return replace(costs, currency=name, rate=rate, rate_date=day)


def _found(catalogue: Catalogue, part: Part, model: Model, day: str) -> dict[Role, Listed | None]:
    """For each role of a part the model's price of a day, for prompts of any length."""
    mine = [
        listed
        for listed in catalogue.models.get(model, ())
        if model.kind in _KINDS[part]
        if listed.row.min_prompt_tokens == 0 and in_force(listed.row, day)
    ]
    by_unit = {listed.row.unit: listed for listed in mine}
    return {
        role: next((by_unit[unit] for unit in units if unit in by_unit), None)
        for role, units in ROLES[part].items()
    }


def _same(catalogue: Catalogue, price: FrozenPrice, day: str) -> Listed | None:
    model = Model(price.provider, price.model, price.kind, price.region)
    identity = (price.unit, price.min_prompt_tokens)
    for listed in catalogue.models.get(model, ()):
        row = listed.row
        if (row.unit, row.min_prompt_tokens) == identity and in_force(row, day):
            return listed
    return None


def _unknown(role: Role, model: Model | None) -> FrozenPrice:
    part = part_of(role)
    return FrozenPrice(
        role=role,
        provider=model.provider if model else "",
        model=model.model if model else "",
        kind=model.kind if model else _KINDS[part][0],
        region=model.region if model else "",
        unit=ROLES[part][role][0],
        price_usd=None,
        as_of="",
        source="",
    )


def _with(costs: Costs, roles: set[Role], prices: Iterable[FrozenPrice]) -> Costs:
    """The costs with the prices of these roles replaced, in the order of the roles."""
    kept = [price for price in costs.prices if price.role not in roles]
    return replace(costs, prices=tuple(sorted((*kept, *prices), key=_place)))


def _place(price: FrozenPrice) -> int:
    role = role_of(price)
    return list(Role).index(role) if role is not None else len(Role)


def _refuse(costs: Costs, role: Role, price: float, unit: Unit) -> None:
    highest = most(unit)
    if not isfinite(price) or not LEAST <= price <= highest:
        raise AnswerError(
            f"Give a price between ${LEAST:g} and ${highest:,.0f}, or nothing if it is not known.",
            "price",
        )
    for lower, upper, said in _ORDERED:
        tied = role in (lower, upper) and _belong(costs, lower, upper)
        if tied and not _in_order(costs, role, price, lower, upper):
            raise AnswerError(said, "price")


_CACHED_ABOVE = "Cached input cannot cost more than input; check both prices."
_TUNED_BELOW = "A tuned model does not cost less than its own base; check both prices."
#: Roles of which the first may not cost more than the second.
_ORDERED = (
    (Role.CACHED_INPUT, Role.INPUT, _CACHED_ABOVE),
    (Role.INPUT, Role.TUNED_INPUT, _TUNED_BELOW),
    (Role.OUTPUT, Role.TUNED_OUTPUT, _TUNED_BELOW),
    (Role.SMALL_INPUT, Role.TUNED_INPUT, _TUNED_BELOW),
    (Role.SMALL_OUTPUT, Role.TUNED_OUTPUT, _TUNED_BELOW),
)
#: Roles of which the first seldom costs more than the second.
_USUALLY = {
    Role.OUTPUT: Role.INPUT,
    Role.SMALL_OUTPUT: Role.SMALL_INPUT,
    Role.TUNED_OUTPUT: Role.TUNED_INPUT,
}


def doubts_about(costs: Costs, role: Role, price: float) -> tuple[str, ...]:
    """What is seldom so of a price that is typed, as sentences; it may be right all the same.

    An output below its input, as in an import, and a price more than threefold off the listed one.
    """
    pairs = [(into, output) for output, into in _USUALLY.items() if role in (into, output)]
    found = [] if all(_in_order(costs, role, price, *pair) for pair in pairs) else [OUTPUT_SAID]
    old = price_for(costs, role)
    listed = old.edit.old_usd if old and old.edit else _known(costs, role)
    if listed and is_leap(price / listed):
        found.append(_leap_said(price / listed))
    return tuple(found)


def _leap_said(ratio: float) -> str:
    times = max(ratio, 1 / ratio)
    shown = f"{times:.2g}" if times < _TEN else f"{times:,.0f}"
    if ratio > 1:
        return f"This is {shown} times the listed price."
    return f"The listed price is {shown} times this."


def _known(costs: Costs, role: Role) -> float | None:
    price = price_for(costs, role)
    return price.price_usd if price else None


def _in_order(costs: Costs, role: Role, price: float, lower: Role, upper: Role) -> bool:
    """Whether two roles keep their order with a new price in one, as far as both are known."""
    low, high = (price if role is one else _known(costs, one) for one in (lower, upper))
    return low is None or high is None or low <= high


def _belong(costs: Costs, lower: Role, upper: Role) -> bool:
    """Whether two roles are of one model, or of a model and the one tuned from it."""
    one, two = price_for(costs, lower), price_for(costs, upper)
    if lower is Role.CACHED_INPUT:
        return True
    return one is not None and two is not None and _is_tuned_from(two, one)


def _is_tuned_from(tuned: FrozenPrice, base: FrozenPrice) -> bool:
    named = tuned.model.removeprefix("ft:")
    return tuned.kind == Kind.API_TUNED and (tuned.provider, named) == (base.provider, base.model)
