"""The routes tab: another route may stand for its side, with a reason and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.assessment import RouteChoice
from logic.model import Approach
from tests.ui.pages_stage import FULL, PageStage, said
from ui.pages.result import ResultPage
from ui.pages.result_finding import ROUTES
from ui.widgets import Button, LinkButton, Prose, TabBar, TextField

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

WHY = "The policy texts change every month."
RETRIEVAL = "Let “Retrieval” stand for the foundation model"


class _Routes:
    """The tab, and what can be done on it."""

    def __init__(self, stage: PageStage) -> None:
        self.stage = stage
        self.page = ResultPage(stage.context)
        stage.open(FULL)
        stage.document.show_result()
        stage.enter(self.page, "result")
        self.bar.set_current_key(ROUTES)
        stage.settle()

    @property
    def bar(self) -> TabBar:
        bar = self.page.widget.findChild(TabBar)
        assert isinstance(bar, TabBar)
        return bar

    def links(self) -> list[str]:
        return [b.accessibleName() for b in self.page.widget.findChildren(LinkButton) if shown(b)]

    def follow(self, name: str) -> None:
        found = self.page.widget.findChildren(LinkButton)
        next(b for b in found if shown(b) and b.accessibleName() == name).click()
        self.stage.settle()

    def press(self, text: str) -> None:
        found = self.page.widget.findChildren(Button)
        next(b for b in found if shown(b) and b.text() == text).click()
        self.stage.settle()

    def reason(self) -> TextField | None:
        found = [f for f in self.page.widget.findChildren(TextField) if shown(f)]
        return found[0] if found else None

    def choose(self, name: str, why: str) -> None:
        self.follow(name)
        field = self.reason()
        assert field is not None
        field.set_value(why)
        self.press("Let it stand")

    def texts(self) -> list[str]:
        return [p.text() for p in self.page.widget.findChildren(Prose) if shown(p)]

    def choices(self) -> tuple[RouteChoice, ...]:
        return self.stage.document.assessment.route_choices

    def standing(self) -> str:
        route = self.stage.document.advice.representing(Approach.FOUNDATION)
        assert route is not None
        return route.id


def shown(widget: Prose | Button | LinkButton | TextField) -> bool:
    return widget.isVisible()


@pytest.fixture
def routes(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[_Routes]:
    stage = PageStage(qtbot, look, tmp_path)
    yield _Routes(stage)
    stage.close()


def test_every_open_route_but_the_standing_ones_can_stand(routes: _Routes) -> None:
    advice = routes.stage.document.advice
    free = [r.id for r in advice.routes if r.kept and not r.representing]
    offered = [name for name in routes.links() if name.startswith("Let “")]
    assert len(offered) == len(free) > 0
    assert RETRIEVAL in offered
    assert routes.reason() is None


def test_a_route_stands_with_its_reason_and_can_be_taken_back(routes: _Routes) -> None:
    own = routes.standing()
    assert own != "A4"
    routes.choose(RETRIEVAL, WHY)
    choice = RouteChoice(approach="foundation", route="A4", reason=WHY)
    assert routes.choices() == (choice,)
    assert routes.standing() == "A4"
    assert f"“Retrieval” stands for the foundation model. Reason: {WHY}" in routes.texts()
    assert routes.bar.hasFocus()
    assert RETRIEVAL not in routes.links()
    routes.follow(routes.stage.say("ui_result.route.back"))
    assert routes.choices() == ()
    assert routes.standing() == own


def test_a_choice_is_one_step_to_undo(routes: _Routes) -> None:
    own = routes.standing()
    routes.choose(RETRIEVAL, WHY)
    assert routes.stage.document.undo() == "result"
    routes.stage.settle()
    assert routes.standing() == own
    assert RETRIEVAL in routes.links()


@pytest.mark.parametrize("typed", ["", "  \n"])
def test_without_a_reason_nothing_is_chosen(routes: _Routes, typed: str) -> None:
    routes.choose(RETRIEVAL, typed)
    field = routes.reason()
    assert field is not None
    assert field.error() == routes.stage.say("ui_result.route.problem")
    assert field.editor.hasFocus()
    assert routes.choices() == ()


def test_cancelling_goes_back_to_the_link(routes: _Routes) -> None:
    routes.follow(RETRIEVAL)
    field = routes.reason()
    assert field is not None
    assert field.editor.hasFocus()
    routes.follow("Cancel")
    assert routes.reason() is None
    assert any(
        link.hasFocus() and link.accessibleName() == RETRIEVAL
        for link in routes.page.widget.findChildren(LinkButton)
    )


def test_a_chosen_route_that_is_ruled_out_says_so(routes: _Routes) -> None:
    routes.choose(RETRIEVAL, WHY)
    routes.stage.document.set_answer("data_location", said("own_hardware"))
    routes.stage.settle()
    assert routes.standing() == "A5"
    said_ = routes.stage.say(
        "ui_result.route.chosen_out",
        route="Retrieval",
        side="the foundation model",
        reason=WHY,
    )
    assert said_ in routes.texts()


def test_what_the_provider_offers_is_said_once_and_the_choice_in_its_card_alone(
    routes: _Routes,
) -> None:
    routes.choose(RETRIEVAL, WHY)
    offer = routes.stage.say("offer.google.open")
    assert [text.startswith(offer) for text in routes.texts()].count(True) == 1
    assert [WHY in text for text in routes.texts()].count(True) == 1
