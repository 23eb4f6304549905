"""Parts of the settings page: what is done at once with "Undo", and the folder to begin in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.places import HOME_VARIABLE, MARKER, home_kind
from ui.widgets import FlowRow, LinkButton, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from ui.files import Files
    from ui.pages import PageContext


class OnceAndBack(QWidget):
    """A link that does something at once; then it is said, with Undo. ``undone`` follows that."""

    done = Signal()
    undone = Signal()

    def __init__(self, context: PageContext, do: str, said: str) -> None:
        super().__init__()
        say = context.words.text
        self._done_text = say(f"ui_settings.{said}")
        self._is_done = False
        self._possible = True
        self._impossible = ""
        self._said = Prose(context.look, "", "body", "mute")
        self.do = LinkButton(context.look, say(f"ui_settings.{do}"), "body")
        self.undo = LinkButton(context.look, say("ui_settings.reset.undo"), "body")
        self.undo.set_about(f"{self.undo.label()}: {self.do.label()}")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self._said, self.do, self.undo):
            box.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self.do.clicked.connect(self._do)
        self.undo.clicked.connect(self._undo)
        self._show()

    def begin_anew(self) -> None:
        """Offer to do it, and no longer to undo it."""
        self._is_done = False
        self._show()

    def set_possible(self, possible: bool, otherwise: str) -> None:  # noqa: FBT001
        """Whether there is anything to do it with; ``otherwise`` says that there is nothing."""
        self._possible, self._impossible = possible, otherwise
        self._show()

    @Slot()
    def _do(self) -> None:
        self._is_done = True
        self.done.emit()
        self._show()
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _undo(self) -> None:
        self._is_done = False
        self.undone.emit()
        self._possible = True
        self._show()
        self.do.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self._said.set_text(self._done_text if self._is_done else self._impossible)
        self._said.setVisible(self._is_done or not self._possible)
        self.do.setVisible(self._possible and not self._is_done)
        self.undo.setVisible(self._is_done)


class FolderChoice(QWidget):
    """The folder opening and saving begin in: Documents, or one chosen."""

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._files = files
        self._state = Prose(context.look)
        self.choose = LinkButton(context.look, self._say("choose"), "body")
        self.back = LinkButton(context.look, self._say("back"), "body")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._state)
        box.addWidget(FlowRow(context.look, self.choose, self.back, spacing=24))
        self.choose.clicked.connect(self._choose)
        self.back.clicked.connect(self._go_back)

    def refresh(self) -> None:
        """Say which folder it is now."""
        preferences = self._files.preferences
        chosen, folder = preferences.settings.folder, str(preferences.folder())
        key = "usual" if not chosen else "chosen" if chosen == folder else "gone"
        self._state.set_text(self._say(key, folder=folder))
        self.back.setVisible(bool(chosen))

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_settings.folder.{key}", **values)

    @Slot()
    def _choose(self) -> None:
        chosen = self._files.choose_folder()
        if chosen is not None:
            self._files.preferences.set_folder(str(chosen))

    @Slot()
    def _go_back(self) -> None:
        self._files.preferences.set_folder("")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)


def kept_where(context: PageContext, home: Path) -> tuple[str, str]:
    """Where the program keeps what is its own, and why there."""
    text = context.words.text
    why = text(f"ui_settings.kept.{home_kind(home)}", marker=MARKER, variable=HOME_VARIABLE)
    return text("ui_settings.kept.text", home=str(home)), why
