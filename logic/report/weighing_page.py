"""How the six considerations add up to the lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures import Role
from logic.figures.contributions import contributions, sorted_contributions
from logic.figures.numerals import percent, points, signed, weight, whole
from logic.figures.sides import approach_of
from logic.findings import DecidedBy
from logic.report.blocks import FigureBlock, Manner, Paragraph, Section, Table, say
from logic.report.matter import SIDE_ROLES
from logic.report.people_blocks import people_blocks
from logic.sentences import inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from logic.findings import ConsiderationResult
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_COLUMNS = ("consideration", "foundation", "fine_tuned", "difference", "weight", "contribution")
#: Where a number may be not known.
_NUMERIC = (1, 2, 3, 5)
_WIDTHS = (128, 98, 98, 98, 74, 112, 112)


def weighing_section(matter: Matter) -> Section | None:
    """The contributions as a figure and as a table; None where nothing is weighed."""
    advice = matter.advice
    figure = contributions(matter.words, advice)
    if figure is None or advice.lead is None or not _anything(matter):
        return None
    moves = _moves(matter)
    blocks: list[Block] = [
        FigureBlock(figure=figure, caption=_caption(matter, advice.lead)),
        Table(
            headers=_headers(matter, moves=moves),
            rows=(*_rows(matter, moves=moves), _total(matter, advice.lead, moves=moves)),
            widths=_WIDTHS if moves else _WIDTHS[:-1],
            numeric=_NUMERIC,
            title=figure.title,
        ),
        Paragraph(prose=say(matter.text("weighing.how")), manner=Manner.SMALL),
        *people_blocks(matter),
    ]
    if advice.decided_by is DecidedBy.CONDITION:
        blocks.insert(0, Paragraph(prose=say(matter.text("weighing.not_decided"))))
    return Section(
        id="weighing",
        name=matter.text("weighing.name"),
        kicker=(),
        headline=_headline(matter),
        blocks=tuple(blocks),
    )


def weighing_words(matter: Matter) -> tuple[str, ...]:
    """What is said of the figure: that a condition decides where one does, and its caption."""
    lead = matter.advice.lead
    if lead is None or not _anything(matter):
        return ()
    decided = matter.advice.decided_by is DecidedBy.CONDITION
    not_decided = (matter.text("weighing.not_decided"),) if decided else ()
    return (*not_decided, _caption(matter, lead))


def _moves(matter: Matter) -> bool:
    return any(one.low != one.high for one in matter.advice.considerations)


def _caption(matter: Matter, lead: Fraction) -> str:
    key = "caption_range" if _moves(matter) else "caption"
    said = (matter.text(f"weighing.{key}", lead=signed(lead)), *_unknown(matter))
    return " ".join(said)


def _unknown(matter: Matter) -> Iterator[str]:
    """That a consideration only counts as even because it is not known."""
    for one in matter.advice.considerations:
        if not matter.advice.is_known(one.id):
            low, high = whole(one.low), whole(one.high)
            name = matter.consideration(one.id)
            yield matter.text("weighing.unknown", name=name, low=low, high=high)


def _anything(matter: Matter) -> bool:
    return any(one.contribution or one.low != one.high for one in matter.advice.considerations)


def _headline(matter: Matter) -> str:
    """The two considerations that carry the side most."""
    lead = matter.advice.lead or 0
    side = approach_of(lead)
    if side is None:
        return matter.text("weighing.headline_even")
    carrying = [
        matter.consideration(one.id)
        for one in sorted_contributions(matter.advice)
        if one.contribution * lead > 0
    ]
    named = matter.text(f"weighing.side.{side}")
    if len(carrying) == 1:
        return matter.text("weighing.headline_one", first=carrying[0], side=named)
    first, second = carrying[0], inside(carrying[1])
    return matter.text("weighing.headline", first=first, second=second, side=named)


def _headers(matter: Matter, *, moves: bool) -> tuple[Prose, ...]:
    columns = (*_COLUMNS, "range") if moves else _COLUMNS
    return tuple(
        say(matter.text(f"weighing.{name}"), role=SIDE_ROLES.get(name, Role.INK))
        for name in columns
    )


def _rows(matter: Matter, *, moves: bool) -> Iterator[tuple[Prose, ...]]:
    for one in matter.advice.considerations:
        *fits, contribution = _numbers(matter, one)
        more = (_range(matter, one),) if moves else ()
        cells = (matter.consideration(one.id), *fits, weight(one.weight), contribution, *more)
        yield tuple(map(say, cells))


def _numbers(matter: Matter, one: ConsiderationResult) -> tuple[str, str, str, str]:
    """Both fits, their difference and what it contributes, or that they are not known."""
    if not matter.advice.is_known(one.id):
        unknown = matter.words.text("figure.contributions.unknown")
        ends = {"low": whole(one.low), "high": whole(one.high)}
        return unknown, unknown, matter.words.text("number.range", **ends), unknown
    fits = points(one.foundation), points(one.fine_tuned)
    return *fits, signed(one.difference), signed(one.contribution)


def _range(matter: Matter, one: ConsiderationResult) -> str:
    low, high = signed(one.weight * one.low), signed(one.weight * one.high)
    return low if low == high else matter.words.text("number.range", low=low, high=high)


def _total(matter: Matter, lead: Fraction, *, moves: bool) -> tuple[Prose, ...]:
    blank = say("")
    cells = (say(matter.text("weighing.total")), blank, blank, blank, say(percent(1.0)))
    total = say(signed(lead), strong=True)
    if not moves:
        return (*cells, total)
    low, high = matter.advice.lead_range or (lead, lead)
    ends = matter.words.text("number.range", low=signed(low), high=signed(high))
    return (*cells, total, say(ends))
