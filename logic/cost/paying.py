"""How a route is paid for: the usual way of the content pack, or another that was chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.cost.values import CostRoutes
from logic.errors import AnswerError
from logic.model import Approach
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from logic.assessment import Costs, WayChosen
    from logic.findings import Advice, RouteResult
    from logic.model import Content, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How a route is paid for: now, usually, every way with its source, and who chose another."""

    route: str
    now: str
    usual: str
    sources: Mapping[str, str]
    given: WayChosen | None


def routes_of(foundation: Route, fine_tuned: Route, costs: Costs) -> CostRoutes:
    """How two routes of the content are paid for together."""
    return CostRoutes(
        foundation=way_of(foundation, costs),
        fine_tuned=way_of(fine_tuned, costs),
        retrieval=foundation.retrieval,
        tuned_retrieval=fine_tuned.retrieval,
    )


def way_of(route: Route, costs: Costs) -> str:
    """How a route is paid for; a way this content does not know of it is passed over."""
    given = costs.ways.get(route.id)
    return given.way if given is not None and given.way in route.pays else route.costs


def represented(content: Content, routes: Iterable[RouteResult], approach: Approach) -> Route:
    """The route that represents an approach, its first where none does."""
    own = [route for route in routes if route.approach is approach]
    return content.routes[next((r.id for r in own if r.representing), own[0].id)]


def paid_by(content: Content, routes: Iterable[RouteResult], costs: Costs) -> CostRoutes:
    """How the routes that represent the two approaches are paid for together."""
    judged = [*routes]
    foundation, fine_tuned = (represented(content, judged, approach) for approach in Approach)
    return routes_of(foundation, fine_tuned, costs)


def ways_of(content: Content, advice: Advice, costs: Costs) -> Ways:
    """How the route that represents fine-tuning is paid for, and how else it may be."""
    route = represented(content, advice.routes, Approach.FINE_TUNED)
    now, given = way_of(route, costs), costs.ways.get(route.id)
    return Ways(
        route=route.id,
        now=now,
        usual=route.costs,
        sources=route.pays,
        given=given if given is not None and given.way == now else None,
    )


def with_way(costs: Costs, ways: Ways, said: WayChosen) -> Costs:
    """Costs in which a route is paid for as said; the usual way needs no reason.

    Raises:
        AnswerError: nobody or no reason is named; its ``question`` is the field.
    """
    if said.way == ways.usual:
        return without_way(costs, ways.route)
    for field in ("changed_by", "why"):
        if not getattr(said, field).strip():
            raise AnswerError("say it, so that a reader of the report can follow.", field)
    return replace(costs, ways={**costs.ways, ways.route: said})


def without_way(costs: Costs, route: str) -> Costs:
    """Costs in which a route is paid for the usual way again."""
    return replace(costs, ways={name: way for name, way in costs.ways.items() if name != route})
