"""Where counts of questions and pages came from, and what an input of the costs moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.assessment import Amount, Answer, Basis, State, Voice
from logic.cost.result import cost_result
from logic.findings import WhyOpen
from logic.people import find_disputes
from logic.report.blocks import Table
from logic.report.count_traces import pages_trace
from logic.report.numbers import text_of
from logic.report.provenance import trace
from logic.selection import to_come_back
from tests.logic.test_provenance import CONTENT, RICH, WORDS, matter

if TYPE_CHECKING:
    from logic.report.trace import Trace

SPREAD = Answer(state=State.ANSWERED, amount=Amount(low=90_000, likely=120_000, high=140_000))
GIVEN = Answer(state=State.ANSWERED, options=("people",))


def rows(found: Trace) -> dict[str, str]:
    tables = [block for block in found.blocks if isinstance(block, Table)]
    return {text_of(row[0]): text_of(row[1]) for table in tables for row in table.rows}


def test_the_count_of_answers_names_those_not_confirmed_and_why() -> None:
    about = matter(RICH)
    found = trace(about, "counts")
    assert found is not None
    assert found.title == f"The {about.advice.counts.asked} questions asked"
    assert rows(found)["Language"] == "not known yet"
    counts = about.advice.counts
    assert len(rows(found)) == counts.assumed + counts.open


def test_an_amount_that_may_lie_in_two_bands_is_counted_as_confirmed() -> None:
    about = matter(RICH.with_answer("volume", SPREAD))
    assert WhyOpen.PARTLY_KNOWN in [one.why for one in about.advice.open_questions]
    found = trace(about, "counts")
    assert found is not None
    assert len(rows(found)) == about.advice.counts.assumed + about.advice.counts.open


def test_the_count_of_a_section_names_all_its_questions() -> None:
    found = trace(matter(RICH), "section:performance")
    assert found is not None
    assert rows(found)["Test set and pass mark"] == "answered"
    assert rows(found)["Trial of a small model"] == "not asked yet"
    assert trace(matter(RICH), "section:") is None
    assert trace(matter(RICH), "section:nowhere") is None


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (GIVEN, ""),
        (Answer(state=State.NOT_APPLICABLE), ""),
        (replace(GIVEN, marked=True), "marked"),
        (replace(GIVEN, basis=Basis.ASSUMED), "assumed"),
        (replace(GIVEN, voices=(Voice(said_by="it", options=("software",)),)), "disputed"),
        (Answer(state=State.DONT_KNOW), "dont_know"),
    ],
)
def test_why_to_come_back_to_a_question(answer: Answer, why: str) -> None:
    assert to_come_back(answer) == why


def test_pages_are_told_by_where_each_part_begins() -> None:
    found = pages_trace(WORDS, [(0, "The answer"), (3, "Cost")])
    assert found is not None
    assert rows(found) == {"The answer": "from page 1", "Cost": "from page 4"}
    assert pages_trace(WORDS, []) is None


def test_what_an_input_moves_is_told_without_a_side() -> None:
    about = matter(RICH)
    assert trace(replace(about, money=None), "moves:staff_usd_per_day") is None
    known = replace(about, money=cost_result(CONTENT, RICH, about.advice))
    assert trace(known, "moves:nothing") is None
    for name in ("staff_usd_per_day", "volume"):
        found = trace(known, f"moves:{name}")
        assert found is not None
        text = "\n".join(text_of(b.prose) for b in found.blocks if hasattr(b, "prose"))
        assert text.startswith("Once it is ")
        assert "cheaper" not in text


def test_those_who_say_the_same_share_one_decision() -> None:
    voices = tuple(
        Voice(said_by=who, options=(option,))
        for who, option in (("it", "software"), ("claims", "software"))
    )
    disputed = RICH.with_answer("runs_today", replace(GIVEN, said_by="p1", voices=voices))
    [found] = [one for one in find_disputes(CONTENT, disputed) if one.question == "runs_today"]
    first, second, third = (view.advice for view in found.views)
    assert second is third
    assert first is not second
    assert [view.answer.said_by for view in found.views] == ["p1", "it", "claims"]
