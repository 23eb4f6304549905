"""The price list: choosing, changing, reviewing, pricing anew, the currency."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from logic.prices.roles import Part, Role
from logic.prices.values import Model
from tests.ui.desk import SIZES, Desk, action
from tests.ui.pages_stage import DAY
from tests.ui.prices_desk import (
    OLD,
    SOL,
    a_desk,
    buttons,
    field,
    go,
    page,
    press,
    price,
    tab,
    texts,
    type_in,
    used,
)
from tests.ui.stage import focused
from ui import navigation
from ui.focus import focus_by_keyboard
from ui.pages.prices import PricesPage
from ui.pages.prices_anew import AnewCard
from ui.pages.prices_currency import CurrencyCard
from ui.pages.prices_edit import EditCard
from ui.widgets import ChoiceField, DataTable, Prose, TabBar

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return a_desk(qtbot, look, tmp_path)


# Getting there


def test_the_list_is_in_the_menu_and_back_leads_to_where_it_was_asked_for(desk: Desk) -> None:
    go(desk, navigation.PRIORITIES)
    action(desk, "Price list").trigger()
    desk.settle()
    assert desk.place == navigation.PRICES
    assert desk.window.windowTitle().startswith("What models, training and machines cost")
    desk.room.shell.press_back()
    assert desk.place == navigation.PRIORITIES


def test_without_an_assessment_there_is_the_list_and_the_import(desk: Desk) -> None:
    desk.room.files.close()
    go(desk)
    bar = page(desk).findChildren(TabBar)[0]
    assert [bar.tabText(at) for at in range(bar.count())] == ["Price list", "Import prices"]
    assert "gpt-6.1-sol" in texts(desk)
    assert not buttons(desk, "Use as foundation model: gpt-6.1-sol")


def test_the_list_shows_what_can_stand_for_a_part_of_the_cost(desk: Desk) -> None:
    go(desk)
    press(desk, "Choose from the list: Own machines")
    assert "H100 SXM 80 GB" in texts(desk)
    assert "gpt-6.1-sol" not in texts(desk)
    assert buttons(desk, "Use for own machines: L4 24 GB")
    go(desk)
    assert "These prices are kept in the assessment" in texts(desk)


def test_a_page_of_prices_has_no_work_of_its_own(desk: Desk) -> None:
    go(desk)
    shown = desk.room.shell.page
    assert isinstance(shown, PricesPage)
    assert not shown.primary()
    shown.secondary()
    assert shown.footer().primary == ""


# Choosing and changing


def test_choosing_an_offer_freezes_its_prices_and_can_be_undone(desk: Desk) -> None:
    go(desk)
    press(desk, "Choose from the list: Foundation model")
    type_in(desk, "Find", "terra")
    press(desk, "Use as foundation model: gpt-6.1-terra")
    frozen = price(desk, Role.INPUT)
    assert frozen is not None
    assert (frozen.model, frozen.price_usd, frozen.list_name) == ("gpt-6.1-terra", 1, "prices.csv")
    assert "$0.05 for a million cached tokens in" in texts(desk)
    go(desk, navigation.CHECK)
    action(desk, "Undo").trigger()
    desk.settle()
    assert desk.place == navigation.PRICES
    assert desk.document.assessment.costs.prices == ()


def test_a_search_that_finds_nothing_says_so(desk: Desk) -> None:
    go(desk)
    press(desk, "Choose from the list: Foundation model")
    assert "Only the first 15 of" in texts(desk)
    type_in(desk, "Find", "no such model")
    assert "No offer has this in its name" in texts(desk)
    type_in(desk, "Find", "")
    kinds = page(desk).findChildren(ChoiceField)[0]
    kinds.combo.setCurrentIndex(4)
    kinds.combo.activated.emit(4)
    desk.settle()
    assert "L40S 48 GB" in texts(desk)


def test_old_unknown_and_ending_prices_are_told_in_words(desk: Desk) -> None:
    tuned = Model("OpenAI", "ft:gpt-4.1-2025-04-14", "api_tuned")
    used(desk, (Part.HOSTING, OLD), (Part.TUNED, tuned), (Part.SMALL, Model("A", "b", "api_base")))
    go(desk)
    said = texts(desk)
    assert "A price that is not known leaves every total open" in said
    assert "look at each and tick that it was reviewed" in said
    assert "248 days old, read 19 March 2026: to be reviewed" in said
    assert "ft:gpt-4.1-2025-04-14: No longer served from 14 January 2027" in said
    assert said.count("not known") == 3
    press(desk, "Reviewed: Hosting")
    frozen = price(desk, Role.HOSTING)
    assert frozen is not None
    assert frozen.reviewed
    assert "Reviewed; read 19 March 2026" in texts(desk)
    desk.document.set_date("2027-02-01")
    desk.settle()
    assert "ft:gpt-4.1-2025-04-14: Not served since 14 January 2027" in texts(desk)
    press(desk, "Take out: Hosting")
    assert price(desk, Role.HOSTING) is None


def test_the_first_unknown_price_can_be_given_from_the_warning(desk: Desk) -> None:
    used(desk, (Part.HOSTING, OLD), (Part.SMALL, Model("A", "b", "api_base")))
    go(desk)
    press(desk, "Give the first price that is not known")
    assert "Change the price: Small foundation model: input" in texts(desk)
    desk.document.finish()
    desk.settle()
    assert not buttons(desk, "Give the first price that is not known")


def test_without_a_price_the_figure_in_its_place_is_shown_with_its_source(desk: Desk) -> None:
    go(desk)
    said = texts(desk)
    assert "Price of training: $5 per million tokens ($0.50 to $25)" in said
    assert "The price of the small model stands in for it, times a premium" in said
    assert "Default: Microsoft" in said


def test_a_source_that_several_figures_share_is_told_once(desk: Desk) -> None:
    go(desk)
    shared = "Source of the defaults that name none: Price catalogue of this content pack"
    assert texts(desk).count("Price catalogue of this content pack") == 1
    assert shared in texts(desk)
    assert texts(desk).count("Default: see below the table") == 5


def test_a_price_announced_for_later_and_a_note_are_told(desk: Desk) -> None:
    used(desk, (Part.FOUNDATION, Model("Google", "gemini-3.8-flash", "api_base")))
    go(desk)
    said = texts(desk)
    assert "From 1 January 2027: $1.50 for a million tokens in" in said
    assert "Introductory price" in said
    assert "gemini-3.8-flash: This price ends on 31 December 2026" in said


def test_an_undated_price_is_to_be_reviewed(desk: Desk) -> None:
    used(desk, (Part.HOSTING, Model("Mistral", "Any tuned model, storage", "api_tuned")))
    go(desk)
    assert "Undated: to be reviewed" in texts(desk)
    [box] = buttons(desk, "Reviewed: Hosting")
    box.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert "Reviewed; undated" in texts(desk)
    assert focused().accessibleName() == "Reviewed: Hosting"
    [link] = buttons(desk, "Take out: Hosting")
    link.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert price(desk, Role.HOSTING) is None
    assert focused().accessibleName() == "Choose from the list: Foundation model"


def test_a_number_of_the_clients_own_keeps_who_why_and_the_old_one(desk: Desk) -> None:
    used(desk, (Part.FOUNDATION, SOL))
    go(desk)
    press(desk, "Change the price: Foundation model: input")
    assert field(desk, "Changed by").value() == "Consultant"
    for typed, at, said in (
        ("many", "Price", "Write a price in dollars"),
        ("2000", "Price", "Give a price between $0.001 and $1,000"),
        ("1.7", "Why", "Say why this price was changed"),
    ):
        type_in(desk, "Price", typed)
        press(desk, "Keep this price")
        assert said in field(desk, at).error()
    type_in(desk, "Why", "offer")
    press(desk, "Keep this price")
    frozen = price(desk, Role.INPUT)
    assert frozen is not None
    assert frozen.edit is not None
    assert (frozen.price_usd, frozen.edit.old_usd, frozen.edit.changed_on) == (1.7, 2, DAY)
    assert "Consultant on 22 November 2026, in place of $2.00: offer" in texts(desk)
    assert "Typed 22 November 2026" in texts(desk)
    press(desk, "Change the price: Foundation model: input")
    type_in(desk, "Evidence (optional)", "quote 12")
    type_in(desk, "Price", "")
    press(desk, "Keep this price")
    assert "offer (quote 12)" in texts(desk)
    press(desk, "Back to the listed price: Foundation model: input")
    frozen = price(desk, Role.INPUT)
    assert frozen is not None
    assert (frozen.price_usd, frozen.edit) == (2, None)


def test_what_is_seldom_so_of_a_price_is_said_once_before_it_is_kept(desk: Desk) -> None:
    used(desk, (Part.FOUNDATION, SOL))
    go(desk)
    press(desk, "Change the price: Foundation model: output")
    type_in(desk, "Why", "offer")
    for typed in ("1.5", "1.2"):
        type_in(desk, "Price", typed)
        press(desk, "Keep this price")
        error = field(desk, "Price").error()
        assert error.startswith("Output costs less than input, which is seldom so. ")
        assert error.endswith("If it is right, press “Keep this price” again.")
    press(desk, "Keep this price")
    frozen = price(desk, Role.OUTPUT)
    assert frozen is not None
    assert frozen.price_usd == 1.2


def test_what_is_wrong_with_a_price_is_in_sight_at_its_field(desk: Desk) -> None:
    used(desk, (Part.FOUNDATION, SOL), (Part.HOSTING, OLD))
    desk.at(1024, 700, 2.0)
    go(desk)
    press(desk, "Change the price: Foundation model: input")
    type_in(desk, "Price", "2000")
    press(desk, "Keep this price")
    [told] = [p for p in page(desk).findChildren(Prose) if p.text().startswith("Give a price")]
    assert told.visibleRegion().boundingRect() == told.rect()


def test_who_changed_a_price_is_asked_for_first(desk: Desk) -> None:
    desk.document.update(prepared_by="")
    used(desk, (Part.FOUNDATION, SOL))
    go(desk)
    press(desk, "Change the price: Foundation model: output")
    press(desk, "Keep this price")
    assert field(desk, "Changed by").error()
    press(desk, "Cancel")
    assert not page(desk).findChildren(EditCard)[0].isVisible()


def test_a_change_that_lost_its_price_is_closed(desk: Desk) -> None:
    used(desk, (Part.FOUNDATION, SOL))
    go(desk)
    press(desk, "Change the price: Foundation model: input")
    press(desk, "Cancel")
    card = page(desk).findChildren(EditCard)[0]  # made when it is first asked for
    card.start(Role.GPU)
    assert not card.isVisible()
    card._kept()
    press(desk, "Change the price: Foundation model: input")
    desk.document.undo()
    desk.settle()
    assert not card.isVisible()


def test_nothing_can_be_changed_in_a_finished_assessment(desk: Desk) -> None:
    used(desk, (Part.FOUNDATION, SOL), (Part.HOSTING, OLD))
    desk.document.finish()
    go(desk)
    assert "gpt-6.1-sol" in texts(desk)
    assert not buttons(desk, "Change the price: Foundation model: input")
    assert not buttons(desk, "Use this currency")
    assert not page(desk).findChildren(AnewCard)[0].isVisible()
    tab(desk, "list")
    assert not buttons(desk, "Use as foundation model: gpt-6.1-sol")
    type_in(desk, "Find", "sonnet")
    assert "claude-sonnet-5-5" in texts(desk)


# Pricing anew


def test_pricing_anew_shows_the_difference_before_it_is_taken_on(desk: Desk) -> None:
    used(desk, (Part.FOUNDATION, SOL))
    go(desk)
    press(desk, "Compare with the price list")
    assert "All prices kept here are those of the price list." in texts(desk)
    [row] = [
        one.row
        for one in desk.store.prices.catalogue().models[SOL]
        if one.row.unit.endswith("_input_tokens") and not one.row.min_prompt_tokens
    ]
    desk.store.prices.keep((replace(row, price_usd=1.5),))
    used(desk, (Part.GPU, Model("Nobody", "none", "gpu_hour")))
    desk.settle()
    assert "no longer listed" in texts(desk)
    assert "$1.50. Read 12 November 2026" in texts(desk)
    assert "down 25\N{NO-BREAK SPACE}%" in texts(desk)
    press(desk, "Take on what is ticked")
    frozen = price(desk, Role.INPUT)
    assert frozen is not None
    assert frozen.price_usd == 1.5


# Currency


def test_the_clients_currency_needs_a_rate_and_its_day(desk: Desk) -> None:
    go(desk)
    card = page(desk).findChildren(CurrencyCard)[0]
    for code, rate, day, at in (
        ("EURO", "0.9", DAY, "Currency"),
        ("EUR", "0", DAY, "One US dollar buys"),
        ("EUR", "0.9", "2027-01-01", "Day of the rate"),
    ):
        for label, text in zip(
            ("Currency", "One US dollar buys", "Day of the rate"), (code, rate, day), strict=True
        ):
            type_in(desk, label, text)
        press(desk, "Use this currency")
        assert field(desk, at).error()
        assert card.isVisible()
    type_in(desk, "Day of the rate", DAY)
    desk.dialogs.choices.append("back")
    desk.room.shell.go("check")
    assert desk.dialogs.asked[-1][1].startswith("Press “Use this currency” to keep what you typed")
    press(desk, "Use this currency")
    costs = desk.document.assessment.costs
    assert (costs.currency, costs.rate, costs.rate_date) == ("EUR", 0.9, DAY)
    assert "One US dollar is 0.9 EUR, as of 22 November 2026." in texts(desk)


def test_the_button_stays_in_sight_where_the_prices_above_then_say_more(desk: Desk) -> None:
    desk.at(1280, 800, 1.0)
    go(desk)
    for label, text in (
        ("Currency", "EUR"),
        ("One US dollar buys", "0.9"),
        ("Day of the rate", DAY),
    ):
        type_in(desk, label, text)
    [use] = buttons(desk, "Use this currency")
    focus_by_keyboard(use)
    desk.settle()
    QTest.keyClick(use, Qt.Key.Key_Return)
    desk.settle()
    assert desk.document.assessment.costs.currency == "EUR"
    assert use.hasFocus()
    assert use.visibleRegion().boundingRect() == use.rect()


# Every size


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_nothing_is_cut_at_any_size(desk: Desk, width: int, height: int, text: float) -> None:
    used(desk, (Part.FOUNDATION, SOL), (Part.HOSTING, OLD))
    go(desk)
    desk.at(width, height, text)
    for key in ("used", "list", "import"):
        tab(desk, key)
        assert desk.clipped() == []
    assert page(desk).findChildren(DataTable)
