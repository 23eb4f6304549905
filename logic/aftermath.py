"""What follows from a recommendation: staged plan, risks, comparison, review date."""

from __future__ import annotations

from datetime import MAXYEAR
from typing import TYPE_CHECKING

from logic.findings import ComparisonRow, PlanStep, Recommendation, RiskItem
from logic.model import UNREACHED, Approach, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from logic.findings import ConsiderationResult, RouteResult
    from logic.model import Content, Step

Possible = dict[str, frozenset[str]]
_NOTHING = frozenset({UNREACHED})
MONTHS = 12
#: The last day every month has, so that adding months never fails.
LAST_COMMON_DAY = 28
#: A difference smaller than this favours neither side in the comparison.
FAVOURS_FROM = 5


def plan(
    content: Content,
    possible: Possible,
    kind: Recommendation,
    routes: tuple[RouteResult, ...],
    diagnosis: str,
) -> tuple[PlanStep, ...]:
    """The steps whose condition the answers make true, cheapest adequate first.

    The routes are those of the side recommended, and of tuning too where it may follow. What
    serves one end is named once.
    """
    follows = kind is Recommendation.FOUNDATION_THEN_TUNE
    used = _representing(routes, None if follows else kind.side)
    known = stated(content, possible)
    steps = [
        step
        for step in content.steps
        if (not step.outcomes or kind in step.outcomes)
        and (not step.diagnoses or diagnosis in step.diagnoses)
        and (not step.routes or used & set(step.routes))
        and step.when.truth(known) is Truth.YES
    ]
    return tuple(
        PlanStep(id=step.id, stage=step.stage, sources=step.sources)
        for step in sorted(_one_for_each_end(steps), key=_stage)
    )


def _one_for_each_end(steps: Iterable[Step]) -> tuple[Step, ...]:
    first: dict[str, Step] = {}
    for step in steps:
        first.setdefault(step.serves or step.id, step)
    return tuple(first.values())


def stated(content: Content, possible: Possible) -> Possible:
    """The options possible where an answer says something; "unreached" where it says nothing.

    Read with it, "not agreed" holds of a question nobody answered, and "agreed or planned or
    none" does not.
    """
    return {
        name: _NOTHING if left >= content.questions[name].everything() else left
        for name, left in possible.items()
    }


def _stage(step: Step) -> int:
    return step.stage


def _representing(routes: tuple[RouteResult, ...], side: Approach | None) -> set[str]:
    """The ids of the routes that represent a side, or both sides for none."""
    return {r.id for r in routes if r.representing and side in (None, r.approach)}


def list_risks(
    content: Content, possible: Possible, kind: Recommendation, routes: tuple[RouteResult, ...]
) -> tuple[RiskItem, ...]:
    """The risks of the route recommended; of both routes where there is no side yet."""
    if kind is Recommendation.NEITHER:
        return ()
    known = stated(content, possible)
    used = _representing(routes, kind.side)
    return tuple(
        RiskItem(id=risk.id, sources=risk.sources)
        for risk in content.risks
        if (not risk.routes or used & set(risk.routes)) and risk.when.truth(known) is Truth.YES
    )


def compare(
    content: Content, possible: Possible, considerations: tuple[ConsiderationResult, ...]
) -> tuple[ComparisonRow, ...]:
    """The six components with the sentence for this case and the side each favours."""
    by_id = {result.id: result for result in considerations}
    known = stated(content, possible)
    rows = []
    for component in content.components:
        result = by_id[component.consideration] if component.consideration else None
        case = next(c for c in component.cases if c.when.truth(known) is Truth.YES)
        rows.append(
            ComparisonRow(
                id=component.id,
                case=case.id,
                favours=_favours(result) if case.weighs else None,
                difference=result.difference if result else None,
            )
        )
    return tuple(rows)


def _favours(result: ConsiderationResult | None) -> Approach | None:
    if result is None or abs(result.difference) < FAVOURS_FROM:
        return None
    return Approach.FINE_TUNED if result.difference > 0 else Approach.FOUNDATION


def review_day(content: Content, possible: Possible, day: date) -> date:
    """The day the advice is due for review: sooner where the field moves fast."""
    soon = content.review_soon.truth(stated(content, possible)) is Truth.YES
    months = content.limits.review_months_soon if soon else content.limits.review_months
    month = day.month - 1 + months
    return day.replace(
        year=min(day.year + month // MONTHS, MAXYEAR),
        month=month % MONTHS + 1,
        day=min(day.day, LAST_COMMON_DAY),
    )
