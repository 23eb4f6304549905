"""Shares of the admissible weightings, the certificate over an order, and firmness."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from logic.assessment import Certainty
from logic.findings import Firmness, HeldBack, ShareKind, ShareResult
from logic.firmness import every_weighting_keeping_order, judge_firmness, share_for
from logic.model import Approach, Consideration
from logic.robustness import share_given_order
from tests.logic.bundled import CONTENT

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMITS = CONTENT.limits
EVEN = dict.fromkeys(Consideration, 1)
RANKED = {k: 100 - 10 * i for i, k in enumerate(Consideration)}


def by_consideration(*values: int) -> dict[Consideration, Fraction]:
    return {k: Fraction(v) for k, v in zip(Consideration, values, strict=True)}


MIXED = by_consideration(20, -5, 10, -20, 5, 0)

six = st.lists(st.integers(-30, 30), min_size=6, max_size=6)


def test_nothing_weighed_admits_every_weighting() -> None:
    for points, certainty in ((RANKED, Certainty.NONE), (EVEN, Certainty.ORDER)):
        share = share_for(Approach.FINE_TUNED, MIXED, points, certainty)
        assert share.kind is ShareKind.ALL
        assert share.low == share.high


def test_points_stated_as_order_or_about_right_keep_their_order() -> None:
    for certainty in (Certainty.ORDER, Certainty.ABOUT):
        share = share_for(Approach.FINE_TUNED, MIXED, RANKED, certainty)
        assert share.kind is ShareKind.ORDER
        assert share.low == share.high == share_given_order(list(MIXED.values()))


def test_exact_points_admit_only_themselves() -> None:
    share = share_for(Approach.FINE_TUNED, MIXED, RANKED, Certainty.EXACT)
    assert share.kind is ShareKind.EXACT
    assert share.low == share.high == 1
    other = share_for(Approach.FOUNDATION, MIXED, RANKED, Certainty.EXACT)
    assert other.low == 0


@given(six)
def test_the_two_sides_share_every_weighting(values: list[int]) -> None:
    differences = by_consideration(*values)
    shares = [share_for(side, differences, RANKED, Certainty.ORDER) for side in Approach]
    assert shares[0].low + shares[1].low in (0, 1)


@given(st.lists(six, min_size=1, max_size=4), st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_the_order_certificate_is_never_false(
    completions: list[list[int]], levels: list[int]
) -> None:
    """Held against the vertices of every order that breaks the ties, over every completion."""
    points = dict(zip(Consideration, levels, strict=True))

    def ends(part: object) -> tuple[Fraction, Fraction]:
        assert isinstance(part, dict)
        sums = [
            sum(part[k] * d for k, d in zip(Consideration, values, strict=True))
            for values in completions
        ]
        return Fraction(min(sums)), Fraction(max(sums))

    if not every_weighting_keeping_order(Approach.FINE_TUNED, points, ends):
        return
    ranks = sorted(set(levels), reverse=True)
    groups = [[i for i, level in enumerate(levels) if level == rank] for rank in ranks]
    for orders in product(*(permutations(group) for group in groups)):
        order = [index for group in orders for index in group]
        for values in completions:
            assert share_given_order([values[index] for index in order]) == 1


def test_the_order_certificate_holds_for_either_side() -> None:
    def ends(_: object) -> tuple[Fraction, Fraction]:
        return Fraction(-4), Fraction(-1)

    assert every_weighting_keeping_order(Approach.FOUNDATION, RANKED, ends)
    assert not every_weighting_keeping_order(Approach.FINE_TUNED, RANKED, ends)


def test_the_order_certificate_asks_for_each_first_part_of_the_ranking() -> None:
    leads = dict.fromkeys(Consideration, 0)
    leads |= {Consideration.PERFORMANCE: 5, Consideration.SECURITY: -3}

    def ends(part: Mapping[Consideration, int]) -> tuple[Fraction, Fraction]:
        total = Fraction(sum(leads[k] * points for k, points in part.items()))
        return total, total

    def holds(side: Approach, performance: int, security: int) -> bool:
        points = dict.fromkeys(Consideration, 10)
        points |= {Consideration.PERFORMANCE: performance, Consideration.SECURITY: security}
        return every_weighting_keeping_order(side, points, ends)

    assert holds(Approach.FINE_TUNED, performance=90, security=80)
    assert not holds(Approach.FINE_TUNED, performance=80, security=90)
    assert not holds(Approach.FINE_TUNED, performance=90, security=90)
    assert not holds(Approach.FOUNDATION, performance=80, security=90)


def firmness(lead: int, percent: int, *, certified: bool = False, high: int = 0) -> Firmness:
    low = Fraction(percent, 100)
    share = ShareResult(kind=ShareKind.ORDER, low=low, high=max(low, Fraction(high, 100)))
    return judge_firmness(LIMITS, Fraction(lead), share, certified=certified).kind


def test_firmness_follows_its_thresholds() -> None:
    assert firmness(2, 99, certified=True) is Firmness.TOO_CLOSE
    assert firmness(-3, 100, certified=True) is Firmness.SETTLED
    assert firmness(20, 60, certified=True) is Firmness.TOO_CLOSE
    assert firmness(20, 40) is Firmness.TOO_CLOSE
    assert firmness(20, 30, high=50) is Firmness.TOO_CLOSE
    assert firmness(20, 39) is Firmness.UNDECIDED
    assert firmness(20, 66) is Firmness.UNDECIDED
    assert firmness(20, 67) is Firmness.LEANING
    assert firmness(20, 89, certified=True) is Firmness.LEANING
    assert firmness(20, 90) is Firmness.LEANING
    assert firmness(20, 90, certified=True) is Firmness.SETTLED


def near(lead: int, percent: int, *held: HeldBack) -> list[str]:
    share = ShareResult(
        kind=ShareKind.ORDER, low=Fraction(percent, 100), high=Fraction(percent, 100)
    )
    found = judge_firmness(LIMITS, Fraction(lead), share, certified=False, held=held)
    return [one.threshold for one in found.near]


def test_no_threshold_is_called_past_where_something_else_keeps_the_side_back() -> None:
    assert near(4, 53) == []  # a toss-up, though the lead alone would do
    assert near(4, 58) == ["toss_to"]
    assert near(2, 92) == ["too_close_below"]  # a small lead, though the share would do
    assert near(4, 62) == ["too_close_below", "toss_to", "leaning_share"]
    assert near(20, 69) == ["leaning_share"]
    assert near(20, 69, HeldBack.GATES) == []


def test_it_says_which_threshold_is_near_and_by_how_much() -> None:
    share = ShareResult(kind=ShareKind.ORDER, low=Fraction(88, 100), high=Fraction(88, 100))
    near = judge_firmness(LIMITS, Fraction(-4), share, certified=True).near
    assert [(n.threshold, n.distance) for n in near] == [
        ("too_close_below", Fraction(1)),
        ("settled_share", Fraction(-2)),
    ]
    far = judge_firmness(
        LIMITS, Fraction(40), replace(share, low=Fraction(78, 100)), certified=True
    )
    assert not far.near
