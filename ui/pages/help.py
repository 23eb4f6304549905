"""The Help page: the two approaches, their comparison corrected, keys, privacy, licences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

import resources
from logic.glossary import terms
from ui import navigation
from ui.focus import OWN_FOCUS
from ui.layouts import Filling
from ui.pages import Footer, PageBase
from ui.pages.help_documents import GUIDES, NOTICES, has_notices
from ui.pages.links import PlaceLinks
from ui.pages.narrowed import beside_nothing
from ui.pages.terms import TermList
from ui.widgets import Column, DataTable, PageScaffold, Part, Prose, Run, Stack

if TYPE_CHECKING:
    from ui.pages import PageContext
    from ui.theme import Look
    from ui.widgets import Cell

_WIDTH = 860
_GAP = 12
#: As many parts as fill a window.
_AT_ONCE = 3
_COMPONENT = ("name", "foundation", "fine_tuned", "accurate")
_CLAIM = ("topic", "usual", "accurate")
_KEY = ("keys", "does")


class HelpPage(PageBase):
    """Page "help", also at one of its parts: "help:keyboard"."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._body = HelpBody(context)

    @property
    def widget(self) -> QWidget:
        """The page's widget."""
        return self._body

    def title(self) -> str:
        """The page's title."""
        return self._context.words.text("help.title")

    def footer(self) -> Footer:
        """Back to where Help was asked for."""
        return Footer(back=self._body.tr("Back"))

    def enter(self, place: str) -> None:
        """Show the part the place names, else the top."""
        self._body.show_part(navigation.help_part_of(place))

    def refresh(self) -> None:
        """Help does not change with the document."""


class HelpBody(PageScaffold):
    """The parts of ``en_help.toml`` in file order, each a heading with paragraphs or a table."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrows scroll
        self.setProperty(OWN_FOCUS, True)
        self._help_look = context.look
        self._words = context.words
        self._context = context
        self._links = PlaceLinks(context, "", self)
        self._made: dict[str, _HelpPart] = {}
        self._wanted = ""
        self._column = Stack(context.look, gap=_GAP)
        self._scroll_later = QTimer(self)
        self._scroll_later.setSingleShot(True)
        self._scroll_later.timeout.connect(self._scroll_to_part)
        said = (context.words.text(f"help.{key}") for key in ("kicker", "title", "lede"))
        self.heading.set_texts(*said)
        self.setAccessibleName(context.words.text("help.title"))
        self.main.addLayout(beside_nothing(self._column))
        self._column.filled.connect(self._go_to_wanted)
        context.look.changed.connect(self._restyle_help)
        self._restyle_help()

    def show_part(self, part: str) -> None:
        """Bring a part to the top of the view; "" for the top of the page."""
        self._wanted = part
        if not self._made:
            names = self._words.under("help.part")
            made = [Part(name, partial(self._part, name)) for name in names]
            self._column.show_parts([*made, Part("version", self._version)], _AT_ONCE)
        self._scroll_later.start(0)

    @Slot()
    def _scroll_to_part(self) -> None:
        part, page = self._made.get(self._wanted), self.widget()
        top = part.heading.mapTo(page, QPoint(0, 0)).y() if part and page else 0
        self.verticalScrollBar().setValue(max(0, top - self._help_look.units(24)))
        self.setFocus()

    @Slot()
    def _go_to_wanted(self) -> None:
        """All parts are there: go to the one asked for."""
        if self._wanted:
            self._scroll_later.start(0)

    def _part(self, name: str) -> QWidget:
        part = self._made[name] = _HelpPart(self._help_look)
        part.heading.set_text(self._words.text(f"help.part.{name}.title"))
        for paragraph in self._words.maybe(f"help.part.{name}.text").split("\n\n"):
            if paragraph.strip():
                part.box.addWidget(Prose(self._help_look, paragraph.strip()))
        self._add_more(part, name)
        return part

    def _add_more(self, part: _HelpPart, name: str) -> None:
        """What a part shows besides its paragraphs."""
        tables = {
            "components": ("component", _COMPONENT),
            "corrections": ("claim", _CLAIM),
            "keyboard": ("key", _KEY),
        }
        if name in tables:
            part.box.addWidget(self._table(*tables[name]))
        elif name == "guides":
            for guide in GUIDES:
                self._add_guide(part, guide)
        elif name == "licences" and has_notices():
            self._add_guide(part, NOTICES)
        elif name == "questions":
            self._add_questions(part)
        elif name == "glossary":
            glossary = TermList(self._context, "body")
            glossary.show_terms(terms(self._words))
            part.box.addWidget(glossary)

    def _add_guide(self, part: _HelpPart, guide: str) -> None:
        title, about = (self._words.text(f"help.guide.{guide}.{key}") for key in ("title", "about"))
        place = navigation.guide_place(guide)
        link = self._links.make(title, f"{title}. {about}", place)
        part.add_pair(link, Prose(self._help_look, about, "secondary", "mute"))

    def _table(self, kind: str, fields: tuple[str, ...]) -> DataTable:
        columns = [Column(title=self._column_title(kind, f), share=_share(f)) for f in fields]
        name = self._words.text(f"help.heading.{fields[0] if fields[0] != 'name' else kind}")
        table = DataTable(self._help_look, columns, name)
        rows: list[list[Cell | str]] = [
            [self._words.text(f"help.{kind}.{row}.{f}") for f in fields]
            for row in self._words.under(f"help.{kind}")
        ]
        table.set_rows(rows)
        return table

    def _column_title(self, kind: str, field: str) -> str:
        return self._words.text(f"help.heading.{kind if field == 'name' else field}")

    def _add_questions(self, part: _HelpPart) -> None:
        for entry in self._words.under("help.faq"):
            question = Prose(self._help_look)
            question.set_runs((Run(self._words.text(f"help.faq.{entry}.question"), bold=True),))
            answer = Prose(self._help_look, self._words.text(f"help.faq.{entry}.answer"))
            part.add_pair(question, answer)

    def _version(self) -> QWidget:
        text = self._words.text("help.version", version=resources.version())
        return Prose(self._help_look, text, "secondary", "mute")

    @Slot()
    def _restyle_help(self) -> None:
        self._column.setMaximumWidth(self._help_look.units(_WIDTH))


class _HelpPart(Filling):
    """A heading, and below it whatever ``box`` is given."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pairs: list[QVBoxLayout] = []
        self.heading = Prose(look, "", "section")
        self.box = QVBoxLayout(self)
        self.box.addWidget(self.heading)
        look.changed.connect(self._restyle)
        self._restyle()

    def add_pair(self, head: QWidget, body: QWidget) -> None:
        """Put what belongs together closer than what does not."""
        pair = QVBoxLayout()
        pair.setSpacing(self._look.units(4))
        pair.addWidget(head)
        pair.addWidget(body)
        self._pairs.append(pair)
        self.box.addLayout(pair)

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self.box.setContentsMargins(0, units(16), 0, 0)
        self.box.setSpacing(units(_GAP))
        for pair in self._pairs:
            pair.setSpacing(units(4))


def _share(field: str) -> int:
    return {"name": 2, "topic": 2, "keys": 2, "accurate": 5, "does": 5}.get(field, 4)
