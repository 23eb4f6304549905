"""Whole meetings: what is asked next at each step, and what the advice is by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.findings import Recommendation, WhyOpen
from logic.interview import section_status
from logic.model import Approach, QuestionKind
from tests.logic.journey import Journey, Said, bundled, trial, words

if TYPE_CHECKING:
    from logic.findings import Advice

Meeting = list[tuple[str, Said]]

#: Messages at a marketplace are to be labelled; a prompted model was tried.
ESSENTIALS_OF_LABELS: Meeting = [
    ("task_kind", "label"),
    ("right_tool", "language_model"),
    ("runs_today", "people"),
    ("trial", trial(120, 200, facts=5, way=60, reasoning=10)),
    ("trial_setup", "instructions"),
    ("data_location", "region_cloud"),
    ("region", "eu"),
    ("provider", "microsoft"),
    ("examples_held", 600),
    ("examples_possible", "within_weeks"),
    ("examples_rights", "held"),
    ("personal_data", "masked"),
    ("error_check", "samples"),
    ("error_cost", (5.0, 20.0, 80.0)),
    ("volume", 80_000),
    ("operators", "developers"),
]
REST_OF_LABELS: Meeting = [
    ("task_count", "one"),
    ("task_stability", "stable"),
    ("deadline", "two_to_four_months"),
    ("language", "widely_used"),
    ("small_trial", trial(40, 100)),
    ("test_set", "agreed"),
    ("speed", "no_hurry"),
    ("device", "server"),
    ("field_speed", "slow"),
    ("style_rules", "learned_from_examples"),
    ("output_format", "schema"),
    ("audience", "internal"),
    ("harm", "nuisance"),
    ("high_risk", "ordinary"),
    ("prompt_tokens", 1500),
    ("variable_tokens", 600),
    ("output_tokens", 150),
    ("label_cost", 4),
    ("staff_days", 12),
    ("retrainings", 1),
    ("horizon", 24),
    ("decisive_amount", 200_000),
]
#: Staff ask about policies that change; nobody has tried a model yet.
POLICIES: Meeting = [
    ("task_kind", "answer"),
    ("right_tool", "language_model"),
    ("runs_today", "prompted"),
    ("today_until", "within_a_year"),
    ("trial", trial(110, 200, facts=80)),
    ("trial_setup", "instructions"),
    ("data_location", "own_hardware"),
    ("facts_change", "weekly"),
    ("citations", "required"),
    ("entitlements", "differ"),
    ("examples_held", 5),
    ("examples_possible", "no"),
    ("examples_rights", "held"),
    ("personal_data", "unmaskable"),
    ("deletion", "no_budget"),
    ("error_check", "nobody"),
    ("error_cost", 40),
    ("volume", 20_000),
    ("operators", "partner"),
]


def hold(journey: Journey, meeting: Meeting) -> Journey:
    """Answer one question after the other, each being the next one, in words that exist."""
    for name, said in meeting:
        journey.expect(next=name)
        for part in ("title", "hint", "why", "short", "ask"):
            assert words().text(f"question.{name}.{part}").strip()
        journey = journey.says(**{name: said})
        question = bundled().questions[name]
        if question.kind is QuestionKind.CHOICE:
            assert words().text(f"question.{name}.option.{said}.label").strip()
        in_words(journey.advice)
    return journey


def in_words(advice: Advice) -> None:
    """Every id of the advice has its words."""
    keys = [f"recommendation.{advice.recommendation}.title"]
    keys += [f"term.{reason.term}.fine_tuned" for reason in advice.reasons]
    keys += [f"step.{step.id}.title" for step in advice.plan]
    keys += [f"risk.{risk.id}.safeguard" for risk in advice.risks]
    keys += [f"component.{row.id}.case.{row.case}" for row in advice.comparison]
    keys += [f"route.{route.id}.name" for route in advice.routes]
    keys += [f"why_open.{question.why}" for question in advice.open_questions]
    keys += [f"diagnosis.{advice.diagnosis}.name"]
    assert [key for key in keys if not words().has(key)] == []


def steps(journey: Journey) -> list[str]:
    return [step.id for step in journey.advice.plan]


def test_a_meeting_about_labels_ends_in_tuning() -> None:
    journey = Journey().expect(recommendation="too_little_known", next="task_kind")

    journey = hold(journey, ESSENTIALS_OF_LABELS[:2])
    journey.expect(recommendation="trial_first", leans_to=Approach.FOUNDATION)
    assert "run_trial" in steps(journey)

    journey = hold(journey, ESSENTIALS_OF_LABELS[2:4])
    assert journey.advice.trial is not None
    assert journey.advice.trial.headroom == pytest.approx(0.3)
    journey.expect(diagnosis="way", settled=False)

    journey = hold(journey, ESSENTIALS_OF_LABELS[4:])
    assert section_status(bundled(), journey.assessment, "essentials").done
    assert not journey.route("B1").kept  # no provider trains in that region
    assert journey.representing() == ["A2", "B6"]
    journey.expect(next="task_count", settled=False)

    journey = hold(journey, REST_OF_LABELS)
    journey.expect(
        recommendation="fine_tuned",
        leans_to=Approach.FINE_TUNED,
        decided_by="weights",
        next=None,
    )
    assert not journey.advice.open_questions
    assert {"stronger_prompting", "pilot_tuning", "reverse_trigger"} <= set(steps(journey))
    assert all(section_status(bundled(), journey.assessment, s).done for s in bundled().sections)


def test_a_meeting_about_policies_leaves_only_retrieval_inside() -> None:
    journey = hold(Journey(), POLICIES).expect(
        recommendation="foundation",
        leans_to=Approach.FOUNDATION,
        decided_by="condition",
        diagnosis="facts",
        next="task_count",
    )
    assert journey.representing() == ["A5"]
    closed = {gate.id for gate in journey.route("B2").gates if gate.state == "yes"}
    assert closed == {"G1", "G8", "G9", "G10"}
    assert {"migrate_first", "build_retrieval_inside", "add_human_check"} <= set(steps(journey))
    assert {"index_leak", "indirect_injection"} <= {risk.id for risk in journey.advice.risks}
    assert "deletion" not in [question.id for question in journey.advice.open_questions]


def test_a_client_who_goes_back_finds_every_answer_again() -> None:
    policies = hold(Journey(), POLICIES)
    labels = policies.says(task_kind="label", personal_data="masked")
    assert labels.assessment.answer("facts_change") == policies.assessment.answer("facts_change")
    assert labels.assessment.answer("deletion") == policies.assessment.answer("deletion")
    closed = {gate.id for gate in labels.route("B2").gates if gate.state == "yes"}
    assert closed == {"G1"}  # what is out of reach closes nothing
    back = labels.says(task_kind="answer", personal_data="unmaskable")
    assert back.assessment == policies.assessment
    assert back.advice == policies.advice


def test_not_knowing_is_carried_to_the_end_of_the_meeting() -> None:
    journey = hold(Journey(), ESSENTIALS_OF_LABELS).does_not_know("task_count", "deadline")
    journey = hold(journey, [("task_stability", "stable")])
    why = {question.id: question.why for question in journey.advice.open_questions}
    assert why["task_count"] is why["deadline"] is WhyOpen.DONT_KNOW
    assert "task_stability" not in why
    status = section_status(bundled(), journey.assessment, "business_need")
    assert (status.answered, status.dont_know, status.open) == (1, 2, 0)


def test_only_essentials_make_a_quick_assessment_with_advice() -> None:
    journey = hold(Journey(), ESSENTIALS_OF_LABELS).quickly()
    advice = journey.advice
    assert advice.quick
    assert not advice.settled
    assert advice.lead is not None
    assert advice.recommendation is not Recommendation.TOO_LITTLE_KNOWN
