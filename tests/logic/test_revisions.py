"""Finishing freezes, revising keeps what was; both survive the file."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from logic import assessment_file
from logic.advice import advise
from logic.assessment import Outcome, Revision
from logic.comparison import weighed_lead
from logic.errors import AssessmentFileError
from logic.revisions import finish, revise, state_of
from tests.logic import report_samples as samples

CONTENT, _ = samples.pack()
RICH = samples.rich()
DONE = finish(CONTENT, RICH, "2026-11-25")


def test_finished_it_records_what_was_advised_under_which_rules() -> None:
    advice = advise(CONTENT, RICH)
    assert (DONE.finished, DONE.finished_on) == (True, "2026-11-25")
    assert DONE.outcome.recommendation == advice.recommendation
    assert Fraction(DONE.outcome.lead) == weighed_lead(advice)
    assert DONE.outcome.exact_lead == weighed_lead(advice)
    assert Outcome().exact_lead is None
    assert DONE.outcome.content.checksum == CONTENT.checksum


def test_a_revision_is_open_again_and_keeps_what_was() -> None:
    again = revise(DONE, "The volume doubled.")
    assert (again.finished, again.finished_on, again.revision) == (False, "", 2)
    kept = again.revisions[0]
    assert (kept.number, kept.why, kept.outcome) == (1, "The volume doubled.", DONE.outcome)
    assert state_of(again, 1) == DONE
    assert state_of(again, 2) is again


def test_each_revision_keeps_only_its_own_state() -> None:
    third = revise(finish(CONTENT, revise(DONE, "one"), "2026-12-01"), "two")
    assert [one.number for one in third.revisions] == [1, 2]
    assert state_of(third, 2).revisions == ()
    assert state_of(third, 2).finished_on == "2026-12-01"


def test_the_file_keeps_it_all() -> None:
    again = revise(DONE, "Why: “Ümlaut”")
    assert assessment_file.loads(assessment_file.dumps(again), "a file") == again


@pytest.mark.parametrize("state", ["", "{", '{"id": 1}'])
def test_a_damaged_state_is_told(state: str) -> None:
    kept = Revision(number=1, finished_on="2026-11-25", state=state)
    with pytest.raises(AssessmentFileError, match="Revision 1 is missing or damaged"):
        state_of(replace(RICH, revision=2, revisions=(kept,)), 1)


def test_a_revision_that_never_was_is_told() -> None:
    with pytest.raises(AssessmentFileError, match="Revision 7"):
        state_of(RICH, 7)


@pytest.mark.parametrize(
    ("outcome", "place"),
    [
        (Outcome(lead="1/0"), "at outcome > lead"),
        (Outcome(lead="much"), "at outcome > lead"),
        (Outcome(recommendation="buy_two"), "at outcome > recommendation"),
    ],
)
def test_an_impossible_outcome_is_refused(outcome: Outcome, place: str) -> None:
    with pytest.raises(AssessmentFileError, match=place):
        assessment_file.loads(assessment_file.dumps(replace(RICH, outcome=outcome)), "a file")


def test_an_impossible_day_of_finishing_is_refused() -> None:
    data = assessment_file.dumps(replace(RICH, finished_on="yesterday"))
    with pytest.raises(AssessmentFileError, match="at finished_on"):
        assessment_file.loads(data, "a file")
