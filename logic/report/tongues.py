"""The language a text is read aloud in, where its script alone tells."""

from __future__ import annotations

import re
from typing import Final

#: Language tags, each with its own letters and those it shares; the first that fits is taken.
_TONGUES: Final = (
    ("ko", "[\uac00-\ud7a3\u1100-\u11ff]", "[\u4e00-\u9fff]"),
    ("ja", "[\u3040-\u30ff]", "[\u4e00-\u9fff]"),
    ("zh", "[\u4e00-\u9fff]", "(?!)"),
    ("el", "[\u0370-\u03ff]", "(?!)"),
    ("he", "[\u05d0-\u05ea]", "(?!)"),
)
_PATTERNS: Final = tuple((tag, re.compile(own), re.compile(more)) for tag, own, more in _TONGUES)


def tongue(text: str) -> str:
    """The language tag of a text mostly in a script of one language; "" for all others.

    Letters that many languages write with, such as Latin, Cyrillic or Arabic, tell nothing.
    """
    if text.isascii():
        return ""
    letters = sum(map(str.isalpha, text))
    for tag, own, more in _PATTERNS:
        found = len(own.findall(text))
        if found and 2 * (found + len(more.findall(text))) > letters:
            return tag
    return ""
