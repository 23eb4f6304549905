"""A source drawer made when the first number is asked for: few questions have any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.links import PlaceLinks

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages import PageContext
    from ui.pages.drawer import SourceDrawer
    from ui.widgets import PageScaffold


class LateDrawer:
    """Opens numbers over the right of a page; ``here`` says to which place links lead back."""

    def __init__(self, context: PageContext, page: PageScaffold, here: Callable[[], str]) -> None:
        self._context = context
        self._page = page
        self._here = here
        self._made: tuple[SourceDrawer, PlaceLinks] | None = None

    def open_topic(self, key: str) -> None:
        """Show where the number with this key came from."""
        place = self._here()
        if self._made is None:
            from ui.pages.drawer import drawer_on  # noqa: PLC0415 - memory

            links = PlaceLinks(self._context, place, self._page)
            self._made = drawer_on(self._context, self._page, links), links
        drawer, links = self._made
        links.lead_back_to(place)
        drawer.open_topic(key)

    def about(self, number: str) -> str:
        """What is read out of a number that opens."""
        return self._context.words.text("ui_result.source_about", number=number)

    def close(self) -> None:
        """Take the drawer away where it is open."""
        if self._made is not None:
            self._made[0].close_drawer()
