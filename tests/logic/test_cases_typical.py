"""The typical cases that come with Tunewise, and files that are none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import Basis
from logic.cases import begin_from, fitting_cases, load_cases
from logic.errors import ContentError
from logic.findings import Recommendation
from logic.interview import walk
from tests.logic.bundled import CONTENT

if TYPE_CHECKING:
    from pathlib import Path

TYPICAL = (
    "claims_triage",
    "market_analysis",
    "customer_service",
    "contract_clauses",
    "clinical_notes",
    "campaign_text",
    "code_help",
    "research_summaries",
    "ticket_routing",
    "policy_questions",
    "forecasting_tables",
    "images",
)
GOOD = """
title = "A task"
about = "What it is."
place = 1
[answers.runs_today]
option = "people"
source = "judgement"
why = "It is so."
"""


def test_the_twelve_of_the_design_in_its_order() -> None:
    assert tuple(case.id for case in load_cases(CONTENT)) == TYPICAL


@pytest.mark.parametrize("case", load_cases(CONTENT), ids=TYPICAL)
def test_every_answer_is_assumed_and_asked(case: object) -> None:
    found = next(one for one in load_cases(CONTENT) if one == case)
    begun = replace(begin_from(found, CONTENT), id="x", date="2026-11-22")
    assert begun.case == found.id
    assert {answer.basis for answer in begun.answers.values()} == {Basis.ASSUMED}
    assert set(begun.answers) <= set(walk(CONTENT, begun))
    advice = advise(CONTENT, begun)
    kind = "NEITHER" if found.id == "forecasting_tables" else "TOO_LITTLE_KNOWN"
    assert advice.recommendation is Recommendation[kind]
    assert not advice.settled


def test_a_pack_that_asks_other_questions_has_none() -> None:
    assert fitting_cases(CONTENT) == load_cases(CONTENT)
    assert fitting_cases(replace(CONTENT, questions={})) == ()


def test_what_changes_is_said_where_something_does() -> None:
    assert [case.id for case in load_cases(CONTENT) if case.changes] == [
        "forecasting_tables",
        "images",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"A task"', "1", "title must be text"),
        ("place = 1", 'place = "1"', "it needs title"),
        ("runs_today", "runs_never", 'no question "runs_never"'),
        ('"people"', '"peoples"', 'no option "peoples"'),
        ('source = "judgement"', 'source = "NOBODY"', 'no evidence "NOBODY"'),
        ('why = "It is so."', "", "answers.runs_today needs option, source and why"),
    ],
)
def test_a_faulty_case_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    (tmp_path / "good.toml").write_text(GOOD)
    assert [case.id for case in load_cases(CONTENT, tmp_path)] == ["good"]
    (tmp_path / "bad.toml").write_text(GOOD.replace(old, new))
    with pytest.raises(ContentError, match=fault):
        load_cases(CONTENT, tmp_path)
