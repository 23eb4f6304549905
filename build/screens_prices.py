"""The pictures of the price list: what is used, the list, and an import."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from logic.assessment import PriceEdit
from logic.prices import roles
from logic.prices.roles import Part, Role
from logic.prices.values import Model
from screens_scene import Scene, finished, place, press
from ui import navigation
from ui.pages.prices_edit import EditCard
from ui.pages.prices_run import RunCard
from ui.widgets import ChoiceField, LineField, Prose, TabBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from screens_stage import Stage

_SOL = Model("OpenAI", "gpt-6.1-sol", "api_base")
_TUNED = Model("OpenAI", "ft:gpt-4.1-mini-2025-04-14", "api_tuned")
_HOSTED = Model("Azure", "Fine-tuned Azure OpenAI model, standard deployment", "api_tuned")
_SAID = PriceEdit(
    changed_by="Consultant", changed_on="2026-11-22", why="Offer to the client", evidence="Quote 12"
)
_LIST = {
    "updated_at": "2026-11-20",
    "prices": [
        {"id": "gpt-6.1-sol", "vendor": "openai", "input": 1.8, "output": 9},
        {"id": "gpt-6-luna", "vendor": "openai", "input": 1, "output": 0.5},
        {"id": "claude-haiku-5-5", "vendor": "anthropic", "input": 0.1, "output": 0.5},
        {"id": "example-small-2", "vendor": "openai", "input": 0.2, "output": 0.1},
        {"id": "example-large-2", "vendor": "openai", "input": 3200, "output": 5},
    ],
}


def prices() -> Iterator[Scene]:
    """The three tabs in their states."""
    yield Scene("prices-none", _none)
    yield Scene("prices-used", _used)
    yield Scene("prices-edit-error", _edit_error)
    yield Scene("prices-anew", _anew)
    yield Scene("prices-list", _list)
    yield Scene("prices-list-free", _free)
    yield Scene("prices-import", _import)
    yield Scene("prices-import-held", _held)
    yield Scene("prices-import-refused", _refused)


def _none(stage: Stage) -> QWidget:
    return place(stage, finished(stage), navigation.PRICES)


def _used(stage: Stage) -> QWidget:
    stage.take_on(finished(stage))
    document, known = stage.room.document, stage.store.prices.catalogue()
    day = document.assessment.date
    costs = roles.choose(document.assessment.costs, known, Part.FOUNDATION, _SOL, day)
    costs = roles.choose(costs, known, Part.TUNED, _TUNED, day)
    costs = roles.choose(costs, known, Part.HOSTING, _HOSTED, day)
    costs = roles.edit(costs, Role.TUNED_OUTPUT, None, _SAID)
    document.set_costs(roles.edit(costs, Role.INPUT, 1.7, _SAID))
    stage.go(navigation.PRICES)
    return stage.window


def _edit_error(stage: Stage) -> QWidget:
    _used(stage)
    press(stage, stage.pack.words.text("ui_prices.used.change"))
    price = stage.page.findChildren(EditCard)[0].findChildren(LineField)[0]
    price.set_value("2000")
    press(stage, stage.pack.words.text("ui_prices.edit.keep"))
    return stage.window


def _free(stage: Stage) -> QWidget:
    """The list without an assessment."""
    stage.room.files.close()
    return place(stage, None, navigation.PRICES)


def _anew(stage: Stage) -> QWidget:
    """After an import, the prices taken from the list before it."""
    stage.store.prices.keep(())
    _used(stage)
    costs = stage.room.document.assessment.costs
    _import(stage)
    card = stage.page.findChildren(RunCard)[0]
    card.accepted.emit()
    stage.settle()
    stage.room.document.set_costs(costs)
    _tab(stage, "used")
    press(stage, stage.pack.words.text("ui_prices.anew.compare"))
    return stage.window


def _tab(stage: Stage, key: str) -> QWidget:
    stage.page.findChildren(TabBar)[0].set_current_key(key)
    stage.settle()
    return stage.window


def _list(stage: Stage) -> QWidget:
    _used(stage)
    return _tab(stage, "list")


def _import(stage: Stage) -> QWidget:
    _chosen(stage, json.dumps(_LIST))
    return stage.window


def _held(stage: Stage) -> QWidget:
    _import(stage)
    group = stage.page.findChildren(RunCard)[0].findChildren(ChoiceField)[0]
    group.combo.setCurrentIndex(1)
    group.combo.activated.emit(1)
    stage.settle()
    return stage.window


def _refused(stage: Stage) -> QWidget:
    _chosen(
        stage, "provider,model,kind,unit,price_usd,as_of,source\nA,m,api_base,usd_per_token,1,,p\n"
    )
    return stage.window


def _chosen(stage: Stage, text: str) -> None:
    stage.store.prices.keep(())
    place(stage, finished(stage), navigation.PRICES)
    _tab(stage, "import")
    path = stage.store.home / "current-v1.json"
    path.write_text(text, encoding="utf-8")
    stage.dialogs.to_open = path
    press(stage, stage.pack.words.text("ui_prices.import.choose"))
    reading = stage.pack.words.text("ui_prices.import.reading", name=path.name)
    stage.wait_for(lambda: reading not in _texts(stage), "the list to be read")
    path.unlink()


def _texts(stage: Stage) -> list[str]:
    return [prose.text() for prose in stage.page.findChildren(Prose) if prose.isVisible()]
