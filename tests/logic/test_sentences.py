"""The sentences about one assessment: placeholders filled, unknowns in words, nothing left over."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from logic.advice import advise
from logic.assessment import Amount, Answer, Assessment, Basis, Engagement, State, Trial
from logic.findings import (
    Certificates,
    DecidedBy,
    Firmness,
    FirmnessResult,
    GateResult,
    Near,
    Recommendation,
    ShareKind,
    ShareResult,
)
from logic.model import Approach, Truth
from logic.sentences import Sentences, answer_words, long_date, number, percent, share_words
from tests.logic import report_samples as samples
from tests.logic.bundled import PACK


def choice(*options: str) -> Answer:
    return Answer(state=State.ANSWERED, options=options, basis=Basis.DOCUMENTED)


ANSWERS = {
    "task_kind": choice("label"),
    "task_count": choice("one"),
    "test_set": choice("agreed"),
    "examples_held": Answer(
        state=State.ANSWERED, amount=Amount(low=500, likely=600, high=700), basis=Basis.ESTIMATED
    ),
    "trial": Answer(
        state=State.ANSWERED,
        trial=Trial(tried=200, good=150, pass_mark=92.5, facts=5, way=40, reasoning=5),
        basis=Basis.MEASURED,
    ),
}


def sentences(answers: dict[str, Answer] | None = None, **engagement: str) -> Sentences:
    assessment = Assessment(
        id="7c5c9f0e-7a55-4c4e-9a43-0b6f3a1f2d11",
        date="2026-11-22",
        engagement=Engagement(**engagement),  # type: ignore[arg-type]
        answers=ANSWERS if answers is None else answers,
    )
    return Sentences(PACK.content, PACK.words, assessment, advise(PACK.content, assessment))


def question_answer(name: str, answer: Answer) -> str:
    return answer_words(PACK.words, PACK.content.questions[name], answer)


def test_numbers_dates_and_shares_read_as_people_write_them() -> None:
    assert long_date("2026-11-22") == "22 November 2026"
    assert long_date("soon") == "soon"
    assert number(1_200_000) == "1,200,000"
    assert number(0.125) == "0.125"
    assert percent(0.84) == "84\N{NO-BREAK SPACE}%"
    assert percent(0.9256) == "92.6\N{NO-BREAK SPACE}%"


def test_several_answers_still_possible_are_told_apart() -> None:
    several = question_answer("high_risk", choice("ordinary", "regulated"))
    assert several == "“No, ordinary use” or “A regulated sector”"
    assert question_answer("high_risk", choice("regulated")) == "A regulated sector"


def test_a_reason_goes_on_in_the_sentence_that_says_it_does_not_apply() -> None:
    answer = Answer(state=State.NOT_APPLICABLE, reason="decided_elsewhere")
    assert question_answer("high_risk", answer) == "not applicable: decided elsewhere"


def test_what_is_known_stands_in_the_sentences() -> None:
    values = sentences(task="Claims triage", client="Example Insurance").values()
    assert values["task"] == "Claims triage"
    assert values["client"] == "Example Insurance"
    assert values["pass_mark"] == percent(0.925)
    assert values["share"] == percent(0.75)
    assert (values["good"], values["tried"], values["examples"]) == ("150", "200", "600")
    assert values["review_date"] == "22 May 2027"


def test_what_is_unknown_stands_in_words() -> None:
    values = sentences({}).values()
    assert values["share"] == "an unknown share"
    assert values["task"] == "the task"
    assert not any("$" in value for value in values.values())


def test_no_sentence_of_any_finding_keeps_a_placeholder() -> None:
    for answers in ({}, ANSWERS, {**ANSWERS, "test_set": choice("no_plan")}):
        found = sentences(answers)
        texts = [found.title(), found.lead_in()]
        texts += [text for step in found.advice.plan for text in found.step(step)]
        texts += [
            text
            for route in found.advice.routes
            for gate in route.gates
            for text in found.gate(route, gate)
        ]
        assert all(text.strip() and "$" not in text for text in texts)


def test_a_side_left_by_default_is_not_called_good_enough() -> None:
    found = sentences({**ANSWERS, "test_set": choice("no_plan")})
    assert found.advice.decided_by is DecidedBy.CONDITION
    words = PACK.words
    kind = Recommendation.FOUNDATION
    assert found.title() == words.text(f"recommendation.{kind}.by_default_gap")
    assert "not shown to be good enough" in found.title()
    assert found.lead_in() == found.fill(f"recommendation.{kind}.lead_in_by_default_gap")
    passed = Answer(state=State.ANSWERED, trial=Trial(tried=100, good=99, pass_mark=92))
    found = sentences({**ANSWERS, "test_set": choice("no_plan"), "trial": passed})
    assert found.title() == words.text(f"recommendation.{kind}.by_default")
    assert found.lead_in() == found.fill(f"recommendation.{kind}.lead_in_by_default")
    assert found.no_route(Approach.FINE_TUNED) == found.values()["route_fine_tuned"]


def test_a_closed_gate_says_what_reopens_it_and_an_open_one_what_to_ask() -> None:
    found = sentences()
    route = next(r for r in found.advice.routes if r.id == "B1")
    words = PACK.words
    closed = GateResult(id="G2", state=Truth.YES, questions=("test_set",))
    assert found.gate(route, closed)[1].endswith(words.text("gate.G2.reopens"))
    still_open = replace(closed, state=Truth.OPEN)
    assert found.gate(route, still_open)[1] == words.text("gate.G2.open")
    offer = GateResult(
        id="offer:openai", state=Truth.YES, questions=("provider",), as_of="2026-05-07"
    )
    assert "OpenAI" in found.gate(route, offer)[1]
    assert "7 May 2026" in found.gate(route, offer)[1]
    needs = GateResult(id="needs:B1", state=Truth.YES, questions=())
    assert found.gate(route, needs)[0] == words.text("route.B1.name")


def test_answers_in_words() -> None:
    answer = sentences().answer(PACK.content.questions["task_kind"])
    assert answer == "Sort or label"
    assert question_answer("task_kind", Answer()) == PACK.words.text("state.not_asked")
    several = choice("label", "extract")
    assert question_answer("task_kind", several) == "“Sort or label” or “Pull out fields”"
    amount = question_answer("volume", Answer(
        state=State.ANSWERED, amount=Amount(low=1000, likely=1000, high=1000)
    ))  # fmt: skip
    assert amount == "1,000 requests a month"
    spread = question_answer("examples_held", ANSWERS["examples_held"])
    assert spread.startswith("500\N{EN DASH}700 ")
    assert spread.endswith("(600)")
    assert question_answer("trial", ANSWERS["trial"]).startswith("150 of 200 good")
    apart = Answer(state=State.NOT_APPLICABLE, reason="out_of_scope")
    assert ": " in question_answer("deadline", apart)
    none = replace(apart, reason="does_not_arise")
    assert question_answer("retrainings", none).endswith("for this task; counted as none")
    usual = question_answer("retrainings", replace(apart, reason="decided_elsewhere"))
    assert usual.endswith("; counted at the usual 1\N{EN DASH}4 times a year (2)")
    assert question_answer("volume", none).endswith("does not arise for this task")
    assert question_answer("deadline", replace(apart, reason="unheard_of")) == PACK.words.text(
        "state.not_applicable"
    )


@pytest.mark.parametrize(
    ("kind", "low", "high", "part"),
    [
        (ShareKind.ALL, Fraction(94, 100), Fraction(94, 100), "94 of 100"),
        (ShareKind.ORDER, Fraction(1), Fraction(1), "all ways"),
        (ShareKind.ORDER, Fraction(999, 1000), Fraction(999, 1000), "more than 99 of 100"),
        (ShareKind.ORDER, Fraction(1, 1000), Fraction(1, 1000), "fewer than 1 of 100"),
        (ShareKind.ALL, Fraction(0), Fraction(0), "none of the"),
        (ShareKind.ORDER, Fraction(1, 2), Fraction(3, 4), "50 to 75 of 100"),
        (ShareKind.EXACT, Fraction(1), Fraction(1), "It holds"),
        (ShareKind.EXACT, Fraction(0), Fraction(0), "does not hold"),
    ],
)
def test_a_share_is_never_rounded_to_certainty(
    kind: ShareKind, low: Fraction, high: Fraction, part: str
) -> None:
    assert part in share_words(PACK.words, ShareResult(kind=kind, low=low, high=high))


def test_what_is_too_close_to_call_is_not_said_to_hold() -> None:
    words, half = PACK.words, Fraction(53, 100)
    for kind, side in product((ShareKind.ALL, ShareKind.ORDER), Approach):
        said = share_words(words, ShareResult(kind=kind, low=half, high=half), ahead=side)
        assert said.startswith("In 53 of 100 ways to weigh ")
        assert said.endswith(f" {words.text(f'ahead.{side}')} is ahead.")


def test_firmness_says_word_share_proof_and_what_is_near() -> None:
    share = ShareResult(kind=ShareKind.ORDER, low=Fraction(88, 100), high=Fraction(88, 100))
    near = (
        Near(threshold="settled_share", distance=Fraction(-2)),
        Near(threshold="too_close_below", distance=Fraction(1)),
    )
    found = sentences()
    firm = replace(
        found.advice,
        weights_stated=True,
        firmness=FirmnessResult(kind=Firmness.LEANING, share=share, near=near),
        certificates=Certificates(fixed_points=True, every_order=True),
    )
    word, text = replace(found, advice=firm).firmness()
    assert word == "Leaning"
    assert "88 of 100" in text
    assert "whatever weights keep that order" in text
    assert "2 of 100 weightings short" in text
    assert "only 1 point clear" in text
    plain = replace(firm, weights_stated=False)
    assert "No open answer changes it." in replace(found, advice=plain).firmness()[1]


def test_no_firmness_where_the_weights_do_not_decide() -> None:
    assert sentences({}).firmness() == ("", "")


@pytest.mark.parametrize("kind", [kind for kind in Recommendation if kind.side is not None])
@pytest.mark.parametrize("gap", [True, False])
def test_a_side_that_is_undecided_is_not_advised_above_that_word(
    kind: Recommendation, *, gap: bool
) -> None:
    tried = Trial(tried=60, good=45 if gap else 60, pass_mark=92)
    found = sentences({**ANSWERS, "trial": replace(ANSWERS["trial"], trial=tried)})
    share = ShareResult(kind=ShareKind.ORDER, low=Fraction(95, 100), high=Fraction(95, 100))

    def said(firmness: Firmness) -> tuple[str, str]:
        firm = FirmnessResult(kind=firmness, share=share, near=())
        advice = replace(
            found.advice, recommendation=kind, decided_by=DecidedBy.WEIGHTS, firmness=firm
        )
        told = replace(found, advice=advice)
        return told.title(), told.lead_in()

    title, lead_in = said(Firmness.UNDECIDED)
    assert title.startswith("The answers point to ")
    assert title.endswith(" but do not decide it yet.")
    assert "better choice" not in lead_in
    for firmness in (Firmness.LEANING, Firmness.SETTLED):
        assert "point to" not in said(firmness)[0]


def test_a_condition_that_is_only_assumed_is_told_apart_from_one_not_answered() -> None:
    content, base = PACK.content, samples.rich()
    conditions = ("data_location", "provider", "operators", "personal_data", "examples_rights")
    for state in (State.ANSWERED, State.NOT_ASKED):
        assessment = base
        for name in conditions:
            answer = replace(base.answer(name), basis=Basis.ASSUMED)
            answer = answer if state is State.ANSWERED else Answer()
            assessment = assessment.with_answer(name, answer)
        found = Sentences(content, PACK.words, assessment, advise(content, assessment))
        word, behind = found.firmness()
        assert word == "Undecided"
        assert ("answered only by assumption" in behind) is (state is State.ANSWERED)
        assert ("not answered yet" in behind) is (state is State.NOT_ASKED)
