"""Which routes stand, told as situations on the bundled rules; mechanics on small ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.assessment import RouteChoice
from logic.content import load_content
from logic.interview import possible
from logic.model import Approach, Condition, Truth
from logic.routes import (
    RouteFacts,
    closing_gates,
    current_offer,
    is_out,
    judge_routes,
    may_represent,
    open_gates,
    routes_closed_by,
)
from tests.logic.journey import Journey, Said, answer, bundled, trial
from tests.logic.small_content import answers_to, assessment, assessments, changed, pack, small
from tests.logic.test_content import put

if TYPE_CHECKING:
    from logic.findings import RouteResult
    from logic.model import Content

FOUNDATION = ("A1", "A2", "A3", "A4", "A5")
FINE_TUNED = ("B1", "B2", "B3", "B4", "B5", "B6")
DAY = date(2026, 11, 23)

#: Answers under which no gate closes a route, whatever else is open.
OPEN_TO_ALL: dict[str, Said] = {
    "task_kind": "extract",
    "runs_today": "people",
    "data_location": "any_cloud",
    "provider": "google",
    "examples_held": 200_000,
    "examples_rights": "held",
    "personal_data": "none",
    "operators": "ml_team",
    "test_set": "agreed",
    "device": "server",
}


def closed(journey: Journey, gate: str) -> tuple[str, ...]:
    """The routes a gate rules out."""
    return tuple(
        route.id
        for route in journey.advice.routes
        if any(found.id == gate and found.state is Truth.YES for found in route.gates)
    )


# Each gate of evidence.md section 2: what closes it, the routes it knocks out, what reopens it.
GATES = [
    (
        "G1",
        {"examples_held": 5, "examples_possible": "no"},
        ("B1", "B2", "B3", "B4", "B6"),
        {"examples_possible": "slowly"},
    ),
    (
        "G1",
        {"examples_held": 9, "examples_possible": "no"},
        ("B1", "B2", "B3", "B4", "B6"),
        {"examples_held": 10},
    ),
    ("G2", {"test_set": "no_plan"}, FINE_TUNED, {"test_set": "planned"}),
    ("G4", {"examples_rights": "none"}, FINE_TUNED, {"examples_rights": "can_be_cleared"}),
    (
        "G5",
        {"data_location": "own_hardware"},
        ("A1", "A2", "A3", "A4", "B1"),
        {"data_location": "own_tenancy"},
    ),
    (
        "G5_region",
        {"data_location": "region_cloud", "region": "eu", "provider": "aws"},
        ("B1",),
        {"region": "us"},
    ),
    (
        "G5_region",
        {"data_location": "region_cloud", "region": "other", "provider": "microsoft"},
        ("B1",),
        {"provider": "google"},
    ),
    (
        "G6",
        {"data_location": "air_gapped"},
        ("A1", "A2", "A3", "A4", "B1"),
        {"data_location": "any_cloud"},
    ),
    ("G7", {"operators": "nobody"}, ("A5", "B2", "B3", "B6"), {"operators": "partner"}),
    ("G7_full", {"operators": "developers"}, ("B3",), {"operators": "ml_team"}),
    (
        "G8",
        {"task_kind": "answer", "facts_change": "weekly"},
        ("B1", "B2", "B3", "B5"),
        {"facts_change": "monthly", "citations": "welcome"},
    ),
    (
        "G8",
        {"task_kind": "summarise", "citations": "required"},
        ("B1", "B2", "B3", "B5"),
        {"facts_change": "static", "citations": "not_needed"},
    ),
    (
        "G8_prompt",
        {"task_kind": "converse", "citations": "required"},
        ("A1", "A2"),
        {"facts_change": "static", "citations": "not_needed"},
    ),
    (
        "G9",
        {"task_kind": "answer", "entitlements": "differ"},
        ("A3", "B1", "B2", "B3", "B5", "B6"),
        {"entitlements": "same"},
    ),
    (
        "G10",
        {"personal_data": "unmaskable", "deletion": "no_budget"},
        FINE_TUNED,
        {"deletion": "retraining_funded"},
    ),
    (
        "G11",
        {"data_location": "air_gapped", "operators": "nobody"},
        (*FOUNDATION, *FINE_TUNED),
        {"operators": "developers"},
    ),
    ("device", {"device": "on_device"}, ("A1", "A2", "A3", "A4", "B1", "B3"), {"device": "server"}),
    (
        "measured_foundation",
        {
            "trial": trial(60, 200, way=140),
            "trial_setup": "everything",
            "passage_supplied": "supplied",
        },
        FOUNDATION,
        {"passage_supplied": "not_supplied"},
    ),
    (
        "measured_foundation",
        {
            "trial": trial(60, 200, way=140),
            "trial_setup": "everything",
            "passage_supplied": "supplied",
        },
        FOUNDATION,
        {"trial": trial(195, 200)},
    ),
    (
        "measured_tuned",
        {"runs_today": "tuned", "tuned_trial": trial(20, 200)},
        ("B1", "B2", "B3", "B6"),
        {"tuned_trial": trial(198, 200)},
    ),
]


@pytest.mark.parametrize(("gate", "closing", "knocked_out", "reopening"), GATES)
def test_a_gate_closes_its_routes_and_reopens(
    gate: str,
    closing: dict[str, Said],
    knocked_out: tuple[str, ...],
    reopening: dict[str, Said],
) -> None:
    before = Journey().says(**OPEN_TO_ALL)
    assert closed(before, gate) == ()
    shut = before.says(**closing)
    assert closed(shut, gate) == knocked_out
    assert not any(shut.route(name).kept for name in knocked_out)
    assert closed(shut.says(**reopening), gate) == ()


def test_every_gate_of_the_rules_is_told_above() -> None:
    assert {gate.id for gate in bundled().gates} == {row[0] for row in GATES}


@pytest.mark.parametrize(("gate", "knocked_out"), {row[0]: row[2] for row in GATES}.items())
def test_a_gate_nobody_answered_is_open_and_rules_nothing_out(
    gate: str, knocked_out: tuple[str, ...]
) -> None:
    blank = Journey()
    for name in knocked_out:
        assert [g.state for g in blank.route(name).gates if g.id == gate] == [Truth.OPEN]
    assert gate in blank.advice.open_gates


def test_routes_stand_when_nothing_closes_them() -> None:
    journey = Journey().says(**OPEN_TO_ALL, trial=trial(100, 100))
    kept = {route.id for route in journey.advice.routes if route.kept}
    assert kept == {*FOUNDATION, *FINE_TUNED} - {"A3"}  # a label task has no corpus to show whole
    assert [gate.id for gate in journey.route("A3").gates if gate.state is Truth.YES] == [
        "needs:A3"
    ]


# ------------------------------------------------------------------- needs and built_on


def test_full_tuning_needs_a_hundred_thousand_examples() -> None:
    journey = Journey().says(**OPEN_TO_ALL)
    assert journey.route("B3").kept
    fewer = journey.says(examples_held=50_000)
    assert [gate.id for gate in fewer.route("B3").gates if gate.state is Truth.YES] == ["needs:B3"]
    unsure = journey.says(examples_held=(50_000.0, 90_000.0, 200_000.0))
    assert unsure.route("B3").kept


def test_tuning_with_retrieval_stands_where_facts_close_tuning_alone() -> None:
    weekly = Journey().says(**OPEN_TO_ALL).says(task_kind="answer", facts_change="weekly")
    assert not weekly.route("B1").kept
    assert not weekly.route("B2").kept
    assert weekly.route("B4").kept


def test_tuning_with_retrieval_falls_with_what_it_is_built_on() -> None:
    weekly = Journey().says(**OPEN_TO_ALL).says(task_kind="answer", facts_change="weekly")
    nobody = weekly.says(operators="nobody", data_location="own_hardware")
    gates = {gate.id: gate.state for gate in nobody.route("B4").gates}
    assert gates["built_on:B4"] is Truth.YES


# ------------------------------------------------------------------------------ offers


@pytest.mark.parametrize(
    ("provider", "day", "state"),
    [
        ("openai", "2026-05-06", Truth.OPEN),
        ("openai", "2026-05-07", Truth.YES),
        ("microsoft", "2026-03-04", Truth.OPEN),
        ("microsoft", "2026-03-05", Truth.NO),
        ("microsoft", "2027-04-14", Truth.NO),
        ("microsoft", "2027-04-15", Truth.YES),
        ("aws", "2026-11-23", Truth.NO),
        ("other", "2026-11-23", Truth.OPEN),
        (("google", "aws"), "2026-11-23", Truth.NO),
        (("google", "openai"), "2026-11-23", Truth.OPEN),
    ],
)
def test_an_offer_is_held_against_the_day_of_the_interview(
    provider: Said, day: str, state: Truth
) -> None:
    route = Journey().says(**OPEN_TO_ALL).says(provider=provider).on(day).route("B1")
    gates = [gate for gate in route.gates if gate.id.startswith("offer")]
    assert [gate.state for gate in gates] == ([state] if state is not Truth.NO else [])
    assert route.kept is (state is not Truth.YES)


def test_a_closed_offer_names_provider_source_and_day() -> None:
    (gate,) = (
        gate
        for gate in Journey().says(**OPEN_TO_ALL).says(provider="openai").route("B1").gates
        if gate.state is Truth.YES
    )
    assert (gate.id, gate.as_of) == ("offer:openai", "2026-05-07")
    assert (gate.sources, gate.questions) == (("OAI-DEP",), ("provider",))


def test_a_statement_past_its_last_day_is_open_again() -> None:
    rules = put(changed(), "offer.0.until", date(2026, 6, 30))
    content = load_content(pack(rules))
    for day, state in ((date(2026, 6, 30), Truth.NO), (date(2026, 7, 1), Truth.OPEN)):
        route = judged(content, {"provider": "one", "colour": "red"}, day=day)["B1"]
        assert [gate.state for gate in route.gates] == ([] if state is Truth.NO else [state])


def test_the_newest_statement_that_has_begun_counts() -> None:
    rules = changed()
    for month in (9, 3):
        later = {**rules["offer"][0], "open": False, "since": date(2026, month, 1)}
        rules["offer"].append(later)
    content = load_content(pack(rules))
    found = current_offer(content, "B1", "one", date(2026, 8, 31))
    assert found is not None
    assert found.since == date(2026, 3, 1)
    assert current_offer(content, "B1", "one", date(2025, 12, 31)) is None
    assert current_offer(content, "B1", "other", DAY) is None
    assert current_offer(content, "A1", "one", DAY) is None


# --------------------------------------------------------------- mechanics on small rules


def judged(content: Content, answers: dict[str, Said], day: date = DAY) -> dict[str, RouteResult]:
    given_ = assessment({name: answer(said) for name, said in answers.items()})
    facts = RouteFacts(possible=possible(content, given_), day=day, diagnosis="no_gap")
    return {route.id: route for route in judge_routes(content, facts)}


def test_a_route_ignores_the_gates_it_says_it_ignores() -> None:
    blue = judged(small(), {"colour": "blue", "provider": "one"})
    assert not blue["B1"].kept
    assert blue["B2"].kept
    rules = put(changed(), "route.B2.ignoring", [])
    deaf = judged(load_content(pack(rules)), {"colour": "blue", "provider": "one"})
    assert [gate.id for gate in deaf["B2"].gates] == ["built_on:B2"]
    assert not deaf["B2"].kept


def test_a_route_is_as_open_as_the_best_it_is_built_on() -> None:
    rules = put(changed(), "route.B3", {**changed()["route"]["B1"]})
    put(rules, "route.B2", {**rules["route"]["B2"], "built_on": ["B1", "B3"], "ignoring": []})
    for diagnosis in rules["diagnosis"].values():
        diagnosis["fine_tuned"].append("B3")
    content = load_content(pack(rules))
    assert judged(content, {"colour": "blue", "provider": "one"})["B2"].gates == ()
    both = put(rules, "gate.0.knocks_out", ["B1", "B3"])
    states: dict[Said, list[Truth]] = {
        "blue": [Truth.YES],
        ("blue", "red"): [Truth.OPEN],
        "red": [],
    }
    for colour, expected in states.items():
        route = judged(load_content(pack(both)), {"colour": colour, "provider": "one"})["B2"]
        assert [gate.state for gate in route.gates] == expected


def test_an_approach_is_out_when_all_its_routes_are() -> None:
    rules = put(changed(), "gate.0.knocks_out", ["B1", "B2"])
    blue = tuple(judged(load_content(pack(rules)), {"colour": "blue"}).values())
    assert is_out(blue, Approach.FINE_TUNED)
    assert not is_out(blue, Approach.FOUNDATION)
    assert closing_gates(blue, Approach.FINE_TUNED) == ("no_blue",)
    assert closing_gates(blue, Approach.FOUNDATION) == ()


def test_open_gates_are_those_of_routes_still_kept() -> None:
    assert open_gates(tuple(judged(small(), {}).values())) == ("no_blue", "offer", "built_on:B2")
    blue = tuple(judged(small(), {"colour": "blue"}).values())
    assert open_gates(blue) == ("built_on:B2",)  # the offer is of a route ruled out


# --------------------------------------------------------------- who represents a side


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
