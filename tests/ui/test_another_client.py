"""What was typed or asked for about one client is gone where the next one is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.assessment import Assessment, Basis, Engagement
from logic.prices.roles import Part
from tests.ui.pages_stage import DAY, FULL, PEOPLE, pack, said
from tests.ui.prices_desk import SOL, a_desk, buttons, go, page, press, tab, type_in, used
from ui import navigation
from ui.pages.figures_edit import EditFigure
from ui.pages.figures_matter import MatterCard
from ui.pages.figures_way import WayCard
from ui.pages.prices_anew import AnewCard
from ui.pages.prices_currency import CurrencyCard
from ui.pages.prices_edit import EditCard
from ui.pages.sections_row import QuestionRow
from ui.pages.whatif_tries import TriesCard
from ui.widgets import Disclosure, LineField, LinkButton

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.desk import Desk
    from ui.theme import Look

PRICED = "Change the price: Foundation model: input"
WORKING_DAY = pack().words.text("cost_figure.staff_usd_per_day.name")


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = a_desk(qtbot, look, tmp_path)
    used(made, (Part.FOUNDATION, SOL))
    return made


def another(desk: Desk, place: str) -> None:
    """Close what is open, begin with another client's answers, and go to the same page."""
    desk.room.files.close()
    engagement = Engagement(task="Contract clauses", people=PEOPLE)
    answers = {**FULL, "task_kind": replace(said("label"), said_by="p2", basis=Basis.MEASURED)}
    desk.document.start_from(Assessment(id="", date=DAY, engagement=engagement, answers=answers))
    used(desk, (Part.FOUNDATION, SOL))
    go(desk, place)


def seen(desk: Desk, kind: type[QWidget]) -> list[QWidget]:
    return [one for one in page(desk).findChildren(kind) if one.isVisible()]


def test_a_price_being_changed_is_not_put_into_the_next_assessment(desk: Desk) -> None:
    go(desk)
    press(desk, PRICED)
    type_in(desk, "Why", "Their contract")
    go(desk, navigation.CHECK)
    go(desk)
    assert seen(desk, EditCard)
    another(desk, navigation.PRICES)
    assert buttons(desk, PRICED)
    assert not seen(desk, EditCard)


def test_prices_are_compared_again_only_where_that_is_asked_for(desk: Desk) -> None:
    go(desk)
    desk.wait_until(lambda: bool(seen(desk, AnewCard)))
    [card] = page(desk).findChildren(AnewCard)
    card._compare.click()
    assert card._same.isVisible()
    another(desk, navigation.PRICES)
    desk.wait_until(card.isVisible)
    assert not card._same.isVisible()


def test_a_figure_being_changed_is_not_put_into_the_next_assessment(desk: Desk) -> None:
    go(desk, navigation.FIGURES)
    rows = [row for row in page(desk).findChildren(Disclosure) if "People" in row.title()]
    rows[0].header.click()
    desk.settle()
    press(desk, f"Change: {WORKING_DAY}")
    go(desk, navigation.CHECK)
    go(desk, navigation.FIGURES)
    assert seen(desk, EditFigure)
    another(desk, navigation.FIGURES)
    assert not seen(desk, EditFigure)


def test_a_way_to_pay_being_chosen_is_not_put_into_the_next_assessment(desk: Desk) -> None:
    go(desk, navigation.FIGURES)
    [card] = page(desk).findChildren(WayCard)
    card._change.click()
    assert card._editor.isVisible()
    another(desk, navigation.FIGURES)
    assert not card._editor.isVisible()


def test_a_currency_being_typed_is_not_put_into_the_next_assessment(desk: Desk) -> None:
    go(desk)
    desk.wait_until(lambda: bool(seen(desk, CurrencyCard)))
    [card] = page(desk).findChildren(CurrencyCard)
    card._code.set_value("CHF")
    card._code.edited.emit()
    another(desk, navigation.PRICES)
    desk.wait_until(card.isVisible)
    assert card._code.value() == "USD"


def test_what_is_tried_and_no_answer_is_not_tried_in_the_next_assessment(desk: Desk) -> None:
    desk.document.show_result()
    go(desk, navigation.WHATIF)
    page(desk).findChildren(TriesCard)[0].more.click()
    fields = [field for field in page(desk).findChildren(LineField) if field.isVisible()]
    for field in fields:
        field.set_value("many")
        field.edited.emit()
    assert any(field.error() for field in fields)
    another(desk, navigation.CHECK)
    desk.document.show_result()
    go(desk, navigation.WHATIF)
    assert not any(field.error() or field.value() == "many" for field in fields)


def test_figures_of_one_client_are_not_shown_beside_those_of_the_next(desk: Desk) -> None:
    go(desk, navigation.FIGURES)
    [card] = page(desk).findChildren(MatterCard)
    desk.wait_until(card.isVisible)
    desk.room.files.close()
    desk.document.start_from(Assessment(id="", date=DAY, answers=dict(FULL)))
    desk.room.shell.go(navigation.FIGURES)
    assert not card.isVisible()
    assert not card.named
    assert card.result is None
    desk.wait_until(card.isVisible)


def test_who_said_something_is_not_taken_into_the_next_assessment(desk: Desk) -> None:
    go(desk, navigation.SECTIONS)
    rows = page(desk).findChildren(QuestionRow)
    next(row for row in rows if row.question == "task_kind").toggled.emit("task_kind")
    desk.settle()
    another(desk, navigation.SECTIONS)
    answer = desk.document.assessment.answer("task_kind")
    assert (answer.said_by, answer.basis) == ("p2", Basis.MEASURED)


def test_the_price_list_offers_every_part_again_once_it_was_left(desk: Desk) -> None:
    go(desk)
    press(desk, "Choose from the list: Small foundation model")
    assert len({link.label() for link in _links(desk) if link.label().startswith("Use")}) == 1
    tab(desk, "used")
    tab(desk, "list")
    assert len({link.label() for link in _links(desk) if link.label().startswith("Use")}) > 1


def _links(desk: Desk) -> list[LinkButton]:
    return [link for link in page(desk).findChildren(LinkButton) if link.isVisible()]
