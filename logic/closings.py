"""Which routes are closed, worked out on bits, so that thousands of cases can be judged.

The same answer as ``logic.routes`` gives, which names gates and sources too and is what people
are shown. Each thing that may close a route (a gate, a need, an offer) is one bit.
"""

from __future__ import annotations

from datetime import date
from functools import reduce
from itertools import product
from operator import or_
from typing import TYPE_CHECKING

from logic.cost import routes_of
from logic.model import Approach, Condition, Truth
from logic.record import dataclass
from logic.routes import current_offer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Assessment
    from logic.model import Content, Route

PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Closer:
    """What closes routes: a condition, or the answer to "provider" being one of some.

    ``routes`` are those it closes; none for the conditions that ask for neither approach, or
    let tuning be printed where the trial left no gap.
    """

    id: str
    bit: int
    routes: frozenset[str]
    condition: Condition | None
    providers: frozenset[str] = frozenset()

    def questions(self) -> frozenset[str]:
        """The ids of the questions it reads."""
        return self.condition.questions() if self.condition else frozenset({PROVIDER})

    def closes(self, possible: Mapping[str, frozenset[str]]) -> bool:
        """Whether it holds for certain, given the options still possible."""
        if self.condition is None:
            return possible[PROVIDER] <= self.providers
        return self.condition.truth(possible) is Truth.YES


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the closed routes leave.

    ``out`` are the approaches all of whose routes are closed, ``only_side`` the one left where
    the other is out; ``way`` is the place in ``Closings.ways`` of how the routes are paid for.
    """

    neither: bool
    out: frozenset[Approach]
    only_side: Approach | None
    way: int


class Closings:
    """The closers of a content on a day, and what each set of them that holds comes to."""

    def __init__(self, content: Content, assessment: Assessment) -> None:
        day = date.fromisoformat(assessment.date)
        self._content = content
        self._costs = assessment.costs
        self._choices = {c.approach: c.route for c in reversed(assessment.route_choices)}
        self.neither = Closer("neither", 1, frozenset(), content.neither)
        self.tune_without_gap = Closer("tune_without_gap", 2, frozenset(), content.tune_without_gap)
        gates = [(g.id, frozenset(g.knocks_out), g.when) for g in content.gates]
        needs = [
            (f"needs:{r.id}", frozenset({r.id}), Condition(negated=r.needs))
            for r in content.routes.values()
            if r.needs.questions()
        ]
        conditions = [*gates, *needs]
        self.closers = (
            self.neither,
            self.tune_without_gap,
            *(
                Closer(name, 4 << n, closed, when)
                for n, (name, closed, when) in enumerate(conditions)
            ),
            *_offers(content, day, 2 + len(conditions)),
        )
        self._masks = {name: self._mask(name) for name in content.routes}
        self._bases = {
            route.id: tuple(self._mask(base, route.ignoring) for base in route.built_on)
            for route in content.routes.values()
        }
        by_approach = {
            approach: [r for r in content.routes.values() if r.approach is approach]
            for approach in Approach
        }
        self._firsts = {approach: routes[0].id for approach, routes in by_approach.items()}
        paid = {
            (one.id, other.id): routes_of(one, other, self._costs)
            for one, other in product(*by_approach.values())
        }
        self.ways = tuple(dict.fromkeys(paid.values()))
        self._way_of = {pair: self.ways.index(way) for pair, way in paid.items()}
        self._reads = {n: mask | reduce(or_, self._bases[n], 0) for n, mask in self._masks.items()}
        self._may: dict[tuple[int, int], frozenset[Approach]] = {}
        self._open: dict[int, tuple[frozenset[str], frozenset[Approach]]] = {}
        self._judged: dict[tuple[int, str], Judgement] = {}

    def _mask(self, route: str, ignoring: tuple[str, ...] = ()) -> int:
        return sum(c.bit for c in self.closers if route in c.routes and c.id not in ignoring)

    def judge(self, holding: int, diagnosis: str) -> Judgement:
        """What holds where the closers with these bits hold and the trial calls for this."""
        key = (holding, diagnosis)
        if key not in self._judged:
            self._judged[key] = self._judge(holding, diagnosis)
        return self._judged[key]

    def _judge(self, holding: int, diagnosis: str) -> Judgement:
        kept, out = self._kept(holding)
        foundation, fine_tuned = (self._first(a, kept, diagnosis) for a in Approach)
        return Judgement(
            neither=bool(holding & self.neither.bit),
            out=out,
            only_side=next(iter(out)).other if len(out) == 1 else None,
            way=self._way_of[foundation, fine_tuned],
        )

    def may_cross(self, holding: int, turning: int) -> frozenset[Approach]:
        """The approaches that turning some of these bits could put out, or bring back.

        One in doubt is among them: an approach is brought back by any route all of whose
        closers turn, and put out where each of its routes has a closer that turns.
        """
        key = (holding, turning)
        if key not in self._may:
            found = (a for a in Approach if self._crosses(a, holding, turning))
            self._may[key] = frozenset(found)
        return self._may[key]

    def _crosses(self, approach: Approach, holding: int, turning: int) -> bool:
        routes = [r for r in self._content.routes.values() if r.approach is approach]
        kept = [route.id for route in routes if route.id in self._kept(holding)[0]]
        if kept:
            return all(self._reads[name] & turning for name in kept)
        return any(not self._masks[r.id] & holding & ~turning for r in routes)

    def _kept(self, holding: int) -> tuple[frozenset[str], frozenset[Approach]]:
        """The routes that none of these closers closes, and the approaches left without one."""
        if holding not in self._open:
            routes = self._content.routes.values()
            kept = [route for route in routes if self._is_kept(route, holding)]
            out = frozenset(Approach) - {route.approach for route in kept}
            self._open[holding] = frozenset(route.id for route in kept), out
        return self._open[holding]

    def _is_kept(self, route: Route, holding: int) -> bool:
        if holding & self._masks[route.id]:
            return False
        bases = self._bases[route.id]
        return not bases or not all(holding & mask for mask in bases)

    def _first(self, approach: Approach, kept: frozenset[str], diagnosis: str) -> str:
        """The representing route; the first of its approach if all are out."""
        order: tuple[str, ...] = getattr(self._content.diagnoses[diagnosis], approach.value)
        chosen = self._choices.get(approach, "")
        if chosen in order and chosen in kept:
            return chosen
        return next((name for name in order if name in kept), self._firsts[approach])


def _offers(content: Content, day: date, place: int) -> tuple[Closer, ...]:
    """For each route that is offered at all, the providers known not to sell it on the day."""
    routes = dict.fromkeys(offer.route for offer in content.offers)
    return tuple(
        Closer(f"offer:{route}", 1 << bit, frozenset({route}), None, _shut(content, route, day))
        for bit, route in enumerate(routes, place)
    )


def _shut(content: Content, route: str, day: date) -> frozenset[str]:
    providers = {offer.provider for offer in content.offers if offer.route == route}
    found = {name: current_offer(content, route, name, day) for name in providers}
    return frozenset(
        name
        for name, offer in found.items()
        if offer is not None and not offer.open and (offer.until is None or day <= offer.until)
    )
