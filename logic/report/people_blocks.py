"""The side each person's own points lead to, and why nobody's mixture differs where all agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.numerals import signed
from logic.people import agreed_side, sides_by_person
from logic.report.blocks import Heading, Manner, Paragraph, Table, say

if TYPE_CHECKING:
    from logic.people import PersonView
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_FEWEST = 2


def people_blocks(matter: Matter) -> tuple[Block, ...]:
    """A row a person with the lead and the recommendation; none unless two gave whole sets."""
    views = sides_by_person(matter.content, matter.assessment)
    if len(views) < _FEWEST:
        return ()
    title = matter.text("people.title")
    headers = tuple(say(matter.text(f"people.{name}")) for name in ("who", "lead", "after"))
    rows = tuple(_row(matter, view) for view in views)
    side = agreed_side(views)
    key = "differ" if side is None else f"same.{side}"
    return (
        Heading(text=title),
        Table(headers=headers, rows=rows, widths=(250, 150, 250), title=title),
        Paragraph(prose=say(matter.text(f"people.{key}")), manner=Manner.SMALL),
    )


def _row(matter: Matter, view: PersonView) -> tuple[Prose, ...]:
    who = matter.who(view.priorities.person) or matter.text("people.client")
    name = matter.text("people.agreed", who=who) if view.priorities.agreed else who
    lead = view.advice.lead
    after = matter.words.text(f"recommendation.{view.advice.recommendation}.short")
    return say(name), say("" if lead is None else signed(lead)), say(after)
