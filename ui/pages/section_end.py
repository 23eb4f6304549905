"""The end of a section: what is still open in it, and where Continue leads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from logic.model import Consideration
from logic.report.numbers import every_number
from logic.selection import to_come_back
from ui.focus import OWN_FOCUS
from ui.navigation import CHECK, FIGURES, PRICES, ended_section, question_place
from ui.pages import Footer, PageBase
from ui.pages.drawer import drawer_on
from ui.pages.links import PlaceLinks
from ui.pages.result_blocks import runs
from ui.pages.state_icons import STATE_ICONS
from ui.widgets import Card, Cell, Column, DataTable, FlowRow, IconText, PageScaffold
from ui.widgets.panels import Icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages import PageContext


class SectionEndPage(PageBase, QObject):
    """Page "end:<section>"; after the Essentials it offers the quick result."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._section = ""
        look, say = context.look, context.words.text
        self._scaffold = PageScaffold(look)
        self._scaffold.setProperty(OWN_FOCUS, True)
        self._links = PlaceLinks(context, "", self._scaffold)
        self._drawer = drawer_on(context, self._scaffold, self._links)
        self._scaffold.heading.set_opener(self._drawer)
        self._card = Card(look, say("section_end.left"))
        heads = (("question", 1), ("state", 2))
        columns = [Column(title=say(f"ui_check.column.{k}"), share=share) for k, share in heads]
        self._table = DataTable(look, columns, say("section_end.left"))
        self._card.body.addWidget(self._table)
        self._quick = Card(look, say("section_end.quick.title"))
        self._quick_text = self._quick.add_text("")
        self._money = self._money_links()
        self._scaffold.main.addWidget(self._card)
        self._scaffold.main.addWidget(self._money)
        self._scaffold.main.addWidget(self._quick)

    def _money_links(self) -> QWidget:
        """The way to the figures behind the cost and to the price list."""
        say, links = self._context.words.text, PlaceLinks(self._context, "", self._scaffold)
        named = {FIGURES: say("section_end.figures"), PRICES: say("section_end.prices")}
        made = [links.make(text, text, place) for place, text in named.items()]
        return FlowRow(self._context.look, *made, spacing=24)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """How far the section has come."""
        return self._scaffold.heading.title.text()

    def footer(self) -> Footer:
        """Continue; after the Essentials also the other of quick result and full assessment."""
        say = self._context.words.text
        back = say("ui_question.back")
        if not self._is_essentials():
            return Footer(primary=say("ui_question.next"), back=back)
        full, quick = say("section_end.full"), say("section_end.quick.show")
        chosen = self._context.document.assessment.quick
        primary, secondary = (quick, full) if chosen else (full, quick)
        return Footer(primary=primary, secondary=secondary, back=back)

    def enter(self, place: str) -> None:
        """Show what is left of the section of this place."""
        self._section = ended_section(place)
        self._links.lead_back_to(place)
        self.refresh()
        self._scaffold.start_at_head()

    def leave(self) -> None:
        """Nothing is typed here; the drawer closes."""
        self._drawer.close_drawer()

    def refresh(self) -> None:
        """Show the section as it is now."""
        document, say = self._context.document, self._context.words.text
        if not (self._section and document.is_open):
            return
        name = say(f"section.{self._section}.name")
        title = self._told(name)
        shown = runs(every_number(title, f"section:{self._section}"))
        self._scaffold.heading.set_texts(name, shown, say("section_end.hint"))
        self._scaffold.setAccessibleName(title)
        self._show_left()
        self._money.setVisible(self._section == Consideration.COST)
        self._quick.setVisible(self._is_essentials())
        chosen = "chosen" if document.assessment.quick else "offered"
        self._quick_text.set_text(say(f"section_end.quick.{chosen}"))
        self._drawer.refresh()

    def _told(self, section: str) -> str:
        """How far a section has come; the count is that of the questions listed below."""
        found = Counter(filter(None, map(self._state, self._asked())))
        count, kinds = found.total(), [*found]
        key = "several" if len(kinds) > 1 else next(iter(kinds), "done")
        values = {"section": section, "count": count}
        key = f"section_end.title.{key}{'_one' if count == 1 else ''}"
        wanted = self._context.words.placeholders(key)
        return self._context.words.text(key, **{name: values[name] for name in wanted})

    def primary(self) -> bool:
        """Go on; whoever has been through another section goes through them all."""
        if self._context.document.assessment.quick and not self._is_essentials():
            self._context.document.set_quick(False)
        return True

    def secondary(self) -> None:
        """After the Essentials: the other of quick result and full assessment."""
        quick = not self._context.document.assessment.quick
        self._context.document.set_quick(quick)
        if quick:
            self._context.shell.go(CHECK)
        else:
            self._context.shell.go_on()

    def _is_essentials(self) -> bool:
        return self._section == next(iter(self._context.content.sections))

    def _show_left(self) -> None:
        left = [name for name in self._asked() if self._state(name)]
        self._table.set_rows([self._row(name) for name in left])
        self._card.setVisible(bool(left))

    def _asked(self) -> list[str]:
        questions = self._context.content.questions
        return [q for q in self._context.document.walk if questions[q].section == self._section]

    def _state(self, question: str) -> str:
        return to_come_back(self._context.document.assessment.answer(question))

    def _row(self, question: str) -> tuple[Cell, Cell]:
        """A link to a question to come back to, and why."""
        state = self._state(question)
        say, look = self._context.words.text, self._context.look
        short = say(f"question.{question}.short")
        icon, colour = STATE_ICONS[state]
        said = IconText(look, Icon(look, icon, colour, 14, 18), say(f"section_end.{state}"))
        link = self._links.make(short, f"{short}: {said.text()}", question_place(question))
        return Cell(widget=link), Cell(widget=said)
