"""What no open answer can change: certificates, and when advice is settled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import Answer, Basis
from logic.findings import Firmness
from logic.interview import walk
from logic.model import Consideration
from tests.logic.journey import Journey, bundled, trial
from tests.logic.situations import LABELS, PROMPTED
from tests.logic.small_content import answers_to


def test_what_no_open_answer_can_change_is_certified() -> None:
    advice = PROMPTED.advice
    assert advice.certificates.fixed_points
    assert advice.lead_range is not None
    low, high = advice.lead_range
    assert advice.lead is not None
    assert low <= advice.lead <= high < 0
    certain = [c.id for c in advice.considerations if c.low == c.high]
    assert certain == [k for k in Consideration if k is not Consideration.COST]
    assert PROMPTED.quickly().advice.firmness is not None


@pytest.mark.parametrize(
    "journey",
    [
        PROMPTED.takes_back("right_tool"),  # could still turn out to need ordinary software
        PROMPTED.assumes(right_tool="language_model"),
        PROMPTED.takes_back("test_set"),  # a gate could still remove a side
        PROMPTED.assumes(test_set="agreed"),
        PROMPTED.takes_back("volume", "deadline", "task_count", "style_rules"),
        PROMPTED.says(provider=("google", "other")),
    ],
)
def test_nothing_is_certified_while_an_open_answer_could_change_the_side(journey: Journey) -> None:
    assert not journey.advice.certificates.fixed_points
    assert not journey.advice.certificates.every_order
    assert not journey.advice.settled


def test_settled_takes_a_certificate_a_large_trial_and_a_whole_assessment() -> None:
    settled = PROMPTED.weighs(business_need=100, performance=90, customization=80).expect(
        settled=True
    )
    assert settled.advice.firmness is not None
    assert settled.advice.firmness.kind is Firmness.SETTLED
    settled.quickly().expect(settled=False, recommendation="foundation")
    settled.says(trial=trial(48, 49)).expect(settled=False)


def test_a_side_left_by_condition_is_settled_without_weights() -> None:
    out = LABELS.says(
        trial=trial(80, 200, way=120), trial_setup="everything", passage_supplied="supplied"
    )
    out.expect(settled=True, recommendation="fine_tuned")
    out.quickly().expect(settled=False)
    out.assumes(trial_setup="everything").expect(settled=False)
    out.takes_back("provider").expect(settled=False)
    out.takes_back("right_tool").expect(settled=False)


@settings(max_examples=100)
@given(st.data())
def test_however_open_answers_turn_out_what_is_certified_stays(data: st.DataObject) -> None:
    """Take answers away or make them assumptions; where still certified, complete at random."""
    content, journey = bundled(), PROMPTED
    names = data.draw(st.lists(st.sampled_from(walk(content, journey.assessment)), max_size=4))
    for name in names:
        kept = journey.assessment.answer(name)
        drop = data.draw(st.booleans())
        loose = Answer() if drop else replace(kept, basis=Basis.ASSUMED)
        journey = replace(journey, assessment=journey.assessment.with_answer(name, loose))
    before = journey.advice
    if not before.certificates.fixed_points:
        return
    completed = journey.assessment
    for name in names:
        answer = data.draw(answers_to(content.questions[name]))
        completed = completed.with_answer(name, replace(answer, basis=None))
    assert advise(content, completed).side is before.side
