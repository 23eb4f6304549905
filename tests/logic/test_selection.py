"""Which questions stand in a list."""

from __future__ import annotations

from dataclasses import replace

from logic.assessment import Answer, Assessment, Basis, State
from logic.interview import possible, walk
from logic.selection import Show, select
from tests.logic.bundled import CONTENT

SAID = Answer(state=State.ANSWERED, options=("people",), basis=Basis.DOCUMENTED)
HELD = Assessment(
    id="",
    date="2026-11-22",
    answers={
        "runs_today": SAID,
        "task_kind": Answer(state=State.DONT_KNOW, marked=True),
        "deadline": replace(SAID, options=("longer",), basis=Basis.ASSUMED, note="hm"),
        "audience": replace(SAID, options=("internal",), words="Only us"),
    },
)


def test_without_a_wish_all_that_are_asked() -> None:
    assert select(CONTENT, HELD) == walk(CONTENT, HELD)
    security = select(CONTENT, HELD, "security")
    assert security
    assert {CONTENT.questions[name].section for name in security} == {"security"}


def test_by_state() -> None:
    assert select(CONTENT, HELD, show=Show.DONT_KNOW) == ("task_kind",)
    assert select(CONTENT, HELD, show=Show.MARKED) == ("task_kind",)
    assert select(CONTENT, HELD, show=Show.ASSUMED) == ("deadline",)
    assert select(CONTENT, HELD, show=Show.NOTED) == ("deadline", "audience")
    assert select(CONTENT, HELD, "security", Show.NOTED) == ("audience",)
    assert len(select(CONTENT, HELD, show=Show.OPEN)) == len(walk(CONTENT, HELD)) - 4


def test_what_is_possible_is_the_callers_to_change() -> None:
    left = possible(CONTENT, HELD)
    whole = dict(left)
    left.clear()
    assert possible(CONTENT, HELD) == whole
