"""Saving the documents around the visit: preparation sheet, trial pack, action list."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.disk import write_whole
from logic.errors import TunewiseError
from ui.dialogs import ask_where, may_show_names
from ui.pages.report_making import named_after
from ui.widgets import LinkButton, Prose, Strip

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.findings import Advice
    from logic.model import Content
    from logic.words import Words
    from ui.pages import PageContext

#: The documents in the order of a visit; the names are those of ``logic.report.documents``.
KINDS = ("preparation", "trial", "actions")
_ENDINGS = (".pdf", ".csv")


class Order(NamedTuple):
    """All that a thread needs for writing a document."""

    content: Content
    words: Words
    assessment: Assessment
    advice: Advice
    kind: str
    path: Path


def write_document(order: Order) -> Path:
    """Make a document and write it as the path's ending says; runs off the UI thread.

    Raises:
        ReportError: it could not be made.
        SaveError: it could not be written.
    """
    from logic.report import render_outline  # noqa: PLC0415 - read when needed
    from logic.report.documents import Kind, build_document  # noqa: PLC0415
    from logic.report.spreadsheet import as_csv  # noqa: PLC0415

    content, words, assessment, advice, kind, path = order
    made = build_document(Kind(kind), content, words, assessment, advice)
    sheet = path.suffix.lower() == ".csv"
    data = as_csv(made.sheet) if sheet else render_outline(made.outline)
    write_whole(path, data, private=False)
    return path


class ReportDocuments(QWidget):
    """A button for each document, and what came of it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(self._say("title"))
        self._said = Strip(context.look, "settled")
        self._said.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Prose(context.look, self._say("title"), "card_title"))
        slots = (self._preparation, self._trial, self._actions)
        for kind, slot in zip(KINDS, slots, strict=True):
            button = LinkButton(context.look, self._say(kind), "body")
            button.clicked.connect(slot)
            box.addWidget(button)
        box.addWidget(self._said)

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_around.{key}", **values)

    @Slot()
    def _preparation(self) -> None:
        self._save("preparation")

    @Slot()
    def _trial(self) -> None:
        self._save("trial")

    @Slot()
    def _actions(self) -> None:
        self._save("actions")

    def _save(self, kind: str) -> None:
        self._said.hide()
        path = self._ask_path(kind)
        if path is None:
            return
        context, document = self._context, self._context.document
        order = Order(
            context.content,
            context.words,
            document.assessment,
            document.advice,
            kind,
            path,
        )
        context.shell.run(partial(write_document, order), self._done, self._failed)

    def _ask_path(self, kind: str) -> Path | None:
        named = Path(named_after(self._context.document.assessment)).stem
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

    def _tell(self, kind: str, text: str) -> None:
        self._said.set_notice("settled" if kind == "settled" else "error", text)
        self._said.show()
