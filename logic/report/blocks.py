"""The plain values a report is made of; text in them is as it was written, not yet cleaned.

They know nothing of pages or PDF: tests, the window's "Read as text" and the renderer all
read the same values.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from logic.figures import Role
from logic.record import dataclass
from logic.report.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.figures import Figure

#: The beginning of a number or of a sum, not of a numbered sentence.
_NUMBER = re.compile(
    "[-<+\N{MINUS SIGN}]?"
    "([A-Z]{3}\N{NO-BREAK SPACE}|[$\N{EURO SIGN}\N{POUND SIGN}])?"
    "[0-9](?![0-9]*[.] )"
)
#: A longer cell is a sentence, whatever it begins with.
_LONGEST_NUMBER = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text in one manner.

    ``link`` is "#" and the id of a section or anchor; ``anchor`` names a place others may link to.
    A ``fresh`` span begins a new line. ``opens`` is the key of a number, which the window opens
    where it came from; print has no use for it.
    """

    text: str
    strong: bool = False
    role: Role = Role.INK
    link: str = ""
    anchor: str = ""
    fresh: bool = False
    opens: str = ""


Prose: TypeAlias = tuple[Span, ...]


def say(text: str, *, strong: bool = False, role: Role = Role.INK) -> Prose:
    """A text in one manner."""
    return (Span(text=text, strong=strong, role=role),)


class Manner(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    prose: Prose
    manner: Manner = Manner.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list, numbered where the order matters."""

    items: tuple[Prose, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; the first cell of each row is its header cell, ``widths`` are shares.

    Without ``headers`` it is a list of pairs: name and what is said of it. In a ``quiet`` one
    the header cells of the rows are set like the others. ``room`` makes rows to write in higher,
    in points. ``numeric`` columns hold numbers even where one is said in words.
    """

    headers: tuple[Prose, ...] = ()
    rows: tuple[tuple[Prose, ...], ...]
    widths: tuple[float, ...]
    title: str
    quiet: bool = False
    room: float = 0.0
    numeric: tuple[int, ...] = ()

    def holds_numbers(self, column: int) -> bool:
        """Whether a column holds numbers, which stand at the right."""
        if column in self.numeric:
            return True
        texts = ["".join(span.text for span in row[column]) for row in self.rows]
        return bool(texts) and all(
            len(text) <= _LONGEST_NUMBER and _NUMBER.match(text) for text in texts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBlock:
    """A figure, with what to know for reading it."""

    figure: Figure
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNumber:
    """A number in large type, and what it is."""

    number: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNumbers:
    """The row of large numbers of page 1."""

    numbers: tuple[KeyNumber, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The list of the sections with their pages; the renderer fills in the page numbers."""

    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Boxes to write in: title, and the text where there is one already."""

    boxes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Blocks that stand at the bottom of their page."""

    blocks: tuple[Block, ...]


#: What is more than running text or a table.
SetPiece: TypeAlias = "FigureBlock | KeyNumbers | Contents | SignOff | Foot"
Block: TypeAlias = "Heading | Paragraph | Bullets | Table | SetPiece"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report under a headline that is a finding.

    ``name`` is its line in the contents. One may be asked to stand on a single page
    (``one_page``), at its top or below another section; ``opening`` is the first page's. ``drop``
    points stay free above its headline. The kicker of a ``titled`` one is the document's title.
    """

    id: str
    name: str
    kicker: tuple[str, ...]
    headline: str
    blocks: tuple[Block, ...]
    new_page: bool = True
    one_page: bool = False
    opening: bool = False
    drop: float = 0.0
    titled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A whole report as plain values.

    ``footer`` stands on every page; ``paper`` is "A4" or "Letter"; ``logo`` is a PNG or JPEG as
    base64 text, ``colour`` the firm's for headings and rules as #rrggbb, "" for ink; ``large``
    text is for weak eyes. ``page_of`` is a sentence with {page} and {pages}, ``date`` the day of
    the interview (ISO).
    """

    title: str
    language: str
    author: str
    subject: str
    creator: str
    footer: tuple[str, str]
    page_of: str
    sections: tuple[Section, ...]
    paper: str = "A4"
    logo: str = ""
    colour: str = ""
    large: bool = False
    date: str = ""


def spans_of(found: tuple[Block, ...]) -> Iterator[Span]:
    """Every span of prose in the blocks, in reading order, table headers left out."""
    for block in found:
        match block:
            case Paragraph():
                yield from block.prose
            case Bullets():
                yield from (span for item in block.items for span in item)
            case Table():
                yield from (span for row in block.rows for cell in row for span in cell)
            case Foot():
                yield from spans_of(block.blocks)
            case _:
                pass


def places(outline: Outline) -> dict[str, str]:
    """Every place a link may lead to, and what a reader is told it is: sections, and anchors."""
    named = {section.id: one_line(section.name) for section in outline.sections}
    anchors = {
        span.anchor: one_line(f"{section.name}: {span.text}")
        for section in outline.sections
        for span in spans_of(section.blocks)
        if span.anchor
    }
    return anchors | named
