"""Lines of a length: how narrow a text may be laid out without needing another line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextLayout, QTextLine

#: Room before a word, and its width.
Word = tuple[float, float]

_CLOSE: Final = 1.0
#: Lines are broken at spaces; those that may not be broken at are part of a word.
_WORD: Final = re.compile("[^ \u2028]+")
#: Qt counts these as two characters.
_LARGE: Final = re.compile("[\U00010000-\U0010ffff]")


def evened_width(layout: QTextLayout) -> float:
    """The least width in which the words of a text laid out stand in as many lines as now."""
    text = _LARGE.sub("xx", layout.text())
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    words = list(_words(lines, text))
    low, high = 0.0, max(line.naturalTextWidth() for line in lines)
    while high - low > _CLOSE:
        middle = (low + high) / 2
        if _line_count(words, middle) > len(lines):
            low = middle
        else:
            high = middle
    return high


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
