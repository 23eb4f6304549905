"""The result: the finding, how firm it is, and a tab for each thing that stands behind it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from logic.errors import ReportStoppedError
from logic.figures.lean import lean_bar
from logic.findings import DecidedBy
from ui.background import patience
from ui.figure_view import FigureView
from ui.layouts import settle
from ui.motion import fade_in
from ui.navigation import FIGURES, PRICES, RESULT, WHATIF
from ui.pages import Footer, PageBase
from ui.pages.drawer import SourceDrawer
from ui.pages.links import PlaceLinks
from ui.pages.result_blocks import runs
from ui.pages.result_digging import Digging, ends_in_words
from ui.pages.result_finding import (
    CHANGE,
    COMPARISON,
    COST,
    FEW_TABS,
    PLAN,
    ROUTES,
    TABS,
    WHY,
    finding,
    firmness,
)
from ui.pages.result_judged import JudgedNote
from ui.pages.result_parts import Dug, Facts
from ui.pages.result_rules import RulesStrip
from ui.pages.result_why import WhyPane
from ui.widgets import FlowRow, LinkButton, PageScaffold, Stack, TabBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from logic.report.matter import Matter
    from ui.pages import PageContext

#: Panes that show nothing but what is worked out.
_DUG = (CHANGE, COST)
_BAR = 880
_HINT = 100
#: What is slow to work out waits until the change itself is to be seen.
_UNTIL_PAINTED_MS = 120


class ResultPage(PageBase, QObject):
    """Hidden until asked for; then one pane at a time."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._scaffold = PageScaffold(context.look)
        self._links = PlaceLinks(context, RESULT, self._scaffold)
        self._drawer = SourceDrawer(context, self._scaffold, self._links, self._matter)
        self._bar = FigureView(context.look)
        self._tabs = TabBar(context.look)
        self._keys: tuple[str, ...] = ()
        self._pane: QWidget | None = None
        self._digging: Digging | None = None
        self._dug: Dug | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_UNTIL_PAINTED_MS)
        self._pause.timeout.connect(self._start_digging)
        self._patience = patience(self, self._is_late)
        self._stopped = False
        self._pane_of = ""
        self._build()
        self._tabs.currentChanged.connect(self._tab_changed)
        self._bar.asked.connect(self._drawer.open_topic)
        context.look.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        look = self._context.look
        self._judged = JudgedNote(self._context)
        self._how = LinkButton(look, self._say("judged.title"))
        self._how.clicked.connect(self._toggle_judged)
        self._behind_lead = LinkButton(look, self._say("behind.lead"))
        self._behind_lead.setProperty("key", "lead")
        self._behind_share = LinkButton(look, self._say("behind.share"))
        self._behind_share.setProperty("key", "share")
        for link in (self._behind_lead, self._behind_share):
            link.clicked.connect(self._open_behind)
        self._behind = FlowRow(look, self._how, self._behind_lead, self._behind_share, spacing=24)
        self._above = QVBoxLayout()
        for widget in (RulesStrip(self._context), self._behind, self._judged, self._bar):
            self._above.addWidget(widget)
        self._scaffold.head.addLayout(self._above)
        self._scaffold.head.addWidget(self._tabs)
        self._scaffold.heading.hint.set_limit(_HINT)
        self._scaffold.installEventFilter(self)
        self._scaffold.heading.set_opener(self._drawer)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    @property
    def awaited(self) -> bool:
        """Whether something is still being worked out of the answers of now."""
        return not self._stopped and (self._dug is None or self._patience.isActive())

    def title(self) -> str:
        """The finding of the tab shown, or that the result is hidden."""
        return self._scaffold.heading.title.text()

    def footer(self) -> Footer:
        """The report comes next; before the result is shown, showing it does."""
        say = self._say
        back = self._context.words.text("ui_question.back")
        if not self._shown:
            return Footer(primary=say("show"), back=back)
        return Footer(primary=say("make_report"), secondary=say("try"), back=back)

    def enter(self, place: str) -> None:  # noqa: ARG002 - there is one place only
        """Show the result as it is now, the reasons first; back from the figures, the costs."""
        self._set_tabs()
        looked_up, self._links.followed = self._links.followed in (FIGURES, PRICES), ""
        if not looked_up:
            self._tabs.set_current_key(WHY)
        self.refresh()
        if self._shown:
            self._scaffold.start_at(self._tabs)
        else:
            self._scaffold.start_at_head()

    def leave(self) -> None:
        """Nothing is typed here; the drawer closes."""
        self._drawer.close_drawer()

    def refresh(self) -> None:
        """Show the advice on the answers as they are now."""
        if not self._context.document.is_open:
            return
        self._tabs.setVisible(self._shown)
        if not self._shown:
            self._hide_result()
            return
        self._dig()
        self._set_tabs()
        tab = self._tabs.current_key() or WHY
        self._show_head(tab)
        if tab == WHY and isinstance(self._pane, WhyPane):
            self._renew(self._pane)
        elif tab not in _DUG or self._pane_of != tab or not self._patience.isActive():
            self._show_pane(_pane(tab, self._facts()), tab)
        self._drawer.refresh()

    def _dig(self) -> None:
        """Have everything slow worked out anew where the assessment is another one.

        Of the same client's, what was worked out before is shown until it is late.
        """
        matter, before = self._matter(), self._digging
        if before is not None and before.matter.assessment is matter.assessment:
            return
        if before is None or before.matter.assessment.id != matter.assessment.id:
            self._dug, self._pane_of = None, ""
        if before is not None:
            before.watch.stop()
        self._digging, self._stopped = Digging(matter), False
        self._pause.start()
        self._patience.start()

    @Slot()
    def _turn(self) -> None:
        """Stop what is being worked out, or begin it again; nothing is lost."""
        if self._digging is None:
            return
        if self._stopped:
            self._digging = Digging(self._matter())
            self._pause.start()
        else:
            self._digging.watch.stop()
            self._pause.stop()
        self._stopped = not self._stopped
        self._show_dug()
        self._tabs.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Escape stop what is being worked out, while that is said."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_Escape or self._stopped or not self._says_to_wait():
            return False
        self._turn()
        return True

    def _says_to_wait(self) -> bool:
        """Whether the tab shown says that something is being worked out."""
        if not self._shown or self._dug is not None or self._patience.isActive():
            return False
        tab = self._tabs.current_key()
        return tab in _DUG or (tab == WHY and self._context.document.advice.side is not None)

    @Slot()
    def _is_late(self) -> None:
        """Say what is being worked out in the place of what was there before."""
        self._dug = None
        if self._context.document.is_open and self._shown:
            self._show_dug()

    @Slot()
    def _start_digging(self) -> None:
        if self._digging is not None:
            self._context.shell.run(self._digging.work, self._dug_out, self._not_dug)

    def _dug_out(self, found: object) -> None:
        """Show what was worked out, where it is still about the answers of now."""
        if not isinstance(found, Dug) or not self._shown or self._pause.isActive():
            return
        if self._stopped:
            return
        self._patience.stop()
        self._dug = found
        if self._scaffold.isVisibleTo(self._scaffold.window()):  # else once it is entered
            self._show_dug()

    def _not_dug(self, fault: Exception) -> None:
        if not isinstance(fault, ReportStoppedError):
            raise fault

    def _show_dug(self) -> None:
        tab = self._tabs.current_key() or WHY
        self._show_bar(tab)
        if isinstance(self._pane, WhyPane):
            self._renew(self._pane)
        elif tab in _DUG:
            self._show_head(tab)
            self._show_pane(_pane(tab, self._facts()), tab)
        self._drawer.refresh()
        settle()

    def _renew(self, pane: WhyPane) -> None:
        """Bring the pane up to date in place; focus in what goes goes to the tabs."""
        focused = QApplication.focusWidget()
        inside = focused is not None and pane.isAncestorOf(focused)
        pane.show_facts(self._facts())
        if inside and QApplication.focusWidget() is not focused:
            self._tabs.setFocus()

    def primary(self) -> bool:
        """Go on to the report; the first time, only show the result."""
        if self._shown:
            return True
        self._context.document.show_result()
        self.enter(RESULT)
        self._context.shell.footer_changed()
        return False

    def secondary(self) -> None:
        """Try other answers beside the result."""
        self._context.shell.go(WHATIF)

    @property
    def _shown(self) -> bool:
        return self._context.document.result_shown

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_result.{key}", **values)

    def _matter(self) -> Matter:
        money = self._dug.depth.money if self._dug is not None else None
        return replace(self._context.matter(), money=money)

    def _facts(self) -> Facts:
        return Facts(
            context=self._context,
            matter=self._matter(),
            links=self._links,
            drawer=self._drawer,
            dug=self._dug,
            late=not self._patience.isActive(),
            stopped=self._stopped,
            turn=self._turn,
        )

    def _hide_result(self) -> None:
        self._drawer.close_drawer()
        for part in (self._bar, self._judged, self._behind):
            part.hide()
        self._show_pane(None)
        self._scaffold.heading.set_texts(
            self._say("kicker"), self._say("hidden.title"), self._say("hidden.text")
        )

    def _set_tabs(self) -> None:
        kind = self._context.document.advice.recommendation
        keys = FEW_TABS.get(kind, TABS)
        if keys != self._keys:
            self._keys = keys
            self._tabs.set_tabs([(key, self._say(f"tab.{key}")) for key in keys])

    def _show_head(self, tab: str) -> None:
        matter, heading = self._matter(), self._scaffold.heading
        kicker = self._say("kicker") if tab == WHY else self._say(f"kicker_{tab}")
        said = firmness(matter) if tab == WHY else ()
        heading.set_texts(kicker, runs(finding(matter, tab)), said)
        self._show_behind(tab, matter)
        self._show_bar(tab)

    def _show_behind(self, tab: str, matter: Matter) -> None:
        """The links under the line that says how firm it is, those that lead somewhere."""
        firm = matter.advice.firmness is not None
        by_condition = matter.advice.decided_by is DecidedBy.CONDITION
        weighed = matter.advice.lead is not None and not by_condition
        self._behind.setVisible(tab == WHY and (firm or weighed))
        self._how.setVisible(firm)
        self._behind_share.setVisible(firm)
        self._behind_lead.setVisible(weighed)
        if tab != WHY or not firm:
            self._judged.hide()

    def _show_bar(self, tab: str) -> None:
        matter = self._matter()
        ends = ends_in_words(matter, self._dug)
        bar = partial(lean_bar, matter.words, matter.advice, ends=ends)
        self._bar.set_maker(bar if tab == WHY else None)

    @Slot()
    def _toggle_judged(self) -> None:
        self._judged.toggle()

    @Slot()
    def _open_behind(self) -> None:
        self._drawer.open_topic(str(self.sender().property("key")))

    def _show_pane(self, pane: QWidget | None, tab: str = "") -> None:
        self._pane_of = tab
        if self._pane is not None:
            focused = QApplication.focusWidget()
            if focused is not None and self._pane.isAncestorOf(focused):
                self._tabs.setFocus()
            self._pane.hide()
            self._pane.deleteLater()
        self._pane = pane
        if tab == COST and isinstance(pane, Stack) and not self._scaffold.is_at_top():
            pane.show_rest()  # with less to show the page would jump
        if pane is not None:
            self._scaffold.main.addWidget(pane)

    @Slot()
    def _tab_changed(self) -> None:
        if self._shown:
            self._scaffold.to_top()
            self.refresh()
            if self._pane is not None:
                self._pane.show()  # Qt would only in the next turn
                fade_in(self._context.look, self._pane)

    @Slot()
    def _restyle(self) -> None:
        units = self._context.look.units
        self._bar.setMaximumWidth(units(_BAR))
        self._above.setSpacing(units(8))
        if self._tabs.hasFocus() and self._scaffold.is_at_top():
            self._scaffold.start_at(self._tabs)  # larger, as while presenting: the finding first


def _pane(tab: str, facts: Facts) -> QWidget:
    """What a tab shows; what only a later tab needs is read when that is first shown."""
    if tab == WHY:
        return WhyPane(facts)
    if tab == CHANGE:
        from ui.pages.result_change import change_pane  # noqa: PLC0415 - memory

        return change_pane(facts)
    if tab == COST:
        from ui.pages.result_cost import cost_pane  # noqa: PLC0415 - memory

        return cost_pane(facts)
    from ui.pages import result_panes as panes  # noqa: PLC0415 - memory

    made = {
        COMPARISON: panes.comparison_pane,
        ROUTES: panes.routes_pane,
        PLAN: panes.plan_pane,
    }
    return made[tab](facts)
