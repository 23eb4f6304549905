"""What one place of a report says is borne out by the others; what is one is not said of many."""

from __future__ import annotations

from logic.advice import advise
from logic.assessment import Amount, Answer, Assessment, State, Trial
from logic.figures.trial import trial_figure
from logic.findings import Recommendation
from logic.model import Consideration
from logic.report.answer_page import answer_section
from logic.report.change_page import movers
from logic.report.key_numbers import key_numbers
from logic.report.matter import Matter
from logic.report.plain import section_lines
from logic.report.routes_page import routes_section
from tests.logic import report_samples as samples
from tests.logic.report_cases import CONTENT, WORDS, answering, outline, trying

#: Tried with all it can be given, and far from the pass mark.
FAILED = Trial(tried=400, good=236, pass_mark=95, facts=12, way=130, reasoning=22)


def matter(assessment: Assessment) -> Matter:
    advice = advise(CONTENT, assessment)
    return Matter(content=CONTENT, words=WORDS, assessment=assessment, advice=advice)


def lines(assessment: Assessment) -> str:
    return "\n".join(line for one in outline(assessment).sections for line in section_lines(one))


def test_nothing_rests_on_a_question_that_is_not_asked() -> None:
    labelling = answering(samples.rich(), task_kind="label", trial_setup="everything")
    failed = trying(labelling, FAILED)
    kept_aside = answering(failed, passage_supplied="not_supplied")
    short = WORDS.text("question.passage_supplied.short")
    for assessment in (failed, kept_aside):
        said = lines(assessment)
        assert WORDS.text("gate.measured_foundation.name") in said
        assert short not in said


def test_where_no_provider_is_asked_no_offer_is_waited_for() -> None:
    own = answering(samples.rich(), data_location="own_hardware", operators="partner")
    own = own.with_answer("provider", Answer())
    assert WORDS.text("gate.offer.name") not in "\n".join(
        section_lines(routes_section(matter(own)))
    )


def test_the_share_of_good_answers_is_the_same_wherever_it_is_printed() -> None:
    of_80 = trying(samples.rich(), Trial(tried=80, good=58, pass_mark=90, way=22))
    found = matter(of_80)
    figure = trial_figure(WORDS, found.advice)
    assert figure is not None
    share = "72.5\N{NO-BREAK SPACE}%"
    assert share in [one.number for one in key_numbers(found)]
    assert figure.rows[0][1] == share
    assert [text for text in figure.alt.split("; ") if share in text]


def only_own_hardware() -> Assessment:
    """One route is open: no tuning without a test set, no outside service, answers with sources."""
    base = answering(samples.rich(), task_kind="answer", data_location="own_hardware")
    return answering(base, operators="partner", test_set="no_plan", citations="required")


def test_of_one_open_route_it_is_not_said_that_all_are_for_a_side() -> None:
    said = routes_section(matter(only_own_hardware())).headline
    assert said == "1 of 11 routes is open, for a foundation model."


def test_one_risk_to_watch_has_its_safeguard_and_several_have_theirs() -> None:
    said = lines(samples.rich())
    one, several = (WORDS.text(f"report.consideration.{key}") for key in ("risk", "risks"))
    told = [line for line in said.splitlines() if line.startswith((one, several))]
    assert told
    for line in told:
        assert line.startswith(one) is line.endswith("Its safeguard stands under risks.")
        assert line.startswith(one) is ("," not in line)


def untried_at_home() -> Assessment:
    """No trial, and no way of tuning open."""
    return only_own_hardware().with_answer("trial", Answer(state=State.DONT_KNOW))


def test_page_1_says_what_rules_a_side_out_where_no_trial_was_made() -> None:
    found = matter(untried_at_home())
    assert found.advice.recommendation is Recommendation.TRIAL_FIRST
    said = "\n".join(section_lines(answer_section(found)))
    name = WORDS.text("approach.fine_tuned.name")
    assert WORDS.text("report.answer.ruled_out", approach=name) in said
    assert WORDS.text("gate.G2.name") in said


def test_the_lead_is_not_said_to_change_to_a_side_that_is_ruled_out() -> None:
    found = matter(untried_at_home())
    low, high = found.advice.lead_range or (0, 0)
    assert low < high
    assert "can still change the side" not in lines(untried_at_home())
    assert all(question.gate for question in movers(found))


def test_costs_at_the_end_of_their_scale_are_not_said_to_move_the_lead() -> None:
    dear = samples.rich().with_answer("output_tokens", Answer(state=State.DONT_KNOW))
    small = Answer(state=State.ANSWERED, amount=Amount(low=100, likely=100, high=100))
    assert "output_tokens" in [question.id for question in movers(matter(dear))]
    ended = matter(dear.with_answer("decisive_amount", small).with_answer("volume", small))
    cost = next(one for one in ended.advice.considerations if one.id is Consideration.COST)
    assert cost.low == cost.high
    assert "output_tokens" not in [question.id for question in movers(ended)]


def test_a_trial_that_leaves_more_than_one_band_is_named_where_the_lead_has_a_range() -> None:
    of_80 = trying(samples.rich(), Trial(tried=80, good=58, pass_mark=90, way=22))
    of_thousands = trying(samples.rich(), Trial(tried=8000, good=5800, pass_mark=90, way=2200))
    said = "With 80 cases tried, the true share of good answers lies between "
    assert said in lines(of_80)
    assert "the true share of good answers lies between 7" not in lines(of_thousands)


def test_an_early_review_has_its_months_among_the_values_printed() -> None:
    said = lines(answering(samples.rich(), field_speed="fast"))
    soon = CONTENT.limits.review_months_soon
    assert f"{soon} | {WORDS.text('report.method.limit.review_months_soon')}" in said
