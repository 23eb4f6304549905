"""Turns an outline into the story ReportLab sets, and decides where pages begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from reportlab.platypus import CondPageBreak, PageBreak, Spacer

from logic.report import blocks
from logic.report.flowables import Maker
from logic.report.parts import ABOVE, FigureFlowable, Rows
from logic.report.styles import LARGE, Hand

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from logic.report.watch import Watch

#: How far the spaces of a section that has to fit on one page may be narrowed.
TIGHTEST = 0.02
#: Where spaces meet the larger counts, so heights are in proportion only nearly.
_NEARLY = 0.98
#: A heading wants this much of what follows under it, in points.
_COMPANY = 120.0
#: A section up to this share of a page is not broken; a larger one starts where another ended
#: only if this much of the page is left.
_SMALL = 0.5
_LEAST = 0.3
#: A figure among this many parts of a section is what it starts with.
_START = 6
_ENDLESS = 1e6
#: What is said below a table is kept with its last rows up to this height, in points.
_FEW_LINES = 60.0


def make_story(
    outline: blocks.Outline, width: float, height: float, watch: Watch
) -> list[Flowable]:
    """The flowables of a report for a text area of this size in points.

    Raises:
        ReportStoppedError: the watch says so.
    """
    known = frozenset(blocks.places(outline))
    hand = Hand(outline.colour, LARGE if outline.large else 1.0)
    story: list[Flowable] = []
    for index, section in enumerate(outline.sections):
        watch.step()
        made = _fitted(
            section, (width, height), known, hand, level=1 + bool(index or section.titled)
        )
        if index:
            story.append(_break(section, made, width, height))
        story += made
    return story


def _break(section: blocks.Section, made: list[Flowable], width: float, height: float) -> Flowable:
    """A new page, or one only where too little is left to start a section on."""
    if section.new_page:
        return PageBreak()
    needed = _height(made, width)
    whole = section.one_page and needed <= height
    if needed > height * _SMALL and not whole:
        needed = max(_height(_beginning(made, width), width), height * _LEAST)
    return CondPageBreak(needed + made[0].getSpaceBefore())


def _beginning(made: list[Flowable], width: float) -> list[Flowable]:
    """What a section starts with: up to its first figure or small table, if it has one there."""
    found = next((i for i, part in enumerate(made[:_START]) if _stays_whole(part, width)), 0)
    return made[: found + 1]


def _stays_whole(part: Flowable, width: float) -> bool:
    return isinstance(part, FigureFlowable) or (isinstance(part, Rows) and part.is_small(width))


def _fitted(
    section: blocks.Section,
    room: tuple[float, float],
    known: frozenset[str],
    hand: Hand,
    *,
    level: int,
) -> list[Flowable]:
    """The section's flowables.

    Where it should fit on a page they are set tighter as far as needed, and large text smaller.
    """
    width, height = room
    loose = made = _section(section, Maker(width, known, 1.0, level, hand), height)
    if not section.one_page or _height(loose, width) <= height:
        return loose
    for each in hand.smaller():
        makers = (Maker(width, known, squeeze, level, each) for squeeze in (TIGHTEST, 1.0))
        tight, wide = (_height(_section(section, one, height), width) for one in makers)
        for squeeze in (_between(tight, wide, height), TIGHTEST):
            made = _section(section, Maker(width, known, squeeze, level, each), height)
            if _height(made, width) <= height:
                return made
    return made if section.opening else loose


def _between(tight: float, wide: float, room: float) -> float:
    """How far to squeeze to fill the room; spaces, and so heights, shrink in proportion."""
    if wide <= room:
        return 1.0
    share = (room - tight) / (wide - tight) * _NEARLY
    return TIGHTEST + (1.0 - TIGHTEST) * max(0.0, share)


def _section(section: blocks.Section, maker: Maker, height: float) -> list[Flowable]:
    made = maker.kicker(section)
    if section.drop:
        made.append(Spacer(1, section.drop))
    made.append(maker.headline(section))
    parts = [_block(block, maker) for block in section.blocks]
    _tell_what_is_below(section.blocks, parts, maker.width)
    for index, (block, own) in enumerate(zip(section.blocks, parts, strict=True)):
        if isinstance(block, blocks.Heading):
            company = _under(section.blocks, parts, index + 1)
            made.append(CondPageBreak(_needed(own, company, maker.width, height)))
        made += own
    return made


def _tell_what_is_below(
    found: tuple[blocks.Block, ...], parts: list[list[Flowable]], width: float
) -> None:
    """Let each table know how high what belongs below it is, up to a few lines.

    That is small text, and all text with which the section ends.
    """
    for at, own in enumerate(parts[:-1]):
        under = _belonging(found, parts, at + 1) if isinstance(own[-1], Rows) else []
        if under and isinstance(own[-1], Rows):
            space = max(own[-1].getSpaceAfter(), under[0].getSpaceBefore())
            own[-1].below = min(_height(under, width) + space, _FEW_LINES)


def _belonging(
    found: tuple[blocks.Block, ...], parts: list[list[Flowable]], start: int
) -> list[Flowable]:
    """What is said from here on about the table above; nothing where something else follows."""
    first = found[start]
    if isinstance(first, blocks.Paragraph) and first.manner is blocks.Manner.SMALL:
        return parts[start]
    if not all(isinstance(one, blocks.Paragraph) for one in found[start:]):
        return []
    return [part for own in parts[start:] for part in own]


def _under(
    found: tuple[blocks.Block, ...], parts: list[list[Flowable]], start: int
) -> list[Flowable]:
    """What stands under a heading, up to the next one."""
    last = next((i for i in range(start, len(found)) if isinstance(found[i], blocks.Heading)), None)
    return [part for own in parts[start:last] for part in own]


def _needed(heading: list[Flowable], company: list[Flowable], width: float, height: float) -> float:
    """The room a heading wants: itself and the start of what follows, what stays whole whole."""
    start = _beginning(company, width)
    spaces = heading[0].getSpaceBefore() + heading[-1].getSpaceAfter()
    follows = _height(start, width) + spaces
    if not (start and _stays_whole(start[-1], width)):
        least = min(_height(company, width) + spaces, _COMPANY)
        follows = max(least, _first_row(company, width, height) + spaces)
    return _height(heading, width) + follows


def _first_row(company: list[Flowable], width: float, height: float) -> float:
    """How high a table right under a heading begins; 0 where it is broken inside that."""
    first = company[0] if company else None
    high = first.first_row(width) if isinstance(first, Rows) else 0.0
    return high if high <= height - ABOVE else 0.0


def _block(block: blocks.Block, maker: Maker) -> list[Flowable]:
    match block:
        case blocks.Heading():
            return [maker.heading(block.text)]
        case blocks.Paragraph():
            return maker.paragraph(block.prose, block.manner)
        case blocks.Bullets():
            return maker.bullets(block)
        case blocks.Table():
            return [maker.table(block)]
        case _:
            return _set_piece(block, maker)


def _set_piece(block: blocks.SetPiece, maker: Maker) -> list[Flowable]:
    match block:
        case blocks.FigureBlock():
            return maker.figure(block)
        case blocks.KeyNumbers():
            return [maker.key_numbers(block)]
        case blocks.SignOff():
            return [maker.sign_off(block)]
        case blocks.Contents():
            return [maker.contents(block)]
        case blocks.Foot():
            return [maker.at_foot([part for one in block.blocks for part in _block(one, maker)])]
        case _:
            assert_never(block)


def _height(made: list[Flowable], width: float) -> float:
    """The height the flowables need one below the other, in points."""
    total = 0.0
    space = 0.0
    for one in made:
        before = one.getSpaceBefore() if total else 0.0
        total += max(space, before) + one.wrap(width, _ENDLESS)[1]
        space = one.getSpaceAfter()
    last = made[-1] if made else None
    return total + (last.below if isinstance(last, Rows) else 0.0)
