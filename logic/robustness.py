"""How firm a side is against other weightings: exact shares, no sampling.

``differences`` are fits of fine-tuned minus fits of foundation, one per consideration. A share
is that of the weightings w with sum(w x difference) > 0, so it is the share for fine-tuned; ties
count for neither side. Whole numbers and fractions in give exact ``Fraction`` out; floats give
floats.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from math import inf, isfinite, lcm, sqrt
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Number: TypeAlias = int | float | Fraction
Weights: TypeAlias = tuple[Number, ...]

#: The ends of the scale of swing points.
LEAST_POINTS, MOST_POINTS = 0, 100


def share_of_weightings(differences: Sequence[Number]) -> Number:
    """The share of all weightings (uniform on the simplex) that favour fine-tuned, in [0, 1].

    Source: Varsi 1973 and Ali 1973, Pacific Journal of Mathematics 46 and 48, written as a
    recurrence of convex combinations, so that no step subtracts.

    Raises:
        ValueError: no difference at all, or one that is not finite.
    """
    values = _checked(differences)
    ups = [value for value in values if value > 0]
    downs = [-value for value in values if value < 0]
    one, zero = (1.0, 0.0) if _floating(values) else (Fraction(1), Fraction(0))
    if not ups:
        return zero
    column: list[Number] = [one] * len(ups)
    for down in downs:
        before = zero
        for index, up in enumerate(ups):
            before = (up * column[index] + down * before) / (up + down)
            column[index] = before
    return column[-1]


def share_given_order(differences: Sequence[Number]) -> Number:
    """The share of the weightings that keep a ranking, largest weight first.

    The ordered simplex has the vertices (1/k, ..., 1/k, 0, ..., 0), where the lead is the
    mean of the first k differences.
    """
    values = _checked(differences)
    sums = accumulate(Fraction(value) for value in values)
    means = [total / rank for rank, total in enumerate(sums, 1)]
    return share_of_weightings([float(mean) for mean in means] if _floating(values) else means)


def share_given_ranking(
    points: Sequence[Number], differences: Sequence[Number]
) -> tuple[Number, Number]:
    """The lowest and highest share over the orders that break ties among the points.

    Within a tie, larger differences first raise every mean of a first part, so these two
    orders bound all others.
    """
    values = _checked(differences)
    pairs = list(zip(points, values, strict=True))
    low = sorted(pairs, key=_rank_rising)
    high = sorted(pairs, key=_rank_falling)
    share = share_given_order([d for _, d in low])
    return share, share if low == high else share_given_order([d for _, d in high])


def _rank_rising(pair: tuple[Number, Number]) -> tuple[Number, Number]:
    return -pair[0], pair[1]


def _rank_falling(pair: tuple[Number, Number]) -> tuple[Number, Number]:
    return -pair[0], -pair[1]


def share_given_points(
    points: Sequence[int], tolerance: int, differences: Sequence[Number]
) -> Number:
    """The share of whole swing points within ``tolerance`` of the stated ones, each 0-100.

    Every whole vector counts the same; nothing is sampled.
    """
    values = _checked(differences)
    bounds = [
        (max(LEAST_POINTS, point - tolerance), min(MOST_POINTS, point + tolerance))
        for point in points
    ]
    steps = _whole(values)
    sums = {0: 1}
    for (low, high), step in zip(bounds, steps, strict=True):
        sums = _add_progression(sums, low * step, step, high - low + 1)
    total = sum(sums.values())
    share = Fraction(sum(count for value, count in sums.items() if value > 0), total)
    return float(share) if _floating(values) else share


def _add_progression(sums: dict[int, int], first: int, step: int, length: int) -> dict[int, int]:
    """The counts of sums with one of ``length`` values first, first + step, ... added."""
    if step == 0:
        return {value: count * length for value, count in sums.items()}
    if step < 0:
        first, step = first + step * (length - 1), -step
    start, stop = min(sums), max(sums)
    size = stop - start + 1 + step * (length - 1)
    if size > DENSE_LIMIT:
        return _add_sparse(sums, first, step, length)
    counts = [0] * size
    for value, count in sums.items():
        counts[value - start] = count
    for residue in range(min(step, size)):
        counts[residue::step] = _window(counts[residue::step], length)
    return {start + first + index: count for index, count in enumerate(counts) if count}


#: Counts are kept in a list up to this many sums, in a dictionary beyond.
DENSE_LIMIT = 2_000_000


def _window(counts: list[int], length: int) -> list[int]:
    running = list(accumulate(counts))
    return [
        total - (running[index - length] if index >= length else 0)
        for index, total in enumerate(running)
    ]


def _add_sparse(sums: dict[int, int], first: int, step: int, length: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for value, count in sums.items():
        for index in range(length):
            reached = value + first + step * index
            found[reached] = found.get(reached, 0) + count
    return found


def central_weights(differences: Sequence[Number]) -> tuple[Weights | None, Weights | None]:
    """The mean weighting under which each side leads: (foundation, fine-tuned).

    None for a side that never leads. A weight is the share with that difference doubled,
    over n times the share (a Dirichlet mean; the density is a B-spline with a double knot).
    """
    values = _checked(differences)
    return _central([-value for value in values]), _central(values)


def _central(values: list[Number]) -> Weights | None:
    share = share_of_weightings(values)
    if share == 0:
        return None
    return tuple(share_of_weightings([*values, value]) / (len(values) * share) for value in values)


def stability_factor(weights: Sequence[Number], differences: Sequence[Number]) -> float:
    """How far every weight may be off, as a factor, with the side still leading.

    sqrt(for / against) of the weighted sums: at least 1; inf if unopposed; 1 at a tie.
    """
    parts = [w * d for w, d in zip(weights, _checked(differences), strict=True)]
    up = sum(part for part in parts if part > 0)
    down = -sum(part for part in parts if part < 0)
    if up == down:
        return 1.0
    small, large = sorted((up, down))
    return sqrt(large / small) if small else inf


def weight_flip(
    weights: Sequence[Number], differences: Sequence[Number], index: int
) -> Number | None:
    """The weight in [0, 1] at which the lead is 0, the others keeping their ratios.

    None if no weight does it, if every weight does, or if the others have no weight.
    """
    values = _checked(differences)
    others = [(w, d) for i, (w, d) in enumerate(zip(weights, values, strict=True)) if i != index]
    total = sum(weight for weight, _ in others)
    if not total:
        return None
    rest = _divide(sum(weight * value for weight, value in others), total)
    if rest == values[index]:
        return None
    flip = _divide(rest, rest - values[index])
    return flip if 0 <= flip <= 1 else None


def holds_for_every_order_keeping(differences: Sequence[Number]) -> bool:
    """Whether fine-tuned leads, or at worst ties, for every weighting that keeps the ranking.

    True if no sum of the first k differences is below zero and one is above.
    """
    sums = list(accumulate(Fraction(value) for value in _checked(differences)))
    return min(sums) >= 0 and max(sums) > 0


def _divide(a: Number, b: Number) -> Number:
    return a / b if _floating([a, b]) else Fraction(a) / Fraction(b)


def _whole(values: list[Number]) -> list[int]:
    exact = [Fraction(value) for value in values]
    common = lcm(*(value.denominator for value in exact))
    return [int(value * common) for value in exact]


def _floating(values: Sequence[Number]) -> bool:
    return any(isinstance(value, float) for value in values)


def _checked(differences: Sequence[Number]) -> list[Number]:
    if not differences or not all(isfinite(value) for value in differences):
        raise ValueError("differences must be finite numbers, at least one")
    exact = not _floating(differences)
    return [Fraction(value) if exact else float(value) for value in differences]
