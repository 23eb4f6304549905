"""How firm a side is against other weightings: exact shares, no sampling.

``differences`` are fits of fine-tuned minus fits of foundation, one per consideration. A share
is that of the weightings w with sum(w x difference) > 0, so it is the share for fine-tuned; ties
count for neither side. Whole numbers and fractions in give exact ``Fraction`` out; floats give
floats.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from itertools import accumulate, product
from math import gcd, inf, isfinite, lcm, prod, sqrt
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Number: TypeAlias = int | float | Fraction
Some = TypeVar("Some", int, float)
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
    if not _floating(values):
        return _exact_share(_whole(values))
    ups, downs = _parted([float(value) for value in values])
    if not ups:
        return 0.0
    column = [1.0] * len(ups)
    for down in downs:
        before = 0.0
        for index, up in enumerate(ups):
            before = (up * column[index] + down * before) / (up + down)
            column[index] = before
    return column[-1]


def _exact_share(values: list[int]) -> Fraction:
    """The same of whole numbers: numerators alone, over products known beforehand."""
    ups, downs = _parted(values)
    if not ups:
        return Fraction(0)
    column, earlier = [1] * len(ups), [1] * len(ups)
    for down in downs:
        before, beside = 0, 1
        for index, up in enumerate(ups):
            before = up * column[index] * beside + down * before * earlier[index]
            column[index] = before
            beside *= up + down
            earlier[index] *= up + down
    return Fraction(column[-1], prod(earlier))


def _parted(values: Sequence[Some]) -> tuple[list[Some], list[Some]]:
    """The values above zero, and how far the others are below."""
    return [value for value in values if value > 0], [-value for value in values if value < 0]


def share_given_order(differences: Sequence[Number]) -> Number:
    """The share of the weightings that keep a ranking, largest weight first.

    The ordered simplex has the vertices (1/k, ..., 1/k, 0, ..., 0), where the lead is the
    mean of the first k differences.
    """
    values = _checked(differences)
    if not _floating(values):
        return _exact_share(_whole_means(values))
    sums = accumulate(Fraction(value) for value in values)
    return share_of_weightings([float(total / rank) for rank, total in enumerate(sums, 1)])


def _whole_means(values: list[Number]) -> list[int]:
    """The means of the first 1, 2, ... values as whole numbers in the same ratios."""
    common = lcm(*range(1, len(values) + 1))
    sums = accumulate(_whole(values))
    return [total * (common // rank) for rank, total in enumerate(sums, 1)]


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
    ranges = [
        range(max(LEAST_POINTS, point - tolerance), min(MOST_POINTS, point + tolerance) + 1)
        for point in points
    ]
    parts = list(zip(ranges, _whole(values), strict=True))
    half = len(parts) // 2
    vectors = sum(prod(len(of) for of, _ in some) for some in (parts[:half], parts[half:]))
    sums = sum(abs(step) * len(of) for of, step in parts)
    leading = _leading_sums(parts) if sums < vectors else _leading_pairs(parts[:half], parts[half:])
    share = Fraction(leading, prod(map(len, ranges)))
    return float(share) if _floating(values) else share


def _leading_sums(parts: list[tuple[range, int]]) -> int:
    """How many vectors have a sum above zero, the vectors of each sum counted."""
    counts, first = [1], 0
    for of, step in parts:
        first += min(step * of[0], step * of[-1])
        counts = _spread(counts, abs(step), len(of))
    return sum(counts[max(0, 1 - first) :])


def _spread(counts: list[int], step: int, length: int) -> list[int]:
    """The counts of sums with one of ``length`` values 0, step, 2 step, ... added."""
    if step == 0:
        return [count * length for count in counts]
    found = [*counts, *[0] * (step * (length - 1))]
    for residue in range(min(step, len(found))):
        found[residue::step] = _window(found[residue::step], length)
    return found


def _window(counts: list[int], length: int) -> list[int]:
    running = list(accumulate(counts))
    return [
        total - (running[index - length] if index >= length else 0)
        for index, total in enumerate(running)
    ]


def _leading_pairs(one: list[tuple[range, int]], other: list[tuple[range, int]]) -> int:
    """The same with every vector of one half held against those of the other."""
    first, second = (
        sorted(map(sum, product(*([step * point for point in of] for of, step in half))))
        for half in (one, other)
    )
    return sum(len(second) - bisect_left(second, 1 - value) for value in first)


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


def _divide(a: Number, b: Number) -> Number:
    return a / b if _floating([a, b]) else Fraction(a) / Fraction(b)


def _whole(values: list[Number]) -> list[int]:
    """The smallest whole numbers in the same ratios."""
    exact = [Fraction(value) if isinstance(value, float) else value for value in values]
    common = lcm(*(value.denominator for value in exact))
    whole = [value.numerator * (common // value.denominator) for value in exact]
    shared = gcd(*whole) or 1
    return [value // shared for value in whole]


def _floating(values: Sequence[Number]) -> bool:
    return any(isinstance(value, float) for value in values)


def _checked(differences: Sequence[Number]) -> list[Number]:
    if differences and not _floating(differences):
        return list(differences)
    if not differences or not all(isfinite(value) for value in differences):
        raise ValueError("differences must be finite numbers, at least one")
    return [float(value) for value in differences]
