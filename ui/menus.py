"""The menu bar: every action of the window by name, with its key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui import navigation
from ui.theme import Scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.words import Words
    from ui.document import Document
    from ui.files import Files
    from ui.preferences import Preferences
    from ui.shell import Shell
    from ui.theme import Look

_Key = QKeySequence.StandardKey


class Menus(QObject):
    """Fills the menu bar and keeps its actions enabled as the document allows."""

    def __init__(
        self,
        bar: QMenuBar,
        document: Document,
        shell: Shell,
        files: Files,
        view: ViewActions,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._document = document
        self._shell = shell
        self._files = files
        self._view = view
        self._needs_document: list[QAction] = []
        self._fill_file()
        self._fill_edit()
        view.fill(bar.addMenu(self.tr("&View")))
        self._fill_assessment()
        self._fill_help()
        document.changed.connect(self.refresh)
        shell.place_changed.connect(self.refresh)
        view.look.changed.connect(self.refresh)
        self.refresh()

    def _add(
        self, menu: QMenu, text: str, slot: Callable[..., object], key: object = ""
    ) -> QAction:
        action = QAction(text, menu)
        if isinstance(key, _Key):
            action.setShortcuts(key)
        elif key:
            action.setShortcut(QKeySequence(str(key)))
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def _add_open(
        self, menu: QMenu, text: str, slot: Callable[..., object], key: object = ""
    ) -> None:
        """Add an action that needs an open assessment."""
        self._needs_document.append(self._add(menu, text, slot, key))

    def _fill_file(self) -> None:
        menu = self._file = self._bar.addMenu(self.tr("&File"))
        self._add(menu, self.tr("&New assessment"), self._files.new, _Key.New)
        self._add(menu, self.tr("&Open…"), self._files.open, _Key.Open)
        self.recent = menu.addMenu(self.tr("&Recent"))
        self.recent.aboutToShow.connect(self._fill_recent)
        menu.addSeparator()
        self._add_open(menu, self.tr("&Save"), self._files.save, _Key.Save)
        self._add_open(menu, self.tr("Save &as…"), self._files.save_as, "Ctrl+Shift+S")
        self._add_open(menu, self.tr("Pass&phrase…"), self._files.change_passphrase)
        self._add_open(menu, self.tr("&Earlier versions…"), self._files.earlier_versions)
        self._add_open(menu, self.tr("Pr&int the report…"), self._shell.print_report, _Key.Print)
        self._add(menu, self.tr("Price &list"), self._prices)
        settings = self._add(menu, self.tr("Se&ttings"), self._settings, "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self._add_open(menu, self.tr("&Close"), self._files.close, "Ctrl+W")
        menu.addSeparator()
        quit_action = self._add(menu, self.tr("&Quit"), self._quit, "Ctrl+Q")
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)

    @Slot()
    def _fill_recent(self) -> None:
        self.recent.clear()
        entries = self._files.recents()
        for entry in entries:
            name = entry.task or self.tr("Untitled assessment")
            action = self._add(self.recent, name.replace("&", "&&"), self._open_recent)
            action.setData(entry.path)
        if entries:
            self.recent.addSeparator()
            self._add(self.recent, self.tr("Clear the list"), self._files.forget_recents)
        else:
            self.recent.addAction(self.tr("Nothing yet")).setEnabled(False)

    @Slot()
    def _open_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._files.open_path(Path(str(action.data())))

    @Slot()
    def _prices(self) -> None:
        self._shell.go(navigation.PRICES)

    @Slot()
    def _settings(self) -> None:
        self._shell.go(navigation.SETTINGS)

    @Slot()
    def _quit(self) -> None:
        self._bar.window().close()

    def _fill_edit(self) -> None:
        menu = self._bar.addMenu(self.tr("&Edit"))
        self._undo = self._add(menu, self.tr("&Undo"), self.undo_change, _Key.Undo)
        self._redo = self._add(menu, self.tr("&Redo"), self.redo_change, "Ctrl+Shift+Z")

    @Slot()
    def undo_change(self) -> None:
        """Take the last change back and show where it was."""
        if self._shell.may_go():
            self._shell.leave()
            self._go_to_change(self._document.undo())

    @Slot()
    def redo_change(self) -> None:
        """Make the change again that was taken back, and show where it is."""
        if self._shell.may_go():
            self._go_to_change(self._document.redo())

    def _go_to_change(self, place: str) -> None:
        """Show where the change was, so that nothing changes unseen."""
        if place and place != self._shell.place:
            self._shell.go(place)

    def _fill_assessment(self) -> None:
        menu = self._bar.addMenu(self.tr("&Assessment"))
        for text, place in (
            (self.tr("&Engagement"), navigation.ENGAGEMENT),
            (self.tr("&Interview"), INTERVIEW),
            (self.tr("&Priorities"), navigation.PRIORITIES),
            (self.tr("&Check answers"), navigation.CHECK),
            (self.tr("&Result"), navigation.RESULT),
            (self.tr("Repor&t"), navigation.REPORT),
        ):
            action = self._add(menu, text, self._go)
            action.setData(place)
            self._needs_document.append(action)
        menu.addSeparator()
        self._add_open(menu, self.tr("Try a &what-if"), self._whatif)
        self._add_open(menu, self.tr("C&ompare with an earlier visit"), self._compare)
        self._add_open(menu, self.tr("&Finish and history"), self._history)
        menu.addSeparator()
        self._mark = self._add(menu, self.tr("&Mark for later"), self._toggle_mark, "Ctrl+M")
        self._mark.setCheckable(True)
        self._back = self._add(menu, self.tr("Go &back"), self._shell.press_back, "Alt+Left")

    @Slot()
    def _go(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            place = str(action.data())
            self._shell.go(self._first_open() if place == INTERVIEW else place)

    @Slot()
    def _whatif(self) -> None:
        """Where the result is still hidden, it has to be shown first."""
        shown = self._document.result_shown
        self._shell.go(navigation.WHATIF if shown else navigation.RESULT)

    @Slot()
    def _compare(self) -> None:
        self._shell.go(navigation.COMPARE)

    @Slot()
    def _history(self) -> None:
        self._shell.go(navigation.HISTORY)

    def _first_open(self) -> str:
        """The first question without an answer, else the first of all."""
        asked = self._document.walk
        blank = [q for q in asked if navigation.is_blank(self._document.assessment, q)]
        return navigation.question_place((blank or list(asked))[0])

    @Slot()
    def _toggle_mark(self) -> None:
        question = navigation.question_of(self._shell.place)
        if question:
            self._shell.leave()
            self._document.toggle_mark(question)

    def _fill_help(self) -> None:
        menu = self._bar.addMenu(self.tr("&Help"))
        self._add(menu, self.tr("The &two approaches"), self._help, _Key.HelpContents)
        self._add(menu, self.tr("Ten-minute &guide"), self._help_guide)
        self._add(menu, self.tr("&Keyboard"), self._help_keyboard)
        self._add(menu, self.tr("&What leaves this computer"), self._help_privacy)
        about = self._add(menu, self.tr("&About Tunewise"), self._help_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    @Slot()
    def _help(self) -> None:
        self._shell.go(navigation.help_place())

    @Slot()
    def _help_guide(self) -> None:
        self._shell.go(navigation.guide_place("guide"))

    @Slot()
    def _help_keyboard(self) -> None:
        self._shell.go(navigation.help_place("keyboard"))

    @Slot()
    def _help_privacy(self) -> None:
        self._shell.go(navigation.help_place("privacy"))

    @Slot()
    def _help_about(self) -> None:
        self._shell.go(navigation.help_place("licences"))

    @Slot()
    def refresh(self) -> None:
        """Enable what can be done now."""
        document, place = self._document, self._shell.place
        for action in self._needs_document:
            action.setEnabled(document.is_open)
        self._view.refresh(may_present=document.is_open)
        self._file.menuAction().setVisible(not self._view.look.presenting)
        self._name_step(self._undo, self.tr("&Undo"), document.undo_what)
        self._name_step(self._redo, self.tr("&Redo"), document.redo_what)
        question = navigation.question_of(place)
        self._mark.setEnabled(bool(question) and not document.frozen)
        self._mark.setChecked(bool(question) and document.assessment.answer(question).marked)
        self._back.setEnabled(place not in {"", navigation.START, navigation.ENGAGEMENT})

    def _name_step(self, action: QAction, verb: str, what: str) -> None:
        """Say in the menu what is taken back or made again."""
        action.setEnabled(bool(what))
        named = step_name(self._document.words, what) if what else ""
        action.setText(f"{verb}: {named}" if named else verb)


def step_name(words: Words, what: str) -> str:
    """What a step changed, in words: "answer to “Volume”"."""
    kind, _, name = what.partition(":")
    if kind == "question":
        short = words.text(f"question.{name}.short").replace("&", "&&")
        return words.text("ui_undo.question", question=short)
    return words.maybe(f"ui_undo.{kind}", words.text("ui_undo.other"))


INTERVIEW = "interview"


class ViewActions(QObject):
    """Text size, light or dark, digits and full screen."""

    def __init__(self, look: Look, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._preferences = preferences
        self._schemes: dict[QAction, Scheme] = {}

    @property
    def look(self) -> Look:
        """The look the actions change."""
        return self._look

    def refresh(self, *, may_present: bool) -> None:
        """Show what holds; there is something to present only while an assessment is open."""
        self._present.setEnabled(may_present)
        self._present.setChecked(self._look.presenting)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        """Tick what was chosen, here or on the settings page."""
        self._digits.setChecked(self._preferences.digits)
        for action, scheme in self._schemes.items():
            action.setChecked(scheme is self._look.scheme)

    def fill(self, menu: QMenu) -> None:
        """Put the actions into the View menu."""
        self._add(menu, self.tr("&Larger text"), self._look.larger_text, "Ctrl++", "Ctrl+=")
        self._add(menu, self.tr("&Smaller text"), self._look.smaller_text, "Ctrl+-")
        self._add(menu, self.tr("&Usual text size"), self._preferences.usual_text, "Ctrl+0")
        menu.addSeparator()
        self._fill_schemes(menu)
        menu.addSeparator()
        self._digits = self._add(menu, self.tr("&Answer with the digit keys"), self._set_digits)
        self._digits.setCheckable(True)
        self._present = self._add(menu, self.tr("&Presentation view"), self._set_presenting, "F5")
        self._present.setCheckable(True)
        self._full = self._add(menu, self.tr("&Full screen"), self._toggle_full, "F11")
        self._full.setCheckable(True)
        self._preferences.changed.connect(self._show_chosen)

    def _add(self, menu: QMenu, text: str, slot: Callable[..., object], *keys: str) -> QAction:
        action = QAction(text, menu)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def _fill_schemes(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for text, scheme in (
            (self.tr("As the s&ystem"), Scheme.SYSTEM),
            (self.tr("L&ight"), Scheme.LIGHT),
            (self.tr("&Dark"), Scheme.DARK),
        ):
            action = self._add(menu, text, self._set_scheme)
            action.setCheckable(True)
            group.addAction(action)
            self._schemes[action] = scheme

    @Slot()
    def _set_scheme(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._preferences.set_scheme(self._schemes[action])

    @Slot(bool)
    def _set_digits(self, on: bool) -> None:  # noqa: FBT001 - QAction.triggered
        self._preferences.set_digits(on)

    @Slot(bool)
    def _set_presenting(self, on: bool) -> None:  # noqa: FBT001 - QAction.triggered
        self._look.set_presenting(on)

    @Slot(bool)
    def _toggle_full(self, on: bool) -> None:  # noqa: FBT001 - QAction.triggered
        menu = self._full.parent()
        bar = menu.parentWidget() if isinstance(menu, QMenu) else None
        if bar is not None:
            window, state = bar.window(), Qt.WindowState.WindowFullScreen
            window.setWindowState(
                window.windowState() | state if on else window.windowState() & ~state
            )
