"""How much every input moves what is worked out: those that move it most are spread best."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from logic.cost.draws import gap
from logic.cost.halves import halves
from logic.cost.inputs import followed
from logic.cost.model import flow_of
from logic.cost.timing import times_of
from logic.cost.values import Column
from logic.points import TRIANGULAR, Points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from logic.cost.inputs import Range, Ranges
    from logic.cost.model import CostRoutes
    from logic.points import Numbers

#: The inputs of what people and examples cost. Those of requests and machines are all others.
PEOPLE = frozenset(
    {
        "staff_usd_per_day",
        "run_days_foundation",
        "run_days_tuned",
        "staff_days",
        "tuning_day_factor",
        "governance_days_foundation",
        "governance_days_tuned",
        "migration_days_foundation",
        "migration_days_tuned",
        "retraining_days_share",
        "retrieval_days",
        "evaluation_minutes",
        "label_cost",
        "examples_wanted",
        "relabel_share",
        "examples_held",
        "runs_a_release",
        "label_review_factor",
        "training_usd_per_million",
        "tokens_an_example",
        "epochs",
        "training_tokens_per_second",
        "validation_passes",
        "corpus_size",
        "embedding_usd_per_million",
        "tokens_a_page",
        "retrainings",
        "evaluation_cases",
        "model_life_months",
    }
)
#: What both halves read throughout has a coordinate that neither half uses otherwise.
_BOTH, _BOTH_AT = "discount_a_year", 11


class Influence(NamedTuple):
    """The coordinate of every input, and the stretches of the columns and of the difference.

    Both halves read a few inputs, which widens the spread of their sum or narrows it: by that.
    """

    places: tuple[int, ...]
    stretches: tuple[float, ...]


@lru_cache(maxsize=16)
def influence_of(ranges: Ranges, routes: CostRoutes) -> Influence:
    """What one input at a time moves, by its standard deviation to either side of its mean."""
    named = zip(Points._fields, ranges.of, strict=True)
    moved = [name for name, one in named if one.low < one.high and name not in ranges.follows]
    if not moved:
        return Influence((0,) * len(ranges.of), (1.0,) * (len(Column) + 1))
    pairs = list(_swings(ranges, routes, moved))
    shares = zip(*(_shares([a + b for a, b in pair]) for pair in pairs), strict=True)
    most = dict(zip(moved, map(max, shares), strict=True))
    ranked = sorted(moved, key=most.__getitem__, reverse=True)
    return Influence(_places(ranked), tuple(map(_stretch, pairs)))


def _swings(
    ranges: Ranges, routes: CostRoutes, moved: Sequence[str]
) -> Iterator[list[tuple[float, float]]]:
    """By how much each input moves both halves, for each column and for the difference."""
    p = _one_at_a_time(ranges, moved)
    times = times_of(p, ranges.months)
    found = [halves(flow_of(p, c, routes, ranges.months), times, c) for c in Column]
    found.append((gap(found[0][0], found[1][0]), gap(found[0][1], found[1][1])))
    for people, machines in found:
        yield list(zip(_half_widths(people), _half_widths(machines), strict=True))


def _one_at_a_time(ranges: Ranges, moved: Sequence[str]) -> Points:
    values = {
        name: [one.likely] * (2 * len(moved))
        for name, one in zip(Points._fields, ranges.of, strict=True)
    }
    of = dict(zip(Points._fields, ranges.of, strict=True))
    for n, name in enumerate(moved):
        values[name][2 * n : 2 * n + 2] = _either_side(of[name])
    return followed(Points(**values), ranges.follows)


def _either_side(one: Range) -> tuple[float, float]:
    """A standard deviation below the mean of a distribution, and above it."""
    width = one.high - one.low
    mode = (one.likely - one.low) / width
    if one.shape == TRIANGULAR:
        mean, variance = (1 + mode) / 3, (1 - mode + mode * mode) / 18
    else:
        mean, variance = (1 + 4 * mode) / 6, (1 + 4 * mode) * (5 - 4 * mode) / 252
    return one.low + width * (mean - variance**0.5), one.low + width * (mean + variance**0.5)


def _half_widths(values: Numbers) -> list[float]:
    return [(high - low) / 2 for low, high in zip(values[::2], values[1::2], strict=True)]


def _shares(swings: Sequence[float]) -> list[float]:
    """The share of the variance that comes from each input."""
    squares = [one * one for one in swings]
    whole = sum(squares) or 1.0
    return [one / whole for one in squares]


def _places(ranked: Sequence[str]) -> tuple[int, ...]:
    """The coordinates, best first in either half: as halves meet, both may use the same ones."""
    people, machines = _free(), _free()
    found = {name: next(people if name in PEOPLE else machines) for name in ranked if name != _BOTH}
    found[_BOTH] = _BOTH_AT
    return tuple(found.get(name, 0) for name in Points._fields)


def _free() -> Iterator[int]:
    return (place for place in count() if place != _BOTH_AT)


def _stretch(swings: Sequence[tuple[float, float]]) -> float:
    """What the spread of a sum is to be multiplied with if its halves were drawn apart."""
    apart = sum(a * a + b * b for a, b in swings)
    together = sum(2 * a * b for a, b in swings)
    return (1 + together / apart) ** 0.5 if apart else 1.0
