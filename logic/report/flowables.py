"""The only maker of what ReportLab sets: one method for each kind of thing, which knows its role.

Every text comes through ``logic.report.text``. A heading, list, table, figure or link is made
here and nowhere else, so whatever a kind of thing needs, such as a tag, is added in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from reportlab.graphics import renderPDF
from reportlab.platypus import Flowable, LongTable, Paragraph, Spacer, TableStyle
from reportlab.platypus import Table as FixedTable
from reportlab.platypus.doctemplate import IndexingFlowable
from reportlab.platypus.flowables import TopPadder

from logic.figures import Role
from logic.report import blocks
from logic.report.colours import colour, hex_of
from logic.report.figure_painter import draw_figure
from logic.report.fonts import SANS
from logic.report.styles import style
from logic.report.text import MOST_WORDS, markup, one_line, paragraphs, restored, safe_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from logic.figures import Figure

#: A rule of a table's style, as ReportLab takes it.
Rule: TypeAlias = "tuple[str, tuple[int, int], tuple[int, int], *tuple[object, ...]]"

#: Bullets as ReportLab draws them, in the body face.
_BULLET = "\u2022"
_RULE, _HAIR = 1.0, 0.6
_PAGE_COLUMN = 40.0


class Maker:
    """Makes flowables for one column width; ``known`` are the places links may lead to."""

    def __init__(self, width: float, known: frozenset[str], squeeze: float = 1.0) -> None:
        self.width = width
        self._known = known
        self._squeeze = squeeze

    def headline(self, section: blocks.Section) -> Headline:
        """The headline of a section: its place in the outline and for links."""
        return Headline.of(section, self._squeeze)

    def heading(self, text: str) -> Flowable:
        """A heading inside a section."""
        return Prose(markup(text), style("heading", self._squeeze))

    def kicker(self, section: blocks.Section) -> Flowable:
        """The small lines over a headline, those of page 1 with room for a logo beside."""
        joined = "<br/>".join(markup(one_line(line)) for line in section.kicker)
        manner = "opening" if section.opening else "kicker"
        return Prose(joined, style(manner, self._squeeze))

    def paragraph(self, prose: blocks.Prose, manner: str = "body") -> list[Flowable]:
        """A text as one or more paragraphs."""
        return [Prose(part, style(manner, self._squeeze)) for part in self._markup(prose)]

    def bullets(self, found: blocks.Bullets) -> list[Flowable]:
        """A list."""
        made: list[Flowable] = []
        for number, item in enumerate(found.items, start=1):
            mark = f"{number}." if found.numbered else _BULLET
            for index, part in enumerate(self._markup(item)):
                bullet = mark if index == 0 else None
                made.append(Prose(part, style("item", self._squeeze), bulletText=bullet))
        return made

    def table(self, found: blocks.Table) -> Flowable:
        """A table that may run over pages, its header repeated on each."""
        shares = sum(found.widths)
        widths = [self.width * share / shares for share in found.widths]
        head = [[self._cell(cell, "name") for cell in found.headers]] if found.headers else []
        rows = [
            [
                self._cell(cell, "cell" if index or found.quiet else "name")
                for index, cell in enumerate(row)
            ]
            for row in found.rows
        ]
        made = Rows(
            [*head, *rows],
            colWidths=widths,
            repeatRows=len(head),
            splitInRow=1,
            style=_table_style(len(head), self._squeeze),
            spaceBefore=4 * self._squeeze,
            spaceAfter=10 * self._squeeze,
        )
        made.hAlign = "LEFT"
        return made

    def figure(self, found: blocks.FigureBlock) -> list[Flowable]:
        """A figure under its title, kept together with what to know for reading it."""
        figure = FigureFlowable(found.figure, self.width)
        figure.keepWithNext = bool(found.caption)
        caption = self.paragraph(blocks.say(found.caption), "small") if found.caption else []
        return [figure, *caption]

    def key_numbers(self, found: blocks.KeyNumbers) -> Flowable:
        """The row of large numbers."""
        cells = [
            [
                Prose(markup(one.number), style("number")),
                Prose(markup(one.caption), style("caption")),
            ]
            for one in found.numbers
        ]
        others = range(1, len(cells))
        rules: list[Rule] = [
            ("LINEABOVE", (0, 0), (-1, 0), _RULE, colour(Role.INK)),
            ("LINEBELOW", (0, 0), (-1, 0), _HAIR, colour(Role.LINE)),
            ("LEFTPADDING", (0, 0), (0, 0), 0),
            ("LEFTPADDING", (1, 0), (-1, -1), 11),
            ("RIGHTPADDING", (0, 0), (-1, -1), 11),
            ("TOPPADDING", (0, 0), (-1, -1), 10 * self._squeeze),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 12 * self._squeeze),
            *(("LINEBEFORE", (n, 0), (n, 0), _HAIR, colour(Role.LINE)) for n in others),
        ]
        return self._laid([cells], rules)

    def sign_off(self, found: blocks.SignOff) -> Flowable:
        """Boxes side by side, with room to write where there is no text."""
        cells = [self._box(title, text) for title, text in found.boxes]
        rules: list[Rule] = [
            ("BOX", (index, 0), (index, 0), _HAIR, colour(Role.EDGE)) for index in range(len(cells))
        ]
        return self._laid([cells], [*rules, *_padding(8, 6)])

    def _box(self, title: str, text: str) -> list[Flowable]:
        said: list[Flowable] = [Prose(markup(title), style("small", 0.0))]
        if text:
            return [*said, *self.paragraph(blocks.say(text), "cell")]
        return [*said, Spacer(1, 16)]

    def contents(self, found: blocks.Contents) -> Flowable:
        """The list of sections with links and page numbers."""
        return ContentsList(self, found)

    def contents_rows(self, names: tuple[tuple[str, str], ...], pages: dict[str, int]) -> Flowable:
        """The list of sections as far as their pages are known."""
        rows = [
            [
                Prose(self._linked(markup(name), f"#{key}", plain=True), style("contents")),
                Prose(self._linked(str(pages.get(key, "")), f"#{key}", plain=True), style("page")),
            ]
            for key, name in names
        ]
        rules: list[Rule] = [
            ("LINEBELOW", (0, 0), (-1, -1), _HAIR, colour(Role.LINE)),
            *_padding(0, 3 * self._squeeze),
        ]
        return self._laid(rows, rules, [self.width - _PAGE_COLUMN, _PAGE_COLUMN])

    def at_foot(self, parts: list[Flowable]) -> Flowable:
        """The parts at the bottom of their page."""
        return TopPadder(self._laid([[parts]], _padding(0, 0)))

    def _laid(
        self,
        rows: Sequence[list[Any]],
        rules: list[Rule],
        widths: list[float] | None = None,
    ) -> Flowable:
        """Things side by side; a matter of layout, not a table to be read as one."""
        columns = widths or [self.width / len(rows[0])] * len(rows[0])
        made = FixedTable(
            rows,
            colWidths=columns,
            splitInRow=1,
            style=TableStyle(
                [("FONTNAME", (0, 0), (-1, -1), SANS), ("VALIGN", (0, 0), (-1, -1), "TOP"), *rules]
            ),
            spaceBefore=6 * self._squeeze,
            spaceAfter=6 * self._squeeze,
        )
        made.hAlign = "LEFT"
        return made

    def _cell(self, prose: blocks.Prose, manner: str) -> list[Flowable]:
        return [Prose(part, style(manner)) for part in self._markup(prose)]

    def _markup(self, prose: blocks.Prose) -> Iterator[str]:
        """The prose as markup of one or more paragraphs, none longer than ReportLab likes."""
        parts: list[str] = []
        words = 0
        for span in prose:
            for index, text in enumerate(paragraphs(span.text)):
                count = text.count(" ") + 1
                if parts and (index or span.fresh or words + count > MOST_WORDS):
                    yield "".join(parts)
                    parts, words = [], 0
                parts.append(self._span(span, text))
                words += count
        yield "".join(parts)

    def _span(self, span: blocks.Span, text: str) -> str:
        made = markup(text)
        if span.strong:
            made = f"<b>{made}</b>"
        if span.role is not Role.INK:
            made = f'<font color="{hex_of(span.role)}">{made}</font>'
        if span.link:
            made = self._linked(made, span.link)
        if span.anchor in self._known:
            made = f'<a name="{span.anchor}"/>{made}'
        return made

    def _linked(self, made: str, link: str, *, plain: bool = False) -> str:
        """The markup as a link where its target is known and allowed, else as it is."""
        inside = link.startswith("#") and link[1:] in self._known
        if not inside and not safe_link(link):
            return made
        line = "" if plain else f' underline="1" ucolor="{hex_of(Role.EDGE)}"'
        return f'<a href="{link if inside else markup(safe_link(link))}"{line}>{made}</a>'


class Prose(Paragraph):
    """A paragraph of text that came through the gate."""

    def _setup(self, *parts: Any) -> None:  # noqa: ANN401 - ReportLab's own
        super()._setup(*parts)  # type: ignore[misc]  # not in the stubs
        for part in self.frags:
            if getattr(part, "text", None):
                part.text = restored(part.text)


class Headline(Prose):
    """A section's headline; drawing it enters the section in the outline."""

    section = ""
    name = ""

    @classmethod
    def of(cls, section: blocks.Section, squeeze: float) -> Headline:
        """The headline of a section."""
        made = cls(markup(section.headline), style("title", squeeze))
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


class Rows(LongTable):
    """A table that breaks between rows, and inside one only if a page cannot hold the row."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits and the rest, or nothing where the next page is to hold it."""
        self.splitInRow = 0
        parts = super().split(width, height)
        self.splitInRow = 1
        for part in [part for part in parts if isinstance(part, Rows)]:
            part.splitInRow = 1
        if parts or not getattr(getattr(self, "_frame", None), "_atTop", True):
            return list(parts)
        return list(super().split(width, height))


class FigureFlowable(Flowable):
    """A figure with its description."""

    def __init__(self, figure: Figure, width: float) -> None:
        super().__init__()
        self.alt = figure.alt
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
        renderPDF.draw(self._drawing, self.canv, 0, 0)


class ContentsList(IndexingFlowable):
    """The contents; it is set again until the pages it names are the pages that came out."""

    def __init__(self, maker: Maker, found: blocks.Contents) -> None:
        super().__init__()
        self._maker = maker
        self._names = found.names
        self._pages: dict[str, int] = {}
        self._last: dict[str, int] = {}

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
        self._rows = self._maker.contents_rows(self._names, self._last)
        self.width, self.height = self._rows.wrap(width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The list's parts where it does not fit."""
        return list(self._rows.splitOn(self.canv, width, height))

    def draw(self) -> None:
        """Draw the list."""
        self._rows.drawOn(self.canv, 0, 0)


def _padding(side: float, ends: float) -> list[Rule]:
    return [
        ("LEFTPADDING", (0, 0), (-1, -1), side),
        ("RIGHTPADDING", (0, 0), (-1, -1), side),
        ("TOPPADDING", (0, 0), (-1, -1), ends),
        ("BOTTOMPADDING", (0, 0), (-1, -1), ends),
    ]


def _table_style(head: int, squeeze: float) -> TableStyle:
    rules: list[Rule] = [
        ("FONTNAME", (0, 0), (-1, -1), SANS),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, head), (-1, -1), _HAIR, colour(Role.LINE)),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), 10),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 5 * squeeze),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6 * squeeze),
    ]
    if head:
        rules.append(("LINEBELOW", (0, 0), (-1, 0), _RULE, colour(Role.INK)))
    return TableStyle(rules)
