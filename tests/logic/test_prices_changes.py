from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.assessment import PriceEdit
from logic.errors import PriceFileError, SaveError
from logic.prices.ageing import (
    Age,
    End,
    age_of,
    day_of,
    days_old,
    endings,
    in_force,
    next_price,
    to_review,
)
from logic.prices.difference import Change, accepted, dry_run
from logic.prices.kept import NAME, KeptPrices
from logic.prices.own_csv import write_own
from logic.prices.reading import read_prices
from logic.prices.roles import Role, freeze
from logic.prices.values import Kind, Layer, Listed, PriceFile, PriceRow, Unit
from tests.logic.price_lists import CACHED, DAY, LLM_PRICES, OUT, ROW, as_json, catalogue, own

if TYPE_CHECKING:
    from pathlib import Path


def file(*rows: PriceRow, form: str = "own") -> PriceFile:
    return PriceFile(name="new.csv", form=form, checksum="c" * 64, rows=rows)


# Age


@pytest.mark.parametrize(
    ("as_of", "day", "age"),
    [
        ("2026-11-22", "2026-11-22", Age.FRESH),
        ("2026-11-23", "2026-11-22", Age.AHEAD),
        ("2099-01", "2026-11-22", Age.AHEAD),
        ("2026-10-23", "2026-11-22", Age.FRESH),
        ("2026-10-22", "2026-11-22", Age.AGEING),
        ("2026-08-24", "2026-11-22", Age.AGEING),
        ("2026-08-23", "2026-11-22", Age.OLD),
        ("2026-11", "2026-11-22", Age.FRESH),
        ("2026", "2026-11-22", Age.UNDATED),
        ("", "2026-11-22", Age.UNDATED),
        ("2026-11-22", "", Age.UNDATED),
    ],
)
def test_a_price_is_as_old_as_the_days_since_it_was_read(as_of: str, day: str, age: Age) -> None:
    assert age_of(as_of, day) is age


def test_days_and_months() -> None:
    assert days_old("2026-11-01", "2026-11-22") == 21
    assert days_old("2027-11-01", "2026-11-22") == 0
    assert (day_of("2026-10"), day_of("2026"), day_of("undated")) == ("2026-10-01", "", "")


def test_an_old_or_undated_price_is_to_be_reviewed_once() -> None:
    listed = Listed(row=ROW, layer=Layer.BUNDLED, list_name="a", list_hash="b")
    price = freeze(listed, Role.INPUT)
    assert not to_review(price, DAY)
    assert to_review(price, "2027-11-22")
    assert to_review(replace(price, as_of=""), DAY)
    assert not to_review(replace(price, as_of="", reviewed=True), DAY)
    assert not to_review(replace(price, as_of="", price_usd=None), DAY)
    typed = PriceEdit(changed_by="c", changed_on=DAY, why="w")
    assert not to_review(replace(price, as_of="", edit=typed), DAY)
    assert to_review(replace(price, edit=typed), "2027-11-22")
    ahead = replace(price, as_of="2099-01-01")
    assert to_review(ahead, DAY)
    assert not to_review(replace(ahead, reviewed=True), DAY)
    later = PriceEdit(changed_by="c", changed_on="2026-12-24", why="typed after the interview")
    assert not to_review(replace(ahead, edit=later), DAY)


def test_what_ends_within_a_year_is_told_with_its_day() -> None:
    row = replace(ROW, tuning_closes="2026-11-22", serving_ends="2027-11-22")
    told = [(one.end, one.on, one.passed) for one in endings(row, DAY)]
    assert told == [(End.SERVING, "2027-11-22", False), (End.TUNING, "2026-11-22", True)]
    assert not list(endings(replace(ROW, effective_to="2027-11-23"), DAY))
    assert next(endings(replace(ROW, effective_to="2026-12-31"), DAY)).end is End.PRICE
    assert not list(endings(row, ""))
    assert len(list(endings(row, "9999-12-31"))) == 2


def test_a_price_holds_from_its_first_to_its_last_day() -> None:
    row = replace(ROW, effective_from="2026-11-22", effective_to="2026-11-23")
    held = [in_force(row, f"2026-11-{day}") for day in (21, 22, 23, 24)]
    assert held == [False, True, True, False]


def test_the_next_announced_price_of_the_same_thing_is_found() -> None:
    later = replace(ROW, effective_from="2027-06-01", price_usd=3)
    sooner = replace(ROW, effective_from="2027-01-01", price_usd=2)
    known = catalogue(ROW, later, sooner, replace(OUT, effective_from="2026-12-01"))
    assert next_price(known, ROW, DAY) == sooner
    assert next_price(known, ROW, "2027-06-01") is None


# The dry run


def changes(known: tuple[PriceRow, ...], *new: PriceRow, form: str = "own") -> list[Change]:
    run = dry_run(catalogue(*known), file(*new, form=form))
    return [one.change for one in run.differences]


def test_every_row_of_a_file_stands_in_one_way_to_the_catalogue() -> None:
    known = (ROW, OUT, CACHED)
    new = replace(ROW, model="acme-2")
    run = dry_run(catalogue(*known), file(replace(ROW, price_usd=2), OUT, new))
    assert [(one.change, one.key.unit, one.key.model) for one in run.differences] == [
        (Change.CHANGED, Unit.INPUT, "acme-1"),
        (Change.REMOVED, Unit.CACHED, "acme-1"),
        (Change.NEW, Unit.INPUT, "acme-2"),
        (Change.SAME, Unit.OUTPUT, "acme-1"),
    ]
    assert run.counts() == {
        Change.CHANGED: 1,
        Change.HELD: 0,
        Change.REMOVED: 1,
        Change.NEW: 1,
        Change.SAME: 1,
    }
    assert [one.ticked for one in run.differences] == [True, False, True, False]
    assert [one.ratio for one in run.differences] == [2, None, None, 1]


@pytest.mark.parametrize(
    ("changed", "change"),
    [
        ({"price_usd": 3.0}, Change.CHANGED),
        ({"price_usd": 3.01}, Change.HELD),
        ({"price_usd": 0.33}, Change.HELD),
        ({"price_usd": None}, Change.HELD),
        ({"price_usd": 1.1, "as_of": "2026-10-01"}, Change.HELD),
        ({"as_of": "2026-11-20"}, Change.CHANGED),
        ({"as_of": "2026-10-20"}, Change.SAME),
        ({"as_of": ""}, Change.SAME),
        ({"serving_ends": "2027-01-01"}, Change.CHANGED),
        ({"note": "x", "source": "y"}, Change.SAME),
    ],
)
def test_a_leap_or_an_older_number_is_held(changed: dict[str, object], change: Change) -> None:
    assert changes((ROW,), replace(ROW, **changed)) == [change]  # type: ignore[arg-type]


def test_a_price_dated_ahead_is_held_whatever_it_says() -> None:
    """New, the same or changed: nobody can have read it on the day it is imported."""
    ahead = replace(ROW, as_of="2099-01-01")
    for known in (OUT, ROW, replace(ROW, price_usd=1.1)):
        one, *_ = dry_run(catalogue(known), file(ahead), DAY).differences
        assert (one.change, one.ahead, one.ticked) == (Change.HELD, "2099-01-01", False)
    today, removed = dry_run(catalogue(ROW, OUT), file(replace(ROW, as_of=DAY)), DAY).differences
    assert (today.change, today.ahead) == (Change.CHANGED, "")
    assert (removed.change, removed.ahead) == (Change.REMOVED, "")


def test_a_price_known_for_the_first_time_is_no_leap() -> None:
    assert changes((replace(ROW, price_usd=None),), ROW) == [Change.CHANGED]


def test_a_list_of_others_takes_no_date_away_that_it_cannot_tell() -> None:
    known = replace(ROW, tuning_closes="2027-01-06", serving_ends="2027-01-14")
    assert changes((known,), ROW, form="litellm") == [Change.SAME]
    assert changes((known,), ROW) == [Change.CHANGED]


def test_a_model_the_file_does_not_price_is_not_removed() -> None:
    assert changes((ROW, OUT), replace(ROW, model="acme-2")) == [Change.NEW]
    assert changes((ROW, replace(OUT, price_usd=None)), ROW) == [Change.SAME]
    assert changes((ROW, replace(OUT, min_prompt_tokens=9)), ROW) == [Change.SAME]
    assert changes((ROW, replace(ROW, effective_from="2027-01-01")), ROW) == [Change.SAME]


def test_a_row_that_contradicts_what_is_listed_is_refused() -> None:
    base = replace(ROW, provider="Other")
    known = catalogue(ROW, CACHED, base)
    tuned = replace(ROW, kind=Kind.API_TUNED, model="ft:acme-1", price_usd=0.5)
    run = dry_run(known, file(replace(CACHED, price_usd=1.5), tuned))
    assert [one.split(": ")[1] for one in run.refused] == [
        "cached input costs more than input; check both",
        "the tuned model costs less than its base; check both",
    ]
    assert not [one for one in run.differences if one.new]


def test_a_zero_of_another_list_adds_nothing() -> None:
    unknown = replace(ROW, model="acme-9", price_usd=None)
    run = dry_run(catalogue(ROW), file(unknown, form="litellm"))
    assert run.differences == ()
    assert run.refused == (
        "Acme acme-9, usd_per_1M_input_tokens: its price is 0, which says nothing",
    )
    assert changes((ROW,), unknown) == [Change.NEW]


# Taking on, and keeping


def test_only_what_was_ticked_is_taken_on(tmp_path: Path) -> None:
    kept = KeptPrices(tmp_path)
    known = catalogue(ROW, OUT, CACHED)
    dearer, other = replace(ROW, price_usd=2), replace(ROW, model="acme-2")
    run = dry_run(known, file(dearer, OUT, other))
    rows = accepted(None, run, {ROW.key, CACHED.key, OUT.key}, DAY)
    assert [(row.key, row.price_usd) for row in rows] == [(ROW.key, 2), (CACHED.key, None)]
    assert rows[0].note == f"new.csv ({'c' * 12}), accepted {DAY}"
    assert rows[1].note == f"no longer listed in new.csv ({'c' * 12}), accepted {DAY}"
    kept.keep(rows)
    again = accepted(kept.imported(), dry_run(known, file(other)), {other.key}, DAY)
    assert [row.key for row in again] == [ROW.key, CACHED.key, other.key]


def test_an_imported_price_stands_over_the_bundled_one(tmp_path: Path) -> None:
    kept = KeptPrices(tmp_path)
    [first, *_] = kept.catalogue().rows()
    kept.keep((replace(first, price_usd=1.5, note="a; b"),))
    listed = KeptPrices(tmp_path).catalogue().prices[first.key]
    assert (listed.row.price_usd, listed.layer, listed.list_name) == (1.5, Layer.IMPORTED, NAME)
    assert (
        accepted(kept.imported(), dry_run(kept.catalogue(), file(first)), {first.key}, DAY)[
            0
        ].price_usd
        == first.price_usd
    )
    kept.keep(())
    kept.keep(())
    assert kept.catalogue().prices[first.key].layer is Layer.BUNDLED
    assert kept.catalogue() is kept.catalogue()
    assert not (tmp_path / NAME).exists()


def test_a_damaged_list_is_passed_over_and_told_of(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"damaged")
    kept = KeptPrices(tmp_path)
    assert {one.layer for one in kept.catalogue().prices.values()} == {Layer.BUNDLED}
    assert "imported-prices.csv was not used" in kept.fault
    kept.keep((ROW,))
    assert kept.imported() is not None
    assert kept.fault == ""


def test_what_cannot_be_kept_changes_nothing(tmp_path: Path) -> None:
    kept = KeptPrices(tmp_path / "none")
    with pytest.raises(SaveError):
        kept.keep((ROW,))
    assert kept.imported() is None
    with pytest.raises(PriceFileError):
        kept.keep((replace(ROW, price_usd=10**5),))


def test_a_foreign_list_goes_through_dry_run_and_keeping(tmp_path: Path) -> None:
    kept = KeptPrices(tmp_path)
    found = read_prices(as_json(LLM_PRICES), "current-v1.json")
    run = dry_run(kept.catalogue(), found)
    kept.keep(accepted(None, run, {one.key for one in run.differences}, DAY))
    rows = KeptPrices(tmp_path).catalogue().rows()
    assert [(r.model, r.price_usd) for r in rows if r.provider == "acme"] == [
        ("acme-1", 1),
        ("acme-1", 4),
    ]


def test_a_long_note_stays_within_what_can_be_read() -> None:
    long = replace(ROW, price_usd=2, note="n" * 990)
    [row] = accepted(None, dry_run(catalogue(ROW), file(long)), {ROW.key}, DAY)
    assert read_prices(write_own((row,)).encode(), "it").rows == (row,)


def test_a_name_with_odd_characters_is_no_obstacle() -> None:
    odd = PriceFile(name="a\nb,\x07.csv", form="own", checksum="0" * 64, rows=(OUT,))
    [row] = accepted(None, dry_run(catalogue(ROW), odd), {OUT.key}, DAY)
    assert read_prices(write_own((row,)).encode(), "it").rows == (row,)


def test_own_rows_read_from_bytes_give_the_same_dry_run() -> None:
    found = read_prices(own("Acme,acme-1,api_base,usd_per_1M_input_tokens,1,2026-11-01,p"), "n")
    assert [one.change for one in dry_run(catalogue(ROW), found).differences] == [Change.SAME]
