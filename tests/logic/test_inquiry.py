"""The slower half of the decision: what it says against the decision run by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import log2
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic import information, scoring
from logic.advice import advise
from logic.assessment import Answer, Assessment, Basis, Certainty, Priorities, State, Trial
from logic.changes import counts_by_band
from logic.cost import cost_difference, paid_by, read_cost
from logic.findings import DecidedBy, Recommendation, WhyOpen
from logic.inquiry import (
    inquire,
    points_share,
    standing,
    strongest_other,
    trial_table,
)
from logic.model import Approach, Consideration, Truth
from logic.robustness import share_given_points, weight_flip
from logic.view import make_view
from tests.logic.bundled import CONTENT as FULL
from tests.logic.gated_content import gated_assessments
from tests.logic.report_samples import empty, rich
from tests.logic.small_content import CHOICES, amounts, contents, picks, tries
from tests.logic.test_scoring import walks

if TYPE_CHECKING:
    from logic.model import Content


def told(content: Content, given_: Assessment) -> information.Told:
    opened = make_view(content, given_, assumed_is_open=True)
    return information.Told(content, given_, advise(content, given_), opened)


def money_of(content: Content, given_: Assessment) -> Fraction:
    view = make_view(content, given_)
    reading = read_cost(content, given_, paid_by(content, view.routes, view.costs))
    return Fraction(cost_difference(reading))


def sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def information_of(joint: dict[tuple[str, int], Fraction]) -> float:
    whole = sum(joint.values())
    rows = {o: sum(n for (a, _), n in joint.items() if a == o) for o, _ in joint}
    columns = {s: sum(n for (_, b), n in joint.items() if b == s) for _, s in joint}
    return sum(
        float(n / whole) * log2(n * whole / (rows[o] * columns[s]))
        for (o, s), n in joint.items()
        if n
    )


# ------------------------------------------------------------------------ next questions


@pytest.mark.untraced
@settings(max_examples=40)
@given(st.data())
def test_bits_are_those_of_every_completion(data: st.DataObject) -> None:
    content = data.draw(contents())
    given_ = data.draw(gated_assessments(content))
    swing = scoring.swing_points(given_)
    money = money_of(content, given_) * swing[Consideration.COST]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(information, "MOST_SUMS", 10**9)
        found = told(content, given_)
    every = [
        (walk, sign(walk.weighted(content, swing) + money))
        for walk in walks(content, given_, opened=True)
    ]
    for name in ("trial", *CHOICES):
        joint: dict[tuple[str, int], Fraction] = {}
        for walk, side in every:
            if walk.values[name] != "-":
                key = walk.values[name], side
                joint[key] = joint.get(key, Fraction(0)) + walk.chance
        assert found.bits(name) >= 0
        if joint:
            assert found.bits(name) == pytest.approx(information_of(joint), abs=1e-12)


@settings(max_examples=20)
@given(st.data())
def test_an_amount_is_asked_with_money_at_each_band(data: st.DataObject) -> None:
    content = data.draw(contents())
    given_ = data.draw(gated_assessments(content)).with_answer("volume", Answer())
    swing = scoring.swing_points(given_)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(information, "MOST_SUMS", 10**9)
        found = told(content, given_)
    every = walks(content, given_, opened=True)
    leads = [(walk.weighted(content, swing), walk.chance) for walk in every]
    joint: dict[tuple[str, int], Fraction] = {}
    for band, value in (("small", 50.5), ("large", 100)):
        asked = given_.with_answer("volume", amounts(value, value, value))
        money = money_of(content, asked) * swing[Consideration.COST]
        for lead, chance in leads:
            key = band, sign(lead + money)
            joint[key] = joint.get(key, Fraction(0)) + chance
    assert found.bits("volume") == pytest.approx(information_of(joint), abs=1e-12)


@pytest.mark.untraced
@given(st.data())
def test_a_question_nothing_reads_tells_nothing(data: st.DataObject) -> None:
    content = data.draw(contents())
    given_ = data.draw(gated_assessments(content))
    read = {name for term in content.terms for name in term.questions}
    read |= {n for q in content.questions.values() for n in q.ask_if.questions()}
    found = told(content, given_)
    assert all(found.bits(name) == 0.0 for name in CHOICES if name not in read)
    assert all(found.bits(name) >= 0.0 for name in content.questions)


def test_too_many_sums_are_rounded_to_a_grid() -> None:
    """All open: the exact ranking and the rounded one agree on what tells most."""
    rounded = told(FULL, empty())
    assert rounded.bits("trial") > rounded.bits("task_kind") > rounded.bits("language") > 0


def test_questions_come_gates_first_then_by_bits() -> None:
    found = standing(FULL, empty(), advise(FULL, empty())).ranked
    assert len(found) == 10
    assert found[0].id == "trial"
    ranks = [(not q.removes_a_side, -q.bits) for q in found]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("given_", [empty(), rich()])
def test_the_rail_is_told_the_first_of_them_and_no_side(given_: Assessment) -> None:
    advice = advise(FULL, given_)
    found = standing(FULL, given_, advice)
    assert found.settled == advice.settled
    assert found.next == found.ranked[0]


def test_nothing_is_next_where_nothing_is_open() -> None:
    given_ = completed_in_full()
    found = standing(FULL, given_, advise(FULL, given_))
    assert found.next is None


def completed_in_full() -> Assessment:
    """Every question answered."""
    given_ = rich()
    for name in (question.id for question in advise(FULL, given_).open_questions):
        question = FULL.questions[name]
        if question.id in ("trial", "small_trial"):
            new = tries(Trial(tried=50, good=20, pass_mark=80, way=30))
        elif question.unit:
            new = amounts(100, 100, 100)
        else:
            new = picks(question.option_ids()[0])
        given_ = given_.with_answer(name, new)
    return given_


def test_only_questions_that_can_be_asked_are_next() -> None:
    given_ = rich().with_answer("deadline", picks("under_6_weeks", "longer"))
    reasons = {q.id: q.why for q in standing(FULL, given_, advise(FULL, given_)).ranked}
    assert reasons["audience"] is WhyOpen.ASSUMED
    assert reasons["language"] is WhyOpen.DONT_KNOW
    assert "deadline" not in reasons


def test_a_gate_comes_first_only_where_a_side_could_lose_its_last_route() -> None:
    without = rich().with_answer("test_set", Answer())
    opened = make_view(FULL, without, assumed_is_open=True)
    assert "test_set" in information.removing_questions(FULL, opened)
    device = rich().with_answer("device", Answer())
    opened = make_view(FULL, device, assumed_is_open=True)
    assert "device" not in information.removing_questions(FULL, opened)
    tool = rich().with_answer("right_tool", Answer())
    opened = make_view(FULL, tool, assumed_is_open=True)
    assert "right_tool" in information.removing_questions(FULL, opened)


# ------------------------------------------------------------------------ shares and weights


def test_the_points_share_is_of_the_printed_side() -> None:
    given_ = rich()
    advice = advise(FULL, given_)
    assert advice.side is Approach.FINE_TUNED
    stated = given_.agreed_priorities()
    points = [stated.points[k.value] for k in Consideration]
    differences = [result.difference for result in advice.considerations]
    assert points_share(given_, advice) == share_given_points(points, 10, differences)
    mirrored = replace(advice, recommendation=Recommendation.FOUNDATION)
    other = [-value for value in differences]
    assert points_share(given_, mirrored) == share_given_points(points, 10, other)


@pytest.mark.parametrize(
    "stated",
    [
        Priorities(certainty=Certainty.ORDER, points=dict.fromkeys(Consideration, 50)),
        Priorities(certainty=Certainty.ABOUT, points={"security": 20, "cost": 10}),
    ],
)
def test_no_points_share_without_points_that_are_about_right(stated: Priorities) -> None:
    given_ = replace(rich(), priorities=(stated,))
    assert points_share(given_, advise(FULL, given_)) is None


def test_no_points_share_where_a_condition_decides() -> None:
    given_ = rich().with_answer("test_set", picks("no_plan"))
    advice = advise(FULL, given_)
    assert advice.decided_by is DecidedBy.CONDITION
    assert points_share(given_, advice) is None
    assert inquire(FULL, given_).weight_flips == {}


def test_weight_flips_are_where_the_lead_is_zero() -> None:
    advice = advise(FULL, rich())
    found = inquire(FULL, rich()).weight_flips
    weights = [result.weight for result in advice.considerations]
    differences = [result.difference for result in advice.considerations]
    for place, k in enumerate(Consideration):
        assert found[k] == weight_flip(weights, differences, place)
    assert None in found.values()
    assert any(found.values())


# ------------------------------------------------------------------------ trial table


@pytest.mark.parametrize("trial", [None, Trial(tried=20, good=12, pass_mark=75)])
def test_the_trial_table_is_the_decision_run_by_hand(trial: Trial | None) -> None:
    given_ = rich().with_answer("trial", tries(trial, Basis.ASSUMED) if trial else Answer())
    rows = trial_table(FULL, given_)
    assert {row.band for row in rows} == (
        {"met", "from_50", "under_50"} if trial else {name for name, _ in FULL.bands}
    ) - (set() if trial else {"over_90"})
    for row in rows:
        assert (row.trial.tried, row.trial.pass_mark) == ((20, 75) if trial else (50, 90.0))
        assert (
            row.trial.good
            in counts_by_band(row.trial.tried, row.trial.pass_mark, FULL.bands)[row.band]
        )
        answer = Answer(state=State.ANSWERED, trial=row.trial, basis=Basis.MEASURED)
        advice = advise(FULL, given_.with_answer("trial", answer))
        found = advice.recommendation, advice.decided_by, advice.lead
        assert (row.recommendation, row.decided_by, row.lead) == found
        kinds = (row.trial.facts, row.trial.way, row.trial.reasoning)
        assert sum(kinds) == (row.trial.tried - row.trial.good if row.kind else 0)
    below = {row.kind for row in rows if row.band == "under_50"}
    assert below == {"facts", "way", "facts_and_way", "reasoning"}
    assert [row.kind for row in rows if row.band == "met"] == [""]


def test_the_table_imagines_a_whole_trial_where_only_a_handful_was_tried() -> None:
    few = tries(Trial(tried=2, good=1, pass_mark=80, way=1))
    rows = trial_table(FULL, rich().with_answer("trial", few))
    assert {(row.trial.tried, row.trial.pass_mark) for row in rows} == {(50, 80)}
    assert Recommendation.TRIAL_FIRST not in {row.recommendation for row in rows}


# ------------------------------------------------------------------------ the other side


def test_the_strongest_other_case_has_its_reasons_largest_first() -> None:
    advice = advise(FULL, rich())
    found = strongest_other(advice)
    assert found is not None
    assert found.approach is Approach.FOUNDATION
    against = [reason for reason in advice.reasons if reason.points < 0]
    assert list(found.reasons) == against
    assert found.points == -sum(reason.points for reason in against)
    route = advice.representing(Approach.FOUNDATION)
    assert route is not None
    assert found.route == route.id
    assert all(gate.state is Truth.OPEN for gate in found.needs)


def test_the_other_side_names_what_closes_it() -> None:
    found = strongest_other(advise(FULL, rich().with_answer("test_set", picks("no_plan"))))
    assert found is not None
    assert (found.approach, found.route) == (Approach.FINE_TUNED, None)
    assert "G2" in [gate.id for gate in found.needs]
    assert len({gate.id for gate in found.needs}) == len(found.needs)


def test_no_side_has_no_other() -> None:
    assert strongest_other(advise(FULL, empty())) is None


def test_inquiring_is_pure() -> None:
    assert inquire(FULL, rich()) == inquire(FULL, rich())
