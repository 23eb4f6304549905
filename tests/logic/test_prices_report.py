"""What a report says of the prices it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.assessment import Costs, FrozenPrice, PriceEdit
from logic.prices.roles import Part, Role, choose, edit, review, with_currency
from logic.prices.values import Model
from logic.report.blocks import Bullets, Paragraph, Table
from logic.report.matter import Matter
from logic.report.outline import build_outline
from logic.report.plain import as_text
from logic.report.price_words import Level, PriceWords
from logic.report.prices_page import price_blocks, price_facts, price_line, price_lists
from tests.logic.report_samples import pack, rich
from tests.logic.test_prices_roles import KNOWN

if TYPE_CHECKING:
    from logic.report.blocks import Prose

CONTENT, WORDS = pack()
DAY = rich().date
SOL = Model("OpenAI", "gpt-6.1-sol", "api_base")
TUNED = Model("OpenAI", "ft:gpt-4.1-2025-04-14", "api_tuned")
UNDATED = Model("Mistral", "Any tuned model, storage", "api_tuned")
SAID = PriceEdit(changed_by="Consultant", changed_on="2026-11-20", why="offer")


def matter(costs: Costs) -> Matter:
    assessment = replace(rich(), costs=costs)
    advice = advise(CONTENT, assessment)
    return Matter(content=CONTENT, words=WORDS, assessment=assessment, advice=advice)


def chosen() -> Costs:
    costs = choose(Costs(), KNOWN, Part.FOUNDATION, SOL, DAY)
    return choose(costs, KNOWN, Part.HOSTING, UNDATED, DAY)


def texts(costs: Costs) -> str:
    found = []
    for block in price_blocks(matter(costs)):
        if isinstance(block, Paragraph):
            found.append(said_in(block.prose))
        elif isinstance(block, Bullets):
            found += [said_in(item) for item in block.items]
        elif isinstance(block, Table):
            found += [said_in(cell) for row in block.rows for cell in row]
    return "\n".join(found)


def said_in(prose: Prose) -> str:
    """The words, each that begins a line on a line of its own."""
    return "".join(f"\n{span.text}" if span.fresh else span.text for span in prose)


def test_without_prices_nothing_is_said() -> None:
    assert price_blocks(matter(Costs())) == ()
    assert price_line(matter(Costs())) == ""


def test_each_price_says_what_it_pays_for_its_age_and_its_list() -> None:
    said = texts(chosen())
    assert "Foundation model: input\nOpenAI gpt-6.1-sol\n$2.00 for a million tokens in" in said
    assert "Read 12 November 2026" in said
    assert "Undated: to be reviewed" in said
    assert "List prices.csv, checksum " in said
    assert "Old, undated or dated after the interview, and not yet reviewed: Hosting." in said
    assert "not yet reviewed" not in texts(review(chosen(), Role.HOSTING, reviewed=True))


def test_one_sentence_says_how_old_the_prices_are() -> None:
    line = price_line(matter(chosen()))
    assert line.startswith(
        "Prices kept with this assessment: 3. Age of the oldest at the interview"
    )
    assert "(read on 12 November 2026)" in line
    assert line.endswith("Undated: 1.")
    undated = choose(Costs(), KNOWN, Part.HOSTING, UNDATED, DAY)
    assert "Age" not in price_line(matter(undated))


def test_edits_gaps_endings_and_the_currency_are_told() -> None:
    costs = edit(chosen(), Role.INPUT, 1.7, SAID)
    costs = edit(costs, Role.OUTPUT, None, replace(SAID, evidence="quote 12"))
    costs = choose(costs, KNOWN, Part.TUNED, TUNED, DAY)
    costs = with_currency(costs, "EUR", 0.92, "2026-11-20", "2026-11-22")
    said = texts(costs)
    assert "Consultant on 20 November 2026, in place of $2.00: offer\n" in said
    assert "in place of $10.00: offer (quote 12)" in said
    assert "ft:gpt-4.1-2025-04-14: No longer served from 14 January 2027" in said
    assert "A price that is not known leaves every total open" in said
    assert "Changed by hand: 2. Not known: 1. One US dollar is 0.92 EUR" in said


def test_a_price_that_no_sum_is_paid_at_is_not_said_to_be_used() -> None:
    assert matter(chosen()).advice.cost.routes == ("request", "cpu")
    note = WORDS.text("ui_prices.report.unused", which="Hosting")
    assert note in texts(chosen())
    assert "In none of the sums" not in texts(choose(Costs(), KNOWN, Part.FOUNDATION, SOL, DAY))


def test_the_facts_and_the_method_name_age_and_lists() -> None:
    found = matter(chosen())
    text = as_text(build_outline(CONTENT, WORDS, found.assessment, found.advice))
    assert "Prices kept with this assessment: 3. Age of the oldest" in text
    assert f"List prices.csv, checksum {chosen().prices[0].list_hash}" in text
    assert list(price_lists(matter(Costs()))) == []
    assert list(price_facts(matter(Costs()))) == []


def test_a_price_from_before_roles_is_told_by_its_model() -> None:
    old = FrozenPrice(
        provider="", model="m", kind="k", unit="u", price_usd=1, as_of="", source="somewhere"
    )
    said = texts(Costs(prices=(old,)))
    assert "m\nm\n$1.00 for u" in said
    assert "somewhere" in said
    assert "List" not in said
    nameless = replace(old, model="")
    assert texts(Costs(prices=(nameless,)))


def test_what_ended_matters_most() -> None:
    words = PriceWords(WORDS)
    costs = choose(Costs(), KNOWN, Part.TUNED, TUNED, DAY)
    levels = {told.level for told in words.all_endings(costs.prices, "2027-01-10")}
    assert levels == {Level.WARN, Level.BAD}
    assert words.line(replace(costs.prices[0], min_prompt_tokens=1000)).endswith("1,000 tokens")


def test_an_announced_price_is_told_with_its_day() -> None:
    [row, *_] = [one for one in KNOWN.rows() if one.effective_from]
    said = PriceWords(WORDS).later(row)
    assert said == "From 1 January 2027: $1.50 for a million tokens in"
