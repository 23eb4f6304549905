"""The source drawer: laid over the right of a page, it tells where a number came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from logic.report.blocks import Heading
from ui.focus import focus_by_keyboard, step
from ui.motion import fade_in
from ui.navigation import question_place
from ui.pages.result_blocks import block_widget
from ui.pages.sources import SourceList
from ui.widgets import Button, Prose, ScrollArea
from ui.widgets.numbers import NumberLink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from logic.report.matter import Matter
    from logic.report.trace import Trace
    from ui.pages import PageContext
    from ui.pages.links import PlaceLinks
    from ui.widgets import PageScaffold

_WIDTH: Final = 440
_LEAST_BESIDE: Final = 240


class SourceDrawer(QWidget):
    """Over ``host``'s right side; ``open_topic`` shows what stands behind a key.

    ``traced`` tells it where that is no number of the matter. Escape or its button closes it, and
    focus goes back to the number.
    """

    closed = Signal()

    def __init__(
        self,
        context: PageContext,
        host: QWidget,
        links: PlaceLinks,
        matter: Callable[[], Matter],
        traced: Callable[[str], Trace | None] | None = None,
    ) -> None:
        super().__init__(host)
        self._context = context
        self._look = context.look
        self._host = host
        self._links = links
        self._matter = matter
        self._traced = traced or self._trace
        self._came_from: QWidget | None = None
        self._key = ""
        self._kicker = Prose(self._look, self._say("title"), "secondary", "mute")
        self._title = Prose(self._look, "", "section")
        self._close = Button(self._look, "", "quiet", "x")
        self._close.setAccessibleName(self._say("close"))
        self._scroll = ScrollArea(self._look, filled=False)
        self._build()
        self._close.clicked.connect(self.close_drawer)
        self._look.changed.connect(self._restyle)
        host.installEventFilter(self)
        directly = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in host.findChildren(QWidget, "qt_scrollarea_vcontainer", options=directly):
            bar.installEventFilter(self)
        self._restyle()
        self.hide()

    @property
    def key(self) -> str:
        """The key of the number told now, "" while closed."""
        return self._key

    def _build(self) -> None:
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self._say("title"))
        top = QHBoxLayout()
        top.addWidget(self._kicker, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._box = QVBoxLayout(self)
        self._box.addLayout(top)
        self._box.addWidget(self._title)
        self._box.addWidget(self._scroll, 1)

    @Slot(str)
    def open_topic(self, key: str) -> None:
        """Show where a number came from."""
        appears = not self.isVisible()
        if appears:
            self._came_from = QApplication.focusWidget()
        self._key = key
        self._fill()
        self._place()
        self.show()
        self.raise_()
        focus_by_keyboard(self._close)
        if appears:
            fade_in(self._look, self._scroll, "card")

    @Slot()
    def close_drawer(self) -> None:
        """Take the drawer away; focus goes back to where it was."""
        if not self._key:
            return
        self._key = ""
        self.hide()
        source = self._came_from
        self._came_from = None
        if source is not None and shiboken6.isValid(source) and source.isVisible():
            focus_by_keyboard(source)
        self.closed.emit()

    def refresh(self) -> None:
        """Tell the number as it is now, while open."""
        if self._key:
            self._fill()

    def about(self, number: str) -> str:
        """What is read out of a number that opens."""
        return self._context.words.text("ui_result.source_about", number=number)

    def link(self, text: str, about: str, key: str) -> NumberLink:
        """A number on a line of its own that opens its source."""
        made = NumberLink(self._look, text, "secondary", "mute")
        made.set_about(about)
        made.setProperty("key", key)
        made.clicked.connect(self._asked)
        return made

    @Slot()
    def _asked(self) -> None:
        self.open_topic(str(self.sender().property("key")))

    def _say(self, key: str) -> str:
        return self._context.words.text(f"ui_source.{key}")

    def _fill(self) -> None:
        found = self._traced(self._key)
        self._title.set_text(found.title if found else self._say("none"))
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, self._look.units(12), 0)
        box.setSpacing(self._look.units(12))
        for widget in self._parts(found):
            box.addWidget(widget)
        box.addStretch(1)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _trace(self, key: str) -> Trace | None:
        from logic.report.provenance import trace  # noqa: PLC0415 - memory

        return trace(self._matter(), key)

    def _parts(self, found: Trace | None) -> list[QWidget]:
        if found is None:
            return []
        made: list[QWidget] = []
        for block in found.blocks:
            if isinstance(block, Heading):
                made.append(Prose(self._look, block.text, "card_title"))
                continue
            widget = block_widget(self._look, block, self._link_of)
            if widget is not None:
                made.append(widget)
        if found.sources:
            made.append(Prose(self._look, self._say("sources"), "card_title"))
            sources = SourceList(self._context, keys=True)
            sources.show_sources(found.sources)
            made.append(sources)
        return made

    def _link_of(self, short: str) -> QWidget | None:
        """The link to the question with this short label, None where it is not asked now."""
        matter = self._matter()
        for name in self._context.document.walk:
            if matter.question(name) == short:
                say = self._context.words.text
                about = say("ui_result.to_question_about", question=short)
                return self._links.make(say("ui_result.to_question"), about, question_place(name))
        return None

    def _place(self) -> None:
        whole, wide = self._host.width(), self._look.units(_WIDTH)
        if whole - wide < self._look.units(_LEAST_BESIDE):
            wide = whole
        self.setGeometry(whole - wide, 0, wide, self._host.height())

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setContentsMargins(units(24), units(16), units(12), units(16))
        self._box.setSpacing(units(8))
        self._close.setFixedSize(units(40), units(40))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right of the page, over its scroll bar, which Qt lays on top."""
        if event.type() == QEvent.Type.ZOrderChange:
            self.raise_()
        elif event.type() == QEvent.Type.Resize and watched is self._host:
            self._place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Keep Tab within the drawer while it lies over the page."""
        return step(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line at its left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("card"))
        painter.fillRect(0, 0, self._look.units(2), self.height(), self._look.colour("ink"))


def drawer_on(context: PageContext, page: PageScaffold, links: PlaceLinks) -> SourceDrawer:
    """A drawer over a page whose numbers are of the document as it is now."""
    return SourceDrawer(context, page, links, context.matter)
