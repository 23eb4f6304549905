"""The decision as a whole: each kind in a situation told in words, then what always holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import Answer, State, Voice
from logic.findings import Counts, DecidedBy, Recommendation, WhyOpen
from logic.interview import walk
from logic.model import Approach
from tests.logic.journey import Journey, bundled, trial
from tests.logic.situations import LABELS, PAPERS, PROMPTED
from tests.logic.small_content import (
    assessment,
    assessments,
    contents,
    picks,
    small,
)

WEIGHTS, CONDITION, NOTHING = DecidedBy.WEIGHTS, DecidedBy.CONDITION, DecidedBy.NOTHING_YET
FOUNDATION, FINE_TUNED = Approach.FOUNDATION, Approach.FINE_TUNED


# ----------------------------------------------------------------- each kind, in a situation


def test_a_blank_assessment_has_no_lead() -> None:
    journey = Journey().expect(
        recommendation="too_little_known",
        decided_by=NOTHING,
        lead=None,
        lead_range=None,
        leans_to=None,
        settled=False,
        side=None,
        weights_stated=False,
        diagnosis="not_tried",
        trial=None,
        next="task_kind",
    )
    assert [step.id for step in journey.advice.plan] == ["ask_first"]


def test_one_confirmed_answer_is_too_little_and_two_are_enough() -> None:
    one = Journey().says(task_kind="label")
    one.expect(recommendation="too_little_known")
    one.assumes(right_tool="language_model").expect(recommendation="too_little_known")
    one.does_not_know("right_tool", "trial").expect(recommendation="too_little_known")
    one.says(right_tool="language_model").expect(recommendation="trial_first")


def test_without_a_trial_the_advice_is_to_make_one_and_the_lead_still_shows() -> None:
    journey = LABELS.expect(
        recommendation="trial_first", decided_by=NOTHING, side=None, leans_to=FINE_TUNED
    )
    assert journey.advice.lead is not None
    assert journey.advice.lead > 10
    assert "run_trial" in [step.id for step in journey.advice.plan]


def test_an_assumed_trial_is_no_trial() -> None:
    assumed = LABELS.assumes(trial=trial(80, 200, way=120))
    assumed.expect(recommendation="trial_first", leans_to=FINE_TUNED, settled=False)
    LABELS.says(trial=trial(80, 200, way=120)).expect(recommendation="fine_tuned")


def test_a_wrong_way_of_answering_with_examples_to_learn_from_calls_for_tuning() -> None:
    LABELS.says(trial=trial(80, 200, way=120)).expect(
        recommendation="fine_tuned",
        decided_by=WEIGHTS,
        side=FINE_TUNED,
        leans_to=FINE_TUNED,
        diagnosis="way",
    )


def test_missing_facts_and_a_wrong_way_call_for_tuning_with_retrieval() -> None:
    PAPERS.says(trial=trial(60, 200, facts=35, way=105)).expect(
        recommendation="fine_tuned_with_retrieval", decided_by=WEIGHTS, side=FINE_TUNED
    )


def test_missing_facts_alone_call_for_the_foundation_model() -> None:
    PAPERS.says(trial=trial(100, 200, facts=100)).expect(
        recommendation="foundation", decided_by=WEIGHTS, leans_to=FOUNDATION, diagnosis="facts"
    )


def test_a_gap_in_the_way_of_answering_that_does_not_yet_pay_is_prompted_then_tuned() -> None:
    PAPERS.says(
        trial=trial(150, 200, way=50), deadline="under_6_weeks", task_count="many_diverse"
    ).expect(recommendation="foundation_then_tune", side=FOUNDATION, diagnosis="way")


def test_what_meets_the_pass_mark_by_prompting_stays_prompted() -> None:
    PROMPTED.expect(recommendation="foundation", decided_by=WEIGHTS, diagnosis="no_gap", next=None)


def test_facts_and_manner_both_missing_ask_for_both_levers() -> None:
    """Interaction I2: an additive score cancels the two to a tie."""
    known = PAPERS.says(deadline="longer", audience="internal", language="widely_used")
    known.says(trial=trial(60, 200, facts=60, way=80)).expect(
        recommendation="fine_tuned_with_retrieval", diagnosis="facts_and_way"
    )


def test_a_handful_of_cases_is_no_measurement() -> None:
    PAPERS.says(trial=trial(0, 1, way=1)).expect(recommendation="trial_first")
    PAPERS.says(trial=trial(2, 2)).expect(recommendation="trial_first")


def test_a_lead_of_less_than_three_is_too_close() -> None:
    journey = PAPERS.says(trial=trial(60, 200, facts=60, way=80))
    journey.expect(recommendation="too_close", decided_by=WEIGHTS, side=None, settled=False)
    assert journey.advice.lead is not None
    assert 0 < abs(journey.advice.lead) < 3


def test_other_means_are_named_before_anything_else() -> None:
    for said in (
        {"right_tool": "ready_product"},
        {"right_tool": "plain_software"},
        {"right_tool": "statistics"},
        {"task_kind": "tables"},
        {"right_tool": ("plain_software", "statistics")},
    ):
        PROMPTED.says(**said).expect(
            recommendation="neither", decided_by=CONDITION, lead=None, leans_to=None, side=None
        )
    PROMPTED.says(right_tool=("plain_software", "language_model")).expect(
        recommendation="foundation"
    )


def test_nothing_outside_and_nobody_inside_is_not_feasible() -> None:
    LABELS.says(data_location="air_gapped", operators="nobody").expect(
        recommendation="not_feasible", decided_by=CONDITION, leans_to=None, side=None
    )


def test_a_side_that_is_ruled_out_leaves_the_other_by_condition() -> None:
    tried = LABELS.says(trial=trial(80, 200, way=120))
    tried.says(test_set="no_plan").expect(
        recommendation="foundation",
        decided_by=CONDITION,
        leans_to=FOUNDATION,
        firmness=None,
    )
    out = tried.says(trial_setup="everything", passage_supplied="supplied").expect(
        recommendation="fine_tuned",
        decided_by=CONDITION,
        leans_to=FINE_TUNED,
        firmness=None,
    )
    assert out.advice.representing(FOUNDATION) is None
    assert out.advice.lead is not None  # shown, though it does not decide


# ------------------------------------------------------------------------ what is open


def test_every_open_question_says_why() -> None:
    journey = LABELS.does_not_know("deadline").assumes(task_count="one").takes_back("style_rules")
    journey = journey.says(task_stability=("stable", "often"), trial=trial(10, 20))
    answer = replace(
        journey.assessment.answer("operators"),
        voices=(Voice(said_by="it", options=("nobody",)),),
    )
    disputed = replace(journey, assessment=journey.assessment.with_answer("operators", answer))
    why = {question.id: question.why for question in disputed.advice.open_questions}
    assert why["deadline"] is WhyOpen.DONT_KNOW
    assert why["task_count"] is WhyOpen.ASSUMED
    assert why["style_rules"] is WhyOpen.NOT_ASKED
    assert why["task_stability"] is WhyOpen.PARTLY_KNOWN
    assert why["operators"] is WhyOpen.DISPUTED
    assert "trial" not in why  # a measured trial is not open, however small
    assert "examples_held" not in why
    assert "provider" not in why


def test_what_does_not_apply_is_not_open() -> None:
    away = Answer(state=State.NOT_APPLICABLE, reason="does_not_arise")
    given_ = LABELS.assessment.with_answer("language", away)
    advice = advise(bundled(), given_)
    assert "language" not in [question.id for question in advice.open_questions]
    assert advice.counts.confirmed == LABELS.advice.counts.confirmed + 1


def test_open_questions_come_with_the_lead_they_move_largest_first() -> None:
    questions = LABELS.advice.open_questions
    spreads = [question.spread for question in questions]
    assert all(one >= other for one, other in pairwise(spreads))
    assert questions[0].id == "trial"
    gates = {question.id for question in questions if question.gate}
    assert {"trial", "trial_setup", "examples_possible"} >= gates
    blank = {question.id for question in Journey().advice.open_questions if question.gate}
    assert {"test_set", "examples_held", "data_location", "operators"} <= blank


def test_answers_are_counted_as_confirmed_assumed_or_open() -> None:
    journey = Journey().says(task_kind="label").assumes(right_tool="language_model")
    counts = journey.does_not_know("trial").advice.counts
    asked = len(walk(bundled(), journey.assessment))
    assert counts == Counts(asked=asked, confirmed=1, assumed=1, open=asked - 2)


def test_an_answer_out_of_reach_moves_nothing() -> None:
    plain = LABELS.says(harm="danger", retest="not_funded")
    hidden = plain.says(harm="nuisance")
    never = LABELS.says(harm="nuisance")
    assert hidden.assessment != never.assessment
    assert hidden.advice == never.advice
    assert plain.advice != never.advice


# ----------------------------------------------------------------------------- the rest


def test_the_day_sets_the_review_and_what_is_on_sale() -> None:
    LABELS.on("2026-01-31").expect(review_date="2026-07-28")
    assert LABELS.says(field_speed="fast").on("2026-01-31").advice.review_date == "2026-04-28"


def test_a_quick_assessment_says_so() -> None:
    assert LABELS.quickly().advice.quick
    assert not LABELS.advice.quick


def test_a_chosen_route_changes_the_recommendation_it_stands_for() -> None:
    tuned = LABELS.says(trial=trial(80, 200, way=120))
    tuned.expect(recommendation="fine_tuned")
    tuned.chooses("fine_tuned", "B4").expect(recommendation="fine_tuned_with_retrieval")


@given(st.data())
def test_the_same_assessment_gives_the_same_advice(data: st.DataObject) -> None:
    content = data.draw(contents())
    given_ = data.draw(assessments(content))
    again = replace(given_, answers=dict(reversed(given_.answers.items())))
    assert advise(content, given_) == advise(content, again)


def test_small_rules_lead_where_their_only_terms_do() -> None:
    red = advise(small(), assessment({"colour": picks("red"), "volume": Answer()}))
    assert red.leans_to is FOUNDATION
    assert red.recommendation is Recommendation.TRIAL_FIRST
    assert {reason.term for reason in red.reasons} == {"warm", "gap"}
