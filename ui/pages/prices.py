"""The price list: what this assessment uses, what is known here, and what a file would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from logic.prices.roles import Part
from logic.report.price_words import PriceWords
from ui.layouts import settle
from ui.pages import Footer, PageBase
from ui.pages.prices_used import UsedPane
from ui.widgets import PageScaffold, Strip, TabBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.files import Files
    from ui.pages import PageContext
    from ui.pages.prices_import import ImportPane
    from ui.pages.prices_list import ListPane

USED, LIST, IMPORT = "used", "list", "import"


class PricesPage(PageBase, QObject):
    """Page "prices"; without an open assessment the list and the import alone.

    What is typed is kept by its button alone.
    """

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = files
        self._words = PriceWords(context.words)
        self._scaffold = PageScaffold(context.look)
        self._tabs = TabBar(context.look)
        self._damaged = Strip(context.look, "warning")
        self._list: ListPane | None = None
        self._panes: dict[str, UsedPane | ListPane | ImportPane] = {}
        self._keys: tuple[str, ...] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fill)
        self._build()

    def _build(self) -> None:
        say = self._words.say
        self._scaffold.heading.set_texts(say("kicker"), say("title"), say("hint"))
        self._scaffold.head.addWidget(self._damaged)
        self._damaged.hide()
        self._scaffold.head.addWidget(self._tabs)
        self._tabs.currentChanged.connect(self._tab_changed)

    def _pane(self, key: str) -> UsedPane | ListPane | ImportPane:
        """What is under a tab, made when it is first opened."""
        if key not in self._panes:
            self._panes[key] = self._made(key)
            self._scaffold.main.addWidget(self._panes[key])
        return self._panes[key]

    def _made(self, key: str) -> UsedPane | ListPane | ImportPane:
        if key == USED:
            used = UsedPane(self._context, self._files)
            used.asked.connect(self._choose_for)
            return used
        return self._listed() if key == LIST else self._import()

    def _listed(self) -> ListPane:
        if self._list is None:
            from ui.pages.prices_list import ListPane  # noqa: PLC0415 - when first opened

            self._list = ListPane(self._context, self._files)
            self._list.chosen.connect(self._show_used)
        return self._list

    def _import(self) -> ImportPane:
        from ui.pages.prices_import import ImportPane  # noqa: PLC0415 - when first opened

        made = ImportPane(self._context, self._files)
        made.taken_on.connect(self._list_changed)
        return made

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """What the page shows."""
        return self._words.say("title")

    def footer(self) -> Footer:
        """Back to where the prices were asked for."""
        return Footer(back=self._words.say("back"))

    def enter(self, place: str) -> None:  # noqa: ARG002 - there is one place only
        """Show the prices in use; without an assessment the list.

        What is under the tab is made in a turn of its own: all at once held the window too long.
        """
        self._set_tabs()
        self._tabs.set_current_key(self._keys[0])
        if self._keys[0] in self._panes:
            self.refresh()
        else:
            self._later.start(0)
        self._scaffold.start_at(self._tabs)

    @Slot()
    def _fill(self) -> None:
        self.refresh()
        settle()

    def refresh(self) -> None:
        """Show prices and list as they are now."""
        self._set_tabs()
        key = self._tabs.current_key()
        shown = self._pane(key)
        for pane in self._panes.values():
            pane.setVisible(pane is shown)
        shown.refresh()
        fault = self._files.prices.fault
        self._damaged.set_notice("warning", self._words.say("no_list", fault=fault))
        self._damaged.setVisible(bool(fault))

    def _set_tabs(self) -> None:
        keys = (USED, LIST, IMPORT) if self._context.document.is_open else (LIST, IMPORT)
        if keys != self._keys:
            self._keys = keys
            self._tabs.set_tabs([(key, self._words.say(f"tab.{key}")) for key in keys])

    @Slot()
    def _tab_changed(self) -> None:
        if self._list is not None and self._tabs.current_key() != LIST:
            self._list.look_for_any()
        self.refresh()

    @Slot(str)
    def _choose_for(self, part: str) -> None:
        self._listed().look_for(Part(part))
        self._tabs.set_current_key(LIST)
        self._tabs.setFocus()

    @Slot()
    def _show_used(self) -> None:
        self._tabs.set_current_key(USED)
        self._tabs.setFocus()

    @Slot()
    def _list_changed(self) -> None:
        self.refresh()
