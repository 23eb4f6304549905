"""Points from an order, weights from points, and the one trade-off."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from logic.advice import advise
from logic.assessment import Assessment, Certainty, Priorities
from logic.assessment_checks import priority_faults
from logic.firmness import share_for, traded
from logic.model import Approach, Consideration
from logic.ranking import differs_most, in_order, moved, points_for_order, weight_of
from logic.sentences import Sentences
from logic.tradeoff import trade_off
from tests.logic.bundled import PACK
from tests.ui.pages_stage import FULL

K = Consideration
ORDER = [of.value for of in K]


def test_points_of_an_order_are_its_centroid() -> None:
    points = points_for_order(ORDER)
    assert list(points.values()) == [100, 59, 39, 25, 15, 7]
    assert in_order(points) == tuple(K)
    assert in_order({}) == tuple(K)


def test_moving_swaps_points_once_all_have_some() -> None:
    first = moved({}, K.DATA_KNOWLEDGE, -1)
    assert in_order(first)[:2] == (K.DATA_KNOWLEDGE, K.BUSINESS_NEED)
    own = dict(zip(ORDER, (90, 80, 70, 60, 50, 40), strict=True))
    assert moved(own, K.COST, -1) == {**own, "security": 40, "cost": 50}
    assert in_order(moved(dict.fromkeys(ORDER, 50), K.COST, -1))[4] is K.COST
    assert in_order(moved(own, K.BUSINESS_NEED, -1))[0] is K.BUSINESS_NEED


def test_weights_and_where_people_differ() -> None:
    assert weight_of({"cost": 30, "security": 10}, K.COST) == Fraction(3, 4)
    assert weight_of({}, K.COST) == 0
    even = dict.fromkeys(ORDER, 10)
    assert differs_most([even, even | {"cost": 60, "security": 5}]) is K.COST
    assert differs_most([even, dict.fromkeys(ORDER, 20)]) is None
    assert differs_most([]) is None


def test_points_not_set_are_no_zeros_where_people_are_compared() -> None:
    even = dict.fromkeys(ORDER, 10)
    assert differs_most([even, {"cost": 10}]) is None
    assert differs_most([even, {"security": 90}, even | {"cost": 60}]) is K.COST


def test_a_trade_off_halves_the_weightings() -> None:
    """Of two considerations against each other alone, the first counting more decides."""
    differences = {k: Fraction(0) for k in K} | {K.COST: Fraction(5), K.SECURITY: Fraction(-5)}
    equal = dict.fromkeys(K, 50)

    def share(*outweighs: str) -> Fraction:
        found = share_for(Approach.FINE_TUNED, differences, equal, Certainty.NONE, outweighs)
        return found.low

    assert share() == Fraction(1, 2)
    assert share("cost", "security") == 1
    assert share("security", "cost") == 0
    assert traded([1, 2, 3, 4, 5, 6], ()) == [1, 2, 3, 4, 5, 6]


def test_it_is_asked_only_where_nobody_weighs() -> None:
    content = PACK.content
    held = Assessment(id="x", date="2026-11-22", answers=dict(FULL))
    assert trade_off(content.limits, held, advise(content, held)) is None
    none = replace(held, priorities=(Priorities(certainty=Certainty.NONE),))
    advice = advise(content, none)
    found = trade_off(content.limits, none, advice)
    assert found is not None
    assert (found.foundation, found.fine_tuned) == (K.COST, K.CUSTOMIZATION)
    says = Sentences(content, PACK.words, none, advice).firmness()[1]
    assert "It depends on" in says
    pair = (str(found.fine_tuned), str(found.foundation))
    said = replace(none, priorities=(Priorities(certainty=Certainty.NONE, outweighs=pair),))
    told = advise(content, said)
    assert "at least as much" in Sentences(content, PACK.words, said, told).firmness()[1]
    empty = replace(none, answers={})
    assert trade_off(content.limits, empty, advise(content, empty)) is None
    sure = replace(advice, considerations=())
    assert trade_off(content.limits, none, sure) is None


def test_a_pair_names_two_considerations() -> None:
    assert list(priority_faults("at x", Priorities(outweighs=("cost", "security")))) == []
    for wrong in (("cost",), ("cost", "cost"), ("cost", "speed")):
        assert len(list(priority_faults("at x", Priorities(outweighs=wrong)))) == 1
