"""Where each person's own priorities lead: a dot a person, under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from logic.figures.lean import lean_names, lean_track, marker, names_drop, place_of
from logic.figures.lower import lowered, lowered_spots
from logic.figures.measure import text_width, wrap
from logic.figures.numerals import signed
from logic.figures.sides import LINE, lead_words
from logic.figures.spots import spot_on
from logic.figures.values import Anchor, Figure, Line, Role, Spot, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from logic.figures.values import Item
    from logic.words import Words

WIDTH = 650.0
_TOP = 44.0
_ROW = 46.0
_DOT = 30.0
#: How much wider a strong face may be than the estimate.
_STRONG = 1.08


class Dot(NamedTuple):
    """A person: who, the lead of their own points, whether those are agreed on, and their id."""

    who: str
    lead: Fraction
    agreed: bool
    person: str = ""


def people_dots(words: Words, dots: Sequence[Dot], *, width: float = WIDTH) -> Figure | None:
    """A line a person, a dot where their points lead; filled for the points agreed on.

    None for fewer than two people.
    """
    if len(dots) < 2:  # noqa: PLR2004 - one person differs from nobody
        return None
    items: list[Item] = [*lean_track(width)]
    said = [_label(words, dot, width) for dot in dots]
    more = LINE * (max(map(len, said)) - 1)
    row = _ROW + more
    spots: list[Spot] = []
    for index, (dot, lines) in enumerate(zip(dots, said, strict=True)):
        y = _TOP + row * index + more
        labels = _labels(dot, lines, width, y)
        items += (*_person(dot, width, y), *labels)
        spots.append(spot_on(labels, f"person:{dot.person}", _opens(words, dot)))
    drop = names_drop(words, width)
    return Figure(
        width=width,
        height=_TOP + row * len(dots) + 4 + drop,
        items=(*lean_names(words, width), *lowered(items, drop)),
        title=words.text("figure.people.title"),
        alt=words.text("figure.people.alt", listed=" ".join(_alt(words, dot) for dot in dots)),
        headers=tuple(words.text(f"figure.people.{name}") for name in ("who", "lead", "side")),
        rows=tuple(
            (_who(words, dot), signed(dot.lead), lead_words(words, dot.lead)) for dot in dots
        ),
        spots=lowered_spots(spots, drop),
    )


def _who(words: Words, dot: Dot) -> str:
    return words.text("figure.people.agreed", who=dot.who) if dot.agreed else dot.who


def _alt(words: Words, dot: Dot) -> str:
    said = lead_words(words, dot.lead)
    return words.text(
        "figure.people.alt_one", who=_who(words, dot), lead=signed(dot.lead), said=said
    )


def _label(words: Words, dot: Dot, width: float) -> tuple[str, ...]:
    return wrap(f"{_who(words, dot)} {signed(dot.lead)}", width / _STRONG, lines=4)


def _opens(words: Words, dot: Dot) -> str:
    return words.text("figure.people.open", who=_who(words, dot), lead=signed(dot.lead))


def _person(dot: Dot, width: float, y: float) -> Iterator[Item]:
    """A line with a dot on it."""
    line = y + _DOT
    yield Line(x1=0, y1=line, x2=width, y2=line, role=Role.LINE)
    yield Line(x1=width / 2, y1=line - 6, x2=width / 2, y2=line + 6, role=Role.MUTE)
    yield marker(dot.lead, width, line, hollow=not dot.agreed)


def _labels(dot: Dot, lines: tuple[str, ...], width: float, y: float) -> tuple[Text, ...]:
    """The name over the line, at the dot's side of it where there is room."""
    half = max(map(text_width, lines)) * _STRONG / 2
    x = min(max(place_of(dot.lead, width), half), width - half)
    first = y + _DOT - 14 - LINE * (len(lines) - 1)
    return tuple(
        Text(x=x, y=first + LINE * at, text=said, anchor=Anchor.MIDDLE, strong=dot.agreed)
        for at, said in enumerate(lines)
    )
