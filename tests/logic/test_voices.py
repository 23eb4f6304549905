"""Two people's answers: seen, changed, taken out, agreed on."""

from __future__ import annotations

from dataclasses import replace

from logic.assessment import (
    BLANK,
    Amount,
    Answer,
    Assessment,
    Basis,
    Engagement,
    Person,
    Priorities,
    State,
    Voice,
)
from logic.interview import check_answer, options_left
from logic.voices import differ, let_stand, numbered, said_by_option, unlisted, views, with_view
from tests.logic.bundled import CONTENT

FIRST = Answer(
    state=State.ANSWERED,
    options=("people",),
    said_by="p1",
    basis=Basis.DOCUMENTED,
    words="By hand",
    note="doubtful",
    marked=True,
)
SECOND = Answer(state=State.ANSWERED, options=("software",), said_by="p2")


def test_one_answer_is_one_view() -> None:
    assert views(FIRST) == (FIRST,)
    assert views(BLANK) == (BLANK,)
    assert not differ(FIRST)
    assert said_by_option(FIRST) == {}


def test_a_second_person_leaves_the_question_open_between_the_two() -> None:
    both = with_view(FIRST, 1, SECOND)
    assert both.options == ("people",)
    assert both.voices == (Voice(said_by="p2", options=("software",)),)
    assert differ(both)
    assert said_by_option(both) == {"people": ("p1",), "software": ("p2",)}
    question = CONTENT.questions["runs_today"]
    check_answer(question, both)
    assert options_left(CONTENT, question, both) == {"people", "software"}


def test_each_view_can_be_changed_and_taken_out() -> None:
    both = with_view(FIRST, 1, SECOND)
    alike = with_view(both, 1, replace(SECOND, options=("people",)))
    assert not differ(alike)
    assert with_view(both, 1, BLANK) == FIRST
    first_gone = with_view(both, 0, BLANK)
    assert (first_gone.options, first_gone.said_by) == (("software",), "p2")
    assert (first_gone.words, first_gone.note, first_gone.marked) == ("By hand", "doubtful", True)
    assert with_view(FIRST, 0, SECOND) == SECOND


def test_one_answer_is_let_stand() -> None:
    both = with_view(FIRST, 1, SECOND)
    assert let_stand(both, 0) == FIRST
    assert let_stand(both, 1) == replace(FIRST, options=("software",), said_by="p2", basis=None)


def test_nobody_left_is_no_answer() -> None:
    only = Answer(
        state=State.ANSWERED, note="n", voices=(Voice(said_by="p1", options=("people",)),)
    )
    assert views(only) == (replace(FIRST, words="", note="", marked=False, basis=None),)
    assert with_view(only, 0, BLANK) == Answer(note="n")


def test_a_summary_nobody_is_named_for_is_no_view_of_its_own() -> None:
    amount = Amount(low=1, likely=2, high=3)
    voices = (Voice(said_by="p1", amount=amount), Voice(said_by="p2", amount=amount))
    whole = Answer(state=State.ANSWERED, amount=amount, voices=voices)
    assert [view.said_by for view in views(whole)] == ["p1", "p2"]


def test_who_said_something_and_is_no_longer_listed_is_still_known() -> None:
    both = replace(FIRST, voices=(Voice(said_by="IT", options=("software",)),))
    whole = Assessment(
        id="a",
        date="2026-11-22",
        engagement=Engagement(people=(Person(id="p1", role="Claims"),)),
        answers={"runs_today": both, "volume": SECOND, "trial": BLANK},
        priorities=(Priorities(agreed=True), Priorities(person="IT"), Priorities(person="Board")),
    )
    assert unlisted(whole) == ("IT", "p2", "Board")


def test_people_named_alike_get_numbers_in_their_order() -> None:
    names = {"p1": "Manager", "p2": "IT", "p3": "Manager", "p4": "", "p5": ""}
    told = {"p1": "Manager 1", "p2": "IT", "p3": "Manager 2", "p4": "", "p5": ""}
    assert numbered(names) == told
