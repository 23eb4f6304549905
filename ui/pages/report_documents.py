"""Saving the documents around the visit: preparation sheet, trial pack, action list."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.disk import write_whole
from logic.errors import TunewiseError
from ui.background import patience
from ui.dialogs import ask_where, may_show_names
from ui.frozen import READS
from ui.pages.report_making import named_after
from ui.widgets import FlowRow, LinkButton, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.assessment import Assessment
    from logic.findings import Advice
    from logic.model import Content
    from logic.words import Words
    from ui.files import Files
    from ui.fonts import TextRole
    from ui.pages import PageContext
    from ui.theme import Colour
    from ui.widgets.panels import StripKind

#: The documents in the order of a visit; the names are those of ``logic.report.documents``.
KINDS: Final = ("preparation", "trial", "actions")
_ENDINGS = (".pdf", ".csv")


class Order(NamedTuple):
    """All that a thread needs for writing a document; without advice, it is given there."""

    content: Content
    words: Words
    assessment: Assessment
    advice: Advice | None
    kind: str
    path: Path


def write_document(order: Order) -> Path:
    """Make a document and write it as the path's ending says; runs off the UI thread.

    Raises:
        ReportError: it could not be made.
        SaveError: it could not be written.
    """
    from logic.advice import advise  # noqa: PLC0415 - read when needed
    from logic.report import render_outline  # noqa: PLC0415
    from logic.report.documents import Kind, build_document  # noqa: PLC0415
    from logic.report.spreadsheet import as_csv  # noqa: PLC0415

    content, words, assessment, advice, kind, path = order
    given = advice or advise(content, assessment)
    made = build_document(Kind(kind), content, words, assessment, given)
    sheet = path.suffix.lower() == ".csv"
    data = as_csv(made.sheet) if sheet else render_outline(made.outline)
    write_whole(path, data, private=False)
    return path


class SavedDocuments(QWidget):
    """A link for each document, and below what came of it."""

    def __init__(
        self,
        context: PageContext,
        kinds: Sequence[str] = KINDS,
        role: TextRole = "body",
        colour: Colour = "ink",
    ) -> None:
        super().__init__()
        self._context = context
        self._said = Strip(context.look, "settled")
        self._said.hide()
        self._patience = patience(self, self._say_waiting)
        self._links = {
            kind: LinkButton(context.look, self._say(kind), role, colour) for kind in kinds
        }
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for link in self._links.values():
            link.clicked.connect(self._pressed)
            link.setProperty(READS, True)
            self._box.addWidget(link)
        self._box.addWidget(self._said)
        context.look.changed.connect(self._restyle)
        self._restyle()

    def subject(self) -> tuple[Assessment, Advice | None]:
        """What the documents are about."""
        return self._context.document.assessment, self._context.document.advice

    def forget(self) -> None:
        """Say nothing more of what was saved."""
        self._patience.stop()
        self._said.hide()

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_around.{key}", **values)

    @Slot()
    def _pressed(self) -> None:
        self._save(next(kind for kind, link in self._links.items() if link is self.sender()))

    def _save(self, kind: str) -> None:
        self._said.hide()
        assessment, advice = self.subject()
        path = self._ask_path(kind, assessment)
        if path is None:
            return
        context = self._context
        order = Order(context.content, context.words, assessment, advice, kind, path)
        self._patience.start()
        context.shell.run(partial(write_document, order), self._done, self._failed)

    @Slot()
    def _say_waiting(self) -> None:
        self._said.set_notice("info", self._say("writing"))
        self._said.show()

    def _ask_path(self, kind: str, assessment: Assessment) -> Path | None:
        named = named_after(assessment)
        filters = [f"{self._say(ending[1:])} (*{ending})" for ending in _ENDINGS]
        suggested = self._context.shell.folder() / f"{named} {kind}.pdf"
        title = self._say("save_title")
        if not may_show_names(self._context.look, self):
            return None
        return ask_where(self, title, suggested, ";;".join(filters), self._complete)

    def _complete(self, chosen: Path, wanted: str) -> Path:
        if chosen.suffix.lower() in _ENDINGS:
            return chosen
        ending = next((e for e in _ENDINGS if wanted.endswith(f"(*{e})")), ".pdf")
        return chosen.with_name(chosen.name + ending)

    def _done(self, path: object) -> None:
        self._tell("settled", self._say("saved", name=Path(str(path)).name))

    def _failed(self, fault: Exception) -> None:
        known = isinstance(fault, TunewiseError)
        self._tell("error", str(fault) if known else self._say("unexpected"))

    def _tell(self, kind: StripKind, text: str) -> None:
        self._patience.stop()
        self._said.set_notice(kind, text)
        self._said.show()

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._context.look.units(8))


class BlankPreparation(SavedDocuments):
    """The preparation sheet of a visit of which nothing is known yet; links may stand beside."""

    def __init__(self, context: PageContext, files: Files, *beside: QWidget) -> None:
        super().__init__(context, KINDS[:1], "secondary", "mute")
        self._files = files
        row = FlowRow(context.look, *self._links.values(), *beside, spacing=24)
        self._box.insertWidget(0, row)

    def subject(self) -> tuple[Assessment, Advice | None]:
        """An assessment without answers, by whoever prepares it here."""
        return self._files.blank(), None
