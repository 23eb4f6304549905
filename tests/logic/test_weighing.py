"""Whether weights could change the side at all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.findings import ConsiderationResult
from logic.model import Consideration
from logic.weighing import all_point_one_way

NOTHING = Fraction(0)
END = st.fractions(Fraction(1, 100), 100)
ENDS = st.tuples(END, END).map(sorted)


def result(of: Consideration, low: Fraction, high: Fraction) -> ConsiderationResult:
    return ConsiderationResult(
        id=of,
        foundation=NOTHING,
        fine_tuned=NOTHING,
        difference=(low + high) / 2,
        low=low,
        high=high,
        weight=Fraction(1, 6),
        contribution=NOTHING,
        reasons=(),
    )


def results(low: int, high: int) -> list[ConsiderationResult]:
    return [result(of, Fraction(low), Fraction(high)) for of in Consideration]


@pytest.mark.parametrize(("low", "high"), [(1, 30), (20, 20), (-40, -1)])
def test_all_on_one_side(low: int, high: int) -> None:
    assert all_point_one_way(results(low, high))


@pytest.mark.parametrize(("low", "high"), [(-1, 30), (0, 5), (-5, 0), (0, 0), (5, 5)])
def test_one_that_may_not_follow_is_enough(low: int, high: int) -> None:
    others = results(-30, -20)
    others[3] = replace(others[3], low=Fraction(low), high=Fraction(high))
    assert not all_point_one_way(others)


@given(
    st.tuples(*[ENDS] * 6),
    st.sampled_from((-1, 1)),
    st.lists(st.integers(0, 100), min_size=6, max_size=6).filter(any),
)
def test_then_no_weights_and_no_open_answer_turn_the_side(
    ends: tuple[list[Fraction], ...], side: int, points: list[int]
) -> None:
    given_ = [
        result(of, *sorted(side * end for end in pair))
        for of, pair in zip(Consideration, ends, strict=True)
    ]
    assert all_point_one_way(given_)
    for end in ("low", "high"):
        lead = sum(p * getattr(one, end) for p, one in zip(points, given_, strict=True))
        assert lead * side > 0
