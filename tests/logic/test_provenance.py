"""Where a number came from: every number of a result has a trace that names answers and sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import Answer, Assessment, Certainty, Priorities, State, Voice
from logic.figures.contributions import contributions
from logic.figures.lean import lean_bar
from logic.figures.trial import trial_figure
from logic.figures.weights import weight_bars
from logic.inquiry import inquire
from logic.model import Consideration
from logic.report.blocks import Paragraph, Table
from logic.report.matter import Matter
from logic.report.provenance import trace
from tests.logic import report_samples as samples
from tests.logic.report_cases import answering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.report.trace import Trace

CONTENT, WORDS = samples.pack()
RICH = samples.rich()
BLANK = Assessment(id=RICH.id, date=RICH.date)


def matter(assessment: Assessment = RICH) -> Matter:
    return Matter(
        content=CONTENT,
        words=WORDS,
        assessment=assessment,
        advice=advise(CONTENT, assessment),
    )


def found(key: str, assessment: Assessment = RICH) -> Trace:
    made = trace(matter(assessment), key)
    assert made is not None
    return made


def texts(made: Trace) -> str:
    return "\n".join(_texts(made)).replace("\N{NO-BREAK SPACE}", " ")


def _texts(made: Trace) -> Iterator[str]:
    yield made.title
    for block in made.blocks:
        if isinstance(block, Paragraph):
            yield "".join(span.text for span in block.prose)
        if isinstance(block, Table):
            for row in block.rows:
                yield ": ".join("".join(span.text for span in cell) for cell in row)


def spots(assessment: Assessment) -> list[str]:
    """The keys of every number the figures of the result offer."""
    advice = advise(CONTENT, assessment)
    flips = inquire(CONTENT, assessment).weight_flips
    made = (
        lean_bar(WORDS, advice, ends=("a", "b")),
        contributions(WORDS, advice),
        trial_figure(WORDS, advice),
        weight_bars(WORDS, advice, flips),
    )
    return [spot.key for figure in made if figure is not None for spot in figure.spots]


@pytest.mark.parametrize("assessment", [RICH, answering(RICH, style_rules="one_page")])
def test_every_number_of_the_figures_has_a_trace(assessment: Assessment) -> None:
    keys = spots(assessment)
    assert {"lead", "range", "trial", "weight:cost", "consideration:cost"} <= set(keys)
    advice = advise(CONTENT, assessment)
    for key in {*keys, *(f"reason:{reason.term}" for reason in advice.reasons)}:
        assert found(key, assessment).title


def test_the_lead_is_the_sum_of_six_parts() -> None:
    said = texts(found("lead"))
    for one in Consideration:
        assert WORDS.text(f"consideration.{one}.name") in said
    assert "\N{MULTIPLICATION SIGN}" in said
    assert CONTENT.version in said


def test_a_reason_names_its_answers_who_gave_them_and_the_sources() -> None:
    given = RICH.with_answer(
        "style_rules", replace(RICH.answer("style_rules"), words="Nobody could write it down.")
    )
    reason = next(r for r in advise(CONTENT, given).reasons if "style_rules" in r.questions)
    made = found(f"reason:{reason.term}", given)
    said = texts(made)
    assert WORDS.text("question.style_rules.short") in said
    assert "“Nobody could write it down.”" in said
    assert made.sources == reason.sources


def test_an_amount_spread_otherwise_says_so() -> None:
    answer = RICH.answer("label_cost")
    assert "(triangular)" not in texts(found("question:label_cost"))
    assert answer.amount is not None
    spread = replace(answer, amount=replace(answer.amount, shape="triangular"))
    said = texts(found("question:label_cost", RICH.with_answer("label_cost", spread)))
    assert "fall evenly from the most likely one to the ends (triangular)." in said


def test_two_voices_are_both_told() -> None:
    answer = RICH.answer("style_rules")
    voices = (
        Voice(said_by="it", options=("one_page",)),
        Voice(said_by="owner", options=("learned_from_examples",)),
    )
    given = RICH.with_answer("style_rules", replace(answer, options=(), voices=voices))
    said = texts(found("question:style_rules", given))
    for option in ("one_page", "learned_from_examples"):
        assert WORDS.text(f"question.style_rules.option.{option}.label") in said
    both = RICH.with_answer("style_rules", replace(answer, voices=voices[:1]))
    assert texts(found("question:style_rules", both)).count("\n") > 1


def test_a_weight_tells_whose_points_it_comes_from() -> None:
    sets = (
        Priorities(points={"cost": 30, "security": 70}, certainty=Certainty.ABOUT),
        Priorities(person="it", agreed=False, points={"security": 100}),
    )
    said = texts(found("weight:cost", replace(RICH, priorities=sets)))
    assert "30 of 100 points" in said
    assert "not touched" in said
    nobody = texts(found("weight:cost", replace(RICH, priorities=())))
    assert "Nobody has weighed" in nobody


def test_the_trial_shows_its_interval() -> None:
    assert "95 times out of 100" in texts(found("trial"))


def test_the_range_lists_what_moves_it() -> None:
    given = RICH.with_answer("style_rules", Answer(state=State.DONT_KNOW))
    assert WORDS.text("question.style_rules.short") in texts(found("range", given))


def test_the_share_names_its_limits() -> None:
    assert str(CONTENT.limits.settled_share) in texts(found("share"))


@pytest.mark.parametrize(
    "key",
    [
        "nothing",
        "reason:nothing",
        "weight:nothing",
        "consideration:nothing",
        "question:nothing",
    ],
)
def test_a_number_that_is_not_there_has_no_trace(key: str) -> None:
    assert trace(matter(), key) is None


@pytest.mark.parametrize("key", ["lead", "range", "share", "trial"])
def test_where_nothing_is_known_there_is_no_number(key: str) -> None:
    assert trace(matter(BLANK), key) is None


def test_an_unweighed_reason_is_told_in_points() -> None:
    sets = (Priorities(points={"cost": 100}),)
    given = replace(RICH, priorities=sets)
    advice = advise(CONTENT, given)
    assert texts(found(f"reason:{advice.reasons[0].term}", given))
    settled = next(c for c in advice.considerations if c.low == c.high)
    assert texts(found(f"consideration:{settled.id}", given))
