"""The priorities page: points by slider and typed, all or none, how sure."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from logic.assessment import Certainty, Priorities
from logic.model import Consideration
from logic.tradeoff import TradeOff
from tests.ui.pages_stage import FULL, POINTS, PageStage
from tests.ui.stage import focused
from ui.pages.priorities import PrioritiesPage
from ui.widgets import ErrorSummary, LinkButton, PageScaffold, PointsSlider, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

PLACE = "priorities"


@pytest.fixture
def stage(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[PageStage]:
    made = PageStage(qtbot, look, tmp_path)
    made.open(FULL, ())
    yield made
    made.close()


@pytest.fixture
def page(stage: PageStage) -> PrioritiesPage:
    made = PrioritiesPage(stage.context)
    stage.enter(made, PLACE)
    return made


def rows(page: PrioritiesPage) -> dict[str, PointsSlider]:
    return {of.value: row.points for of, row in page._rows._rows.items()}


def texts(page: PrioritiesPage) -> list[str]:
    return [prose.text() for prose in page.widget.findChildren(Prose) if prose.isVisible()]


def kept(stage: PageStage) -> Priorities:
    return stage.document.assessment.agreed_priorities()


def give(page: PrioritiesPage, **points: int) -> None:
    for of, value in points.items():
        line = rows(page)[of].line
        line.selectAll()
        QTest.keyClicks(line, str(value))


def test_six_rows_with_their_ends_all_hollow(stage: PageStage, page: PrioritiesPage) -> None:
    assert page.title() == stage.say("ui_priorities.title")
    assert page.footer().hint == stage.say("ui_priorities.footer")
    assert len(rows(page)) == 6
    assert all(row.value() is None for row in rows(page).values())
    assert "from after the deadline, for one task to in days, for all tasks" in texts(page)
    assert texts(page).count(stage.say("ui_priorities.unset")) == 6
    assert stage.say("ui_priorities.equal") in texts(page)
    assert rows(page)["cost"].slider.accessibleName() == "Points for Cost, 0 to 100"


def test_the_footer_says_hidden_only_while_it_is(stage: PageStage, page: PrioritiesPage) -> None:
    stage.document.show_result()
    assert page.footer().hint == ""


def test_left_untouched_all_count_the_same_and_it_goes_on(
    stage: PageStage, page: PrioritiesPage
) -> None:
    assert page.primary()
    assert stage.document.assessment.priorities == ()
    assert not stage.document.advice.weights_stated


def test_points_typed_are_kept_and_ranked(stage: PageStage, page: PrioritiesPage) -> None:
    give(page, **POINTS)
    assert kept(stage).points == POINTS
    assert page.primary()
    ranks = [text for text in texts(page) if text.endswith(".") and text[:-1].isdigit()]
    assert sorted(ranks) == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert stage.document.advice.weights_stated


def test_points_by_slider_are_kept(stage: PageStage, page: PrioritiesPage) -> None:
    slider = rows(page)["security"].slider
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert kept(stage).points == {"security": 11}


def test_equal_points_share_a_rank(page: PrioritiesPage) -> None:
    give(page, **dict.fromkeys(POINTS, 50))
    assert texts(page).count("1.") == 6


def test_changes_of_one_row_are_one_step_to_undo(stage: PageStage, page: PrioritiesPage) -> None:
    give(page, cost=80)
    give(page, security=20)
    stage.document.undo()
    assert kept(stage).points == {"cost": 80}
    assert rows(page)["security"].value() is None


def test_some_without_points_is_a_problem(stage: PageStage, page: PrioritiesPage) -> None:
    give(page, cost=80, security=20)
    assert not page.primary()
    summary = page.widget.findChild(ErrorSummary)
    assert isinstance(summary, ErrorSummary)
    assert summary.hasFocus()
    lines = [line.label() for line in summary.lines()]
    assert lines[0] == "Give “Business need” points from 0 to 100, or take all points back"
    assert len(lines) == 4
    assert page.title().startswith("Error: ")
    summary.lines()[1].click()
    assert rows(page)["data_knowledge"].line.hasFocus()
    give(page, **POINTS)
    assert page.primary()
    assert not page.title().startswith("Error: ")
    assert stage.shell.footers >= 2


def test_more_points_than_there_are_count_as_none(stage: PageStage, page: PrioritiesPage) -> None:
    give(page, **POINTS)
    give(page, cost=555)
    assert "cost" not in kept(stage).points
    assert rows(page)["cost"].line.text() == "555"
    assert not page.primary()
    summary = page.widget.findChild(ErrorSummary)
    assert isinstance(summary, ErrorSummary)
    said = [line.label() for line in summary.lines()]
    assert said == [stage.say("ui_priorities.problem.unset", name="Cost")]
    page.leave()
    page.enter(PLACE)
    assert rows(page)["cost"].line.text() == ""


def test_nothing_but_zeros_is_a_problem(stage: PageStage, page: PrioritiesPage) -> None:
    give(page, **dict.fromkeys(POINTS, 0))
    assert not page.primary()
    summary = page.widget.findChild(ErrorSummary)
    assert isinstance(summary, ErrorSummary)
    said = [line.label() for line in summary.lines()]
    assert said == [stage.say("ui_priorities.problem.nothing")]


def test_all_points_can_be_taken_back(stage: PageStage, page: PrioritiesPage) -> None:
    give(page, cost=80)
    links = page.widget.findChildren(LinkButton)
    clear = next(b for b in links if b.label() == stage.say("ui_priorities.clear"))
    assert clear.isVisible()
    clear.click()
    assert kept(stage).points == {}
    assert not clear.isVisible()
    assert page.primary()


def radio(page: PrioritiesPage, text: str) -> QRadioButton:
    return next(b for b in page.widget.findChildren(QRadioButton) if b.text() == text)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Only the order is right", Certainty.ORDER),
        ("About right, give or take 10", Certainty.ABOUT),
        ("Exactly these", Certainty.EXACT),
        ("We prefer not to weigh", Certainty.NONE),
    ],
)
def test_how_sure(stage: PageStage, page: PrioritiesPage, text: str, certainty: Certainty) -> None:
    give(page, **POINTS)
    radio(page, text).click()
    assert kept(stage).certainty is certainty
    assert stage.say(f"ui_priorities.sure.{certainty}") in texts(page)
    assert page.primary()


def test_not_to_weigh_lets_go_of_points_and_gives_them_back(
    stage: PageStage, page: PrioritiesPage
) -> None:
    give(page, **POINTS)
    radio(page, "We prefer not to weigh").click()
    assert kept(stage).points == {}
    assert not rows(page)["cost"].isVisible()
    radio(page, "Exactly these").click()
    assert kept(stage).points == POINTS
    assert rows(page)["cost"].value() == 16


def test_narrow_the_slider_stands_under_its_name(stage: PageStage, page: PrioritiesPage) -> None:
    wide = rows(page)["cost"]
    assert wide.x() > 100
    page.widget.window().resize(500, 700)
    stage.settle()
    assert rows(page)["cost"].x() < 20
    page.leave()
    page.secondary()


def test_nothing_happens_while_no_assessment_is_open(
    stage: PageStage, page: PrioritiesPage
) -> None:
    give(page, **POINTS)
    stage.document.abandon()
    assert rows(page)["cost"].value() == 16


def shown_order(page: PrioritiesPage) -> list[str]:
    return [of.value for of in page._rows._order]


def test_first_they_are_put_in_order(stage: PageStage, page: PrioritiesPage) -> None:
    row = page._rows._rows[Consideration.DATA_KNOWLEDGE]
    assert row.up.accessibleName() == "Move Data & knowledge up"
    row.up.click()
    stage.settle()
    assert shown_order(page)[:2] == ["data_knowledge", "business_need"]
    assert list(kept(stage).points.values()) == [100, 59, 39, 25, 15, 7]
    assert kept(stage).points["data_knowledge"] == 100
    row.down.click()
    stage.settle()
    assert shown_order(page)[:2] == ["business_need", "data_knowledge"]
    assert kept(stage).points["business_need"] == 100
    first = page._rows._rows[Consideration.BUSINESS_NEED]
    assert not first.up.isEnabled()


def test_the_order_shown_may_be_right(stage: PageStage, page: PrioritiesPage) -> None:
    page._keep.click()
    assert kept(stage).points["business_need"] == 100
    assert not page._keep.isVisible()
    assert page.primary()


def test_weights_are_shown_to_those_who_are_sure(page: PrioritiesPage) -> None:
    give(page, **dict.fromkeys(POINTS, 50))
    radio(page, "Exactly these").click()
    said = [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(page)]
    assert said.count("17 %") == 6
    assert "Weight" in said


def test_how_far_off_is_typed(stage: PageStage, page: PrioritiesPage) -> None:
    give(page, **POINTS)
    radio(page, "About right, give or take 10").click()
    field = page._sure._tolerance
    field.set_value("99")
    field.committed.emit()
    assert "from 1 to 50" in field.error()
    field.set_value("5")
    field.committed.emit()
    assert kept(stage).tolerance == 5
    assert radio(page, "About right, give or take 5").isChecked()


def test_the_ends_carry_the_clients_own_numbers(page: PrioritiesPage) -> None:
    said = [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(page)]
    assert (
        "from today\N{RIGHT SINGLE QUOTATION MARK}s 76 % of good answers to the pass mark of 92 %"
        in said
    )


def test_one_question_for_those_who_prefer_not_to_weigh(
    stage: PageStage, page: PrioritiesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = TradeOff(foundation=Consideration.SECURITY, fine_tuned=Consideration.CUSTOMIZATION)
    monkeypatch.setattr("ui.pages.priorities.trade_off", lambda *_: pair)
    radio(page, "We prefer not to weigh").click()
    assert page._trade_off.isVisible()
    cards = page._trade_off._options.cards()
    cards[0].click()
    stage.settle()
    assert kept(stage).outweighs == ("customization", "security")
    assert cards[0].state.chosen
    page._trade_off._back.click()
    assert kept(stage).outweighs == ()


def one_way(stage: PageStage, low: int = 5) -> None:
    """Make all six point to fine-tuned, by at least so much."""
    document, ends = stage.document, Fraction(low)
    turned = tuple(replace(one, low=ends, high=ends + 10) for one in document.advice.considerations)
    document._advised = (document.assessment, replace(document.advice, considerations=turned))


def test_where_all_point_one_way_it_says_that_weights_are_idle(
    stage: PageStage, page: PrioritiesPage
) -> None:
    said = stage.say("ui_priorities.one_way")
    assert said not in texts(page)
    one_way(stage)
    page.refresh()
    assert said in texts(page)
    assert stage.document.priorities_skipped
    one_way(stage, low=-5)
    page.refresh()
    assert said not in texts(page)
    assert not stage.document.priorities_skipped


def test_points_once_given_are_not_passed_over(stage: PageStage, page: PrioritiesPage) -> None:
    give(page, cost=40)
    one_way(stage)
    assert not stage.document.priorities_skipped
    page.refresh()
    assert stage.say("ui_priorities.one_way") in texts(page)


def test_a_small_window_opens_at_the_head_and_tab_leads_on(
    stage: PageStage, page: PrioritiesPage
) -> None:
    first = focused()
    stage.look.set_text_size(2.0)
    page.widget.window().resize(640, 480)
    stage.settle()
    page.enter("priorities")
    stage.settle()
    assert focused() is page.widget
    assert isinstance(page.widget, PageScaffold)
    assert page.widget.verticalScrollBar().value() == 0
    QTest.keyClick(page.widget, Qt.Key.Key_Tab)
    assert page.widget.isAncestorOf(focused())
    page.widget.setFocus()
    page.enter("priorities")
    page.widget.window().resize(1300, 2400)
    stage.settle()
    assert focused() is first
