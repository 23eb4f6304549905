"""Other answers to a question answered, and the shortcuts flips are looked for with."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic import flips
from logic.advice import advise
from logic.assessment import Answer, Certainty, Priorities, Trial, Voice
from logic.changes import alternatives, change_answers, counts_by_band, with_failures
from logic.cost import CostRoutes, cost_difference, read_cost
from logic.findings import Firmness
from logic.firmness import judge_firmness, share_for
from logic.inquiry_values import Change
from logic.interview import check_answer, walk
from logic.model import Approach, Consideration, Option
from logic.scale import Scale
from logic.spending import Spending
from logic.trial import read_trial
from tests.logic.bundled import CONTENT as FULL
from tests.logic.gated_content import gated_assessments
from tests.logic.report_samples import rich
from tests.logic.small_content import amounts, assessment, contents, picks, small, trials, tries

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.changes import Alternative
    from logic.model import Content


def others(content: Content, given_: Assessment, name: str) -> tuple[Alternative, ...]:
    return alternatives(content, given_, [name]).get(name, ())


def test_a_choice_moves_to_the_options_it_rules_out() -> None:
    given_ = assessment({"colour": picks("red", "blue")})
    found = others(small(), given_, "colour")
    assert [one.change for one in found] == [Change(question="colour", option="green")]
    assert found[0].answer.options == ("green",)


def test_only_answers_given_have_others() -> None:
    assert alternatives(small(), assessment({"colour": Answer()}), ["colour"]) == {}


def test_an_amount_moves_to_the_nearest_value_of_another_band() -> None:
    given_ = rich().with_answer("examples_held", amounts(60, 70, 80))
    found = others(FULL, given_, "examples_held")
    assert [(one.change.option, one.change.steps) for one in found] == [
        ("under_10", 2),
        ("from_10", 1),
        ("from_100", 1),
        ("from_500", 2),
        ("from_100k", 3),
    ]
    values = [one.answer.amount.likely for one in found if one.answer.amount]
    assert values == [9, 49, 100, 500, 100_000]


def test_an_amount_that_is_not_whole_stops_just_short_of_the_next_band() -> None:
    found = others(FULL, rich().with_answer("label_cost", amounts(30, 30, 30)), "label_cost")
    assert [one.answer.amount.likely for one in found if one.answer.amount] == [
        pytest.approx(1),
        pytest.approx(20),
    ]
    assert all(
        one.answer.amount.likely < limit
        for one, limit in zip(found, (1, 20), strict=True)
        if one.answer.amount
    )


def test_a_band_without_a_value_is_no_alternative() -> None:
    question = FULL.questions["volume"]
    bands = (Option(id="none", below=0.5), Option(id="gap", below=0.7), Option(id="some"))
    changed = replace(question, options=bands)
    content = replace(FULL, questions={**FULL.questions, "volume": changed})
    found = others(content, rich().with_answer("volume", amounts(5, 5, 5)), "volume")
    assert [one.change.option for one in found] == ["none"]


def test_every_voice_counts_as_said() -> None:
    voices = (Voice(said_by="a", options=("red",)), Voice(said_by="b", options=("blue",)))
    given_ = assessment({"colour": replace(picks(), voices=voices)})
    found = others(small(), given_, "colour")
    assert [one.change.option for one in found] == ["green"]
    assert found[0].answer.voices == ()


@given(trials())
def test_another_trial_lies_in_its_band_and_fits_its_question(trial: Trial) -> None:
    given_ = rich().with_answer("trial", tries(trial))
    given_ = given_.with_answer("small_trial", tries(trial))
    for name in ("trial", "small_trial"):
        for one in others(FULL, given_, name):
            other = one.answer.trial
            assert other is not None
            check_answer(FULL.questions[name], one.answer)
            assert (other.tried, other.pass_mark) == (trial.tried, trial.pass_mark)
            counts = counts_by_band(other.tried, other.pass_mark, FULL.bands)
            assert other.good in counts[one.change.option]
            assert one.change.option in read_trial(other, FULL.bands).bands
            assert other != trial


@given(trials())
def test_the_bands_share_out_every_count(trial: Trial) -> None:
    counts = counts_by_band(trial.tried, trial.pass_mark, FULL.bands)
    assert sorted(good for of in counts.values() for good in of) == list(range(trial.tried + 1))


def test_failures_are_shared_out() -> None:
    assert with_failures(20, 9, 80, "facts_and_way") == Trial(
        tried=20, good=9, pass_mark=80, facts=5, way=6
    )
    assert with_failures(20, 9, 80, "") == Trial(tried=20, good=9, pass_mark=80)


def test_one_failed_case_is_of_one_kind() -> None:
    given_ = rich().with_answer("trial", tries(Trial(tried=4, good=4, pass_mark=100)))
    kinds = {o.change.kind for o in others(FULL, given_, "trial") if o.change.option == "from_50"}
    assert kinds == {"facts", "way", "reasoning"}


# ------------------------------------------------------------------------ shortcuts


@given(st.data())
def test_spending_is_the_cost_read(data: st.DataObject) -> None:
    content = data.draw(contents())
    given_ = data.draw(gated_assessments(content))
    ways = (
        CostRoutes(foundation="request", fine_tuned="hosted"),
        CostRoutes(foundation="own_gpu", fine_tuned="cpu"),
    )
    reading = read_cost(content, given_, ways[0])
    spending = Spending(content, given_, reading, ways)
    found = alternatives(content, given_, walk(content, given_))
    chosen = tuple(found[n][0] for n in ("volume", "decisive_amount") if found.get(n))
    changed = change_answers(given_, chosen)
    for changes, after in (((), given_), (chosen, changed)):
        for way, routes in enumerate(ways):
            expected = cost_difference(read_cost(content, after, routes))
            assert spending.difference(changes, way) == expected


def test_without_a_volume_money_says_nothing() -> None:
    given_ = rich().with_answer("volume", Answer())
    ways = (CostRoutes(foundation="request", fine_tuned="hosted"),)
    reading = read_cost(FULL, given_, ways[0])
    assert Spending(FULL, given_, reading, ways).difference((), 0) == 0


@given(
    st.lists(st.integers(-30, 30), min_size=6, max_size=6),
    st.sampled_from(Certainty),
    st.lists(st.sampled_from([0, 10, 20, 50]), min_size=6, max_size=6),
    st.sampled_from(Approach),
)
def test_the_quick_side_is_the_exact_one(
    values: list[int], certainty: Certainty, points: list[int], side: Approach
) -> None:
    stated = Priorities(
        certainty=certainty, points={k.value: p for k, p in zip(Consideration, points, strict=True)}
    )
    scale = Scale(FULL, replace(rich(), priorities=(stated,)), 1)
    swing = dict(zip(Consideration, points if any(points) else [1] * 6, strict=True))
    used = certainty if any(points) else Certainty.NONE
    differences = {k: Fraction(v) for k, v in zip(Consideration, values, strict=True)}
    share = share_for(side, differences, swing, used)
    found = judge_firmness(FULL.limits, Fraction(50), share, certified=False)
    *rest, cost = values
    assert scale.is_tossed(side, tuple(rest), cost) is (found.kind is Firmness.TOO_CLOSE)


def test_a_share_on_a_threshold_is_counted_exactly() -> None:
    """2/3 against -1: three of five weightings lead, exactly where too close ends."""
    given_ = replace(rich(), priorities=())
    scale = Scale(FULL, given_, 1)
    assert scale.is_tossed(Approach.FINE_TUNED, (3, 0, 0, 0, 0), -2)
    assert not scale.is_tossed(Approach.FINE_TUNED, (301, 0, 0, 0, 0), -200)


def test_a_candidate_the_decision_does_not_bear_out_is_not_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    advice = advise(FULL, rich())
    assert flips.find_flips(FULL, rich(), advice)
    monkeypatch.setattr(flips, "advise", lambda *_: advice)
    assert flips.find_flips(FULL, rich(), advice) == ()
