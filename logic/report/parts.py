"""The flowables themselves: ReportLab's own, made to say which element they draw for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Self

from reportlab.graphics import renderPDF
from reportlab.platypus import Flowable, LongTable, PageBreak, Paragraph
from reportlab.platypus import Table as FixedTable
from reportlab.platypus.doctemplate import IndexingFlowable

from logic.report.figure_painter import draw_figure
from logic.report.tags import Element
from logic.report.text import markup, one_line, restored
from logic.report.text_notes import TextNotes
from logic.report.tongues import tongue

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.lib.styles import ParagraphStyle

    from logic.figures import Figure
    from logic.report import blocks
    from logic.report.flowables import Maker
    from logic.report.tags import TaggedCanvas


class Prose(Paragraph):
    """A paragraph of text that came through the gate, with the element its text belongs to."""

    canv: TaggedCanvas
    blPara: Any  # noqa: N815 - ReportLab's name
    element: Element
    tree: Element
    label: Element | None = None
    _wrapped: tuple[float, tuple[float, float]] = (0.0, (0.0, 0.0))

    def told(
        self, element: Element, tree: Element | None = None, *, label: Element | None = None
    ) -> Self:
        """This paragraph as the content of an element, a list's mark as that of its label."""
        self.element, self.label, self.tree = element, label, tree or element
        element.language = tongue("".join(getattr(part, "text", "") for part in self.frags))
        return self

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width and height in points; lines are broken once, however often ReportLab asks."""
        if self._wrapped[0] != width or not hasattr(self, "blPara"):
            self._wrapped = width, super().wrap(width, height)
        return self._wrapped[1]

    def split(self, width: float, height: float) -> list[Flowable]:
        """The paragraph's parts, all of them the same element's."""
        parts = list(super().split(width, height))
        for part in parts:
            part.told(self.element, self.tree, label=self.label)  # type: ignore[attr-defined]
        return parts

    def draw(self) -> None:
        """Draw the text as its element's, underlines as decoration."""
        if self.canv.measuring:
            return
        marks = [self.label] if self.bulletText and self.label is not None else []
        with self.canv.texts([*marks, self._owner(self.element)]):
            super().draw()

    def _owner(self, element: Element) -> Element:
        """The element of a text set in one manner: where all of it is a link, the link's."""
        links = getattr(self.blPara, "link", None) if self.blPara.kind == 0 else None
        if not links:
            return element
        link = element.link(links[0][1])
        for _ in range(len(self.blPara.lines) * len(links)):
            self.canv.expect_link(link)
        return link

    def beginText(self, x: float, y: float) -> Any:  # noqa: ANN401, N802 - ReportLab's own
        """A text object that notes where links begin and end among its codes."""
        made = super().beginText(x, y)
        TextNotes(made, self.canv)
        return made

    def _setup(
        self,
        text: str | None,
        style: ParagraphStyle,
        bullet: str | None,
        frags: list[Any] | None,
        cleaner: Callable[[str], str],
    ) -> None:
        """Most texts hold no markup; these are made without ReportLab's parser, which is slow."""
        if text and "<" not in text and not text.isspace():
            frags = [_plain_frag(style).clone(text=cleaner(text))]
        super()._setup(text, style, bullet, frags, cleaner)  # type: ignore[misc]  # not in the stubs
        for part in self.frags:
            if getattr(part, "text", None):
                part.text = restored(part.text)


@cache
def _plain_frag(style: ParagraphStyle) -> Any:  # noqa: ANN401 - ReportLab's own
    """A run of text as ReportLab's parser makes it in a style."""
    return Paragraph("x", style).frags[0]


class Headline(Prose):
    """A section's headline; drawing it enters the section in the outline."""

    section = ""
    name = ""

    @classmethod
    def of(cls, section: blocks.Section, look: ParagraphStyle) -> Headline:
        """The headline of a section."""
        made = cls(markup(section.headline), look)
        made.section = section.id
        made.name = one_line(section.name)
        return made

    def split(self, width: float, height: float) -> list[Flowable]:
        """The headline's parts; the first one stands for the section."""
        parts = list(super().split(width, height))
        if parts and isinstance(parts[0], Headline):
            parts[0].section, parts[0].name = self.section, self.name
        return parts

    def draw(self) -> None:
        """Draw the headline, and make its place known."""
        if self.section:
            self.canv.bookmarkHorizontal(self.section, 0, self.height)
            self.canv.addOutlineEntry(self.name, self.section, level=0)
        super().draw()


class Ruled:
    """A table whose lines and grounds are decoration."""

    tree: Element | None = None

    def draw(self) -> None:
        """Draw the table."""
        if not self.canv.measuring:  # type: ignore[attr-defined]
            super().draw()  # type: ignore[misc]

    def _drawBkgrnd(self) -> None:  # noqa: N802 - ReportLab's name
        with self.canv.artifact():  # type: ignore[attr-defined]
            super()._drawBkgrnd()  # type: ignore[misc]

    def _drawLines(self) -> None:  # noqa: N802 - ReportLab's name
        with self.canv.artifact():  # type: ignore[attr-defined]
            super()._drawLines()  # type: ignore[misc]


class Side(Ruled, FixedTable):
    """Things side by side."""


#: What a row too high by less than a point is split shorter by: ReportLab finds nothing to split in
#: it and could not set it at all.
_LINE = 20.0
_ENDLESS = 1e6
#: A table that breaks takes so many rows to the next page, as long as so many stay; with high rows
#: this much, in points, is enough.
_COMPANY, _STAY = 3, 2
_ENOUGH = 100.0
#: A table up to this height, in points, is not broken.
WHOLE = 200.0
#: Room for a heading above a row, in points: one too high for a page with a heading is broken where
#: it stands, or the heading would stay behind alone.
ABOVE = 80.0


class Rows(Ruled, LongTable):
    """A table that breaks between rows, and inside one only if a page cannot hold the row.

    A small one stays whole, and a larger one does not leave a row or two on another page. What is
    said right below it, ``below`` points high, is not left alone on another page either.
    """

    below: float = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width and height in points; more than there is where what stands below has no room."""
        wide, high = super().wrap(width, height)
        return (wide, height + 1) if self._crowds_out(high, height) else (wide, high)

    def _crowds_out(self, high: float, height: float) -> bool:
        """Whether all of it has room and what is said below has none; rows can then go along."""
        moves = self.length() > _COMPANY or not self._is_at_top()
        return moves and high <= height < high + self.below

    def _is_at_top(self) -> bool:
        return bool(getattr(getattr(self, "_frame", None), "_atTop", True))

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits and the rest, or nothing where the next page is to hold it."""
        frame: Any = getattr(self, "_frame", None)
        at_top = self._is_at_top()
        if not at_top and self.is_small(width):
            return []
        high = self.wrap(width, _ENDLESS)[1]
        crowded = self._crowds_out(high, height)
        parts = self._between_rows(width, high - 1 if crowded else height)
        if len(parts) > 1:
            return self._in_company(parts, width)
        if parts or (not at_top and self._begins_within(getattr(frame, "_height", 0.0) - ABOVE)):
            return list(parts)
        return self._inside_a_row(width, height)

    def _inside_a_row(self, width: float, height: float) -> list[Flowable]:
        """The two parts of it, parted inside a row, so that the second begins with some text."""
        parts = list(super().split(width, height))
        bare = len(parts) > 1 and isinstance(parts[-1], Rows) and parts[-1].is_bare()
        return parts if parts and not bare else list(super().split(width, height - _LINE)) or parts

    def is_bare(self) -> bool:
        """Whether its first row holds no text: all of it went to the page before."""
        cells = self._cellvalues[self.repeatRows]  # type: ignore[attr-defined]  # not in the stubs
        return not any(cells)

    def is_small(self, width: float) -> bool:
        """Whether it is to stay whole."""
        return self.wrap(width, _ENDLESS)[1] <= WHOLE

    def first_row(self, width: float) -> float:
        """How high its header and its first row are together."""
        self.wrap(width, _ENDLESS)
        return self._beginning()

    def _begins_within(self, height: float) -> bool:
        """Whether a page of this height holds its header and its first row."""
        return self._beginning() <= height

    def _beginning(self) -> float:
        return float(sum(self._rowHeights[: self.repeatRows + 1]))  # type: ignore[attr-defined]  # not in the stubs

    def _in_company(self, parts: list[Rows], width: float) -> list[Flowable]:
        """The two parts, rows moved from the first to the second until that one has enough."""
        before, after = parts
        slight = after.wrap(width, _ENDLESS)[1] < _ENOUGH
        wanted = min(_COMPANY - after.length(), before.length() - _STAY) if slight else 0
        for _ in range(wanted):
            shorter = before.wrap(width, _ENDLESS)[1] - 1
            before, after = self._between_rows(width, shorter) or (before, after)
        after.below = self.below
        # Else the first row moved might go back to this page.
        return [before, PageBreak(), after] if wanted > 0 else [before, after]

    def length(self) -> int:
        """How many rows it has below its header."""
        return len(self._cellvalues) - self.repeatRows  # type: ignore[attr-defined]  # not in the stubs

    def _between_rows(self, width: float, height: float) -> list[Rows]:
        self.splitInRow = 0
        parts = [part for part in super().split(width, height) if isinstance(part, Rows)]
        self.splitInRow = 1
        for part in parts:
            part.splitInRow = 1
        return parts


class FigureFlowable(Flowable):
    """A figure with its description."""

    canv: TaggedCanvas

    def __init__(self, figure: Figure, width: float) -> None:
        super().__init__()
        self.element = self.tree = Element("Figure", alt=one_line(figure.alt))
        self._drawing = draw_figure(figure, width)
        self.width = self._drawing.width
        self.height = self._drawing.height
        self.spaceBefore = 6.0
        self.spaceAfter = 6.0

    def wrap(self, *_available: float) -> tuple[float, float]:
        """Width and height in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the figure."""
        if self.canv.measuring:
            return
        corners = ((0.0, 0.0), (self.width, self.height))
        (left, low), (right, top) = (self.canv.absolutePosition(*corner) for corner in corners)
        self.element.box = (left, low, right, top)
        with self.canv.content(self.element):
            renderPDF.draw(self._drawing, self.canv, 0, 0)


class ContentsList(IndexingFlowable):
    """The contents; it is set again until the pages it names are the pages that came out."""

    def __init__(self, maker: Maker, found: blocks.Contents) -> None:
        super().__init__()
        self._maker = maker
        self._names = found.names
        self._pages: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._shown: dict[str, int] | None = None
        self.tree = Element("TOC")

    def beforeBuild(self) -> None:  # noqa: N802 - ReportLab's name
        """Keep the pages of the pass before."""
        self._last, self._pages = self._pages, {}

    def notify(self, kind: str, stuff: tuple[str, int]) -> None:
        """Note the page of a section."""
        del kind  # the report tells of nothing but sections
        self._pages[stuff[0]] = stuff[1]

    def isSatisfied(self) -> bool:  # noqa: N802 - ReportLab's name
        """Whether the last pass brought the same pages."""
        return self._last == self._pages

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Set the list with the pages known so far."""
        if self._last is not self._shown:
            self._rows = self._maker.contents_rows(self._names, self._last, self.tree)
            self._shown = self._last
        self.width, self.height = self._rows.wrap(width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The list's parts where it does not fit."""
        return list(self._rows.splitOn(self.canv, width, height))

    def draw(self) -> None:
        """Draw the list."""
        self._rows.drawOn(self.canv, 0, 0)
