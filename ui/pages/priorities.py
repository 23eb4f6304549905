"""Which improvement is worth most: swing points for the six considerations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from logic.anchors import span
from logic.assessment import Certainty, Priorities
from logic.model import Consideration
from logic.ranking import moved, points_for_order
from logic.tradeoff import trade_off
from logic.weighing import all_point_one_way
from ui.navigation import PRIORITIES
from ui.pages import Footer, PageBase
from ui.pages.columns import Columns
from ui.pages.drawer import drawer_on
from ui.pages.links import PlaceLinks
from ui.pages.priorities_people import SetsSeen, SideBySide, WhoseBox, whose
from ui.pages.priorities_rows import PriorityRows
from ui.pages.priorities_sure import SureCard, TradeOffCard
from ui.problem import Problem
from ui.widgets import Card, ErrorSummary, FlowRow, LinkButton, PageScaffold, Prose, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.pages import PageContext

_BESIDE = 290


class PrioritiesPage(PageBase, QObject):
    """Six rows of points and how sure the client is of them."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look, words = context.look, context.words
        self._scaffold = PageScaffold(look)
        self._errors = ErrorSummary(look)
        self._person = ""
        self._whose = WhoseBox(context)
        links = PlaceLinks(context, PRIORITIES, self._scaffold)
        self._drawer = drawer_on(context, self._scaffold, links)
        self._beside = SideBySide(context, self._drawer)
        self._rows = PriorityRows(words, look)
        self._idle = Strip(look, "info", words.text("ui_priorities.one_way"))
        self._equal = Prose(look, words.text("ui_priorities.equal"), "secondary", "mute")
        self._clear = LinkButton(look, words.text("ui_priorities.clear"), "secondary", "mute")
        self._keep = LinkButton(look, words.text("ui_priorities.keep_order"), "secondary")
        self._sure = SureCard(words, look)
        self._trade_off = TradeOffCard(words, look)
        self._trade_off.set_digits(context.shell.digits_on)
        self._kept: dict[str, int] = {}
        self._seen = SetsSeen()
        self._follows = False
        self._build()
        self._rows.edited.connect(self._points_edited)
        self._rows.moved_up.connect(self._move_up)
        self._rows.moved_down.connect(self._move_down)
        self._keep.clicked.connect(self._keep_order)
        self._sure.chosen.connect(self._certainty_chosen)
        self._sure.tolerated.connect(self._tolerate)
        self._trade_off.answered.connect(self._trade)
        self._clear.clicked.connect(self._clear_all)
        self._whose.picked.connect(self._pick)
        self._whose.agreed.connect(self._agree)
        self._whose.removed.connect(self._remove)
        context.document.changed.connect(self._follow)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """The question, with "Error:" before it while the error summary shows."""
        title = self._scaffold.heading.title.text()
        return self._context.titled(title, faulty=bool(self._errors.lines()))

    def footer(self) -> Footer:
        """Back and Continue."""
        say = self._context.words.text
        return Footer(
            primary=say("ui_question.next"),
            hint="" if self._context.document.result_shown else say("ui_priorities.footer"),
            back=say("ui_question.back"),
        )

    def enter(self, place: str) -> None:  # noqa: ARG002 - there is one place only
        """Show the points kept, the first row in focus."""
        say = self._context.words.text
        self._errors.clear()
        self._scaffold.heading.set_texts(
            say("ui_priorities.kicker"), say("ui_priorities.title"), say("ui_priorities.hint")
        )
        self._kept = {}
        assessment = self._context.document.assessment
        if not self._follows:
            self._person = assessment.agreed_priorities().person
        self._seen.changed(assessment)
        self.refresh()
        self._rows.forget_typed()
        self._rows.arrange()
        self._scaffold.start_at(self._rows.first_field())

    def unkept(self) -> Sequence[Problem]:
        """Points that are none, and a tolerance that is none."""
        say, rows = self._context.words.text, self._rows.unread()
        named = [(say(f"consideration.{of}.name"), field) for of, field in rows]
        key = "ui_priorities.problem.unset"
        points = (Problem(say(key, name=name), field) for name, field in named)
        return (*points, *self._sure.unkept())

    def leave(self) -> None:
        """Everything has been sent; the drawer closes."""
        self._follows = False
        self._drawer.close_drawer()

    def refresh(self) -> None:
        """Show the points of the person picked as the document has them."""
        if not self._context.document.is_open:
            return
        kept = self._priorities()
        weighs = kept.certainty is not Certainty.NONE
        self._whose.show_set(self._context.document.assessment, kept)
        self._beside.refresh()
        self._drawer.refresh()
        spans = self._spans()
        self._rows.show_set(kept, spans)
        self._rows.setVisible(weighs)
        self._keep.setVisible(weighs and not kept.points)
        self._show_trade_off(kept, spans)
        self._idle.setVisible(all_point_one_way(self._context.document.advice.considerations))
        self._equal.setVisible(weighs and not kept.points)
        self._clear.setVisible(bool(kept.points) and weighs)
        self._sure.show_set(kept)

    def primary(self) -> bool:
        """Go on where all six have points, or none has; frozen there is nothing to mend."""
        if self._context.document.frozen:
            return True
        problems = self._problems()
        for one in self._context.document.assessment.priorities:
            if not problems and one.person != self._person:
                self._pick(one.person)
                problems = self._problems()
        self._errors.show_errors(problems)
        self._context.shell.footer_changed()
        return not problems

    def _build(self) -> None:
        card = Card(self._context.look)
        for part in (self._whose, self._trade_off, self._rows, self._equal):
            card.body.addWidget(part)
        card.body.addWidget(FlowRow(self._context.look, self._keep, self._clear, spacing=24))
        columns = Columns(self._context.look, card, self._sure, _BESIDE)
        self._scaffold.main.addWidget(self._errors)
        self._scaffold.main.addWidget(self._idle)
        self._scaffold.main.addWidget(columns)
        self._scaffold.main.addWidget(self._beside)

    def _priorities(self) -> Priorities:
        """The set of the person picked; the first of all sets is the agreed one."""
        sets = self._context.document.assessment.priorities
        new = Priorities(person=self._person, agreed=not sets)
        return next((one for one in sets if one.person == self._person), new)

    def _problems(self) -> list[tuple[str, QWidget]]:
        say = self._context.words.text
        points, unset = self._rows.points(), self._rows.unset()
        if points and not any(points.values()):
            return [(say("ui_priorities.problem.nothing"), self._rows.first_field())]
        if not points:
            return []
        names = [(say(f"consideration.{of}.name"), field) for of, field in unset]
        return [(say("ui_priorities.problem.unset", name=n), field) for n, field in names]

    @Slot(str)
    def _points_edited(self, of: str) -> None:
        changed = replace(self._priorities(), points=self._rows.points())
        self._context.document.set_priorities(changed, merge=f"points:{self._person}:{of}")

    def _spans(self) -> dict[Consideration, str]:
        words, content = self._context.words, self._context.content
        assessment = self._context.document.assessment
        return {of: span(words, content, assessment, of) for of in Consideration}

    def _show_trade_off(self, kept: Priorities, spans: dict[Consideration, str]) -> None:
        """Ask it of the agreed set only: that one drives the result."""
        document = self._context.document
        limits = self._context.content.limits
        found = trade_off(limits, document.assessment, document.advice) if kept.agreed else None
        self._trade_off.show_question(found, kept.outweighs, {str(k): v for k, v in spans.items()})

    @Slot(str)
    def _move_up(self, of: str) -> None:
        self._move(of, -1)

    @Slot(str)
    def _move_down(self, of: str) -> None:
        self._move(of, 1)

    def _move(self, of: str, by: int) -> None:
        kept = self._priorities()
        points = moved(kept.points, Consideration(of), by)
        self._context.document.set_priorities(replace(kept, points=points))

    @Slot()
    def _keep_order(self) -> None:
        points = points_for_order([of.value for of in Consideration])
        self._context.document.set_priorities(replace(self._priorities(), points=points))
        self._rows.first_field().setFocus()

    @Slot(int)
    def _tolerate(self, tolerance: int) -> None:
        self._context.document.set_priorities(replace(self._priorities(), tolerance=tolerance))

    @Slot(object)
    def _trade(self, outweighs: object) -> None:
        if isinstance(outweighs, tuple):
            changed = replace(self._priorities(), outweighs=outweighs)
            self._context.document.set_priorities(changed)

    @Slot(str)
    def _pick(self, person: str) -> None:
        """Show another person's points."""
        self._person, self._kept = person, {}
        self._errors.clear()
        self.refresh()

    @Slot()
    def _follow(self) -> None:
        """Go to the points that were changed, so that undo from anywhere changes none unseen."""
        document = self._context.document
        person = self._seen.changed(document.assessment) if document.is_open else None
        if person is None or person not in whose(self._context.words, document.assessment):
            return
        self._follows = True
        if person != self._person:
            self._pick(person)

    @Slot()
    def _agree(self) -> None:
        self._context.document.set_priorities(replace(self._priorities(), agreed=True))
        self._whose.setFocus()

    @Slot()
    def _remove(self) -> None:
        document = self._context.document
        document.remove_priorities(self._person)
        self._pick(document.assessment.agreed_priorities().person)
        self._whose.setFocus()

    @Slot()
    def _clear_all(self) -> None:
        self._context.document.set_priorities(replace(self._priorities(), points={}))
        self._errors.clear()
        self._rows.first_field().setFocus()

    @Slot(str)
    def _certainty_chosen(self, value: str) -> None:
        """Not to weigh lets go of the points, which come back with any other choice."""
        certainty, kept = Certainty(value), self._priorities()
        points = kept.points
        if certainty is Certainty.NONE:
            self._kept, points = points or self._kept, {}
        elif kept.certainty is Certainty.NONE:
            points = self._kept
        changed = replace(kept, certainty=certainty, points=points, outweighs=())
        self._context.document.set_priorities(changed)
