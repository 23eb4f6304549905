"""What is printed of a trial's table, the other side's case, and of answers people differ on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from logic.advice import advise
from logic.assessment import Answer, Assessment, Basis, Priorities, State, Trial, Voice
from logic.findings import DecidedBy, GateResult, Reason, Recommendation
from logic.inquiry import strongest_other, trial_table
from logic.model import Approach, Consideration, Truth
from logic.people import find_disputes
from logic.report.answer_page import _closed, answer_section
from logic.report.blocks import Bullets, Heading, Table, spans_of
from logic.report.change_page import change_section
from logic.report.disputes import dispute_blocks
from logic.report.matter import Matter
from logic.report.method_pages import method_section
from logic.report.other_side_page import other_side_section
from logic.report.people_blocks import people_blocks
from logic.report.plain import section_lines
from logic.report.routes_page import routes_section
from logic.report.trial_table_page import trial_table_section
from logic.report.weighing_page import weighing_section
from tests.logic import report_samples as samples
from tests.logic.journey import answer
from tests.logic.report_cases import CONTENT, KINDS, WORDS, answering, outline, trying, untried


def matter(assessment: Assessment) -> Matter:
    advice = advise(CONTENT, assessment)
    return Matter(content=CONTENT, words=WORDS, assessment=assessment, advice=advice)


def text(assessment: Assessment, name: str) -> str:
    found = trial_table_section if name == "trial-table" else other_side_section
    section = found(matter(assessment))
    assert section is not None
    return "\n".join(section_lines(section))


# ------------------------------------------------------------------------ the trial table


def test_every_cell_is_what_the_decision_says_after_such_a_trial() -> None:
    said = text(samples.rich(), "trial-table")
    for row in trial_table(CONTENT, samples.rich()):
        short = WORDS.text(f"recommendation.{row.recommendation}.short")
        assert short in said
    assert "Possible on today" in said
    assert "pass mark 92" in said


def test_where_nobody_tried_a_trial_is_imagined_and_says_so() -> None:
    said = text(untried(), "trial-table")
    assert "as if a trial of 50 cases" in said
    assert "Possible on today" not in said


def test_a_condition_that_decides_a_cell_is_named_so() -> None:
    closed = answering(samples.rich(), test_set="no_plan")
    said = text(closed, "trial-table")
    assert "run again for every band" in said
    assert " | " not in said
    assert "Whatever a trial shows, the advice would be the same: Foundation model." in said


def test_a_kind_of_failure_that_cannot_arise_has_no_advice() -> None:
    one_failed = trying(samples.rich(), Trial(tried=20, good=19, pass_mark=100))
    assert "does not arise" in text(one_failed, "trial-table")


def test_nothing_compared_leaves_no_table_and_no_other_side() -> None:
    for kind in (Recommendation.NEITHER, Recommendation.TOO_LITTLE_KNOWN):
        found = matter(KINDS[kind])
        assert trial_table_section(found) is None
        assert other_side_section(found) is None


@pytest.mark.parametrize(
    ("basis", "cases", "said"),
    [
        (Basis.ASSUMED, 50, "The trial of an untuned model is assumed, not confirmed."),
        (Basis.MEASURED, 5, "The untuned model was tried on too few cases"),
    ],
)
def test_a_trial_that_does_not_count_is_not_called_missing(
    basis: Basis, cases: int, said: str
) -> None:
    given = Answer(
        state=State.ANSWERED, basis=basis, trial=Trial(tried=cases, good=cases - 1, pass_mark=90)
    )
    found = matter(samples.rich().with_answer(CONTENT.hub, given))
    assert found.advice.recommendation is Recommendation.TRIAL_FIRST
    page = "\n".join(section_lines(answer_section(found)))
    assert said in page
    assert "No untuned model has been measured" not in page
    assert ("assumed, not confirmed; pass" in page) == (basis is Basis.ASSUMED)


# ------------------------------------------------------------------------ the other side


def test_each_reason_of_the_other_side_has_answers_points_and_sources() -> None:
    found = matter(samples.rich())
    case = strongest_other(found.advice)
    section = other_side_section(found)
    assert case is not None
    assert section is not None
    table = next(block for block in section.blocks if isinstance(block, Table))
    grounded = [reason for reason in case.reasons if found.grounded(reason)]
    assert len(table.rows) == len(grounded)
    for row, reason in zip(table.rows, grounded, strict=True):
        why, answers, _, sources = ("".join(span.text for span in cell) for cell in row)
        assert why == found.term(reason)
        assert all(found.question(name) in answers for name in reason.questions)
        assert all(key in sources for key in reason.sources)


def test_a_side_that_is_out_names_what_reopens_it() -> None:
    said = text(answering(samples.rich(), test_set="no_plan"), "other-side")
    assert "Every route of that side is ruled out for now." in said
    assert WORDS.text("gate.G2.reopens") in said


def test_a_side_with_open_conditions_names_them() -> None:
    open_gate = KINDS[Recommendation.FOUNDATION].with_answer("test_set", Answer())
    section = other_side_section(matter(open_gate))
    assert section is not None
    bullets = next(block for block in section.blocks if isinstance(block, Bullets))
    assert any(WORDS.text("gate.G2.open") in span.text for item in bullets.items for span in item)


def test_where_no_answer_speaks_for_it_that_is_said() -> None:
    found = matter(KINDS[Recommendation.FOUNDATION])
    none = replace(found, advice=replace(found.advice, reasons=()))
    section = other_side_section(none)
    assert section is not None
    assert section.headline.startswith("No answer given so far speaks for")


def test_both_stand_in_the_report_with_their_sources() -> None:
    made = {section.id: section for section in outline(samples.rich()).sections}
    assert {"trial-table", "other-side"} <= made.keys()
    links = {span.link for span in spans_of(made["other-side"].blocks)}
    assert "#source-LL" in links


# ------------------------------------------------------------------------ people who differ


def disputed(assessment: Assessment, name: str, *options: str) -> Assessment:
    own = replace(answer(options[0], Basis.DOCUMENTED), said_by="claims")
    voices = tuple(Voice(said_by="it", options=(option,)) for option in options[1:])
    return assessment.with_answer(name, replace(own, voices=voices))


def test_each_persons_answer_has_the_side_it_would_give() -> None:
    differing = disputed(samples.rich(), "test_set", "agreed", "no_plan")
    (found,) = find_disputes(CONTENT, differing)
    assert found.question == "test_set"
    assert [view.answer.options for view in found.views] == [("agreed",), ("no_plan",)]
    assert [view.advice.side for view in found.views] == [Approach.FINE_TUNED, Approach.FOUNDATION]
    assert found.turns
    for view in found.views:
        alone = differing.with_answer("test_set", view.answer)
        assert view.advice == advise(CONTENT, alone)
        assert not view.answer.voices


def test_an_answer_of_voices_alone_has_no_view_of_its_own() -> None:
    voices = (Voice(said_by="it", options=("fast",)), Voice(said_by="business", options=("slow",)))
    only = samples.rich().with_answer("field_speed", Answer(state=State.ANSWERED, voices=voices))
    (found,) = find_disputes(CONTENT, only)
    assert [view.answer.said_by for view in found.views] == ["it", "business"]
    assert not found.turns


def test_differing_answers_are_printed_with_what_each_leads_to() -> None:
    differing = disputed(samples.rich(), "test_set", "agreed", "no_plan")
    section = change_section(matter(differing))
    assert section is not None
    said = "\n".join(section_lines(section))
    assert "the side hangs on it" in said
    assert "Foundation model" in said
    assert dispute_blocks(matter(samples.rich())) == ()
    heading = dispute_blocks(matter(differing))[0]
    assert isinstance(heading, Heading)


def test_a_lead_that_is_not_shown_is_left_blank() -> None:
    neither = disputed(samples.rich(), "right_tool", "language_model", "statistics")
    (_, table) = dispute_blocks(matter(neither))
    assert isinstance(table, Table)
    last = table.rows[-1]
    assert last[-1][0].text == ""


# ------------------------------------------------------------------------ reasons


def test_a_reason_left_by_the_range_of_a_trial_that_passed_says_so() -> None:
    found = matter(KINDS[Recommendation.FOUNDATION])
    assert found.advice.trial is not None
    assert found.advice.trial.headroom <= 0
    reason = Reason(
        term="breadth_gap",
        consideration=Consideration.BUSINESS_NEED,
        points=Fraction(1),
        questions=("trial", "task_count", "task_stability"),
        sources=("LL",),
    )
    passed = WORDS.text("report.reason.passed")
    assert passed in found.term(reason)
    assert passed not in found.term(replace(reason, points=Fraction(-1)))
    assert passed not in found.term(replace(reason, questions=("task_count",)))
    assert passed not in matter(samples.rich()).term(reason)


def test_no_kind_of_failure_is_a_reason_where_no_case_failed_so() -> None:
    for trial, seen in (
        (Trial(tried=40, good=40, pass_mark=92), ()),
        (Trial(tried=40, good=30, pass_mark=92, way=10), ("way_gap",)),
        (Trial(tried=40, good=30, pass_mark=92, reasoning=4), ("reasoning_gap",)),
    ):
        found = matter(trying(samples.rich(), trial))
        read = {one.term: one for one in found.advice.reasons}
        assert "reasoning_gap" in read or not trial.reasoning
        gaps = {name for name in ("way_gap", "facts_gap", "reasoning_gap") if name in read}
        grounded = {name for name in gaps if found.grounded(read[name])}
        assert grounded == set(seen)
        unseen = WORDS.text("report.reason.unseen")
        assert {name for name in gaps if unseen in found.term(read[name])} == gaps - grounded


def test_page_1_says_why_a_small_model_comes_first() -> None:
    small = trying(samples.rich(), Trial(tried=200, good=190, pass_mark=92, way=8))
    small = small.with_answer("small_trial", Answer()).with_answer("volume", answer(10_000_000))
    points = {**dict.fromkeys((k.value for k in Consideration), 0), "cost": 100}
    small = replace(small, priorities=(Priorities(points=points),))
    found = matter(small)
    assert found.advice.small_first
    assert found.advice.decided_by is DecidedBy.CONDITION
    page = "\n".join(section_lines(outline(small).sections[0]))
    assert "try a small untuned one before tuning" in page
    assert found.question("small_trial") in page


# ------------------------------------------------------------------------ routes and offers


def test_the_routes_name_the_next_in_line_and_the_providers_offer_with_its_days() -> None:
    given_ = samples.rich()
    (named,) = given_.answer("provider").options
    said = "\n".join(section_lines(routes_section(matter(given_))))
    assert "next in line" in said
    offer = next(one for one in CONTENT.offers if one.provider == named)
    assert WORDS.text(f"offer.{named}.{'open' if offer.open else 'closed'}") in said
    assert "Known as of" in said


@pytest.mark.parametrize(
    ("provider", "day", "expected"),
    [
        ("google", "2027-01-05", "Trusted until 23 May 2027; then ask again."),
        ("google", "2027-06-01", "This was trusted until 23 May 2027 only"),
        ("openai", "2026-11-22", "OpenAI has offered no tuning to new organisations"),
    ],
)
def test_an_offer_is_held_against_the_day(provider: str, day: str, expected: str) -> None:
    given_ = answering(samples.rich(), data_location="any_cloud", provider=provider)
    said = "\n".join(section_lines(routes_section(matter(replace(given_, date=day)))))
    assert expected in said


def test_no_offer_is_told_of_a_provider_nobody_named() -> None:
    for given_ in (
        answering(samples.rich(), provider="other"),
        samples.rich().with_answer("provider", Answer()),
        answering(samples.rich(), data_location="own_hardware"),
    ):
        said = "\n".join(section_lines(routes_section(matter(given_))))
        assert "What the provider offers" not in said


def test_the_runner_up_represents_where_the_first_is_ruled_out() -> None:
    advice = advise(CONTENT, samples.rich())
    for side in Approach:
        own = [route for route in advice.routes if route.approach is side]
        next_ones = [route for route in own if route.runner_up]
        assert len(next_ones) == (sum(route.kept for route in own) > 1)
        assert all(route.kept and not route.representing for route in next_ones)


# ------------------------------------------------------------------------ each person's side


def of_two(second: dict[str, int]) -> Assessment:
    sets = (*samples.rich().priorities, Priorities(person="it", agreed=False, points=second))
    return replace(samples.rich(), priorities=sets)


def weighing(given_: Assessment) -> str:
    section = weighing_section(matter(given_))
    assert section is not None
    return "\n".join(section_lines(section))


def test_each_persons_side_is_printed_with_the_proof_where_all_agree() -> None:
    none = dict.fromkeys((k.value for k in Consideration), 0)
    said = weighing(of_two({**none, "customization": 100}))
    assert "so does every mixture of them" in said
    assert "(agreed, drives the result)" in said
    differing = weighing(of_two({**none, "cost": 100}))
    assert "never averaged" in differing
    assert "Foundation" in differing
    assert "mixture" not in weighing(samples.rich())


@pytest.mark.parametrize("count", [1, 5, 6, 200])
def test_points_of_many_people_stand_in_tables_that_fit_the_page(count: int) -> None:
    sets = [Priorities(person=f"r{n}", agreed=not n, points={"cost": n}) for n in range(count)]
    found = method_section(matter(replace(samples.rich(), priorities=tuple(sets))))
    tables = [b for b in found.blocks if isinstance(b, Table) and b.title == "Weighting"]
    assert sum(len(table.widths) - 2 for table in tables) == count
    assert all(min(table.widths) > 50 for table in tables)


def test_points_nobody_gave_are_not_printed_as_none() -> None:
    some = (Priorities(person="it", points={"cost": 40}),)
    found = method_section(matter(replace(samples.rich(), priorities=some)))
    (table,) = [b for b in found.blocks if isinstance(b, Table) and b.title == "Weighting"]
    points = [row[-1][0].text for row in table.rows]
    assert sorted(points) == ["40", *["not set"] * 5]
    assert all(table.holds_numbers(column) for column in (1, 2))


def test_a_long_name_leaves_room_to_say_whose_points_drive_the_result() -> None:
    some = (Priorities(person="Head of " * 20, agreed=True, points={"cost": 40}),)
    found = method_section(matter(replace(samples.rich(), priorities=some)))
    (table,) = [b for b in found.blocks if isinstance(b, Table) and b.title == "Weighting"]
    assert table.headers[-1][0].text.endswith("… (agreed, drives the result)")


def test_a_lead_not_shown_is_left_blank_in_a_persons_row() -> None:
    few = replace(
        of_two(dict.fromkeys((k.value for k in Consideration), 10)),
        answers={"right_tool": answer("statistics")},
    )
    (_, table, _) = people_blocks(matter(few))
    assert isinstance(table, Table)
    assert {row[1][0].text for row in table.rows} == {""}


def test_what_only_a_routes_own_needs_close_has_no_condition_to_name() -> None:
    advice = advise(CONTENT, samples.rich())
    gate = GateResult(id="needs:B1", state=Truth.YES, questions=())
    routes = tuple(replace(route, kept=False, gates=(gate,)) for route in advice.routes)
    told = replace(advice, routes=routes)
    found = Matter(content=CONTENT, words=WORDS, assessment=samples.rich(), advice=told)
    assert list(_closed(found, 90)) == []


def test_every_route_that_is_out_is_out_by_a_condition_named() -> None:
    given_ = samples.rich()
    for name, option in (
        ("data_location", "region_cloud"),
        ("region", "eu"),
        ("provider", "microsoft"),
        ("operators", "nobody"),
    ):
        given_ = given_.with_answer(name, answer(option))
    said = [str(row) for row in _closed(matter(given_), 90)]
    assert len(said) == 2
    assert "models on your own machines" in said[0]
    assert "managed tuning" in said[1]


def test_where_too_little_else_is_known_no_trial_is_said_to_bring_the_advice() -> None:
    few = samples.empty()
    for name in ("task_kind", "right_tool", "runs_today", "data_location", "provider"):
        few = few.with_answer(name, samples.rich().answer(name))
    assert advise(CONTENT, few).recommendation is Recommendation.TRIAL_FIRST
    assert "A trial alone decides nothing yet" in text(few, "trial-table")


def test_where_tuning_is_out_anyway_the_trial_tells_whether_the_rest_is_good_enough() -> None:
    closed = answering(untried(), test_set="no_plan")
    assert advise(CONTENT, closed).recommendation is Recommendation.TRIAL_FIRST
    assert "It tells whether that is good enough." in text(closed, "trial-table")
