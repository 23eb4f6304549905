"""Where the numbers in the titles of the result's tabs came from: what they count.

Their keys are "movers", "plan", "routes" and "even".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.numerals import points
from logic.report.blocks import Manner, Paragraph, say
from logic.report.change_page import headline as moved
from logic.report.change_page import movers
from logic.report.cost_words import CostWords
from logic.report.numbers import text_of
from logic.report.plan_pages import headline as planned
from logic.report.routes_page import headline as kept
from logic.report.routes_page import route_row
from logic.report.trace import Trace
from logic.report.trace_blocks import pairs, rules, text, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.findings import OpenQuestion, PlanStep
    from logic.report.matter import Matter


def _movers(matter: Matter, _name: str) -> Trace | None:
    """The open answers that can still move the advice, each with what it moves."""
    found = [(matter.question(one.id), _moving(matter, one)) for one in movers(matter)]
    if not found:
        return None
    return Trace(
        title=text_of(moved(matter)),
        blocks=(
            text(matter, "movers.what"),
            *pairs(told(matter, "range.rows"), found),
            *rules(matter),
        ),
    )


def _moving(matter: Matter, one: OpenQuestion) -> str:
    why, spread = matter.words.text(f"why_open.{one.why}"), points(one.spread)
    if spread == "0.0":
        return told(matter, "movers.row", why=why)
    return told(matter, "range.row", why=why, spread=spread)


def _plan(matter: Matter, _name: str) -> Trace | None:
    """The steps of the plan, each with the day by which it is to be done."""
    steps = matter.advice.plan
    if not steps:
        return None
    return Trace(
        title=text_of(planned(matter)),
        blocks=(
            text(matter, "plan.what"),
            *pairs(told(matter, "plan.rows"), (_step(matter, step) for step in steps)),
            *rules(matter),
        ),
        sources=tuple(dict.fromkeys(source for step in steps for source in step.sources)),
    )


def _step(matter: Matter, step: PlanStep) -> tuple[str, str]:
    return matter.sentences.fill(f"step.{step.id}.title"), matter.sentences.due(step)[1]


def _routes(matter: Matter, _name: str) -> Trace:
    """Every route with how it stands."""
    return Trace(
        title=text_of(kept(matter)),
        blocks=(
            text(matter, "routes.what"),
            *pairs(
                told(matter, "routes.rows"), (route_row(matter, r) for r in matter.advice.routes)
            ),
            *rules(matter),
        ),
    )


def _even(matter: Matter, _name: str) -> Trace | None:
    """From when on tuning is the cheaper one: the likely totals, and how sure that month is."""
    result = matter.money
    if result is None or result.break_even is None:
        return None
    words = CostWords(matter, result)
    totals = (
        (matter.words.text(f"cost.column.{one.column}"), words.currency.money(one.total.likely))
        for one in result.columns
    )
    more = (words.difference(), words.even_range(), words.beyond())
    return Trace(
        title=words.headline(),
        blocks=(
            text(matter, "even.formula"),
            *pairs(told(matter, "even.rows", months=result.months), totals),
            *(Paragraph(prose=say(one)) for one in more if one),
            *(Paragraph(prose=one, manner=Manner.SMALL) for one in words.basis()),
        ),
    )


TITLES: dict[str, Callable[[Matter, str], Trace | None]] = {
    "movers": _movers,
    "plan": _plan,
    "routes": _routes,
    "even": _even,
}
