"""The pages of the report: what each headline and sentence says in each situation."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from logic.advice import advise
from logic.assessment import (
    Answer,
    Assessment,
    Basis,
    Certainty,
    Priorities,
    RouteChoice,
    State,
    Trial,
    Voice,
)
from logic.figures import Box, Figure
from logic.findings import DecidedBy, OpenQuestion, PlanStep, Recommendation, WhyOpen
from logic.model import Approach
from logic.report.figure_painter import draw_figure
from logic.report.key_numbers import key_numbers
from logic.report.matter import Matter
from logic.report.outline import build_outline
from logic.report.plain import as_text, section_lines
from logic.words import Words
from tests.logic import report_samples as samples
from tests.logic.report_cases import (
    CONTENT,
    KINDS,
    WORDS,
    answering,
    foundation,
    headline,
    named,
    outline,
    section,
    told,
    trying,
    untried,
)


def contributing(*values: int) -> dict[str, object]:
    """Six contributions of these points, the lead their sum."""
    advice = advise(CONTENT, samples.rich())
    considerations = tuple(
        replace(one, contribution=Fraction(value), low=Fraction(0), high=Fraction(0))
        for one, value in zip(advice.considerations, values, strict=True)
    )
    lead = Fraction(sum(values))
    return {"considerations": considerations, "lead": lead, "lead_range": (lead, lead)}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((0, 9, 0, 0, 0, -2), "Data & knowledge alone counts towards a fine\u2011tuned model."),
        ((3, 4, 0, 0, 0, -20), "Cost alone counts towards a foundation model."),
        ((5, -5, 0, 0, 0, 0), "The six considerations balance out."),
        ((5, 9, 0, 0, 0, 0), "Data & knowledge and business need count most towards"),
    ],
)
def test_the_weighing_says_what_carries_the_lead(values: tuple[int, ...], said: str) -> None:
    found = told(samples.rich(), **contributing(*values))
    assert headline(found, "weighing").startswith(said)


def test_the_weighing_is_background_where_a_condition_decides() -> None:
    found = outline(answering(samples.rich(), examples_rights="none"))
    assert "The weighing did not decide here" in "\n".join(
        section_lines(section(found, "weighing"))
    )


@pytest.mark.parametrize(
    ("favours", "said"),
    [
        ("ffft", "Three of the four components known here favour a foundation model."),
        ("fnnn", "One of the four components known here favours a foundation model."),
        ("ffff", "All four components known here favour a foundation model."),
        ("f", "The one component known here favours a foundation model."),
        ("fftt", "The components known here favour neither side clearly."),
        ("", "Six components tell the two approaches apart"),
    ],
)
def test_the_comparison_counts_what_is_known(favours: str, said: str) -> None:
    sides = {"f": Approach.FOUNDATION, "t": Approach.FINE_TUNED, "n": None}
    rows = tuple(
        replace(
            row,
            case=row.case if index < len(favours) else "unknown",
            favours=sides[favours[index]] if index < len(favours) else None,
            difference=Fraction(1) if row.difference is not None else None,
        )
        for index, row in enumerate(advise(CONTENT, samples.rich()).comparison[:4])
    )
    assert headline(told(samples.rich(), comparison=rows), "comparison").startswith(said)


def opened(*spreads: int, gate: bool = False) -> tuple[OpenQuestion, ...]:
    names = ("language", "audience", "field_speed")
    return tuple(
        OpenQuestion(id=name, why=WhyOpen.DONT_KNOW, gate=gate, spread=Fraction(spread))
        for name, spread in zip(names, spreads, strict=False)
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"open_questions": opened(3), "lead_range": (-1, 9)}, "One open answer can still move"),
        ({"open_questions": opened(3, 4), "lead_range": (-1, 9)}, "2 open answers can still"),
        (
            {"open_questions": opened(3, 4), "lead_range": (4, 9)},
            "What is open or given as a range",
        ),
        ({"open_questions": (), "lead_range": (4, 4)}, "No open answer can change this advice"),
        ({"open_questions": opened(0, gate=True), "lead_range": (-4, 4)}, "One open answer can"),
        ({"open_questions": (), "lead_range": (-4, 4)}, "What is known only within a range"),
    ],
)
def test_what_would_change_it_is_said_as_it_is(changes: dict[str, object], said: str) -> None:
    found = told(samples.rich(), settled=False, open_gates=(), **changes)
    assert headline(found, "change").startswith(said)


def test_the_smallest_other_answers_that_turn_the_side_are_named() -> None:
    lines = "\n".join(section_lines(section(outline(foundation()), "change")))
    assert "the advice would be “" in lines


def test_where_nothing_is_open_only_other_answers_change_it() -> None:
    advice = replace(
        advise(CONTENT, foundation()),
        recommendation=Recommendation.TRIAL_FIRST,
        open_questions=(),
        lead_range=None,
        open_gates=(),
    )
    found = build_outline(CONTENT, WORDS, foundation(), advice)
    lines = "\n".join(section_lines(section(found, "change")))
    assert "Only a changed answer or another weighing" in lines


def test_an_open_condition_is_named_with_its_questions() -> None:
    found = outline(samples.rich().with_answer("operators", Answer(state=State.DONT_KNOW)))
    lines = "\n".join(section_lines(section(found, "change")))
    assert (
        "“Who runs it” is still open: the answer would rule out models on your own machines"
        in lines
    )


def test_a_quick_assessment_says_it_is_one() -> None:
    first = section(outline(replace(samples.rich(), quick=True)), "answer")
    assert "quick assessment" in "\n".join(section_lines(first))


def test_an_even_leaning_is_said_to_be_even() -> None:
    first = told(untried(), lead=Fraction(0)).sections[0]
    assert "the answers favour neither side" in "\n".join(section_lines(first))


def test_one_step_and_one_risk_are_not_plural() -> None:
    advice = advise(CONTENT, samples.rich())
    found = told(samples.rich(), plan=advice.plan[:1], risks=advice.risks[:1])
    assert headline(found, "plan").startswith("One step comes first")
    assert headline(found, "risks").startswith("One risk needs")
    bare = told(samples.rich(), plan=(), risks=())
    assert not {"plan", "risks"} & set(named(bare))
    assert "What to do next" not in as_text(bare)


def test_each_step_says_who_by_when_and_what_it_must_show() -> None:
    for step in CONTENT.steps:
        assert all(WORDS.has(f"step.{step.id}.{part}") for part in ("who", "pass", "go"))
    lines = "\n".join(section_lines(section(outline(samples.rich()), "plan")))
    for said in ("Pass mark: ", "Then: ", "| IT / day\u00a090 |", "Reverse trigger | Go back"):
        assert said in lines


def test_a_step_of_a_firm_may_have_no_owner_and_no_day() -> None:
    ours = PlanStep(id="their_own", stage=9, sources=())
    entries = {"step.their_own.title": "Ask", "step.their_own.text": "Ask first."}
    words = WORDS.overlaid(Words(entries))
    advice = replace(advise(CONTENT, samples.rich()), plan=(ours,))
    found = build_outline(CONTENT, words, samples.rich(), advice)
    assert "1. Ask | Ask first. |  | " in section_lines(section(found, "plan"))


def test_routes_that_cost_the_same_are_level() -> None:
    cost = replace(advise(CONTENT, samples.rich()).cost, difference=(-5.0, 0.0, 5.0))
    advice = replace(advise(CONTENT, samples.rich()), cost=cost)
    found = key_numbers(
        Matter(content=CONTENT, words=WORDS, assessment=samples.rich(), advice=advice)
    )
    assert found[-1].number == "Level"
    assert found[-1].caption == "the two routes most likely cost the same over 24 months"


def test_a_saving_that_may_be_a_loss_says_both_ends() -> None:
    cost = replace(advise(CONTENT, samples.rich()).cost, difference=(-5e3, 7e3, 9e3))
    advice = replace(advise(CONTENT, samples.rich()), cost=cost)
    found = key_numbers(
        Matter(content=CONTENT, words=WORDS, assessment=samples.rich(), advice=advice)
    )
    assert found[-1].caption.endswith("80 of 100 draws: $5,000 more to $9,000 less")


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((-9e3, -7e3, -5e3), "with the foundation model; 80 of 100 draws: $5,000 to $9,000"),
        ((-9e3, -4e3, -5e3), "; 80 of 100 draws save more: $5,000 to $9,000"),
        (
            (5e3, 12e3, 9e3),
            "with the fine-tuned model; 80 of 100 draws save less: $5,000 to $9,000",
        ),
        ((-5e3, 12e3, 9e3), "; 80 of 100 draws: $5,000 more to $9,000 less"),
    ],
)
def test_a_saving_outside_its_draws_says_on_which_side_they_lie(
    ends: tuple[float, float, float], said: str
) -> None:
    cost = replace(advise(CONTENT, samples.rich()).cost, difference=ends)
    advice = replace(advise(CONTENT, samples.rich()), cost=cost)
    matter = Matter(content=CONTENT, words=WORDS, assessment=samples.rich(), advice=advice)
    assert key_numbers(matter)[-1].caption.endswith(said)


def test_no_source_no_page_of_sources() -> None:
    advice = advise(CONTENT, samples.empty())
    bare = replace(advice, plan=(), risks=(), routes=(), open_gates=())
    unread = replace(CONTENT, evidence={})
    assert "sources" not in named(build_outline(unread, WORDS, samples.empty(), bare))


def test_a_route_chosen_by_nobody_in_particular() -> None:
    choice = RouteChoice(approach="fine_tuned", route="B2", reason="They run one already.")
    found = outline(replace(samples.rich(), route_choices=(choice,)))
    lines = "\n".join(section_lines(section(found, "routes")))
    assert "LoRA on open weights was chosen by hand over the rules" in lines
    assert "own: They run one already." in lines


def test_a_route_chosen_by_hand_that_is_ruled_out_by_now_is_not_said_to_stand() -> None:
    choice = RouteChoice(approach="fine_tuned", route="B2", reason="They run one already.")
    given = answering(samples.rich(), operators="nobody")
    lines = section_lines(section(outline(replace(given, route_choices=(choice,))), "routes"))
    told = WORDS.text(
        "report.routes.chosen_out", route="LoRA on open weights", reason=choice.reason
    )
    assert told in lines


def test_a_trial_reading_of_another_voice_is_printed_too() -> None:
    answer = samples.rich().answer("trial")
    voice = Voice(said_by="claims", trial=Trial(tried=30, good=10, pass_mark=90))
    found = outline(samples.rich().with_answer("trial", replace(answer, voices=(voice,))))
    lines = "\n".join(section_lines(section(found, "answers")))
    assert "10 of 30 good, pass mark 90" in lines
    performance = "\n".join(section_lines(section(found, "consideration-performance")))
    assert "IT architect: 45 of 60 good" in performance
    assert "Head of claims: 10 of 30 good" in performance


def test_what_the_failures_were_is_said_only_where_they_were_sorted() -> None:
    unsorted = trying(samples.rich(), Trial(tried=60, good=60, pass_mark=92))
    lines = "\n".join(section_lines(section(outline(unsorted), "consideration-performance")))
    assert "Of the failed answers" not in lines


def test_an_amount_given_as_not_applicable_is_no_open_question() -> None:
    found = outline(samples.rich())
    assert "not applicable: decided elsewhere" in as_text(found)


def test_an_answer_of_nothing_but_the_day() -> None:
    text = as_text(outline(Assessment(id=samples.ID, date="2026-01-31")))
    assert "31 January 2026" in text
    assert "Who prepared it is not stated." in text
    assert "Client |" not in text


def test_only_a_firm_prepared_it() -> None:
    base = samples.rich()
    firm = replace(base, engagement=replace(base.engagement, prepared_by=""))
    assert "Prepared by Example Consulting." in as_text(outline(firm))


def test_points_without_a_person_and_exact_ones() -> None:
    points_only = Priorities(certainty=Certainty.EXACT, points={"cost": 50})
    text = as_text(outline(replace(samples.rich(), priorities=(points_only,))))
    assert "Points (agreed, drives the result): Exactly these." in text


def test_neither_names_only_what_speaks_for_simpler_means() -> None:
    first = "\n".join(section_lines(outline(KINDS[Recommendation.NEITHER]).sections[0]))
    assert "Right tool | Fixed rules do it" in first
    assert "Sort or label" not in first


def assumed(assessment: Assessment, *names: str) -> Assessment:
    for name in names:
        answer = replace(assessment.answer(name), basis=Basis.ASSUMED)
        assessment = assessment.with_answer(name, answer)
    return assessment


def test_what_is_only_assumed_is_marked_where_the_answer_rests_on_it() -> None:
    first = outline(assumed(KINDS[Recommendation.NEITHER], "right_tool")).sections[0]
    assert "Right tool | Fixed rules do it (only assumed)" in "\n".join(section_lines(first))
    known = "\n".join(section_lines(outline(samples.rich()).sections[0]))
    assert "only assumed" not in known
    every = (name for name, one in samples.rich().answers.items() if one.confirmed)
    guessed = outline(assumed(samples.rich(), *every))
    assert "(only assumed):" in as_text(guessed)


def test_a_question_to_ask_first_says_what_is_assumed_so_far() -> None:
    guess = Answer(state=State.ANSWERED, options=("widely_used",), basis=Basis.ASSUMED)
    asked = told(samples.empty().with_answer("language", guess), open_questions=opened(0))
    lines = "\n".join(section_lines(asked.sections[0]))
    title = WORDS.text("question.language.title")
    given = WORDS.text("question.language.option.widely_used.label")
    assert f"{title} Only assumed so far: {given}." in lines


def test_no_reason_no_heading_for_reasons() -> None:
    first = "\n".join(section_lines(told(samples.rich(), reasons=()).sections[0]))
    assert "## Why" not in first
    assert "## What to do next" in first


def test_a_question_to_ask_first_says_what_it_can_do() -> None:
    asked = told(samples.empty(), open_questions=opened(0, gate=True))
    assert "The answer can rule a route out." in "\n".join(section_lines(asked.sections[0]))
    plain = told(samples.empty(), open_questions=opened(0))
    lines = "\n".join(section_lines(plain.sections[0]))
    assert f"| {WORDS.text('question.language.title')}\n" in lines


def test_open_questions_that_move_nothing_are_named_in_a_sentence() -> None:
    found = told(samples.rich(), open_questions=opened(0, 0))
    lines = "\n".join(section_lines(section(found, "change")))
    assert "moving only costs, plan, risks or words: Language, Audience." in lines
    assert "Why it is open" not in lines


def test_words_without_corrections_leave_their_table_out() -> None:
    entries = {k: v for k, v in WORDS._entries.items() if not k.startswith("help.claim.")}
    advice = advise(CONTENT, samples.rich())
    found = build_outline(CONTENT, Words(entries), samples.rich(), advice)
    assert "Where the usual account" not in as_text(found)


def test_a_side_out_for_no_reason_given_is_passed_over() -> None:
    advice = advise(CONTENT, foundation())
    routes = tuple(replace(route, kept=False, gates=()) for route in advice.routes)
    closed = replace(advice, decided_by=DecidedBy.CONDITION, routes=routes)
    assert build_outline(CONTENT, WORDS, foundation(), closed).sections


def test_a_section_of_the_bank_without_questions_is_left_out() -> None:
    content = replace(CONTENT, sections=(*CONTENT.sections, "spare"))
    found = build_outline(content, WORDS, foundation(), advise(content, foundation()))
    assert "spare" not in "\n".join(section_lines(section(found, "answers")))


def test_a_box_without_a_fill_is_only_its_outline() -> None:
    box = Box(x=0, y=0, width=10, height=5, fill=None)
    figure = Figure(width=20, height=10, items=(box,), title="", alt="A box", headers=(), rows=())
    assert draw_figure(figure, 20).contents
