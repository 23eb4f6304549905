"""Where the numbers in the titles of the result come from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.assessment import Answer, State
from logic.cost.result import cost_result
from logic.report.change_page import headline as moved
from logic.report.change_page import movers
from logic.report.numbers import answered, number, text_of, the_rest
from logic.report.plan_pages import headline as planned
from logic.report.provenance import trace
from logic.report.routes_page import headline as kept
from tests.logic.report_cases import foundation, untried
from tests.logic.test_provenance import BLANK, CONTENT, RICH, matter, texts

if TYPE_CHECKING:
    from logic.assessment import Assessment

OPEN = RICH.with_answer("style_rules", Answer(state=State.DONT_KNOW))
ALL = [RICH, OPEN, foundation(), untried(), BLANK]


@pytest.mark.parametrize("assessment", ALL)
def test_every_number_of_a_title_opens(assessment: Assessment) -> None:
    about = matter(assessment)
    for title in (moved(about), planned(about), kept(about)):
        opening = {span.opens for span in title if any(map(str.isdigit, span.text))}
        assert "" not in opening, text_of(title)
        for key in opening:
            made = trace(about, key)
            assert made is not None, key
            assert made.blocks


def test_open_answers_that_move_something_are_told_one_by_one() -> None:
    about = matter(untried())
    made = trace(about, "movers")
    assert made is not None
    said = texts(made)
    assert all(about.question(one.id) in said for one in movers(about))
    assert "moves the lead by up to" in said
    assert "decides a condition or changes the costs" in said
    settled = replace(about, advice=replace(about.advice, open_questions=()))
    assert trace(settled, "movers") is None


def test_the_steps_of_the_plan_are_told_with_their_days() -> None:
    about = matter()
    made = trace(about, "plan")
    assert made is not None
    titles = [about.sentences.fill(f"step.{step.id}.title") for step in about.advice.plan]
    assert all(title in texts(made) for title in titles)
    assert "day 30" in texts(made)
    assert trace(replace(about, advice=replace(about.advice, plan=())), "plan") is None


def test_every_route_is_told_with_how_it_stands() -> None:
    about = matter()
    made = trace(about, "routes")
    assert made is not None
    names = [about.words.text(f"route.{route.id}.name") for route in about.advice.routes]
    assert all(name in texts(made) for name in names)


def test_the_month_of_the_same_cost_is_told_with_both_totals() -> None:
    about = matter()
    assert trace(about, "even") is None
    money = cost_result(CONTENT, RICH, about.advice)
    made = trace(replace(about, money=money), "even")
    assert made is not None
    assert "month by month" in texts(made)
    assert trace(replace(about, money=replace(money, break_even=None)), "even") is None


def test_what_opens_nothing_yet_opens_the_rest() -> None:
    said = (*number("3", "plan"), *answered(" in 90 days", "days", state="after:"))
    assert [span.opens for span in the_rest(said, "rest")] == ["plan", "after:question:days"]
    assert [span.opens for span in the_rest(answered("no", "days"), "rest")] == [""]
    assert [s.opens for s in the_rest(number("in 90 days", ""), "rest")] == ["", "rest", ""]
