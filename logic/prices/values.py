"""The values of a price list: rows in US dollars per unit, each with its date and source."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from logic.record import dataclass


class Kind(StrEnum):
    """What a row is the price of."""

    API_BASE = "api_base"
    API_TUNED = "api_tuned"
    TRAINING = "training"
    GPU_HOUR = "gpu_hour"


class Unit(StrEnum):
    """What a price is paid for; ``1M`` is a million tokens."""

    INPUT = "usd_per_1M_input_tokens"
    OUTPUT = "usd_per_1M_output_tokens"
    CACHED = "usd_per_1M_cached_input_tokens"
    CACHE_WRITE = "usd_per_1M_cache_write_tokens"
    BATCH_INPUT = "usd_per_1M_batch_input_tokens"
    BATCH_OUTPUT = "usd_per_1M_batch_output_tokens"
    TRAINING = "usd_per_1M_training_tokens"
    TRAINING_HOUR = "usd_per_training_hour"
    HOSTING_HOUR = "usd_per_hour_hosting"
    MODEL_MONTH = "usd_per_model_month"
    GPU_HOUR = "usd_per_gpu_hour"


_OF_MODEL = frozenset(
    {Unit.INPUT, Unit.OUTPUT, Unit.CACHED, Unit.CACHE_WRITE, Unit.BATCH_INPUT, Unit.BATCH_OUTPUT}
)
#: The units a kind may be priced in.
UNITS = {
    Kind.API_BASE: _OF_MODEL,
    Kind.API_TUNED: _OF_MODEL | {Unit.HOSTING_HOUR, Unit.MODEL_MONTH},
    Kind.TRAINING: frozenset({Unit.TRAINING, Unit.TRAINING_HOUR}),
    Kind.GPU_HOUR: frozenset({Unit.GPU_HOUR}),
}
#: Prices outside these are mistakes of unit. Per million tokens: published price lists held
#: entries of $3,200. The others are our judgement.
LEAST, MOST = 0.001, 1_000.0
MOST_A_MONTH = 100_000.0
CONFIDENCES = ("high", "medium", "low")


class Model(NamedTuple):
    """What a person chooses: everything one provider asks for one model."""

    provider: str
    model: str
    kind: str
    region: str = ""


class Place(NamedTuple):
    """A model under one condition: a length of prompt, a first day."""

    provider: str
    model: str
    kind: str
    region: str
    min_prompt_tokens: int
    effective_from: str


class Key(NamedTuple):
    """What makes two rows the same price: all of it, letter for letter."""

    provider: str
    model: str
    kind: str
    unit: str
    region: str
    min_prompt_tokens: int
    effective_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """One price. ``price_usd`` None is not known, never nothing to pay.

    ``as_of`` is the day it was read, a month, a year, or "" for undated; the other dates are
    days or "". ``min_prompt_tokens`` is the length of prompt from which it holds.
    """

    provider: str
    model: str
    kind: Kind
    unit: Unit
    price_usd: float | None
    as_of: str = ""
    source: str = ""
    confidence: str = ""
    effective_from: str = ""
    effective_to: str = ""
    region: str = ""
    min_prompt_tokens: int = 0
    tuning_closes: str = ""
    serving_ends: str = ""
    licence: str = ""
    note: str = ""

    @property
    def key(self) -> Key:
        """What this row is the price of."""
        return Key(
            self.provider,
            self.model,
            self.kind,
            self.unit,
            self.region,
            self.min_prompt_tokens,
            self.effective_from,
        )

    @property
    def place(self) -> Place:
        """What its input, output and cached input share."""
        return Place(
            self.provider,
            self.model,
            self.kind,
            self.region,
            self.min_prompt_tokens,
            self.effective_from,
        )

    @property
    def of(self) -> Model:
        """The model, or what else is bought, that this row belongs to."""
        return Model(self.provider, self.model, self.kind, self.region)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceFile:
    """What a price file holds, in rows of ours.

    ``form`` is the format it was recognised by; ``set_aside`` and ``warnings`` are sentences on
    rows left out and rows to be looked at. ``checksum`` is the SHA-256 of its bytes.
    """

    name: str
    form: str
    checksum: str
    rows: tuple[PriceRow, ...]
    set_aside: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Layer(StrEnum):
    """Where a listed price comes from; a later one stands over an earlier."""

    BUNDLED = "bundled"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row with the list it stands in."""

    row: PriceRow
    layer: Layer
    list_name: str
    list_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Every price known here: imported ones stand over bundled ones of the same key.

    ``models`` holds the same prices by what they are of.
    """

    prices: dict[Key, Listed] = field(default_factory=dict)
    models: dict[Model, tuple[Listed, ...]] = field(default_factory=dict)

    def rows(self) -> tuple[PriceRow, ...]:
        """Its rows, in the order of the lists."""
        return tuple(listed.row for listed in self.prices.values())


def most(unit: Unit) -> float:
    """The highest price in a unit that is no mistake."""
    return MOST_A_MONTH if unit is Unit.MODEL_MONTH else MOST


def stacked(*lists: tuple[Layer, PriceFile]) -> Catalogue:
    """The catalogue of several lists, each standing over those before it."""
    prices: dict[Key, Listed] = {}
    for layer, found in lists:
        for row in found.rows:
            prices[row.key] = Listed(
                row=row, layer=layer, list_name=found.name, list_hash=found.checksum
            )
    models: dict[Model, list[Listed]] = {}
    for listed in prices.values():
        models.setdefault(listed.row.of, []).append(listed)
    return Catalogue(prices=prices, models={of: tuple(found) for of, found in models.items()})
