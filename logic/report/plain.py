"""The outline as plain text, for reading aloud, for tests and for comparing two reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from logic.report import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.report.blocks import Block, Outline, Prose, Section, SetPiece


def as_text(outline: Outline) -> str:
    """The whole report as text, one line for each paragraph, item or row."""
    lines = [outline.title, outline.subject, outline.author, *outline.footer]
    for section in outline.sections:
        lines += ["", *section_lines(section)]
    return "\n".join(lines) + "\n"


def section_lines(section: Section) -> Iterator[str]:
    """The lines of one section: kicker, headline, blocks."""
    yield from section.kicker
    yield f"# {section.headline}"
    for block in section.blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case blocks.Heading():
            yield f"## {block.text}"
        case blocks.Paragraph():
            yield _flat(block.prose)
        case blocks.Bullets():
            for number, item in enumerate(block.items, start=1):
                yield f"{f'{number}.' if block.numbered else '-'} {_flat(item)}"
        case blocks.Table():
            yield from _table(block.headers, block.rows)
        case _:
            yield from _set_piece(block)


def _set_piece(block: SetPiece) -> Iterator[str]:
    match block:
        case blocks.FigureBlock():
            yield f"[{block.figure.title}] {block.figure.alt}"
            yield from (block.caption,) if block.caption else ()
        case blocks.KeyNumbers():
            yield from (f"{one.number}: {one.caption}" for one in block.numbers)
        case blocks.Contents():
            yield from (name for _, name in block.names)
        case blocks.SignOff():
            yield from (f"{title}: {text}" for title, text in block.boxes)
        case blocks.Foot():
            for one in block.blocks:
                yield from _lines(one)
        case _:
            assert_never(block)


def _table(headers: tuple[Prose, ...], rows: Iterable[tuple[Prose, ...]]) -> Iterator[str]:
    for row in (headers,) if headers else ():
        yield " | ".join(_flat(cell) for cell in row)
    for row in rows:
        yield " | ".join(_flat(cell) for cell in row)


def _flat(prose: Prose) -> str:
    texts = (f" / {span.text}" if span.fresh else span.text for span in prose)
    return "".join(texts).replace("\n", " / ")
