"""The result: the finding, how firm it is, and a tab for each thing that stands behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout

from logic.figures import lead_words, lean_bar
from logic.figures.numerals import money, signed
from logic.findings import DecidedBy, Recommendation
from logic.model import Approach
from logic.report.change_page import change_section
from logic.report.comparison_page import comparison_section
from logic.report.matter import Matter
from logic.report.plan_pages import plan_section
from logic.report.routes_page import routes_section
from logic.sentences import number
from ui.figure_view import FigureView
from ui.navigation import RESULT
from ui.pages import Footer
from ui.pages import result_panes as panes
from ui.pages.links import PlaceLinks
from ui.pages.result_judged import JudgedNote
from ui.widgets import PageScaffold, Run, TabBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.pages import PageContext

WHY, CHANGE, COMPARISON, ROUTES, COST, PLAN = TABS = (
    "why",
    "change",
    "comparison",
    "routes",
    "cost",
    "plan",
)
_PANES: dict[str, Callable[[panes.Facts], QWidget]] = {
    WHY: panes.why_pane,
    CHANGE: panes.change_pane,
    COMPARISON: panes.comparison_pane,
    ROUTES: panes.routes_pane,
    COST: panes.cost_pane,
    PLAN: panes.plan_pane,
}
#: Kinds of recommendation that say nothing of the two approaches.
_FEW_TABS = {Recommendation.NEITHER: (WHY, PLAN)}
_BAR = 880


class ResultPage(QObject):
    """Hidden until asked for; then one pane at a time."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._scaffold = PageScaffold(context.look)
        self._links = PlaceLinks(context, RESULT, self._scaffold)
        self._bar = FigureView(context.look)
        self._tabs = TabBar(context.look)
        self._keys: tuple[str, ...] = ()
        self._pane: QWidget | None = None
        self._judged = JudgedNote(context)
        self._above = QVBoxLayout()
        self._above.addWidget(self._judged)
        self._above.addWidget(self._bar)
        self._scaffold.head.addLayout(self._above)
        self._scaffold.head.addWidget(self._tabs)
        self._tabs.currentChanged.connect(self._tab_changed)
        context.look.changed.connect(self._restyle)
        self._restyle()

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """The finding of the tab shown, or that the result is hidden."""
        return self._scaffold.heading.title.text()

    def footer(self) -> Footer:
        """The report comes next; before the result is shown, showing it does."""
        say = self._say
        primary = say("make_report") if self._shown else say("show")
        back = self._context.words.text("ui_question.back")
        return Footer(primary=primary, back=back)

    def enter(self, place: str) -> None:  # noqa: ARG002 - there is one place only
        """Show the result as it is now, the reasons first."""
        self._set_tabs()
        self._tabs.set_current_key(WHY)
        self.refresh()
        self._scaffold.to_top()
        self._tabs.setFocus()

    def leave(self) -> None:
        """Nothing is typed here."""

    def refresh(self) -> None:
        """Show the advice on the answers as they are now."""
        if not self._context.document.is_open:
            return
        self._tabs.setVisible(self._shown)
        if not self._shown:
            self._hide_result()
            return
        self._set_tabs()
        tab = self._tabs.current_key() or WHY
        self._show_head(tab)
        self._show_pane(_PANES[tab](self._facts()))

    def primary(self) -> bool:
        """Go on to the report; the first time, only show the result."""
        if self._shown:
            return True
        self._context.document.show_result()
        self.enter(RESULT)
        self._context.shell.footer_changed()
        return False

    def secondary(self) -> None:
        """There is no second button."""

    @property
    def _shown(self) -> bool:
        return self._context.document.result_shown

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_result.{key}", **values)

    def _matter(self) -> Matter:
        document = self._context.document
        return Matter(
            content=self._context.content,
            words=self._context.words,
            assessment=document.assessment,
            advice=document.advice,
        )

    def _facts(self) -> panes.Facts:
        return panes.Facts(context=self._context, matter=self._matter(), links=self._links)

    def _hide_result(self) -> None:
        self._bar.hide()
        self._judged.hide()
        self._show_pane(None)
        self._scaffold.heading.set_texts(
            self._say("kicker"), self._say("hidden.title"), self._say("hidden.text")
        )

    def _set_tabs(self) -> None:
        kind = self._context.document.advice.recommendation
        keys = _FEW_TABS.get(kind, TABS)
        if keys != self._keys:
            self._keys = keys
            self._tabs.set_tabs([(key, self._say(f"tab.{key}")) for key in keys])

    def _show_head(self, tab: str) -> None:
        matter, heading = self._matter(), self._scaffold.heading
        kicker = self._say("kicker") if tab == WHY else self._say(f"kicker_{tab}")
        heading.set_texts(kicker, _finding(matter, tab))
        hint = _firmness(matter) if tab == WHY else ()
        heading.set_hint(hint)
        self._judged.setVisible(len(hint) > 1)
        bar = partial(lean_bar, matter.words, matter.advice)
        self._bar.set_maker(bar if tab == WHY else None)

    def _show_pane(self, pane: QWidget | None) -> None:
        if self._pane is not None:
            focused = QApplication.focusWidget()
            if focused is not None and self._pane.isAncestorOf(focused):
                self._tabs.setFocus()
            self._pane.hide()
            self._pane.deleteLater()
        self._pane = pane
        if pane is not None:
            self._scaffold.main.addWidget(pane)

    @Slot()
    def _tab_changed(self) -> None:
        if self._shown:
            self.refresh()
            self._scaffold.to_top()

    @Slot()
    def _restyle(self) -> None:
        units = self._context.look.units
        self._bar.setMaximumWidth(units(_BAR))
        self._above.setSpacing(units(8))


def _finding(matter: Matter, tab: str) -> str:
    """The headline of a tab, a full sentence."""
    if tab == COST:
        return _cost_finding(matter)
    sections = {
        CHANGE: change_section,
        COMPARISON: comparison_section,
        ROUTES: routes_section,
        PLAN: plan_section,
    }
    section = sections[tab](matter) if tab in sections else None
    return section.headline if section is not None else matter.sentences.title()


def _cost_finding(matter: Matter) -> str:
    say, cost = matter.words.text, matter.advice.cost
    if cost.difference is None:
        return say("ui_result.cost.unknown")
    likely = cost.difference[1]
    if money(likely) == money(0):
        return say("ui_result.cost.even", months=number(cost.months))
    side = Approach.FINE_TUNED if likely > 0 else Approach.FOUNDATION
    amount = money(abs(likely))
    return say(f"ui_result.cost.{side}", amount=amount, months=number(cost.months))


def _firmness(matter: Matter) -> tuple[Run, ...]:
    """How firm the finding is: a word, the lead in brackets, and the sentences behind it."""
    advice = matter.advice
    word, behind = matter.sentences.firmness()
    first = _word(matter, word)
    parts = [behind or matter.sentences.lead_in()]
    if advice.quick:
        parts.append(matter.text("answer.quick"))
    if advice.decided_by is DecidedBy.WEIGHTS and not advice.weights_stated:
        parts.append(matter.text("answer.equal_weights"))
    bold = (Run(f"{first} ", bold=True, colour="ink"),) if first else ()
    return (*bold, Run(" ".join(parts)))


def _word(matter: Matter, firmness: str) -> str:
    """The finding's firmness and lean in words, with the lead as a number in brackets."""
    advice, say = matter.advice, matter.words.text
    if advice.decided_by is DecidedBy.CONDITION:
        return say("ui_result.firm.condition")
    if advice.lead is None:
        return ""
    said = lead_words(matter.words, advice.lead)
    values = {"words": said, "lead": signed(advice.lead)}
    if firmness:
        return say("ui_result.firm.side", firmness=firmness, **values)
    return say("ui_result.firm.so_far", **values)
