"""The report's pages on money: finding, figures, tables, arithmetic, prices with their age."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import Answer, CostInput, Costs, FrozenPrice, State
from logic.cost.values import Column, Step
from logic.currency import Currency
from logic.prices.roles import Role
from logic.report.blocks import Bullets, FigureBlock, Heading, Paragraph, Table, say
from logic.report.consideration_pages import consideration_sections
from logic.report.cost_figures import basis_blocks, weighing_words
from logic.report.cost_page import (
    arithmetic_section,
    cost_blocks,
    finding_blocks,
    line_name,
    money_section,
    step_blocks,
    step_rows,
)
from logic.report.key_numbers import key_numbers
from logic.report.matter import Matter
from logic.report.provenance import trace
from tests.logic import cost_results as results
from tests.logic import report_samples as samples
from tests.logic.test_prices_report import said_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from logic.cost.values import CostResult
    from logic.report.blocks import Block, Section

CONTENT, WORDS = samples.pack()
RICH = replace(samples.rich(), costs=Costs())
MATTER = Matter(content=CONTENT, words=WORDS, assessment=RICH, advice=advise(CONTENT, RICH))


def matter(result: CostResult | None, costs: Costs | None = None) -> Matter:
    assessment = replace(RICH, costs=costs) if costs else RICH
    return replace(MATTER, money=result, assessment=assessment)


def money(result: CostResult) -> Section:
    section = money_section(matter(result))
    assert section is not None
    return section


def text(blocks: Iterable[Block]) -> str:
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(said_in(block.prose))
            case Bullets():
                found += map(said_in, block.items)
            case Table():
                found += [said_in(cell) for row in block.rows for cell in row]
            case _:
                pass
    return "\n".join(found).replace("\N{NO-BREAK SPACE}", " ")


def tables(blocks: Iterable[Block]) -> dict[str, Table]:
    return {block.title: block for block in blocks if isinstance(block, Table)}


def headings(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("make", results.CASES.values(), ids=list(results.CASES))
def test_the_page_opens_with_its_finding_and_both_figures(make: Callable[[], CostResult]) -> None:
    section = money(make())
    assert section.headline.endswith(".")
    figures = [block for block in section.blocks if isinstance(block, FigureBlock)]
    assert len(figures) == 2
    assert all(block.caption for block in figures)


def test_an_unknown_price_gives_no_total_but_says_what_to_do() -> None:
    section = money(results.unknown("volume", "tuned_input"))
    (only,) = section.blocks
    assert isinstance(only, Paragraph)
    assert "requests a month and input price of the fine-tuned model" in text(section.blocks)
    assert not section.new_page
    assert "$" not in text(section.blocks)


def test_three_columns_stand_side_by_side_and_the_small_one_is_not_scored() -> None:
    found = tables(finding_blocks(matter(results.cheap()), results.cheap()))
    table = found["Costs over 24 months"]
    assert len(table.rows) == 3
    said = text([table])
    assert "Fine-tuned model" in said
    assert "managed, with a hosting fee" in said
    assert "shown beside, not scored" in said
    assert "$311,000" in said
    assert "$255,000 to $395,000" in said


def test_lines_add_up_to_the_totals_and_idle_ones_are_left_out() -> None:
    one = results.cheap()
    idle = tuple(replace(c, lines={**c.lines, "errors": 0.0}) for c in one.columns)
    table = tables(finding_blocks(matter(one), replace(one, columns=idle)))["Where the money goes"]
    names = [row[0][0].text for row in table.rows]
    assert names == [
        "Design, prompts and set-up",
        "Test cases and examples",
        "Requests",
        "Running and watching",
        "Total",
    ]


def test_a_column_paid_otherwise_than_known_says_nothing_of_it() -> None:
    one = results.cheap()
    odd = tuple(replace(c, paid="barter") for c in one.columns)
    said = text(finding_blocks(matter(one), replace(one, columns=odd)))
    assert "barter" not in said


def test_lines_unknown_here_keep_their_id() -> None:
    assert line_name(MATTER, "something_new") == "something_new"


def test_every_sum_is_written_out_with_numbers_and_units() -> None:
    section = arithmetic_section(matter(results.cheap()))
    assert section is not None
    assert headings(section.blocks) == ["Foundation model", "Fine-tuned model", "Both together"]
    said = text(section.blocks)
    assert "100,000 requests \u00d7 $0.0090 \u00d7 24 months" in said
    assert "$21,600" in said
    assert "$0.009 a request" in said


def test_the_small_model_is_left_out_of_the_arithmetic_where_it_is_not_shown() -> None:
    """Its price was looked for in vain: nothing stands in for it."""
    result = results.cheap()
    small = Step(column=Column.SMALL, line="total", text="1", value=1.0, said="$1")
    two = replace(result, columns=result.columns[:2], steps=(*result.steps, small))
    assert set(tables(step_blocks(matter(two), two))) == {
        "Foundation model",
        "Fine-tuned model",
        "Both together",
    }


def test_totals_are_written_out_in_the_client_currency_too() -> None:
    costs = Costs(currency="CHF", rate=0.88, rate_date="2026-11-20")
    result = results.cheap()
    rows = [*step_rows(matter(result, costs), result.steps)]
    assert rows[-2:] == [
        ("Difference", "$310,800 \u2212 $206,000", "$104,800"),
        ("In CHF", "$104,800 \u00d7 0.88 CHF for one dollar", "CHF\N{NO-BREAK SPACE}92,224"),
    ]
    assert len(rows) == len(result.steps) + 1


def test_nothing_to_say_leaves_the_pages_out() -> None:
    assert money_section(matter(None)) is None
    assert arithmetic_section(matter(None)) is None
    assert arithmetic_section(matter(results.unknown())) is None
    assert cost_blocks(matter(None)) == ()


def test_the_consideration_tells_the_finding_and_leads_to_the_page() -> None:
    (only,) = cost_blocks(matter(results.cheap()))
    assert isinstance(only, Paragraph)
    assert only.prose[0].text.startswith("Fine")
    assert only.prose[-1].link == "#money"


# ---------------------------------------------------------------- figures changed, prices used

PRICE = FrozenPrice(
    provider="Example Provider",
    model="one-large",
    kind="api_base",
    unit="usd_per_1M_input_tokens",
    price_usd=2.0,
    as_of="2026-11-01",
    source="their price page",
    role=Role.INPUT,
)


def test_prices_used_are_listed() -> None:
    assert "$2.00 for a million tokens in" in text(
        basis_blocks(matter(None, Costs(prices=(PRICE,))))
    )


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("$1,200", "<$1"), True),
        (("CHF\N{NO-BREAK SPACE}88,000", "\N{EURO SIGN}900"), True),
        (("$190,000 to $460,000",), True),
        (("12 labels", "none"), False),
        (("12 labels, and more of them than anyone would count",), False),
        ((), False),
    ],
)
def test_a_column_of_numbers_stands_at_the_right(texts: tuple[str, ...], *, numbers: bool) -> None:
    rows = tuple((say("Name"), say(text)) for text in texts)
    made = Table(headers=(say("A"), say("B")), rows=rows, widths=(1, 1), title="T")
    assert made.holds_numbers(1) is numbers


GIVEN = CostInput(
    low=900,
    likely=1000,
    high=1200,
    unit="usd_a_day",
    source="Offer 12",
    changed_by="Consultant",
    changed_on="2026-11-20",
    why="Their own rate.",
)


def changed(name: str, given: CostInput) -> str:
    return text(basis_blocks(matter(None, Costs(inputs={name: given}))))


def test_figures_changed_by_hand_tell_who_why_and_the_default() -> None:
    said = changed("staff_usd_per_day", GIVEN)
    assert WORDS.text("cost_figure.staff_usd_per_day.name") in said
    assert "$1,000 a day ($900 to $1,200)" in said
    assert "Changed by Consultant on 20 November 2026: Their own rate (Offer 12)." in said
    assert "The default is $800 a day" in said


def test_a_figure_of_an_earlier_version_is_told_as_it_stands() -> None:
    bare = replace(GIVEN, source="", changed_by="", unit="a thing")
    said = changed("of_old", bare)
    assert "900 / 1,000 / 1,200 a thing" in said
    assert "Changed by somebody on" in said


def test_what_is_worth_knowing_better_says_how_much_rests_on_it_and_names_no_side() -> None:
    one = results.cheap()
    said = weighing_words(WORDS, one, Currency())
    assert list(said) == [swing.input for swing in one.tornado if swing.precise]
    assert said["volume"] == "Within its range it moves the difference by $220,000."
    turning = replace(one.tornado[0], at_low=-1.0)
    (turned,) = weighing_words(WORDS, replace(one, tornado=(turning,)), Currency()).values()
    assert "the cheaper side turns on it" in turned
    assert not any(side in turned for side in ("foundation", "tuned"))


def test_a_certain_figure_has_no_range() -> None:
    assert "$1,000 a day\n" in changed("staff_usd_per_day", replace(GIVEN, low=1000, high=1000))


def test_a_figure_a_price_stands_for_says_so() -> None:
    costs = Costs(inputs={"input_usd_per_million": GIVEN}, prices=(PRICE,))
    assert "change it in the price list" in text(basis_blocks(matter(None, costs)))


# ---------------------------------------------------------------- the drawer and page 1


def test_a_total_opens_its_arithmetic() -> None:
    found = trace(matter(results.cheap()), "cost:foundation")
    assert found is not None
    assert found.title == "Foundation model: $311,000 over 24 months"
    said = text(found.blocks)
    assert "100,000 requests \u00d7 $0.0090 \u00d7 24 months = $21,600" in said
    small = trace(matter(results.cheap()), "cost:small")
    assert small is not None
    assert "How it is worked out" not in headings(small.blocks)
    assert trace(matter(None), "cost:foundation") is None
    assert trace(matter(results.unknown()), "cost:foundation") is None


def test_an_input_opens_what_it_is() -> None:
    found = trace(matter(results.cheap()), "cost_input:volume")
    assert found is not None
    assert found.title == WORDS.text("question.volume.title")
    figure = trace(matter(results.cheap()), "cost_input:staff_usd_per_day")
    assert figure is not None
    assert "$800 a day" in text(figure.blocks)
    assert figure.sources == ("judgement",)
    assert trace(matter(results.cheap()), "cost_input:nothing") is None


def test_page_1_names_the_month_where_tuning_pays_back() -> None:
    found = [(one.number, one.caption) for one in key_numbers(matter(results.cheap()))]
    assert any(number == "Month 8" for number, _ in found)
    for made in (None, results.never(), results.unknown()):
        numbers = [one.number for one in key_numbers(matter(made))]
        assert not any(number.startswith("Month") for number in numbers)


def test_a_cost_that_is_not_known_has_no_suitability_anywhere() -> None:
    """Neither in print nor beside a number: an even split would say that somebody knew."""
    never = Answer(state=State.DONT_KNOW)
    given = replace(RICH, answers={**RICH.answers, "volume": never})
    unknown = replace(MATTER, assessment=given, advice=advise(CONTENT, given))
    [section] = [one for one in consideration_sections(unknown) if one.id.endswith("cost")]
    assert section.headline == "Cost: what is known so far."
    found = trace(unknown, "consideration:cost")
    assert found is not None
    said = text(found.blocks)
    assert "neither has a suitability here" in said
    assert "50.0 of 100" not in said
