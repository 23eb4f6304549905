"""The staged plan, and the risks of the route with their safeguards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.report.blocks import Heading, Manner, Paragraph, Section, Span, Table, say
from logic.report.numbers import filled, number, sentence, text_of, the_rest
from logic.sentences import long_date

if TYPE_CHECKING:
    from logic.findings import PlanStep, RiskItem
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_WIDTHS = (170, 400, 80)
_PLAN_WIDTHS = (135, 345, 95, 75)
#: The stage of what comes after the 90 days, on the day of the review.
_LATER = 6


def plan_section(matter: Matter) -> Section | None:
    """The steps of the next 90 days, cheapest adequate first; None where there are none.

    Each with a role as owner, a day, its pass mark and what follows; then the trigger and the
    reverse trigger of the whole, and the day of its review.
    """
    plan = matter.advice.plan
    if not plan:
        return None
    review = long_date(matter.advice.review_date)
    return Section(
        id="plan",
        name=matter.text("plan.name"),
        kicker=(),
        headline=text_of(headline(matter)),
        blocks=(
            Table(
                headers=_headers(matter, "plan.step", "plan.what", "plan.who"),
                rows=tuple(_step(matter, place, step) for place, step in enumerate(plan, 1)),
                widths=_PLAN_WIDTHS,
                title=matter.text("plan.name"),
            ),
            Paragraph(prose=say(matter.text("plan.caption")), manner=Manner.SMALL),
            *_turns(matter, review),
        ),
        new_page=False,
    )


def headline(matter: Matter) -> Prose:
    """How many steps come first, and when the advice is reviewed."""
    soon = sum(step.stage < _LATER for step in matter.advice.plan)
    review = number(long_date(matter.advice.review_date), "review")
    key = "report.plan.headline_one" if soon <= 1 else "report.plan.headline"
    count = number(str(soon), "plan")
    return the_rest(filled(matter.words, key, count=count, date=review), "plan")


def _headers(matter: Matter, *names: str) -> tuple[Prose, ...]:
    return tuple(say(matter.text(name)) for name in (*names, "sources_column"))


def _step(matter: Matter, place: int, step: PlanStep) -> tuple[Prose, ...]:
    title = matter.sentences.fill(f"step.{step.id}.title")
    what = (
        *sentence(matter, f"step.{step.id}.text"),
        *_told(matter, step, "pass"),
        *_told(matter, step, "go"),
    )
    who, day = matter.sentences.due(step)
    opens = "review" if long_date(matter.advice.review_date) == day else ""
    when = (Span(text=day, fresh=True, opens=opens),) if day else ()
    return say(f"{place}. {title}"), what, (Span(text=who), *when), matter.cite(step.sources)


def _told(matter: Matter, step: PlanStep, part: str) -> Prose:
    """A sentence of a step on a line of its own; nothing where the pack has none."""
    key = f"step.{step.id}.{part}"
    if not matter.words.has(key):
        return ()
    name = Span(text=matter.text(f"plan.{part}"), strong=True, fresh=True)
    return name, Span(text=" "), *sentence(matter, key)


def _turns(matter: Matter, review: str) -> tuple[Block, ...]:
    """What takes the plan further, what turns it, and when it is looked at again."""
    kind, title = matter.advice.recommendation, matter.text("plan.turns")
    rows = (
        *(
            (say(matter.text(f"plan.{name}")), sentence(matter, f"report.plan.{part}.{kind}"))
            for name, part in (("trigger", "keep"), ("reverse", "turn"))
        ),
        (say(matter.text("plan.review")), _reviewed(matter, review)),
    )
    return Heading(text=title), Table(rows=rows, widths=(135, 515), title=title)


def _reviewed(matter: Matter, review: str) -> Prose:
    return filled(matter.words, "report.plan.reviewed", date=number(review, "review"))


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
