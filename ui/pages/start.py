"""The start page: what this is, the ways to begin, and the files opened lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from logic.pace import SECONDS_A_QUESTION, full_pace, quick_pace
from ui.navigation import CASES, SETTINGS, help_place
from ui.pages import Footer, PageBase
from ui.pages.recent_list import RecentList
from ui.pages.report_documents import BlankPreparation
from ui.paper import COLUMN, SIDE, start_corner
from ui.theme import Width
from ui.widgets import Brand, Button, FlowRow, LinkButton, Prose, ScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.files import Files
    from ui.pages import PageContext


class StartPage(PageBase):
    """Page "start"; the rail is hidden while it shows."""

    def __init__(self, context: PageContext, files: Files) -> None:
        self._context = context
        self._body = _StartBody(context, files)

    @property
    def widget(self) -> QWidget:
        """The page's widget."""
        return self._body

    def title(self) -> str:
        """The question the app is about."""
        return self._context.words.text("start.title")

    def footer(self) -> Footer:
        """No footer: the page has its own buttons."""
        return Footer()

    def enter(self, _place: str) -> None:
        """Show the list anew and focus the first button."""
        self.refresh()
        self._body.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the list of recent files again."""
        self._body.preparation.forget()
        self._body.recents.refresh()


class _StartBody(ScrollArea):
    """Two columns, or one above the other where the window is narrow."""

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__(context.look)
        self._context = context
        self._look = context.look
        self._words = context.words
        self._files = files
        self._shell = context.shell
        self._column = QVBoxLayout()
        self._build_column()
        self.recents = RecentList(context.look, context.words, files)
        self._build()
        self.example.setVisible(bool(files.samples()))
        context.look.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addLayout(self._column, 1)
        self._columns.addWidget(self.recents)
        self.setWidget(inner)

    def _build_column(self) -> None:
        look, words, context = self._look, self._words, self._context
        self._title = Prose(look, words.text("start.title"), "start_title")
        self._title.set_limit(24)
        self._lede = Prose(look, words.text("start.lede"), "lead", "mute")
        self._long = Prose(look, _how_long(context), "secondary", "mute")
        self._unsure = Prose(look, words.text("start.unsure"), "secondary", "mute")
        self._gaps = [QWidget() for _ in range(4)]
        for widget in (
            Brand(look),
            self._gaps[0],
            self._title,
            self._lede,
            self._gaps[1],
        ):
            self._column.addWidget(widget)
        self._column.addWidget(self._buttons())
        self._column.addWidget(self._links())
        self._column.addWidget(self._gaps[2])
        self._column.addWidget(self._long)
        self.preparation = BlankPreparation(context, self._files, self._privacy, self.settings)
        self._column.addWidget(self.preparation)
        self._column.addWidget(self._gaps[3])
        self._column.addWidget(self._unsure)
        self._column.addStretch(1)

    def _buttons(self) -> FlowRow:
        self.start = Button(self._look, self.tr("Start an assessment"), "primary")
        self.open = Button(self._look, self.tr("Open…"))
        self.start.clicked.connect(self._files.new)
        self.open.clicked.connect(self._files.open)
        return FlowRow(self._look, self.start, self.open)

    def _links(self) -> FlowRow:
        """The other ways to begin."""
        self.quick = LinkButton(self._look, self.tr("Quick assessment"), "body")
        self.example = LinkButton(self._look, self.tr("See a finished example"), "body")
        self._privacy = LinkButton(
            self._look, self._words.text("start.privacy"), "secondary", "mute"
        )
        self.cases = LinkButton(self._look, self.tr("Start from a typical case"), "body")
        self.settings = LinkButton(self._look, self.tr("Settings"), "secondary", "mute")
        self.settings.clicked.connect(self._show_settings)
        self.cases.clicked.connect(self._show_cases)
        self.quick.clicked.connect(self._files.new_quick)
        self.example.clicked.connect(self._choose_example)
        self._privacy.clicked.connect(self._show_privacy)
        return FlowRow(self._look, self.quick, self.cases, self.example, spacing=24)

    @Slot()
    def _show_cases(self) -> None:
        self._shell.go(CASES)

    @Slot()
    def _show_settings(self) -> None:
        self._shell.go(SETTINGS)

    @Slot()
    def _show_privacy(self) -> None:
        self._shell.go(help_place("privacy"))

    @Slot()
    def _choose_example(self) -> None:
        """Offer the examples under the link, by what they are about."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self._files.samples():
            action = menu.addAction(self._files.sample_title(name).replace("&", "&&"))
            action.setData(name)
        menu.triggered.connect(self._open_example)
        menu.popup(self.example.mapToGlobal(self.example.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    @Slot(object)
    def _open_example(self, action: object) -> None:
        data = getattr(action, "data", None)
        if callable(data):
            self._files.open_sample(str(data()))

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._column.setSpacing(units(12))
        for gap, height in zip(self._gaps, (4, 8, 8, 4), strict=True):
            gap.setFixedHeight(units(height))
        self._arrange()

    def _arrange(self) -> None:
        width, units = self._look.width(self), self._look.units
        narrow = width is Width.NARROW
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        side, top = start_corner(self._look, self, self.height())
        self._column.setContentsMargins(side, top, units(SIDE[width]), units(24))
        self._title.set_role("compact_title" if narrow else "start_title")
        self.recents.set_room(units(COLUMN[width]), top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new room."""
        super().resizeEvent(event)
        self._arrange()


def _how_long(context: PageContext) -> str:
    """What the quick and the full assessment ask at most, and how long that takes."""
    quick, full = quick_pace(context.content), full_pace(context.content)
    return context.words.text(
        "start.long",
        quick=quick.questions,
        full=full.questions,
        quick_minutes=quick.minutes,
        full_minutes=full.minutes,
        seconds=SECONDS_A_QUESTION,
    )
