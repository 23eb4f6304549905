"""What the report says of the answers as a whole is true of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.assessment import Assessment, Basis
from logic.report.plain import section_lines
from tests.logic import report_samples as samples
from tests.logic.report_cases import answering, outline, section

SURE, ROUGH = Basis.DOCUMENTED, Basis.ESTIMATED


def resting(*bases: Basis | None) -> Assessment:
    """As many answers, each resting on what is named."""
    found = samples.empty()
    for name, basis in zip(("task_kind", "right_tool", "runs_today"), bases, strict=False):
        option = samples.rich().answer(name).options[0]
        found = answering(found, **{name: option})
        found = found.with_answer(name, replace(found.answer(name), basis=basis))
    return found


@pytest.mark.parametrize(
    ("bases", "said"),
    [
        ((SURE, SURE, SURE), "All 3 answers were measured or documented."),
        ((SURE, ROUGH, ROUGH), "1 of 3 answers was measured or documented; the others"),
        ((ROUGH, ROUGH, ROUGH), "None of the 3 answers was measured or documented; all"),
        ((SURE, ROUGH, None), "1 of 3 answers was measured or documented; for 1 nobody said"),
        ((None, None, None), "For none of the 3 answers was it said what they rest on."),
        ((None,), "What was said, by whom, and what it rests on."),
    ],
)
def test_what_nobody_said_the_basis_of_is_not_called_an_estimate(
    bases: tuple[Basis | None, ...], said: str
) -> None:
    assert section(outline(resting(*bases)), "answers").headline.startswith(said)


@pytest.mark.parametrize(
    ("bases", "said"),
    [
        ((), "No question is answered yet."),
        ((SURE, ROUGH, ROUGH), "Answers by what they rest on: 2 estimated, 1 documented."),
        ((SURE, None, None), "Answers by what they rest on: 1 documented, 2 not recorded."),
        ((None,), "Answers by what they rest on: 1 not recorded."),
    ],
)
def test_the_method_counts_answers_without_a_basis(
    bases: tuple[Basis | None, ...], said: str
) -> None:
    assert said in "\n".join(section_lines(section(outline(resting(*bases)), "method")))


def test_the_condition_that_closes_most_routes_comes_first_in_what_would_reopen_them() -> None:
    base = answering(
        samples.rich(),
        task_kind="answer",
        citations="required",
        entitlements="differ",
        personal_data="unmaskable",
        deletion="no_budget",
    )
    lines = section_lines(section(outline(base), "change"))
    reopening = [line for line in lines if "Reopens if" in line]
    assert "must be erasable" in reopening[0]
    assert len(reopening) > 1
