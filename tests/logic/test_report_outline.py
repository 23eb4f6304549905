"""The outline: what is printed for whom, what never is, and that every kind has its page 1."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

import pytest

from logic.advice import advise
from logic.assessment import (
    Answer,
    Assessment,
    Priorities,
    State,
)
from logic.figures.numerals import points
from logic.findings import DecidedBy, Recommendation
from logic.report.blocks import (
    Bullets,
    FigureBlock,
    Foot,
    KeyNumbers,
    Paragraph,
    SignOff,
    Table,
    spans_of,
)
from logic.report.outline import build_outline
from logic.report.plain import as_text, section_lines
from logic.sentences import inside
from tests.logic import report_samples as samples
from tests.logic.report_cases import (
    CONTENT,
    KINDS,
    WORDS,
    answering,
    foundation,
    named,
    outline,
    section,
    untried,
)


class Golden(Protocol):
    """The fixture that compares text with a kept file."""

    def check(self, name: str, text: str) -> None: ...


@pytest.mark.parametrize(
    ("name", "assessment"),
    [("rich", samples.rich()), ("empty", samples.empty()), ("foundation", foundation())],
)
def test_the_whole_outline(golden: Golden, name: str, assessment: Assessment) -> None:
    text = as_text(outline(assessment))
    # The checksums change with every word of the pack.
    golden.check(f"report_{name}.txt", re.sub(r"\b[0-9a-f]{64}\b", "CHECKSUM", text))


@pytest.mark.parametrize(("kind", "assessment"), KINDS.items(), ids=[k.value for k in KINDS])
def test_every_kind_has_its_first_page(kind: Recommendation, assessment: Assessment) -> None:
    advice = advise(CONTENT, assessment)
    assert advice.recommendation is kind
    first = outline(assessment).sections[0]
    assert first.one_page
    assert first.headline.endswith(".")
    bars = [block for block in first.blocks if isinstance(block, FigureBlock)]
    assert bool(bars) == (advice.lead is not None and advice.decided_by is DecidedBy.WEIGHTS)
    numbers = next(block for block in first.blocks if isinstance(block, KeyNumbers))
    assert all(one.number and one.caption for one in numbers.numbers)


def test_too_close_shows_the_strongest_of_both_sides() -> None:
    advice = replace(
        advise(CONTENT, samples.rich()),
        recommendation=Recommendation.TOO_CLOSE,
        lead=Fraction(2),
        settled=False,
    )
    found = build_outline(CONTENT, WORDS, samples.rich(), advice)
    lines = "\n".join(section_lines(found.sections[0]))
    assert "Too close to call" in lines
    assert "Against it:" in lines
    assert "slightly towards fine-tuned" in lines


@pytest.mark.parametrize("assessment", KINDS.values(), ids=[k.value for k in KINDS])
def test_headlines_are_findings(assessment: Assessment) -> None:
    found = outline(assessment)
    for one in found.sections:
        assert one.headline.endswith("."), one.headline
        assert "fine-tun" not in one.headline.lower(), "a title takes a non-breaking hyphen"
        assert one.headline[0].isupper() or one.headline[0].isdigit()
    assert len(set(named(found))) == len(found.sections)


@pytest.mark.parametrize("assessment", KINDS.values(), ids=[k.value for k in KINDS])
def test_no_block_is_empty(assessment: Assessment) -> None:
    for one in outline(assessment).sections:
        assert one.blocks
        for block in one.blocks:
            if isinstance(block, Table):
                assert block.rows
                lengths = {len(row) for row in block.rows} | {len(block.widths)}
                lengths |= {len(block.headers)} if block.headers else set()
                assert len(lengths) == 1, block.title
            if isinstance(block, Bullets):
                assert block.items


def test_how_firm_the_answer_is_stands_out_on_page_1() -> None:
    lead = section(outline(samples.rich()), "answer").blocks[0]
    assert isinstance(lead, Paragraph)
    assert [span.text for span in lead.prose if span.strong] == [" Settled."]


def test_a_step_that_stands_alone_is_told_whole() -> None:
    blocks = section(outline(samples.empty()), "answer").blocks
    (steps,) = [one for one in blocks if isinstance(one, Bullets) and one.numbered]
    (step,) = steps.items
    assert step[1].text.endswith("usually tells more than any of them.")


def test_page_1_says_who_takes_each_step_and_by_when() -> None:
    blocks = section(outline(samples.rich()), "answer").blocks
    (steps,) = [one for one in blocks if isinstance(one, Bullets) and one.numbered]
    ends = ["".join(span.text for span in item[2:]) for item in steps.items]
    said = [end.replace("\N{NO-BREAK SPACE}", " ") for end in ends]
    assert said == [" IT, by day 30.", " IT, by day 45.", " IT, by day 90."]
    crowded = section(outline(samples.marked("M" * 90)), "answer").blocks
    (steps,) = [one for one in crowded if isinstance(one, Bullets) and one.numbered]
    assert not [item for item in steps.items if len(item) > 2]


def test_suitability_never_stands_on_page_1() -> None:
    for assessment in KINDS.values():
        assert "suitab" not in "\n".join(section_lines(outline(assessment).sections[0])).lower()


def test_page_1_names_question_answer_and_points() -> None:
    lines = "\n".join(section_lines(outline(samples.rich()).sections[0]))
    assert "Rules on one page: No, it is learned from examples." in lines
    assert "10.0 points towards fine-tuned" in lines
    assert "Against it: Cost" in lines


def test_page_1_carries_every_disclaimer() -> None:
    lines = " ".join(section_lines(outline(samples.rich()).sections[0]))
    for said in (
        "what the named roles said on 22 November 2026 under rules of",
        "No model was tested by this tool.",
        "Not legal or security advice",
        "no statement that any rule is complied with",
        "Prepared by A. Adviser, Example Consulting.",
        "The preparer sells implementation services.",
        "Adviser\N{RIGHT SINGLE QUOTATION MARK}s own view",
        "Client\N{RIGHT SINGLE QUOTATION MARK}s confirmation",
    ):
        assert said in lines


@pytest.mark.parametrize(
    ("sells", "said"),
    [
        (True, "The preparer sells implementation"),
        (False, "does not sell"),
        (None, "is not stated"),
    ],
)
def test_the_preparer_says_whether_they_sell(*, sells: bool | None, said: str) -> None:
    base = samples.rich()
    assessment = replace(base, engagement=replace(base.engagement, sells_implementation=sells))
    assert said in " ".join(section_lines(outline(assessment).sections[0]))


def test_every_text_field_is_printed_and_no_note() -> None:
    text = as_text(outline(samples.marked("MARK-")))
    missing = [name for name in samples.printed() if f"MARK-{name}" not in text]
    assert missing == []
    assert "PRIVATE" not in text


def test_roles_are_printed_and_names_only_when_asked_for() -> None:
    base = samples.rich()
    assert "B. Person" not in as_text(outline(base))
    assert "Head of claims, estimated" in as_text(outline(base))
    named_too = replace(base, report=replace(base.report, names=True))
    assert "B. Person, Head of claims" in as_text(outline(named_too))


def test_a_share_safe_report_names_no_client_and_nobody() -> None:
    base = samples.rich()
    safe = replace(base, report=replace(base.report, names=True, share_safe=True))
    found = outline(safe)
    text = as_text(found)
    assert "Example Insurance" not in text + found.subject
    assert "B. Person" not in text
    assert "Head of claims" in text


def test_gaps_are_printed_as_not_provided() -> None:
    assert "answers" not in named(outline(samples.empty()))
    one = answering(samples.empty(), task_kind="label")
    lines = list(section_lines(section(outline(one), "answers")))
    gaps = lines[lines.index("## Not provided") + 1 :]
    assert len(gaps) == len(CONTENT.sections)
    assert sum(line.count(";") + 1 for line in gaps) > 20
    assert not any(" | " in line for line in gaps)


def test_an_assumed_answer_and_a_disputed_one_say_so() -> None:
    text = as_text(outline(samples.marked("")))
    assert "assumed" in text
    assert "Instructions and documents / In the client" in text
    assert "voice.by, estimated" in text


def test_only_reachable_questions_are_printed() -> None:
    name = WORDS.text("question.deletion.short")
    assert name not in as_text(outline(samples.rich()))
    asked = answering(samples.rich(), personal_data="unmaskable")
    assert name in "\n".join(section_lines(section(outline(asked), "answers")))


def test_points_of_all_reasons_add_up_to_the_contributions_printed() -> None:
    advice = advise(CONTENT, samples.rich())
    assert advice.lead is not None
    assert sum((reason.points for reason in advice.reasons), Fraction(0)) == advice.lead
    text = as_text(outline(samples.rich()))
    for one in advice.considerations:
        if points(one.contribution) != "0.0":
            assert f"{points(one.contribution)} points towards" in text


def test_a_reason_nobody_gave_is_not_a_reason() -> None:
    text = as_text(outline(untried()))
    headroom = WORDS.text("term.headroom.foundation")
    assert headroom not in text
    assert "taken at the average of the answers still possible" in text


def test_sources_are_exactly_those_cited() -> None:
    found = outline(samples.rich())
    cited = {
        span.link.removeprefix("#source-")
        for one in found.sections
        for span in spans_of(one.blocks)
        if span.link.startswith("#source-")
    }
    table = next(b for b in section(found, "sources").blocks if isinstance(b, Table))
    listed = {row[0][0].text for row in table.rows}
    assert listed == cited
    marks = {CONTENT.evidence[key].mark for key in listed}
    assert marks <= {"R", "R2", "C", "judgement"}
    text = "\n".join(section_lines(section(found, "sources")))
    assert ("reported;" in text) == ("R2" in marks)


def test_the_method_prints_every_value_version_and_correction() -> None:
    lines = "\n".join(section_lines(section(outline(samples.rich()), "method")))
    limits = CONTENT.limits
    for value in (limits.too_close_below, limits.settled_cases, limits.lever_percent):
        assert f"\n{value} | " in lines
    assert CONTENT.checksum in lines
    assert CONTENT.version in lines
    assert samples.ID in lines
    claims = WORDS.under("help.claim")
    assert len(claims) > 8
    assert all(WORDS.text(f"help.claim.{claim}.accurate") in lines for claim in claims)


def test_untouched_priorities_are_said_to_be_equal() -> None:
    base = replace(samples.rich(), priorities=())
    assert "each counts the same" in " ".join(section_lines(outline(base).sections[0]))
    assert "Nobody gave points" in as_text(outline(base))


def test_each_persons_points_are_printed() -> None:
    base = samples.rich()
    other = Priorities(person="it", agreed=False, points={"cost": 77})
    text = as_text(outline(replace(base, priorities=(*base.priorities, other))))
    assert "Points by IT architect" in text
    assert "Points by Head of claims (agreed, drives the result)" in text
    assert " | 77" in text


def test_a_summary_is_page_1_alone() -> None:
    base = samples.rich()
    found = outline(replace(base, report=replace(base.report, summary_only=True)))
    assert named(found) == ["answer"]


def test_annexes_can_be_left_out() -> None:
    base = samples.rich()
    bare = outline(replace(base, report=replace(base.report, all_answers=False, sources=False)))
    assert not {"answers", "sources"} & set(named(bare))
    assert {"answers", "sources"} <= set(named(outline(base)))


def test_a_page_with_nothing_to_say_is_left_out() -> None:
    assert not {"weighing"} & set(named(outline(samples.empty())))
    assert not any(name.startswith("consideration-") for name in named(outline(samples.empty())))
    neither = named(outline(KINDS[Recommendation.NEITHER]))
    assert not {"weighing", "change", "routes", "risks"} & set(neither)


def test_the_considerations_come_in_their_order() -> None:
    found = [n for n in named(outline(samples.rich())) if n.startswith("consideration-")]
    assert found == [
        f"consideration-{k}"
        for k in (
            "business_need",
            "data_knowledge",
            "performance",
            "customization",
            "security",
            "cost",
        )
    ]


def test_a_condition_that_decides_is_named_with_what_reopens_it() -> None:
    assessment = answering(samples.rich(), examples_rights="none")
    advice = advise(CONTENT, assessment)
    assert advice.decided_by is DecidedBy.CONDITION
    lines = "\n".join(section_lines(outline(assessment).sections[0]))
    assert "Ruled out: Fine" in lines
    assert WORDS.text("gate.G4.rule") in lines
    assert f": {inside(WORDS.text('gate.G4.reopens'))}" in lines


def test_routes_say_why_and_since_when() -> None:
    assessment = answering(samples.rich(), provider="openai")
    lines = "\n".join(section_lines(section(outline(assessment), "routes")))
    assert "Not on sale" in lines
    assert "as of 7 May 2026" in lines


def test_a_route_chosen_by_hand_is_logged_with_its_reason() -> None:
    lines = "\n".join(section_lines(section(outline(samples.marked("M-")), "routes")))
    assert "LoRA on open weights was chosen by M-route.by" in lines
    assert "M-route.reason" in lines


def test_money_that_is_not_known_is_said_not_guessed() -> None:
    assessment = samples.rich().with_answer("volume", Answer(state=State.DONT_KNOW))
    found = outline(assessment)
    first = "\n".join(section_lines(found.sections[0]))
    assert "Not known: what the two routes cost; missing: requests a month" in first
    cost = section(found, "consideration-cost")
    assert not [block for block in cost.blocks if isinstance(block, FigureBlock)]


def test_a_long_view_is_cut_on_page_1_and_whole_on_the_next() -> None:
    base = samples.rich()
    view = "I hold this view for many reasons. " * 40
    found = outline(replace(base, engagement=replace(base.engagement, adviser_view=view)))
    foot = next(block for block in found.sections[0].blocks if isinstance(block, Foot))
    box = next(block for block in foot.blocks if isinstance(block, SignOff))
    assert len(box.boxes[0][1]) < 250
    assert "next page" in box.boxes[0][1]
    assert view in as_text(found)


def test_the_outline_is_the_same_each_time() -> None:
    advice = advise(CONTENT, samples.rich())
    assert build_outline(CONTENT, WORDS, samples.rich(), advice) == outline(samples.rich())


def test_the_first_section_has_no_number_and_the_others_count() -> None:
    found = outline(samples.rich())
    numbers = [one.kicker[0].partition(" ")[0] for one in found.sections[1:]]
    assert numbers == [str(number) for number in range(2, len(found.sections) + 1)]


def test_a_draft_says_so_and_the_paper_is_kept() -> None:
    base = samples.rich()
    found = outline(replace(base, report=replace(base.report, draft=True, paper="Letter")))
    assert found.footer[0].startswith("Draft")
    assert found.paper == "Letter"


def test_paragraphs_hold_something() -> None:
    for assessment in KINDS.values():
        for one in outline(assessment).sections:
            for block in one.blocks:
                if isinstance(block, Paragraph):
                    assert "".join(span.text for span in block.prose).strip()
