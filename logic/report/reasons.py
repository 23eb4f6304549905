"""The table of reasons, as the pages of the considerations and of the other side print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.report.blocks import Table, say

if TYPE_CHECKING:
    from logic.report.blocks import Prose
    from logic.report.matter import Matter

_WIDTHS = (228, 215, 127, 80)


def reason_table(matter: Matter, title: str, rows: tuple[tuple[Prose, ...], ...]) -> Table:
    """Rows of a reason, the answers it rests on, its points and its sources."""
    columns = ("consideration.why", "consideration.answers", "consideration.points")
    headers = (*(say(matter.text(name)) for name in columns), say(matter.text("sources_column")))
    return Table(headers=headers, rows=rows, widths=_WIDTHS, title=title, quiet=True)
