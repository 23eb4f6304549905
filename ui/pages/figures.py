"""The figures behind the cost: every default with its source, and changing one by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.cost.listing import GROUPS, is_listed, listed_figure, without_figure
from ui.focus import focus_by_keyboard
from ui.navigation import FIGURES, PRICES, question_place
from ui.pages import Footer, PageBase
from ui.pages.drawer import SourceDrawer
from ui.pages.figures_edit import EditFigure
from ui.pages.figures_matter import MatterCard
from ui.pages.figures_row import FigureRow
from ui.pages.figures_way import WayCard
from ui.pages.links import PlaceLinks
from ui.widgets import Disclosure, PageScaffold, Prose

if TYPE_CHECKING:
    from logic.report.matter import Matter
    from ui.files import Files
    from ui.pages import PageContext

#: Between the figures of a group, in units.
_GAP = 8


class FiguresPage(PageBase, QObject):
    """Page "figures": groups that open; one figure is edited at a time, under its row.

    What is typed is kept by its button alone.
    """

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__()
        self._context = context
        self._scaffold = PageScaffold(context.look)
        self._count = Prose(context.look, "", "secondary", "mute")
        self._groups: dict[str, Disclosure] = {}
        self._rooms: dict[str, QVBoxLayout] = {}
        self._rows: dict[str, FigureRow] = {}
        self._holder = QWidget()
        self._asked_of = ""
        self._editor = EditFigure(context, files)
        self._way = WayCard(context, files)
        self._links = PlaceLinks(context, FIGURES, self._scaffold)
        self._drawer = SourceDrawer(context, self._scaffold, self._links, self._worked_out)
        self._matter = MatterCard(context, self._drawer)
        self._build()

    def _build(self) -> None:
        say, look = self._say, self._context.look
        self._scaffold.heading.set_texts(say("kicker"), say("title"), say("hint"))
        self._scaffold.main.addWidget(self._links.make(say("prices"), say("prices"), PRICES))
        self._scaffold.main.addWidget(self._count)
        self._scaffold.main.addWidget(self._matter)
        self._scaffold.main.addWidget(self._way)
        self._matter.found.connect(self._show_groups)
        self._matter.asked.connect(self._go_to)
        for group in GROUPS:
            inside = QWidget()
            self._rooms[group] = QVBoxLayout(inside)
            self._rooms[group].setContentsMargins(0, 0, 0, 0)
            row = Disclosure(look, self._named(group), inside, strong=True)
            row.toggled.connect(self.refresh)
            self._groups[group] = row
            self._scaffold.main.addWidget(row)
        self._holder.hide()
        QVBoxLayout(self._holder).addWidget(self._editor)
        self._scaffold.main.addWidget(self._holder)
        self._editor.closed.connect(self._closed)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """What the page shows."""
        return self._say("title")

    def footer(self) -> Footer:
        """Back to where the figures were asked for."""
        return Footer(back=self._say("back"))

    def enter(self, place: str) -> None:  # noqa: ARG002 - there is one place only
        """Show the figures as they stand now."""
        self.refresh()
        self._scaffold.start_at(next(iter(self._groups.values())).header)

    def leave(self) -> None:
        """The drawer closes."""
        self._drawer.close_drawer()

    @Slot()
    def refresh(self) -> None:
        """Show the open groups as they are now."""
        document = self._context.document
        if not document.is_open:
            return
        self._close_unfit()
        self._way.refresh()
        self._matter.refresh()
        self._show_groups()
        given = len(self._given())
        every = sum(len(names) for names in GROUPS.values())
        self._count.set_text(self._say("count", count=given, all=every))
        self._count.setVisible(bool(given))

    def _close_unfit(self) -> None:
        """Close what is being typed where nothing may be, or where it was about another client."""
        document = self._context.document
        unfit = document.frozen or self._asked_of != document.assessment.id
        if unfit and not self._editor.isHidden():
            self._closed()

    def _worked_out(self) -> Matter:
        return replace(self._context.matter(), money=self._matter.result)

    @Slot()
    def _show_groups(self) -> None:
        for group, row in self._groups.items():
            row.set_title(self._named(group))
            if row.is_open():
                self._fill(group)
        self._drawer.refresh()

    @Slot(str)
    def _go_to(self, name: str) -> None:
        """Open the group of a figure at it, or go to the question."""
        if not is_listed(name):
            self._context.shell.go(question_place(name), then=FIGURES)
            return
        group = next(group for group, names in GROUPS.items() if name in names)
        self._groups[group].set_open(True)
        self._fill(group)
        focus_by_keyboard(self._rows[name].change)

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_figures.{key}", **values)

    def _given(self) -> set[str]:
        inputs = self._context.document.assessment.costs.inputs
        return {name for names in GROUPS.values() for name in names if name in inputs}

    def _named(self, group: str) -> str:
        name = self._context.words.text(f"cost_group.{group}")
        counts = {
            "group_matters": len(set(self._matter.named) & set(GROUPS[group])),
            "group_changed": len(self._given() & set(GROUPS[group])),
        }
        for key, count in counts.items():
            name = self._say(key, group=name, count=count) if count else name
        return name

    def _fill(self, group: str) -> None:
        """Rows are made when their group is first opened."""
        costs = self._context.document.assessment.costs
        self._rooms[group].setSpacing(self._context.look.units(_GAP))
        for name in GROUPS[group]:
            if name not in self._rows:
                row = FigureRow(self._context, name)
                row.asked.connect(self._asked)
                row.reset.connect(self._reset)
                self._rows[name] = row
                self._rooms[group].addWidget(row)
            figure = listed_figure(self._context.content, costs, name)
            frozen = self._context.document.frozen
            self._rows[name].show_figure(figure, self._matter.row(name), frozen=frozen)

    @Slot(str)
    def _asked(self, name: str) -> None:
        costs = self._context.document.assessment.costs
        self._asked_of = self._context.document.assessment.id
        self._rows[name].hold(self._editor)
        self._editor.start(listed_figure(self._context.content, costs, name))

    @Slot(str)
    def _reset(self, name: str) -> None:
        document = self._context.document
        document.set_costs(without_figure(document.assessment.costs, name), place=FIGURES)
        focus_by_keyboard(self._rows[name].change)

    @Slot()
    def _closed(self) -> None:
        row = self._rows.get(self._editor.name)
        self._editor.hide()
        self._editor.setParent(self._holder)
        if row is not None:
            focus_by_keyboard(row.change)
