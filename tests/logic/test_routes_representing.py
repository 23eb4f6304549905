"""Which route represents a side, and which routes an answer would rule out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.assessment import RouteChoice
from logic.interview import possible
from logic.model import Approach, Condition, Truth
from logic.routes import RouteFacts, judge_routes, may_represent, routes_closed_by
from tests.logic.journey import Journey, Said, bundled, trial
from tests.logic.situations import DAY, OPEN_TO_ALL
from tests.logic.small_content import answers_to, assessments, small

REPRESENTING = [
    ({}, ["A1", "B6"]),  # nobody tried it
    ({"trial": trial(100, 100)}, ["A1", "B5"]),
    ({"trial": trial(50, 100, facts=50)}, ["A4", "B4"]),
    ({"trial": trial(50, 100, facts=50), "task_kind": "answer", "corpus_size": 100}, ["A3", "B4"]),
    ({"trial": trial(50, 100, way=50)}, ["A2", "B6"]),
    ({"trial": trial(50, 100, facts=25, way=25)}, ["A4", "B4"]),
    ({"trial": trial(50, 100, reasoning=50)}, ["A1", "B1"]),
    ({"trial": trial(50, 100)}, ["A1", "B6"]),
    ({"task_kind": "code"}, ["A1", "B1"]),  # no small classifier writes code
    ({"task_kind": "answer", "citations": "required"}, ["A3", "B4"]),
    ({"data_location": "own_hardware"}, ["A5", "B6"]),
]


@pytest.mark.parametrize(("said", "routes"), REPRESENTING)
def test_the_cheapest_adequate_route_for_the_failures_represents(
    said: dict[str, Said], routes: list[str]
) -> None:
    assert Journey().says(**OPEN_TO_ALL).says(**said).representing() == routes


def test_a_route_chosen_by_hand_represents_while_it_is_kept() -> None:
    journey = Journey().says(**OPEN_TO_ALL).chooses("fine_tuned", "B2")
    assert journey.representing() == ["A1", "B2"]
    assert journey.route("B2").chosen
    closed_ = journey.says(operators="nobody")
    assert closed_.representing() == ["A1", "B1"]
    assert not any(route.chosen for route in closed_.advice.routes)


def test_the_runner_up_is_the_next_kept_in_the_order_for_the_failures() -> None:
    journey = Journey().says(**OPEN_TO_ALL).says(trial=trial(50, 100, way=50))
    order = bundled().diagnoses["way"].fine_tuned
    kept = [name for name in order if journey.route(name).kept]
    assert len(kept) > 2
    assert [name for name in order if journey.route(name).runner_up] == [kept[1]]


def test_a_route_of_the_other_side_cannot_be_chosen() -> None:
    journey = Journey().says(**OPEN_TO_ALL).chooses("foundation", "B2")
    assert journey.representing() == ["A1", "B6"]
    assert not any(route.chosen for route in journey.advice.routes)


def may(diagnosis: str, *choices: RouteChoice, **said: Said) -> tuple[str, ...]:
    content = bundled()
    given_ = Journey().says(**OPEN_TO_ALL).says(**said).assessment
    facts = RouteFacts(
        possible=possible(content, given_), day=DAY, diagnosis=diagnosis, choices=choices
    )
    return may_represent(content, judge_routes(content, facts), facts, Approach.FINE_TUNED)


def test_any_route_kept_may_represent_before_a_trial() -> None:
    assert may("not_tried") == ("B6", "B1", "B2", "B4", "B5", "B3")
    assert may("not_tried", operators="nobody") == ("B1", "B4", "B5")


def test_after_a_trial_routes_up_to_the_first_certain_one_may_represent() -> None:
    tried: dict[str, Said] = {"trial": trial(50, 100, way=50), "entitlements": "same"}
    tried |= {"task_kind": "label"}
    assert may("way", **tried) == ("B6",)
    unsure: dict[str, Said] = {**tried, "operators": ("nobody", "ml_team")}
    assert may("way", **unsure) == ("B6", "B1")
    choice = RouteChoice(approach="fine_tuned", route="B2", reason="theirs")
    assert may("way", choice, **tried) == ("B2",)
    assert may("way", choice, **unsure) == ("B2", "B6", "B1")
    nowhere: dict[str, Said] = {**tried, "test_set": "no_plan"}
    assert may("way", **nowhere) == ()


@given(st.data())
def test_answering_never_brings_back_a_route_or_a_representative(data: st.DataObject) -> None:
    content = small()
    before = data.draw(assessments(content))
    blank = [name for name in content.questions if name not in before.answers]
    if not blank:
        return
    name = data.draw(st.sampled_from(blank))
    after = before.with_answer(name, data.draw(answers_to(content.questions[name])))
    kept, candidates = [], []
    for one in (before, after):
        facts = RouteFacts(possible=possible(content, one), day=DAY, diagnosis="no_gap")
        results = judge_routes(content, facts)
        kept.append({r.id for r in results if r.kept})
        candidates.append(
            {n for side in Approach for n in may_represent(content, results, facts, side)}
        )
        assert {r.id for r in results if r.representing} <= candidates[-1]
    assert kept[1] <= kept[0]
    assert candidates[1] <= candidates[0]


def test_a_condition_on_nothing_names_no_question() -> None:
    assert Condition().questions() == frozenset()
    assert Condition().truth({}) is Truth.YES


def would_close(question: str, option: str, **said: Said) -> dict[str, tuple[str, ...]]:
    known = possible(bundled(), Journey().says(**said).assessment)
    return dict(routes_closed_by(bundled(), known, question, option))


def test_an_answer_is_told_with_the_routes_it_would_rule_out() -> None:
    own = ("A1", "A2", "A3", "A4", "B1")
    assert would_close("data_location", "own_hardware", **OPEN_TO_ALL)["G5"] == own
    assert would_close("data_location", "any_cloud", **OPEN_TO_ALL) == {}
    assert would_close("data_location", "own_hardware", data_location="own_hardware")["G5"] == own


def test_what_holds_whatever_is_answered_is_not_told() -> None:
    few: dict[str, Said] = {"examples_held": 5}
    assert "G1" in would_close("examples_possible", "no", **few)
    assert "G1" not in would_close("examples_possible", "no", examples_held=600)
    cited: dict[str, Said] = {"task_kind": "answer", "facts_change": "weekly"}
    assert "G8" in would_close("facts_change", "weekly", **cited)
    assert "G8" not in would_close("facts_change", "weekly", **cited, citations="required")
