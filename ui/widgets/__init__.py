"""The widgets pages are made of; each is handed the ``Look`` and follows its changes.

The module of one is read when it is first asked for, since a window shows few kinds.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.widgets.brand import Brand
    from ui.widgets.buttons import Button, LinkButton
    from ui.widgets.disclosure import Disclosure
    from ui.widgets.editors import Combo
    from ui.widgets.errors import ErrorSummary
    from ui.widgets.fields import ChoiceField, Field, LineField, LongLineField, TextField
    from ui.widgets.flow import FlowRow
    from ui.widgets.footer import Footer
    from ui.widgets.frame import Frame, RailBar
    from ui.widgets.heading import PageHeading
    from ui.widgets.options import BareGroup, Option, OptionCard, OptionGroup, OptionState
    from ui.widgets.panels import Card, EmptyState, Icon, Panel, Rule, Strip
    from ui.widgets.prose import Prose, Run
    from ui.widgets.rail import Rail, RailGroup
    from ui.widgets.rail_row import RailItem, RailRow
    from ui.widgets.rows import IconText
    from ui.widgets.saved import SavedLine
    from ui.widgets.scaffold import PageScaffold, SideItem
    from ui.widgets.scroll import ScrollArea
    from ui.widgets.slider import PointsSlider
    from ui.widgets.stack import Part, Stack
    from ui.widgets.table import Cell, Column, DataTable
    from ui.widgets.tabs import TabBar
    from ui.widgets.ticks import Radio, Tick

__all__ = [
    "BareGroup",
    "Brand",
    "Button",
    "Card",
    "Cell",
    "ChoiceField",
    "Column",
    "Combo",
    "DataTable",
    "Disclosure",
    "EmptyState",
    "ErrorSummary",
    "Field",
    "FlowRow",
    "Footer",
    "Frame",
    "Icon",
    "IconText",
    "LineField",
    "LinkButton",
    "LongLineField",
    "Option",
    "OptionCard",
    "OptionGroup",
    "OptionState",
    "PageHeading",
    "PageScaffold",
    "Panel",
    "Part",
    "PointsSlider",
    "Prose",
    "Radio",
    "Rail",
    "RailBar",
    "RailGroup",
    "RailItem",
    "RailRow",
    "Rule",
    "Run",
    "SavedLine",
    "ScrollArea",
    "SideItem",
    "Stack",
    "Strip",
    "TabBar",
    "TextField",
    "Tick",
]

#: The names of each module.
_HOMES = {
    "brand": ("Brand",),
    "buttons": ("Button", "LinkButton"),
    "disclosure": ("Disclosure",),
    "editors": ("Combo",),
    "errors": ("ErrorSummary",),
    "fields": ("ChoiceField", "Field", "LineField", "LongLineField", "TextField"),
    "flow": ("FlowRow",),
    "footer": ("Footer",),
    "frame": ("Frame", "RailBar"),
    "heading": ("PageHeading",),
    "options": ("BareGroup", "Option", "OptionCard", "OptionGroup", "OptionState"),
    "panels": ("Card", "EmptyState", "Icon", "Panel", "Rule", "Strip"),
    "prose": ("Prose", "Run"),
    "rail": ("Rail", "RailGroup"),
    "rail_row": ("RailItem", "RailRow"),
    "rows": ("IconText",),
    "saved": ("SavedLine",),
    "scaffold": ("PageScaffold", "SideItem"),
    "scroll": ("ScrollArea",),
    "slider": ("PointsSlider",),
    "stack": ("Part", "Stack"),
    "table": ("Cell", "Column", "DataTable"),
    "tabs": ("TabBar",),
    "ticks": ("Radio", "Tick"),
}


def __getattr__(name: str) -> object:
    """A widget by name.

    Raises:
        AttributeError: there is none of this name.
    """
    for home, names in _HOMES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
            return found
    raise AttributeError(name)
