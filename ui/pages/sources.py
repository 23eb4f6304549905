"""Sources as a list: what each shows, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.model import Evidence
    from ui.pages import PageContext
    from ui.theme import Look

#: The mark of a source that others report and nobody here has read.
_REPORTED = "R2"
_MANNERS = {"R": "read", _REPORTED: "reported", "C": "computed", "judgement": "judgement"}


class SourceList(QWidget):
    """Sources by key, each once; keys the content does not know are passed over."""

    def __init__(self, context: PageContext, *, keys: bool = False) -> None:
        super().__init__()
        self._context = context
        self._keys = keys
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        context.look.changed.connect(self._restyle)
        self._restyle()

    def show_sources(self, keys: Iterable[str]) -> None:
        """Show these sources."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        known = self._context.content.evidence
        for key in dict.fromkeys(keys):
            if key in known:
                self._add(known[key])

    def _add(self, source: Evidence) -> None:
        entry = _Entry(self._context.look)
        for part in self._parts(source):
            entry.box.addWidget(part)
        self._box.addWidget(entry)

    def _parts(self, source: Evidence) -> Iterator[Prose]:
        """What is said, by whom, and with its key how far it is to be trusted."""
        look, say = self._context.look, self._context.words.text
        manner = "reported" if source.mark == _REPORTED else "read"
        cited = say(f"ui_question.source.{manner}", citation=source.citation)
        if self._keys:
            yield Prose(look, source.key, "secondary_strong")
        yield Prose(look, source.says, "secondary")
        yield Prose(look, cited, "secondary", "mute")
        if self._keys:
            grade = say(f"ui_source.grade.{source.grade.replace('-', 'none')}")
            read = say(f"ui_source.{_MANNERS[source.mark]}")
            dated = say("ui_source.dated", dated=source.dated, grade=grade, manner=read)
            yield Prose(look, dated, "secondary", "mute")

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._context.look.units(12))


class _Entry(QWidget):
    """One source, its lines closer to each other than to those of the next."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self.box.setSpacing(self._look.units(4))
