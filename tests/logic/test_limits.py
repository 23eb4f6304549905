"""Bounds on depth, size and count: each refused with a sentence, at once."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.assessment import (
    Answer,
    Costs,
    Engagement,
    FrozenPrice,
    Person,
    Priorities,
    ReportSettings,
    Revision,
    Voice,
)
from logic.assessment_checks import faults
from logic.assessment_file import dumps, loads, save
from logic.errors import AssessmentFileError, SaveError
from logic.limits import FEW, LONGEST_TEXT, MOST_ENTRIES, size_faults
from logic.strict_json import MOST_PARTS
from tests.logic.files.examples import BLANK, SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from logic.assessment import Assessment

LONG = "x" * (LONGEST_TEXT + 1)
PEOPLE = tuple(Person(id=str(n), role="") for n in range(FEW + 1))
VOICES = tuple(Voice(said_by=str(n)) for n in range(FEW + 1))
PRICE = FrozenPrice(
    provider="x", model="m", kind="api_base", unit="", price_usd=1e308, as_of="", source="s"
)
SETS = tuple(Priorities(person=str(n), agreed=False) for n in range(FEW + 1))


@pytest.mark.parametrize(
    ("assessment", "said"),
    [
        (replace(BLANK, engagement=Engagement(task=LONG)), "at engagement > task, the text has"),
        (replace(BLANK, answers={LONG: Answer()}), "at answers, the text has more than"),
        (BLANK.with_answer("q", Answer(words=LONG)), "at answers > q > words, the text has more"),
        (
            replace(BLANK, engagement=Engagement(people=PEOPLE)),
            "at engagement > people, there are more than 200 entries; remove some",
        ),
        (
            BLANK.with_answer("q", Answer(voices=VOICES)),
            "at answers > q > voices, there are more than 200 entries",
        ),
        (replace(BLANK, priorities=SETS), "at priorities, there are more than 200 entries"),
        (
            replace(BLANK, answers={str(n): Answer(marked=True) for n in range(MOST_ENTRIES + 1)}),
            "at answers, there are more than 2000 entries",
        ),
        (replace(BLANK, report=ReportSettings(logo="A" * 6_000_001)), "at report > logo, the text"),
    ],
)
def test_what_is_too_large_is_placed_and_not_saved(
    tmp_path: Path, assessment: Assessment, said: str
) -> None:
    assert any(fault.startswith(said) for fault in size_faults(assessment))
    with pytest.raises(AssessmentFileError, match="it was left as it is"):
        loads(dumps(assessment), "it")
    with pytest.raises(SaveError, match="Nothing was saved"):
        save(tmp_path / "it.tunewise", assessment)


def test_pictures_and_earlier_states_may_be_longer() -> None:
    revision = Revision(number=1, finished_on="2026-11-22", state=LONG)
    assert not list(size_faults(replace(BLANK, revision=2, revisions=(revision,))))
    assert not list(size_faults(SMALL))


@pytest.mark.parametrize("part", ["[],", "{},", "0,", '"",', "[[],[],[],[]],"])
def test_a_file_of_countless_parts_is_refused_before_it_fills_the_memory(part: str) -> None:
    count = 30_000_000 // len(part)
    data = f"[{part * count}0]".encode()
    tracemalloc.start()
    with pytest.raises(AssessmentFileError, match="it has too many parts"):
        loads(data, "it")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


def test_as_many_parts_as_may_be_are_read() -> None:
    listed = json.dumps({"kind": "x", "p": [0] * (MOST_PARTS - 3)}).encode()
    with pytest.raises(AssessmentFileError, match="not an assessment"):
        loads(listed, "it")


def test_a_name_too_long_is_placed_by_its_start() -> None:
    [fault] = size_faults({LONG: 1}, "answers")
    assert fault == f"at answers, the text has more than {LONGEST_TEXT} characters; shorten it"


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        (Costs(currency="EUR", rate=1e308), "at costs > rate, it must be from 0.0001 to 1000000"),
        (Costs(prices=(PRICE,)), "price_usd, it must be from 0 to 10000"),
    ],
)
def test_money_no_sum_can_hold_is_refused(costs: Costs, said: str) -> None:
    assert said in "\n".join(faults(replace(BLANK, costs=costs)))
