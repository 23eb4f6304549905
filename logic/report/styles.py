"""Sizes, spaces and paragraph styles of the report, in points; nothing is under 8.5."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from logic.figures import Role
from logic.record import dataclass
from logic.report.colours import colour
from logic.report.fonts import SANS, SANS_STRONG, SERIF

TITLE, HEADING, LEAD, BODY, TABLE, FOOTER = 20.0, 13.0, 11.0, 10.0, 9.0, 8.5
MARGIN = 54.0
#: Room under the text for the line, the footer and the page's edge.
BOTTOM = 72.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What distinguishes a style: face, size, leading, role of the colour, spaces."""

    face: str = SANS
    size: float
    leading: float
    role: Role = Role.INK
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """The firm's colour for headings and rules ("" for ink), and how large text is set."""

    colour: str = ""
    scale: float = 1.0

    def smaller(self) -> tuple[Hand, ...]:
        """This hand, and with less large text, down to the usual."""
        return tuple(replace(self, scale=each) for each in _SCALES if each <= self.scale)

    @property
    def ink(self) -> Color:
        """The colour of headings and of the rules under them."""
        return HexColor(self.colour) if self.colour else colour(Role.INK)


PLAIN = Hand()
#: Large text next to the usual: a body of 12 points instead of 10; 11 where 12 have no room.
LARGE = 1.2
_SCALES = (LARGE, 1.1, 1.0)
#: What the firm's colour is used for, and what is large already.
_COLOURED = ("title", "heading")
_LOOKS = {
    "title": _Look(face=SERIF, size=TITLE, leading=26, after=8),
    "heading": _Look(face=SERIF, size=HEADING, leading=17, before=18, after=6),
    "kicker": _Look(size=FOOTER, leading=13, role=Role.MUTE, before=36, after=5),
    "opening": _Look(size=FOOTER, leading=13, role=Role.MUTE, after=26),
    "lead": _Look(size=LEAD, leading=16.5, after=4),
    "body": _Look(size=BODY, leading=14.5, after=6),
    "small": _Look(size=FOOTER, leading=12, role=Role.MUTE, before=5, after=4),
    "item": _Look(size=BODY, leading=14.5, after=4, indent=17),
    "cell": _Look(size=TABLE, leading=12.5),
    "name": _Look(face=SANS_STRONG, size=TABLE, leading=12.5),
    "sum": _Look(size=TABLE, leading=12.5, right=True),
    "sum_name": _Look(face=SANS_STRONG, size=TABLE, leading=12.5, right=True),
    "number": _Look(face=SERIF, size=TITLE, leading=25),
    "caption": _Look(size=TABLE, leading=12.5, role=Role.MUTE),
    "contents": _Look(size=BODY, leading=14.5),
    "page": _Look(size=BODY, leading=14.5, role=Role.MUTE, right=True),
}


@cache
def style(name: str, squeeze: float = 1.0, hand: Hand = PLAIN) -> ParagraphStyle:
    """A paragraph style; ``squeeze`` below 1 narrows the spaces around it, never the type."""
    look = _LOOKS[name]
    size = hand.scale if look.size < HEADING else 1.0
    return ParagraphStyle(
        name,
        fontName=look.face,
        fontSize=look.size * size,
        leading=look.leading * size,
        textColor=hand.ink if name in _COLOURED else colour(look.role),
        spaceBefore=look.before * squeeze,
        spaceAfter=look.after * squeeze,
        leftIndent=look.indent * size,
        bulletFontName=SANS,
        bulletFontSize=look.size * size,
        splitLongWords=1,
        alignment=2 if look.right else 0,
        allowWidows=0,
        allowOrphans=0,
    )
