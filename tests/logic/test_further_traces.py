"""Where numbers come from that say what else could be, and those that compare two states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import Answer, Assessment, ContentRef, Outcome, Priorities, RouteChoice, State
from logic.comparison import compare
from logic.cost.result import cost_result
from logic.inquiry import weight_flips
from logic.model import Approach, Consideration
from logic.report.blocks import Bullets, Table, spans_of
from logic.report.change_page import change_section, changes
from logic.report.comparison_page import comparison_section
from logic.report.earlier_trace import earlier_trace
from logic.report.matter import Matter
from logic.report.moved_trace import TwoStates
from logic.report.numbers import every_number, filled, first_number, number, sentence, text_of
from logic.report.other_side_page import other_side_section
from logic.report.plan_pages import plan_section
from logic.report.provenance import trace
from logic.report.trial_table_page import trial_table_section
from logic.revisions import finish
from tests.logic.report_cases import answering, foundation, untried
from tests.logic.test_provenance import BLANK, CONTENT, RICH, WORDS, found, matter, texts
from tests.logic.test_report_decision import disputed

if TYPE_CHECKING:
    from logic.model import Content
    from logic.report.blocks import Section

OPEN = RICH.with_answer("style_rules", Answer(state=State.DONT_KNOW))
SETS = (
    Priorities(points={one.value: 10 for one in Consideration}),
    Priorities(person="it", agreed=False, points={one.value: 9 for one in Consideration}),
)


def keys_of(section: Section | None) -> set[str]:
    assert section is not None
    return {span.opens for span in spans_of(section.blocks) if span.opens}


@pytest.mark.parametrize("assessment", [RICH, OPEN, foundation(), untried()])
def test_every_number_in_a_sentence_has_a_trace(assessment: Assessment) -> None:
    about = matter(assessment)
    keys = {span.opens for prose in changes(about, 20) for span in prose if span.opens}
    for section in (
        change_section(about),
        comparison_section(about),
        plan_section(about),
        trial_table_section(about),
        other_side_section(about),
    ):
        keys |= keys_of(section) if section is not None else set()
    assert {"review", "component:limitations"} <= keys
    for key in keys:
        made = trace(about, key)
        assert made is not None, key
        assert made.title
        assert made.blocks


def test_a_flip_opens_the_question_it_asks_otherwise() -> None:
    assert any(key.startswith("question:") for key in keys_of(change_section(matter())))


def test_what_is_open_opens_how_far_it_moves_the_lead() -> None:
    assert "spread:style_rules" in keys_of(change_section(matter(OPEN)))
    assert "highest less the lowest" in texts(found("spread:style_rules", OPEN))
    assert trace(matter(), "spread:style_rules") is None


def test_the_volume_at_which_both_cost_the_same() -> None:
    assert trace(matter(), "volume") is None
    advice = advise(CONTENT, RICH)
    money = cost_result(CONTENT, RICH, advice)
    about = replace(matter(), money=money)
    made = trace(about, "volume")
    assert made is not None
    assert "volume" in keys_of(change_section(about))
    none = replace(about, money=replace(money, break_even_volume=None))
    assert trace(none, "volume") is None
    assert "volume" not in keys_of(change_section(none))


def finished(**outcome: object) -> Matter:
    done = finish(CONTENT, RICH, "2026-11-22")
    done = replace(done, outcome=replace(done.outcome, **outcome))  # type: ignore[arg-type]
    return matter(done)


def test_the_lead_a_state_was_finished_with_is_told_under_its_own_rules() -> None:
    made = earlier_trace(finished(), CONTENT)
    assert made is not None
    assert "Recorded when this state was finished, under version" in texts(made)
    assert len([b for b in made.blocks if isinstance(b, Table)]) == 1


@pytest.mark.parametrize(("content", "lead"), [(None, "21/10"), (CONTENT, "21/10")])
def test_a_recorded_lead_the_rules_do_not_give_is_told_without_its_parts(
    content: Content | None, lead: str
) -> None:
    made = earlier_trace(finished(lead=lead), content)
    assert made is not None
    assert made.title == "The lead: +2.1"
    assert "cannot be told here" in texts(made)
    assert not any(isinstance(block, Table) for block in made.blocks)


def test_without_a_recorded_lead_nothing_is_told() -> None:
    assert earlier_trace(finished(lead=""), CONTENT) is None


def test_a_weight_turns_where_two_differences_cancel() -> None:
    flips = weight_flips(advise(CONTENT, RICH))
    turning = next(name for name, flip in flips.items() if flip is not None)
    said = texts(found(f"turn:{turning}"))
    assert "cancel" in said
    staying = next(name for name, flip in flips.items() if flip is None)
    assert trace(matter(), f"turn:{staying}") is None


def test_a_band_tells_what_a_trial_in_it_would_lead_to() -> None:
    said = texts(found("band:from_50"))
    assert "Facts are missing" in said
    assert "lead of" in said
    assert "Whatever the failures are" in texts(found("band:met"))
    unknown = replace(BLANK, answers={})
    assert texts(found("band:from_50", unknown))
    assert trace(matter(), "band:nothing") is None


def test_a_persons_lead_is_the_sum_under_their_own_points() -> None:
    given = replace(RICH, priorities=SETS)
    said = texts(found("person:it", given))
    assert "9 points" in said
    assert "The client as a whole" in texts(found("person:", given))
    assert trace(matter(given), "person:nobody") is None


def test_a_voice_is_the_lead_if_all_had_answered_so() -> None:
    given = disputed(RICH, "test_set", "agreed", "no_plan")
    assert "this answer alone" in texts(found("voice:test_set:it", given))
    assert trace(matter(given), "voice:test_set:nobody") is None
    assert "voice:test_set:it" in keys_of(change_section(matter(given)))


def test_the_other_side_adds_up() -> None:
    assert "add up" in texts(found("against"))
    assert trace(matter(BLANK), "against") is None


def test_a_component_names_what_it_belongs_to() -> None:
    assert "suitability" in texts(found("component:limitations"))
    assert trace(matter(), "component:example") is None


class TestTwoStates:
    """Then and now."""

    AFTER = answering(RICH, style_rules="one_page", task_count="many_diverse")

    def states(self, after: Assessment = AFTER, outcome: Outcome | None = None) -> TwoStates:
        both = compare(CONTENT, RICH, after, outcome)
        return TwoStates(before=matter(RICH), after=matter(after), found=both)

    def test_each_lead_is_told(self) -> None:
        states = self.states()
        was, now = states.trace("before"), states.trace("after")
        assert was == found("lead")
        assert now is not None
        assert now.title != found("lead").title
        assert states.trace("before:share") == found("share")

    def test_each_part_is_after_less_before(self) -> None:
        made = self.states().trace("part:customization")
        assert made is not None
        assert "less" in texts(made)
        assert WORDS.text("question.style_rules.short") in texts(made)
        assert self.states().trace("part:nothing") is None

    def test_each_change_is_the_mean_of_two_orders(self) -> None:
        states = self.states()
        assert states.found is not None
        for one in states.found.moved:
            made = states.trace(f"moved:{one.what}")
            assert made is not None
            assert "mean of the two" in texts(made)
            assert one.points == (one.forth + one.back) / 2
        assert states.trace("moved:nothing") is None

    def test_a_change_that_is_no_answer_is_named(self) -> None:
        choice = RouteChoice(approach=Approach.FINE_TUNED, route="B2", reason="asked for")
        made = self.states(replace(RICH, route_choices=(choice,))).trace("moved:routes")
        assert made is not None
        assert made.title.startswith("Routes chosen by hand")

    def test_new_rules_are_told_where_a_lead_was_recorded(self) -> None:
        old = ContentRef(id="tunewise", version="0.9", checksum="old")
        outcome = Outcome(recommendation="fine_tuned", lead="3", content=old)
        made = self.states(outcome=outcome).trace("rules")
        assert made is not None
        assert made.title.startswith("New rules")
        unknown = replace(outcome, lead="")
        assert self.states(outcome=unknown).trace("rules") is None
        assert self.states().trace("rules") is None

    def test_what_is_only_tried_has_no_orders(self) -> None:
        tried = TwoStates(before=matter(RICH), after=matter(self.AFTER))
        assert tried.trace("part:customization") is not None
        assert tried.trace("moved:question:style_rules") is None


def test_a_sentence_is_filled_as_ever() -> None:
    about = matter()
    for step in about.advice.plan:
        assert text_of(sentence(about, f"step.{step.id}.text")) == about.sentences.step(step)[1]
    untold = Matter(content=CONTENT, words=WORDS, assessment=BLANK, advice=advise(CONTENT, BLANK))
    key = "report.plan.keep.foundation"
    assert not any(span.opens for span in sentence(untold, key))


def test_numbers_within_a_sentence() -> None:
    low = number("1", "low")
    said = filled(WORDS, "report.change.stays", low=low, high="2")
    assert text_of(said) == WORDS.text("report.change.stays", low="1", high="2")
    assert [span.text for span in said if span.opens] == ["1"]
    assert [span.text for span in first_number("at 3,000 of 4", "key") if span.opens] == ["3,000"]
    assert text_of(first_number("none", "key")) == "none"
    every = every_number("It holds in 94 of 100 ways, 0.5 short, at the 90th", "key")
    assert [span.text for span in every if span.opens] == ["94 of 100", "0.5", "90th"]


def test_points_about_right_say_how_often_the_side_holds_near_them() -> None:
    section = change_section(matter(RICH))
    assert section is not None
    [told] = [
        text_of(prose)
        for block in section.blocks
        if isinstance(block, Bullets)
        for prose in block.items
        if "give or take" in text_of(prose)
    ]
    assert told.startswith("With each point given, give or take 10 as was said, the side holds in ")
    made = trace(matter(RICH), "within")
    assert made is not None
    assert made.title == "Points give or take 10"
    exact = replace(RICH, priorities=())
    assert trace(matter(exact), "within") is None
    assert "within" not in keys_of(change_section(matter(exact)))
