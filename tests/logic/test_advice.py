"""The decision as a whole: each kind in a situation told in words, then what always holds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import Answer, Assessment, Basis, Certainty, Priorities, State, Voice
from logic.content import load_content
from logic.findings import Counts, DecidedBy, Firmness, Recommendation, WhyOpen
from logic.interview import walk
from logic.model import Approach, Consideration
from tests.logic.journey import Journey, Said, bundled, trial
from tests.logic.small_content import (
    answers_to,
    assessment,
    assessments,
    changed,
    contents,
    pack,
    picks,
    small,
    term,
    tries,
)
from tests.logic.test_content import put

USUAL: dict[str, Said] = {
    "right_tool": "language_model",
    "runs_today": "people",
    "data_location": "any_cloud",
    "provider": "google",
    "examples_rights": "held",
    "personal_data": "none",
    "operators": "developers",
    "test_set": "agreed",
    "device": "server",
}
#: One narrow, stable labelling task with many examples and requests.
LABELS = Journey().says(
    **USUAL,
    task_kind="label",
    task_count="one",
    task_stability="stable",
    examples_held=2000,
    style_rules="learned_from_examples",
    volume=2_000_000,
    deadline="longer",
)
#: Questions about documents that change every week and must be quoted.
PAPERS = Journey().says(
    **USUAL,
    task_kind="answer",
    task_count="one",
    task_stability="stable",
    examples_held=2000,
    style_rules="learned_from_examples",
    facts_change="weekly",
    citations="required",
    entitlements="same",
    corpus_size=100_000,
)
#: Almost everything answered, and everything for prompting.
PROMPTED = LABELS.says(
    trial=trial(196, 200),
    trial_setup="instructions",
    passage_supplied="supplied",
    examples_possible="slowly",
    style_rules="one_page",
    output_format="free_text",
    task_count="many_diverse",
    task_stability="often",
    deadline="under_6_weeks",
    language="low_resource",
    audience="public",
    harm="nuisance",
    high_risk="ordinary",
    speed="no_hurry",
    field_speed="fast",
    small_trial=trial(10, 100),
    volume=20_000,
    prompt_tokens=1000,
    variable_tokens=500,
    output_tokens=200,
    label_cost=5,
    staff_days=10,
    retrainings=2,
    horizon=24,
    decisive_amount=100_000,
    error_check="samples",
    error_cost=10,
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


# -------------------------------------------------------------------------- certificates


def test_what_no_open_answer_can_change_is_certified() -> None:
    advice = PROMPTED.advice
    assert advice.certificates.fixed_points
    assert advice.lead_range is not None
    assert advice.lead_range[0] == advice.lead_range[1] == advice.lead
    assert PROMPTED.quickly().advice.firmness is not None


@pytest.mark.parametrize(
    "journey",
    [
        PROMPTED.takes_back("right_tool"),  # could still turn out to need ordinary software
        PROMPTED.assumes(right_tool="language_model"),
        PROMPTED.takes_back("test_set"),  # a gate could still remove a side
        PROMPTED.assumes(test_set="agreed"),
        PROMPTED.takes_back("volume", "deadline", "task_count", "style_rules"),
        PROMPTED.says(provider=("google", "other")),
    ],
)
def test_nothing_is_certified_while_an_open_answer_could_change_the_side(journey: Journey) -> None:
    assert not journey.advice.certificates.fixed_points
    assert not journey.advice.certificates.every_order
    assert not journey.advice.settled


def test_settled_takes_a_certificate_a_large_trial_and_a_whole_assessment() -> None:
    settled = PROMPTED.weighs(business_need=100, performance=90, customization=80).expect(
        settled=True
    )
    assert settled.advice.firmness is not None
    assert settled.advice.firmness.kind is Firmness.SETTLED
    settled.quickly().expect(settled=False, recommendation="foundation")
    settled.says(trial=trial(48, 49)).expect(settled=False)


def test_a_side_left_by_condition_is_settled_without_weights() -> None:
    out = LABELS.says(
        trial=trial(80, 200, way=120), trial_setup="everything", passage_supplied="supplied"
    )
    out.expect(settled=True, recommendation="fine_tuned")
    out.quickly().expect(settled=False)
    out.assumes(trial_setup="everything").expect(settled=False)
    out.takes_back("provider").expect(settled=False)
    out.takes_back("right_tool").expect(settled=False)


@settings(max_examples=100)
@given(st.data())
def test_however_open_answers_turn_out_what_is_certified_stays(data: st.DataObject) -> None:
    """Take answers away or make them assumptions; where still certified, complete at random."""
    content, journey = bundled(), PROMPTED
    names = data.draw(st.lists(st.sampled_from(walk(content, journey.assessment)), max_size=4))
    for name in names:
        kept = journey.assessment.answer(name)
        drop = data.draw(st.booleans())
        loose = Answer() if drop else replace(kept, basis=Basis.ASSUMED)
        journey = replace(journey, assessment=journey.assessment.with_answer(name, loose))
    before = journey.advice
    if not before.certificates.fixed_points:
        return
    completed = journey.assessment
    for name in names:
        answer = data.draw(answers_to(content.questions[name]))
        completed = completed.with_answer(name, replace(answer, basis=None))
    assert advise(content, completed).side is before.side


# --------------------------------------------------------------------- leads and reasons


@settings(max_examples=40)
@given(st.data())
def test_numbers_of_any_assessment_hold_together(data: st.DataObject) -> None:
    content = bundled()
    given_ = data.draw(assessments(content))
    points = data.draw(st.dictionaries(st.sampled_from(list(Consideration)), st.integers(0, 100)))
    stated = Priorities(points={k.value: v for k, v in points.items()})
    advice = advise(content, replace(given_, priorities=(stated,)))
    assert sum(advice.weights.values()) == 1
    contributions = sum(one.contribution for one in advice.considerations)
    assert sum((r.points for r in advice.reasons), Fraction(0)) == contributions
    assert [one.id for one in advice.considerations] == list(Consideration)
    for one in advice.considerations:
        assert 0 <= one.foundation <= 100
        assert 0 <= one.fine_tuned <= 100
        assert one.fine_tuned - one.foundation == one.difference
        assert one.low <= one.difference <= one.high
        assert one.contribution == one.weight * one.difference
        assert sum((r.points for r in one.reasons), Fraction(0)) == one.contribution
        assert all(r.consideration is one.id and r.points for r in one.reasons)
    sizes = [abs(reason.points) for reason in advice.reasons]
    assert sizes == sorted(sizes, reverse=True)
    if advice.lead is not None and advice.lead_range is not None:
        assert advice.lead == contributions
        assert -100 <= advice.lead_range[0] <= advice.lead <= advice.lead_range[1] <= 100


@settings(max_examples=40)
@given(st.data())
def test_answering_never_widens_the_lead_range(data: st.DataObject) -> None:
    content = bundled()
    before = PROMPTED.assessment
    names = data.draw(st.lists(st.sampled_from(list(content.questions)), min_size=1, max_size=12))
    for name in names:
        before = before.with_answer(name, Answer())
    name = data.draw(st.sampled_from(names))
    answer = data.draw(answers_to(content.questions[name]))
    after = before.with_answer(name, answer)
    low, high = _range(before)
    new_low, new_high = _range(after)
    assert low <= new_low <= new_high <= high
    if not answer.confirmed:
        assert (low, high) == (new_low, new_high)


def _range(given_: Assessment) -> tuple[Fraction, Fraction]:
    """The range however little is known: two answers that move nothing confirm enough."""
    found = advise(bundled(), given_).considerations
    return sum((c.weight * c.low for c in found), Fraction(0)), sum(
        (c.weight * c.high for c in found), Fraction(0)
    )


@given(st.data())
def test_the_lead_range_of_small_contents_is_narrowed_by_every_answer(data: st.DataObject) -> None:
    content = data.draw(contents())
    before = data.draw(assessments(content))
    blank = [name for name in content.questions if name not in before.answers]
    first = advise(content, before).lead_range
    if not blank or first is None:
        return
    name = data.draw(st.sampled_from(blank))
    after = before.with_answer(name, data.draw(answers_to(content.questions[name])))
    second = advise(content, after).lead_range
    assert second is not None
    assert first[0] <= second[0] <= second[1] <= first[1]


def test_an_assumption_counts_in_the_lead_and_is_open_in_its_range() -> None:
    said = LABELS.says(language="low_resource").advice
    assumed = LABELS.assumes(language="low_resource").advice
    blank = LABELS.advice
    assert assumed.lead == said.lead != blank.lead
    assert assumed.lead_range == blank.lead_range != said.lead_range


def test_untouched_priorities_weigh_the_same() -> None:
    for journey in (LABELS, LABELS.weighs(), LABELS.weighs(cost=0)):
        journey.expect(weights_stated=False)
        assert set(journey.advice.weights.values()) == {Fraction(1, 6)}


def test_stated_points_weigh_as_stated() -> None:
    advice = LABELS.weighs(cost=30, performance=10).expect(weights_stated=True).advice
    assert advice.weights[Consideration.COST] == Fraction(3, 4)
    assert advice.weights[Consideration.PERFORMANCE] == Fraction(1, 4)
    assert advice.weights[Consideration.SECURITY] == 0
    assert {reason.consideration for reason in advice.reasons} <= {
        Consideration.COST,
        Consideration.PERFORMANCE,
    }


def test_points_that_weigh_only_money_lead_where_money_leads() -> None:
    only = LABELS.says(trial=trial(80, 200, way=120)).weighs(Certainty.EXACT, cost=100)
    (money,) = (c for c in only.advice.considerations if c.id is Consideration.COST)
    assert only.advice.lead == money.difference
    assert [reason.term for reason in only.advice.reasons] == ["cost"]


def test_an_exact_tie_leans_to_nobody() -> None:
    rules = changed()
    put(rules, "limits.confirmed_at_least.value", 1)
    rows = ({"colour": ["red"], "points": [5, 1]}, {"colour": ["blue"], "points": [1, 5]})
    rules["term"] = [term("only", ["colour"], *rows)]
    content = load_content(pack(rules))
    answers = {"trial": tries(trial(60, 100, pass_mark=80)), "colour": picks("red", "blue")}
    advice = advise(content, assessment(answers))
    assert advice.lead == 0
    assert advice.leans_to is None
    assert advice.firmness is None
    assert advice.recommendation is Recommendation.TOO_CLOSE
    red = advise(content, assessment({**answers, "colour": picks("red")}))
    assert red.leans_to is FOUNDATION


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


# ------------------------------------------------------------------------------- money


def test_an_unknown_volume_leaves_money_even_and_its_range_whole() -> None:
    advice = LABELS.takes_back("volume").advice
    (money,) = (c for c in advice.considerations if c.id is Consideration.COST)
    assert money.foundation == money.fine_tuned == 50
    assert [money.low, money.difference, money.high] == [-100, 0, 100]
    assert not money.reasons
    assert advice.cost.missing == ("volume",)


def test_the_money_is_that_of_the_representing_routes() -> None:
    assert LABELS.advice.cost.routes == ("request", "cpu")
    assert LABELS.says(task_kind="code").advice.cost.routes == ("request", "hosted")
    own = LABELS.says(data_location="own_hardware", task_kind="code")
    assert own.advice.cost.routes == ("own_gpu", "own_gpu")
    nowhere = LABELS.says(test_set="no_plan").advice
    assert nowhere.cost.routes == ("request", "hosted")  # shown beside, though ruled out


def test_money_spans_the_routes_that_open_gates_leave() -> None:
    said: dict[str, Said] = {
        "trial": trial(80, 200, way=120),
        "prompt_tokens": 1000,
        "variable_tokens": 500,
        "output_tokens": 200,
        "label_cost": 5,
        "staff_days": 10,
        "retrainings": 2,
        "horizon": 24,
        "decisive_amount": 1_000_000,
    }
    known = LABELS.says(**said)
    unsure = known.says(operators=("nobody", "ml_team"))
    (one,) = (c for c in known.advice.considerations if c.id is Consideration.COST)
    (other,) = (c for c in unsure.advice.considerations if c.id is Consideration.COST)
    assert other.low < one.low
    assert other.difference == one.difference


def test_an_assumed_trial_leaves_money_as_open_as_none() -> None:
    known = PROMPTED.says(decisive_amount=1_000_000, task_kind="code")
    assumed = known.assumes(trial=trial(80, 200, reasoning=120)).advice.considerations
    blank = known.takes_back("trial").advice.considerations
    (one,) = (c for c in assumed if c.id is Consideration.COST)
    (other,) = (c for c in blank if c.id is Consideration.COST)
    (sure,) = (c for c in known.advice.considerations if c.id is Consideration.COST)
    assert (one.low, one.high) == (other.low, other.high)
    assert one.high - one.low > sure.high - sure.low


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
