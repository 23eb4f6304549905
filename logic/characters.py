"""Texts of usual characters, told without Python's table of all characters there are.

The table takes 0.8 MB once it is read, and most texts need nothing from it.
"""

from __future__ import annotations

import re

#: Latin letters, and the punctuation, currencies and minus of an English text.
_USUAL = re.compile("[\0-\u02ff\u2010-\u2027\u20a0-\u20c0\u2212]*")


def is_usual(text: str) -> bool:
    """Whether every character is composed, joins no other, and is not of double width."""
    return text.isascii() or _USUAL.fullmatch(text) is not None


def composed(text: str) -> str:
    """The text in NFC, so that the same letters typed another way are the same text."""
    if is_usual(text):
        return text
    from unicodedata import normalize  # noqa: PLC0415 - memory

    return normalize("NFC", text)
