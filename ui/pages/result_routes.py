"""The routes, and which of them stands for its side where the consultant knows better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from logic.assessment import RouteChoice
from logic.model import Approach
from logic.report.routes_page import routes_section
from ui.pages.forms import TypedForm
from ui.widgets import Button, Card, FlowRow, LinkButton, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from logic.findings import RouteResult
    from logic.report.blocks import Block
    from ui.pages.result_parts import Facts

_REASON_LINES = 2


class RouteChooser(QObject):
    """What lets another route stand for a side: links in the tables, a card under each.

    It belongs to the pane its cards are put into: hand that to ``setParent``.
    """

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts
        self._links: dict[str, LinkButton] = {}
        self._asking = {side: _Asking(facts, side) for side in Approach}
        for card in self._asking.values():
            card.hide()
            card.given.connect(self._choose)
            card.cancelled.connect(self._close)

    def blocks(self) -> tuple[Block, ...]:
        """The report's section, without the choices, which the cards tell."""
        return routes_section(self._facts.matter, choices=False).blocks

    def link(self, name: str) -> QWidget | None:
        """The link that lets the open route of this name stand for its side."""
        found = (r for r in self._facts.matter.advice.routes if r.kept and not r.representing)
        route = next((r for r in found if _name(self._facts, r.id) == name), None)
        if route is None or self._facts.frozen:
            return None
        link = LinkButton(self._facts.look, self._facts.say("route.choose"))
        side = self._facts.say(f"route.side.{route.approach}")
        link.set_about(self._facts.say("route.choose_about", route=name, side=side))
        link.setProperty("route", route.id)
        link.clicked.connect(self._open)
        self._links[route.id] = link
        return link

    def cards(self, side: Approach) -> list[Card]:
        """The cards under a side's table: the choice made, and the one being made."""
        choices = self._facts.matter.assessment.route_choices
        made = [_Chosen(self._facts, c) for c in choices if c.approach == side]
        for card in made:
            card.taken_back.connect(self._take_back)
        return [*made, self._asking[side]]

    @Slot()
    def _open(self) -> None:
        link = self.sender()
        route = self._route(str(link.property("route")))
        self._asking[route.approach].ask(route.id)

    @Slot(str)
    def _close(self, route: str) -> None:
        self._asking[self._route(route).approach].hide()
        if route in self._links:
            self._links[route].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def _choose(self, route: str, reason: str) -> None:
        side = self._route(route).approach
        choice = RouteChoice(approach=side.value, route=route, reason=reason)
        self._facts.context.document.set_route_choice(choice)

    @Slot(str)
    def _take_back(self, side: str) -> None:
        choice = RouteChoice(approach=side, route="", reason="")
        self._facts.context.document.set_route_choice(choice)

    def _route(self, name: str) -> RouteResult:
        return next(r for r in self._facts.matter.advice.routes if r.id == name)


class _Asking(Card):
    """Asks why a route is to stand for its side; ``given`` carries the route and the reason."""

    given = Signal(str, str)
    cancelled = Signal(str)

    def __init__(self, facts: Facts, side: Approach) -> None:
        super().__init__(facts.look)
        self._facts = facts
        self._side = side
        self._route = ""
        self._what = self.add_text("")
        self._reason = TextField(facts.look, facts.say("route.reason"), lines=_REASON_LINES)
        self._reason.set_help(facts.say("route.reason_help"))
        self.body.addWidget(self._reason)
        choose = Button(facts.look, facts.say("route.do"))
        cancel = LinkButton(facts.look, facts.say("route.cancel"))
        self.body.addWidget(FlowRow(facts.look, choose, cancel))
        TypedForm(facts.context.words, self, (self._reason,), choose.text())
        choose.clicked.connect(self._give)
        cancel.clicked.connect(self._cancel)

    def ask(self, route: str) -> None:
        """Ask about a route."""
        self._route = route
        say, side = self._facts.say, self._facts.say(f"route.side.{self._side}")
        self.set_title(say("route.title", route=_name(self._facts, route), side=side))
        self._what.set_text(say("route.means"))
        self._reason.set_value("")
        self._reason.set_error("")
        self.show()
        self._reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _give(self) -> None:
        reason = self._reason.value()
        if reason:
            self.given.emit(self._route, reason)
            return
        self._reason.set_error(self._facts.say("route.problem"))
        self._reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _cancel(self) -> None:
        self.cancelled.emit(self._route)


class _Chosen(Card):
    """The choice made by hand, its reason, and the way back; carries the side."""

    taken_back = Signal(str)

    def __init__(self, facts: Facts, choice: RouteChoice) -> None:
        super().__init__(facts.look, facts.say("route.chosen_title"))
        self._side = choice.approach
        stands = any(r.id == choice.route and r.chosen for r in facts.matter.advice.routes)
        key = "chosen" if stands else "chosen_out"
        route, side = _name(facts, choice.route), facts.say(f"route.side.{choice.approach}")
        self.add_text(facts.say(f"route.{key}", route=route, side=side, reason=choice.reason))
        if not facts.frozen:
            self.add_action(facts.say("route.back")).clicked.connect(self._go_back)

    @Slot()
    def _go_back(self) -> None:
        self.taken_back.emit(self._side)


def _name(facts: Facts, route: str) -> str:
    return facts.matter.words.maybe(f"route.{route}.name", route)
