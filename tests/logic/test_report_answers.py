"""What the report says of the answers as a whole is true of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import Assessment, Basis, Trial, Voice
from logic.editing import without_person
from logic.findings import Recommendation
from logic.people import Dispute, find_disputes
from logic.report import answer_page, matter
from logic.report.outline import build_outline
from logic.report.plain import as_text, section_lines
from logic.sentences import Sentences
from tests.logic import report_samples as samples
from tests.logic.report_cases import CONTENT, WORDS, answering, foundation, outline, section, trying

if TYPE_CHECKING:
    from logic.model import Content

SURE, ROUGH = Basis.DOCUMENTED, Basis.ESTIMATED


def resting(*bases: Basis | None) -> Assessment:
    """As many answers, each resting on what is named."""
    found = samples.empty()
    for name, basis in zip(("task_kind", "right_tool", "runs_today"), bases, strict=False):
        option = samples.rich().answer(name).options[0]
        found = answering(found, **{name: option})
        found = found.with_answer(name, replace(found.answer(name), basis=basis))
    return found


def test_answers_that_differ_are_not_said_to_be_of_two_people() -> None:
    """One person may have given both, or nobody was named for them."""
    told = ("why_open", "section_end", "trace.stands")
    for key in (f"{name}.disputed" for name in told):
        assert WORDS.text(key) == "answers differ"


@pytest.mark.parametrize(
    ("bases", "said"),
    [
        ((SURE, SURE, SURE), "All 3 answers were measured or documented."),
        ((SURE, ROUGH, ROUGH), "1 of 3 answers was measured or documented; the others"),
        ((ROUGH, ROUGH, ROUGH), "None of the 3 answers was measured or documented; all"),
        (
            (SURE, ROUGH, None),
            "1 of 3 answers was measured or documented; 1 was given without a basis and is not",
        ),
        (
            (None, None, None),
            "None of the 3 answers was given with a basis; they are not taken as assumed.",
        ),
        ((None,), "What was said, by whom, and what it rests on."),
    ],
)
def test_what_nobody_said_the_basis_of_is_not_called_an_estimate(
    bases: tuple[Basis | None, ...], said: str
) -> None:
    assert section(outline(resting(*bases)), "answers").headline.startswith(said)


@pytest.mark.parametrize(
    ("bases", "said"),
    [
        ((), "No question is answered yet."),
        ((SURE, ROUGH, ROUGH), "Answers by what they rest on: 2 estimated, 1 documented."),
        ((SURE, None, None), "Answers by what they rest on: 1 documented, 2 not recorded."),
        ((None,), "Answers by what they rest on: 1 not recorded."),
    ],
)
def test_the_method_counts_answers_without_a_basis(
    bases: tuple[Basis | None, ...], said: str
) -> None:
    assert said in "\n".join(section_lines(section(outline(resting(*bases)), "method")))


def test_the_condition_that_closes_most_routes_comes_first_in_what_would_reopen_them() -> None:
    base = answering(
        samples.rich(),
        task_kind="answer",
        citations="required",
        entitlements="differ",
        personal_data="unmaskable",
        deletion="no_budget",
    )
    lines = section_lines(section(outline(base), "change"))
    reopening = [line for line in lines if ": reopens if" in line]
    assert "must be erasable" in reopening[0]
    assert len(reopening) > 1


def test_what_stayed_below_the_pass_mark_is_not_to_be_used_as_it_is() -> None:
    for good, said in ((60, "improve it first"), (97, "as it is")):
        tried = trying(foundation(), Trial(tried=100, good=good, pass_mark=92, facts=100 - good))
        assert advise(CONTENT, tried).recommendation is Recommendation.FOUNDATION
        found = "\n".join(section_lines(section(outline(tried), "answer")))
        assert said in found
        assert ("not ready for use" in found) is (good < 92)


def differing(option: str, other: str) -> Assessment:
    """The rich assessment, where another person says something else, or the same."""
    base = answering(samples.rich(), style_rules=option)
    one = replace(base.answer("style_rules"), said_by="")
    voice = Voice(said_by="", options=(other,))
    return base.with_answer("style_rules", replace(one, voices=(voice,)))


def test_what_people_differ_on_comes_first_of_what_would_change_the_advice() -> None:
    base = differing("learned_from_examples", "one_page")
    page = list(section_lines(section(outline(base), "answer")))
    at = page.index(next(line for line in page if "What would change" in line))
    assert page[at + 1].startswith("- Answers differ on “Rules on one page”. If all were “Yes")


def test_two_people_who_say_the_same_do_not_differ() -> None:
    base = differing("one_page", "one_page")
    text = "\n".join("\n".join(section_lines(part)) for part in outline(base).sections)
    assert "Answers differ" not in text
    assert "Where people answered differently" not in text
    assert "answered differently by" not in text
    assert "Yes, on one page; Yes" not in text


def test_what_people_differ_on_is_not_counted_as_confirmed() -> None:
    same = advise(CONTENT, differing("one_page", "one_page")).counts
    apart = advise(CONTENT, differing("learned_from_examples", "one_page")).counts
    assert (apart.confirmed, apart.open) == (same.confirmed - 1, same.open + 1)


def test_a_step_whose_first_sentence_is_long_is_its_title_on_page_1(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assessment = samples.rich()
    advice = advise(CONTENT, assessment)
    name, text = Sentences(CONTENT, WORDS, assessment, advice).step(advice.plan[0])
    lines = section_lines(section(outline(assessment), "answer"))
    assert any(line.startswith(f"1. {name}. {text[:20]}") for line in lines)
    monkeypatch.setattr(answer_page, "LONGEST_SENTENCE", 10)
    made = build_outline(CONTENT, WORDS, assessment, advice)
    lines = section_lines(section(made, "answer"))
    [line] = [line for line in lines if line.startswith(f"1. {name}.")]
    assert text[:20] not in line


def annex(assessment: Assessment, question: str) -> list[str]:
    """The rows of a question in the annex of answers."""
    title = WORDS.text(f"question.{question}.title")
    lines = section_lines(section(outline(assessment), "answers"))
    return [line for line in lines if title in line]


def repeated(words: str, spoken: str) -> Assessment:
    """An answer nobody is named for, whose value one person gives as well."""
    base = samples.rich()
    voice = Voice(said_by="it", options=("one_page",), words=spoken)
    answer = replace(base.answer("style_rules"), said_by="", words=words, voices=(voice,))
    return base.with_answer("style_rules", replace(answer, options=("one_page",)))


def test_an_answer_nobody_is_named_for_stands_once_where_a_person_gave_it() -> None:
    [row] = annex(repeated("By heart.", "By heart."), "style_rules")
    assert row.count("By heart.") == 1
    [row] = annex(repeated("By heart.", "One page."), "style_rules")
    assert row.index("By heart.") < row.index("One page.")


def test_who_was_asked_names_all_who_said_something() -> None:
    base = samples.rich()
    out = without_person(base, "it")
    out = out.with_answer("volume", replace(out.answer("volume"), said_by="Controlling"))

    def asked(assessment: Assessment) -> str:
        lines = section_lines(section(outline(assessment), "about"))
        return next(line for line in lines if line.startswith(WORDS.text("report.about.people")))

    assert set(asked(base).split("; ")) < set(asked(out).split("; "))
    assert "Controlling" in asked(out)


def test_people_of_one_role_are_told_apart_where_no_names_are_printed() -> None:
    base = samples.rich()
    people = tuple(replace(one, role="Manager") for one in base.engagement.people)
    alike = replace(base, engagement=replace(base.engagement, people=people))
    lines = section_lines(section(outline(alike), "about"))
    asked = next(line for line in lines if line.startswith(WORDS.text("report.about.people")))
    for number in range(1, len(people) + 1):
        assert f"Manager {number}" in asked


def test_a_trial_that_alone_keeps_the_advice_from_being_settled_is_said_to_be_too_small() -> None:
    base = samples.rich()
    small = trying(base, Trial(tried=40, good=30, pass_mark=92, facts=0, way=10, reasoning=0))
    quick = replace(small, quick=True)
    said = "The trial is 10 cases short of what settled needs."
    assert said in as_text(outline(small))
    assert said not in as_text(outline(base))
    assert said not in as_text(outline(quick)), "a quick assessment is never settled"


def test_what_people_differ_on_is_decided_upon_once_for_a_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Assessment] = []

    def counted(content: Content, assessment: Assessment) -> tuple[Dispute, ...]:
        asked.append(assessment)
        return find_disputes(content, assessment)

    monkeypatch.setattr(matter, "find_disputes", counted)
    base = differing("learned_from_examples", "one_page")
    build_outline(CONTENT, WORDS, base, advise(CONTENT, base))
    assert len(asked) == 1
