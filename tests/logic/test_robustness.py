"""Exact shares against published examples, brute force and their own symmetries."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from itertools import pairwise, permutations, product
from math import inf, nan
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic import robustness, scoring
from logic.model import Consideration
from logic.ranking import points_for_order
from logic.robustness import (
    central_weights,
    share_given_order,
    share_given_points,
    share_given_ranking,
    share_of_weightings,
    stability_factor,
    weight_flip,
)

_ORACLES = json.loads(
    (Path(__file__).parent / "oracles" / "mcda_oracles.json").read_text(encoding="utf-8")
)
CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in _ORACLES["cases"]}

#: Kracka scales by ratios and the other by value functions; our fits are points as they are.
NOT_OURS = {"kracka2010_wsm", "pvf_piecewise"}

differences = st.lists(st.integers(-100, 100), min_size=1, max_size=8)


@pytest.mark.parametrize("count", ["2", "3", "4", "5"])
def test_points_of_an_order_stand_as_its_published_centroid(count: str) -> None:
    expected = [Fraction(weight) for weight in CASES["roc_table"]["expected"][count]]
    points = points_for_order([str(place) for place in range(int(count))])
    assert list(points.values()) == [round(100 * w / expected[0]) for w in expected]


def test_every_published_case_that_applies_is_held() -> None:
    held = set(re.findall(r'CASES\["(\w+)"\]', Path(__file__).read_text(encoding="utf-8")))
    assert held | NOT_OURS == set(CASES)


def test_goodwin_and_wright_offices() -> None:
    case = CASES["gw_A_vs_E_exact"]
    delta, points = case["inputs"]["delta"], case["inputs"]["raw_swing_points"]
    expected = case["expected"]
    assert share_of_weightings(delta) == Fraction(expected["P_uniform"])
    assert share_given_order(delta) == Fraction(expected["P_rank_order"])
    assert stability_factor(points, delta) == pytest.approx(expected["common_factor_flip"])


def test_goodwin_and_wright_turnover_weight() -> None:
    """Two end values of a line each: benefits at weight 0 and weight 1."""
    at_zero, at_one = Fraction("87.2") - Fraction("60.4"), Fraction("52.5") - Fraction("81.67")
    flip = weight_flip([Fraction(1, 2), Fraction(1, 2)], [at_one, at_zero], 0)
    assert flip is not None
    assert float(flip) == pytest.approx(0.4789, abs=5e-4)


def test_zinbryta_ranking_verdict_is_a_coin_toss() -> None:
    derived = CASES["zinbryta_two_alternatives"]["derived_exact"]
    delta = derived["delta_daclizumab_minus_interferon"]
    assert share_given_order(delta) == Fraction(derived["P_rank_order"])
    assert share_of_weightings(delta) == Fraction(derived["P_uniform"])


def test_volesti_half_of_the_simplex() -> None:
    case = CASES["frustum_half"]
    assert share_of_weightings(case["inputs"]["delta"]) == Fraction(case["expected"]["P"])


def test_an_exact_tie_of_the_weighted_sum_model_is_a_tie() -> None:
    case = CASES["wikipedia_wsm"]
    values = case["inputs"]["values"]
    tied = [a - b for a, b in zip(values["A2"], values["A3"], strict=True)]
    led = [a - b for a, b in zip(values["A2"], values["A1"], strict=True)]
    exact = [Fraction(str(weight)) for weight in case["inputs"]["weights"]]
    assert sum(w * d for w, d in zip(exact, tied, strict=True)) == 0
    assert stability_factor(exact, tied) == 1
    assert stability_factor(case["inputs"]["weights"], tied) == 1
    totals = case["expected"]["totals"]
    lead = sum(w * d for w, d in zip(exact, led, strict=True))
    assert float(lead) == pytest.approx(totals["A2"] - totals["A1"])


def test_the_offices_weights_and_totals() -> None:
    case = CASES["gw_office_totals"]
    swing = dict(zip(Consideration, case["inputs"]["raw_swing_points"], strict=True))
    weights = list(scoring.weights(swing).values())
    published = case["inputs"]["weights_normalised_rounded_percent"]
    assert [round(weight * 100) for weight in weights] == published
    values = {name[-2]: row for name, row in case["inputs"]["values"].items()}
    totals = case["expected"]["totals"]
    for one, other in permutations(totals, 2):
        delta = [a - b for a, b in zip(values[one], values[other], strict=True)]
        lead = sum(w * d for w, d in zip(published, delta, strict=True)) / 100
        assert lead == pytest.approx(totals[one] - totals[other], abs=2 * case["tolerance"] + 1e-9)
        assert (stability_factor(published, delta) > 1) == (abs(lead) > 0)


def test_anticoagulants_against_two_published_samplings() -> None:
    """Shares and central weights, averaged over 3,000 draws of the measurements."""
    case = CASES["thrombo_smaa_no_preference"]
    beta, random = case["inputs"]["measurements_beta"], Random(1)  # noqa: S311
    scales = [(0, 0.25), (0.15, 0.4), (0, 0.1)]
    shares, sums = [], {-1: [0.0] * 3, 1: [0.0] * 3}
    for _ in range(3000):
        delta = []
        for (low, high), a, b in zip(scales, beta["heparin"], beta["enoxaparin"], strict=True):
            measured = random.betavariate(*a), random.betavariate(*b)
            one, other = (min(max((high - x) / (high - low), 0), 1) for x in measured)
            delta.append(other - one)
        share = float(share_of_weightings(delta))
        shares.append(share)
        for side, part, weights in zip(
            (-1, 1), (1 - share, share), central_weights(delta), strict=True
        ):
            for place, weight in enumerate(weights or ()):
                sums[side][place] += part * float(weight)
    mean = sum(shares) / len(shares)
    assert mean == pytest.approx(case["derived_reference"]["enoxaparin_first"], abs=0.02)
    for side, name in ((-1, "heparin"), (1, "enoxaparin")):
        found = [value / sum(sums[side]) for value in sums[side]]
        expected = case["derived_reference"]["central_weights"][name]
        assert found == pytest.approx(expected, abs=0.02)


def test_splitting_a_criterion_changes_the_uniform_share() -> None:
    assert share_of_weightings([2, -1, -1]) == Fraction(4, 9)
    assert share_of_weightings([2, 2, -1, -1]) == Fraction(20, 27)


@given(differences)
def test_sides_mirror_each_other(values: list[int]) -> None:
    mirrored = [-value for value in values]
    undecided = not any(values)
    assert share_of_weightings(values) + share_of_weightings(mirrored) == (0 if undecided else 1)
    foundation, fine_tuned = central_weights(values)
    assert central_weights(mirrored) == (fine_tuned, foundation)
    for index in range(len(values)):
        equal = [1] * len(values)
        assert weight_flip(equal, values, index) == weight_flip(equal, mirrored, index)


@given(differences)
def test_central_weights_add_up_and_lead(values: list[int]) -> None:
    for side, weights in zip((-1, 1), central_weights(values), strict=True):
        if weights is None:
            assert not any(side * value > 0 for value in values)
        else:
            assert sum(weights) == 1
            assert sum(w * side * d for w, d in zip(weights, values, strict=True)) > 0


@given(differences, st.data())
def test_raising_a_difference_never_lowers_a_share(values: list[int], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(values) - 1))
    raised = [d + (i == index) * data.draw(st.integers(1, 50)) for i, d in enumerate(values)]
    assert share_of_weightings(raised) >= share_of_weightings(values)
    assert share_given_order(raised) >= share_given_order(values)
    points = [40 + 7 * (place % 3) for place in range(len(values))]
    assert share_given_points(points, 1, raised) >= share_given_points(points, 1, values)
    ranked = [share_given_ranking(points, one) for one in (values, raised)]
    assert all(before <= after for before, after in zip(*ranked, strict=True))


@given(differences)
def test_a_zero_changes_no_uniform_share(values: list[int]) -> None:
    assert share_of_weightings([*values, 0]) == share_of_weightings(values)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-9, 9)), min_size=1, max_size=5))
def test_tied_ranks_are_bounded_by_their_orders(pairs: list[tuple[int, int]]) -> None:
    points, values = [p for p, _ in pairs], [d for _, d in pairs]
    shares = [
        share_given_order([values[i] for i in order])
        for order in permutations(range(len(values)))
        if all(points[a] >= points[b] for a, b in pairwise(order))
    ]
    assert share_given_ranking(points, values) == (min(shares), max(shares))


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(-9, 9)), min_size=1, max_size=4),
    st.integers(0, 3),
)
def test_points_share_counts_every_whole_vector(
    pairs: list[tuple[int, int]], tolerance: int
) -> None:
    points, values = [p for p, _ in pairs], [d for _, d in pairs]
    ranges = [range(max(0, p - tolerance), min(100, p + tolerance) + 1) for p in points]
    vectors = list(product(*ranges))
    for_tuned = sum(sum(w * d for w, d in zip(v, values, strict=True)) > 0 for v in vectors)
    assert share_given_points(points, tolerance, values) == Fraction(for_tuned, len(vectors))


@given(st.lists(st.integers(-90, 90), min_size=2, max_size=6), st.integers(0, 4))
def test_points_share_counts_sums_and_pairs_alike(values: list[int], tolerance: int) -> None:
    parts = [(range(40 - tolerance, 41 + tolerance), value) for value in values]
    half = len(parts) // 2
    pairs = robustness._leading_pairs(parts[:half], parts[half:])
    assert robustness._leading_sums(parts) == pairs


def test_points_share_of_fractions_and_floats_is_that_of_the_same_whole_numbers() -> None:
    points, whole = [80, 40, 60, 100, 20, 15], [30, -22, 0, 60, -33, -73]
    exact = share_given_points(points, 10, whole)
    assert share_given_points(points, 10, [Fraction(d, 7) for d in whole]) == exact
    fine = [value + Fraction(1, 10**9) for value in whole]
    assert share_given_points(points, 10, [float(d) for d in fine]) == pytest.approx(float(exact))
    assert share_given_points(points, 10, [d / 16 for d in whole]) == float(exact)


@pytest.mark.parametrize("zero", [0, Fraction(0), 0.0])
def test_all_zeros_are_a_tie_of_the_kind_that_came_in(zero: robustness.Number) -> None:
    values = (zero, zero)
    kind = float if isinstance(zero, float) else Fraction
    for share in (
        share_of_weightings(values),
        share_given_order(values),
        share_given_points((50, 50), 5, values),
    ):
        assert (share, type(share)) == (0, kind)
    assert central_weights(values) == (None, None)
    assert stability_factor((1, 2), values) == 1
    assert weight_flip((1, 2), values, 0) is None


@pytest.mark.parametrize(("value", "share"), [(7, 1), (-7, 0), (Fraction(1, 3), 1), (0.5, 1)])
def test_one_difference_alone_decides(value: robustness.Number, share: int) -> None:
    assert share_of_weightings([value]) == share_given_order([value]) == share
    assert share_given_points([0], 0, [value]) == 0  # no weight at all is a tie
    assert share_given_points([100], 10, [value]) == share  # 90 to 100
    assert share_given_points([0], 1, [value]) == Fraction(share, 2)  # 0 and 1
    assert central_weights([value]) == ((None, (1,)) if share else ((1,), None))
    assert stability_factor([1], [value]) == inf
    assert weight_flip([1], [value], 0) is None


def test_one_float_among_whole_numbers_gives_floats() -> None:
    mixed: list[robustness.Number] = [3, Fraction(-1, 2), -1.0]
    exact = [Fraction(3), Fraction(-1, 2), Fraction(-1)]
    for share in (share_of_weightings, share_given_order):
        assert isinstance(share(mixed), float)
        assert isinstance(share(exact), Fraction)
        assert share(mixed) == pytest.approx(float(share(exact)))
    assert isinstance(stability_factor([1, 1, 1], exact), float)
    for found, true in zip(central_weights(mixed), central_weights(exact), strict=True):
        assert found == pytest.approx([float(weight) for weight in true or ()])
        assert {type(weight) for weight in (*(found or ()), *(true or ()))} == {float, Fraction}
    flip = weight_flip([2, 1, 1], exact, 0)
    assert (flip, type(flip)) == (Fraction(1, 5), Fraction)
    assert weight_flip([2.0, 1, 1], exact, 0) == pytest.approx(0.2)


def test_floats_agree_with_rationals_on_hard_cases() -> None:
    """3,000 cases: ties, near ties, 16 orders of magnitude, up to 24 differences."""
    random = Random(20261123)  # noqa: S311 - test data, not a secret
    worst = 0.0
    for _ in range(3000):
        values = _hard(random)
        exact = [Fraction(value) for value in values]
        for share in (share_of_weightings, share_given_order):
            worst = max(worst, abs(float(share(values)) - float(share(exact))))
    assert worst < 1e-12


def test_central_weights_flips_and_factors_agree_too_on_hard_cases() -> None:
    """Fifty of the same kind, as the exact ones are slow; the factor relative to itself."""
    random = Random(20261126)  # noqa: S311 - test data, not a secret
    for _ in range(50):
        values = _hard(random)
        exact = [Fraction(value) for value in values]
        weights = [random.randint(1, 100) for _ in values]
        for centre, true in zip(central_weights(values), central_weights(exact), strict=True):
            assert centre == (true and pytest.approx([*map(float, true)], abs=1e-12))
        factor = stability_factor(weights, exact)
        assert stability_factor(weights, values) == pytest.approx(factor, rel=1e-12)
        for place in range(len(values)):
            flip = weight_flip(weights, exact, place)
            found = weight_flip(weights, values, place)
            assert found == (flip and pytest.approx(float(flip), abs=1e-12))


def _hard(random: Random) -> list[float]:
    count = random.randint(2, 24)
    values = [random.choice((-1, 1)) * 10 ** random.uniform(-8, 8) for _ in range(count)]
    for _ in range(random.randint(0, count)):
        near = random.choice((0.0, 1e-15, 1e-10, 1e-6))
        values[random.randrange(count)] = (
            random.choice(values) * random.choice((-1, 1)) * (1 + near)
        )
    return values


def test_floats_in_give_floats_out() -> None:
    assert isinstance(share_of_weightings([1.0, -1]), float)
    assert isinstance(share_given_order([1.5, -1]), float)
    assert isinstance(share_given_points([10, 20], 2, [1.5, -1]), float)
    assert isinstance(weight_flip([0.5, 0.5], [1.0, -2.0], 0), float)
    assert isinstance(share_of_weightings([1, -1]), Fraction)


def test_stability_factor_at_its_ends() -> None:
    assert stability_factor([1, 1], [5, 0]) == inf
    assert stability_factor([1, 1], [3, -3]) == 1
    assert stability_factor([1, 1], [0, 0]) == 1
    assert stability_factor([1, 1], [-8, 2]) == 2


@given(differences)
def test_at_its_flip_weight_the_lead_is_zero(values: list[int]) -> None:
    weights = [Fraction(k + 1) for k in range(len(values))]
    total = sum(weights)
    for index in range(len(values)):
        flip = weight_flip(weights, values, index)
        if flip is None:
            continue
        rest = total - weights[index]
        lead = flip * values[index] + sum(
            (1 - flip) * w / rest * d
            for i, (w, d) in enumerate(zip(weights, values, strict=True))
            if i != index
        )
        assert lead == 0


def test_no_flip_where_nothing_can_flip() -> None:
    assert weight_flip([1, 1], [3, 2], 0) is None
    assert weight_flip([1, 0], [3, 2], 0) is None
    assert weight_flip([1, 1], [2, 2], 0) is None


@pytest.mark.parametrize("values", [[], [nan], [1, inf]])
def test_only_finite_differences(values: list[float]) -> None:
    with pytest.raises(ValueError, match="finite"):
        share_of_weightings(values)
