"""Whole reports on a cheap, a dear and a never-pays-back case, and on an unknown price."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import Amount, Answer, Assessment, CostInput, Costs, FrozenPrice, State
from logic.cost.draws import DRAWS
from logic.prices.roles import Role
from logic.report.blocks import Bullets, FigureBlock, Paragraph
from logic.report.cost_page import switching_blocks
from logic.report.matter import Matter
from logic.report.outline import build_outline
from logic.report.plain import as_text
from tests.logic import cost_results as results
from tests.logic import report_samples as samples

if TYPE_CHECKING:
    from logic.report.blocks import Outline, Section

CONTENT, WORDS = samples.pack()
STEADY = CostInput(
    low=0,
    likely=0,
    high=0,
    unit="share_a_month",
    changed_by="Consultant",
    changed_on=samples.DAY,
    why="The volume has been the same for years",
)
UNKNOWN = FrozenPrice(
    provider="Example Provider",
    model="one-large",
    kind="api_base",
    unit="usd_per_1M_input_tokens",
    price_usd=None,
    as_of="2026-11-01",
    source="their price page",
    role=Role.INPUT,
)


def at(volume: float, costs: Costs | None = None) -> Assessment:
    """The rich sample at another volume, with these costs."""
    amount = Amount(low=volume * 0.8, likely=volume, high=volume * 1.3)
    given = Answer(state=State.ANSWERED, amount=amount)
    return replace(samples.rich().with_answer("volume", given), costs=costs or Costs())


def outline(assessment: Assessment) -> Outline:
    return build_outline(CONTENT, WORDS, assessment, advise(CONTENT, assessment))


def section(found: Outline, name: str) -> Section:
    return next(one for one in found.sections if one.id == name)


@pytest.mark.parametrize(
    ("assessment", "said"),
    [
        (at(1_500_000), "is cheaper from month"),
        (at(30_000), "does not pay back within 24 months."),
        (at(1_200, Costs(inputs={"growth_a_month": STEADY})), "never pays back"),
    ],
    ids=["cheap", "dear", "never"],
)
def test_each_case_has_its_finding_figures_and_arithmetic(
    assessment: Assessment, said: str
) -> None:
    found = outline(assessment)
    money = section(found, "money")
    assert said in money.headline
    assert len([block for block in money.blocks if isinstance(block, FigureBlock)]) == 2
    whole = as_text(found)
    assert "Every sum of the costs, written out." in whole
    assert " requests \u00d7 $" in whole
    assert "Difference | $" in whole
    assert f"come from {DRAWS:,} points spread evenly over the ranges" in whole
    assert "Where both cost the same, one input at a time" in whole
    assert "Input | Likely | Range | Both cost the same at" in whole


def test_a_model_that_is_soon_no_longer_there_is_told_of_first() -> None:
    ending = replace(UNKNOWN, price_usd=2.0, serving_ends="2027-01-14")
    first, listed, *_ = section(outline(at(30_000, Costs(prices=(ending,)))), "money").blocks
    assert isinstance(first, Paragraph)
    assert first.prose[0].text == "What ends within a year of the interview, or has ended"
    assert isinstance(listed, Bullets)
    assert listed.items[0][0].text == "one-large: No longer served from 14 January 2027"


def test_nothing_is_told_of_a_model_that_is_not_paid_for() -> None:
    ending = replace(UNKNOWN, price_usd=2.0, serving_ends="2027-01-14", role=Role.GPU)
    first, *_ = section(outline(at(30_000, Costs(prices=(ending,)))), "money").blocks
    assert not isinstance(first, Paragraph)


def test_where_every_input_has_a_value_of_same_cost_no_others_are_counted() -> None:
    one = results.cheap()
    assessment = at(30_000)
    matter = Matter(
        content=CONTENT, words=WORDS, assessment=assessment, advice=advise(CONTENT, assessment)
    )
    first, second, *_ = one.tornado
    near, far = replace(first, turns_at=5.0), replace(second, turns_at=None)
    counted = {
        len(swings): len(list(switching_blocks(matter, replace(one, tornado=swings))))
        for swings in ((near,), (near, far), ())
    }
    assert counted == {1: 2, 2: 3, 0: 0}
    assert not list(switching_blocks(matter, replace(one, tornado=(far,))))


def test_a_figure_changed_by_hand_is_printed_with_its_reason() -> None:
    whole = as_text(outline(at(1_200, Costs(inputs={"growth_a_month": STEADY}))))
    assert "The volume has been the same for years" in whole
    assert "The default is 2\N{NO-BREAK SPACE}%" in whole


def test_an_unknown_price_leaves_every_total_out() -> None:
    found = outline(at(30_000, Costs(prices=(UNKNOWN,))))
    money = section(found, "money")
    assert money.headline == "What the two approaches cost is not known yet."
    assert not [block for block in money.blocks if isinstance(block, FigureBlock)]
    assert "input price of the foundation model" in as_text(found)
    assert "Difference | $" not in as_text(found)
    assert "one-large" in as_text(found)


def test_sums_are_printed_in_the_client_currency_with_its_rate() -> None:
    costs = Costs(currency="CHF", rate=0.88, rate_date="2026-11-20")
    whole = as_text(outline(at(30_000, costs))).replace("\N{NO-BREAK SPACE}", " ")
    assert "shown in CHF at 0.88 for one dollar, the rate of 20 November 2026." in whole
    assert "CHF 1" in whole
