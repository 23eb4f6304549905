"""Intervals against published values; bands and states against what must hold of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.assessment import Trial
from logic.trial import (
    KINDS,
    NOT_TRIED,
    HubState,
    diagnose,
    hub_states,
    possible_bands,
    read_trial,
    unknown_states,
    wilson,
)
from tests.logic.bundled import CONTENT
from tests.logic.small_content import trials

if TYPE_CHECKING:
    from logic.model import Content

BANDS = (("met", 101.0), ("over_90", 90.0), ("from_80", 80.0), ("from_50", 50.0), ("under_50", 0.0))
BELOW = {"over_90": (0.9, 1), "from_80": (0.8, 0.9), "from_50": (0.5, 0.8), "under_50": (0, 0.5)}


@pytest.fixture(scope="module")
def content() -> Content:
    return CONTENT


# Newcombe 1998, Statistics in Medicine 17, 857-872, Table I, method 3 (Wilson score).
@pytest.mark.parametrize(
    ("good", "tried", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_the_published_ones(good: int, tried: int, low: float, high: float) -> None:
    assert [round(end, 4) for end in wilson(good, tried)] == [low, high]


@given(st.integers(1, 10_000), st.data())
def test_an_interval_holds_the_share_and_mirrors_with_the_failures(
    tried: int, data: st.DataObject
) -> None:
    good = data.draw(st.integers(0, tried))
    low, high = wilson(good, tried)
    assert 0 <= low <= good / tried <= high <= 1
    mirrored = wilson(tried - good, tried)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(st.integers(1, 500), st.data())
def test_more_cases_with_the_same_share_narrow_the_interval(
    tried: int, data: st.DataObject
) -> None:
    good = data.draw(st.integers(0, tried))
    low, high = wilson(good, tried)
    closer, further = wilson(2 * good, 2 * tried)
    assert low <= closer <= further <= high


def test_a_trial_is_read_as_shares() -> None:
    trial = Trial(tried=200, good=150, pass_mark=92, facts=5, way=40, reasoning=4)
    reading = read_trial(trial, BANDS)
    assert (reading.tried, reading.good, reading.share) == (200, 150, 0.75)
    assert reading.pass_mark == 0.92
    assert reading.headroom == pytest.approx(0.17)
    assert reading.bands == ("from_80", "from_50")
    assert dict(reading.failures) == {
        "facts": Fraction(1, 10),
        "way": Fraction(4, 5),
        "reasoning": Fraction(2, 25),
        "unclassified": Fraction(1, 50),
    }


def test_a_trial_without_failures_has_no_shares_of_them() -> None:
    reading = read_trial(Trial(tried=30, good=30, pass_mark=90), BANDS)
    assert set(reading.failures.values()) == {0}


@given(st.integers(1, 1000), st.data())
def test_a_share_that_is_the_pass_mark_meets_it(tried: int, data: st.DataObject) -> None:
    good = data.draw(st.integers(1, tried))
    reading = read_trial(Trial(tried=tried, good=good, pass_mark=100 * good / tried), BANDS)
    assert abs(reading.headroom) < 1e-11
    tenths = data.draw(st.integers(1, 1000))
    exact = read_trial(Trial(tried=1000, good=tenths, pass_mark=tenths / 10), BANDS)
    assert exact.headroom == 0


# ------------------------------------------------------------------------------- bands


@pytest.mark.parametrize(
    ("low", "high", "pass_mark", "bands"),
    [
        (0.95, 0.99, 0.9, ("met",)),
        (0.9, 0.95, 0.9, ("met",)),
        (0.85, 0.95, 0.9, ("met", "from_80")),
        (0.85, 0.9, 0.95, ("over_90", "from_80")),
        (0.85, 0.89, 0.95, ("from_80",)),
        (0.0, 1.0, 0.92, ("met", "over_90", "from_80", "from_50", "under_50")),
        (0.0, 1.0, 0.85, ("met", "from_80", "from_50", "under_50")),
        (0.0, 1.0, 0.8, ("met", "from_50", "under_50")),
        (0.0, 1.0, 0.3, ("met", "under_50")),
        (0.0, 0.2, 0.3, ("under_50",)),
        (0.8, 0.8, 0.9, ("from_80",)),
        (1.0, 1.0, 1.0, ("met",)),
    ],
)
def test_bands_are_those_the_interval_reaches(
    low: float, high: float, pass_mark: float, bands: tuple[str, ...]
) -> None:
    assert possible_bands(low, high, pass_mark, BANDS) == bands


shares = st.floats(0, 1)
pass_marks = st.floats(0.01, 1)


@given(shares, pass_marks)
def test_the_pass_mark_and_bands_part_all_shares(share: float, pass_mark: float) -> None:
    (band,) = possible_bands(share, share, pass_mark, BANDS)
    if share >= pass_mark:
        assert band == "met"
    else:
        bottom, top = BELOW[band]
        assert bottom <= share < top


@given(shares, shares, pass_marks, st.lists(shares, max_size=20))
def test_every_share_inside_an_interval_is_in_one_of_its_bands(
    one: float, other: float, pass_mark: float, inside: list[float]
) -> None:
    low, high = min(one, other), max(one, other)
    bands = possible_bands(low, high, pass_mark, BANDS)
    for share in (low, high, *(low + at * (high - low) for at in inside)):
        held = min(max(share, low), high)
        assert set(possible_bands(held, held, pass_mark, BANDS)) <= set(bands)
    order = [name for name, _ in BANDS]
    places = [order.index(band) for band in bands]
    assert all(b > a for a, b in pairwise(places))


# ------------------------------------------------------------------------------ states


def _mix(state: HubState) -> tuple[Fraction, Fraction, Fraction]:
    return state.facts, state.way, state.reasoning


@given(trials())
def test_chances_of_the_states_add_up_and_bands_are_equally_likely(trial: Trial) -> None:
    states = hub_states(trial, BANDS)
    bands = read_trial(trial, BANDS).bands
    assert sum(state.weight for state in states) == 1
    for band in bands:
        of_band = [state for state in states if state.band == band]
        assert sum(state.weight for state in of_band) == Fraction(1, len(bands))
        for state in of_band:
            assert sum(_mix(state)) == (0 if band == "met" else 1)


@given(trials())
def test_a_trial_never_says_more_than_all_trials_may(trial: Trial) -> None:
    """Each state of a trial is a mixture of the states of one nobody made."""
    unknown = unknown_states(tuple(name for name, _ in BANDS), BANDS)
    for state in hub_states(trial, BANDS):
        pure = [other for other in unknown if other.band == state.band]
        assert sum(_mix(state)) in {sum(_mix(other)) for other in pure}
        assert all(0 <= part <= 1 for part in _mix(state))


def test_classified_failures_are_one_mixture() -> None:
    trial = Trial(tried=100, good=60, pass_mark=95, facts=10, way=20, reasoning=10)
    assert {_mix(state) for state in hub_states(trial, BANDS)} == {
        (Fraction(1, 4), Fraction(1, 2), Fraction(1, 4))
    }


def test_unclassified_failures_may_be_of_any_kind() -> None:
    trial = Trial(tried=100, good=60, pass_mark=95, facts=20)
    half = Fraction(1, 2)
    assert {_mix(state) for state in hub_states(trial, BANDS) if state.band == "from_50"} == {
        (Fraction(1), 0, 0),
        (half, half, 0),
        (half, 0, half),
    }


def test_a_flawless_trial_below_its_pass_mark_says_nothing_of_failures() -> None:
    states = hub_states(Trial(tried=10, good=10, pass_mark=95), BANDS)
    assert {state.band for state in states} == {"met", "over_90", "from_80", "from_50"}
    for state in states:
        assert sorted(_mix(state)) == ([0, 0, 0] if state.band == "met" else [0, 0, 1])


def test_states_of_a_trial_nobody_made_are_bands_by_kinds() -> None:
    states = unknown_states(("met", "from_50"), BANDS)
    assert len(states) == 1 + len(KINDS)
    assert [state.weight for state in states] == [Fraction(1, 2), *[Fraction(1, 6)] * 3]


# --------------------------------------------------------------------------- diagnosis


@pytest.mark.parametrize(
    ("good", "failures", "diagnosis"),
    [
        (90, (5, 5, 0), "no_gap"),
        (95, (0, 0, 0), "no_gap"),
        (60, (30, 5, 5), "facts"),
        (60, (5, 30, 5), "way"),
        (60, (10, 10, 5), "facts_and_way"),
        (60, (10, 10, 20), "facts_and_way"),
        (60, (9, 11, 20), "reasoning"),
        (60, (0, 0, 40), "reasoning"),
        (60, (9, 12, 10), "way"),
        (60, (12, 9, 10), "facts"),
        (60, (9, 9, 10), "mixed"),
        (60, (0, 0, 0), "mixed"),
        (60, (9, 9, 9), "mixed"),
    ],
)
def test_failures_are_diagnosed_from_a_quarter_of_them(
    content: Content, good: int, failures: tuple[int, int, int], diagnosis: str
) -> None:
    facts, way, reasoning = failures
    trial = Trial(tried=100, good=good, pass_mark=90, facts=facts, way=way, reasoning=reasoning)
    assert diagnose(content, read_trial(trial, content.bands)) == diagnosis


def test_without_a_trial_there_is_no_diagnosis(content: Content) -> None:
    assert diagnose(content, None) == NOT_TRIED
