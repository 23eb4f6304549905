"""Listens to how a paragraph's text is put out: where its lines and its links end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from logic.report.tags import Cut, Element

if TYPE_CHECKING:
    from logic.report.tags import TaggedCanvas

#: A link of a paragraph as ReportLab knows it: its number and where it leads.
Key = tuple[int, str]


class TextNotes:
    """Listens to a text object of ReportLab and keeps its cuts in ``cuts``, for the canvas.

    A link over several lines begins anew on each, with a rectangle of its own for each line.
    """

    def __init__(self, text: Any, canvas: TaggedCanvas) -> None:  # noqa: ANN401 - ReportLab's own
        self._text = text
        self._canvas = canvas
        self._elements: dict[Key, Element] = {}
        self._out = text._textOut  # noqa: SLF001 - called by Paragraph for each run
        self._start = 0
        self.cuts: list[Cut] = []
        text.cuts = self.cuts
        text._textOut = self._put  # noqa: SLF001
        text._linkRecord = self._note  # noqa: SLF001 - Paragraph calls it at both ends of a link

    def _put(self, text: str, star: int = 0) -> None:
        self._start = len(self._text._code)  # noqa: SLF001
        # The blank a line was broken at, which ReportLab drops: else its words run together.
        self._out(f"{text} " if star and not text.endswith(" ") else text, star)

    def _note(self, key: Key, end: str) -> None:
        """ReportLab tells of a beginning after the first run of the link is out."""
        if end == "start":
            link = self._elements.setdefault(key, Element("Link", target=key[1]))
            self.cuts.append(Cut(self._start, link))
            self._canvas.expect_link(link)
        else:
            self.cuts.append(Cut(len(self._text._code), None))  # noqa: SLF001
