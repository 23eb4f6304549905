"""Which routes are kept or ruled out, by which gates, and which represents each approach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.findings import GateResult, RouteResult
from logic.model import UNREACHED, Approach, Route, Truth
from logic.record import dataclass
from logic.trial import NOT_TRIED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from logic.assessment import RouteChoice
    from logic.model import Content, Gate, Offer

Possible = dict[str, frozenset[str]]
#: Where the content remembers the questions read here, and the last judgements.
_READ, _JUDGED = "questions of routes", "routes judged"
_MOST_KEPT = 64
_NO_PROVIDER = frozenset({UNREACHED})


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFacts:
    """What routes are judged by: options possible, the assessment's date, the diagnosis."""

    possible: Possible
    day: date
    diagnosis: str
    choices: tuple[RouteChoice, ...] = ()


def judge_routes(content: Content, facts: RouteFacts) -> tuple[RouteResult, ...]:
    """Every route with the gates that close it or may yet, representatives marked.

    Most answers are read by no gate, so the last judgements are kept by what they read.
    """
    left = tuple([facts.possible.get(name) for name in _questions_read(content)])
    key = (left, facts.day, facts.diagnosis, facts.choices)
    kept = content.memo.get(_JUDGED)
    judged = kept if isinstance(kept, _Judged) and len(kept) < _MOST_KEPT else _Judged()
    found = judged.get(key)
    if found is None:
        found = judged[key] = _judge(content, facts)
        content.memo[_JUDGED] = judged
    return found


class _Judged(dict[object, "tuple[RouteResult, ...]"]):
    """Judgements by what they read."""


def _questions_read(content: Content) -> tuple[str, ...]:
    """Every question that gates, needs or offers read."""
    kept = content.memo.get(_READ)
    if isinstance(kept, tuple):
        return kept
    conditions = (*(g.when for g in content.gates), *(r.needs for r in content.routes.values()))
    names = frozenset({"provider"}).union(*(one.questions() for one in conditions))
    found = content.memo[_READ] = tuple(sorted(names))
    return found


def _judge(content: Content, facts: RouteFacts) -> tuple[RouteResult, ...]:
    judged = [(gate, judge_gate(gate, facts.possible)) for gate in content.gates]
    gates = {
        route.id: (
            *(result for gate, result in judged if route.id in gate.knocks_out),
            *_offer_gate(content, route, facts),
            *_needs_gate(route, facts.possible),
        )
        for route in content.routes.values()
    }
    results = {
        route.id: _result(route, (*gates[route.id], *_built_on(route, gates)))
        for route in content.routes.values()
    }
    for approach in Approach:
        _mark_representing(content, results, facts, approach)
    return tuple(results.values())


def _result(route: Route, gates: tuple[GateResult, ...]) -> RouteResult:
    return RouteResult(
        id=route.id,
        approach=route.approach,
        kept=all(gate.state is not Truth.YES for gate in gates),
        gates=tuple(gate for gate in gates if gate.state is not Truth.NO),
    )


def judge_gate(gate: Gate, possible: Mapping[str, frozenset[str]]) -> GateResult:
    """Whether a gate holds, given what is still possible."""
    return GateResult(
        id=gate.id,
        state=gate.when.truth(possible),
        questions=tuple(sorted(gate.when.questions())),
        sources=gate.sources,
    )


def _needs_gate(route: Route, possible: Mapping[str, frozenset[str]]) -> tuple[GateResult, ...]:
    closed = route.needs.truth(possible).opposite
    questions = tuple(sorted(route.needs.questions()))
    found = GateResult(
        id=f"needs:{route.id}", state=closed, questions=questions, sources=route.sources
    )
    return (found,) if questions else ()


def _offer_gate(content: Content, route: Route, facts: RouteFacts) -> tuple[GateResult, ...]:
    if not any(offer.route == route.id for offer in content.offers):
        return ()
    left = facts.possible["provider"]
    if left == _NO_PROVIDER:
        return ()
    offers = {name: current_offer(content, route.id, name, facts.day) for name in sorted(left)}
    states = {_offer_state(offer, facts.day) for offer in offers.values()}
    named = next(iter(offers)) if len(offers) == 1 else ""
    offer = offers[named] if named else None
    return (
        GateResult(
            id=f"offer:{named}" if offer else "offer",
            state=states.pop() if len(states) == 1 else Truth.OPEN,
            questions=("provider",),
            sources=(offer.source,) if offer else (),
            as_of=offer.since.isoformat() if offer else "",
        ),
    )


def current_offer(content: Content, route: str, provider: str, day: date) -> Offer | None:
    """The newest statement about a provider's offer that had begun by a day."""
    begun = [
        offer
        for offer in content.offers
        if offer.route == route and offer.provider == provider and offer.since <= day
    ]
    return max(begun, key=_since, default=None)


def _since(offer: Offer) -> date:
    return offer.since


def _offer_state(offer: Offer | None, day: date) -> Truth:
    """YES: the missing offer rules the route out; OPEN: nothing is known or it has lapsed."""
    if offer is None or (offer.until is not None and day > offer.until):
        return Truth.OPEN
    return Truth.NO if offer.open else Truth.YES


def _built_on(route: Route, gates: Mapping[str, tuple[GateResult, ...]]) -> tuple[GateResult, ...]:
    if not route.built_on:
        return ()
    closed = [
        _worst(gate for gate in gates[base] if gate.id not in route.ignoring)
        for base in route.built_on
    ]
    state = Truth.NO if Truth.NO in closed else Truth.OPEN if Truth.OPEN in closed else Truth.YES
    return (GateResult(id=f"built_on:{route.id}", state=state, questions=()),)


def _worst(gates: Iterable[GateResult]) -> Truth:
    states = {gate.state for gate in gates}
    return Truth.YES if Truth.YES in states else Truth.OPEN if Truth.OPEN in states else Truth.NO


def _mark_representing(
    content: Content, results: dict[str, RouteResult], facts: RouteFacts, approach: Approach
) -> None:
    chosen = _chosen(facts, approach)
    kept = [name for name in _order(content, facts, approach) if results[name].kept]
    if kept:
        first = results[kept[0]]
        results[first.id] = replace(first, representing=True, chosen=first.id == chosen)
    for name in kept[1:2]:
        results[name] = replace(results[name], runner_up=True)


def _order(content: Content, facts: RouteFacts, approach: Approach) -> tuple[str, ...]:
    """The approach's routes, the one chosen by hand first, then the cheapest adequate."""
    order: tuple[str, ...] = getattr(content.diagnoses[facts.diagnosis], approach.value)
    chosen = _chosen(facts, approach)
    if chosen not in order:
        return order
    return (chosen, *(name for name in order if name != chosen))


def _chosen(facts: RouteFacts, approach: Approach) -> str:
    return next((c.route for c in facts.choices if c.approach == approach), "")


def routes_closed_by(
    content: Content, possible: Mapping[str, frozenset[str]], question: str, option: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What an answer would rule out: gate ids, each with the ids of the routes it knocks out.

    A gate that holds whatever the question's answer is stays out of it.
    """
    others = {name: left for name, left in possible.items() if name != question}
    answered = {**others, question: frozenset({option})}
    return tuple(
        (gate.id, gate.knocks_out)
        for gate in content.gates
        if question in gate.when.questions()
        and judge_gate(gate, others).state is not Truth.YES
        and judge_gate(gate, answered).state is Truth.YES
    )


def may_represent(
    content: Content, results: tuple[RouteResult, ...], facts: RouteFacts, approach: Approach
) -> tuple[str, ...]:
    """The routes that may represent an approach once every open question is answered.

    Those in order up to the first with no open gate; every route kept while there is no trial,
    as its failures set the order.
    """
    kept = {result.id: result for result in results if result.kept}
    found = [name for name in _order(content, facts, approach) if name in kept]
    if facts.diagnosis != NOT_TRIED:
        certain = [n for n, name in enumerate(found, 1) if not open_gates((kept[name],))]
        return tuple(found[: certain[0]] if certain else found)
    return tuple(found)


def is_out(results: tuple[RouteResult, ...], approach: Approach) -> bool:
    """Whether every route of an approach is ruled out."""
    return not any(r.kept for r in results if r.approach is approach)


def may_be_out(results: tuple[RouteResult, ...], approach: Approach) -> bool:
    """Whether open gates could yet rule out every route of an approach."""
    kept = [r for r in results if r.approach is approach and r.kept]
    return all(open_gates((route,)) for route in kept)


def open_gates(results: tuple[RouteResult, ...]) -> tuple[str, ...]:
    """The ids of gates not yet answered on routes still kept, each once."""
    ids = (
        gate.id
        for result in results
        if result.kept
        for gate in result.gates
        if gate.state is Truth.OPEN
    )
    return tuple(dict.fromkeys(ids))
