"""The figures behind the cost: looked through, changed with a reason, taken back, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.cost.listing import GROUPS
from logic.cost.paying import ways_of
from tests.ui.pages_stage import pack
from tests.ui.prices_desk import a_desk, buttons, field, go, page, press, texts, type_in
from ui import navigation
from ui.pages.figures_edit import EditFigure
from ui.pages.figures_matter import MatterCard
from ui.widgets import ChoiceField, Disclosure, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.desk import Desk
    from ui.theme import Look

WHY = "Their contract of October"
KEEP = "Keep the figure"
WORKING_DAY = pack().words.text("cost_figure.staff_usd_per_day.name")


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = a_desk(qtbot, look, tmp_path)
    go(made, navigation.FIGURES)
    return made


def open_group(desk: Desk, title: str) -> None:
    rows = [r for r in page(desk).findChildren(Disclosure) if r.title().startswith(title)]
    rows[0].header.click()
    desk.settle()


def change(desk: Desk, name: str, group: str = "People and time") -> None:
    open_group(desk, group)
    press(desk, f"Change: {name}")


def given(desk: Desk) -> dict[str, object]:
    return dict(desk.document.assessment.costs.inputs)


def test_every_group_opens_to_its_figures_with_their_sources(desk: Desk) -> None:
    assert "beside the answers" in texts(desk)
    for group in GROUPS:
        open_group(desk, desk.document.words.text(f"cost_group.{group}"))
    shown = texts(desk)
    for names in GROUPS.values():
        for name in names:
            assert desk.document.words.text(f"cost_figure.{name}.name") in shown
    assert "Default: our judgement" in shown


def test_a_figure_is_changed_with_who_and_why_and_taken_back(desk: Desk) -> None:
    change(desk, WORKING_DAY)
    assert field(desk, "Changed by").value() == "Consultant"
    for label, text in (("At least", "900"), ("Most likely", "1,000"), ("At most", "1,200")):
        type_in(desk, label, text)
    type_in(desk, "Why", WHY)
    type_in(desk, "Evidence (optional)", "Quote 17")
    press(desk, KEEP)
    held = desk.document.assessment.costs.inputs["staff_usd_per_day"]
    assert (held.low, held.likely, held.high, held.unit) == (900, 1000, 1200, "usd_a_day")
    assert (held.changed_by, held.why, held.source) == ("Consultant", WHY, "Quote 17")
    assert held.changed_on
    assert "Changed by Consultant on" in texts(desk)
    assert "The default is" in texts(desk)
    assert "1 of" in texts(desk)
    assert not [e for e in page(desk).findChildren(EditFigure) if e.isVisible()]
    press(desk, f"Use the default: {WORKING_DAY}")
    assert given(desk) == {}
    assert not buttons(desk, f"Use the default: {WORKING_DAY}")


def test_an_output_figure_below_its_input_is_said_to_be_seldom_so_before_it_is_kept(
    desk: Desk,
) -> None:
    output = "Price of output, foundation model"
    change(desk, output, "Prices by the token")
    for label, text in (("At least", "0.5"), ("Most likely", "0.6"), ("At most", "0.7")):
        type_in(desk, label, text)
    type_in(desk, "Why", WHY)
    press(desk, KEEP)
    error = field(desk, "Most likely").error()
    assert error.startswith("Output costs less than input, which is seldom so. If it is right")
    assert given(desk) == {}
    press(desk, KEEP)
    assert desk.document.assessment.costs.inputs["output_usd_per_million"].likely == 0.6


def test_how_values_are_spread_between_the_ends_can_be_chosen(desk: Desk) -> None:
    change(desk, WORKING_DAY)
    [shape] = [one for one in page(desk).findChildren(ChoiceField) if one.isVisible()]
    assert (shape.label(), shape.value()) == ("Between the ends", "pert")
    shape.set_value("triangular")
    type_in(desk, "Why", WHY)
    press(desk, KEEP)
    assert desk.document.assessment.costs.inputs["staff_usd_per_day"].shape == "triangular"
    assert "fall evenly from the most likely one to the ends (triangular)" in texts(desk)


def test_what_a_closer_range_tells_most_of_is_named_marked_and_leads_to_its_row(
    desk: Desk, qtbot: QtBot
) -> None:
    card = page(desk).findChildren(MatterCard)[0]
    qtbot.waitUntil(card.isVisible)
    assert "Where a closer range tells most" in texts(desk)
    names = [name for group in GROUPS.values() for name in group if name in card.named]
    assert names
    first = next(name for name in card.named if name in names)
    press(desk, desk.document.words.text(f"cost_figure.{first}.name"))
    assert card.row(first) in texts(desk)
    assert card.row("hours_a_month") == ""
    assert any("worth knowing better" in row.title() for row in page(desk).findChildren(Disclosure))


def test_a_question_worth_knowing_better_is_gone_to(desk: Desk, qtbot: QtBot) -> None:
    card = page(desk).findChildren(MatterCard)[0]
    qtbot.waitUntil(card.isVisible)
    card.asked.emit("volume")
    desk.settle()
    assert desk.room.shell.place == navigation.question_place("volume")


def test_a_share_is_typed_in_percent(desk: Desk) -> None:
    change(desk, pack().words.text("cost_figure.growth_a_month.name"), "What changes over time")
    for label, text in (("At least", "1"), ("Most likely", "3%"), ("At most", "150")):
        type_in(desk, label, text)
    type_in(desk, "Why", WHY)
    press(desk, KEEP)
    assert field(desk, "At most").error()
    type_in(desk, "At most", "4")
    press(desk, KEEP)
    held = desk.document.assessment.costs.inputs["growth_a_month"]
    assert (held.low, held.likely, held.high) == (0.01, 0.03, 0.04)


def test_what_is_wrong_can_be_read_where_the_window_is_low(desk: Desk) -> None:
    desk.at(1024, 480)
    change(desk, WORKING_DAY)
    type_in(desk, "At least", "900,000")
    press(desk, KEEP)
    said = [p for p in field(desk, "At least").findChildren(Prose) if "or less" in p.text()]
    assert not said[0].visibleRegion().isEmpty()
    assert said[0].visibleRegion().boundingRect().height() == said[0].height()


def test_undo_takes_a_changed_figure_back(desk: Desk) -> None:
    change(desk, WORKING_DAY)
    type_in(desk, "Why", WHY)
    press(desk, KEEP)
    assert given(desk)
    assert desk.document.undo() == navigation.FIGURES
    desk.settle()
    assert given(desk) == {}


@pytest.mark.parametrize(
    ("label", "text", "sentence"),
    [
        ("Most likely", "many", "Type a number such as"),
        ("At least", "-5", "or more"),
        ("At most", "9,999,999", "or less"),
        ("At least", "99,000", "Make “At least” no more than “Most likely”"),
        ("At most", "1", "Make “At most” no less than “Most likely”"),
        ("Why", "", "so that a reader of the report can follow"),
        ("Changed by", "", "so that a reader of the report can follow"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(
    desk: Desk, label: str, text: str, sentence: str
) -> None:
    change(desk, WORKING_DAY)
    type_in(desk, "Why", WHY)
    type_in(desk, label, text)
    press(desk, KEEP)
    assert sentence in field(desk, label).error()
    if sentence.startswith("Make"):
        assert field(desk, "Most likely").error() == sentence, "at both fields"
    assert given(desk) == {}
    press(desk, "Leave as it is")
    assert given(desk) == {}


@pytest.mark.parametrize(
    ("name", "label", "text", "sentence"),
    [
        ("cache_read_factor", "At most", "1.2", "Cached text cannot"),
        ("tuned_premium", "At least", "0.5", "not cheaper than its base"),
    ],
)
def test_contradictions_say_what_they_contradict(
    desk: Desk, name: str, label: str, text: str, sentence: str
) -> None:
    change(desk, pack().words.text(f"cost_figure.{name}.name"), "Prices by the token")
    type_in(desk, label, text)
    press(desk, KEEP)
    assert sentence in field(desk, label).error()


def test_a_changed_figure_shows_what_was_said_of_it(desk: Desk) -> None:
    change(desk, WORKING_DAY)
    type_in(desk, "Why", WHY)
    press(desk, KEEP)
    press(desk, f"Change: {WORKING_DAY}")
    assert field(desk, "Why").value() == WHY


def test_a_fall_of_prices_may_be_a_rise(desk: Desk) -> None:
    change(desk, pack().words.text("cost_figure.decline_foundation.name"), "What changes over time")
    type_in(desk, "At least", "-50")
    type_in(desk, "Why", WHY)
    press(desk, KEEP)
    assert desk.document.assessment.costs.inputs["decline_foundation"].low == -0.5


def test_a_finished_assessment_shows_its_figures_and_changes_none(desk: Desk) -> None:
    change(desk, WORKING_DAY)
    desk.document.finish()
    desk.settle()
    assert not buttons(desk, f"Change: {WORKING_DAY}")
    assert not [e for e in page(desk).findChildren(EditFigure) if e.isVisible()]


def test_back_leads_to_where_the_figures_were_asked_for(desk: Desk) -> None:
    go(desk, "end:cost")
    press(desk, "Figures behind the cost")
    assert page(desk).isVisible()
    assert desk.place == navigation.FIGURES
    desk.room.shell.go_back()
    desk.settle()
    assert desk.place == "end:cost"


def choose_another_way(desk: Desk) -> str:
    """The name of the way that was picked, the editor left open."""
    document = desk.document
    ways = ways_of(pack().content, document.advice, document.assessment.costs)
    other = next(way for way in ways.sources if way != ways.usual)
    press(desk, "Pay for it another way")
    [asked] = [one for one in page(desk).findChildren(ChoiceField) if one.isVisible()]
    asked.set_value(other)
    return pack().words.text(f"cost.paid.{other}")


def test_the_fine_tuned_model_is_paid_for_another_way_with_a_reason(desk: Desk) -> None:
    name = choose_another_way(desk)
    press(desk, "Keep this way")
    assert field(desk, "Why").error()
    assert not desk.document.assessment.costs.ways
    type_in(desk, "Why", WHY)
    press(desk, "Keep this way")
    [held] = desk.document.assessment.costs.ways.values()
    assert (held.changed_by, held.why) == ("Consultant", WHY)
    assert f"{name[:1].upper()}{name[1:]}" in texts(desk)
    assert WHY in texts(desk)
    press(desk, "Use the default: How the fine-tuned model is paid for")
    assert not desk.document.assessment.costs.ways


def test_a_way_left_alone_stays(desk: Desk) -> None:
    choose_another_way(desk)
    press(desk, "Leave as it is")
    assert not desk.document.assessment.costs.ways
    assert not [one for one in page(desk).findChildren(ChoiceField) if one.isVisible()]


def test_a_range_kept_by_no_button_yet_is_asked_about_on_leaving(desk: Desk) -> None:
    change(desk, WORKING_DAY)
    type_in(desk, "Most likely", "1,000")
    desk.dialogs.choices.append("back")
    desk.room.shell.go_back()
    said = desk.dialogs.asked[-1][1]
    assert said.startswith(f"Press “{KEEP}” to keep what you typed under “Most likely”.")
    assert desk.place == "figures"
    press(desk, "Leave as it is")
    desk.room.shell.go_back()
    assert desk.place != "figures"
