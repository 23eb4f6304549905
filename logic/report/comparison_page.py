"""The two approaches side by side, in the six components, and what each means here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures import Role
from logic.findings import Recommendation
from logic.model import Approach
from logic.report.blocks import Manner, Paragraph, Section, Span, Table, say
from logic.report.matter import SIDE_ROLES
from logic.report.numbers import sentence

if TYPE_CHECKING:
    from logic.findings import ComparisonRow
    from logic.report.blocks import Prose
    from logic.report.matter import Matter

_WIDTHS = (100, 148, 158, 164, 80)
_UNKNOWN = "unknown"


def comparison_section(matter: Matter) -> Section:
    """The six-component comparison."""
    columns = ("component", "foundation", "fine_tuned", "case", "favours")
    return Section(
        id="comparison",
        name=matter.text("comparison.name"),
        kicker=(),
        headline=headline(matter),
        blocks=(
            Table(
                headers=tuple(
                    say(matter.text(f"comparison.{name}"), role=SIDE_ROLES.get(name, Role.INK))
                    for name in columns
                ),
                rows=tuple(_row(matter, row) for row in matter.advice.comparison),
                widths=_WIDTHS,
                title=matter.text("comparison.name"),
            ),
            Paragraph(prose=say(matter.text("comparison.caption")), manner=Manner.SMALL),
        ),
        new_page=False,
        one_page=True,
    )


def headline(matter: Matter) -> str:
    """How many of the known components favour the side that most favour."""
    if matter.advice.recommendation is Recommendation.NEITHER:
        return matter.text("comparison.headline_neither")
    known = [row for row in matter.advice.comparison if row.difference is not None]
    known = [row for row in known if row.case != _UNKNOWN]
    if not known:
        return matter.text("comparison.headline_unknown")
    votes = {side: sum(row.favours is side for row in known) for side in Approach}
    most = max(votes, key=lambda side: votes[side])
    if votes[most] == votes[most.other]:
        return matter.text("comparison.headline_split")
    side = matter.text(f"weighing.side.{most}")
    number = matter.text(f"count.n{len(known)}").lower()
    key = _headline_key(votes[most], len(known))
    count = matter.text(f"count.n{votes[most]}")
    return matter.text(f"comparison.{key}", count=count, known=number, side=side)


def _headline_key(most: int, known: int) -> str:
    """Which sentence says that so many of the known components favour a side."""
    if most == known:
        return "headline_only" if known == 1 else "headline_all"
    return "headline_one" if most == 1 else "headline"


def _row(matter: Matter, row: ComparisonRow) -> tuple[Prose, ...]:
    texts = ("name", "foundation", "fine_tuned")
    said = tuple(say(matter.words.text(f"component.{row.id}.{name}")) for name in texts)
    case = sentence(matter, f"component.{row.id}.case.{row.case}")
    return (*said, case, _favours(matter, row))


def _favours(matter: Matter, row: ComparisonRow) -> Prose:
    if row.favours is not None:
        name = matter.words.text(f"approach.{row.favours}.short")
        opens = f"component:{row.id}"
        return (Span(text=name, strong=True, role=SIDE_ROLES[row.favours], opens=opens),)
    if row.difference is None or row.case == _UNKNOWN:
        return say("")
    even = matter.text("comparison.neither")
    return (Span(text=even, role=Role.MUTE, opens=f"component:{row.id}"),)
