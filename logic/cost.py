"""Turns the amounts of an assessment into money for both approaches, and money into a fit.

A first, deterministic form: every cost is linear in each amount, so the lowest and highest
totals stand at corners of the amounts' ranges. Prices and other figures nobody is asked are
the content pack's, each with its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import ceil, floor
from typing import TYPE_CHECKING

from logic.assessment import State
from logic.findings import CostReading
from logic.interview import is_open_assumption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Amount, Assessment
    from logic.model import Content

#: Amounts that vary together with the corners, and those taken at their likely value.
VARYING = (
    "volume",
    "prompt_tokens",
    "variable_tokens",
    "output_tokens",
    "label_cost",
    "staff_days",
    "retrainings",
)
FIXED = ("horizon", "examples_held")
#: No default: an unknown volume is never guessed.
NEEDED = ("volume",)
MILLION = 1e6
YEAR = 12
HOUR = 3600
#: The whole scale of the cost difference.
SCALE = 100

Triple = tuple[float, float, float]
Lines = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRoutes:
    """How the two representing routes are paid for: "request", "hosted", "own_gpu" or "cpu"."""

    foundation: str
    fine_tuned: str


def read_cost(
    content: Content, assessment: Assessment, routes: CostRoutes, *, assumed_is_open: bool = False
) -> CostReading:
    """Low, likely and high cost of each approach over the horizon, in US dollars."""
    amounts = _amounts(content, assessment, opened=assumed_is_open)
    missing = tuple(name for name in NEEDED if amounts.get(name) is None)
    decisive = _stated(assessment, "decisive_amount", opened=False)
    known = {name: value for name, value in amounts.items() if value is not None}
    totals = _totals(content.cost, known, routes) if not missing else None
    return CostReading(
        months=known["horizon"][1],
        decisive=decisive[1] if decisive else content.limits.default_decisive,
        decisive_is_default=decisive is None,
        foundation=totals[0] if totals else None,
        fine_tuned=totals[1] if totals else None,
        difference=totals[2] if totals else None,
        missing=missing,
        lines=_line_pairs(content.cost, known, routes) if not missing else {},
        routes=(routes.foundation, routes.fine_tuned),
    )


def cost_difference(reading: CostReading) -> tuple[int, int, int]:
    """The cost difference on the fit scale (low, likely, high), each from -100 to +100.

    The decisive amount is the whole scale; with a figure missing the range is the whole scale
    and the middle is even.
    """
    if reading.difference is None:
        return -SCALE, 0, SCALE
    low, likely, high = (value * SCALE / reading.decisive for value in reading.difference)
    return _held(floor(low)), _held(round(likely)), _held(ceil(high))


def _held(value: int) -> int:
    return max(-SCALE, min(SCALE, value))


def _amounts(content: Content, assessment: Assessment, *, opened: bool) -> dict[str, Triple | None]:
    return {
        name: _stated(assessment, name, opened=opened) or _default(content, name)
        for name in (*VARYING, *FIXED)
    }


def _stated(assessment: Assessment, name: str, *, opened: bool) -> Triple | None:
    answer = assessment.answer(name)
    if answer.state is not State.ANSWERED or is_open_assumption(answer, opened=opened):
        return None
    stated = [a for a in (answer.amount, *(v.amount for v in answer.voices)) if a is not None]
    return _span(stated) if stated else None


def _span(amounts: list[Amount]) -> Triple:
    likely = sum(amount.likely for amount in amounts) / len(amounts)
    return min(a.low for a in amounts), likely, max(a.high for a in amounts)


def _default(content: Content, name: str) -> Triple | None:
    if name == "examples_held":
        return (0, 0, 0)
    return content.questions[name].default


def _totals(
    figures: Mapping[str, float], amounts: Mapping[str, Triple], routes: CostRoutes
) -> tuple[Triple, Triple, Triple]:
    fixed = {name: amounts[name][1] for name in FIXED}
    corners = [
        _both(figures, {**fixed, **dict(zip(VARYING, corner, strict=True))}, routes)
        for corner in product(*({amounts[name][0], amounts[name][2]} for name in VARYING))
    ]
    likely = _both(figures, {name: value[1] for name, value in amounts.items()}, routes)
    foundation, fine_tuned = ([corner[side] for corner in corners] for side in (0, 1))
    gaps = [a - b for a, b in corners]
    return (
        (min(*foundation, likely[0]), likely[0], max(*foundation, likely[0])),
        (min(*fine_tuned, likely[1]), likely[1], max(*fine_tuned, likely[1])),
        (
            min(*gaps, likely[0] - likely[1]),
            likely[0] - likely[1],
            max(*gaps, likely[0] - likely[1]),
        ),
    )


def _both(
    figures: Mapping[str, float], at: Mapping[str, float], routes: CostRoutes
) -> tuple[float, float]:
    foundation, fine_tuned = cost_lines(figures, at, routes)
    return sum(foundation.values()), sum(fine_tuned.values())


def _line_pairs(
    figures: Mapping[str, float], amounts: Mapping[str, Triple], routes: CostRoutes
) -> dict[str, tuple[float, float]]:
    at = {name: value[1] for name, value in amounts.items()}
    foundation, fine_tuned = cost_lines(figures, at, routes)
    return {name: (foundation[name], fine_tuned[name]) for name in foundation}


def cost_lines(
    figures: Mapping[str, float], at: Mapping[str, float], routes: CostRoutes
) -> tuple[Lines, Lines]:
    """Cost by line over the horizon, in US dollars: (foundation, fine-tuned).

    ``at`` gives one value for every amount; cost.md sections 2.1 and 2.2 name the terms.
    """
    return _foundation(figures, at, routes.foundation), _fine_tuned(figures, at, routes.fine_tuned)


def _foundation(f: Mapping[str, float], at: Mapping[str, float], paid: str) -> Lines:
    months = at["horizon"]
    tokens = at["prompt_tokens"] + at["variable_tokens"]
    price = (f["input_usd_per_million"], f["output_usd_per_million"])
    own = paid == "own_gpu"
    return {
        "design": at["staff_days"] * f["staff_usd_per_day"],
        "labels": f["evaluation_cases"] * at["label_cost"],
        "training": 0.0,
        "requests": 0.0 if own else months * _requests(at, tokens, price),
        "hosting": months * f["hours_a_month"] * f["gpu_usd_per_hour"] if own else 0.0,
        "running": months * f["run_days_foundation"] * f["staff_usd_per_day"],
        "retraining": 0.0,
    }


def _fine_tuned(f: Mapping[str, float], at: Mapping[str, float], paid: str) -> Lines:
    months = at["horizon"]
    wanted = max(0.0, f["examples_wanted"] - at["examples_held"])
    training = _training(f, max(at["examples_held"], f["examples_wanted"]), paid)
    repeats = months / YEAR * at["retrainings"]
    relabel = f["relabel_share"] * f["examples_wanted"] * at["label_cost"]
    return {
        "design": at["staff_days"] * f["tuning_day_factor"] * f["staff_usd_per_day"],
        "labels": (f["evaluation_cases"] + wanted) * at["label_cost"],
        "training": training,
        "requests": months * _tuned_requests(f, at) if paid == "hosted" else 0.0,
        "hosting": months * f["hours_a_month"] * f[_FEES[paid]],
        "running": months * f["run_days_tuned"] * f["staff_usd_per_day"],
        "retraining": repeats * (relabel + training),
    }


_FEES = {
    "hosted": "hosting_usd_per_hour",
    "own_gpu": "gpu_usd_per_hour",
    "cpu": "cpu_usd_per_hour",
}


def _requests(at: Mapping[str, float], tokens: float, price: tuple[float, float]) -> float:
    return at["volume"] * (tokens * price[0] + at["output_tokens"] * price[1]) / MILLION


def _tuned_requests(f: Mapping[str, float], at: Mapping[str, float]) -> float:
    tokens = at["prompt_tokens"] * f["prompt_kept"] + at["variable_tokens"]
    premium = f["tuned_premium"]
    return _requests(
        at,
        tokens,
        (f["small_input_usd_per_million"] * premium, f["small_output_usd_per_million"] * premium),
    )


def _training(f: Mapping[str, float], examples: float, paid: str) -> float:
    tokens = min(examples, MOST_TRAINED) * f["tokens_an_example"] * f["epochs"]
    runs = f["runs_a_release"]
    if paid == "hosted":
        return runs * tokens * f["training_usd_per_million"] / MILLION
    hours = tokens / f["training_tokens_per_second"] / HOUR
    return runs * hours * f[_FEES[paid]]


#: More examples than this are sampled for a run (evidence.md table 1.1: gains flatten).
MOST_TRAINED = 5000
