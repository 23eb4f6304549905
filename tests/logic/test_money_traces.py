"""Where the numbers in the sentences and tables about money came from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.assessment import Answer, State
from logic.cost.result import cost_result
from logic.report.blocks import spans_of
from logic.report.cost_figures import basis_blocks
from logic.report.cost_page import finding_blocks
from logic.report.cost_words import CostWords
from logic.report.numbers import text_of
from logic.report.provenance import trace
from tests.logic import cost_results as results
from tests.logic.test_prices_report import chosen
from tests.logic.test_provenance import BLANK, CONTENT, RICH, matter, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.assessment import Assessment
    from logic.cost.values import CostResult
    from logic.report.matter import Matter

KEYS = ("gap", "first", "point", "hurdle", "precise", "decisive", "rate", "prices", "price:gpu")
ASIDE = RICH.with_answer("horizon", Answer(state=State.NOT_APPLICABLE, reason="other"))
PRICED = replace(ASIDE, costs=chosen())
EUROS = replace(PRICED, costs=replace(PRICED.costs, currency="EUR", rate=0.9, rate_date=""))


def costing(result: CostResult | None, assessment: Assessment = RICH) -> Matter:
    return replace(matter(assessment), money=result)


def keys(about: Matter) -> set[str]:
    assert about.money is not None
    blocks = (*finding_blocks(about, about.money), *basis_blocks(about))
    return {span.opens for span in spans_of(blocks) if span.opens}


@pytest.mark.parametrize("make", results.CASES.values(), ids=list(results.CASES))
@pytest.mark.parametrize("assessment", [RICH, EUROS], ids=["dollars", "euros"])
def test_every_number_in_what_is_said_of_money_has_a_trace(
    make: Callable[[], CostResult], assessment: Assessment
) -> None:
    about = costing(make(), assessment)
    for key in keys(about):
        found = trace(about, key)
        assert found is not None, key
        assert found.title, key


def test_the_keys_are_those_there_is_something_to_say_of() -> None:
    wanted = {"gap", "decisive", "prices", "cost:foundation", "question:horizon", "rate"}
    assert wanted <= keys(costing(results.cheap(), EUROS))


@pytest.mark.parametrize("key", KEYS)
def test_without_a_result_and_prices_there_is_no_such_number(key: str) -> None:
    assert trace(costing(None, BLANK), key) is None


@pytest.mark.parametrize("key", ["gap", "first", "hurdle"])
def test_while_something_is_missing_there_is_no_difference(key: str) -> None:
    assert trace(costing(results.unknown()), key) is None


def test_the_difference_is_told_with_its_sum_its_ends_and_the_horizon() -> None:
    found = trace(costing(cost_result(CONTENT, RICH, matter().advice)), "gap")
    assert found is not None
    said = texts(found)
    assert "10th percentile" in said
    assert "At the likely values" in said
    assert "Period compared" in said


def test_a_price_tells_its_age_and_where_it_was_read() -> None:
    one = next(price for price in PRICED.costs.prices if price.role)
    found = trace(matter(PRICED), f"price:{one.role}")
    assert found is not None
    assert one.model in texts(found)
    whole = trace(matter(PRICED), "prices")
    assert whole is not None
    assert found.title in texts(whole)


def test_the_hurdle_names_the_figures_behind_it() -> None:
    found = trace(costing(results.cheap()), "hurdle")
    assert found is not None
    assert "The hosting fee of a month" in texts(found)


def test_the_month_from_which_tuning_is_cheaper_tells_of_how_many_draws() -> None:
    apart = tuple(
        replace(results.spread(0.0), p10=month - 18.0, p90=month - 6.0) for month in range(25)
    )
    found = trace(costing(replace(results.cheap(), difference_months=apart)), "first")
    assert found is not None
    assert "month 6" in texts(found)
    assert "month 18" in texts(found)


def test_what_is_worth_knowing_better_tells_what_each_input_moves() -> None:
    result = cost_result(CONTENT, RICH, matter().advice)
    found = trace(costing(result), "precise")
    assert found is not None
    assert "Days" in texts(found)


def test_amounts_put_aside_are_listed_with_what_they_count_as() -> None:
    aside = Answer(state=State.NOT_APPLICABLE, reason="other")
    amounts = RICH
    for name in ("variable_tokens", "output_tokens", "horizon", "retrainings"):
        amounts = amounts.with_answer(name, aside)
    about = costing(results.cheap(), amounts)
    none, usual = map(text_of, CostWords(about, results.cheap()).put_aside())
    assert "Retraining a year" in none
    assert "(1,000), " in usual
    assert usual.count(" and ") == 1


def test_a_rate_without_its_day_says_so() -> None:
    found = trace(matter(EUROS), "rate")
    assert found is not None
    assert "day of the rate: not given." in texts(found)


def test_how_tuning_is_paid_for_tells_who_chose_it() -> None:
    found = trace(matter(), "way")
    assert found is not None
    assert found.blocks
