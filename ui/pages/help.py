"""The Help page: the two approaches, their comparison corrected, keys, privacy, licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

import resources
from logic.glossary import terms
from ui import navigation
from ui.focus import OWN_FOCUS
from ui.pages import Footer
from ui.pages.help_documents import GUIDES, NOTICES, has_notices
from ui.pages.links import PlaceLinks
from ui.pages.narrowed import beside_nothing
from ui.pages.terms import TermList
from ui.widgets import Column, DataTable, PageScaffold, Prose, Run

if TYPE_CHECKING:
    from logic.words import Words
    from ui.pages import PageContext
    from ui.widgets import Cell

_WIDTH = 860
#: As many parts as fill a window.
_AT_ONCE = 3
_COMPONENT = ("name", "foundation", "fine_tuned", "accurate")
_CLAIM = ("topic", "usual", "accurate")
_KEY = ("keys", "does")


class HelpPage:
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

    def leave(self) -> None:
        """Nothing is typed here."""

    def refresh(self) -> None:
        """Help does not change with the document."""

    def primary(self) -> bool:
        """Never asked: the footer names none."""
        return False

    def secondary(self) -> None:
        """Never asked: the footer names none."""


class HelpBody(PageScaffold):
    """The parts of ``en_help.toml`` in file order, each a heading with paragraphs or a table."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrows scroll
        self.setProperty(OWN_FOCUS, True)
        self._help_look = context.look
        self._words = context.words
        self._links = PlaceLinks(context, "", self)
        self._glossary = TermList(context, "body")
        self._headings: dict[str, Prose] = {}
        self._pairs: list[QVBoxLayout] = []
        self._wanted = ""
        self._column = QWidget()
        self._text = QVBoxLayout(self._column)
        self._text.setContentsMargins(0, 0, 0, 0)
        self._scroll_later = QTimer(self)
        self._scroll_later.setSingleShot(True)
        self._scroll_later.timeout.connect(self._scroll_to_part)
        said = (context.words.text(f"help.{key}") for key in ("kicker", "title", "lede"))
        self.heading.set_texts(*said)
        self.setAccessibleName(context.words.text("help.title"))
        self.main.addLayout(beside_nothing(self._column))
        self._coming = iter(parts(context.words))
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._add_next)
        for _ in range(_AT_ONCE):
            self._add_next()
        context.look.changed.connect(self._restyle_help)
        self._restyle_help()

    def show_part(self, part: str) -> None:
        """Bring a part to the top of the view; "" for the top of the page."""
        self._wanted = part
        self._scroll_later.start(0)

    @Slot()
    def _scroll_to_part(self) -> None:
        heading = self._headings.get(self._wanted)
        page = self.widget()
        top = heading.mapTo(page, QPoint(0, 0)).y() if heading and page else 0
        self.verticalScrollBar().setValue(max(0, top - self._help_look.units(24)))
        self.setFocus()

    @Slot()
    def _add_next(self) -> None:
        """Add a part in a turn of its own; once all are there, go to the one asked for."""
        part = next(self._coming, None)
        if part is not None:
            self._add_part(part)
            self._more.start(0)
            return
        self._add_version()
        if self._wanted:
            self._scroll_later.start(0)

    def _add_part(self, part: str) -> None:
        title = Prose(self._help_look, self._words.text(f"help.part.{part}.title"), "section")
        self._headings[part] = title
        self._text.addSpacing(self._help_look.units(16))
        self._text.addWidget(title)
        for paragraph in self._words.maybe(f"help.part.{part}.text").split("\n\n"):
            if paragraph.strip():
                self._text.addWidget(Prose(self._help_look, paragraph.strip()))
        self._add_more(part)

    def _add_more(self, part: str) -> None:
        """What a part shows besides its paragraphs."""
        tables = {
            "components": ("component", _COMPONENT),
            "corrections": ("claim", _CLAIM),
            "keyboard": ("key", _KEY),
        }
        if part in tables:
            self._add_table(*tables[part])
        elif part == "guides":
            self._add_guides()
        elif part == "licences" and has_notices():
            self._add_guide(NOTICES)
        elif part == "questions":
            self._add_questions()
        elif part == "glossary":
            self._glossary.show_terms(terms(self._words))
            self._text.addWidget(self._glossary)

    def _add_guides(self) -> None:
        for guide in GUIDES:
            self._add_guide(guide)

    def _add_guide(self, guide: str) -> None:
        title, about = (self._words.text(f"help.guide.{guide}.{key}") for key in ("title", "about"))
        place = navigation.guide_place(guide)
        link = self._links.make(title, f"{title}. {about}", place)
        self._add_pair(link, Prose(self._help_look, about, "secondary", "mute"))

    def _add_pair(self, head: QWidget, body: QWidget) -> None:
        """Put what belongs together closer than what does not."""
        pair = QVBoxLayout()
        pair.addWidget(head)
        pair.addWidget(body)
        self._pairs.append(pair)
        self._text.addLayout(pair)

    def _add_table(self, kind: str, fields: tuple[str, ...]) -> None:
        columns = [Column(title=self._column_title(kind, f), share=_share(f)) for f in fields]
        name = self._words.text(f"help.heading.{fields[0] if fields[0] != 'name' else kind}")
        table = DataTable(self._help_look, columns, name)
        rows: list[list[Cell | str]] = [
            [self._words.text(f"help.{kind}.{row}.{f}") for f in fields]
            for row in entries(self._words, kind)
        ]
        table.set_rows(rows)
        self._text.addWidget(table)

    def _column_title(self, kind: str, field: str) -> str:
        return self._words.text(f"help.heading.{kind if field == 'name' else field}")

    def _add_questions(self) -> None:
        for entry in entries(self._words, "faq"):
            question = Prose(self._help_look)
            question.set_runs((Run(self._words.text(f"help.faq.{entry}.question"), bold=True),))
            answer = Prose(self._help_look, self._words.text(f"help.faq.{entry}.answer"))
            self._add_pair(question, answer)

    def _add_version(self) -> None:
        text = self._words.text("help.version", version=resources.version())
        self._text.addWidget(Prose(self._help_look, text, "secondary", "mute"))

    @Slot()
    def _restyle_help(self) -> None:
        self._text.setSpacing(self._help_look.units(12))
        for pair in self._pairs:
            pair.setSpacing(self._help_look.units(4))
        self._column.setMaximumWidth(self._help_look.units(_WIDTH))


def parts(words: Words) -> tuple[str, ...]:
    """The ids of the parts, in file order."""
    return entries(words, "part")


def entries(words: Words, kind: str) -> tuple[str, ...]:
    """The ids under ``help.<kind>``, in file order."""
    prefix = f"help.{kind}."
    found = [key for key in words.keys() if key.startswith(prefix)]  # noqa: SIM118 - no dict
    return tuple(dict.fromkeys(key.removeprefix(prefix).split(".")[0] for key in found))


def _share(field: str) -> int:
    return {"name": 2, "topic": 2, "keys": 2, "accurate": 5, "does": 5}.get(field, 4)
