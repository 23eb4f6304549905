"""What is named before a report leaves the room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.assessment import Answer, State, Voice
from logic.interview import walk
from logic.report.sensitive import sensitive
from tests.logic.bundled import CONTENT, WORDS
from tests.logic.report_samples import rich

KEYS = [key for key in WORDS.keys() if key.startswith("report.sensitive.")]  # noqa: SIM118


@pytest.mark.parametrize("key", KEYS)
def test_each_rule_names_an_option_that_exists(key: str) -> None:
    question, option = key.split(".")[2:]
    assert option in CONTENT.questions[question].option_ids()


def test_what_was_answered_is_named_and_what_is_open_is_not() -> None:
    blank = replace(rich(), answers={})
    first = next(key for key in KEYS if key.split(".")[2] in walk(CONTENT, blank))
    question, option = first.split(".")[2:]
    assert sensitive(CONTENT, WORDS, blank) == ()
    said = blank.with_answer(question, Answer(state=State.ANSWERED, options=(option,)))
    voiced = blank.with_answer(
        question,
        Answer(state=State.ANSWERED, voices=(Voice(said_by="it", options=(option,)),)),
    )
    assert sensitive(CONTENT, WORDS, said) == (WORDS.text(first),)
    assert sensitive(CONTENT, WORDS, voiced) == (WORDS.text(first),)
