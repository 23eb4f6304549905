"""Links that lead to another place of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.widgets import LinkButton
from ui.widgets.numbers import ListLink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages import PageContext


class PlaceLinks(QObject):
    """Makes links to places; going on from there leads back to ``then``.

    ``followed`` is the place of the link clicked last.
    """

    def __init__(self, context: PageContext, then: str, holder: QWidget) -> None:
        super().__init__(holder)
        self._context = context
        self._then = then
        self.followed = ""

    def lead_back_to(self, then: str) -> None:
        """Let what is followed from now on lead back there."""
        self._then = then

    def make(self, text: str, about: str, place: str, *, listed: bool = False) -> LinkButton:
        """A link; ``about`` is read out, and says what the link is about.

        One that is ``listed`` shares a stop of Tab with the others of its card.
        """
        link = (ListLink if listed else LinkButton)(self._context.look, text)
        link.set_about(about)
        link.setProperty("place", place)
        link.clicked.connect(self._follow)
        return link

    @Slot()
    def _follow(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self.followed = str(link.property("place"))
            self._context.shell.go(self.followed, then=self._then)
