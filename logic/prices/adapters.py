"""Price lists of others, each recognised by its structure and its unit known from its format.

LiteLLM's map is per token, genai-prices and llm-prices per million tokens. None holds prices of
training, hosting or GPUs. What a row of ours cannot hold is set aside with a sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from logic.assessment_checks import is_day
from logic.prices.checks import TUNED_PREFIX
from logic.prices.values import Kind, PriceRow, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LITELLM, GENAI, LLM_PRICES = "litellm", "genai-prices", "llm-prices"
SOURCES = {
    LITELLM: "LiteLLM price map",
    GENAI: "genai-prices",
    LLM_PRICES: "llm-prices current-v1.json",
}
LICENCES = {LITELLM: "MIT", GENAI: "MIT"}
#: What others call a provider, and what we do. One not here keeps the name it has there.
PROVIDERS = {
    "openai": "OpenAI",
    "text-completion-openai": "OpenAI",
    "anthropic": "Anthropic",
    "gemini": "Google",
    "google": "Google",
    "mistral": "Mistral",
    "deepseek": "DeepSeek",
    "xai": "xAI",
    "x-ai": "xAI",
    "bedrock": "AWS Bedrock",
    "bedrock_converse": "AWS Bedrock",
    "aws": "AWS Bedrock",
    "amazon": "AWS Bedrock",
    "azure": "Azure",
    "cohere": "Cohere",
    "cohere_chat": "Cohere",
    "together": "Together",
    "together_ai": "Together",
    "fireworks": "Fireworks",
    "fireworks_ai": "Fireworks",
}
_MILLION = 1e6
#: No price is near this; a whole number of hundreds of digits is no float.
_MOST_USD = 1e12
#: Digits kept of a price; the product of a small float and a million has a tail.
_DIGITS = 9
LONGEST_ID = 200
_TEXT_MODES = (None, "chat", "completion", "responses")


class Taken(NamedTuple):
    """A row taken from another's list, or the sentence on why it was set aside."""

    row: PriceRow | None
    said: str = ""


class Origin(NamedTuple):
    """What a list says of all its rows: its format, and the day it is of or ""."""

    form: str
    dated: str


def form_of(raw: object) -> str:
    """The format of a list by its structure, "" where it has none of the three."""
    if isinstance(raw, dict):
        if isinstance(raw.get("prices"), list):
            return LLM_PRICES
        if isinstance(raw.get("providers"), list):
            return GENAI
        named = [e for e in raw.values() if isinstance(e, dict) and "litellm_provider" in e]
        return LITELLM if named and len(named) * 2 > len(raw) else ""
    if isinstance(raw, list) and raw:
        fits = all(isinstance(e, dict) and isinstance(e.get("models"), list) for e in raw)
        return GENAI if fits else ""
    return ""


def taken(raw: object, form: str, dated: str) -> Iterator[Taken]:
    """Every price of a list of a form; ``dated`` is the day to take where the list names none."""
    if form == GENAI:
        listed = raw["providers"] if isinstance(raw, dict) else raw
        for provider in cast("list[object]", listed):
            yield from _genai_provider(provider, Origin(form, dated))
        return
    named = cast("dict[str, Any]", raw)
    if form == LITELLM:
        for name, entry in named.items():
            if name != "sample_spec" and isinstance(entry, dict) and "litellm_provider" in entry:
                yield from _litellm(name, entry, Origin(form, dated))
        return
    updated = named.get("updated_at")
    day = updated if isinstance(updated, str) and is_day(updated) else dated
    for entry in named["prices"]:
        yield from _llm_price(entry, Origin(form, day))


# LiteLLM: one entry a model, prices per token

_LITELLM_UNITS = {
    "input_cost_per_token": Unit.INPUT,
    "output_cost_per_token": Unit.OUTPUT,
    "cache_read_input_token_cost": Unit.CACHED,
    "cache_creation_input_token_cost": Unit.CACHE_WRITE,
    "input_cost_per_token_batches": Unit.BATCH_INPUT,
    "output_cost_per_token_batches": Unit.BATCH_OUTPUT,
}
_TIER = re.compile(r"(.+)_above_([0-9]{1,6})k_tokens", re.ASCII)


def _litellm(name: str, entry: Mapping[str, object], origin: Origin) -> Iterator[Taken]:
    if entry.get("mode") not in _TEXT_MODES:
        return
    theirs = entry["litellm_provider"]
    if not isinstance(theirs, str):
        yield Taken(None, f"{name[:LONGEST_ID]}: its provider is no text")
        return
    ends = entry.get("deprecation_date")
    day = ends if isinstance(ends, str) and is_day(ends) else ""
    model = _without_prefix(name, theirs)
    for key, value in entry.items():
        tier = _TIER.fullmatch(key)
        unit = _LITELLM_UNITS.get(tier[1] if tier else key)
        if unit is not None:
            made = _made((theirs, model), unit, _per_million(value), origin)
            yield _with(
                made, serving_ends=day, min_prompt_tokens=int(tier[2]) * 1000 if tier else 0
            )


def _without_prefix(name: str, provider: str) -> str:
    """The model's own id: the map writes some as provider/id."""
    bare = name.removeprefix(f"{provider}/")
    return bare if bare and bare[0].isalnum() else name


def _per_million(value: object) -> object:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value * _MILLION if is_number and abs(value) < _MOST_USD else value  # type: ignore[operator,arg-type]


# genai-prices: providers with models, prices per million tokens, some from a day on

_GENAI_UNITS = {
    "input_mtok": Unit.INPUT,
    "output_mtok": Unit.OUTPUT,
    "cache_read_mtok": Unit.CACHED,
    "cache_write_mtok": Unit.CACHE_WRITE,
}


def _genai_provider(provider: object, origin: Origin) -> Iterator[Taken]:
    if not isinstance(provider, dict) or not isinstance(provider.get("models"), list):
        yield Taken(None, "an entry that is no provider with models")
        return
    theirs = provider.get("id")
    for model in provider["models"]:
        if not isinstance(model, dict):
            yield Taken(None, f"{_shown(theirs)}: an entry that is no model")
            continue
        checked = model.get("prices_checked")
        day = checked if isinstance(checked, str) and is_day(checked) else origin.dated
        yield from _genai_model((theirs, model.get("id")), model, Origin(origin.form, day))


def _genai_model(
    name: tuple[object, object], model: Mapping[str, object], origin: Origin
) -> Iterator[Taken]:
    prices = model.get("prices")
    steps = prices if isinstance(prices, list) else [{"prices": prices}]
    until = ""
    for step in reversed(steps):
        start = _start(step)
        if start is None:
            yield Taken(None, f"{_name(name)}: a price under a condition we do not keep")
            continue
        for made in _genai_prices(name, step["prices"], origin):
            yield _with(made, effective_from=start, effective_to=_day_before(until))
        until = start or until


def _start(step: object) -> str | None:
    """The day a step begins, "" for from the beginning, None where it is none of ours."""
    if not isinstance(step, dict) or not isinstance(step.get("prices"), dict):
        return None
    condition = step.get("constraint") or {}
    if not isinstance(condition, dict) or set(condition) - {"start_date", "type"}:
        return None
    start = condition.get("start_date", "")
    return start if isinstance(start, str) and (not start or is_day(start)) else None


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day > "0001-01-01" else ""


def _genai_prices(
    name: tuple[object, object], prices: Mapping[str, object], origin: Origin
) -> Iterator[Taken]:
    for key, unit in _GENAI_UNITS.items():
        value = prices.get(key)
        if not isinstance(value, dict):
            yield from () if value is None else (_made(name, unit, value, origin),)
            continue
        yield _made(name, unit, value.get("base"), origin)
        tiers = value.get("tiers")
        for tier in tiers if isinstance(tiers, list) else ():
            yield _tier(name, unit, tier, origin)


def _tier(name: tuple[object, object], unit: Unit, tier: object, origin: Origin) -> Taken:
    start = tier.get("start") if isinstance(tier, dict) else None
    if not isinstance(tier, dict) or type(start) is not int or not 0 < start < _MOST_TOKENS:
        return Taken(None, f"{_name(name)}: a step of the price without a length of prompt")
    return _with(_made(name, unit, tier.get("price"), origin), min_prompt_tokens=start)


_MOST_TOKENS = 1_000_000_000


# llm-prices: one flat list, prices per million tokens

_LLM_UNITS = {"input": Unit.INPUT, "output": Unit.OUTPUT, "input_cached": Unit.CACHED}


def _llm_price(entry: object, origin: Origin) -> Iterator[Taken]:
    if not isinstance(entry, dict):
        yield Taken(None, "an entry that is no price")
        return
    name = (entry.get("vendor"), entry.get("id"))
    for key, unit in _LLM_UNITS.items():
        if entry.get(key) is not None:
            yield _made(name, unit, entry[key], origin)


# A row of ours


def _made(name: tuple[object, object], unit: Unit, price: object, origin: Origin) -> Taken:
    theirs, model = name
    if not (_is_id(theirs) and _is_id(model)):
        return Taken(None, f"{_name(name)}: its name is no plain short text")
    if not isinstance(price, int | float) or isinstance(price, bool) or price < 0:
        return Taken(None, f"{_name(name)}, {unit}: its price is no number from 0")
    if price > _MOST_USD:
        return Taken(None, f"{_name(name)}, {unit}: its price is too large a number")
    provider = PROVIDERS.get(str(theirs), str(theirs))
    tuned = str(model).startswith(TUNED_PREFIX)
    row = PriceRow(
        provider=provider,
        model=str(model),
        kind=Kind.API_TUNED if tuned else Kind.API_BASE,
        unit=unit,
        price_usd=round(price, _DIGITS) or None,
        as_of=origin.dated,
        source=SOURCES[origin.form],
        confidence="medium",
        licence=LICENCES.get(origin.form, ""),
    )
    return Taken(row)


def _with(made: Taken, **changes: object) -> Taken:
    return made if made.row is None else Taken(replace(made.row, **changes))  # type: ignore[arg-type]


def _is_id(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID and value.isprintable()


def _name(name: tuple[object, object]) -> str:
    return " ".join(_shown(part) for part in name)


def _shown(part: object) -> str:
    text = part if isinstance(part, str) else "?"
    return "".join(c if c.isprintable() else "?" for c in text[:LONGEST_ID]) or "?"
