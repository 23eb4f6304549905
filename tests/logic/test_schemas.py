from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import schemas
from logic.advice import advise
from logic.answers_file import read_answers
from logic.assessment_file import dumps, load
from logic.cli.data import advice_data
from logic.findings import DecidedBy, Recommendation, WhyOpen
from tests.logic.bundled import CONTENT
from tests.logic.files.examples import BLANK, SMALL
from tests.logic.files.strategies import assessments
from tests.logic.files.visits import visits

FOLDER = Path(__file__).parents[2] / "resources" / "schemas"
SAMPLES = sorted((FOLDER.parent / "samples").glob("*.tunewise"))


def schema(name: str) -> dict[str, Any]:
    path = schemas.PATH if name == "assessment" else FOLDER / f"{name}-1.schema.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


ANSWERS = validator("answers")
ASSESSMENT = validator("assessment")
EVALUATION = validator("evaluation")


@pytest.mark.parametrize("name", ["assessment", "answers", "evaluation"])
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_the_assessment_schema_is_the_one_the_values_give() -> None:
    kept = schemas.PATH.read_text("utf-8")
    assert kept == schemas.text(), "run: python build/schemas.py"


@given(assessments())
def test_every_assessment_file_keeps_to_the_schema(assessment: Any) -> None:  # noqa: ANN401
    ASSESSMENT.validate(json.loads(dumps(assessment, "tunewise 1.0")))


def test_the_assessment_schema_refuses_what_the_file_may_not_hold() -> None:
    def changed(**parts: object) -> dict[str, Any]:
        raw: dict[str, Any] = json.loads(dumps(SMALL))
        raw["assessment"].update(parts)
        return raw

    assert ASSESSMENT.is_valid(changed())
    assert not ASSESSMENT.is_valid(changed(id="x"))
    assert not ASSESSMENT.is_valid(changed(date="22.11.2026"))
    assert not ASSESSMENT.is_valid(changed(surprise=1))
    assert not ASSESSMENT.is_valid(changed(answers={"q": {"state": "maybe"}}))
    assert not ASSESSMENT.is_valid(changed(priorities=[{"points": {"price": 1}}]))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_and_their_evaluation_keep_to_the_schemas(path: Path) -> None:
    ASSESSMENT.validate(json.loads(path.read_bytes()))
    assessment = load(path)
    EVALUATION.validate(advice_data(CONTENT, assessment, advise(CONTENT, assessment)))


def test_the_evaluation_schema_lists_what_is_printed_and_nothing_else() -> None:
    printed = advice_data(CONTENT, BLANK, advise(CONTENT, BLANK))
    EVALUATION.validate(printed)
    assert set(schema("evaluation")["properties"]) == set(printed)
    assert set(schema("evaluation")["required"]) == set(printed)


def test_the_evaluation_schema_knows_every_kind() -> None:
    parts = schema("evaluation")["properties"]
    assert parts["recommendation"]["enum"] == [*Recommendation]
    assert parts["decided_by"]["enum"] == [*DecidedBy]
    assert parts["open_questions"]["items"]["properties"]["why"]["enum"] == [*WhyOpen]


@given(visits(CONTENT))
def test_every_visit_goes_from_answers_to_an_evaluation(raw: dict[str, Any]) -> None:
    ANSWERS.validate(raw)
    assessment = read_answers(CONTENT, json.dumps(raw).encode(), "it")
    ASSESSMENT.validate(json.loads(dumps(assessment)))
    EVALUATION.validate(advice_data(CONTENT, assessment, advise(CONTENT, assessment)))
