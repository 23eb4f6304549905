"""What of an assessment a report may carry, and the file that goes into it.

The attachment is an assessment file without private notes, without earlier states, and without
what the report itself does not print: names where roles stand, the client where it is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic import assessment_file
from resources import version

if TYPE_CHECKING:
    from logic.assessment import Assessment


def share_safe(assessment: Assessment) -> Assessment:
    """The assessment without the client's name and without people's names."""
    people = tuple(replace(person, name="") for person in assessment.engagement.people)
    engagement = replace(assessment.engagement, client="", people=people)
    return replace(assessment, engagement=engagement)


def attached(assessment: Assessment) -> bytes:
    """The file that goes into a report on this assessment."""
    return assessment_file.dumps(stripped(assessment), f"tunewise {version()}")


def stripped(assessment: Assessment) -> Assessment:
    """The assessment as far as its report may carry it."""
    found = share_safe(assessment) if assessment.report.share_safe else assessment
    if not assessment.report.names:
        people = tuple(replace(person, name="") for person in found.engagement.people)
        found = replace(found, engagement=replace(found.engagement, people=people))
    answers = {name: replace(answer, note="") for name, answer in found.answers.items()}
    revisions = tuple(replace(revision, state="") for revision in found.revisions)
    return replace(found, answers=answers, revisions=revisions)
