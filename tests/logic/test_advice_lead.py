"""The lead, the reasons it is made of, and the money in it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import Answer, Assessment, Certainty, Priorities
from logic.content import load_content
from logic.cost import AMOUNTS
from logic.findings import Recommendation
from logic.model import Approach, Consideration
from tests.logic.journey import Said, bundled, trial
from tests.logic.situations import LABELS, PROMPTED
from tests.logic.small_content import (
    answers_to,
    assessment,
    assessments,
    changed,
    contents,
    pack,
    picks,
    term,
    tries,
)
from tests.logic.test_content import put

FOUNDATION = Approach.FOUNDATION


# --------------------------------------------------------------------- leads and reasons


@settings(max_examples=40)
@given(st.data())
def test_numbers_of_any_assessment_hold_together(data: st.DataObject) -> None:
    content = bundled()
    given_ = data.draw(assessments(content))
    points = data.draw(st.dictionaries(st.sampled_from(list(Consideration)), st.integers(0, 100)))
    stated = Priorities(points={k.value: v for k, v in points.items()})
    advice = advise(content, replace(given_, priorities=(stated,)))
    assert sum(advice.weights.values()) == 1
    contributions = sum(one.contribution for one in advice.considerations)
    assert sum((r.points for r in advice.reasons), Fraction(0)) == contributions
    assert [one.id for one in advice.considerations] == list(Consideration)
    for one in advice.considerations:
        assert 0 <= one.foundation <= 100
        assert 0 <= one.fine_tuned <= 100
        assert one.fine_tuned - one.foundation == one.difference
        assert one.low <= one.difference <= one.high
        assert one.contribution == one.weight * one.difference
        assert sum((r.points for r in one.reasons), Fraction(0)) == one.contribution
        assert all(r.consideration is one.id and r.points for r in one.reasons)
    sizes = [abs(reason.points) for reason in advice.reasons]
    assert sizes == sorted(sizes, reverse=True)
    if advice.lead is not None and advice.lead_range is not None:
        assert advice.lead == contributions
        assert -100 <= advice.lead_range[0] <= advice.lead <= advice.lead_range[1] <= 100


#: Amounts that stand at what is expected of them until they are known, which may be wrong.
EXPECTED = dict.fromkeys(name for name in AMOUNTS if name != "volume")


@settings(max_examples=40)
@given(st.data())
def test_answering_never_widens_the_lead_range(data: st.DataObject) -> None:
    content = bundled()
    before = PROMPTED.assessment
    names = data.draw(st.lists(st.sampled_from(list(content.questions)), min_size=1, max_size=12))
    for name in names:
        before = before.with_answer(name, Answer())
    name = data.draw(st.sampled_from([n for n in names if n not in EXPECTED] or ["language"]))
    answer = data.draw(answers_to(content.questions[name]))
    before = before.with_answer(name, Answer())
    after = before.with_answer(name, answer)
    low, high = _range(before)
    new_low, new_high = _range(after)
    assert low <= new_low <= new_high <= high
    if not answer.confirmed:
        assert (low, high) == (new_low, new_high)


def _range(given_: Assessment) -> tuple[Fraction, Fraction]:
    """The range however little is known: two answers that move nothing confirm enough."""
    found = advise(bundled(), given_).considerations
    return sum((c.weight * c.low for c in found), Fraction(0)), sum(
        (c.weight * c.high for c in found), Fraction(0)
    )


@given(st.data())
def test_the_lead_range_of_small_contents_is_narrowed_by_every_answer(data: st.DataObject) -> None:
    content = data.draw(contents())
    before = data.draw(assessments(content))
    blank = [name for name in content.questions if name not in before.answers | EXPECTED]
    first = advise(content, before).lead_range
    if not blank or first is None:
        return
    name = data.draw(st.sampled_from(blank))
    after = before.with_answer(name, data.draw(answers_to(content.questions[name])))
    second = advise(content, after).lead_range
    assert second is not None
    assert first[0] <= second[0] <= second[1] <= first[1]


def test_an_assumption_counts_in_the_lead_and_is_open_in_its_range() -> None:
    said = LABELS.says(language="low_resource").advice
    assumed = LABELS.assumes(language="low_resource").advice
    blank = LABELS.advice
    assert assumed.lead == said.lead != blank.lead
    assert assumed.lead_range == blank.lead_range != said.lead_range


def test_untouched_priorities_weigh_the_same() -> None:
    for journey in (LABELS, LABELS.weighs(), LABELS.weighs(cost=0)):
        journey.expect(weights_stated=False)
        assert set(journey.advice.weights.values()) == {Fraction(1, 6)}


def test_stated_points_weigh_as_stated() -> None:
    advice = LABELS.weighs(cost=30, performance=10).expect(weights_stated=True).advice
    assert advice.weights[Consideration.COST] == Fraction(3, 4)
    assert advice.weights[Consideration.PERFORMANCE] == Fraction(1, 4)
    assert advice.weights[Consideration.SECURITY] == 0
    assert {reason.consideration for reason in advice.reasons} <= {
        Consideration.COST,
        Consideration.PERFORMANCE,
    }


def test_points_that_weigh_only_money_lead_where_money_leads() -> None:
    only = LABELS.says(trial=trial(80, 200, way=120)).weighs(Certainty.EXACT, cost=100)
    (money,) = (c for c in only.advice.considerations if c.id is Consideration.COST)
    assert only.advice.lead == money.difference
    assert [reason.term for reason in only.advice.reasons] == ["cost"]


def test_an_exact_tie_leans_to_nobody() -> None:
    rules = changed()
    put(rules, "limits.confirmed_at_least.value", 1)
    rows = ({"colour": ["red"], "points": [5, 1]}, {"colour": ["blue"], "points": [1, 5]})
    rules["term"] = [term("only", ["colour"], *rows)]
    content = load_content(pack(rules))
    answers = {"trial": tries(trial(60, 100, pass_mark=80)), "colour": picks("red", "blue")}
    advice = advise(content, assessment(answers))
    assert advice.lead == 0
    assert advice.leans_to is None
    assert advice.firmness is None
    assert advice.recommendation is Recommendation.TOO_CLOSE
    red = advise(content, assessment({**answers, "colour": picks("red")}))
    assert red.leans_to is FOUNDATION


# ------------------------------------------------------------------------------- money


def test_an_unknown_volume_leaves_money_even_and_its_range_whole() -> None:
    advice = LABELS.takes_back("volume").advice
    (money,) = (c for c in advice.considerations if c.id is Consideration.COST)
    assert money.foundation == money.fine_tuned == 50
    assert [money.low, money.difference, money.high] == [-100, 0, 100]
    assert not money.reasons
    assert advice.cost.missing == ("volume",)


def test_the_money_is_that_of_the_representing_routes() -> None:
    assert LABELS.advice.cost.routes == ("request", "cpu")
    assert LABELS.says(task_kind="code").advice.cost.routes == ("request", "hosted")
    own = LABELS.says(data_location="own_hardware", task_kind="code")
    assert own.advice.cost.routes == ("own_gpu", "own_gpu")
    nowhere = LABELS.says(test_set="no_plan").advice
    assert nowhere.cost.routes == ("request", "hosted")  # shown beside, though ruled out


def test_money_spans_the_routes_that_open_gates_leave() -> None:
    said: dict[str, Said] = {
        "trial": trial(80, 200, way=120),
        "prompt_tokens": 1000,
        "variable_tokens": 500,
        "output_tokens": 200,
        "label_cost": 5,
        "staff_days": 10,
        "retrainings": 2,
        "horizon": 24,
        "decisive_amount": 1_000_000,
    }
    known = LABELS.says(**said)
    unsure = known.says(operators=("nobody", "ml_team"))
    (one,) = (c for c in known.advice.considerations if c.id is Consideration.COST)
    (other,) = (c for c in unsure.advice.considerations if c.id is Consideration.COST)
    assert other.low < one.low
    assert other.difference == one.difference


def test_an_assumed_trial_leaves_money_as_open_as_none() -> None:
    known = PROMPTED.says(decisive_amount=1_000_000, task_kind="code")
    assumed = known.assumes(trial=trial(80, 200, reasoning=120)).advice.considerations
    blank = known.takes_back("trial").advice.considerations
    (one,) = (c for c in assumed if c.id is Consideration.COST)
    (other,) = (c for c in blank if c.id is Consideration.COST)
    (sure,) = (c for c in known.advice.considerations if c.id is Consideration.COST)
    assert (one.low, one.high) == (other.low, other.high)
    assert one.high - one.low > sure.high - sure.low
