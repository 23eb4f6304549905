"""Answers to try: one for every option and band, kept with who said them; ends explained."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from logic.advice import advise
from logic.assessment import Answer, Assessment, Basis, State, Voice
from logic.depths import dig, lead_ends
from logic.findings import Recommendation
from logic.interview import band, check_answer, walk
from logic.model import QuestionKind
from logic.tries import FIRST_OFFERED, kept, offers, with_tried, worth_trying
from tests.logic import report_samples as samples
from tests.logic.report_cases import answering

CONTENT, _ = samples.pack()
RICH = samples.rich()
BLANK = Assessment(id=RICH.id, date=RICH.date)


@pytest.mark.parametrize("name", sorted(CONTENT.questions))
@pytest.mark.parametrize("given", [RICH, BLANK])
def test_every_offer_is_an_answer_to_its_question(name: str, given: Assessment) -> None:
    question = CONTENT.questions[name]
    found = offers(CONTENT, given, name)
    assert found
    for offer in found:
        check_answer(question, offer.answer)
        assert offer.change.question == name
        amount = offer.answer.amount
        if question.kind is QuestionKind.AMOUNT:
            assert amount is not None
            assert band(question, amount.likely) == offer.change.option
    if question.kind is QuestionKind.CHOICE:
        assert [one.change.option for one in found] == list(question.option_ids())


def test_a_trial_is_tried_with_its_own_cases_and_pass_mark() -> None:
    trial = RICH.answer("trial").trial
    assert trial is not None
    for offer in offers(CONTENT, RICH, "trial"):
        tried = offer.answer.trial
        assert tried is not None
        assert (tried.tried, tried.pass_mark) == (trial.tried, trial.pass_mark)
    voiced = replace(RICH.answer("trial"), trial=None, voices=(Voice(said_by="a", trial=trial),))
    found = offers(CONTENT, RICH.with_answer("trial", voiced), "trial")
    assert found == offers(CONTENT, RICH, "trial")
    usual = offers(CONTENT, BLANK, "trial")[0].answer.trial
    assert usual is not None
    assert (usual.tried, usual.pass_mark) == (50, 90.0)


def test_a_band_no_value_falls_into_is_not_offered() -> None:
    question = CONTENT.questions["volume"]
    narrow = replace(question, least=1e9)
    content = replace(CONTENT, questions={**CONTENT.questions, "volume": narrow})
    assert len(offers(content, BLANK, "volume")) < len(question.options)


def test_what_is_worth_trying_is_asked_now_and_named_once() -> None:
    asked = walk(CONTENT, RICH)
    found = worth_trying(CONTENT, advise(CONTENT, RICH), asked)
    assert len(found) == len(set(found)) == FIRST_OFFERED
    assert set(found) <= set(asked)
    blank = worth_trying(CONTENT, advise(CONTENT, BLANK), walk(CONTENT, BLANK))
    assert len(blank) == FIRST_OFFERED


def test_kept_answers_say_who_and_keep_notes_and_marks() -> None:
    base = RICH.with_answer("deadline", replace(RICH.answer("deadline"), note="n", marked=True))
    tried = {
        "deadline": Answer(state=State.ANSWERED, options=("longer",)),
        "language": Answer(state=State.DONT_KNOW),
    }
    found = kept(base, tried, "it", Basis.ASSUMED)
    assert (found["deadline"].said_by, found["deadline"].basis) == ("it", Basis.ASSUMED)
    assert (found["deadline"].note, found["deadline"].marked) == ("n", True)
    assert found["language"].basis is None
    assert with_tried(base, tried).answer("deadline").options == ("longer",)


class TestEnds:
    def test_the_question_that_moves_most_explains_both_ends(self) -> None:
        given = RICH.with_answer("style_rules", Answer(state=State.DONT_KNOW))
        advice = advise(CONTENT, given)
        low, high = lead_ends(CONTENT, given, advice)
        assert low is not None
        assert high is not None
        assert low.change.question == high.change.question
        leads = [
            advise(CONTENT, answering(given, **{end.change.question: end.change.option})).lead
            for end in (low, high)
        ]
        assert leads[0] is not None
        assert leads[1] is not None
        assert leads[0] < leads[1]

    def test_an_answer_leads_only_to_an_end_it_leaves_possible(self) -> None:
        # With "A few seconds" the small model does not matter, which holds both ends off.
        unknown = Answer(state=State.DONT_KNOW)
        given = RICH.with_answer("speed", unknown).with_answer("small_trial", unknown)
        advice = advise(CONTENT, given)
        assert advice.lead_range is not None
        ends = lead_ends(CONTENT, given, advice)
        for at, end in enumerate(ends):
            assert end is not None
            answer = next(
                offer.answer
                for offer in offers(CONTENT, given, end.change.question)
                if offer.change == end.change
            )
            then = advise(CONTENT, given.with_answer(end.change.question, answer)).lead_range
            assert then is not None
            assert then[at] == advice.lead_range[at]
            assert end.others is (then[0] != then[1])

    def test_nothing_open_explains_nothing(self) -> None:
        advice = advise(CONTENT, RICH)
        assert lead_ends(CONTENT, RICH, replace(advice, open_questions=())) == (None, None)
        assert lead_ends(CONTENT, RICH, replace(advice, lead=None)) == (None, None)
        even = replace(advice, lead_range=(Fraction(1), Fraction(1)))
        assert lead_ends(CONTENT, RICH, even) == (None, None)

    def test_questions_that_move_nothing_explain_nothing(self) -> None:
        given = RICH.with_answer("field_speed", Answer(state=State.DONT_KNOW))
        advice = advise(CONTENT, given)
        only = tuple(q for q in advice.open_questions if q.id == "field_speed")
        assert lead_ends(CONTENT, given, replace(advice, open_questions=only)) == (None, None)

    def test_a_lead_that_is_not_printed_explains_nothing(self) -> None:
        given = answering(RICH, right_tool="statistics")
        advice = advise(CONTENT, given)
        assert advice.recommendation is Recommendation.NEITHER
        one = Fraction(1)
        shown = replace(advice, lead=one, lead_range=(-one, one))
        some = tuple(advise(CONTENT, BLANK).open_questions[:2])
        only = tuple(q for q in some if q.id != "right_tool") or some
        found = lead_ends(CONTENT, given, replace(shown, open_questions=only))
        assert found == (None, None)

    def test_everything_slow_at_once(self) -> None:
        found = dig(CONTENT, RICH, advise(CONTENT, RICH))
        assert found.inquiry.weight_flips
        assert len(found.people) == len([p for p in RICH.priorities if any(p.points.values())])
