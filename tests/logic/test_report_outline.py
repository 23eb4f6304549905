"""The outline: what is printed for whom, what never is, and that every kind has its page 1."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

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
from logic.figures.numerals import points
from logic.findings import DecidedBy, OpenQuestion, Recommendation, WhyOpen
from logic.model import Approach
from logic.report import as_text, build_outline
from logic.report.blocks import (
    Bullets,
    FigureBlock,
    Foot,
    KeyNumbers,
    Paragraph,
    Section,
    SignOff,
    Table,
    spans_of,
)
from logic.report.plain import section_lines
from logic.words import Words
from tests.logic import report_samples as samples

if TYPE_CHECKING:
    from logic.report.blocks import Outline

CONTENT, WORDS = samples.pack()


def outline(assessment: Assessment) -> Outline:
    return build_outline(CONTENT, WORDS, assessment, advise(CONTENT, assessment))


def answering(base: Assessment, **options: str) -> Assessment:
    """The assessment with these options answered."""
    for name, option in options.items():
        answer = Answer(state=State.ANSWERED, options=(option,), basis=Basis.ESTIMATED)
        base = base.with_answer(name, answer)
    return base


def trying(base: Assessment, trial: Trial) -> Assessment:
    """The assessment with another trial."""
    answer = Answer(state=State.ANSWERED, trial=trial, basis=Basis.MEASURED)
    return base.with_answer("trial", answer)


def foundation() -> Assessment:
    return answering(
        samples.rich(),
        task_kind="write",
        task_count="many_diverse",
        task_stability="often",
        deadline="under_6_weeks",
        facts_change="weekly",
        style_rules="one_page",
    )


def untried() -> Assessment:
    return samples.rich().with_answer("trial", Answer(state=State.DONT_KNOW))


KINDS = {
    Recommendation.FINE_TUNED: samples.rich(),
    Recommendation.FOUNDATION_THEN_TUNE: foundation(),
    Recommendation.FOUNDATION: trying(
        foundation(), Trial(tried=100, good=97, pass_mark=92, facts=2)
    ),
    Recommendation.TRIAL_FIRST: untried(),
    Recommendation.NEITHER: answering(samples.rich(), right_tool="plain_software"),
    Recommendation.NOT_FEASIBLE: answering(
        samples.rich(), data_location="air_gapped", operators="nobody"
    ),
    Recommendation.TOO_LITTLE_KNOWN: samples.empty(),
    Recommendation.FINE_TUNED_WITH_RETRIEVAL: trying(
        answering(samples.rich(), citations="required", task_kind="write"),
        Trial(tried=60, good=20, pass_mark=92, facts=12, way=28),
    ),
}


class Golden(Protocol):
    """The fixture that compares text with a kept file."""

    def check(self, name: str, text: str) -> None: ...


def section(found: Outline, name: str) -> Section:
    return next(one for one in found.sections if one.id == name)


def named(found: Outline) -> list[str]:
    return [one.id for one in found.sections]


@pytest.mark.parametrize(
    ("name", "assessment"),
    [("rich", samples.rich()), ("empty", samples.empty()), ("foundation", foundation())],
)
def test_the_whole_outline(golden: Golden, name: str, assessment: Assessment) -> None:
    text = as_text(outline(assessment))
    # The checksum changes with every word of the pack.
    golden.check(f"report_{name}.txt", text.replace(CONTENT.checksum, "CHECKSUM"))


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


def test_suitability_never_stands_on_page_1() -> None:
    for assessment in KINDS.values():
        assert "suitab" not in "\n".join(section_lines(outline(assessment).sections[0])).lower()


def test_page_1_names_question_answer_and_points() -> None:
    lines = "\n".join(section_lines(outline(samples.rich()).sections[0]))
    assert "Rules on one page: No, it is learned from examples." in lines
    assert "12.5 points towards fine-tuned" in lines
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
    lines = list(section_lines(section(outline(samples.empty()), "answers")))
    asked = [line for line in lines if " | " in line and not line.startswith("Question |")]
    assert len(asked) > 20
    assert all("| not provided |" in line for line in asked)


def test_an_assumed_answer_and_a_disputed_one_say_so() -> None:
    text = as_text(outline(samples.marked("")))
    assert "assumed" in text
    assert "Instructions and documents / In the client" in text
    assert "voice.by, estimated" in text


def test_only_reachable_questions_are_printed() -> None:
    text = as_text(outline(samples.rich()))
    assert WORDS.text("question.deletion.title") not in text
    asked = answering(samples.rich(), personal_data="unmaskable")
    assert WORDS.text("question.deletion.title") in as_text(outline(asked))


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
    assert "at the mean of all that is possible" in text


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
    claims = [k for k in WORDS.keys() if re.fullmatch(r"help\.claim\.\w+\.accurate", k)]  # noqa: SIM118
    assert len(claims) > 8
    assert all(WORDS.text(key) in lines for key in claims)


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
    assert WORDS.text("gate.G4.reopens") in lines


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
    assert "Not known: what the two routes cost; missing: Requests a month" in first
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
    assert outline(samples.rich()) == outline(samples.rich())


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


def told(assessment: Assessment, **changes: object) -> Outline:
    """The outline of the assessment's advice with some of it changed."""
    advice = replace(advise(CONTENT, assessment), **changes)  # type: ignore[arg-type]
    return build_outline(CONTENT, WORDS, assessment, advice)


def headline(found: Outline, name: str) -> str:
    return section(found, name).headline


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
        ({"open_questions": opened(3, 4), "lead_range": (4, 9)}, "The open answers move the lead"),
        ({"open_questions": (), "lead_range": (4, 4)}, "No open answer can change this advice."),
        ({"open_questions": opened(0, gate=True), "lead_range": (-4, 4)}, "One open answer can"),
    ],
)
def test_what_would_change_it_is_said_as_it_is(changes: dict[str, object], said: str) -> None:
    found = told(samples.rich(), settled=False, open_gates=(), **changes)
    assert headline(found, "change").startswith(said)


def test_where_nothing_is_open_only_other_answers_change_it() -> None:
    advice = replace(
        advise(CONTENT, foundation()), open_questions=(), lead_range=None, open_gates=()
    )
    found = build_outline(CONTENT, WORDS, foundation(), advice)
    lines = "\n".join(section_lines(section(found, "change")))
    assert "Only a changed answer or another weighing" in lines


def test_an_open_condition_is_named_with_its_questions() -> None:
    found = outline(samples.rich().with_answer("operators", Answer(state=State.DONT_KNOW)))
    lines = "\n".join(section_lines(section(found, "change")))
    assert "Open: “Who runs it”. Would rule out models on your own machines" in lines


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


def test_routes_that_cost_the_same_are_level() -> None:
    cost = replace(advise(CONTENT, samples.rich()).cost, difference=(-5.0, 0.0, 5.0))
    first = "\n".join(section_lines(told(samples.rich(), cost=cost).sections[0]))
    assert "Level: the two routes most likely cost the same over 24 months" in first


def test_money_without_lines_shows_none_of_them() -> None:
    cost = replace(advise(CONTENT, samples.rich()).cost, lines={})
    assert "Design, prompts and set-up" not in as_text(told(samples.rich(), cost=cost))


def test_no_source_no_page_of_sources() -> None:
    advice = advise(CONTENT, samples.empty())
    bare = replace(advice, plan=(), risks=(), routes=(), open_gates=())
    assert "sources" not in named(build_outline(CONTENT, WORDS, samples.empty(), bare))


def test_a_route_chosen_by_nobody_in_particular() -> None:
    choice = RouteChoice(approach="fine_tuned", route="B2", reason="They run one already.")
    found = outline(replace(samples.rich(), route_choices=(choice,)))
    lines = "\n".join(section_lines(section(found, "routes")))
    assert "LoRA on open weights was chosen by hand over the rules" in lines
    assert "own: They run one already." in lines


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
    assert "not applicable: Decided elsewhere" in as_text(found)


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
    assert "moving only plan, risks or words: Language, Audience." in lines
    assert "Why it is open" not in lines


def test_words_without_corrections_leave_their_table_out() -> None:
    entries = {k: v for k, v in WORDS._entries.items() if not k.startswith("help.claim.")}
    advice = advise(CONTENT, samples.rich())
    found = build_outline(CONTENT, Words(entries), samples.rich(), advice)
    assert "Where the usual account" not in as_text(found)
