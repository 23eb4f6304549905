"""What a reader who was not there needs of a report: what is known, where data goes, by when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.advice import advise
from logic.assessment import Answer, Assessment, Basis, State, Trial
from logic.figures.numerals import MINUS
from logic.findings import Recommendation
from logic.report.plain import section_lines
from tests.logic import report_samples as samples
from tests.logic.report_cases import (
    CONTENT,
    KINDS,
    WORDS,
    headline,
    named,
    outline,
    section,
    told,
    trying,
)


def stated(**bases: Basis) -> Assessment:
    """An empty assessment with these questions answered on these bases."""
    found = samples.empty()
    for name, basis in bases.items():
        options = (samples.CHOICES[name],)
        found = found.with_answer(name, Answer(state=State.ANSWERED, options=options, basis=basis))
    return found


@pytest.mark.parametrize(
    ("bases", "said"),
    [
        ({"task_kind": Basis.MEASURED}, "What was said, by whom"),
        ({"task_kind": Basis.MEASURED, "audience": Basis.DOCUMENTED}, "All 2 answers were"),
        ({"task_kind": Basis.MEASURED, "audience": Basis.ESTIMATED}, "1 of 2 answers was"),
    ],
)
def test_the_answers_say_how_many_are_more_than_estimates(
    bases: dict[str, Basis], said: str
) -> None:
    assert headline(outline(stated(**bases)), "answers").startswith(said)


@pytest.mark.parametrize(
    ("good", "said"),
    [
        (45, "Of the 15 failed answers: facts missing\N{NO-BREAK SPACE}1, "),
        (59, "Of the one failed answer: facts missing\N{NO-BREAK SPACE}1"),
    ],
)
def test_failures_are_counted_not_rounded(good: int, said: str) -> None:
    way = 12 if good == 45 else 0
    trial = Trial(tried=60, good=good, pass_mark=99, facts=1, way=way)
    found = outline(trying(samples.rich(), trial))
    assert said in "\n".join(section_lines(section(found, "consideration-performance")))


def test_the_first_page_says_by_when_to_decide() -> None:
    assert "decision by 15 January 2027" in outline(samples.rich()).sections[0].kicker[-1]
    assert "decision by" not in outline(samples.empty()).sections[0].kicker[-1]


def test_a_long_view_stands_in_full_after_the_first_page() -> None:
    view = "The trial is small. " * 10
    engagement = replace(samples.rich().engagement, adviser_view=view)
    found = outline(replace(samples.rich(), engagement=engagement))
    assert view.strip() in "\n".join(section_lines(section(found, "about")))
    alone = replace(samples.rich().report, summary_only=True)
    found = outline(replace(samples.rich(), engagement=engagement, report=alone))
    assert named(found) == ["answer", "view"]
    assert named(outline(replace(samples.rich(), report=alone))) == ["answer"]


def test_a_condition_that_closes_both_sides_is_told_once() -> None:
    first = "\n".join(section_lines(outline(KINDS[Recommendation.NOT_FEASIBLE]).sections[0]))
    assert "Ruled out: Both approaches | " in first
    assert "Ruled out: Foundation model" not in first


def test_what_rests_on_conditions_says_so() -> None:
    found = outline(KINDS[Recommendation.NOT_FEASIBLE])
    assert headline(found, "change").startswith("The advice rests on conditions")


def test_security_says_where_data_goes_on_both_routes() -> None:
    lines = list(section_lines(section(outline(samples.rich()), "consideration-security")))
    start = lines.index("## Where the data goes")
    assert [line.partition(" | ")[0] for line in lines[start + 2 : start + 4]] == [
        "Prompting with examples",
        "Small tuned classifier",
    ]
    parts = ("leaves", "stays", "exit")
    assert all(WORDS.has(f"report.data.{route}.{p}") for route in CONTENT.routes for p in parts)
    closed = outline(KINDS[Recommendation.NOT_FEASIBLE])
    lines = list(section_lines(section(closed, "consideration-security")))
    assert "## Where the data goes" not in lines


def test_a_report_says_whether_it_is_a_draft_open_or_final() -> None:
    finished = replace(samples.rich(), finished=True)
    draft = replace(finished, report=replace(finished.report, draft=True))
    still = "not finished: answers may still change"
    for assessment, state in ((samples.rich(), still), (finished, "final"), (draft, "draft")):
        lines = list(section_lines(section(outline(assessment), "about")))
        assert f"Version | Revision 1, {state}" in lines


def test_customization_sets_examples_held_against_those_wanted() -> None:
    lines = list(section_lines(section(outline(samples.rich()), "consideration-customization")))
    assert "Held today | 500\N{EN DASH}700 examples (600) | " in lines
    assert "Advised before it goes into use | 500 or more | MS-FT2" in lines
    unknown = samples.rich().with_answer("examples_held", Answer(state=State.DONT_KNOW))
    lines = list(section_lines(section(outline(unknown), "consideration-customization")))
    assert not any(line.startswith("Held today") for line in lines)


def test_what_the_examples_held_are_is_told_once() -> None:
    facts = trying(samples.rich(), Trial(tried=60, good=45, pass_mark=92, facts=15))
    lines = list(section_lines(section(outline(facts), "consideration-customization")))
    assert any(line.startswith("Held today | ") for line in lines)
    assert not any(line.startswith("Examples held | ") for line in lines)
    aside = Answer(state=State.NOT_APPLICABLE, reason="not_this_task")
    nowhere = facts.with_answer("examples_held", aside)
    lines = list(section_lines(section(outline(nowhere), "consideration-customization")))
    assert any(line.startswith("Examples held | ") for line in lines)


def test_weight_times_difference_gives_the_contribution_as_printed() -> None:
    for sample in (samples.rich(), KINDS[Recommendation.FOUNDATION]):
        lines = section_lines(section(outline(sample), "weighing"))
        rows = [line.split(" | ") for line in lines if line.count(" | ") == 6]
        for row in rows[1:-1]:
            difference, contribution = (float(row[at].replace(MINUS, "-")) for at in (3, 5))
            share = float(row[4].removesuffix("\N{NO-BREAK SPACE}%")) / 100
            assert abs(difference * share - contribution) < 0.06


@pytest.mark.parametrize(
    ("confirmed", "open_ones", "said"),
    [
        (36, 1, "36 of 37 questions rest on confirmed answers; 1 is open."),
        (37, 0, "All 37 questions"),
    ],
)
def test_what_is_known_is_said_in_numbers(confirmed: int, open_ones: int, said: str) -> None:
    counts = replace(
        advise(CONTENT, samples.rich()).counts, confirmed=confirmed, assumed=0, open=open_ones
    )
    shown = headline(told(samples.rich(), counts=counts), "about")
    assert shown.replace("\N{NO-BREAK SPACE}", " ").startswith(said)


def test_an_answer_nobody_gave_a_name_to_says_so() -> None:
    said = Answer(state=State.ANSWERED, options=(samples.CHOICES["task_kind"],))
    lines = section_lines(
        section(outline(samples.empty().with_answer("task_kind", said)), "answers")
    )
    assert any(line.endswith(" | not recorded") for line in lines)
