"""Which routes stand, told as situations on the bundled rules; mechanics on small ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from logic.content import load_content
from logic.interview import possible
from logic.model import Approach, Truth
from logic.routes import (
    RouteFacts,
    current_offer,
    is_out,
    judge_routes,
    open_gates,
)
from tests.logic.journey import Journey, Said, answer, bundled, trial
from tests.logic.situations import DAY, OPEN_TO_ALL
from tests.logic.small_content import assessment, changed, pack, small
from tests.logic.test_content import put

if TYPE_CHECKING:
    from logic.findings import RouteResult
    from logic.model import Content

FOUNDATION = ("A1", "A2", "A3", "A4", "A5")
FINE_TUNED = ("B1", "B2", "B3", "B4", "B5", "B6")


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
            "task_kind": "answer",
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


def test_open_gates_are_those_of_routes_still_kept() -> None:
    assert open_gates(tuple(judged(small(), {}).values())) == ("no_blue", "offer", "built_on:B2")
    blue = tuple(judged(small(), {"colour": "blue"}).values())
    assert open_gates(blue) == ("built_on:B2",)  # the offer is of a route ruled out
