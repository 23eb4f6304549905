"""How a route is paid for: the usual way, another chosen with a reason, and what it costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.advice import advise
from logic.assessment import Costs, WayChosen
from logic.assessment_file import dumps, loads
from logic.cost.paying import routes_of, way_of, ways_of, with_way, without_way
from logic.cost.result import cost_result
from logic.cost.values import Column
from logic.errors import AnswerError
from logic.model import Approach
from tests.logic import report_samples as samples
from tests.logic.bundled import PACK

CONTENT, WORDS = PACK.content, PACK.words
SAID = WayChosen(way="shared", changed_by="Consultant", changed_on="2026-11-26", why="One base")


def ways(route: str, costs: Costs) -> str:
    return way_of(CONTENT.routes[route], costs)


def test_every_tuned_route_names_its_ways_with_a_source_each() -> None:
    tuned = [r for r in CONTENT.routes.values() if r.approach is Approach.FINE_TUNED]
    for route in tuned:
        assert route.costs in route.pays
        assert set(route.pays.values()) <= {*CONTENT.evidence, "judgement"}
    offered = {way for route in tuned for way in route.pays}
    assert offered == {"hosted", "request", "own_gpu", "shared", "cpu"}


def test_a_way_that_is_chosen_is_read_and_an_unknown_one_passed_over() -> None:
    assert ways("B2", Costs()) == "own_gpu"
    assert ways("B2", Costs(ways={"B2": SAID})) == "shared"
    assert ways("B1", Costs(ways={"B2": SAID})) == "hosted"
    assert ways("B1", Costs(ways={"B1": SAID})) == "hosted"
    routes = routes_of(CONTENT.routes["A1"], CONTENT.routes["B2"], Costs(ways={"B2": SAID}))
    assert (routes.foundation, routes.fine_tuned) == ("request", "shared")


def test_a_choice_is_kept_with_who_and_why_and_taken_back() -> None:
    given = samples.rich()
    listed = ways_of(CONTENT, advise(CONTENT, given), Costs())
    assert listed.now == listed.usual
    assert listed.given is None
    other = next(way for way in listed.sources if way != listed.usual)
    costs = with_way(Costs(), listed, replace(SAID, way=other))
    now = ways_of(CONTENT, advise(CONTENT, replace(given, costs=costs)), costs)
    assert (now.now, now.usual, now.given) == (other, listed.usual, replace(SAID, way=other))
    assert without_way(costs, listed.route) == Costs()
    assert with_way(costs, listed, WayChosen(way=listed.usual)) == Costs()


@pytest.mark.parametrize("field", ["changed_by", "why"])
def test_a_choice_nobody_answers_for_is_refused(field: str) -> None:
    listed = ways_of(CONTENT, advise(CONTENT, samples.rich()), Costs())
    other = next(way for way in listed.sources if way != listed.usual)
    with pytest.raises(AnswerError) as fault:
        with_way(Costs(), listed, replace(SAID, way=other, **{field: " "}))
    assert fault.value.question == field


def test_the_costs_and_the_decision_follow_every_way() -> None:
    given = samples.rich()
    listed = ways_of(CONTENT, advise(CONTENT, given), Costs())
    paid, totals = set(), set()
    for way in listed.sources:
        costs = with_way(given.costs, listed, replace(SAID, way=way))
        chosen = loads(dumps(replace(given, costs=costs)), "file")
        advice = advise(CONTENT, chosen)
        result = cost_result(CONTENT, chosen, advice, WORDS)
        column = next(one for one in result.columns if one.column is Column.FINE_TUNED)
        assert advice.cost.routes[1] == column.paid == way
        paid.add(column.paid)
        totals.add(column.total.likely)
    assert len(paid) == len(totals) == len(listed.sources) > 1
