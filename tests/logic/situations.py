"""Situations that tests of the decision begin from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.logic.journey import Journey, trial

if TYPE_CHECKING:
    from tests.logic.journey import Said

DAY = date(2026, 11, 23)

#: Answers under which no gate closes a route, whatever else is open.
OPEN_TO_ALL: dict[str, Said] = {
    "task_kind": "extract",
    "runs_today": "people",
    "data_location": "any_cloud",
    "provider": "google",
    "examples_held": 200_000,
    "examples_rights": "held",
    "personal_data": "none",
    "operators": "ml_team",
    "test_set": "agreed",
    "device": "server",
}

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
