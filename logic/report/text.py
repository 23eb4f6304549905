"""The gate every text passes before it reaches ReportLab; nothing goes round it.

What people typed may hold control characters, markup, one word of a million letters or marks
that turn the reading direction. What leaves here is text that ReportLab sets and nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from logic.characters import composed

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A text longer than this is cut; the assessment file keeps the whole.
LONGEST = 6_000
#: ReportLab breaks a word at the end of its line; a longer one takes it time with the square
#: of the length, so it gets blanks.
LONGEST_WORD = 300
#: A longer paragraph is set as several, for the same reason.
MOST_WORDS = 500
MOST_LINES = 60
CUT = " [\u2026]"
CONTINUES = "\u2026"

_STAND_INS = {ord("<"): "\ufdd0", ord("&"): "\ufdd1"}
_BACK = {0xFDD0: "<", 0xFDD1: "&"}
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DROPPED = _TURNING | {"\u200b", "\ufeff"}
_BLANK_LINES = re.compile(r"\n\s*\n\s*")
_PER_CENT = re.compile(r"(?<=\d) %")


def clean(text: str, longest: int | None = LONGEST) -> str:
    r"""The text without control characters, surrogates and turning marks, in NFC, capped.

    Line ends become ``\n``, tabs and blanks that no face has become plain ones.
    """
    capped = text if longest is None or len(text) <= longest else text[:longest] + CUT
    lines = _LINE_ENDS.sub("\n", capped)
    return composed(lines.translate(_KEPT))


class _Kept(dict[int, str | None]):
    """What each character becomes, as ``str.translate`` takes it; looked up once for each."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        self[code] = kept = char if char.isprintable() or _stays(char) else None
        return kept


def _stays(char: str) -> bool:
    """Whether a character that Python would not print as it is stays in a text."""
    from unicodedata import category  # noqa: PLC0415 - memory

    return char not in _DROPPED and category(char) not in {"Cc", "Cs", "Cn"}


_KEPT = _Kept(
    {ord("\n"): "\n", ord("\u00a0"): "\u00a0", **dict.fromkeys(map(ord, "\t\u1680\u205f"), " ")}
)


def one_line(text: str, longest: int = LONGEST) -> str:
    """The cleaned text on one line of at most ``longest`` characters, for metadata and feet."""
    line = " ".join(clean(text).split())
    return line if len(line) <= longest else cut(line, longest - 1) + CONTINUES


def cut(line: str, longest: int) -> str:
    """The beginning of a longer line that ends with a word; inside one only where it fills most."""
    head = line[: longest + 1].rpartition(" ")[0]
    kept = head if 2 * len(head) >= longest else line[:longest]
    return kept.rstrip(" ,;:")


def paragraphs(text: str) -> Iterator[str]:
    """The cleaned text as paragraphs of at most 500 words; at least one, maybe empty.

    Line ends after the first sixty become blanks: nobody reads a column of single words.
    """
    lines = clean(text).strip("\n").split("\n")
    kept = "\n".join([*lines[:MOST_LINES], " ".join(lines[MOST_LINES:])]).strip("\n")
    for part in _BLANK_LINES.split(kept):
        words = part.split(" ")
        for start in range(0, len(words), MOST_WORDS):
            yield " ".join(words[start : start + MOST_WORDS])


def markup(text: str) -> str:
    """The cleaned text as ReportLab markup; ``restored`` gives exactly these characters back.

    ReportLab sets each character reference apart, which makes it slow, so the two characters
    that mean something in markup travel as non-characters, which ``clean`` lets nobody type.
    """
    held = _PER_CENT.sub("\N{NO-BREAK SPACE}%", clean(text))
    broken = " ".join(_broken(word) for word in held.split(" "))
    return broken.translate(_STAND_INS).replace("\n", "<br/>")


def attribute(text: str) -> str:
    """The cleaned text as the value of an attribute in ReportLab markup, as a link's target is."""
    from html import escape  # noqa: PLC0415 - memory of a window: it brings 2,231 names

    return escape(clean(text, None))


def restored(text: str) -> str:
    """Text out of ReportLab's parser with its own characters back."""
    return text.translate(_BACK)


def _broken(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    pieces = (word[i : i + LONGEST_WORD] for i in range(0, len(word), LONGEST_WORD))
    return " ".join(pieces)
