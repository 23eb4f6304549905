"""Shows one page at a time: makes pages when first needed, keeps the place, goes on and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui import navigation
from ui.background import unforeseen
from ui.focus import focus_by_keyboard
from ui.pages.forms import unkept_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QStackedWidget

    from logic.model import Content
    from ui.background import Background
    from ui.document import Document
    from ui.guide import Guide
    from ui.pages import Footer, Page
    from ui.preferences import Preferences
    from ui.problem import Problem


class Shell(QObject):
    """What pages ask of the window; ``ui.pages.Shell`` says what each method promises.

    ``place_changed`` follows every change of place, ``footer_asked`` every wish for the
    footer to be read again.
    """

    place_changed = Signal()
    footer_asked = Signal()
    print_asked = Signal()

    def __init__(
        self,
        document: Document,
        stack: QStackedWidget,
        background: Background,
        preferences: Preferences,
        guide: Guide,
    ) -> None:
        super().__init__(stack)
        self._document = document
        self._stack = stack
        self._background = background
        self._preferences = preferences
        self._guide = guide
        self._guided = False
        self._trail: list[str] = []
        self._ask: Callable[[Sequence[str]], bool] | None = None
        self._let_go: tuple[str, ...] = ()
        self._make: Callable[[str], Page] | None = None
        self._dress: Callable[[str], None] | None = None
        self._pages: dict[str, Page] = {}
        self._place = ""
        self._came_from = navigation.START
        self._then = ""
        self._walk_then: tuple[str, ...] = ()
        self._asked_then: set[str] = set()
        document.changed.connect(self._refresh)

    def set_maker(self, make: Callable[[str], Page], dress: Callable[[str], None]) -> None:
        """Say how a page is made from its name, and dressed before it is shown."""
        self._make = make
        self._dress = dress

    def set_asker(self, ask: Callable[[Sequence[str]], bool]) -> None:
        """Say who asks whether what cannot be kept may go, given what to do about it."""
        self._ask = ask

    @property
    def place(self) -> str:
        """Where the person is, "" before the first page."""
        return self._place

    @property
    def page(self) -> Page | None:
        """The page shown, None before the first."""
        return self._pages.get(navigation.page_of(self._place))

    @property
    def preferences(self) -> Preferences:
        """What the person chose for this computer."""
        return self._preferences

    def footer(self) -> Footer | None:
        """The footer of the page shown."""
        return self.page.footer() if self.page else None

    # What pages ask

    def go(self, place: str, then: str = "") -> None:
        """Show a place; with ``then``, going on from it leads there instead of onwards."""
        if self._resolved(place) and self.may_go():
            self._lead(place, then)

    def _lead(self, place: str, then: str = "") -> None:
        there = self._resolved(place)
        if not navigation.is_looked_up(there):  # coming back from it, all is as it was
            self._then = then
            self._walk_then = self._document.walk if then else ()
            self._asked_then.clear()
            self._guided = False
            self._trail.clear()
        self._show(there)

    def go_on(self) -> None:
        """Go to the place after this one; after a section to the question worth asking next."""
        if not self.may_go():
            return
        question = navigation.question_of(self._place)
        if question:
            self._guide.pass_over(question)
        if beside := navigation.beside(self._place):
            self._show(beside)
            return
        if self._then:
            self._go_on_to_then()
            return
        if navigation.ended_section(self._place):
            self._guided = True
        if self._guided:
            self._trail.append(self._place)
        self._show(self._onward())

    def go_back(self) -> None:
        """Go to the place before this one, or to where "Change" or Help was asked for."""
        if not self.may_go():
            return
        if navigation.guide_of(self._place):
            self._show(navigation.HELP)
        elif navigation.is_looked_up(self._place):
            self._show(self._came_from)
        elif beside := navigation.beside(self._place):
            self._show(beside)
        elif self._then:
            self._lead(self._then)
        elif self._trail:
            self._show(self._trail.pop())
        elif self._place not in {navigation.START, navigation.ENGAGEMENT}:
            self._show(self._next(navigation.before))

    def _onward(self) -> str:
        """By the ranking once a section was gone through, in the bank's order before."""
        question = navigation.question_of(self._place)
        ended = navigation.ended_section(self._place)
        if ended and self._document.assessment.quick:
            return navigation.CHECK
        if not (ended or (self._guided and question)):
            return self._next(navigation.after)
        asked = self._guide.onward()
        if asked:
            return navigation.question_place(asked)
        skipped = self._document.priorities_skipped
        return navigation.CHECK if skipped else navigation.PRIORITIES

    def _next(self, step: Callable[[str, Sequence[str], Content], str]) -> str:
        """The place a step leads to, past the priorities where there is nothing to weigh."""
        walk, content = self._document.walk, self._document.content
        there = step(self._place, walk, content)
        passed = there == navigation.PRIORITIES and self._document.priorities_skipped
        return step(there, walk, content) if passed else there

    def footer_changed(self) -> None:
        """Ask the page for its footer again."""
        self.footer_asked.emit()

    @Slot()
    def print_report(self) -> None:
        """See ``ui.pages.Shell``."""
        self.print_asked.emit()

    def digits_on(self) -> bool:
        """Whether the keys 0-9 answer while focus is inside the options."""
        return self._preferences.digits

    def folder(self) -> Path:
        """Where saving a file begins."""
        return self._preferences.folder()

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None] = unforeseen,
    ) -> None:
        """Do ``work`` off the UI thread, then call ``done`` or ``failed`` on it."""
        self._background.run(work, done, failed)

    # What the window asks

    @Slot()
    def press_primary(self) -> None:
        """Do what the primary button does."""
        footer = self.footer()
        if self.page and footer and footer.primary and self.page.primary():
            self.go_on()

    @Slot()
    def press_secondary(self) -> None:
        """Do what the secondary button does."""
        footer = self.footer()
        if self.page and footer and footer.secondary:
            self.page.secondary()

    @Slot()
    def press_back(self) -> None:
        """Do what the Back button does."""
        self.go_back()

    def leave(self) -> None:
        """Let the page send what is still being typed."""
        if self.page:
            self.page.leave()

    def unkept(self) -> Sequence[Problem]:
        """What is typed on the page and cannot be kept as it stands."""
        if self.page is None or not self._is_shown():
            return ()
        return (*self.page.unkept(), *unkept_in(self.page.widget))

    def may_go(self) -> bool:
        """Whether the page may be left; asks where something typed there would not be kept.

        False stays, at the first field it is about. What was let go is not asked about again.
        """
        found = self.unkept()
        sentences = tuple(dict.fromkeys(problem.text for problem in found))
        if not found or sentences == self._let_go or self._ask is None:
            return True
        if self._ask(sentences):
            self._let_go = sentences
            return True
        focus_by_keyboard(found[0].field)
        return False

    def _resolved(self, place: str) -> str:
        if navigation.is_free(place):
            return place
        if not self._document.is_open:
            return ""
        document = self._document
        return navigation.resolved(place, document.walk, document.content, document.assessment)

    def _go_on_to_then(self) -> None:
        """Ask once what the change has opened, then return to where it was asked for."""
        document = self._document
        self._asked_then.add(navigation.question_of(self._place))
        passed = self._asked_then.union(self._walk_then)
        opened = [q for q in document.walk if q not in passed]
        left = [q for q in opened if navigation.is_blank(document.assessment, q)]
        if left:
            self._show(navigation.question_place(left[0]))
        else:
            self._lead(self._then)

    def _show(self, place: str) -> None:
        self.leave()
        self._document.save()
        if navigation.is_looked_up(place) and not navigation.is_looked_up(self._place):
            opened = self._document.is_open and self._place == navigation.START
            self._came_from = navigation.ENGAGEMENT if opened else self._place
        self._place, self._let_go = place, ()
        page = self._page_for(place)
        self._stack.setCurrentWidget(page.widget)
        page.enter(place)
        self.place_changed.emit()

    def _page_for(self, place: str) -> Page:
        name = navigation.page_of(place)
        if name not in self._pages:
            if self._make is None:
                raise LookupError(name)
            self._pages[name] = self._make(name)
            self._stack.addWidget(self._pages[name].widget)
        if self._dress is not None:
            self._dress(name)
        return self._pages[name]

    @Slot()
    def _refresh(self) -> None:
        if self.page and self._is_shown():  # else it is closed, and another page comes at once
            self.page.refresh()
            self.footer_asked.emit()

    def _is_shown(self) -> bool:
        """Whether what the page shows is there."""
        return self._document.is_open or navigation.is_free(self._place)
