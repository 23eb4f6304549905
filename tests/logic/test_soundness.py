"""What is proved stays true: certificates, ranges and ties on small contents at random.

Gates, needs, offers, "neither", routing and terms that interact all decide in these contents.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import Answer, Priorities, Trial
from logic.content import load_content
from logic.cost import AMOUNTS, DECISIVE
from logic.findings import DecidedBy, Recommendation
from logic.model import Approach, Consideration
from logic.robustness import central_weights, share_of_weightings, weight_flip
from tests.logic.gated_content import gated_assessments, gated_contents
from tests.logic.small_content import (
    CHOICES,
    amounts,
    assessments,
    contents,
    pack,
    picks,
    random_rules,
    tries,
)

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.findings import Advice
    from logic.model import Content

POINTS = st.fixed_dictionaries({k.value: st.integers(0, 100) for k in Consideration})

#: Money last, where it turns few sides.
EARLY = {k.value: 100 - 18 * place for place, k in enumerate(Consideration)}
LATE = {**EARLY, "customization": 90, "business_need": 40}


def completed(content: Content, given_: Assessment, data: st.DataObject) -> Assessment:
    """Every open question confirmed at random."""
    for question in content.questions.values():
        answer = given_.answer(question.id)
        if answer.confirmed and len(answer.options) <= 1:
            continue
        if question.id == content.hub:
            good = data.draw(st.integers(0, 20))
            new = tries(Trial(tried=20, good=good, pass_mark=80, way=20 - good))
        elif question.unit:
            value = data.draw(st.sampled_from([1, 99, 5000]))
            new = amounts(value, value, value)
        else:
            left = answer.options if answer.confirmed else question.option_ids()
            new = picks(data.draw(st.sampled_from(left)))
        given_ = given_.with_answer(question.id, new)
    return given_


def weighing(given_: Assessment, points: dict[str, int]) -> Assessment:
    return replace(given_, priorities=(Priorities(points=points),))


def with_amounts_known(given_: Assessment) -> Assessment:
    """The amounts money reads confirmed, unless the volume is open and so any cost possible.

    An open one stands at what is expected of it, and may turn out to lie beyond.
    """
    if not given_.answer("volume").confirmed:
        return given_
    for name in (*AMOUNTS, DECISIVE):
        if not given_.answer(name).confirmed:
            given_ = given_.with_answer(name, amounts(99, 99, 99))
    return given_


@pytest.mark.untraced
@settings(max_examples=60)
@given(st.data())
def test_a_certificate_is_never_false(data: st.DataObject) -> None:
    content = data.draw(gated_contents())
    given_ = completed(content, data.draw(gated_assessments(content)), data)
    opened = data.draw(st.lists(st.sampled_from(CHOICES), max_size=3, unique=True))
    for name in opened:
        given_ = given_.with_answer(name, Answer())
    given_ = weighing(given_, data.draw(st.sampled_from([EARLY, LATE, {}])))
    before = advise(content, given_)
    if not before.certificates.fixed_points:
        return
    for chosen in product(*(content.questions[name].option_ids() for name in opened)):
        full = given_
        for name, option in zip(opened, chosen, strict=True):
            full = full.with_answer(name, picks(option))
        assert advise(content, full).side is before.side
    if before.certificates.every_order and before.decided_by is DecidedBy.WEIGHTS:
        stated = given_.agreed_priorities().points
        ranked = sorted(stated.values(), reverse=True)
        steps = data.draw(st.lists(st.integers(0, 100), min_size=6, max_size=6).map(sorted))
        new = dict(zip(ranked, reversed(steps), strict=False))
        other = {k: new[v] for k, v in stated.items()} if stated else data.draw(POINTS)
        lead = _lead(advise(content, weighing(given_, other)))
        assert lead == 0 or (lead > 0) == (before.side is Approach.FINE_TUNED)


def _lead(advice: Advice) -> Fraction:
    return sum((c.contribution for c in advice.considerations), Fraction(0))


@pytest.mark.untraced
@settings(max_examples=60)
@given(st.data())
def test_lead_and_share_stay_inside_their_ranges(data: st.DataObject) -> None:
    content = data.draw(gated_contents())
    given_ = with_amounts_known(data.draw(gated_assessments(content)))
    before = advise(content, given_)
    after = advise(content, completed(content, given_, data))
    if before.lead_range is not None:
        assert before.lead_range[0] <= _lead(after) <= before.lead_range[1]
    for one, other in zip(before.considerations, after.considerations, strict=True):
        assert one.low <= other.difference <= one.high
    same = before.side is not None and before.side is after.side
    if before.firmness and after.firmness and same:
        assert before.firmness.share_range is not None
        low, high = before.firmness.share_range
        assert low <= after.firmness.share.low <= after.firmness.share.high <= high


@pytest.mark.untraced
@settings(max_examples=60)
@given(st.data(), POINTS)
def test_an_exact_tie_prints_no_side(data: st.DataObject, points: dict[str, int]) -> None:
    content = data.draw(gated_contents())
    given_ = weighing(data.draw(gated_assessments(content)), points)
    advice = advise(content, given_)
    if _lead(advice) == 0 and advice.decided_by is DecidedBy.WEIGHTS:
        assert advice.recommendation is Recommendation.TOO_CLOSE
        assert advice.side is None
        assert advice.leans_to is None


@pytest.mark.untraced
@settings(max_examples=40)
@given(st.data())
def test_hiding_an_answer_and_giving_it_again_is_as_if_it_never_left(data: st.DataObject) -> None:
    content = data.draw(gated_contents())
    given_ = data.draw(gated_assessments(content))
    fresh = advise(content, given_)
    name = data.draw(st.sampled_from([*CHOICES, "trial", "volume"]))
    hidden = given_.with_answer(name, Answer())
    advise(content, hidden)
    again = hidden.with_answer(name, given_.answer(name))
    assert advise(content, again) == fresh


@pytest.mark.untraced
@settings(max_examples=40)
@given(random_rules(), st.data(), POINTS)
def test_swapping_the_approaches_mirrors_the_advice(
    rules: dict[str, Any], data: st.DataObject, points: dict[str, int]
) -> None:
    """Money apart, which knows the approaches: its volume is not known here."""
    swapped = deepcopy(rules)
    for row in (row for term in swapped["term"] for row in term["rows"]):
        row["points"].reverse()
    content, mirrored = load_content(pack(rules)), load_content(pack(swapped))
    given_ = weighing(data.draw(assessments(content)), points).with_answer("volume", Answer())
    one, other = advise(content, given_), advise(mirrored, given_)
    assert _lead(one) == -_lead(other)
    differences = [c.difference for c in one.considerations]
    against = [c.difference for c in other.considerations]
    assert against == [-value for value in differences]
    shares = share_of_weightings(differences), share_of_weightings(against)
    assert sum(shares) == (1 if any(differences) else 0)
    assert central_weights(against) == central_weights(differences)[::-1]
    weights = [c.weight for c in one.considerations]
    for place in range(len(weights)):
        assert weight_flip(weights, differences, place) == weight_flip(weights, against, place)


@pytest.mark.untraced
@settings(max_examples=30)
@given(random_rules(), st.data(), POINTS)
def test_splitting_questions_of_a_consideration_never_changes_its_weight(
    rules: dict[str, Any], data: st.DataObject, points: dict[str, int]
) -> None:
    """Every term twice with the same points: each counts half, and the fits stay as they were."""
    double = deepcopy(rules)
    copies = [{**term, "id": f"{term['id']}2"} for term in double["term"]]
    double["term"] = [*double["term"], *copies]
    whole, split = load_content(pack(rules)), load_content(pack(double))
    given_ = weighing(data.draw(assessments(whole)), points)
    one, other = advise(whole, given_), advise(split, given_)
    assert one.weights == other.weights
    for before, after in zip(one.considerations, other.considerations, strict=True):
        # Points are whole, so half of an odd number loses up to one point a term.
        assert abs(before.difference - after.difference) <= 2 * len(whole.terms)


@pytest.mark.untraced
@given(st.data())
def test_the_order_of_answers_and_questions_asked_never_matters(data: st.DataObject) -> None:
    content = data.draw(contents())
    given_ = data.draw(assessments(content))
    names = data.draw(st.permutations(list(given_.answers)))
    shuffled = replace(given_, answers={name: given_.answers[name] for name in names})
    assert advise(content, shuffled) == advise(content, given_)
