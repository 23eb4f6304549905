"""What one place of a report says is borne out by the others; what is one is not said of many."""

from __future__ import annotations

from logic.advice import advise
from logic.assessment import Answer, Assessment, Trial
from logic.figures.trial import trial_figure
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
