"""Scoring against every completion and reachable walk, one by one, in fractions."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic import scoring
from logic.assessment import Answer, Priorities, State
from logic.content import load_content
from logic.interview import hub, possible, reachable
from logic.model import UNREACHED, Consideration, Share, Truth
from tests.logic.small_content import (
    CHOICES,
    SCORED,
    answers_to,
    assessment,
    assessments,
    changed,
    contents,
    pack,
    random_rules,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import Assessment
    from logic.model import Content, Term
    from logic.trial import HubState
    from tests.logic.small_content import Tables

Points = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Walk:
    """One complete walk: where every question stands, its chance, and each term's points."""

    values: dict[str, str]
    chance: Fraction
    points: dict[str, Points]

    def differences(self, content: Content) -> dict[Consideration, Fraction]:
        found = dict.fromkeys(Consideration, Fraction(0))
        for one in content.terms:
            foundation, fine_tuned = self.points[one.id]
            found[one.consideration] += fine_tuned - foundation
        return found

    def fits(self, content: Content, k: Consideration) -> Points:
        terms = [one for one in content.terms if one.consideration is k]
        return (
            50 + sum((self.points[one.id][0] for one in terms), Fraction(0)),
            50 + sum((self.points[one.id][1] for one in terms), Fraction(0)),
        )

    def weighted(self, content: Content, swing: scoring.SwingPoints) -> Fraction:
        differences = self.differences(content)
        return sum((swing[k] * differences[k] for k in Consideration), Fraction(0))


def walks(content: Content, given_: Assessment, *, opened: bool = False) -> list[Walk]:
    """Every way the choice questions and the trial may turn out, with no shortcut taken."""
    left = possible(content, given_, assumed_is_open=opened)
    return [
        Walk(values, chance, {t.id: _points(t, values, state) for t in content.terms})
        for state in hub(content, given_, assumed_is_open=opened)
        for values, chance in _complete(
            content, list(CHOICES), left, {"trial": state.band}, state.weight
        )
    ]


def _complete(
    content: Content,
    asked: list[str],
    left: dict[str, frozenset[str]],
    values: dict[str, str],
    chance: Fraction,
) -> Iterator[tuple[dict[str, str], Fraction]]:
    if not asked:
        yield values, chance
        return
    first, *rest = asked
    question = content.questions[first]
    definite = {name: frozenset({value}) for name, value in values.items()}
    options = sorted(left[first] - {UNREACHED})
    if question.ask_if.truth(definite) is not Truth.YES or not options:
        options = [UNREACHED]
    for option in options:
        part = chance / len(options)
        yield from _complete(content, rest, left, {**values, first: option}, part)


def _points(one: Term, values: dict[str, str], state: HubState) -> Points:
    matching = (r for r in one.rows if all(values[q] in found for q, found in r.when.items()))
    row = next(matching, None)
    if row is None:
        return Fraction(0), Fraction(0)
    share = {
        Share.WHOLE: Fraction(1),
        Share.FACTS: max(Fraction(0), state.facts - state.way),
        Share.WAY: state.way,
        Share.REASONING: state.reasoning,
        Share.NOT_WAY: max(Fraction(0), 1 - 2 * state.way),
    }[one.share]
    return row.points[0] * share, row.points[1] * share


def outcomes(content: Content, given_: Assessment, *, opened: bool = False) -> scoring.Outcomes:
    left = possible(content, given_, assumed_is_open=opened)
    return scoring.enumerate_outcomes(content, left, hub(content, given_, assumed_is_open=opened))


swings = st.fixed_dictionaries({k: st.integers(0, 100) for k in Consideration})


@pytest.mark.untraced
@given(st.data(), swings)
def test_everything_equals_the_sums_over_every_walk(
    data: st.DataObject, swing: scoring.SwingPoints
) -> None:
    content = data.draw(contents())
    given_ = data.draw(assessments(content))
    every = walks(content, given_)
    found = outcomes(content, given_)
    assert sum(walk.chance for walk in every) == 1
    points, over = scoring.term_means(found)
    for one in content.terms:
        for side in (0, 1):
            mean = sum(walk.chance * walk.points[one.id][side] for walk in every)
            assert Fraction(points[one.id][side], over) == mean
    leads = [walk.weighted(content, swing) for walk in every]
    assert scoring.lead_ends(found, swing) == (min(leads), max(leads))
    for k, ends in scoring.difference_ends(found).items():
        differences = [walk.differences(content)[k] for walk in every]
        assert ends == (min(differences), max(differences))


@pytest.mark.untraced
@given(st.data(), swings)
def test_a_spread_is_how_far_the_mean_lead_moves(
    data: st.DataObject, swing: scoring.SwingPoints
) -> None:
    content = data.draw(contents())
    given_ = data.draw(assessments(content))
    every = walks(content, given_)
    read = {name for one in content.terms for name in one.questions}
    asked = set(reachable(content, possible(content, given_))) & (read | {"trial"})
    spreads = scoring.spreads(content, outcomes(content, given_), swing, asked)
    assert set(spreads) == asked
    for name in asked:
        means = []
        for option in {walk.values[name] for walk in every}:
            beside = [walk for walk in every if walk.values[name] == option]
            lead = sum(walk.chance * walk.weighted(content, swing) for walk in beside)
            means.append(lead / sum(walk.chance for walk in beside))
        assert spreads[name] == max(means) - min(means)


@pytest.mark.untraced
@given(st.data())
def test_no_fit_leaves_its_scale(data: st.DataObject) -> None:
    content = data.draw(contents())
    every = walks(content, assessment())
    fits = [fit for walk in every for k in SCORED for fit in walk.fits(content, k)]
    assert min(fits) >= 0
    assert max(fits) <= 100


@pytest.mark.untraced
@given(st.data())
def test_what_does_not_apply_adds_nothing_to_either_fit(data: st.DataObject) -> None:
    content = data.draw(contents())
    name = data.draw(st.sampled_from(CHOICES))
    away = Answer(state=State.NOT_APPLICABLE, reason="out_of_scope")
    means = scoring.term_means(
        outcomes(content, data.draw(assessments(content)).with_answer(name, away))
    )
    for one in content.terms:
        if all(name in row.when for row in one.rows):
            assert not any(means.points[one.id])


@pytest.mark.untraced
@given(st.data(), swings)
def test_answering_never_widens_a_range_and_not_knowing_never_narrows_it(
    data: st.DataObject, swing: scoring.SwingPoints
) -> None:
    content = data.draw(contents())
    before = data.draw(assessments(content))
    open_names = [name for name in content.questions if name not in before.answers]
    if not open_names:
        return
    name = data.draw(st.sampled_from(open_names))
    answer = data.draw(answers_to(content.questions[name]))
    after = before.with_answer(name, answer)
    low, high = scoring.lead_ends(outcomes(content, before, opened=True), swing)
    new_low, new_high = scoring.lead_ends(outcomes(content, after, opened=True), swing)
    assert low <= new_low <= new_high <= high
    if not answer.confirmed:
        assert (new_low, new_high) == (low, high)


@pytest.mark.untraced
@given(random_rules(), swings)
def test_swapping_the_approaches_mirrors_everything(
    rules: Tables, swing: scoring.SwingPoints
) -> None:
    swapped = deepcopy(rules)
    for row in (row for one in swapped["term"] for row in one["rows"]):
        row["points"].reverse()
    found = outcomes(load_content(pack(rules)), assessment())
    mirror = outcomes(load_content(pack(swapped)), assessment())
    means = scoring.term_means(mirror)
    for name, (foundation, fine_tuned) in scoring.term_means(found).points.items():
        assert means.points[name] == (fine_tuned, foundation)
    low, high = scoring.lead_ends(found, swing)
    assert scoring.lead_ends(mirror, swing) == (-high, -low)


def test_swing_points_are_the_agreed_ones_and_equal_where_untouched() -> None:
    none = {k.value: 0 for k in Consideration}
    stated = Priorities(points={**none, "cost": 30, "security": 10})
    other = Priorities(agreed=False, points={"performance": 100})
    found = scoring.swing_points(replace(assessment(), priorities=(other, stated)))
    assert found[Consideration.COST] == 30
    assert found[Consideration.PERFORMANCE] == 0
    assert scoring.weights(found)[Consideration.SECURITY] == Fraction(1, 4)
    for untouched in ((), (other,), (Priorities(points=none),), (Priorities(points={"cost": 9}),)):
        equal = scoring.swing_points(replace(assessment(), priorities=untouched))
        assert set(scoring.weights(equal).values()) == {Fraction(1, 6)}


def test_a_full_memo_is_emptied_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    content, again = load_content(pack(changed())), load_content(pack(changed()))
    means = scoring.term_means(outcomes(content, assessment()))
    monkeypatch.setattr(scoring, "MOST_REMEMBERED", 1)
    assert scoring.term_means(outcomes(again, assessment())) == means
    assert len(again.memo) == 1 < len(content.memo)
