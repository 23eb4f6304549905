from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.assessment import Assessment, Costs, FrozenPrice, PriceEdit
from logic.assessment_file import dumps, loads
from logic.errors import AnswerError
from logic.figures.numerals import unit_price
from logic.prices.checks import doubts
from logic.prices.reading import bundled
from logic.prices.roles import (
    ROLES,
    Part,
    Role,
    accept,
    choose,
    clear,
    doubts_about,
    edit,
    part_of,
    parts_for,
    price_for,
    reprice,
    restore,
    review,
    role_of,
    with_currency,
)
from logic.prices.values import Kind, Layer, Model, Unit, stacked
from tests.logic.price_lists import CACHED, DAY, OUT, ROW, catalogue

KNOWN = stacked((Layer.BUNDLED, bundled()))
SAID = PriceEdit(changed_by="Consultant", changed_on=DAY, why="offer", evidence="quote 12")
TUNED = replace(ROW, kind=Kind.API_TUNED, model="ft:acme-1", price_usd=2)
CHEAP = replace(ROW, model="acme-0", price_usd=0.1)


def chosen(part: Part = Part.FOUNDATION) -> Costs:
    return choose(Costs(), catalogue(ROW, OUT, CACHED), part, ROW.of, DAY)


def prices(costs: Costs) -> dict[str, float | None]:
    return {price.role: price.price_usd for price in costs.prices}


def test_every_role_belongs_to_one_part() -> None:
    assert sorted(role for roles in ROLES.values() for role in roles) == sorted(Role)
    assert part_of(Role.CACHED_INPUT) is Part.FOUNDATION


def test_a_model_fills_every_role_of_its_part_with_list_and_date() -> None:
    costs = chosen()
    assert prices(costs) == {"input": 1, "output": 4, "cached_input": 0.1}
    price = price_for(costs, Role.INPUT)
    assert price is not None
    assert (price.as_of, price.source, price.list_name) == (
        "2026-11-01",
        "price page",
        "bundled.csv",
    )
    assert len(price.list_hash) == 64


def test_a_price_that_is_not_listed_is_unknown_and_no_zero() -> None:
    costs = choose(Costs(), catalogue(ROW), Part.FOUNDATION, ROW.of, DAY)
    assert prices(costs) == {"input": 1, "output": None}
    gone = choose(costs, catalogue(ROW), Part.SMALL, Model("Acme", "none", "api_base"), DAY)
    assert prices(gone) == {
        "input": 1,
        "output": None,
        "small_input": None,
        "small_output": None,
    }


def test_ids_are_matched_letter_for_letter() -> None:
    other = choose(Costs(), KNOWN, Part.FOUNDATION, Model("OpenAI", "GPT-6.1-sol", "api_base"), DAY)
    assert set(prices(other).values()) == {None}
    elsewhere = Model("Azure", "gpt-6.1-sol", "api_base")
    assert set(prices(choose(Costs(), KNOWN, Part.FOUNDATION, elsewhere, DAY)).values()) == {None}


def test_the_price_in_force_on_the_day_is_taken() -> None:
    flash = Model("Google", "gemini-3.8-flash", "api_base")
    at = {
        day: prices(choose(Costs(), KNOWN, Part.FOUNDATION, flash, day))["input"]
        for day in ("2026-12-31", "2027-01-01")
    }
    assert at == {"2026-12-31": 0.75, "2027-01-01": 1.5}


def test_prices_for_long_prompts_alone_do_not_stand_for_the_usual_ones() -> None:
    haiku = Model("Anthropic", "claude-haiku-5-5", "api_base")
    assert prices(choose(Costs(), KNOWN, Part.SMALL, haiku, DAY))["small_input"] == 0.1


def test_parts_take_only_what_fits_them() -> None:
    found = catalogue(ROW, OUT, TUNED)
    assert parts_for(found, ROW.of, DAY) == (Part.FOUNDATION, Part.SMALL, Part.TUNED)
    assert parts_for(found, TUNED.of, DAY) == (Part.TUNED,)
    gpu = Model("RunPod", "H100 SXM 80 GB", "gpu_hour")
    assert parts_for(KNOWN, gpu, DAY) == (Part.GPU,)
    [fire] = [m for m in {row.of for row in KNOWN.rows()} if m.model == "LoRA 80B to 300B"]
    assert parts_for(KNOWN, fire, DAY) == (Part.TRAINING,)
    hosted = Model("Azure", "Fine-tuned Azure OpenAI model, standard deployment", "api_tuned")
    assert parts_for(KNOWN, hosted, DAY) == (Part.HOSTING,)
    assert parts_for(catalogue(CACHED), CACHED.of, DAY) == ()


def test_training_by_the_hour_and_hosting_by_the_month_keep_their_unit() -> None:
    hour = Model("OpenAI", "o4-mini (reinforcement)", "training")
    month = Model("Mistral", "Any tuned model, storage", "api_tuned")
    costs = choose(Costs(), KNOWN, Part.TRAINING, hour, DAY)
    costs = choose(costs, KNOWN, Part.HOSTING, month, DAY)
    units = {price.role: price.unit for price in costs.prices}
    assert units == {"training": Unit.TRAINING_HOUR, "hosting": Unit.MODEL_MONTH}


def test_choosing_again_replaces_and_clearing_removes() -> None:
    costs = choose(chosen(), catalogue(CHEAP), Part.FOUNDATION, CHEAP.of, DAY)
    assert prices(costs) == {"input": 0.1, "output": None}
    assert clear(costs, Part.FOUNDATION) == Costs()


def test_a_price_from_before_roles_is_left_alone() -> None:
    old = FrozenPrice(
        provider="p", model="m", kind="k", unit="u", price_usd=1, as_of="", source="s"
    )
    costs = choose(Costs(prices=(old,)), catalogue(ROW), Part.SMALL, ROW.of, DAY)
    assert costs.prices[-1] == old
    assert role_of(old) is None
    assert len(reprice(costs, catalogue(ROW), DAY)) == 2


# A number of the client's own


def test_an_edit_keeps_the_old_number_and_who_why_and_on_what() -> None:
    once = edit(chosen(), Role.INPUT, 0.8, SAID)
    twice = edit(once, Role.INPUT, 0.7, replace(SAID, why="new offer"))
    price = price_for(twice, Role.INPUT)
    assert price is not None
    assert price.price_usd == 0.7
    assert price.edit == replace(SAID, why="new offer", old_usd=1)
    assert restore(twice, Role.INPUT) == chosen()
    assert restore(chosen(), Role.INPUT) == chosen()
    assert restore(Costs(), Role.INPUT) == Costs()


def test_a_price_can_be_typed_where_none_is_listed() -> None:
    price = price_for(edit(Costs(), Role.GPU, 2.5, SAID), Role.GPU)
    assert price is not None
    assert (price.price_usd, price.unit, price.kind) == (2.5, Unit.GPU_HOUR, Kind.GPU_HOUR)
    assert price.edit == replace(SAID, old_usd=None)


def test_a_price_can_be_said_to_be_unknown() -> None:
    assert prices(edit(chosen(), Role.INPUT, None, SAID))["input"] is None


@pytest.mark.parametrize("price", [0.0, -1.0, 1000.5, float("nan"), float("inf")])
def test_a_number_that_cannot_be_right_is_refused(price: float) -> None:
    with pytest.raises(AnswerError, match=r"between \$0\.001 and \$1,000"):
        edit(chosen(), Role.INPUT, price, SAID)


def test_nobody_edits_without_name_and_reason() -> None:
    for said, told in ((replace(SAID, changed_by=" "), "Say who"), (replace(SAID, why=""), "why")):
        with pytest.raises(AnswerError, match=told):
            edit(chosen(), Role.INPUT, 2, said)


def test_cached_above_input_is_refused_from_both_sides() -> None:
    for role, price in ((Role.CACHED_INPUT, 1.5), (Role.INPUT, 0.05)):
        with pytest.raises(AnswerError, match="Cached input cannot cost more"):
            edit(chosen(), role, price, SAID)
    unknown = edit(chosen(), Role.INPUT, None, SAID)
    assert prices(edit(unknown, Role.CACHED_INPUT, 1.5, SAID))["cached_input"] == 1.5


def test_tuned_below_its_own_base_is_refused_and_below_another_is_not() -> None:
    known = catalogue(ROW, OUT, TUNED, CHEAP)
    own = choose(chosen(), known, Part.TUNED, TUNED.of, DAY)
    with pytest.raises(AnswerError, match="does not cost less than its own base"):
        edit(own, Role.TUNED_INPUT, 0.5, SAID)
    with pytest.raises(AnswerError, match="does not cost less than its own base"):
        edit(own, Role.INPUT, 2.5, SAID)
    other = choose(chosen(), known, Part.TUNED, CHEAP.of, DAY)
    assert prices(edit(other, Role.TUNED_INPUT, 0.05, SAID))["tuned_input"] == 0.05


def test_tuned_below_its_own_small_base_is_refused_as_well() -> None:
    known = catalogue(ROW, OUT, TUNED)
    small = choose(Costs(), known, Part.SMALL, ROW.of, DAY)
    own = choose(small, known, Part.TUNED, TUNED.of, DAY)
    with pytest.raises(AnswerError, match="does not cost less than its own base"):
        edit(own, Role.TUNED_INPUT, 0.5, SAID)


def test_an_output_below_its_input_is_doubted_from_both_sides_with_the_sentence_of_imports() -> (
    None
):
    said = "Output costs less than input, which is seldom so."
    output = catalogue(ROW, replace(OUT, price_usd=0.5))
    [fault] = doubts(output.rows())
    assert said == f"{fault.sentence.capitalize()}."
    assert doubts_about(chosen(), Role.OUTPUT, 0.9)[0] == said
    assert doubts_about(chosen(), Role.INPUT, 4.5)[0] == said
    assert said not in doubts_about(chosen(), Role.OUTPUT, 1)
    assert doubts_about(chosen(), Role.CACHED_INPUT, 0.2) == ()
    unknown = edit(chosen(), Role.INPUT, None, SAID)
    assert said not in doubts_about(unknown, Role.OUTPUT, 0.9)


def test_a_price_more_than_threefold_off_the_listed_one_is_doubted() -> None:
    assert doubts_about(chosen(), Role.OUTPUT, 14) == ("This is 3.5 times the listed price.",)
    assert doubts_about(chosen(), Role.OUTPUT, 12) == ()
    (said,) = doubts_about(chosen(), Role.CACHED_INPUT, 0.001)
    assert said == "The listed price is 100 times this."
    typed = edit(chosen(), Role.OUTPUT, 5, SAID)
    assert doubts_about(typed, Role.OUTPUT, 14) == ("This is 3.5 times the listed price.",)
    assert doubts_about(Costs(), Role.GPU, 900) == ()


def test_a_price_is_reviewed_or_not() -> None:
    costs = review(chosen(), Role.INPUT, reviewed=True)
    assert [price.reviewed for price in costs.prices] == [True, False, False]
    assert review(costs, Role.INPUT, reviewed=False) == chosen()
    assert review(Costs(), Role.GPU, reviewed=True) == Costs()


# Pricing anew


def test_pricing_anew_shows_the_difference_and_changes_nothing_itself() -> None:
    costs = edit(chosen(), Role.OUTPUT, 3, SAID)
    dearer = catalogue(replace(ROW, price_usd=1.2), replace(OUT, price_usd=9))
    found = {one.role: one for one in reprice(costs, dearer, DAY)}
    assert {role: one.changed for role, one in found.items()} == {
        "input": True,
        "output": False,
        "cached_input": True,
    }
    assert [one.updated for one in found.values()] == [True, False, True]
    assert found["cached_input"].new is None
    taken = accept(costs, [found["input"], found["cached_input"]])
    assert prices(taken) == {"input": 1.2, "output": 3, "cached_input": None}


def test_the_same_catalogue_gives_the_same_prices() -> None:
    assert not [o for o in reprice(chosen(), catalogue(ROW, OUT, CACHED), DAY) if o.updated]
    other = catalogue(replace(ROW, as_of="2026-11-20"), OUT, CACHED)
    found = reprice(chosen(), other, DAY)
    assert (found[0].changed, found[0].updated) == (False, True)


@pytest.mark.parametrize(
    ("dollars", "said"), [(0.1, "$0.10"), (0.035, "$0.035"), (2, "$2.00"), (1234.5, "$1,234.50")]
)
def test_a_unit_price_is_told_to_the_cent_at_least(dollars: float, said: str) -> None:
    assert unit_price(dollars) == said


# The client's currency


def test_a_currency_needs_a_rate_and_its_day() -> None:
    costs = with_currency(Costs(), " eur", 0.92, "2026-11-20", DAY)
    assert (costs.currency, costs.rate, costs.rate_date) == ("EUR", 0.92, "2026-11-20")
    assert with_currency(costs, "USD", 5, "", DAY) == Costs()


@pytest.mark.parametrize(
    ("code", "rate", "day", "said"),
    [
        ("EURO", 1.0, DAY, "three letters"),
        ("€€€", 1.0, DAY, "three letters"),
        ("E1R", 1.0, DAY, "three letters"),
        ("EUR", None, DAY, "how many EUR one US dollar buys"),
        ("EUR", 0.0, DAY, "how many EUR"),
        ("EUR", -0.9, DAY, "how many EUR"),
        ("EUR", 1e9, DAY, "how many EUR"),
        ("EUR", float("nan"), DAY, "how many EUR"),
        ("EUR", 0.9, "", "cannot lie ahead"),
        ("EUR", 0.9, "2026-11-23", "cannot lie ahead"),
    ],
)
def test_an_absurd_currency_is_refused(code: str, rate: float | None, day: str, said: str) -> None:
    with pytest.raises(AnswerError, match=said):
        with_currency(Costs(), code, rate, day, DAY)


@given(st.lists(st.sampled_from(sorted({row.of for row in KNOWN.rows()})), max_size=6), st.data())
def test_whatever_is_chosen_is_kept_in_the_file(models: list[Model], data: st.DataObject) -> None:
    costs = Costs()
    for model in models:
        part = data.draw(st.sampled_from(parts_for(KNOWN, model, DAY)))
        costs = choose(costs, KNOWN, part, model, DAY)
    made = Assessment(id="6f1c1d9e-7a39-4c53-8d3b-0a6a6a1e5c11", date=DAY, costs=costs)
    assert loads(dumps(made), "it") == made
    assert len({price.role for price in costs.prices}) == len(costs.prices)
    assert not [one for one in reprice(costs, KNOWN, DAY) if one.updated]
