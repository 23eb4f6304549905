"""A kept file at a glance: for whom it is, and what was advised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic import assessment_file
from logic.advice import advise
from logic.answers_file import check_ids
from logic.errors import AnswerError, AssessmentFileError
from logic.record import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from logic.assessment import Assessment
    from logic.model import Content
    from logic.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The client and the recommendation in a few words; "" for what cannot be told."""

    client: str = ""
    advised: str = ""


def glance(content: Content, words: Words, path: Path) -> Glance:
    """What a file says at a glance; one that cannot be read, or is protected, says nothing."""
    try:
        assessment = assessment_file.load(path)
    except AssessmentFileError:
        return Glance()
    kind = _recommendation(content, assessment)
    return Glance(
        client=assessment.engagement.client,
        advised=words.maybe(f"recommendation.{kind}.short") if kind else "",
    )


def _recommendation(content: Content, assessment: Assessment) -> str:
    """What a finished file recorded, else what its answers give now; "" for unknown answers."""
    if assessment.finished:
        return assessment.outcome.recommendation
    try:
        check_ids(content, assessment)
    except AnswerError:
        return ""
    return str(advise(content, assessment).recommendation)
