"""The settings page: look, keys, who you are, recent files, folders, and back to the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages import Footer, PageBase
from ui.pages.narrowed import beside_nothing
from ui.pages.settings_parts import FolderChoice, OnceAndBack, kept_where
from ui.theme import TEXT_SIZES, Scheme
from ui.widgets import ChoiceField, LineField, PageScaffold, Prose, Tick

if TYPE_CHECKING:
    from ui.files import Files
    from ui.pages import PageContext
    from ui.settings import Settings
    from ui.store import Recent

_WIDTH = 620
_CHOICE_WIDTH = 320


class SettingsPage(PageBase, QObject):
    """Page "settings": each change holds at once; what was reset or cleared can be undone."""

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__(None)
        self._context = context
        self._look = context.look
        self._files = files
        self._preferences = files.preferences
        self._held: Settings | None = None
        self._forgotten: tuple[Recent, ...] = ()
        self._body = PageScaffold(context.look)
        self._column = QWidget()
        self._box = QVBoxLayout(self._column)
        self._appearance = self._choice("appearance")
        self._text = self._choice("text")
        self._digits = Tick(context.look, self._say("digits.label"))
        self._prepared_by = self._line("prepared_by")
        self._firm = self._line("firm")
        self._folded = Tick(context.look, self._say("recents.label"))
        self._clear = OnceAndBack(context, "recents.clear", "recents.cleared")
        self._folder = FolderChoice(context, files)
        self._reset = OnceAndBack(context, "reset.do", "reset.done")
        self._build()
        self._connect()
        self._restyle()

    # The page

    @property
    def widget(self) -> QWidget:
        """The page's widget."""
        return self._body

    def title(self) -> str:
        """The page's title."""
        return self._say("title")

    def footer(self) -> Footer:
        """Back to where the settings were asked for."""
        return Footer(back=self.tr("Back"))

    def enter(self, _place: str) -> None:
        """Show what holds; what was reset or cleared on an earlier visit is over."""
        self._clear.begin_anew()
        self._reset.begin_anew()
        self.refresh()
        self._body.start_at(self._appearance)

    @Slot()
    def refresh(self) -> None:
        """Show the settings as they are now."""
        kept = self._preferences.settings
        self._appearance.set_value(self._look.scheme.value)
        self._show_sizes()
        self._digits.setChecked(kept.digits)
        for field, value in ((self._prepared_by, kept.prepared_by), (self._firm, kept.firm)):
            if field.value() != value.strip():
                field.set_value(value)
        self._folded.setChecked(kept.recents_folded)
        self._clear.set_possible(bool(self._files.recents()), self._say("recents.none"))
        self._folder.refresh()

    # Its parts

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_settings.{key}", **values)

    def _choice(self, name: str) -> ChoiceField:
        field = ChoiceField(self._look, self._say(f"{name}.label"))
        field.set_help(self._context.words.maybe(f"ui_settings.{name}.help"))
        return field

    def _line(self, name: str) -> LineField:
        field = LineField(self._look, self._say(f"{name}.label"))
        field.set_help(self._context.words.maybe(f"ui_settings.{name}.help"))
        field.edited.connect(self._person_edited)
        return field

    def _build(self) -> None:
        self._body.heading.set_texts(self._say("kicker"), self._say("title"), self._say("lede"))
        self._box.setContentsMargins(0, 0, 0, 0)
        schemes = [(scheme.value, self._say(f"appearance.{scheme.value}")) for scheme in Scheme]
        self._appearance.set_choices(schemes)
        self._add_group("look", _held(self._appearance), _held(self._text))
        self._add_group("keys", self._digits, self._note("digits.help"))
        self._add_group("person", self._prepared_by, self._firm)
        self._add_group("recents", self._folded, self._note("recents.help"), self._clear)
        self._add_group("folder", self._folder)
        kept = [Prose(self._look, text) for text in kept_where(self._context, self._files.home)]
        self._add_group("kept", *kept)
        self._add_group("reset", Prose(self._look, self._say("reset.text")), self._reset)
        self._body.main.addLayout(beside_nothing(self._column))

    def _note(self, key: str) -> Prose:
        return Prose(self._look, self._say(key), "secondary", "mute")

    def _add_group(self, name: str, *widgets: QWidget) -> None:
        self._box.addWidget(Prose(self._look, self._say(f"group.{name}"), "section"))
        for widget in widgets:
            self._box.addWidget(widget)
        self._box.addSpacing(self._look.units(8))

    def _connect(self) -> None:
        self._digits.setAccessibleDescription(self._say("digits.help"))
        self._folded.setAccessibleDescription(self._say("recents.help"))
        self._appearance.edited.connect(self._appearance_chosen)
        self._text.edited.connect(self._text_chosen)
        self._digits.clicked.connect(self._preferences.set_digits)
        self._folded.clicked.connect(self._preferences.fold_recents)
        self._clear.done.connect(self._clear_recents)
        self._clear.undone.connect(self._restore_recents)
        self._reset.done.connect(self._reset_all)
        self._reset.undone.connect(self._restore)
        self._preferences.changed.connect(self.refresh)
        self._files.recents_changed.connect(self.refresh)
        self._look.changed.connect(self._restyle)

    def _show_sizes(self) -> None:
        """Offer the text sizes; "0" is the one the system asks for."""
        usual = self._preferences.system_text
        sizes = [
            (f"{size:g}", self._named(size, usual=size == usual))
            for size in sorted({*TEXT_SIZES, usual})
        ]
        self._text.set_choices(sizes)
        self._text.set_value(f"{self._look.chosen_text_size:g}")

    def _named(self, size: float, *, usual: bool) -> str:
        return self._say("text.usual" if usual else "text.size", percent=round(size * 100))

    @Slot()
    def _appearance_chosen(self) -> None:
        self._preferences.set_scheme(Scheme(self._appearance.value()))

    @Slot()
    def _text_chosen(self) -> None:
        self._look.set_text_size(float(self._text.value()))

    @Slot()
    def _person_edited(self) -> None:
        self._preferences.set_person(prepared_by=self._prepared_by.value(), firm=self._firm.value())

    @Slot()
    def _clear_recents(self) -> None:
        self._forgotten = self._files.forget_recents()

    @Slot()
    def _restore_recents(self) -> None:
        self._files.restore_recents(self._forgotten)

    @Slot()
    def _reset_all(self) -> None:
        self._held = self._preferences.reset()

    @Slot()
    def _restore(self) -> None:
        if self._held is not None:
            self._preferences.restore(self._held)

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setSpacing(units(12))
        self._column.setMaximumWidth(units(_WIDTH))
        for field in (self._appearance, self._text):
            field.setMaximumWidth(units(_CHOICE_WIDTH))
        self.refresh()


def _held(field: ChoiceField) -> QWidget:
    """A field narrower than the column, at its left."""
    row = QWidget()
    box = beside_nothing(field)
    box.setContentsMargins(0, 0, 0, 0)
    row.setLayout(box)
    return row
