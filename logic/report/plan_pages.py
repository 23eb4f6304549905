"""The staged plan, and the risks of the route with their safeguards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.report.blocks import Paragraph, Section, Span, Table, say
from logic.sentences import long_date

if TYPE_CHECKING:
    from logic.findings import PlanStep, RiskItem
    from logic.report.blocks import Prose
    from logic.report.matter import Matter

_WIDTHS = (170, 400, 80)


def plan_section(matter: Matter) -> Section | None:
    """The steps in order, cheapest adequate first; None where there are none."""
    plan = matter.advice.plan
    if not plan:
        return None
    review = long_date(matter.advice.review_date)
    one = len(plan) == 1
    return Section(
        id="plan",
        name=matter.text("plan.name"),
        kicker=(),
        headline=matter.text("plan.headline_one", date=review)
        if one
        else matter.text("plan.headline", count=len(plan), date=review),
        blocks=(
            Table(
                headers=_headers(matter, "plan.step", "plan.what"),
                rows=tuple(_step(matter, number, step) for number, step in enumerate(plan, 1)),
                widths=_WIDTHS,
                title=matter.text("plan.name"),
            ),
        ),
        new_page=False,
    )


def _headers(matter: Matter, *names: str) -> tuple[Prose, ...]:
    return tuple(say(matter.text(name)) for name in (*names, "sources_column"))


def _step(matter: Matter, number: int, step: PlanStep) -> tuple[Prose, ...]:
    title, text = matter.sentences.step(step)
    return say(f"{number}. {title}"), say(text), matter.cite(step.sources)


def risks_section(matter: Matter) -> Section | None:
    """Each risk with its safeguard; None where the advice names no route."""
    risks = matter.advice.risks
    if not risks:
        return None
    key = "headline_one" if len(risks) == 1 else "headline"
    count = {} if len(risks) == 1 else {"count": len(risks)}
    blocks = (
        Table(
            headers=_headers(matter, "risks.risk", "risks.safeguard"),
            rows=tuple(_risk(matter, risk) for risk in risks),
            widths=_WIDTHS,
            title=matter.text("risks.name"),
        ),
    )
    both = (Paragraph(prose=(Span(text=matter.text("risks.both")),)),)
    return Section(
        id="risks",
        name=matter.text("risks.name"),
        kicker=(),
        headline=matter.text(f"risks.{key}", **count),
        blocks=blocks if matter.advice.side else (*both, *blocks),
        new_page=False,
    )


def _risk(matter: Matter, risk: RiskItem) -> tuple[Prose, ...]:
    title, safeguard = (matter.words.text(f"risk.{risk.id}.{part}") for part in _RISK)
    return say(title), say(safeguard), matter.cite(risk.sources)


_RISK = ("title", "safeguard")
