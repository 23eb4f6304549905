"""The assessment that ARCHITECTURE.md works out by hand, number by number."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from logic.findings import DecidedBy, Firmness
from logic.model import Consideration
from logic.trial import wilson
from tests.logic.journey import Journey, bundled, trial

PAGE = Path(__file__).parents[2] / "ARCHITECTURE.md"
HEADING = "### One assessment by hand"

WALKED = Journey().says(
    task_kind="label",
    right_tool="language_model",
    runs_today="people",
    trial=trial(120, 200, way=80),
    trial_setup="with_examples",
    data_location="any_cloud",
    provider="google",
    examples_held=600,
    examples_possible="within_weeks",
    examples_rights="held",
    personal_data="none",
    operators="developers",
    task_count="one",
    task_stability="stable",
    deadline="longer",
    language="widely_used",
    test_set="agreed",
    speed="no_hurry",
    device="server",
    style_rules="learned_from_examples",
    audience="internal",
    harm="nuisance",
)


def page() -> str:
    text = PAGE.read_text(encoding="utf-8")
    return " ".join(text.partition(HEADING)[2].partition("\n## ")[0].split())


def test_every_answer_of_the_walk_is_named_on_the_page() -> None:
    for name, answer in WALKED.assessment.answers.items():
        assert name in page(), name
        for option in answer.options:
            assert option in page(), option


def test_the_interval_and_the_band() -> None:
    low, high = wilson(120, 200)
    assert f"{low:.1%} to {high:.1%}".replace("%", " %") in page()
    assert WALKED.advice.trial is not None
    assert WALKED.advice.trial.bands == ("from_50",)
    assert WALKED.advice.diagnosis == "way"


def test_the_points_of_each_term() -> None:
    for name in ("breadth_gap", "kind_gap", "style_gap", "way_gap"):
        reason = next(reason for reason in WALKED.advice.reasons if reason.term == name)
        moved = reason.points * 6
        assert moved.denominator == 1
        assert f"`{name}` {moved}" in page()


def test_the_table_and_the_lead() -> None:
    advice = WALKED.advice
    for one in advice.considerations:
        cells = (one.foundation, one.fine_tuned, one.difference, one.weight, one.contribution)
        assert f"| {one.id} | {' | '.join(map(str, cells))} |" in page()
    assert advice.lead == Fraction(125, 6)
    assert advice.lead_range == (Fraction(25, 6), Fraction(75, 2))
    assert f"{advice.lead} = {float(advice.lead):.1f}" in page()
    assert "25/6 to 75/2" in page()


def test_routes_firmness_and_finding() -> None:
    WALKED.expect(recommendation="fine_tuned", decided_by=DecidedBy.WEIGHTS, settled=True)
    assert WALKED.representing() == ["A2", "B6"]
    assert "A2" in page()
    assert "B6" in page()
    firmness = WALKED.advice.firmness
    assert firmness is not None
    assert firmness.kind is Firmness.SETTLED
    assert firmness.share.low == 1
    low, high = firmness.share_range or (0, 0)
    assert f"{float(low):.4f}" in page()
    assert high == 1
    assert WALKED.advice.counts.confirmed == len(WALKED.assessment.answers)
    assert f"{WALKED.advice.counts.confirmed} confirmed" in page()


@pytest.mark.parametrize("k", list(Consideration))
def test_every_weight_is_a_sixth(k: Consideration) -> None:
    assert WALKED.advice.weights[k] == Fraction(1, 6)
    assert bundled().limits.too_close_below == 3
