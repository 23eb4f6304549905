"""Makes what is on a page read-only while the assessment is frozen, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot

from logic.sentences import long_date
from ui.navigation import HISTORY, RESULT
from ui.widgets import Button, LinkButton, Strip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

    from logic.words import Words
    from ui.document import Document
    from ui.shell import Shell
    from ui.theme import Look

#: Set on a button or a list to choose from that changes nothing, so that it stays usable.
READS: Final = "reads"
#: Set on what was made read-only here, so that only that is made usable again.
_OURS: Final = "frozenHere"
#: Pages whose fields change nothing of the assessment, or what may still be set.
_FREE: Final = (
    "history",
    "whatif",
    "report",
    "compare",
    "help",
    "start",
    "prices",
    "guide",
    "figures",
    "settings",
)
#: Pages on which every button changes something, but for those marked or leading to a place.
_EDITING: Final = ("engagement", "question", "priorities", "sections")


class FrozenStrip(Strip):
    """Says over every page that the assessment is finished, or that an earlier one is shown."""

    def __init__(self, document: Document, shell: Shell, words: Words, look: Look) -> None:
        super().__init__(look, "info")
        self._text.set_limit(0)
        self._document = document
        self._shell = shell
        self._words = words
        self._action = self.add_action(words.text("ui_frozen.revise"))
        self._action.clicked.connect(self._act)
        self.hide()

    def refresh(self) -> None:
        """Show what holds now."""
        viewed = self._document.viewed
        shown = bool(viewed) or self._document.current.finished
        self.setVisible(shown)
        if not shown:
            return
        kind = "viewed" if viewed else "finished"
        day = long_date(self._document.assessment.finished_on)
        said = {"number": viewed, "day": day} if viewed else {"day": day}
        self.set_notice("info", self._words.text(f"ui_frozen.{kind}", **said))
        self._action.set_text(self._words.text(f"ui_frozen.{'current' if viewed else 'revise'}"))

    @Slot()
    def _act(self) -> None:
        if self._document.viewed:
            self._document.view_current()
            self._shell.go(RESULT if self._document.result_shown else HISTORY)
        else:
            self._shell.go(HISTORY)


def set_frozen(root: QWidget, page: str, *, frozen: bool) -> None:
    """Make every field below a page's widget read-only, and what it changes things with dull."""
    if page in _FREE:
        return
    # Read here, since few assessments are frozen and each kind of widget takes memory.
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget  # noqa: PLC0415

    for field in root.findChildren(QWidget):
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            _set_read_only(field, frozen=frozen)
    for control in _controls(root, buttons=page in _EDITING):
        _set_dull(control, frozen=frozen)


def is_edited(page: str) -> bool:
    """Whether a page is there for entering something, so that its hints tell how."""
    return page in _EDITING


def _controls(root: QWidget, *, buttons: bool) -> Iterator[QWidget]:
    """What is chosen or pressed to change something."""
    from PySide6.QtWidgets import QCheckBox, QComboBox, QRadioButton, QSlider  # noqa: PLC0415

    kinds = (QComboBox, QRadioButton, QCheckBox, QSlider, *((Button, LinkButton) * buttons))
    for kind in kinds:
        yield from (one for one in root.findChildren(kind) if not _only_reads(one))


def _only_reads(control: QWidget) -> bool:
    return bool(control.property(READS) or control.property("place"))


def _set_read_only(field: QLineEdit | QPlainTextEdit | QTextEdit, *, frozen: bool) -> None:
    if frozen and not field.isReadOnly():
        field.setReadOnly(True)
        field.setProperty(_OURS, True)
    elif not frozen and field.property(_OURS):
        field.setReadOnly(False)
        field.setProperty(_OURS, False)


def _set_dull(control: QWidget, *, frozen: bool) -> None:
    if frozen and control.isEnabled():
        control.setEnabled(False)
        control.setProperty(_OURS, True)
    elif not frozen and control.property(_OURS):
        control.setEnabled(True)
        control.setProperty(_OURS, False)
