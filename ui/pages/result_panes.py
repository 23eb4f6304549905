"""Further panes of the result page: comparison, routes, plan and risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.model import Approach
from logic.report.blocks import Heading
from logic.report.comparison_page import comparison_section
from logic.report.plan_pages import plan_section, risks_section
from ui.pages.result_blocks import cards
from ui.pages.result_parts import sourced, sources_of
from ui.pages.result_routes import RouteChooser
from ui.widgets import Stack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from logic.report.blocks import Block
    from ui.pages.result_parts import Facts


def comparison_pane(facts: Facts) -> QWidget:
    """The six components."""
    found = comparison_section(facts.matter).blocks
    return Stack(facts.look, cards(facts.look, found, opener=facts.drawer))


def routes_pane(facts: Facts) -> QWidget:
    """Routes kept and ruled out, and the conditions."""
    chooser = RouteChooser(facts)
    found = chooser.blocks()
    shown: list[QWidget] = [*cards(facts.look, found, chooser.link, facts.drawer)]
    for at, side in reversed(list(enumerate(Approach, start=1))):
        shown[at:at] = chooser.cards(side)
    pane = Stack(facts.look, [*shown, *sources_of(facts, found)])
    chooser.setParent(pane)
    return pane


def plan_pane(facts: Facts) -> QWidget:
    """The steps and the risks with their safeguards."""
    sections = (plan_section(facts.matter), risks_section(facts.matter))
    found: list[Block] = []
    for section in sections:
        if section is not None:
            found += (Heading(text=section.name), *section.blocks)
    return sourced(facts, found)
