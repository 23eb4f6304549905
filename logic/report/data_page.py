"""The examples held against those wanted, and where data goes on the route of each side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.cost.inputs import HELD
from logic.model import Approach
from logic.report.blocks import Heading, Table, say
from logic.report.matter import SIDE_ROLES

if TYPE_CHECKING:
    from logic.findings import RouteResult
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

#: Where the numbers of examples wanted come from.
_WANTED = ("MS-FT2",)
_COLUMNS = ("leaves", "stays", "exit")
_WIDTHS = (110, 180, 200, 160)


def data_blocks(matter: Matter) -> tuple[Block, ...]:
    """A row for each representing route; nothing where none stands for a side."""
    routes = [matter.advice.representing(side) for side in Approach]
    rows = tuple(_row(matter, route) for route in routes if route is not None)
    if not rows:
        return ()
    title = matter.text("data.title")
    headers = tuple(say(matter.text(f"data.{name}")) for name in ("route", *_COLUMNS))
    return Heading(text=title), Table(headers=headers, rows=rows, widths=_WIDTHS, title=title)


def _row(matter: Matter, route: RouteResult) -> tuple[Prose, ...]:
    name = matter.words.text(f"route.{route.id}.name")
    told = (matter.words.maybe(f"report.data.{route.id}.{part}") for part in _COLUMNS)
    return say(name, role=SIDE_ROLES[route.approach]), *(say(text) for text in told)


def examples_blocks(matter: Matter) -> tuple[Block, ...]:
    """The examples held against those advised; nothing where their number is not known."""
    if not matter.is_answered(HELD):
        return ()
    title = matter.text("examples.title")
    held = (say(matter.text("examples.held")), say(matter.answer(HELD)), ())
    wanted = tuple(
        (
            say(matter.text(f"examples.{name}")),
            say(matter.text(f"examples.{name}_value")),
            matter.cite(_WANTED),
        )
        for name in ("test", "production")
    )
    headers = (say(matter.text("examples.what")), say(matter.text("examples.number")))
    return Heading(text=title), Table(
        headers=(*headers, say(matter.text("sources_column"))),
        rows=(held, *wanted),
        widths=(250, 280, 120),
        title=title,
    )
