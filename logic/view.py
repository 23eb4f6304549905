"""What the decision reads of an assessment: options possible, completions, routes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from logic import routes as judge
from logic import scoring
from logic.assessment import State
from logic.cost import represented, routes_of
from logic.interview import hub, is_open_assumption, possible
from logic.model import Approach
from logic.record import dataclass
from logic.trial import diagnose, read_trial

if TYPE_CHECKING:
    from logic.assessment import Assessment, Costs
    from logic.cost import CostRoutes
    from logic.findings import RouteResult, TrialReading
    from logic.model import Content


@dataclass(frozen=True, slots=True)
class View:
    """What the decision reads: answers as given, or with assumed ones left open."""

    facts: judge.RouteFacts
    outcomes: scoring.Outcomes
    routes: tuple[RouteResult, ...]
    costs: Costs

    @property
    def possible(self) -> dict[str, frozenset[str]]:
        """The options still possible of every question."""
        return self.facts.possible


def make_view(content: Content, assessment: Assessment, *, assumed_is_open: bool = False) -> View:
    """The view of an assessment, with assumed answers as given or left open."""
    left = possible(content, assessment, assumed_is_open=assumed_is_open)
    states = hub(content, assessment, assumed_is_open=assumed_is_open)
    answer = assessment.answer(content.hub)
    unsure = is_open_assumption(answer, opened=assumed_is_open)
    facts = judge.RouteFacts(
        possible=left,
        day=date.fromisoformat(assessment.date),
        diagnosis=diagnose(content, None if unsure else stated_trial(content, assessment)),
        choices=assessment.route_choices,
    )
    outcomes = scoring.enumerate_outcomes(content, left, states)
    return View(facts, outcomes, judge.judge_routes(content, facts), assessment.costs)


def assumes(assessment: Assessment) -> bool:
    """Whether any answer is only assumed."""
    return any(is_open_assumption(a, opened=True) for a in assessment.answers.values())


def ways_to_pay(content: Content, view: View) -> set[CostRoutes]:
    """How the routes that may yet represent are paid for."""
    foundation, fine_tuned = (
        [content.routes[name] for name in _may_represent(content, view, approach)]
        or [represented(content, view.routes, approach)]
        for approach in Approach
    )
    return {routes_of(one, other, view.costs) for one in foundation for other in fine_tuned}


def _may_represent(content: Content, view: View, approach: Approach) -> tuple[str, ...]:
    return judge.may_represent(content, view.routes, view.facts, approach)


def stated_trial(content: Content, assessment: Assessment) -> TrialReading | None:
    """What the trial of the untuned model shows, None if no numbers were given."""
    answer = assessment.answer(content.hub)
    if answer.state is not State.ANSWERED or answer.trial is None:
        return None
    return read_trial(answer.trial, content.bands)
