"""Importing a price list: the dry run, what is ticked, what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from logic.errors import PriceFileError
from logic.prices import kept as kept_prices
from logic.prices.difference import dry_run
from logic.prices.reading import read_file
from logic.prices.values import Model
from tests.ui.prices_desk import (
    SOL,
    a_desk,
    buttons,
    field,
    go,
    page,
    press,
    tab,
    texts,
    type_in,
)
from ui.pages.prices_import import ImportPane
from ui.pages.prices_run import PAGE, RunCard
from ui.widgets import ChoiceField, Strip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.desk import Desk
    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return a_desk(qtbot, look, tmp_path)


LIST = {
    "updated_at": "2026-11-20",
    "prices": [
        {"id": "gpt-6.1-sol", "vendor": "openai", "input": 1.8, "output": 11},
        {"id": "gpt-6-luna", "vendor": "openai", "input": 1, "output": 0.1},
        {"id": "claude-haiku-5-5", "vendor": "anthropic", "input": None, "output": 0.5},
        {"id": "gemini-3.5-flash-lite", "vendor": "google", "input": 0, "output": 2.5},
        {"id": "x", "vendor": "openai", "input": 5000},
        *({"id": f"m{n}", "vendor": "v", "input": 1, "output": 0.5} for n in range(21)),
    ],
}


def bring(desk: Desk, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    desk.dialogs.paths.append(path)
    press(desk, "Choose a price list…")
    [pane] = desk.room.pages.findChildren(ImportPane)
    desk.wait_until(lambda: not pane._patience.isActive() and pane._waiting.isHidden())


def show(desk: Desk, change: str) -> None:
    group = page(desk).findChildren(RunCard)[0].findChildren(ChoiceField)[0]
    at = [group.combo.itemText(n).split()[0].strip(":") for n in range(group.combo.count())]
    group.combo.setCurrentIndex(at.index(change))
    group.combo.activated.emit(at.index(change))
    desk.settle()


@pytest.fixture
def importing(desk: Desk, tmp_path: Path) -> Desk:
    go(desk)
    tab(desk, "import")
    bring(desk, tmp_path / "list.json", json.dumps(LIST))
    return desk


def test_every_difference_is_shown_and_only_ticked_ones_are_taken_on(importing: Desk) -> None:
    desk = importing
    said = texts(desk)
    assert "list.json (llm-prices)" in said
    assert "down 10" in said
    assert "up 10" in said
    assert "Set aside (1)" in {d.accessibleName() for d in page(desk).findChildren(QAbstractButton)}
    show(desk, "Held")
    held = texts(desk)
    assert "10 times as much" in held
    assert "divided by 5" in held
    assert "is lost" in held
    press(desk, "Take on: OpenAI gpt-6-luna: a million tokens in")
    show(desk, "No")
    assert "becomes unknown" in texts(desk)
    show(desk, "New")
    press(desk, "Tick none")
    press(desk, "Tick all 42")
    press(desk, "Further")
    assert f"{PAGE + 1} to {2 * PAGE} of 42" in texts(desk)
    press(desk, "Earlier")
    press(desk, "Take on: v m0: a million tokens in")
    press(desk, "Take on what is ticked (46)")
    assert "Prices taken on: 46" in texts(desk)
    known = desk.store.prices.catalogue().models
    prices = {
        one.row.unit: one.row.price_usd for one in known[SOL] if not one.row.min_prompt_tokens
    }
    assert sorted(p for p in prices.values() if p) == [1.8, 11]
    assert Model("v", "m0", "api_base") in known
    tab(desk, "list")
    type_in(desk, "Find", "gpt-6.1-sol")
    assert "Imported: llm-prices current-v1.json" in texts(desk)


def test_importing_the_same_list_again_changes_nothing(importing: Desk, tmp_path: Path) -> None:
    desk = importing
    for change in ("Held", "No", "New", "Changed"):
        show(desk, change)
        press(desk, next(b.accessibleName() for b in ticks(desk)))
    press(desk, next(b.accessibleName() for b in takes(desk)))
    small = {"updated_at": "2026-11-20", "prices": [LIST["prices"][0]]}
    bring(desk, tmp_path / "small.json", json.dumps(small))
    assert "small.json changes nothing" in texts(desk)


def ticks(desk: Desk) -> list[QAbstractButton]:
    found = page(desk).findChildren(QAbstractButton)
    return [b for b in found if b.isVisible() and b.accessibleName().startswith("Tick all")]


def takes(desk: Desk) -> list[QAbstractButton]:
    found = page(desk).findChildren(QAbstractButton)
    named = [b for b in found if b.isVisible() and b.accessibleName().startswith("Take on ")]
    return [b for b in named if not isinstance(b, QCheckBox)]


def test_reading_a_list_is_said_when_it_takes_a_while_and_can_be_cancelled(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[Callable[[object], None]] = []
    monkeypatch.setattr(desk.room.shell, "run", lambda _work, then, _no: done.append(then))
    path = tmp_path / "data.json"
    path.write_text(json.dumps(LIST), encoding="utf-8")
    go(desk)
    tab(desk, "import")
    desk.dialogs.paths.append(path)
    [pane] = desk.room.pages.findChildren(ImportPane)
    pane._patience.setInterval(60_000)
    press(desk, "Choose a price list…")
    assert "is being read" not in texts(desk)
    pane._waiting.show()
    assert "data.json is being read." in texts(desk)
    press(desk, "Cancel")
    assert "is being read" not in texts(desk)
    before = texts(desk)
    catalogue = desk.store.prices.catalogue()
    done[0](dry_run(catalogue, read_file(path), "2026-11-22"))
    pane._failed(PriceFileError("data.json", ("too late",)))
    assert texts(desk) == before


def test_a_list_set_aside_changes_nothing(importing: Desk) -> None:
    press(importing, "Set the list aside")
    assert importing.store.prices.imported() is None
    assert not page(importing).findChildren(RunCard)[0].isVisible()


def test_without_a_tick_there_is_nothing_to_take_on(importing: Desk) -> None:
    desk = importing
    for change in ("Changed", "New"):
        show(desk, change)
        press(desk, "Tick none")
    [button] = buttons(desk, "Take on no price")
    assert not button.isEnabled()
    page(desk).findChildren(RunCard)[0].accepted.emit()
    assert desk.store.prices.imported() is None


def test_prices_that_cannot_be_kept_are_told_and_change_nothing(
    importing: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = importing
    monkeypatch.setattr(kept_prices, "NAME", "x")
    desk.store.prices._path = desk.store.home / "none" / "x.csv"
    press(desk, takes(desk)[0].accessibleName())
    assert "was not written because its folder does not exist" in texts(desk)
    assert desk.store.prices.imported() is None


def test_a_file_that_is_no_list_is_told_with_line_and_column(desk: Desk, tmp_path: Path) -> None:
    go(desk)
    tab(desk, "import")
    head = "provider,model,kind,unit,price_usd,as_of,source"
    bring(desk, tmp_path / "a.csv", f"{head}\nA,m,api_base,usd_per_token,1,,p\n")
    assert "a.csv was not used, and no price was changed" in texts(desk)
    assert "line 2, column unit" in texts(desk)


def test_what_is_wrong_with_a_list_is_in_sight_below_where_another_is_chosen(
    desk: Desk, tmp_path: Path
) -> None:
    desk.at(1024, 700, 2.0)
    go(desk)
    tab(desk, "import")
    bring(desk, tmp_path / "a.csv", "provider,model,kind,unit,price_usd\n")
    shown = [s for s in page(desk).findChildren(Strip) if s.isVisible()]
    assert [strip.visibleRegion().boundingRect() for strip in shown] == [s.rect() for s in shown]
    [choose] = buttons(desk, "Choose a price list…")
    assert not choose.visibleRegion().isEmpty()
    desk.dialogs.paths.append(None)
    press(desk, "Choose a price list…")


def test_a_day_for_lists_without_one_must_be_a_day(desk: Desk, tmp_path: Path) -> None:
    go(desk)
    tab(desk, "import")
    type_in(desk, "Day the list was published (optional)", "soon")
    press(desk, "Choose a price list…")
    assert "Write the day" in field(desk, "Day the list was published (optional)").error()
    type_in(desk, "Day the list was published (optional)", "2099-01-01")
    press(desk, "Choose a price list…")
    assert "still to come" in field(desk, "Day the list was published (optional)").error()
    type_in(desk, "Day the list was published (optional)", "2026-11-19")
    steps = {
        "id": "v",
        "models": [
            {
                "id": "m",
                "prices": [
                    {"prices": {"input_mtok": {"base": 1, "tiers": [{"start": 9, "price": 2}]}}},
                    {"constraint": {"start_date": "2027-01-01"}, "prices": {"input_mtok": 3}},
                ],
            }
        ],
    }
    bring(desk, tmp_path / "data.json", json.dumps([steps]))
    assert "prompts from 9 tokens" in texts(desk)
    assert "from 1 January 2027" in texts(desk)
    press(desk, takes(desk)[0].accessibleName())
    tab(desk, "list")
    type_in(desk, "Find", "v m")
    assert "From 1 January 2027: $3.00 for a million tokens in" in texts(desk)
    assert "Read 19 November 2026" in texts(desk)


def test_a_price_dated_ahead_is_left_unticked_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    go(desk)
    tab(desk, "import")
    ahead = {**LIST, "updated_at": "2099-01-01", "prices": LIST["prices"][:1]}
    bring(desk, tmp_path / "ahead.json", json.dumps(ahead))
    assert "0 changed, 2 held" in texts(desk)
    assert "dated 1 January 2099, which is still to come" in texts(desk)
    [button] = buttons(desk, "Take on no price")
    assert not button.isEnabled()


def test_a_fault_in_reading_that_is_ours_is_not_hidden(desk: Desk) -> None:
    go(desk)
    tab(desk, "import")
    pane = page(desk).findChildren(RunCard)[0].parent()
    with pytest.raises(ZeroDivisionError):
        pane._failed(ZeroDivisionError())  # type: ignore[union-attr]
    pane._done(None)  # type: ignore[union-attr]


def test_the_imported_prices_can_be_forgotten(importing: Desk) -> None:
    desk = importing
    press(desk, takes(desk)[0].accessibleName())
    desk.dialogs.choices.append("leave")
    press(desk, "Back to the list that came with Tunewise")
    assert desk.store.prices.imported() is not None
    desk.dialogs.choices.append("do")
    press(desk, "Back to the list that came with Tunewise")
    assert desk.store.prices.imported() is None
    assert "hold again" in texts(desk)


def test_imported_prices_that_cannot_be_taken_away_are_still_there(importing: Desk) -> None:
    desk = importing
    press(desk, takes(desk)[0].accessibleName())
    (desk.store.home / "folder").mkdir()
    desk.store.prices._path = desk.store.home / "folder"
    desk.dialogs.choices.append("do")
    press(desk, "Back to the list that came with Tunewise")
    assert "was not written because" in texts(desk)
    assert desk.store.prices.imported() is not None


def test_a_damaged_list_is_told_of_over_the_bundled_one(desk: Desk) -> None:
    (desk.store.home / kept_prices.NAME).write_bytes(b"damaged")
    go(desk)
    tab(desk, "list")
    assert "The prices imported earlier cannot be read" in texts(desk)
    assert "gpt-6.1-sol" in texts(desk)
