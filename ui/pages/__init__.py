"""What every page offers the window, and what the window hands every page.

A page is made once by ``SomePage(context)`` and shown again and again. The window draws the
rail and the footer; the page draws everything between, its kicker and title included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from logic.record import dataclass
from ui.background import unforeseen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from logic.model import Content
    from logic.report.matter import Matter
    from logic.words import Words
    from ui.document import Document
    from ui.problem import Problem
    from ui.theme import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """What the footer shows for a page; an empty text leaves the button or hint out.

    ``in_text`` is the hint instead while focus is in a text where Enter makes a new line.
    """

    primary: str = ""
    secondary: str = ""
    hint: str = ""
    in_text: str = ""
    back: str = ""


class Page(Protocol):
    """A page of the window; every text it returns is translated and ready to show."""

    @property
    def widget(self) -> QWidget:
        """The widget the window stacks; always the same one."""
        ...

    def title(self) -> str:
        """The title the page shows now; also the window's title and what is read out."""
        ...

    def footer(self) -> Footer:
        """What the footer shows now; asked again after ``enter``, ``refresh`` and on request."""
        ...

    def enter(self, place: str) -> None:
        """Fill the page, about to be shown at a place ("question:volume"), and take focus."""
        ...

    def leave(self) -> None:
        """Send what is still being typed to the document; never refuses."""
        ...

    def unkept(self) -> Sequence[Problem]:
        """What is typed and cannot be kept as it stands, told at its field where that can be.

        Whoever would leave the page is asked about it first, by whichever way.
        """
        ...

    def refresh(self) -> None:
        """Show the document as it is now; called on every change while the page is shown."""
        ...

    def primary(self) -> bool:
        """Do the primary button's work; True lets the window go on to the next place.

        False stays: the page shows its error summary, or the work goes on in the background.
        Enter and Ctrl+Enter come here too; a question page first chooses the focused option.
        """
        ...

    def secondary(self) -> None:
        """Do the secondary button's work; only called while ``footer`` names one."""
        ...


class PageBase:
    """What a page has that keeps at once what is typed, and whose footer leaves buttons out."""

    def leave(self) -> None:
        """Nothing is left to send."""

    def unkept(self) -> Sequence[Problem]:
        """Nothing: all that is typed is kept."""
        return ()

    def primary(self) -> bool:
        """Never asked: the footer names no primary button."""
        return False

    def secondary(self) -> None:
        """Never asked: the footer names no secondary button."""


class Shell(Protocol):
    """What a page may ask of the window."""

    def go(self, place: str, then: str = "") -> None:
        """Show a place; with ``then``, going on from it leads there instead of onwards.

        "Change" on the check page is ``go("question:volume", then="check")``; questions the
        change opens are asked before returning.
        """
        ...

    def go_on(self) -> None:
        """Go to the place after this one, as the primary button does."""
        ...

    def go_back(self) -> None:
        """Go to the place before this one, as the Back button does."""
        ...

    def footer_changed(self) -> None:
        """Ask the page for its footer again."""
        ...

    def print_report(self) -> None:
        """Hand the report to the system's viewer, which prints it."""
        ...

    def digits_on(self) -> bool:
        """Whether the keys 0-9 answer while focus is inside the options."""
        ...

    def folder(self) -> Path:
        """Where saving a file begins."""
        ...

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None] = unforeseen,
    ) -> None:
        """Do ``work`` off the UI thread, then call ``done`` or ``failed`` on it.

        Without ``failed`` a fault is one nobody foresaw. Pass bound methods; ``work`` must touch
        no widget. A newer run of the same ``done`` makes an older one fall silent.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """What the window hands every page."""

    document: Document
    content: Content
    words: Words
    look: Look
    shell: Shell

    def matter(self) -> Matter:
        """The assessment shown with its advice, to be told in words."""
        from logic.report.matter import Matter  # noqa: PLC0415 - start-up time

        document = self.document
        return Matter(
            content=self.content,
            words=self.words,
            assessment=document.assessment,
            advice=document.advice,
        )

    def titled(self, title: str, *, faulty: bool) -> str:
        """A page's title, with "Error:" before it while something typed there is wrong."""
        return self.words.text("ui_question.error_title", title=title) if faulty else title
