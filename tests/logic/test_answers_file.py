from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from logic.answers_file import check_ids, load_answers, read_answers
from logic.assessment import (
    Amount,
    Answer,
    Basis,
    Certainty,
    ContentRef,
    Engagement,
    Person,
    Priorities,
    RouteChoice,
    State,
    Trial,
    Voice,
)
from logic.assessment_file import dumps, loads
from logic.errors import AnswerError, AssessmentFileError
from logic.model import QuestionKind
from tests.logic.bundled import CONTENT
from tests.logic.files.examples import BLANK, spoilt

FULL = Path(__file__).parent / "files" / "answers.json"
SCHEMA = Path(__file__).parents[2] / "resources" / "schemas" / "answers-1.schema.json"
DAY = "2026-11-22"

Raw = dict[str, Any]


def read(raw: object) -> Any:  # noqa: ANN401 - an assessment, here looked into at will
    return read_answers(CONTENT, json.dumps(raw).encode(), "ANSWERS.json")


def answer(question: str, value: object) -> Answer:
    found: Answer = read({"date": DAY, "answers": {question: value}}).answers[question]
    return found


def refusal(raw: object) -> str:
    with pytest.raises(AnswerError) as caught:
        read(raw)
    sentence = str(caught.value)
    assert sentence.startswith("ANSWERS.json cannot be used: ")
    assert sentence.endswith("; mend it and try again.")
    assert "\n" not in sentence
    return sentence


def refused(question: str, value: object) -> str:
    return refusal({"date": DAY, "answers": {question: value}})


def is_valid(raw: object) -> bool:
    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).is_valid(raw)


def test_every_form_of_an_answer_is_read() -> None:
    assert is_valid(json.loads(FULL.read_bytes()))
    found = load_answers(CONTENT, FULL)
    assert found.date == DAY
    assert found.engagement == Engagement(
        task="Claims triage",
        client="Example Insurance",
        sells_implementation=False,
        people=(Person(id="p1", role="Head of claims"),),
    )
    answered = State.ANSWERED
    assert found.answers == {
        "task_kind": Answer(state=answered, options=("label",)),
        "data_location": Answer(state=answered, options=("any_cloud", "own_tenancy")),
        "volume": Answer(state=answered, amount=Amount(low=120000, likely=120000, high=120000)),
        "trial": Answer(
            state=answered,
            trial=Trial(tried=60, good=48, pass_mark=90, facts=2, way=8, reasoning=1),
        ),
        "examples_held": Answer(state=answered, amount=Amount(low=500, likely=800, high=2000)),
        "citations": Answer(state=State.DONT_KNOW),
        "deadline": Answer(state=State.NOT_APPLICABLE, reason="does_not_arise"),
        "runs_today": Answer(
            state=answered,
            options=("people",),
            basis=Basis.DOCUMENTED,
            said_by="p1",
            words="Four of us, all day",
        ),
        "speed": Answer(state=State.DONT_KNOW, said_by="IT"),
    }
    points = {
        "business_need": 80,
        "data_knowledge": 40,
        "performance": 60,
        "customization": 100,
        "security": 20,
        "cost": 15,
    }
    assert found.priorities == (Priorities(certainty=Certainty.ABOUT, tolerance=15, points=points),)
    assert found.content == ContentRef(
        id=CONTENT.id, version=CONTENT.version, checksum=CONTENT.checksum
    )
    assert loads(dumps(found), "it") == found


def test_a_day_is_enough_and_missing_answers_are_not_asked() -> None:
    raw = {"$schema": "urn:tunewise:answers:1", "date": DAY}
    assert is_valid(raw)
    found = read(raw)
    assert (found.answers, found.priorities, found.engagement) == ({}, (), Engagement())


def test_equal_answers_give_one_id_and_others_another() -> None:
    one = read({"date": DAY, "answers": {"data_location": ["any_cloud", "own_tenancy"]}})
    same = read({"answers": {"data_location": ["own_tenancy", "any_cloud"]}, "date": DAY})
    other = read({"date": DAY, "answers": {"data_location": ["any_cloud"]}})
    assert one == same
    assert one.id != other.id
    assert UUID(one.id).version == 5


@pytest.mark.parametrize("basis", [*Basis, None])
def test_every_basis_is_read(basis: Basis | None) -> None:
    assert answer("task_kind", {"value": "label", "basis": basis}).basis is basis


def test_priorities_have_their_defaults() -> None:
    assert read({"date": DAY, "priorities": {}}).priorities == (Priorities(),)


EVERY_OPTION = [
    (question.id, option)
    for question in CONTENT.questions.values()
    if question.kind is QuestionKind.CHOICE
    for option in question.option_ids()
]


@given(st.sampled_from(EVERY_OPTION))
def test_every_option_of_the_bank_can_be_answered(pair: tuple[str, str]) -> None:
    question, option = pair
    assert answer(question, option).options == (option,)
    assert is_valid({"date": DAY, "answers": {question: option}})


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("task_knd", "label", 'there is no question "task_knd"; the nearest is "task_kind"'),
        ("zzz", "label", 'there is no question "zzz"; there are task_kind, right_tool'),
        ("task_kind", "labl", 'has no option "labl"; the nearest is "label"'),
        ("citations", "zzz", 'has no option "zzz"; there are required, welcome, not_needed'),
        ("citations", ["welcome", "zzz"], 'the question "citations" has no option "zzz"'),
        ("citations", [], "at answers > citations, write an option id"),
        ("citations", ["welcome", "welcome"], "an option stands there twice"),
        ("citations", [1], "at answers > citations > 1, expected text"),
        ("citations", None, "write an option id, a list of them, an amount, a trial or a state"),
        ("citations", True, "write an option id"),
        ("citations", {}, "write an option id"),
        ("citations", {"value": {"value": "welcome"}}, "at answers > citations > value, write"),
        (
            "citations",
            {"value": "welcome", "bases": "x"},
            'no part "bases"; the nearest is "basis"',
        ),
        ("citations", {"value": "welcome", "basis": "felt"}, "citations > basis, write one of"),
        ("citations", {"value": "welcome", "basis": []}, "citations > basis, write one of"),
        ("citations", {"value": "welcome", "said_by": 1}, "citations > said_by, expected text"),
        ("citations", {"value": "welcome", "words": ["x"]}, "citations > words, expected text"),
        ("citations", {"state": "answered"}, "state, write one of dont_know, not_applicable"),
        ("citations", {"state": []}, "state, write one of dont_know, not_applicable"),
        ("citations", {"state": "dont_know", "reason": "x"}, 'there is no part "reason"'),
        ("deadline", {"state": "not_applicable"}, "reason, write one of out_of_scope"),
        ("deadline", {"state": "not_applicable", "reason": []}, "reason, write one of"),
        ("deadline", {"state": "not_applicable", "reason": "x"}, "reason, write one of"),
        ("trial", {"state": "not_applicable", "reason": "other"}, "trial: it always applies"),
        ("trial", {"tried": 10, "good": 5}, 'at answers > trial, "pass_mark" is missing'),
        ("trial", {"tried": 10, "good": 50, "pass_mark": 90}, "good cases must be"),
        ("trial", {"tried": 10.5, "good": 5, "pass_mark": 90}, "trial > tried, expected a whole"),
        (
            "trial",
            {"tried": 9, "good": 5, "pass_mark": 90, "fact": 1},
            "trial > fact, this version",
        ),
        ("trial", "met", "trial"),
        ("volume", {"low": 1}, "at answers > volume, "),
        ("volume", {"low": 3, "likely": 2, "high": 4}, "must be numbers in rising order"),
        ("volume", -1, "volume: give numbers from 0"),
        ("volume", 1.5, "volume: give whole numbers"),
        ("volume", 10**400, "at answers > volume, the number is too large"),
        ("volume", "label", 'the question "volume" has no option "label"'),
        ("task_kind", 5, "task_kind"),
    ],
)
def test_an_answer_that_does_not_fit_is_named(question: str, value: object, said: str) -> None:
    assert said in refused(question, value)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ([], "the whole must be a group in braces"),
        ({}, '"date" must be the day of the interview, as YYYY-MM-DD'),
        ({"date": 20261122}, '"date" must be the day of the interview'),
        ({"date": "22 November 2026"}, '"date" must be the day of the interview'),
        ({"date": DAY, "answer": {}}, 'no part "answer"; the nearest is "answers"'),
        ({"date": DAY, "answers": []}, "answers must be a group in braces"),
        ({"date": DAY, "engagement": []}, "at engagement, expected a group in braces"),
        ({"date": DAY, "engagement": {"clint": "x"}}, "at engagement > clint, this version"),
        (
            {"date": DAY, "engagement": {"people": [{"id": "", "role": "r"}]}},
            "each person needs an id of their own",
        ),
        ({"date": DAY, "priorities": []}, "priorities must be a group in braces"),
        ({"date": DAY, "priorities": {"person": "x"}}, 'at priorities, there is no part "person"'),
        ({"date": DAY, "priorities": {"certainty": "sure"}}, "priorities > certainty, write one"),
        ({"date": DAY, "priorities": {"certainty": {}}}, "priorities > certainty, write one"),
        ({"date": DAY, "priorities": {"tolerance": -1}}, "tolerance, it must be from 0 to 100"),
        ({"date": DAY, "priorities": {"points": {"cots": 1}}}, 'the nearest is "cost"'),
        ({"date": DAY, "priorities": {"points": {"cost": 101}}}, "they must be from 0 to 100"),
        ({"date": DAY, "priorities": {"points": {"cost": "1"}}}, "expected a whole number"),
    ],
)
def test_a_file_that_does_not_keep_to_the_form_is_refused(raw: object, said: str) -> None:
    assert said in refusal(raw)
    assert not is_valid(raw)


@given(st.data())
def test_spoilt_answers_are_read_or_refused_in_words(data: st.DataObject) -> None:
    raw = data.draw(spoilt(json.loads(FULL.read_bytes())))
    try:
        found = read(raw)
    except AnswerError as fault:
        assert str(fault).startswith("ANSWERS.json cannot be used: ")  # noqa: PT017
        return
    assert is_valid(raw)
    check_ids(CONTENT, found)
    assert loads(dumps(found), "it") == found


@pytest.mark.parametrize("data", [b"", b"{", b'{"date": "2026-11-22", "date": "2026-11-22"}'])
def test_a_file_that_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerError, match="it "):
        read_answers(CONTENT, data, "ANSWERS.json")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssessmentFileError, match="there is no such file"):
        load_answers(CONTENT, tmp_path / "none.json")


# Opened assessments against this content


def test_an_assessment_of_this_content_passes() -> None:
    check_ids(CONTENT, load_answers(CONTENT, FULL))
    choice = RouteChoice(approach="foundation", route="A4", reason="They have it")
    check_ids(CONTENT, with_route(choice))


def with_route(choice: RouteChoice) -> Any:  # noqa: ANN401
    return replace(BLANK, route_choices=(choice,))


def test_an_assessment_of_another_content_is_named() -> None:
    good = Answer(state=State.ANSWERED, options=("label",))
    with pytest.raises(AnswerError, match='no question "from_elsewhere"'):
        check_ids(CONTENT, BLANK.with_answer("from_elsewhere", good))
    other = Answer(state=State.ANSWERED, options=("from_elsewhere",))
    with pytest.raises(AnswerError, match='"task_kind" has no option "from_elsewhere"'):
        check_ids(CONTENT, BLANK.with_answer("task_kind", other))
    voice = Voice(said_by="IT", options=("from_elsewhere",))
    disputed = Answer(state=State.ANSWERED, options=("label",), voices=(voice,))
    with pytest.raises(AnswerError, match='"task_kind" has no option "from_elsewhere"'):
        check_ids(CONTENT, BLANK.with_answer("task_kind", disputed))


@pytest.mark.parametrize(("approach", "route"), [("foundation", "A9"), ("fine_tuned", "A1")])
def test_a_route_of_another_content_or_side_is_named(approach: str, route: str) -> None:
    with pytest.raises(AnswerError, match=f'{approach} has no route "{route}"'):
        check_ids(CONTENT, with_route(RouteChoice(approach=approach, route=route, reason="")))
