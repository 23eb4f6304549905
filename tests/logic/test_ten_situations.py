"""Ten situations, each with the recommendation an expert would accept, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.findings import DecidedBy, Firmness, HeldBack, Recommendation
from logic.model import Approach
from tests.logic.journey import Journey, bundled, trial

if TYPE_CHECKING:
    from tests.logic.journey import Said

#: What closes no route: managed services allowed, rights held, a test set agreed.
NOTHING_CLOSED: dict[str, Said] = {
    "right_tool": "language_model",
    "data_location": "any_cloud",
    "provider": "google",
    "examples_rights": "held",
    "personal_data": "none",
    "operators": "developers",
    "test_set": "agreed",
    "device": "server",
}
NARROW: dict[str, Said] = {
    "task_kind": "label",
    "task_count": "one",
    "task_stability": "stable",
}


def steps(journey: Journey) -> list[str]:
    return [step.id for step in journey.advice.plan]


def test_an_insurer_with_600_labels_and_nothing_tried_makes_a_trial_first() -> None:
    """Without a measured baseline no verdict is sound (I15); 600 labels are enough for a
    small classifier (BM: 200 to 500), so that is the pilot to come.
    """
    journey = Journey().says(
        **NOTHING_CLOSED,
        **NARROW,
        runs_today="people",
        trial_setup="nothing",
        examples_held=600,
        examples_possible="within_weeks",
        error_check="every_answer",
        volume=20_000,
    )
    journey.expect(recommendation="trial_first", decided_by=DecidedBy.NOTHING_YET, side=None)
    assert journey.representing() == ["A1", "B6"]
    assert steps(journey)[0] == "run_trial"
    assert "tune_trigger" in steps(journey)
    assert "Small tuned classifier" in journey.step_text("tune_trigger")


def test_84_percent_of_60_where_92_are_needed_is_undecided() -> None:
    """The interval is 72 to 91 %: bands for tuning and bands against it are both possible,
    and where the data may go could still rule a side out.
    """
    there = {k: v for k, v in NOTHING_CLOSED.items() if k not in ("data_location", "provider")}
    del there["operators"]
    journey = Journey().says(
        **there,
        **NARROW,
        examples_held=600,
        trial=trial(50, 60, pass_mark=92, facts=2, way=6, reasoning=2),
        trial_setup="with_examples",
    )
    advice = journey.advice
    assert advice.decided_by is DecidedBy.WEIGHTS
    assert advice.firmness is not None
    assert advice.firmness.kind is Firmness.UNDECIDED
    assert set(advice.firmness.held) == {HeldBack.BANDS, HeldBack.GATES}
    assert "data_location" in [question.id for question in advice.open_questions if question.gate]
    assert not advice.settled


def test_95_percent_measured_and_needed_stays_with_the_foundation_model() -> None:
    """5,000 examples and a strict style are worth nothing where no gap is left (I1)."""
    journey = Journey().says(
        **NOTHING_CLOSED,
        task_kind="write",
        task_count="one",
        task_stability="stable",
        facts_change="static",
        citations="not_needed",
        entitlements="same",
        examples_held=5000,
        style_rules="learned_from_examples",
        trial=trial(190, 200, pass_mark=95, way=8),
        trial_setup="with_examples",
        volume=20_000,
    )
    journey.expect(recommendation="foundation", decided_by=DecidedBy.WEIGHTS, diagnosis="no_gap")
    assert not {"pilot_tuning", "tune_trigger"} & set(steps(journey))


def test_payments_at_93_of_200_with_99_5_needed_pilot_a_classifier_with_a_human_check() -> None:
    """20,000 labels and a gap of manner call for a pilot (BM); nothing published promises
    99.5 %, so people check the answers whatever the pilot shows (I16).
    """
    journey = Journey().says(
        **NOTHING_CLOSED,
        **NARROW,
        examples_held=20_000,
        style_rules="learned_from_examples",
        trial=trial(186, 200, pass_mark=99.5, way=12, reasoning=2),
        trial_setup="with_examples",
        error_check="nobody",
        error_cost=500,
        harm="money",
        volume=500_000,
    )
    journey.expect(recommendation="fine_tuned", decided_by=DecidedBy.WEIGHTS, settled=False)
    assert journey.representing() == ["A2", "B6"]
    assert {"pilot_tuning", "add_human_check"} <= set(steps(journey))
    assert {"costly_errors", "unchecked_errors"} <= {risk.id for risk in journey.advice.risks}


def test_a_live_tuned_model_whose_service_closes_in_weeks_is_moved_first() -> None:
    """Whatever the comparison says, the service ends (OAI-DEP, MS-RET)."""
    journey = Journey().says(
        **NOTHING_CLOSED,
        **NARROW,
        runs_today="tuned",
        today_until="within_weeks",
        trial=trial(80, 100, way=15),
        tuned_trial=trial(93, 100),
        trial_setup="with_examples",
        examples_held=3000,
    )
    assert steps(journey)[0] == "migrate_first"
    assert steps(journey.takes_back("trial", "tuned_trial"))[0] == "migrate_first"
    untimed = journey.says(today_until="no_end")
    assert "migrate_first" not in steps(untimed)


def test_30_percent_good_without_examples_and_with_dangerous_errors_is_not_feasible_yet() -> None:
    """Neither side was shown good enough: the untuned model with everything it can be given
    stays far below, and there is nothing to tune on (G1).
    """
    journey = Journey().says(
        **NOTHING_CLOSED,
        task_kind="answer",
        trial=trial(60, 200, facts=20, way=40, reasoning=80),
        trial_setup="everything",
        passage_supplied="supplied",
        examples_held=0,
        examples_possible="no",
        harm="danger",
        retest="not_funded",
    )
    journey.expect(recommendation="not_feasible", decided_by=DecidedBy.CONDITION, leans_to=None)
    assert steps(journey)[0] == "close_the_gaps"
    # With means untried the way forward is to improve, and the title says it is not enough yet.
    hasty = journey.says(trial_setup="with_examples")
    hasty.expect(recommendation="foundation", decided_by=DecidedBy.CONDITION)
    assert "not shown to be good enough" in hasty.title()


def test_a_revenue_forecast_from_tables_asks_for_neither() -> None:
    """Numbers in tables are forecast by statistical models."""
    Journey().says(task_kind="tables", right_tool="statistics").expect(
        recommendation="neither", decided_by=DecidedBy.CONDITION, lead=None, side=None
    )
    Journey().says(task_kind="tables", right_tool="language_model").expect(recommendation="neither")


def test_an_air_gapped_site_with_a_partner_runs_open_weights_with_retrieval() -> None:
    """No service can be reached (G6) and nobody inside can run a model (G7); a partner can,
    so the route is an open model with documents looked up, and a partner leaving is a risk.
    """
    inside = Journey().says(
        right_tool="language_model",
        task_kind="answer",
        data_location="air_gapped",
        operators="partner",
        facts_change="monthly",
        citations="required",
        entitlements="same",
        corpus_size=20_000,
        examples_held=0,
        examples_possible="slowly",
        examples_rights="held",
        personal_data="none",
        test_set="planned",
        device="server",
    )
    inside.expect(recommendation="trial_first")
    assert inside.representing()[0] == "A5"
    tried = inside.says(trial=trial(55, 100, facts=35, way=5), trial_setup="instructions")
    tried.expect(recommendation="foundation", side=Approach.FOUNDATION)
    assert tried.representing()[0] == "A5"
    assert "build_retrieval_inside" in steps(tried)
    assert "partner_leaves" in [risk.id for risk in tried.advice.risks]
    inside.says(operators="nobody").expect(recommendation="not_feasible")


def test_ten_million_messages_at_95_percent_test_a_small_untuned_model_first() -> None:
    """The large model passes, so only money can speak for tuning, and a small untuned model
    may bring the same saving (OAI-LAT, I3). Only where it falls short does money decide.
    """
    journey = Journey().says(
        **NOTHING_CLOSED,
        **NARROW,
        examples_held=2000,
        trial=trial(190, 200, pass_mark=92),
        trial_setup="with_examples",
        volume=10_000_000,
        prompt_tokens=1500,
        variable_tokens=300,
        output_tokens=50,
        label_cost=1,
        horizon=24,
        decisive_amount=100_000,
        style_rules="one_page",
    )
    for said in ({}, {"style_rules": "learned_from_examples", "speed": "no_hurry"}):
        plan = steps(journey.says(**said))
        assert {"try_small_model", "small_before_tuning"} & set(plan[:1])
    dear = journey.weighs(cost=100, performance=20)
    dear.expect(
        recommendation="foundation_then_tune",
        decided_by=DecidedBy.CONDITION,
        small_first=True,
        firmness=None,
        settled=False,
        leans_to=Approach.FOUNDATION,
    )
    assert steps(dear)[0] == "small_before_tuning"
    assert dear.advice.lead is not None
    assert dear.advice.lead > 0
    dear.says(small_trial=trial(188, 200, pass_mark=92)).expect(small_first=True)
    dear.says(small_trial=trial(120, 200, pass_mark=92)).expect(
        recommendation="fine_tuned", small_first=False
    )


def test_a_typical_case_with_nothing_confirmed_is_too_little_known() -> None:
    """Assumptions from a typical case are nobody's answers; there is no lead to show."""
    journey = Journey().assumes(
        **NOTHING_CLOSED,
        **NARROW,
        trial=trial(120, 200, way=60),
        trial_setup="with_examples",
        examples_held=600,
    )
    journey.expect(
        recommendation="too_little_known", lead=None, lead_range=None, leans_to=None, settled=False
    )
    assert journey.advice.counts.confirmed == 0


# ---------------------------------------------------------------- how much must be known


def test_a_side_needs_as_many_confirmed_answers_as_criteria_that_carry_most() -> None:
    few = Journey().says(
        task_kind="label",
        right_tool="language_model",
        trial=trial(80, 200, way=120),
        trial_setup="with_examples",
        examples_held=2000,
        test_set="agreed",
        task_count="one",
    )
    few.expect(recommendation="too_little_known", lead=None, side=None)
    few.says(volume=2_000_000).expect(recommendation="fine_tuned")
    assert bundled().limits.confirmed_for_side == 8


def test_a_side_left_by_a_condition_needs_no_such_number() -> None:
    journey = Journey().says(
        task_kind="label", right_tool="language_model", trial=trial(80, 100), test_set="no_plan"
    )
    journey.expect(recommendation="foundation", decided_by=DecidedBy.CONDITION)


def test_no_trial_caps_also_where_tuning_is_ruled_out() -> None:
    journey = Journey().says(task_kind="label", right_tool="language_model", test_set="no_plan")
    journey.expect(
        recommendation="trial_first", side=None, settled=False, leans_to=Approach.FOUNDATION
    )
    assert journey.advice.recommendation is Recommendation.TRIAL_FIRST


def test_wrong_reasoning_calls_for_a_stronger_model_before_tuning() -> None:
    journey = Journey().says(
        **NOTHING_CLOSED,
        task_kind="code",
        trial=trial(120, 200, reasoning=70, way=10),
        trial_setup="with_examples",
        examples_held=600,
    )
    assert journey.advice.diagnosis == "reasoning"
    assert "stronger_model" in steps(journey)


def test_a_trial_of_instructions_alone_starts_with_everything_else_before_any_pilot() -> None:
    journey = Journey().says(
        **NOTHING_CLOSED,
        **NARROW,
        trial=trial(80, 200, way=120),
        trial_setup="instructions",
        examples_held=2000,
        style_rules="learned_from_examples",
    )
    journey.expect(recommendation="fine_tuned")
    plan = steps(journey)
    assert plan.index("stronger_prompting") < plan.index("pilot_tuning")


def test_a_plan_asks_for_no_examples_that_are_held_and_no_search_that_failed_nothing() -> None:
    letters = Journey().says(
        **{**NOTHING_CLOSED, "data_location": "own_hardware", "operators": "ml_team"},
        task_kind="summarise",
        facts_change="static",
        citations="welcome",
        examples_held=2000,
        style_rules="learned_from_examples",
        trial=trial(96, 120, pass_mark=90, facts=4, way=15, reasoning=5),
        trial_setup="instructions",
    )
    assert letters.representing()[0] == "A5"
    assert not {"collect_examples", "build_retrieval_inside"} & set(steps(letters))
    assert "collect_examples" in steps(letters.says(examples_held=60))
    knowledge = next(row for row in letters.advice.comparison if row.id == "knowledge")
    assert knowledge.case == "cited_if_easy"
