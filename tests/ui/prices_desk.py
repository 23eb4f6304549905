"""The price list in a whole window, as a person has it in front of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from logic.assessment import Assessment, Engagement
from logic.prices.roles import Part, Role, choose, price_for
from logic.prices.values import Model
from tests.ui.desk import Desk, TypedDesk
from tests.ui.pages_stage import DAY, FULL, PEOPLE
from ui import navigation
from ui.pages.prices_list import ListPane
from ui.widgets import LineField, Prose, TabBar

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from logic.assessment import FrozenPrice
    from ui.theme import Look

SOL = Model("OpenAI", "gpt-6.1-sol", "api_base")
OLD = Model("Azure", "Fine-tuned Azure OpenAI model, standard deployment", "api_tuned")


def a_desk(qtbot: QtBot, look: Look, home: Path) -> Desk:
    """A window with an assessment open."""
    made = TypedDesk(qtbot, look, home)
    engagement = Engagement(task="Claims triage", prepared_by="Consultant", people=PEOPLE)
    made.document.start_from(Assessment(id="", date=DAY, engagement=engagement, answers=dict(FULL)))
    made.settle()
    return made


def page(desk: Desk) -> QWidget:
    shown = desk.room.shell.page
    assert shown is not None
    return shown.widget


def go(desk: Desk, place: str = navigation.PRICES) -> None:
    desk.room.shell.go(place)
    desk.settle()


def tab(desk: Desk, key: str) -> None:
    page(desk).findChildren(TabBar)[0].set_current_key(key)
    desk.settle()


def texts(desk: Desk) -> str:
    found = [p.text() for p in page(desk).findChildren(Prose) if p.isVisible()]
    return "\n".join(found)


def buttons(desk: Desk, name: str) -> list[QAbstractButton]:
    found = page(desk).findChildren(QAbstractButton)
    return [b for b in found if b.isVisible() and b.accessibleName() == name]


def press(desk: Desk, name: str) -> None:
    buttons(desk, name)[0].click()
    desk.settle()


def field(desk: Desk, label: str) -> LineField:
    return next(
        f for f in page(desk).findChildren(LineField) if f.label() == label and f.isVisible()
    )


def type_in(desk: Desk, label: str, text: str) -> None:
    one = field(desk, label)
    one.set_value(text)
    one.edited.emit()
    if label == "Find":
        [pane] = page(desk).findChildren(ListPane)
        desk.wait_until(lambda: not pane._later.isActive())
    desk.settle()


def used(desk: Desk, *models: tuple[Part, Model]) -> None:
    known, costs = desk.store.prices.catalogue(), desk.document.assessment.costs
    for part, model in models:
        costs = choose(costs, known, part, model, DAY)
    desk.document.set_costs(costs)


def price(desk: Desk, role: Role) -> FrozenPrice | None:
    return price_for(desk.document.assessment.costs, role)
