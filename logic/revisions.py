"""A finished assessment is frozen; what is changed afterwards is a revision with a reason."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.assessment import Outcome, Revision
from logic.assessment_file import assessment_from_plain, to_plain
from logic.errors import AssessmentFileError
from logic.interview import ref_of
from logic.strict_json import JsonError, parse

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.model import Content


def finish(content: Content, assessment: Assessment, day: str) -> Assessment:
    """The assessment frozen on a day (ISO), with what is advised and under which rules."""
    from logic.comparison import weighed_lead  # noqa: PLC0415 - memory

    advice = advise(content, assessment)
    outcome = Outcome(
        recommendation=advice.recommendation.value,
        lead=str(weighed_lead(advice)),
        content=ref_of(content),
    )
    return replace(assessment, finished=True, finished_on=day, outcome=outcome)


def revise(assessment: Assessment, why: str) -> Assessment:
    """The next revision of a finished assessment, open again; the state before is kept in it."""
    frozen = replace(assessment, revisions=())
    kept = Revision(
        number=assessment.revision,
        finished_on=assessment.finished_on,
        why=why,
        content=assessment.outcome.content,
        state=json.dumps(
            to_plain(frozen), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ),
        outcome=assessment.outcome,
    )
    return replace(
        assessment,
        finished=False,
        finished_on="",
        outcome=Outcome(),
        revision=assessment.revision + 1,
        revisions=(*assessment.revisions, kept),
    )


def state_of(assessment: Assessment, number: int) -> Assessment:
    """The assessment as it was when its revision of this number was finished.

    The present one, where that is its number.

    Raises:
        AssessmentFileError: there is none, or the state kept is damaged.
    """
    if number == assessment.revision:
        return assessment
    kept = next((one for one in assessment.revisions if one.number == number), None)
    try:
        if kept is not None:
            return assessment_from_plain(parse(kept.state.encode()))
    except JsonError as fault:
        raise AssessmentFileError(_damaged(number)) from fault
    raise AssessmentFileError(_damaged(number))


def _damaged(number: int) -> str:
    return (
        f"Revision {number} is missing or damaged in this file, so it cannot be shown; "
        "the current state is not affected."
    )
