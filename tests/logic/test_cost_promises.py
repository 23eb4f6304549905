"""What is promised of the money in the decision, each held to the whole content."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import CostInput, FrozenPrice
from logic.cost import AMOUNTS
from logic.cost.inputs import DECISIVE, HELD
from logic.cost.listing import bounds_of
from logic.cost.result import cost_result
from logic.model import Consideration, QuestionKind
from logic.points import ASKED, FIGURES, UNITS
from logic.report.matter import Matter
from logic.report.provenance import trace
from tests.logic import report_samples as samples
from tests.logic.journey import bundled, words
from tests.logic.situations import LABELS, PAPERS
from tests.logic.small_content import amounts

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.findings import Advice, ConsiderationResult

BASE = samples.rich()
#: The amounts that are asked of money, and nothing else is.
FEW = (
    "volume",
    "prompt_tokens",
    "variable_tokens",
    "output_tokens",
    "label_cost",
    "staff_days",
    "retrainings",
    "horizon",
    DECISIVE,
)
#: Amounts with a vote besides, as examples and documents say more than what they cost.
ELSEWHERE = (HELD, "corpus_size")


def cost_of(advice: Advice) -> ConsiderationResult:
    return next(one for one in advice.considerations if one.id is Consideration.COST)


def apart_from_cost(advice: Advice) -> object:
    """Everything the decision reads that money must not move."""
    differences = {
        one.id: (one.foundation, one.fine_tuned, one.low, one.high)
        for one in advice.considerations
        if one.id is not Consideration.COST
    }
    return differences, advice.routes, advice.weights, advice.diagnosis, advice.open_gates


# ------------------------------------------------------------------------ few questions


def test_few_amounts_are_asked_and_the_rest_are_figures() -> None:
    content = bundled()
    asked = {q.id for q in content.questions.values() if q.kind is QuestionKind.AMOUNT}
    assert asked == {*FEW, *ELSEWHERE, "error_cost"}
    assert {*AMOUNTS, DECISIVE} == {*FEW, *ELSEWHERE}
    assert set(UNITS) >= {*FIGURES, *ASKED}


def test_each_amount_asked_has_a_default_and_its_source_but_the_volume() -> None:
    """Nobody can guess how much is asked of it; everything else may stay open."""
    content = bundled()
    for name in {*FEW} - {"volume", DECISIVE}:
        question = content.questions[name]
        assert question.default is not None, name
        assert question.sources or "our judgement" in words().text(f"question.{name}.why"), name
    assert content.questions["volume"].default is None


@pytest.mark.parametrize("name", FIGURES)
def test_each_default_opens_with_its_source(name: str) -> None:
    matter = Matter(
        content=bundled(), words=words(), assessment=BASE, advice=advise(bundled(), BASE)
    )
    found = trace(matter, f"cost_input:{name}")
    assert found is not None
    assert found.sources == (bundled().cost[name].source,)


# ------------------------------------------------------------------------ the scale


@pytest.mark.parametrize(("volume", "decisive"), [(50_000_000, 1_000), (100, 1_000)])
def test_the_stated_amount_is_the_whole_scale_and_cost_is_held_to_it(
    volume: float, decisive: float
) -> None:
    """A difference many times as large counts as the whole scale, and never as more."""
    given = BASE.with_answer("volume", amounts(volume, volume, volume))
    given = given.with_answer(DECISIVE, amounts(decisive, decisive, decisive))
    advice = advise(bundled(), given)
    assert advice.cost.difference is not None
    assert abs(advice.cost.difference[1]) > 10 * decisive
    cost = cost_of(advice)
    side = 1 if advice.cost.difference[1] > 0 else -1
    assert cost.difference == side * 100
    assert -100 <= cost.low <= cost.high <= 100


def test_the_default_amount_is_marked_as_one() -> None:
    answers = {name: one for name, one in BASE.answers.items() if name != DECISIVE}
    given = replace(BASE, answers=answers)
    result = cost_result(bundled(), given, advise(bundled(), given))
    assert result.decisive_is_default
    assert result.decisive == bundled().limits.default_decisive


# ------------------------------------------------------------------------ unknown prices


@pytest.mark.parametrize("role", ["input", "output"])
def test_an_unknown_price_leaves_no_total_and_cost_open_over_its_whole_scale(role: str) -> None:
    unknown = FrozenPrice(
        role=role,
        provider="P",
        model="m",
        kind="api_base",
        unit=f"usd_per_1M_{role}_tokens",
        price_usd=None,
        as_of="",
        source="",
    )
    given = replace(BASE, costs=replace(BASE.costs, prices=(unknown,)))
    advice = advise(bundled(), given)
    cost = cost_of(advice)
    assert [cost.low, cost.difference, cost.high] == [-100, 0, 100]
    assert not advice.is_known(Consideration.COST)
    result = cost_result(bundled(), given, advice, words())
    assert result.missing == (role,)
    assert (result.columns, result.difference, result.steps) == ((), None, ())


# ------------------------------------------------------------------------ nowhere else


@pytest.mark.parametrize("journey", [LABELS, PAPERS], ids=["labels", "papers"])
def test_no_figure_and_no_price_moves_anything_but_cost(journey: object) -> None:
    """Each at the ends of what may be typed, over the whole content."""
    given: Assessment = journey.assessment  # type: ignore[attr-defined]
    given = given.with_answer("volume", amounts(20_000, 50_000, 90_000))
    before = apart_from_cost(advise(bundled(), given))
    for name in FIGURES:
        for end in bounds_of(name):
            said = CostInput(low=end, likely=end, high=end, unit=UNITS[name], changed_by="a")
            costs = replace(given.costs, inputs={name: said})
            assert apart_from_cost(advise(bundled(), replace(given, costs=costs))) == before, name


@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize("journey", [LABELS, PAPERS], ids=["labels", "papers"])
def test_no_amount_asked_of_money_moves_anything_but_cost(journey: object, name: str) -> None:
    given: Assessment = journey.assessment  # type: ignore[attr-defined]
    question = bundled().questions[name]
    found = [
        apart_from_cost(advise(bundled(), given.with_answer(name, amounts(end, end, end))))
        for end in (max(question.least, 1), min(question.most, 1e7))
    ]
    assert found[0] == found[1]
