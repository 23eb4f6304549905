"""The written guides of Help: one page that shows each of them."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from ui import navigation
from ui.pages import Footer, PageBase
from ui.pages.help_text import HelpText

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from PySide6.QtWidgets import QWidget

    from ui.files import Files
    from ui.pages import PageContext

#: The guides in the order Help lists them; each is a Markdown file of this name.
GUIDES: Final = ("guide", "branding", "content-pack", "prices", "administrators")
#: The list of what others made; written when a bundle is made, so only there.
NOTICES: Final = "licences"
_OUTSIDE: Final = ("https", "mailto")
_SUFFIX: Final = ".md"


def folder() -> Traversable:
    """Where the guides and their pictures lie."""
    return files("resources").joinpath("help")


def has_notices() -> bool:
    """Whether this copy of the program carries the list of what others made."""
    return folder().joinpath(NOTICES + _SUFFIX).is_file()


class GuidePage(PageBase, QObject):
    """Page "guide": at "guide:prices" that guide, at "guide:prices#formats" its heading."""

    def __init__(self, context: PageContext, guides_files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = guides_files
        self._shown = ""
        self._text = HelpText(context.look, folder())
        self._text.anchorClicked.connect(self._follow)

    @property
    def widget(self) -> QWidget:
        """The page's widget."""
        return self._text

    def title(self) -> str:
        """The title of the guide shown."""
        return self._context.words.text(f"help.guide.{self._shown}.title")

    def footer(self) -> Footer:
        """Back to Help."""
        return Footer(back=self.tr("Back"))

    def enter(self, place: str) -> None:
        """Show the guide a place names, at its heading where named."""
        name, _, heading = navigation.guide_of(place).partition("#")
        known = (*GUIDES, NOTICES) if has_notices() else GUIDES
        self._shown = name if name in known else GUIDES[0]
        self._text.setAccessibleName(self.title())
        text = folder().joinpath(self._shown + _SUFFIX).read_text(encoding="utf-8")
        self._text.show_text(text)
        if heading:
            self._text.show_heading(heading)
        self._text.setFocus()

    def refresh(self) -> None:
        """A guide does not change with the document."""

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if link.scheme() in _OUTSIDE:
            self._ask_outside(link)
        elif link.path().endswith(_SUFFIX):
            heading = f"#{link.fragment()}" if link.hasFragment() else ""
            place = link.path().removesuffix(_SUFFIX) + heading
            self._context.shell.go(navigation.guide_place(place))
        elif not link.path():
            self._text.show_heading(link.fragment())

    def _ask_outside(self, link: QUrl) -> None:
        say = self._context.words.text
        shown = link.toDisplayString()
        title, text = say("help.outside.title"), say("help.outside.text", address=shown)
        if not self._files.confirmed(title, text, say("help.outside.open")):
            return
        if not QDesktopServices.openUrl(link):
            self._files.tell(say("help.outside.failed"), shown)
