"""What a report says that not every reader should see, by rule in the content's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import State
from logic.interview import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import Assessment
    from logic.model import Content
    from logic.words import Words


def sensitive(content: Content, words: Words, assessment: Assessment) -> tuple[str, ...]:
    """Short clauses, each once, in the order the questions are asked.

    An answer is named where the pack has words for it under ``report.sensitive``.
    """
    keys = (
        f"report.sensitive.{question}.{option}"
        for question in walk(content, assessment)
        for option in _said(assessment, question)
    )
    return tuple(words.text(key) for key in dict.fromkeys(keys) if words.has(key))


def _said(assessment: Assessment, question: str) -> Iterator[str]:
    answer = assessment.answer(question)
    if answer.state is State.ANSWERED:
        yield from answer.options
        for voice in answer.voices:
            yield from voice.options
