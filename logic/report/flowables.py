"""The only maker of what ReportLab sets: one method for each kind of thing, which knows its role.

Every text comes through ``logic.report.text``. A heading, list, table, figure or link is made
here and nowhere else, so whatever a kind of thing needs, such as a tag, is added in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from reportlab.platypus import Flowable, Spacer, TableStyle
from reportlab.platypus.flowables import TopPadder

from logic.figures import Role
from logic.report import blocks
from logic.report.colours import colour, hex_of
from logic.report.fonts import SANS
from logic.report.parts import ContentsList, FigureFlowable, Headline, Prose, Rows, Side
from logic.report.styles import PLAIN, Hand, style
from logic.report.tags import Element, gather
from logic.report.text import MOST_WORDS, attribute, markup, one_line, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.lib.styles import ParagraphStyle


#: A rule of a table's style, as ReportLab takes it.
Rule: TypeAlias = "tuple[str, tuple[int, int], tuple[int, int], *tuple[object, ...]]"

#: Bullets as ReportLab draws them, in the body face.
_BULLET = "\u2022"
_RULE, _HAIR = 1.0, 0.6
_PAGE_COLUMN = 40.0


class Maker:
    """Makes flowables for one column width; ``known`` are the places links may lead to.

    ReportLab makes no file where one leads nowhere.

    ``level`` is the section's headline's, from 1; a heading inside it is one deeper.
    """

    def __init__(
        self,
        width: float,
        known: frozenset[str],
        squeeze: float = 1.0,
        level: int = 1,
        hand: Hand = PLAIN,
    ) -> None:
        self.width = width
        self._hand = hand
        self._known = known
        self._squeeze = squeeze
        self._level = level

    def _style(self, name: str) -> ParagraphStyle:
        return style(name, self._squeeze, self._hand)

    def headline(self, section: blocks.Section) -> Headline:
        """The headline of a section: its place in the outline and for links."""
        return Headline.of(section, self._style("title")).told(Element(f"H{self._level}"))

    def heading(self, text: str) -> Flowable:
        """A heading inside a section."""
        made = Prose(markup(text), self._style("heading"))
        return made.told(Element(f"H{self._level + 1}"))

    def kicker(self, section: blocks.Section) -> list[Flowable]:
        """The small lines over a headline, those of page 1 with room for a logo beside."""
        look = self._style("opening" if section.opening else "kicker")
        tag = "H1" if section.titled else "P"
        lines = [Prose(markup(one_line(line)), look).told(Element(tag)) for line in section.kicker]
        for above in lines[:-1]:
            above.spaceAfter = 0
        return list(lines)

    def paragraph(self, prose: blocks.Prose, manner: str = "body") -> list[Flowable]:
        """A text as one or more paragraphs."""
        look = self._style(manner)
        return [Prose(part, look).told(Element("P")) for part in self._markup(prose)]

    def bullets(self, found: blocks.Bullets) -> list[Flowable]:
        """A list."""
        tree = Element("L", numbering="Decimal" if found.numbered else "Disc")
        made: list[Flowable] = []
        for number, item in enumerate(found.items, start=1):
            mark = f"{number}." if found.numbered else _BULLET
            entry = tree.add("LI")
            label, body = entry.add("Lbl"), entry.add("LBody")
            for index, part in enumerate(self._markup(item)):
                bullet = mark if index == 0 else None
                prose = Prose(part, self._style("item"), bulletText=bullet)
                made.append(prose.told(body.add("P"), tree, label=label))
        return made

    def table(self, found: blocks.Table) -> Flowable:
        """A table that may run over pages, its header repeated on each."""
        shares = sum(found.widths)
        widths = [self.width * share / shares for share in found.widths]
        tree = Element("Table")
        numbers = [found.holds_numbers(at) for at in range(len(found.widths))]
        head = [self._header(found, tree, numbers)] if found.headers else []
        body = tree.add("TBody")
        names = "cell" if found.quiet else _header_look(numbers[0])
        looks = [names, *("sum" if holds else "cell" for holds in numbers[1:])]
        rows = [self._row(row, body.add("TR"), looks) for row in found.rows]
        made = Rows(
            [*head, *rows],
            colWidths=widths,
            repeatRows=len(head),
            splitInRow=1,
            style=_table_style(len(head), self._squeeze, found.room, self._hand),
            spaceBefore=4 * self._squeeze,
            spaceAfter=10 * self._squeeze,
        )
        made.hAlign = "LEFT"
        made.tree = tree
        return made

    def _header(
        self, found: blocks.Table, tree: Element, numbers: Sequence[bool]
    ) -> list[list[Flowable]]:
        line = tree.add("THead").add("TR")
        return [
            self._cell(cell, _header_look(holds), line.add("TH", scope="Column", once=True))
            for cell, holds in zip(found.headers, numbers, strict=True)
        ]

    def _row(
        self, row: tuple[blocks.Prose, ...], line: Element, looks: Sequence[str]
    ) -> list[list[Flowable]]:
        cells = [line.add("TH", scope="Row"), *(line.add("TD") for _ in row[1:])]
        parts = zip(row, looks, cells, strict=True)
        return [self._cell(prose, look, cell) for prose, look, cell in parts]

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
                Prose(markup(one.number), style("number", hand=self._hand)).told(Element("P")),
                Prose(markup(one.caption), style("caption", hand=self._hand)).told(Element("P")),
            ]
            for one in found.numbers
        ]
        others = range(1, len(cells))
        rules: list[Rule] = [
            ("LINEABOVE", (0, 0), (-1, 0), _RULE, self._hand.ink),
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
        said: list[Flowable] = [
            Prose(markup(title), style("small", 0.0, self._hand)).told(Element("P"))
        ]
        if text:
            return [*said, *self.paragraph(blocks.say(text), "cell")]
        return [*said, Spacer(1, 16)]

    def contents(self, found: blocks.Contents) -> Flowable:
        """The list of sections with links and page numbers."""
        return ContentsList(self, found)

    def contents_rows(
        self, names: tuple[tuple[str, str], ...], pages: dict[str, int], tree: Element
    ) -> Flowable:
        """The list of sections as far as their pages are known; ``tree`` is filled anew."""
        tree.kids = []
        rows = [
            self._contents_row(name, str(pages.get(key, "")), key, tree.add("TOCI"))
            for key, name in names
        ]
        rules: list[Rule] = [
            ("LINEBELOW", (0, 0), (-1, -1), _HAIR, colour(Role.LINE)),
            *_padding(0, 3 * self._squeeze),
        ]
        return self._laid(rows, rules, [self.width - _PAGE_COLUMN, _PAGE_COLUMN])

    def _contents_row(self, name: str, page: str, key: str, entry: Element) -> list[Flowable]:
        texts = ((markup(name), "contents"), (page, "page"))
        looks = ((text, style(manner, hand=self._hand)) for text, manner in texts)
        return [
            Prose(self._linked(text, f"#{key}", plain=True), look).told(entry)
            for text, look in looks
        ]

    def at_foot(self, parts: list[Flowable]) -> Flowable:
        """The parts at the bottom of their page."""
        laid = self._laid([[parts]], _padding(0, 0))
        return TopPadder(laid)

    def _laid(
        self,
        rows: Sequence[list[Any]],
        rules: list[Rule],
        widths: list[float] | None = None,
    ) -> Side:
        """Things side by side; a matter of layout, not a table to be read as one."""
        columns = widths or [self.width / len(rows[0])] * len(rows[0])
        made = Side(
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
        cells = (cell for row in rows for cell in row)
        parts = (part for cell in cells for part in (cell if isinstance(cell, list) else [cell]))
        made.tree = gather("Div", parts)
        return made

    def _cell(self, prose: blocks.Prose, manner: str, cell: Element) -> list[Flowable]:
        look = style(manner, hand=self._hand)
        parts = list(self._markup(prose))
        if len(parts) == 1:
            return [Prose(parts[0], look).told(cell)]
        once = cell.once
        return [Prose(part, look).told(cell.add("P", once=once)) for part in parts]

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
            made = f'<a name="{attribute(span.anchor)}"/>{made}'
        return made

    def _linked(self, made: str, link: str, *, plain: bool = False) -> str:
        """The markup as a link where it leads to a known place of the report, else as it is."""
        if not link.startswith("#") or link[1:] not in self._known:
            return made
        line = "" if plain else f' underline="1" ucolor="{hex_of(Role.EDGE)}"'
        return f'<a href="{attribute(link)}"{line}>{made}</a>'


def _padding(side: float, ends: float) -> list[Rule]:
    return [
        ("LEFTPADDING", (0, 0), (-1, -1), side),
        ("RIGHTPADDING", (0, 0), (-1, -1), side),
        ("TOPPADDING", (0, 0), (-1, -1), ends),
        ("BOTTOMPADDING", (0, 0), (-1, -1), ends),
    ]


def _table_style(head: int, squeeze: float, room: float, hand: Hand) -> TableStyle:
    rules: list[Rule] = [
        ("FONTNAME", (0, 0), (-1, -1), SANS),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, head), (-1, -1), _HAIR, colour(Role.LINE)),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), 10),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 5 * squeeze),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6 * squeeze),
        ("BOTTOMPADDING", (0, head), (-1, -1), 6 * squeeze + room),
    ]
    if head:
        rules.append(("LINEBELOW", (0, 0), (-1, 0), _RULE, hand.ink))
    return TableStyle(rules)


def _header_look(holds_numbers: bool) -> str:  # noqa: FBT001 - what a column is
    """The look of a header cell, which stands over or before numbers as they do."""
    return "sum_name" if holds_numbers else "name"
