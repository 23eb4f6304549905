"""How wide a text will be, estimated a little generously so that labels never touch."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from logic.characters import is_usual

if TYPE_CHECKING:
    from collections.abc import Iterable

_NARROW = frozenset("fijlrtI.,:;'!|()[]{}/-\u2010\u2011\u00b7\u00a0 ")
_WIDE = frozenset("mwMW%@\u2026\u2014")


@lru_cache(maxsize=1024)
def text_width(text: str, size: float = 13.0) -> float:
    """The width of a text in units; about a twentieth more than IBM Plex Sans needs."""
    return size * sum(_advance(char) for char in text)


def _advance(char: str) -> float:
    if char in _NARROW:
        return 0.40
    if char in _WIDE:
        return 0.95
    usual = 0.72 if char.isupper() else 0.62
    return usual if is_usual(char) else _unusual(char, usual)


def _unusual(char: str, usual: float) -> float:
    from unicodedata import combining, east_asian_width  # noqa: PLC0415 - memory

    if combining(char):
        return 0.0
    return 1.0 if east_asian_width(char) in "WF" else usual


def fit(text: str, width: float, size: float = 13.0) -> str:
    """The text, shortened with an ellipsis where it is wider than ``width`` units."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept + "\u2026", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "\u2026"


def longest_word(texts: Iterable[str]) -> float:
    """The width of the widest word of several texts, which a column must hold."""
    return max((text_width(word) for text in texts for word in text.split()), default=0.0)


def wrap(text: str, width: float, size: float = 13.0, lines: int = 2) -> tuple[str, ...]:
    """The text on at most ``lines`` lines of ``width`` units; the last one is shortened."""
    rows: list[str] = []
    for word in text.split():
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and text_width(joined, size) <= width:
            rows[-1] = joined
        else:
            rows.append(word)
    if len(rows) > lines:
        rows = [*rows[: lines - 1], " ".join(rows[lines - 1 :])]
    return tuple(fit(row, width, size) for row in rows) or ("",)
