"""The page of typical cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.assessment import Basis
from logic.cases import load_cases
from tests.ui.desk import SIZES, Desk
from ui.widgets import LinkButton

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


def links(desk: Desk) -> list[LinkButton]:
    page = desk.room.shell.page
    assert page is not None
    return [link for link in page.widget.findChildren(LinkButton) if link.isVisible()]


def test_a_case_begins_an_assessment_with_assumed_answers(desk: Desk) -> None:
    next(b for b in desk.window.findChildren(LinkButton) if "typical case" in b.label()).click()
    desk.settle()
    assert desk.place == "cases"
    cases = load_cases(desk.document.content)
    assert len(links(desk)) == len(cases)
    links(desk)[0].click()
    desk.settle()
    assert desk.place == "engagement"
    assessment = desk.document.assessment
    assert assessment.engagement.task == cases[0].title
    assert assessment.case == cases[0].id
    assert {answer.basis for answer in assessment.answers.values()} == {Basis.ASSUMED}


def test_back_leads_to_where_it_was_asked_for(desk: Desk) -> None:
    desk.room.shell.go("cases")
    desk.room.footer.back.click()
    assert desk.place == "start"
    desk.start(task="Claims triage")
    desk.room.shell.go("cases")
    desk.room.footer.back.click()
    assert desk.place == "engagement"


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_nothing_is_cut_off(desk: Desk, width: int, height: int, text: float) -> None:
    desk.at(width, height, text)
    desk.room.shell.go("cases")
    desk.settle()
    assert desk.clipped() == []
