"""What every figure has to keep to: no text over another, none outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures import Anchor, Box, Line, Text
from logic.figures.measure import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.figures import Figure


def extent(text: Text) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a text, at the width the estimate gives."""
    wide = text_width(text.text, text.size) * (1.06 if text.strong else 1.0)
    left = {Anchor.START: text.x, Anchor.MIDDLE: text.x - wide / 2, Anchor.END: text.x - wide}
    return left[text.anchor], left[text.anchor] + wide, text.y - text.size * 0.75, text.y


def texts(figure: Figure) -> Iterator[Text]:
    return (item for item in figure.items if isinstance(item, Text))


def collisions(figure: Figure) -> list[tuple[str, str]]:
    """The pairs of texts that overlap."""
    found = []
    placed = [(text.text, extent(text)) for text in texts(figure)]
    for index, (one, (left, right, top, bottom)) in enumerate(placed):
        for other, (left2, right2, top2, bottom2) in placed[index + 1 :]:
            beside = right <= left2 or right2 <= left
            if not beside and top < bottom2 and top2 < bottom:
                found.append((one, other))
    return found


def outside(figure: Figure) -> list[str]:
    """The texts that leave the figure."""
    found = []
    for text in texts(figure):
        left, right, top, bottom = extent(text)
        if left < -0.5 or right > figure.width + 0.5 or top < 0 or bottom > figure.height:
            found.append(text.text)
    return found


def said(figure: Figure) -> list[str]:
    return [text.text for text in texts(figure)]


def rings(figure: Figure) -> list[Box]:
    return [x for x in figure.items if isinstance(x, Box) and x.radius and x.outline]


def crossing(figure: Figure, text: Text) -> list[Line]:
    """The lines that run through a text."""
    left, right, top, bottom = extent(text)
    return [
        line
        for line in figure.items
        if isinstance(line, Line)
        if min(line.x1, line.x2) < right and left < max(line.x1, line.x2) + 0.01
        if min(line.y1, line.y2) < bottom and top < max(line.y1, line.y2) + 0.01
    ]
