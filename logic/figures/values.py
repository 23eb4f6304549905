"""The values a figure is made of, in abstract units; y grows downwards.

A painter turns them into ink: one in ``logic.report`` and one in ``ui``. Colours are roles, so
that a theme or a printer decides what they look like, and nothing rests on colour alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from logic.record import dataclass


class Role(StrEnum):
    """What a colour stands for; the names are those of the design's colour table."""

    INK = "ink"
    MUTE = "mute"
    LINE = "line"
    EDGE = "edge"
    CARD = "card"
    FOUNDATION = "foundation"
    FOUNDATION_SOFT = "foundation_soft"
    FINE_TUNED = "fine_tuned"
    FINE_TUNED_SOFT = "fine_tuned_soft"


class Anchor(StrEnum):
    """Which point of a text stands at its position."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role = Role.MUTE
    width: float = 1.0
    dash: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle with rounded corners; ``hatch`` draws slanting lines over the fill."""

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = None
    outline: Role | None = None
    hatch: Role | None = None
    dash: bool = False
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed, filled shape."""

    points: tuple[tuple[float, float], ...]
    fill: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of plain text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    role: Role = Role.INK
    size: float = 13.0
    anchor: Anchor = Anchor.START
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in a figure that opens where its number came from.

    ``key`` says which number ("lead", "consideration:cost"); ``name`` is read out; ``text`` is
    the label it lies over, so that a painter can fit it to the letters, and ``more`` the lines
    that label goes on with. Print has no use for it.
    """

    x: float
    y: float
    width: float
    height: float
    key: str
    name: str
    text: Text | None = None
    more: tuple[Text, ...] = ()


Item: TypeAlias = Line | Box | Polygon | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing with its title, its description and the table that says the same in words.

    ``alt`` is made from the data. ``headers`` and ``rows`` are the twin table; the first cell
    of a row names it.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    title: str
    alt: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spots: tuple[Spot, ...] = ()
