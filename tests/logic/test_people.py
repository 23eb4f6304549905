"""Each person's own priorities, and the side they lead to."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import Assessment, Priorities
from logic.model import Approach, Consideration
from logic.people import agreed_side, all_on_one_side, driven_by, sides_by_person
from tests.logic.journey import Journey, bundled, trial

POINTS = st.fixed_dictionaries({of.value: st.integers(0, 100) for of in Consideration})
NONE = {of.value: 0 for of in Consideration}
LEARNS = {**NONE, "customization": 100, "business_need": 20}
SAVES = {**NONE, "security": 100, "data_knowledge": 60}


def answered(*sets: Priorities) -> Assessment:
    said = Journey().says(
        task_kind="label",
        right_tool="language_model",
        runs_today="people",
        trial=trial(76, 100, pass_mark=92, facts=3, way=17, reasoning=2),
        trial_setup="with_examples",
        data_location="any_cloud",
        style_rules="learned_from_examples",
        examples_held=600,
        volume=120_000,
    )
    return replace(said.assessment, priorities=sets)


def test_each_set_gives_its_own_side_and_the_agreed_one_drives() -> None:
    claims = Priorities(person="p1", points=LEARNS)
    staff = Priorities(person="p2", agreed=False, points=SAVES)
    both = answered(claims, staff)
    first, second = sides_by_person(bundled(), both)
    assert (first.priorities, second.priorities) == (claims, staff)
    assert first.advice == advise(bundled(), both)
    assert first.advice.leans_to is Approach.FINE_TUNED
    assert second.advice.leans_to is Approach.FOUNDATION
    assert not all_on_one_side((first, second))
    assert all_on_one_side((first,))
    assert all_on_one_side(())


def test_a_set_without_points_has_no_side_of_its_own() -> None:
    empty = Priorities(person="p2", agreed=False)
    zeros = Priorities(person="p3", agreed=False, points=NONE)
    part = Priorities(person="p4", agreed=False, points={"cost": 50})
    sets = answered(Priorities(points=LEARNS), empty, zeros, part)
    assert sides_by_person(bundled(), sets)[1:] == ()


@given(POINTS, POINTS)
def test_a_persons_side_is_what_their_points_alone_would_give(
    one: dict[str, int], other: dict[str, int]
) -> None:
    both = answered(
        Priorities(person="p1", points=one), Priorities(person="p2", agreed=False, points=other)
    )
    for view in sides_by_person(bundled(), both):
        alone = replace(both, priorities=(replace(view.priorities, agreed=True),))
        assert view.advice == advise(bundled(), alone)


def test_one_set_drives() -> None:
    sets = [Priorities(person=name, agreed=name == "a") for name in "abc"]
    driven = driven_by(answered(*sets), "b")
    assert [one.agreed for one in driven.priorities] == [False, True, False]


@given(st.lists(POINTS.filter(lambda one: any(one.values())), min_size=2, max_size=3), st.data())
def test_where_all_agree_every_mixture_of_their_points_agrees(
    points: list[dict[str, int]], data: st.DataObject
) -> None:
    sets = [Priorities(person=f"p{n}", points=one, agreed=not n) for n, one in enumerate(points)]
    side = agreed_side(sides_by_person(bundled(), answered(*sets)))
    if side is None:
        return
    shares = [data.draw(st.integers(1, 5)) for _ in points]
    totals = [sum(one.values()) for one in points]
    mixed = {
        k: sum(
            share * one[k] * prod(totals) // total
            for share, one, total in zip(shares, points, totals, strict=True)
        )
        for k in points[0]
    }
    assert advise(bundled(), answered(Priorities(points=mixed))).leans_to is side


def test_nobody_agrees_on_no_side() -> None:
    assert agreed_side(()) is None
