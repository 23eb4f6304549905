"""The figures behind the cost as a person may look them through and change them.

A figure changed by hand stands in ``Costs.inputs`` with who changed it, when and why; taking it
out brings the content pack's own back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.assessment import Amount, CostInput
from logic.cost.inputs import PRICED
from logic.errors import AnswerError
from logic.points import FIGURES, UNITS, limits_of
from logic.prices.checks import OUTPUT_SAID
from logic.prices.roles import price_for
from logic.prices.values import LEAST, MOST
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Costs
    from logic.model import Content

#: What is listed together, in the order of the list.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "people": (
        "staff_usd_per_day",
        "tuning_day_factor",
        "run_days_foundation",
        "run_days_tuned",
        "governance_days_foundation",
        "governance_days_tuned",
    ),
    "examples": (
        "examples_wanted",
        "label_review_factor",
        "relabel_share",
        "evaluation_cases",
        "evaluation_minutes",
    ),
    "prices": (
        "input_usd_per_million",
        "output_usd_per_million",
        "small_input_usd_per_million",
        "small_output_usd_per_million",
        "tuned_premium",
        "cache_read_factor",
        "cache_write_factor",
        "batch_discount",
        "long_prompt_from",
        "long_prompt_input_factor",
        "long_prompt_output_factor",
        "residency_factor",
    ),
    "requests": (
        "prompt_kept",
        "variable_kept",
        "reasoning_factor",
        "tuned_reasoning_factor",
        "cache_hit_share",
        "tuned_cache_hit_share",
        "batch_share",
        "retry_share",
        "tokenizer_factor",
    ),
    "training": (
        "training_usd_per_million",
        "tokens_an_example",
        "epochs",
        "validation_passes",
        "runs_a_release",
        "training_tokens_per_second",
        "retraining_days_share",
    ),
    "hosting": (
        "hosting_usd_per_hour",
        "gpu_usd_per_hour",
        "cpu_usd_per_hour",
        "gpus_at_least",
        "tokens_per_second_large",
        "tokens_per_second_small",
        "utilisation",
        "peak_factor",
        "adapters_sharing",
        "hours_a_month",
    ),
    "retrieval": (
        "retrieval_days",
        "tokens_a_page",
        "embedding_usd_per_million",
        "vector_store_usd_a_month",
        "rerank_usd_a_request",
        "retrieval_kept",
    ),
    "change": (
        "growth_a_month",
        "decline_foundation",
        "decline_tuned",
        "discount_a_year",
        "step_month_foundation",
        "step_factor_foundation",
        "step_month_tuned",
        "step_factor_tuned",
        "model_life_months",
        "migration_days_foundation",
        "migration_days_tuned",
    ),
    "errors": (
        "error_usd",
        "error_share_foundation",
        "error_share_small",
        "error_share_tuned",
    ),
}
#: Values that cannot be meant: a cached token above a fresh one, a tuned price below its base.
_CONTRADICTIONS = {"cache_read_factor": (0.0, 1.0), "tuned_premium": (1.0, 100.0)}
_INPUTS_AND_OUTPUTS = (
    ("input_usd_per_million", "output_usd_per_million"),
    ("small_input_usd_per_million", "small_output_usd_per_million"),
)
#: What would be a slip of the keyboard, by unit; our judgement.
_MOST = {
    "usd": 1e6,
    "days": 1e4,
    "days_a_month": 1e3,
    "examples": 1e6,
    "cases": 1e6,
    "minutes": 1e4,
    "times": 1e3,
    "gpus": 1e4,
    "usd_an_hour": MOST,
    "usd_a_day": 1e5,
    "usd_a_month": 1e6,
    "usd_a_request": 100.0,
    "hours": 744.0,
    "months": 1200.0,
    "factor": 1e3,
    "tokens_a_second": 1e6,
}

_SHARE = "share"
_PERCENT = 100.0
#: Decimals kept of a share, so that no digit of binary fractions shows.
_PLACES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFigure:
    """A figure: its range now, its default, unit, source, bounds, and who changed it.

    ``shape`` is the distribution between the ends. ``priced`` says that a price of the assessment
    stands in the place of the figure, whatever is typed here.
    """

    id: str
    unit: str
    shape: str
    now: Amount
    default: Amount
    source: str
    least: float
    most: float
    given: CostInput | None
    priced: bool


def listed_figure(content: Content, costs: Costs, name: str) -> ListedFigure:
    """One of the figures, as it stands with these costs."""
    low, likely, high = content.cost[name].range[:3]
    default = Amount(low=low, likely=likely, high=high)
    given = costs.inputs.get(name)
    stands = Amount(low=given.low, likely=given.likely, high=given.high) if given else default
    least, most = bounds_of(name)
    role = next((role for role, figure in PRICED.items() if figure == name), None)
    price = price_for(costs, role) if role is not None else None
    return ListedFigure(
        id=name,
        unit=UNITS[name],
        shape=(given.shape if given else "") or content.cost[name].shape,
        now=stands,
        default=default,
        source=content.cost[name].source,
        least=least,
        most=most,
        given=given,
        priced=price is not None,
    )


def as_typed(figure: ListedFigure) -> ListedFigure:
    """The figure as people type it: shares in percent."""
    if not figure.unit.startswith(_SHARE):
        return figure
    least, most = (round(end * _PERCENT, _PLACES) for end in (figure.least, figure.most))
    return replace(figure, now=_scaled(figure.now, _PERCENT), least=least, most=most)


def from_typed(unit: str, amount: Amount) -> Amount:
    """What was typed in the unit it is kept in."""
    return _scaled(amount, 1 / _PERCENT) if unit.startswith(_SHARE) else amount


def _scaled(amount: Amount, times: float) -> Amount:
    low, likely, high = (
        round(value * times, _PLACES) for value in (amount.low, amount.likely, amount.high)
    )
    return Amount(low=low, likely=likely, high=high)


def bounds_of(name: str) -> tuple[float, float]:
    """The least and the most a figure may be changed to."""
    least, most = limits_of(name)
    unit = UNITS[name]
    if unit == "usd_a_million":
        return LEAST, MOST
    if name in _CONTRADICTIONS:
        return _CONTRADICTIONS[name]
    return least, min(most, _MOST.get(unit, most))


def with_figure(costs: Costs, name: str, amount: Amount, said: CostInput) -> Costs:
    """Costs with another range in place of a figure; ``said`` tells who, when, why.

    Raises:
        AnswerError: nobody or no reason is named; its ``question`` is the field.
    """
    for field in ("changed_by", "why"):
        if not getattr(said, field).strip():
            raise AnswerError("say it, so that a reader of the report can follow.", field)
    given = replace(said, low=amount.low, likely=amount.likely, high=amount.high, unit=UNITS[name])
    return replace(costs, inputs={**costs.inputs, name: given})


def figure_doubt(content: Content, costs: Costs, name: str, likely: float) -> str:
    """What is seldom so of a figure that is typed, as a sentence; "" where there is nothing.

    As of prices: an output that costs less than its input.
    """
    for pair in _INPUTS_AND_OUTPUTS:
        if name in pair:
            now = {one: _likely_of(content, costs, one) for one in pair} | {name: likely}
            into, output = (now[one] for one in pair)
            return OUTPUT_SAID if output < into else ""
    return ""


def _likely_of(content: Content, costs: Costs, name: str) -> float:
    """What is reckoned with for a price by the token: that in use, else the figure."""
    price = next((price_for(costs, role) for role, of in PRICED.items() if of == name), None)
    if price is not None and price.price_usd is not None:
        return price.price_usd
    return listed_figure(content, costs, name).now.likely


def without_figure(costs: Costs, name: str) -> Costs:
    """Costs in which the content pack's own figure stands again."""
    inputs = {key: value for key, value in costs.inputs.items() if key != name}
    return replace(costs, inputs=inputs)


def is_listed(name: str) -> bool:
    """Whether there is such a figure."""
    return name in FIGURES
