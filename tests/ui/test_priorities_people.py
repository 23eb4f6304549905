"""Several people's points: each a set of their own, one agreed, all side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from logic.assessment import Certainty, Priorities
from logic.model import Approach, Consideration
from tests.ui.pages_stage import FULL, POINTS, PageStage
from tests.ui.stage import focused
from ui.focus import takes_tab
from ui.pages.priorities import PrioritiesPage
from ui.pages.priorities_people import SideBySide, WhoseBox, whose
from ui.widgets import ChoiceField, ErrorSummary, LinkButton, PointsSlider, Prose, Radio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

CLAIMS = Priorities(person="p1", points=POINTS)
STAFF = Priorities(
    person="p2",
    agreed=False,
    points={
        "business_need": 30,
        "data_knowledge": 100,
        "performance": 40,
        "customization": 10,
        "security": 90,
        "cost": 50,
    },
)


@pytest.fixture
def stage(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[PageStage]:
    made = PageStage(qtbot, look, tmp_path)
    yield made
    made.close()


def shown(stage: PageStage, *sets: Priorities) -> PrioritiesPage:
    stage.open(FULL, sets)
    page = PrioritiesPage(stage.context)
    stage.enter(page, "priorities")
    return page


def sets(stage: PageStage) -> dict[str, Priorities]:
    return {one.person: one for one in stage.document.assessment.priorities}


def side(stage: PageStage) -> Approach | None:
    return stage.document.advice.leans_to


def pick(stage: PageStage, page: PrioritiesPage, name: str) -> None:
    field = page.widget.findChild(WhoseBox).findChild(ChoiceField)  # type: ignore[union-attr]
    assert isinstance(field, ChoiceField)
    field.combo.setCurrentText(name)
    field.combo.activated.emit(field.combo.currentIndex())
    stage.settle()


def follow(stage: PageStage, page: PrioritiesPage, key: str) -> None:
    name = stage.say(f"ui_priorities.whose.{key}")
    found = [b for b in page.widget.findChildren(LinkButton) if b.isVisible()]
    next(b for b in found if b.label() == name).click()
    stage.settle()


def texts(page: PrioritiesPage) -> list[str]:
    return [prose.text() for prose in page.widget.findChildren(Prose) if prose.isVisible()]


def points(page: PrioritiesPage) -> dict[str, int | None]:
    found = page.widget.findChildren(PointsSlider)
    return {of.value: row.value() for of, row in zip(Consideration, found, strict=True)}


def test_the_agreed_set_comes_first_and_others_can_be_looked_at(stage: PageStage) -> None:
    page = shown(stage, STAFF, CLAIMS)
    assert points(page) == POINTS
    assert stage.say("ui_priorities.whose.drives") in texts(page)
    pick(stage, page, "IT")
    assert points(page) == STAFF.points
    aside = stage.say("ui_priorities.whose.aside", who="Head of claims")
    assert aside in texts(page)
    assert sets(stage) == {"p1": CLAIMS, "p2": STAFF}, "looking changes nothing"


def test_another_persons_points_are_a_set_of_their_own(stage: PageStage) -> None:
    page = shown(stage, CLAIMS)
    pick(stage, page, "IT")
    line = page.widget.findChildren(PointsSlider)[0].line
    QTest.keyClicks(line, "70")
    stage.settle()
    assert sets(stage)["p1"] == CLAIMS
    assert sets(stage)["p2"] == Priorities(person="p2", agreed=False, points={"business_need": 70})


def test_the_first_set_of_all_is_the_agreed_one(stage: PageStage) -> None:
    page = shown(stage)
    pick(stage, page, "IT")
    QTest.keyClicks(page.widget.findChildren(PointsSlider)[0].line, "70")
    stage.settle()
    assert sets(stage)["p2"].agreed


def test_tab_stops_at_how_sure_the_one_looked_at_is(stage: PageStage) -> None:
    order = Certainty.ORDER
    page = shown(stage, replace(CLAIMS, certainty=order), replace(STAFF, certainty=order))
    radios = page.widget.findChildren(Radio)
    QTest.mouseClick(radios[2], Qt.MouseButton.LeftButton)
    pick(stage, page, "IT")
    assert [takes_tab(radio) for radio in radios] == [True, False, False, False]
    assert [radio.isChecked() for radio in radios] == [True, False, False, False]


def test_undo_and_redo_show_the_points_they_change(stage: PageStage) -> None:
    page = shown(stage, CLAIMS, STAFF)
    stage.document.set_priorities(replace(STAFF, points={**STAFF.points, "cost": 70}))
    page.leave()
    page.enter("priorities")
    assert points(page) == POINTS
    stage.document.undo()
    stage.settle()
    assert points(page) == STAFF.points
    page.leave()
    page.enter("priorities")
    assert points(page) == POINTS, "the agreed set comes first again"


def test_undo_from_another_page_leads_to_the_points_it_changes(stage: PageStage) -> None:
    page = shown(stage, CLAIMS)
    pick(stage, page, "IT")
    QTest.keyClicks(page.widget.findChildren(PointsSlider)[0].line, "70")
    page.leave()
    stage.document.undo()
    page.enter("priorities")
    assert points(page) == dict.fromkeys(POINTS)
    assert stage.say("ui_priorities.whose.aside", who="Head of claims") in texts(page)


def test_another_set_can_drive_the_result(stage: PageStage) -> None:
    page = shown(stage, CLAIMS, STAFF)
    assert side(stage) is Approach.FINE_TUNED
    pick(stage, page, "IT")
    follow(stage, page, "agree")
    assert sets(stage)["p2"].agreed
    assert not sets(stage)["p1"].agreed
    assert side(stage) is Approach.FOUNDATION
    assert stage.say("ui_priorities.whose.drives") in texts(page)


def test_points_not_given_yet_stand_beside_the_others_as_not_set(stage: PageStage) -> None:
    page = shown(stage, CLAIMS, replace(STAFF, points={"cost": 50}))
    beside = page.widget.findChild(SideBySide)
    assert isinstance(beside, SideBySide)
    told = [prose.text() for prose in beside.findChildren(Prose)]
    assert told.count(stage.say("ui_priorities.unset")) == 5


def test_a_set_that_does_not_drive_can_be_removed(stage: PageStage) -> None:
    page = shown(stage, CLAIMS, STAFF)
    pick(stage, page, "IT")
    follow(stage, page, "remove")
    assert sets(stage) == {"p1": CLAIMS}
    assert focused().accessibleName() == stage.say("ui_priorities.whose.label")
    assert points(page) == POINTS
    stage.document.undo()
    assert set(sets(stage)) == {"p1", "p2"}


def test_continue_stops_at_the_set_that_lacks_points(stage: PageStage) -> None:
    half = Priorities(person="p2", agreed=False, points={"cost": 40})
    page = shown(stage, CLAIMS, half)
    assert not page.primary()
    stage.settle()
    assert points(page)["cost"] == 40
    summary = page.widget.findChild(ErrorSummary)
    assert isinstance(summary, ErrorSummary)
    assert len(summary.lines()) == 5
    follow(stage, page, "remove")
    assert page.primary()


def test_side_by_side_keeps_the_sides_hidden_with_the_result(stage: PageStage) -> None:
    page = shown(stage, CLAIMS, STAFF)
    beside = page.widget.findChild(SideBySide)
    assert isinstance(beside, SideBySide)
    assert beside.isVisible()
    assert stage.say("ui_priorities.beside.hidden") in texts(page)
    assert "Head of claims (agreed)" in texts(page)
    assert not any("towards" in text for text in texts(page))
    stage.document.show_result()
    stage.settle()
    said = [text.replace("\N{NON-BREAKING HYPHEN}", "-") for text in texts(page)]
    assert any(text.startswith("clearly towards fine-tuned (+") for text in said)
    assert any(text.startswith("clearly towards foundation (") for text in said)
    assert stage.say("ui_priorities.beside.differ") in said


@pytest.mark.parametrize("width", [1300, 600])
def test_points_half_given_have_no_side_yet(stage: PageStage, width: int) -> None:
    half = replace(STAFF, points={"business_need": 30})
    stage.open(FULL, (CLAIMS, half))
    stage.document.show_result()
    page = PrioritiesPage(stage.context)
    stage.enter(page, "priorities", width)
    told = [prose.text() for prose in page.widget.findChildren(Prose) if prose.isVisible()]
    assert stage.say("ui_priorities.beside.none") in told
    for key in ("same", "differ"):
        assert stage.say(f"ui_priorities.beside.{key}") not in told
    stage.document.set_priorities(STAFF)
    stage.settle()
    told = [prose.text() for prose in page.widget.findChildren(Prose) if prose.isVisible()]
    assert stage.say("ui_priorities.beside.none") not in told


def test_one_set_alone_has_nothing_beside_it(stage: PageStage) -> None:
    page = shown(stage, CLAIMS)
    beside = page.widget.findChild(SideBySide)
    assert isinstance(beside, SideBySide)
    assert not beside.isVisible()


def test_someone_taken_out_keeps_their_set_by_role(stage: PageStage) -> None:
    shown(stage, CLAIMS, STAFF)
    stage.document.remove_person("p2")
    names = whose(stage.words, stage.document.assessment)
    assert names["IT"] == "IT"
    assert "p2" not in names
