"""The inputs of the cost model by name, with the unit and the limits of every one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    Numbers = Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostFigure:
    """A figure money is worked out from that nobody is asked, with its range and its source.

    ``shape`` is the distribution between the ends, "pert" or "triangular".
    """

    low: float
    likely: float
    high: float
    unit: str
    source: str
    shape: str = "pert"

    @property
    def range(self) -> tuple[float, float, float, str]:
        """Low, likely, high and shape."""
        return self.low, self.likely, self.high, self.shape


class Points(NamedTuple):
    """The values of every input, one for each draw.

    Some are asked (``ASKED``), the others are figures of the content pack; ``UNITS`` has what
    each is measured in. The order is about that of their influence: the first are spread best.
    """

    staff_usd_per_day: Numbers
    run_days_foundation: Numbers
    volume: Numbers
    run_days_tuned: Numbers
    hosting_usd_per_hour: Numbers
    label_cost: Numbers
    staff_days: Numbers
    examples_wanted: Numbers
    gpu_usd_per_hour: Numbers
    utilisation: Numbers
    output_tokens: Numbers
    variable_tokens: Numbers
    reasoning_factor: Numbers
    output_usd_per_million: Numbers
    input_usd_per_million: Numbers
    governance_days_foundation: Numbers
    evaluation_cases: Numbers
    governance_days_tuned: Numbers
    migration_days_foundation: Numbers
    prompt_tokens: Numbers
    retrainings: Numbers
    tuning_day_factor: Numbers
    growth_a_month: Numbers
    migration_days_tuned: Numbers
    decline_foundation: Numbers
    cache_hit_share: Numbers
    peak_factor: Numbers
    tokens_per_second_small: Numbers
    tokens_per_second_large: Numbers
    retraining_days_share: Numbers
    model_life_months: Numbers
    tokenizer_factor: Numbers
    small_input_usd_per_million: Numbers
    small_output_usd_per_million: Numbers
    retry_share: Numbers
    discount_a_year: Numbers
    retrieval_days: Numbers
    rerank_usd_a_request: Numbers
    vector_store_usd_a_month: Numbers
    evaluation_minutes: Numbers
    examples_held: Numbers
    relabel_share: Numbers
    label_review_factor: Numbers
    gpus_at_least: Numbers
    corpus_size: Numbers
    embedding_usd_per_million: Numbers
    retrieval_kept: Numbers
    cache_read_factor: Numbers
    cache_write_factor: Numbers
    tuned_cache_hit_share: Numbers
    batch_share: Numbers
    batch_discount: Numbers
    tuned_output_usd_per_million: Numbers
    tuned_input_usd_per_million: Numbers
    tuned_premium: Numbers
    tuned_reasoning_factor: Numbers
    prompt_kept: Numbers
    variable_kept: Numbers
    decline_tuned: Numbers
    training_usd_per_million: Numbers
    runs_a_release: Numbers
    tokens_an_example: Numbers
    epochs: Numbers
    validation_passes: Numbers
    training_tokens_per_second: Numbers
    cpu_usd_per_hour: Numbers
    adapters_sharing: Numbers
    hours_a_month: Numbers
    residency_factor: Numbers
    long_prompt_from: Numbers
    long_prompt_input_factor: Numbers
    long_prompt_output_factor: Numbers
    step_month_foundation: Numbers
    step_factor_foundation: Numbers
    step_month_tuned: Numbers
    step_factor_tuned: Numbers
    error_usd: Numbers
    error_share_foundation: Numbers
    error_share_tuned: Numbers
    error_share_small: Numbers
    tokens_a_page: Numbers


#: How values are spread between low and high.
PERT, TRIANGULAR = SHAPES = ("pert", "triangular")
#: The amounts that are asked.
ASKED = (
    "volume",
    "prompt_tokens",
    "variable_tokens",
    "output_tokens",
    "staff_days",
    "label_cost",
    "retrainings",
    "examples_held",
    "corpus_size",
)
#: The small model's own prices and a premium, unless a price of the tuned model is known.
FOLLOWS = {
    "tuned_input_usd_per_million": "small_input_usd_per_million",
    "tuned_output_usd_per_million": "small_output_usd_per_million",
}
#: The figures a content pack has to give.
FIGURES = tuple(name for name in Points._fields if name not in ASKED and name not in FOLLOWS)

_UNITS = {
    "requests_a_month": ("volume",),
    "usd": ("label_cost", "error_usd"),
    "days": (
        "staff_days",
        "governance_days_tuned",
        "governance_days_foundation",
        "migration_days_tuned",
        "migration_days_foundation",
        "retrieval_days",
    ),
    "times_a_year": ("retrainings",),
    "tokens": (
        "output_tokens",
        "prompt_tokens",
        "variable_tokens",
        "tokens_an_example",
        "long_prompt_from",
    ),
    "pages": ("corpus_size",),
    "tokens_a_page": ("tokens_a_page",),
    "examples": ("examples_held", "examples_wanted"),
    "cases": ("evaluation_cases",),
    "minutes": ("evaluation_minutes",),
    "times": ("epochs", "validation_passes", "runs_a_release"),
    "gpus": ("gpus_at_least",),
    "usd_an_hour": ("hosting_usd_per_hour", "gpu_usd_per_hour", "cpu_usd_per_hour"),
    "usd_a_day": ("staff_usd_per_day",),
    "usd_a_month": ("vector_store_usd_a_month",),
    "usd_a_request": ("rerank_usd_a_request",),
    "usd_a_million": (
        "input_usd_per_million",
        "output_usd_per_million",
        "small_input_usd_per_million",
        "small_output_usd_per_million",
        "tuned_input_usd_per_million",
        "tuned_output_usd_per_million",
        "training_usd_per_million",
        "embedding_usd_per_million",
    ),
    "days_a_month": ("run_days_tuned", "run_days_foundation"),
    "hours": ("hours_a_month",),
    "months": ("model_life_months", "step_month_foundation", "step_month_tuned"),
    "tokens_a_second": (
        "tokens_per_second_large",
        "tokens_per_second_small",
        "training_tokens_per_second",
    ),
    "factor": (
        "tuning_day_factor",
        "reasoning_factor",
        "tuned_reasoning_factor",
        "label_review_factor",
        "peak_factor",
        "tokenizer_factor",
        "cache_read_factor",
        "cache_write_factor",
        "tuned_premium",
        "adapters_sharing",
        "residency_factor",
        "long_prompt_input_factor",
        "long_prompt_output_factor",
        "step_factor_foundation",
        "step_factor_tuned",
    ),
    "share": (
        "utilisation",
        "relabel_share",
        "retraining_days_share",
        "retrieval_kept",
        "cache_hit_share",
        "tuned_cache_hit_share",
        "retry_share",
        "batch_share",
        "batch_discount",
        "prompt_kept",
        "variable_kept",
        "error_share_foundation",
        "error_share_tuned",
        "error_share_small",
    ),
    "share_a_year": ("decline_foundation", "decline_tuned", "discount_a_year"),
    "share_a_month": ("growth_a_month",),
}
#: What every input is measured in.
UNITS = {name: unit for unit, names in _UNITS.items() for name in names}
#: Inputs that divide, so that nothing would be left of the sums at 0.
DIVISORS = frozenset(
    {
        "utilisation",
        "model_life_months",
        "tokens_per_second_large",
        "tokens_per_second_small",
        "training_tokens_per_second",
        "adapters_sharing",
        "hours_a_month",
    }
)
#: The least of a divisor, and of prices that rise: -1 is a doubling within a year.
LEAST_DIVISOR = 1e-6
MOST_RISE = -1.0
_MOST_DECLINE = 0.99
_MOST = 1e12


def limits_of(name: str) -> tuple[float, float]:
    """The least and greatest value an input may have."""
    unit = UNITS[name]
    if name in DIVISORS:
        return LEAST_DIVISOR, 1.0 if unit == "share" else _MOST
    if unit in ("share_a_year", "share_a_month"):
        return MOST_RISE if name.startswith("decline") else -_MOST_DECLINE, _MOST_DECLINE
    return 0.0, 1.0 if unit == "share" else _MOST
