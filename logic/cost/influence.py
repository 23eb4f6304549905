"""How much every input moves what is worked out: those that move it most are spread best."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, count, pairwise
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from logic.cost.draws import gap, quantiles
from logic.cost.inputs import followed
from logic.cost.parts import Parts, parts_by
from logic.cost.values import Column
from logic.points import TRIANGULAR, Points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from logic.cost.inputs import Range, Ranges
    from logic.cost.values import CostRoutes
    from logic.points import Numbers

    #: How far an input takes each part, value by value; so input by input.
    Moves = Sequence[Sequence[Sequence[float]]]

#: Quantiles at which an input that several parts read is looked at.
_LOOKS = 32


class Influence(NamedTuple):
    """The coordinate of every input, and what is shared in the columns and in the difference.

    That is by how much inputs which several parts read add to the variance of the parts' sum over
    the horizon. ``looks`` are the values of these inputs that tell it, equally likely.
    """

    places: tuple[int, ...]
    shared: tuple[float, ...]
    looks: Mapping[str, Sequence[float]]


@lru_cache(maxsize=16)
def influence_of(ranges: Ranges, routes: CostRoutes) -> Influence:
    """What one input at a time moves, the others at their means."""
    named = zip(Points._fields, ranges.of, strict=True)
    moved = {name: one for name, one in named if one.low < one.high and name not in ranges.follows}
    if not moved:
        return Influence((0,) * len(ranges.of), (0.0,) * (len(Column) + 1), {})
    pairs = {name: _either_side(one) for name, one in moved.items()}
    (moves,) = _moves(ranges, routes, pairs, (ranges.months,))
    shares = [_shares(of) for of in moves]
    read = dict(zip(moved, _readers(moves), strict=True))
    most = dict(zip(moved, map(max, *shares), strict=True))
    ranked = sorted(moved, key=most.__getitem__, reverse=True)
    several = (name for name in ranked if most[name] and len(read[name]) > 1)
    looks = {name: quantiles(moved[name], _LOOKS) for name in several}
    places = _places([(name, read[name]) for name in ranked])
    (shared,) = shared_by(ranges, routes, looks, (ranges.months,))
    return Influence(places, shared, looks)


def shared_by(
    ranges: Ranges,
    routes: CostRoutes,
    looks: Mapping[str, Sequence[float]],
    months: Sequence[float],
) -> list[tuple[float, ...]]:
    """What inputs that several parts read add to the variance of what is spent by each month.

    In each column, and in the difference.
    """
    if not looks:
        return [(0.0,) * (len(Column) + 1)] * len(months)
    return [tuple(map(_added, moves)) for moves in _moves(ranges, routes, looks, months)]


def _moves(
    ranges: Ranges,
    routes: CostRoutes,
    tried: Mapping[str, Sequence[float]],
    months: Sequence[float],
) -> Iterator[list[Moves]]:
    """How far values of one input at a time take the parts from their means over them.

    By each month, for each column and for the difference.
    """
    ends = [*accumulate(map(len, tried.values()), initial=0)]
    for found in parts_by(_one_at_a_time(ranges, tried), routes, ranges.months, months):
        every = [*found, [*map(gap, found[0], found[1])]]
        yield [
            [[_from_mean(part[start:end]) for part in one] for start, end in pairwise(ends)]
            for one in every
        ]


def _one_at_a_time(ranges: Ranges, tried: Mapping[str, Sequence[float]]) -> Points:
    ends = [*accumulate(map(len, tried.values()), initial=0)]
    named = zip(Points._fields, ranges.of, strict=True)
    found = {name: [_mean_and_deviation(one)[0]] * ends[-1] for name, one in named}
    for (name, values), start in zip(tried.items(), ends[:-1], strict=True):
        found[name][start : start + len(values)] = values
    return followed(Points(**found), ranges.follows)


def _either_side(one: Range) -> tuple[float, float]:
    """A standard deviation below the mean of a distribution, and above it."""
    mean, deviation = _mean_and_deviation(one)
    return mean - deviation, mean + deviation


def _mean_and_deviation(one: Range) -> tuple[float, float]:
    width = one.high - one.low
    if width <= 0:
        return one.likely, 0.0
    mode = (one.likely - one.low) / width
    if one.shape == TRIANGULAR:
        mean, variance = (1 + mode) / 3, (1 - mode + mode * mode) / 18
    else:
        mean, variance = (1 + 4 * mode) / 6, (1 + 4 * mode) * (5 - 4 * mode) / 252
    return one.low + width * mean, width * variance**0.5


def _from_mean(values: Numbers) -> Numbers:
    mean = sum(values) / len(values)
    return [value - mean for value in values]


def _shares(of: Moves) -> list[float]:
    """The share of the variance that comes from each input."""
    squares = [_mean_square([*map(sum, zip(*parts, strict=True))]) for parts in of]
    whole = sum(squares) or 1.0
    return [one / whole for one in squares]


def _readers(moves: Sequence[Moves]) -> Iterator[list[int]]:
    """The parts each input moves; all of them where it moves none."""
    for by_column in zip(*moves, strict=True):
        moved = [n for n, part in enumerate(zip(*by_column, strict=True)) if any(map(any, part))]
        yield moved or [*range(len(by_column[0]))]


def _places(ranked: Sequence[tuple[str, Sequence[int]]]) -> tuple[int, ...]:
    """The coordinates, best first in each part: as parts meet, they may use the same ones."""
    used: list[set[int]] = [set() for _ in Parts._fields]
    found = {}
    for name, readers in ranked:
        taken = set().union(*(used[part] for part in readers))
        found[name] = next(place for place in count() if place not in taken)
        for part in readers:
            used[part].add(found[name])
    return tuple(found.get(name, 0) for name in Points._fields)


def _added(of: Moves) -> float:
    """Twice the covariances of the parts, as each value of an input is equally likely."""
    return sum(
        _mean_square([*map(sum, zip(*parts, strict=True))]) - sum(map(_mean_square, parts))
        for parts in of
    )


def _mean_square(values: Numbers) -> float:
    squares: float = sum(map(mul, values, values))
    return squares / len(values)
