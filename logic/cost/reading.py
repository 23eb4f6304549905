"""Turns the amounts of an assessment into money for both approaches, and money into a fit.

A first, deterministic form: every cost is linear in each amount, examples apart, where it has
two bends; so the lowest and highest totals stand at corners of the amounts' ranges. Prices and
other figures nobody is asked are the content pack's, each with its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from logic.assessment import State
from logic.findings import CostReading
from logic.interview import is_open_assumption

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from logic.assessment import Amount, Assessment
    from logic.model import Content

#: Lines that share amounts, with those amounts; beside the horizon nothing ties two groups.
GROUPS = (
    (("requests",), ("volume", "prompt_tokens", "variable_tokens", "output_tokens")),
    (("design",), ("staff_days",)),
    (("labels", "training", "retraining"), ("label_cost", "retrainings", "examples_held")),
    (("hosting", "running"), ()),
)
HORIZON = "horizon"
HELD = "examples_held"
NOTHING_HELD = (0.0, 0.0, 0.0)
DECISIVE = "decisive_amount"
AMOUNTS = (*(name for _, names in GROUPS for name in names), HORIZON)
LINES = tuple(line for lines, _ in GROUPS for line in lines)
#: No default: an unknown volume is never guessed.
NEEDED = ("volume",)
#: More examples than this are sampled for a run (evidence.md table 1.1: gains flatten).
MOST_TRAINED = 5000
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


def read_cost(content: Content, assessment: Assessment, routes: CostRoutes) -> CostReading:
    """Low, likely and high cost of each approach over the horizon, in US dollars.

    An amount nobody gave stands at the range the content expects of it.
    """
    amounts = {name: _stated(assessment, name) or _expected(content, name) for name in AMOUNTS}
    missing = tuple(name for name in NEEDED if amounts[name] is None)
    decisive = _stated(assessment, DECISIVE)
    known = {name: value for name, value in amounts.items() if value is not None}
    totals = _totals(content.cost, known, routes) if not missing else None
    return CostReading(
        months=known[HORIZON][1],
        decisive=decisive[1] if decisive else content.limits.default_decisive,
        decisive_is_default=decisive is None,
        foundation=totals[0] if totals else None,
        fine_tuned=totals[1] if totals else None,
        difference=totals[2] if totals else None,
        missing=missing,
        lines=_line_pairs(content.cost, known, routes) if not missing else {},
        routes=(routes.foundation, routes.fine_tuned),
    )


def cost_difference(reading: CostReading) -> int:
    """The likely cost difference on the fit scale, -100 to +100; even while one is missing.

    The decisive amount is the whole scale.
    """
    return round(_held(reading.difference[1], reading.decisive)) if reading.difference else 0


def cost_ends(
    content: Content, assessment: Assessment, routes: Iterable[CostRoutes]
) -> tuple[int, int]:
    """The least and greatest cost difference on the fit scale, whatever is still open.

    An amount that is open or assumed may take any value its question allows, and any of the
    ways to pay may come about. Without a figure that has no default it is the whole scale.
    """
    if any(_stated(assessment, name, opened=True) is None for name in NEEDED):
        return -SCALE, SCALE
    amounts = {name: _allowed(content, assessment, name) for name in AMOUNTS}
    scales = _allowed(content, assessment, DECISIVE)
    differences = [_totals(content.cost, amounts, paid)[2] for paid in routes]
    found = [
        _held(value, scale)
        for low, _, high in differences
        for value in (low, high)
        for scale in (scales[0], scales[2])
    ]
    return round(min(found)), round(max(found))


def _held(value: float, decisive: float) -> float:
    return max(-SCALE, min(SCALE, value * SCALE / decisive))


def _expected(content: Content, name: str) -> Triple | None:
    return NOTHING_HELD if name == HELD else content.questions[name].default


def _allowed(content: Content, assessment: Assessment, name: str) -> Triple:
    question = content.questions[name]
    stated = _stated(assessment, name, opened=True)
    return stated or (question.least, question.least, question.most)


def _stated(assessment: Assessment, name: str, *, opened: bool = False) -> Triple | None:
    answer = assessment.answer(name)
    if answer.state is not State.ANSWERED or is_open_assumption(answer, opened=opened):
        return None
    stated = [a for a in (answer.amount, *(v.amount for v in answer.voices)) if a is not None]
    return _span(stated) if stated else None


def _span(amounts: list[Amount]) -> Triple:
    likely = sum(amount.likely for amount in amounts) / len(amounts)
    return min(a.low for a in amounts), likely, max(a.high for a in amounts)


def _totals(
    figures: Mapping[str, float], amounts: Mapping[str, Triple], routes: CostRoutes
) -> tuple[Triple, Triple, Triple]:
    """Low, likely and high of the foundation, the fine-tuned, and the first less the second."""
    likely = {name: value[1] for name, value in amounts.items()}
    found = _sums(cost_lines(figures, likely, routes), LINES)
    spans = [_spans(figures, amounts, routes, months) for months in set(amounts[HORIZON])]
    foundation, fine_tuned, difference = (
        (min(value, *(s[n][0] for s in spans)), value, max(value, *(s[n][1] for s in spans)))
        for n, value in enumerate(found)
    )
    return foundation, fine_tuned, difference


def _spans(
    figures: Mapping[str, float],
    amounts: Mapping[str, Triple],
    routes: CostRoutes,
    months: float,
) -> list[tuple[float, float]]:
    """The ends of the three sums at one horizon: groups share no amount, so ends add up."""
    likely = {**{name: value[1] for name, value in amounts.items()}, HORIZON: months}
    ends = [(0.0, 0.0)] * 3
    for lines, names in GROUPS:
        corners = product(*(_corners(figures, name, amounts[name]) for name in names))
        sums = [
            _sums(
                cost_lines(figures, {**likely, **dict(zip(names, at, strict=True))}, routes), lines
            )
            for at in corners
        ]
        ends = [
            (low + min(column), high + max(column))
            for (low, high), column in zip(ends, zip(*sums, strict=True), strict=True)
        ]
    return ends


def _corners(figures: Mapping[str, float], name: str, amount: Triple) -> set[float]:
    """Where a cost can be lowest or highest: both ends, and where its slope changes."""
    low, _, high = amount
    bends = (figures["examples_wanted"], MOST_TRAINED) if name == HELD else ()
    return {low, high, *(bend for bend in bends if low < bend < high)}


def _sums(lines: tuple[Lines, Lines], names: tuple[str, ...]) -> Triple:
    foundation, fine_tuned = (sum(side[name] for name in names) for side in lines)
    return foundation, fine_tuned, foundation - fine_tuned


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
