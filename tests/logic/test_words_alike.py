"""Every file of words is spelt alike, and its sentences end."""

from __future__ import annotations

import re

import pytest

from tests.logic.test_words_content import AMERICAN, FOLDER, flat, read

#: Every text of every file of words, and the chrome's sources apart.
ALL_WORDS = {
    f"{path.name}:{key}": text
    for path in sorted(FOLDER.glob("en*.toml"))
    for key, text in flat(read(path.name))
}
#: The name of a consideration, as it was ordered.
ORDERED = re.compile(r"Customization")


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (re.compile(r"\S  +\S"), "two blanks"),
        (re.compile(r"\bplease\b|!", re.IGNORECASE), "neither begs nor exclaims"),
        (re.compile(r"\w'\w"), "a straight apostrophe"),
        (AMERICAN, "American spelling"),
        (re.compile(r"(?<!:)\s\.\.\.|\.\.\.| …$"), "an ellipsis of its own"),
        (re.compile(r"[.?] [A-Z][^.?:()“”]*[a-z]$"), "the last of two sentences has no end"),
    ],
)
def test_every_file_of_words_is_spelt_and_ended_alike(pattern: re.Pattern[str], why: str) -> None:
    found = {k: text for k, text in ALL_WORDS.items() if pattern.search(ORDERED.sub("", text))}
    assert {k for k in found if k not in EXCEPT} == set(), why


#: Lead-ins that go on in what stands below, and parts of a longer line.
EXCEPT = {
    "en_pages.toml:ui_question.trial.failures",
    "en_decision.toml:report.trial_table.here",
}
