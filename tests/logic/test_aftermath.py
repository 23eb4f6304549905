from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import pytest

from logic.aftermath import compare, list_risks, plan, review_day, stated
from logic.content import load_content
from logic.findings import (
    Advice,
    ConsiderationResult,
    DecidedBy,
    PlanStep,
    Recommendation,
    RouteResult,
)
from logic.interview import possible
from logic.model import UNREACHED, Approach, Consideration, QuestionKind
from tests.logic.journey import Journey, Said, answer, bundled, trial
from tests.logic.small_content import assessment, changed, pack, small
from tests.logic.test_content import put
from tests.logic.test_content_check import walks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.model import Condition, Content, Question

S = {"sources": ["judgement"]}


def with_steps(*steps: dict[str, object], part: str = "step") -> Content:
    return load_content(pack(put(changed(), part, [{**S, **step} for step in steps])))


def routes(*representing: str) -> tuple[RouteResult, ...]:
    return tuple(
        RouteResult(
            id=route.id,
            approach=route.approach,
            kept=True,
            gates=(),
            representing=route.id in representing,
        )
        for route in small().routes.values()
    )


def said(content: Content, **answers: Said) -> dict[str, frozenset[str]]:
    return possible(content, assessment({n: answer(value) for n, value in answers.items()}))


# --------------------------------------------------------------------------------- plan


def test_a_step_is_taken_for_its_outcomes_and_routes_and_condition() -> None:
    content = with_steps(
        {"id": "last", "stage": 3},
        {"id": "outcome", "stage": 1, "outcomes": ["too_close", "neither"]},
        {"id": "route", "stage": 1, "routes": ["B1", "B2"]},
        {"id": "when", "stage": 1, "when": {"colour": ["red"]}},
        {"id": "unless", "stage": 0, "when": {"not": {"colour": ["red"]}}},
    )

    def taken(kind: Recommendation, route: str, **answers: Said) -> list[str]:
        found = plan(content, said(content, **answers), kind, routes("A1", route), "way")
        return [step.id for step in found]

    close = Recommendation.TOO_CLOSE
    assert taken(close, "B1", colour="red") == ["outcome", "route", "when", "last"]
    assert taken(close, "B1", colour="blue") == ["unless", "outcome", "route", "last"]
    assert taken(close, "B1", colour=("red", "blue")) == ["outcome", "route", "last"]
    assert taken(close, "B1") == ["unless", "outcome", "route", "last"]
    assert taken(Recommendation.FOUNDATION, "") == ["unless", "last"]


def test_what_serves_one_end_is_named_once_and_the_first_listed_is_taken() -> None:
    content = with_steps(
        {"id": "alone", "stage": 1},
        {"id": "cheap", "stage": 2, "serves": "facts", "routes": ["A1"]},
        {"id": "dear", "stage": 2, "serves": "facts", "routes": ["A1", "B1"]},
        {"id": "other", "stage": 2, "serves": "manner"},
    )

    def taken(kind: Recommendation, *representing: str) -> list[str]:
        found = plan(content, said(content), kind, routes(*representing), "way")
        return [step.id for step in found]

    assert taken(Recommendation.TOO_CLOSE, "A1", "B1") == ["alone", "cheap", "other"]
    assert taken(Recommendation.TOO_CLOSE, "B1") == ["alone", "dear", "other"]
    assert taken(Recommendation.FOUNDATION, "B1") == ["alone", "other"]
    assert taken(Recommendation.FOUNDATION_THEN_TUNE, "B1") == ["alone", "dear", "other"]
    assert taken(Recommendation.FINE_TUNED, "A1", "B1") == ["alone", "dear", "other"]


def test_no_plan_of_the_rules_brings_the_passage_to_the_model_in_two_ways(
    many: list[Advice],
) -> None:
    ways = {step.id for step in bundled().steps if step.serves == "passages"}
    assert {
        "build_retrieval",
        "build_retrieval_inside",
        "count_pages",
        "mend_retrieval",
        "whole_corpus",
    } == ways
    found = [[step.id for step in advice.plan if step.id in ways] for advice in many]
    assert {one for taken in found for one in taken} == ways
    assert all(len(taken) <= 1 for taken in found)


def test_where_nobody_knows_how_many_pages_there_are_they_are_counted_first() -> None:
    content = bundled()
    known = said(content, task_kind="answer")
    passages = {step.id for step in content.steps if step.serves == "passages"}
    fits = {**known, "corpus_size": frozenset({"fits_prompt"})}
    route = replace(routes("A1")[0], id="A3", representing=True)
    for given, step in ((known, "count_pages"), (fits, "whole_corpus")):
        found = plan(content, given, Recommendation.FOUNDATION, (route,), "facts")
        assert [one.id for one in found if one.id in passages] == [step]


def test_a_step_carries_its_stage_and_sources() -> None:
    content = with_steps({"id": "go", "stage": 2})
    (step,) = plan(content, said(content), Recommendation.FOUNDATION, (), "way")
    assert step == PlanStep(id="go", stage=2, sources=("judgement",))


def test_what_nobody_answered_says_nothing() -> None:
    known = stated(small(), said(small(), colour="red", shade=("dark", "light")))
    assert known["colour"] == {"red"}
    for name in ("shade", "trial", "volume"):
        assert known[name] == {UNREACHED}
    assert stated(small(), said(small(), colour="blue"))["shade"] == {UNREACHED}
    maybe = said(small(), colour=("red", "blue"), shade="dark")
    assert stated(small(), maybe)["shade"] == {"dark", UNREACHED}


# -------------------------------------------------------------------------------- risks


def test_risks_are_those_of_the_side_or_of_both_where_there_is_none() -> None:
    content = with_steps(
        {"id": "all"},
        {"id": "prompted", "routes": ["A1"]},
        {"id": "tuned", "routes": ["B1"]},
        {"id": "other", "routes": ["B2"]},
        {"id": "red", "when": {"colour": ["red"]}},
        part="risk",
    )

    def listed(kind: Recommendation, **answers: Said) -> list[str]:
        found = list_risks(content, said(content, **answers), kind, routes("A1", "B1"))
        return [risk.id for risk in found]

    assert listed(Recommendation.FOUNDATION) == ["all", "prompted"]
    assert listed(Recommendation.FINE_TUNED, colour="red") == ["all", "tuned", "red"]
    assert listed(Recommendation.TRIAL_FIRST, colour=("red", "blue")) == [
        "all",
        "prompted",
        "tuned",
    ]
    assert listed(Recommendation.NEITHER, colour="red") == []


# ----------------------------------------------------------------------------- comparison


def result(difference: int) -> ConsiderationResult:
    return ConsiderationResult(
        id=Consideration.PERFORMANCE,
        foundation=Fraction(50),
        fine_tuned=Fraction(50 + difference),
        difference=Fraction(difference),
        low=Fraction(-100),
        high=Fraction(100),
        weight=Fraction(1, 6),
        contribution=Fraction(difference, 6),
        reasons=(),
    )


@pytest.mark.parametrize(
    ("difference", "colour", "case", "favours"),
    [
        (5, "red", "warm", Approach.FINE_TUNED),
        (-5, "red", "warm", Approach.FOUNDATION),
        (4, "red", "warm", None),
        (0, "red", "warm", None),
        (50, "blue", "cold", None),
        (50, None, "unknown", Approach.FINE_TUNED),
    ],
)
def test_a_component_says_its_first_true_case_and_a_side_from_five_points(
    difference: int, colour: str | None, case: str, favours: Approach | None
) -> None:
    cases = [
        {"id": "warm", "when": {"colour": ["red"]}},
        {"id": "cold", "when": {"colour": ["red", "blue"]}, "weighs": False},
        {"id": "unknown"},
    ]
    content = load_content(pack(put(changed(), "component.goal.cases", cases)))
    known = said(content, colour=colour) if colour else said(content)
    (row,) = compare(content, known, (result(difference),))
    assert (row.id, row.case, row.favours) == ("goal", case, favours)
    assert row.difference == difference


def test_a_component_without_a_consideration_favours_nobody() -> None:
    content = load_content(pack(put(changed(), "component.goal", {"cases": [{"id": "a"}]})))
    (row,) = compare(content, said(content), (result(50),))
    assert (row.favours, row.difference) == (None, None)


# -------------------------------------------------------------------------------- review


@pytest.mark.parametrize(
    ("day", "due", "soon"),
    [
        (date(2026, 1, 15), date(2026, 7, 15), date(2026, 4, 15)),
        (date(2026, 11, 23), date(2027, 5, 23), date(2027, 2, 23)),
        (date(2026, 8, 31), date(2027, 2, 28), date(2026, 11, 28)),
        (date(2024, 2, 29), date(2024, 8, 28), date(2024, 5, 28)),
        (date(2026, 6, 30), date(2026, 12, 28), date(2026, 9, 28)),
        (date(9999, 12, 31), date(9999, 6, 28), date(9999, 3, 28)),
    ],
)
def test_the_review_is_months_later_and_sooner_where_the_field_moves_fast(
    day: date, due: date, soon: date
) -> None:
    assert review_day(small(), said(small()), day) == due
    assert review_day(small(), said(small(), colour="red"), day) == soon


# ---------------------------------------------------------------------- the bundled rules


def _random_answer(random: Random, question: Question) -> Said:
    if question.kind is QuestionKind.CHOICE:
        return random.choice(question.option_ids())
    if question.kind is QuestionKind.AMOUNT:
        value = float(round(10 ** random.uniform(0, 7)))
        return max(question.least, min(question.most, value))
    tried = random.randint(1, 300)
    good = random.randint(0, tried)
    facts = random.randint(0, tried - good)
    way = random.randint(0, tried - good - facts)
    reasoning = random.randint(0, tried - good - facts - way)
    return trial(good, tried, facts=facts, way=way, reasoning=reasoning)


#: Said first in half of the cases, or most would end at "not feasible" or "neither".
USUAL: dict[str, Said] = {
    "right_tool": "language_model",
    "test_set": "agreed",
    "examples_rights": "held",
    "operators": "ml_team",
    "personal_data": "none",
    "device": "server",
}


def _advice() -> Iterator[Advice]:
    random = Random(20261122)  # noqa: S311 - the same cases each time
    for _ in range(400):
        share = random.choice([0.1, 0.6, 1])
        asked = [q for q in bundled().questions.values() if random.random() < share]
        journey = Journey().says(**{q.id: _random_answer(random, q) for q in asked})
        yield (journey.says(**USUAL) if random.random() < 0.5 else journey).advice


@pytest.fixture(scope="module")
def many() -> list[Advice]:
    return list(_advice())


def _can_be(when: Condition, *before: Condition) -> bool:
    """Whether some walk makes a condition true and none of those before it."""
    content = bundled()
    names = frozenset().union(*(one.questions() for one in (when, *before)))
    for question in reversed(list(content.questions.values())):
        names |= question.ask_if.questions() if question.id in names else frozenset()
    asked = tuple(name for name in content.questions if name in names)
    return any(
        when.holds(at) and not any(one.holds(at) for one in before)
        for at in walks(content, asked, {})
    )


def test_every_step_risk_and_case_of_the_rules_can_be_said(many: list[Advice]) -> None:
    content = bundled()
    assert not [step.id for step in content.steps if not _can_be(step.when)]
    assert not [risk.id for risk in content.risks if not _can_be(risk.when)]
    said_ = {(row.id, row.case) for advice in many for row in advice.comparison}
    for component in content.components:
        conditions = [case.when for case in component.cases]
        idle = [
            case.id
            for number, case in enumerate(component.cases)
            if (component.id, case.id) not in said_ and not _can_be(case.when, *conditions[:number])
        ]
        assert not idle


def test_every_kind_of_recommendation_and_diagnosis_comes_about(many: list[Advice]) -> None:
    assert {advice.recommendation for advice in many} == set(Recommendation)
    assert {advice.decided_by for advice in many} == set(DecidedBy)
    assert {advice.diagnosis for advice in many} == set(bundled().diagnoses)


def test_every_plan_runs_from_first_to_last_and_ends_with_a_review(many: list[Advice]) -> None:
    for advice in many:
        stages = [step.stage for step in advice.plan]
        assert stages == sorted(stages)
        assert len(set(advice.plan)) == len(advice.plan)
        assert advice.plan
        ids = [step.id for step in advice.plan]
        reviewed = sum(name in ids for name in ("review", "review_soon"))
        kind = advice.recommendation
        ends = ("neither", "not_feasible", "too_little_known")
        assert reviewed == (0 if kind in ends else 1), (kind, ids)


def test_no_route_that_is_out_leaves_a_risk_of_its_own(many: list[Advice]) -> None:
    for advice in many:
        used = {route.id for route in advice.routes if route.representing}
        for risk in advice.risks:
            (rule,) = (one for one in bundled().risks if one.id == risk.id)
            assert not rule.routes or used & set(rule.routes)


def test_every_representative_is_kept_and_one_of_each_side_at_most(many: list[Advice]) -> None:
    for advice in many:
        for approach in Approach:
            own = [route for route in advice.routes if route.approach is approach]
            found = [route for route in own if route.representing]
            assert len(found) == any(route.kept for route in own)
            assert all(route.kept for route in found)


def test_advice_says_the_same_each_time(many: list[Advice]) -> None:
    assert many[:60] == list(islice(_advice(), 60))
