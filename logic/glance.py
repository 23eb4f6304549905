"""A kept file at a glance: for whom it is, and what was advised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic import assessment_file
from logic.errors import AssessmentFileError
from logic.interview import ref_of
from logic.record import dataclass
from logic.rules_apart import advice_under
from logic.sentences import Sentences

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
    apart = assessment.finished and assessment.outcome.content != ref_of(content)
    said = advised(None if apart else content, words, assessment)
    return Glance(client=assessment.engagement.client, advised=said)


def advised(content: Content | None, words: Words, assessment: Assessment) -> str:
    """What a finished state recorded, else what its answers give now; "" for unknown answers.

    ``content`` are the rules to judge it by, None where they are not at hand: a side they find
    undecided is said to be.
    """
    recorded = assessment.outcome.recommendation if assessment.finished else ""
    advice = advice_under(content, assessment)
    if content is not None and advice is not None and recorded in {"", advice.recommendation}:
        return Sentences(content, words, assessment, advice).short()
    return words.maybe(f"recommendation.{recorded}.short") if recorded else ""
