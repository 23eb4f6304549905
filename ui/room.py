"""What a window is furnished with once the content is read: document, rail, pages, menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from logic.record import dataclass
from ui import navigation, rail_content
from ui.ahead import Ahead
from ui.background import Background
from ui.document import Document
from ui.drop_strip import DropStrip
from ui.files import Files
from ui.frozen import FrozenStrip, is_edited, set_frozen
from ui.guide import Guide
from ui.keeper import Keeper, SaveState
from ui.layouts import settle
from ui.mark import NAME
from ui.menus import Menus, ViewActions
from ui.pages import Footer as FooterTexts
from ui.pages import PageContext
from ui.pages.registry import PageMaker
from ui.printing import Printing
from ui.read_only import explained
from ui.shell import Shell
from ui.widgets import Footer, Frame, Rail, Strip
from ui.widgets.strips import Strips

if TYPE_CHECKING:
    from logic.model import Content
    from logic.words import Words
    from ui.dialogs import Dialogs
    from ui.keeper import Sources
    from ui.preferences import Preferences, WindowShape
    from ui.store import Store
    from ui.theme import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What the program hands a window: the look, this computer's folder, clock and dialogs."""

    look: Look
    preferences: Preferences
    store: Store
    sources: Sources
    dialogs: Dialogs


class Room(QObject):
    """Holds the parts together: whatever changes, title, rail, footer and guard follow."""

    def __init__(
        self, window: QMainWindow, content: Content, words: Words, equipment: Equipment
    ) -> None:
        super().__init__(window)
        self._window = window
        self._equipment = equipment
        self._frozen_pages: set[str] = set()
        look, store, sources = equipment.look, equipment.store, equipment.sources
        self.pages = QStackedWidget()
        self.background = Background(self)
        self.document = Document(content, words, Keeper(store, sources, self), self)
        self._ahead = Ahead(self)
        self.guide = Guide(self.document, self.background, self)
        self.shell = Shell(
            self.document, self.pages, self.background, equipment.preferences, self.guide
        )
        self.files = Files(self.document, self.shell, store, equipment.dialogs, sources.now)
        context = PageContext(
            document=self.document, content=content, words=words, look=look, shell=self.shell
        )
        maker = PageMaker(context, self.files)
        self.shell.set_maker(maker.make, maker.dress)
        self.rail = Rail(look)
        self.footer = Footer(look)
        self.guard = Strip(look, "warning")
        self.notice = Strip(look, "info")
        self.dropped = DropStrip(look, self.files)
        self.frozen = FrozenStrip(self.document, self.shell, words, look)
        self.frame = Frame(look, self.rail, self._guarded(), self.footer)
        view = ViewActions(look, equipment.preferences, self)
        self.printing = Printing(self.document, self.shell, store.home / "print", equipment.dialogs)
        self.menus = Menus(window.menuBar(), self.document, self.shell, self.files, view)
        self.shell.print_asked.connect(self.printing.print_report)
        self._connect()

    def _guarded(self) -> QWidget:
        """The pages, over them the strip that shows while the file cannot be written."""
        self._retry = self.guard.add_action(self.tr("Try again"))
        self._save_as = self.guard.add_action(self.tr("Save as…"))
        self.guard.hide()
        self._save_copy = self.notice.add_action(self.tr("Save a copy…"))
        self.notice.hide()
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._strips = Strips(
            self._equipment.look, self.guard, self.notice, self.frozen, self.dropped
        )
        box.addWidget(self._strips)
        box.addWidget(self.pages, 1)
        return whole

    def _connect(self) -> None:
        self.document.changed.connect(self._refresh)
        self.guide.changed.connect(self._show_standing)
        self.document.saved_changed.connect(self._show_saved)
        self.shell.place_changed.connect(self._place_changed)
        self.shell.footer_asked.connect(self._show_footer)
        self.rail.chosen.connect(self._rail_chosen)
        self.rail.standing.followed.connect(self._ask_next)
        self.rail.save_action.clicked.connect(self.files.save_as)
        self._save_as.clicked.connect(self.files.save_as)
        self._retry.clicked.connect(self._try_again)
        self.dropped.changed.connect(self._strips.arrange)
        self.shell.place_changed.connect(self.dropped.put_away)
        self._save_copy.clicked.connect(self.files.save_as)
        self.footer.back.clicked.connect(self.shell.press_back)
        self.footer.primary.clicked.connect(self.shell.press_primary)
        self.footer.secondary.clicked.connect(self.shell.press_secondary)

    def keep_window(self, shape: WindowShape) -> None:
        """Keep how large the window is left."""
        self._equipment.preferences.set_window(shape)

    def end(self) -> None:
        """Close what is open and wait for what runs; for the end of the program."""
        self.background.stop()
        self.printing.clear()
        if not self.document.close():
            self.document.abandon()

    # What follows a change

    @Slot(object)
    def _rail_chosen(self, place: object) -> None:
        self.shell.go(str(place))

    @Slot()
    def _ask_next(self) -> None:
        question = self.guide.next_question(navigation.question_of(self.shell.place))
        if question:
            self.shell.go(navigation.question_place(question))

    @Slot()
    def _show_standing(self) -> None:
        here = navigation.question_of(self.shell.place)
        self.rail.standing.show_standing(
            *rail_content.standing_texts(self.document, self.guide, here)
        )

    @Slot()
    def _try_again(self) -> None:
        self.document.save()

    @Slot()
    def _place_changed(self) -> None:
        place, path = self.shell.place, self.document.path
        if path is not None and not navigation.is_free(place):
            self._equipment.store.remember_place(path, navigation.beside(place) or place)
        if place == navigation.START:  # recent files are not for others to see
            self._equipment.look.set_presenting(False)
        self._ahead.follow(navigation.page_of(place))
        self.frame.set_rail_shown(self.document.is_open and place != navigation.START)
        self.rail.set_current(navigation.row_of(place, self.document.content))
        self._refresh()
        self._show_standing()
        self._show_footer()

    @Slot()
    def _refresh(self) -> None:
        title = self._show_title()
        shown = rail_content.groups(self.document) if self.document.is_open else ()
        self.rail.set_groups(shown)
        row = navigation.row_of(self.shell.place, self.document.content)
        self.frame.bar.set_text(rail_content.name_of(shown, row) or title)
        self._show_saved()
        self._freeze()
        settle()

    def _freeze(self) -> None:
        """Make the page read-only while nothing can be changed; one never frozen is left alone."""
        page, name = self.shell.page, navigation.page_of(self.shell.place)
        frozen = self.document.frozen
        if page is not None and (frozen or name in self._frozen_pages):
            set_frozen(page.widget, name, frozen=frozen)
            self._frozen_pages.add(name)

    def _show_title(self) -> str:
        """Let the window's title follow the page's, and return that."""
        page = self.shell.page
        title = page.title() if page else ""
        at_start = not title or self.shell.place == navigation.START
        self._window.setWindowTitle(NAME if at_start else f"{title} - {NAME}")
        return title

    @Slot()
    def _show_footer(self) -> None:
        """Show the page's actions; what changes them, such as pages made, may change its title."""
        self._show_title()
        self._freeze()
        footer = self.shell.footer() or FooterTexts()
        idle = self.document.frozen and is_edited(navigation.page_of(self.shell.place))
        self.footer.show_actions(
            primary=footer.primary,
            secondary=footer.secondary,
            hint="" if idle else footer.hint,
            in_text="" if idle else footer.in_text,
            back=footer.back,
        )
        settle()

    @Slot()
    def _show_saved(self) -> None:
        status = self.document.saved
        failed = status.state is SaveState.FAILED
        self.rail.set_foot(
            rail_content.about(self.document),
            rail_content.saved_text(self.document, self._equipment.sources.now()),
            at_risk=failed,
            action=self.tr("Save as…") if failed else "",
        )
        if failed:
            self.guard.set_notice("warning", status.sentence)
        self.guard.setVisible(failed)
        read_only = self.document.read_only
        if read_only is not None and self.document.path is not None:
            self.notice.set_notice("info", explained(self.document.path.name, read_only))
        self.notice.setVisible(read_only is not None)
        self.frozen.refresh()
        self._strips.arrange()
