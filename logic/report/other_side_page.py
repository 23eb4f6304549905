"""The strongest case for the side not printed, by the decision itself."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from logic.figures import towards
from logic.figures.numerals import points
from logic.inquiry import strongest_other
from logic.model import Truth
from logic.report.blocks import Bullets, Heading, Paragraph, Section, say
from logic.report.numbers import number, resting
from logic.report.reasons import reason_table
from logic.report.text import LONGEST

if TYPE_CHECKING:
    from logic.findings import GateResult, Reason
    from logic.inquiry_values import StrongestOther
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter


def other_side_section(matter: Matter) -> Section | None:
    """Reasons with answers and evidence, the route, and what it would need.

    None where there is no side, or no lead to hold a case against.
    """
    found = strongest_other(matter.advice)
    if found is None or matter.advice.lead is None:
        return None
    side = matter.text(f"weighing.side.{found.approach}")
    grounded = tuple(reason for reason in found.reasons if matter.grounded(reason))
    total = sum((abs(reason.points) for reason in grounded), Fraction(0))
    key = "headline" if grounded else "headline_none"
    said = {"points": points(total)} if grounded else {}
    return Section(
        id="other-side",
        name=matter.text("other_side.name"),
        kicker=(),
        headline=matter.text(f"other_side.{key}", side=side, **said),
        blocks=(*_reasons(matter, grounded), *_route(matter, found)),
        new_page=False,
    )


def _reasons(matter: Matter, reasons: tuple[Reason, ...]) -> tuple[Block, ...]:
    if not reasons:
        return ()
    rows = tuple(_reason(matter, reason) for reason in reasons)
    return (reason_table(matter, matter.text("other_side.name"), rows),)


def _reason(matter: Matter, reason: Reason) -> tuple[Prose, ...]:
    return (
        say(matter.term(reason)),
        resting(matter, reason.questions, LONGEST),
        number(towards(matter.words, reason.points), f"reason:{reason.term}"),
        matter.cite(reason.sources),
    )


def _route(matter: Matter, found: StrongestOther) -> tuple[Block, ...]:
    """How that side would be carried out, and the conditions in its way."""
    if found.route is None:
        said = matter.text("other_side.no_route")
    else:
        name = matter.words.text(f"route.{found.route}.name")
        how = matter.words.text(f"route.{found.route}.how")
        said = matter.text("other_side.route", name=name, how=how)
    needs = tuple(say(_need(matter, gate)) for gate in found.needs if _is_named(matter, gate))
    if not needs:
        return (Paragraph(prose=say(said)),)
    key = "needs_closed" if found.route is None else "needs_open"
    title = matter.text(f"other_side.{key}")
    return Paragraph(prose=say(said)), Heading(text=title), Bullets(items=needs)


def _is_named(matter: Matter, gate: GateResult) -> bool:
    return not gate.is_of_route and matter.words.has(f"gate.{gate.kind}.name")


def _need(matter: Matter, gate: GateResult) -> str:
    """What is open, or what closes it and reopens it."""
    reopens = matter.words.maybe(f"gate.{gate.kind}.reopens") if gate.state is Truth.YES else ""
    parts = (f"{matter.gate_name(gate)}.", matter.gate_rule(gate), reopens)
    return " ".join(part for part in parts if part)
