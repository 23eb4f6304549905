"""The words used here: technical terms, and which of them a question speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logic.model import Question
    from logic.words import Words

_HYPHEN = str.maketrans("\u2011\u2010", "--")


def terms(words: Words) -> tuple[str, ...]:
    """The ids of all terms, in file order: each has a name, its forms and what it means."""
    return words.under("glossary")


def terms_of(words: Words, question: Question) -> tuple[str, ...]:
    """The terms in a question's title, hint and answers, in file order."""
    said = "\n".join(_said(words, question)).translate(_HYPHEN)
    return tuple(term for term in terms(words) if _speaks_of(said, _forms(words, term)))


def _said(words: Words, question: Question) -> list[str]:
    start = f"question.{question.id}"
    keys = [f"{start}.title", f"{start}.hint"]
    for option in question.option_ids():
        keys += [f"{start}.option.{option}.label", f"{start}.option.{option}.detail"]
    return [words.maybe(key) for key in keys]


def _forms(words: Words, term: str) -> list[str]:
    return words.text(f"glossary.{term}.forms").split(", ")


def _speaks_of(said: str, forms: list[str]) -> bool:
    """Whether one of the forms stands there as words of its own.

    Making a pattern takes long beside looking for plain text, and few terms occur in a question.
    """
    small = said.lower()
    there = "|".join(re.escape(form) for form in forms if form.lower() in small)
    return bool(there) and re.search(rf"(?<![\w-])(?:{there})\b", said, re.IGNORECASE) is not None
