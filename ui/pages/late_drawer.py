"""A source drawer made when the first number is asked for: few questions have any."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from ui.pages.links import PlaceLinks

if TYPE_CHECKING:
    from ui.pages import PageContext
    from ui.pages.drawer import SourceDrawer
    from ui.widgets import PageScaffold


class LateDrawer(QObject):
    """Opens numbers over the right of a page: its child, as what shows them holds this."""

    def __init__(self, context: PageContext, page: PageScaffold) -> None:
        super().__init__(page)
        self._context = context
        self._place = ""
        self._made: tuple[SourceDrawer, PlaceLinks] | None = None

    def lead_back_to(self, place: str) -> None:
        """Let what is followed from the drawer lead back to this place."""
        self._place = place

    def open_topic(self, key: str) -> None:
        """Show where the number with this key came from."""
        if self._made is None:
            from ui.pages.drawer import drawer_on  # noqa: PLC0415 - memory

            page = cast("PageScaffold", self.parent())
            links = PlaceLinks(self._context, self._place, page)
            self._made = drawer_on(self._context, page, links), links
        drawer, links = self._made
        links.lead_back_to(self._place)
        drawer.open_topic(key)

    def about(self, number: str) -> str:
        """What is read out of a number that opens."""
        return self._context.words.text("ui_result.source_about", number=number)

    def close(self) -> None:
        """Take the drawer away where it is open."""
        if self._made is not None:
            self._made[0].close_drawer()
