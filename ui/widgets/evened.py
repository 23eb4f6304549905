"""Lines that look even: how narrow a text may be laid out without needing another line.

Where lines are as long as they may be, the last word need not stand alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextLayout, QTextLine

#: Room before a word, and its width.
Word = tuple[float, float]

_CLOSE: Final = 1.0
#: A word with more characters fills a line by itself.
_LONGEST_ALONE: Final = 12
#: A line that gives its last word away keeps as many as this.
_LEAST_KEPT: Final = 2
#: Lines are broken at spaces; those that may not be broken at are part of a word.
_WORD: Final = re.compile("[^ \u2028]+")
#: Qt counts these as two characters.
_LARGE: Final = re.compile("[\U00010000-\U0010ffff]")


def evened_width(layout: QTextLayout) -> float:
    """The least width in which the words of a text laid out stand in as many lines as now."""
    text = _LARGE.sub("xx", layout.text())
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    words = list(_words(lines, text))
    high = max(line.naturalTextWidth() for line in lines)
    low = min(high, sum(wide for _, wide in words) / len(lines) - _CLOSE)
    while high - low > _CLOSE:
        middle = (low + high) / 2
        if _line_count(words, middle) > len(lines):
            low = middle
        else:
            high = middle
    return high


def company(layout: QTextLayout) -> float:
    """How wide the last line but one may be for the last word not to stand alone; 0 if it does not.

    Its own last word goes down to keep it company.
    """
    count = layout.lineCount()
    if count < 2:  # noqa: PLR2004 - there is no line before it
        return 0.0
    last = layout.lineAt(count - 1)
    if last.textLength() > _LONGEST_ALONE:
        return 0.0
    before = layout.lineAt(count - 2)
    text, start = _LARGE.sub("xx", layout.text()), last.textStart()
    alone = text[start:].strip(" ")
    if text[start - 1] != " " or not _WORD.fullmatch(alone):
        return 0.0
    words = list(_WORD.finditer(text, before.textStart(), start))
    if len(words) <= _LEAST_KEPT:
        return 0.0
    kept, full = _x(before, words[-2].end()), before.naturalTextWidth()
    return kept if full - kept + last.naturalTextWidth() <= full else 0.0


def _words(lines: list[QTextLine], text: str) -> Iterator[Word]:
    """Every word; one that begins a line has the room before it that another had."""
    gap = 0.0
    for line in lines:
        start, end = line.textStart(), None
        for word in _WORD.finditer(text, start, start + line.textLength()):
            left, right = _x(line, word.start()), _x(line, word.end())
            gap = gap if end is None else abs(left - end)
            end = right
            yield gap, abs(right - left)


def _x(line: QTextLine, at: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(at))[0]


def _line_count(words: list[Word], width: float) -> int:
    """How many lines the words take, each as full as it may be."""
    count, left = 0, 0.0
    for gap, wide in words:
        if count and gap + wide <= left:
            left -= gap + wide
        else:
            count, left = count + 1, width - wide
    return count
