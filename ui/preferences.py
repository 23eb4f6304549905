"""What the person chose under View and Settings: kept on this computer and applied to the look."""

from __future__ import annotations

import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from ui.places import documents
from ui.settings import Settings
from ui.theme import Scheme

if TYPE_CHECKING:
    from ui.settings import KeptLists
    from ui.theme import Look


class WindowShape(NamedTuple):
    """The size of the window in pixels, and whether it fills the screen."""

    width: int
    height: int
    maximised: bool


class Preferences(QObject):
    """Settings and look, kept in step.

    ``system_text`` is the text size the system asks for; it holds until another is chosen.
    ``changed`` follows every change of the settings.
    """

    changed = Signal()

    def __init__(self, look: Look, kept: KeptLists, system_text: float = 1.0) -> None:
        super().__init__(look)
        self._look = look
        self._kept = kept
        self._system_text = system_text
        self._settings = kept.settings()
        self._apply(self._settings)
        look.changed.connect(self._keep)

    @property
    def digits(self) -> bool:
        """Whether the keys 0-9 answer."""
        return self._settings.digits

    def set_digits(self, on: bool) -> None:  # noqa: FBT001 - a menu's checked state
        """Let the keys 0-9 answer, or not."""
        self._remember(digits=on)

    @property
    def settings(self) -> Settings:
        """Everything chosen, as it is kept."""
        return self._settings

    @property
    def system_text(self) -> float:
        """The text size the system asks for."""
        return self._system_text

    def set_person(self, *, prepared_by: str, firm: str) -> None:
        """Keep who prepares assessments, to begin new ones with."""
        self._remember(prepared_by=prepared_by, firm=firm)

    def fold_recents(self, folded: bool) -> None:  # noqa: FBT001 - a box to tick
        """Keep the list of recent files folded on the start page, or not."""
        self._remember(recents_folded=folded)

    def folder(self) -> Path:
        """Where opening and saving begin: the folder chosen, Documents if it is not there."""
        chosen = self._settings.folder
        return Path(chosen) if chosen and os.path.isdir(chosen) else documents()

    def set_folder(self, folder: str) -> None:
        """Choose where opening and saving begin; "" for Documents."""
        self._remember(folder=folder)

    def reset(self) -> Settings:
        """Go back to how the program comes, the window's size aside; returns what held before."""
        held = self._settings
        width, height = held.width, held.height
        self.restore(Settings(width=width, height=height, maximised=held.maximised))
        return held

    def restore(self, settings: Settings) -> None:
        """Take on settings as a whole."""
        self._remember(**asdict(settings))
        self._apply(settings)

    def set_scheme(self, scheme: Scheme) -> None:
        """Show light, dark, or as the system is."""
        self._look.set_scheme(scheme)

    @property
    def window(self) -> WindowShape:
        """How large the window was left; a width of 0 where it never was."""
        kept = self._settings
        return WindowShape(kept.width, kept.height, kept.maximised)

    def set_window(self, shape: WindowShape) -> None:
        """Keep how large the window is left."""
        self._remember(width=shape.width, height=shape.height, maximised=shape.maximised)

    @Slot()
    def usual_text(self) -> None:
        """Go back to the text size the system asks for."""
        self._look.set_text_size(self._system_text)

    def _apply(self, settings: Settings) -> None:
        self._look.set_text_size(settings.text_size / 100 or self._system_text)
        named = settings.appearance
        self._look.set_scheme(Scheme(named) if named in set(Scheme) else Scheme.SYSTEM)

    @Slot()
    def _keep(self) -> None:
        size = self._look.chosen_text_size
        usual = size == self._system_text
        percent = 0 if usual else round(size * 100)
        self._remember(text_size=percent, appearance=self._look.scheme.value)

    def _remember(self, **changes: object) -> None:
        changed = replace(self._settings, **changes)  # type: ignore[arg-type]
        if changed != self._settings:
            self._settings = changed
            self._kept.keep_settings(changed)
            self.changed.emit()
