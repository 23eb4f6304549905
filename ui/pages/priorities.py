"""Which improvement is worth most: swing points for the six considerations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from logic.assessment import Certainty, Priorities
from logic.weighing import all_point_one_way
from ui.fonts import font
from ui.pages import Footer
from ui.pages.columns import Columns
from ui.pages.priorities_people import SideBySide, WhoseBox
from ui.pages.priorities_rows import PriorityRows
from ui.widgets import Card, ErrorSummary, LinkButton, PageScaffold, Prose, Strip

if TYPE_CHECKING:
    from logic.words import Words
    from ui.pages import PageContext
    from ui.theme import Look

_BESIDE = 290


class PrioritiesPage(QObject):
    """Six rows of points and how sure the client is of them."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look, words = context.look, context.words
        self._scaffold = PageScaffold(look)
        self._errors = ErrorSummary(look)
        self._person = ""
        self._whose = WhoseBox(context)
        self._beside = SideBySide(context)
        self._rows = PriorityRows(words, look)
        self._idle = Strip(look, "info", words.text("ui_priorities.one_way"))
        self._equal = Prose(look, words.text("ui_priorities.equal"), "secondary", "mute")
        self._clear = LinkButton(look, words.text("ui_priorities.clear"), "secondary", "mute")
        self._sure = _SureCard(words, look)
        self._kept: dict[str, int] = {}
        self._build()
        self._rows.edited.connect(self._points_edited)
        self._sure.chosen.connect(self._certainty_chosen)
        self._clear.clicked.connect(self._clear_all)
        self._whose.picked.connect(self._pick)
        self._whose.agreed.connect(self._agree)
        self._whose.removed.connect(self._remove)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """The question, with "Error:" before it while the error summary shows."""
        title = self._scaffold.heading.title.text()
        if self._errors.lines():
            return self._context.words.text("ui_question.error_title", title=title)
        return title

    def footer(self) -> Footer:
        """Back and Continue."""
        say = self._context.words.text
        return Footer(
            primary=say("ui_question.next"),
            hint=say("ui_priorities.footer"),
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
        self._person = self._context.document.assessment.agreed_priorities().person
        self.refresh()
        self._scaffold.to_top()
        self._rows.first_field().setFocus()

    def leave(self) -> None:
        """Everything has been sent."""

    def refresh(self) -> None:
        """Show the points of the person picked as the document has them."""
        if not self._context.document.is_open:
            return
        kept = self._priorities()
        weighs = kept.certainty is not Certainty.NONE
        self._whose.show_set(self._context.document.assessment, kept)
        self._beside.refresh()
        self._rows.show_points(kept.points)
        self._rows.setEnabled(weighs)
        self._idle.setVisible(all_point_one_way(self._context.document.advice.considerations))
        self._equal.setVisible(not kept.points)
        self._clear.setVisible(bool(kept.points) and weighs)
        self._sure.show_certainty(kept.certainty, kept.tolerance)

    def primary(self) -> bool:
        """Go on where all six have points, or none has."""
        problems = self._problems()
        for one in self._context.document.assessment.priorities:
            if not problems and one.person != self._person:
                self._pick(one.person)
                problems = self._problems()
        self._errors.show_errors(problems)
        self._context.shell.footer_changed()
        return not problems

    def secondary(self) -> None:
        """There is no second button."""

    def _build(self) -> None:
        card = Card(self._context.look)
        for part in (self._whose, self._rows, self._equal, self._clear):
            card.body.addWidget(part)
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

    @Slot(str)
    def _pick(self, person: str) -> None:
        """Show another person's points."""
        self._person, self._kept = person, {}
        self._errors.clear()
        self.refresh()

    @Slot()
    def _agree(self) -> None:
        self._context.document.set_priorities(replace(self._priorities(), agreed=True))
        self._whose.setFocus()

    @Slot()
    def _remove(self) -> None:
        document, person = self._context.document, self._person
        self._person = document.assessment.agreed_priorities().person
        document.remove_priorities(person)
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
        changed = replace(kept, certainty=certainty, points=points)
        self._context.document.set_priorities(changed)


class _SureCard(Card):
    """How sure the client is; ``chosen`` carries the certainty."""

    chosen = Signal(str)

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__(look, words.text("ui_priorities.sure.title"))
        self._words = words
        self._group = QButtonGroup(self)
        self._buttons = {certainty: QRadioButton() for certainty in Certainty}
        self._choices = QVBoxLayout()
        for button in self._buttons.values():
            self._group.addButton(button)
            self._choices.addWidget(button)
            button.clicked.connect(self._clicked)
        self.body.addLayout(self._choices)
        self._means = self.add_text("")
        self._means.set_role("secondary")
        look.changed.connect(self._restyle)
        self._restyle()

    def show_certainty(self, certainty: Certainty, tolerance: int) -> None:
        """Show what is chosen and what it means."""
        for of, button in self._buttons.items():
            values = {"tolerance": tolerance} if of is Certainty.ABOUT else {}
            button.setText(self._words.text(f"certainty.{of}.label", **values))
        self._buttons[certainty].setChecked(True)
        self._means.set_text(self._words.text(f"ui_priorities.sure.{certainty}"))

    @Slot()
    def _clicked(self) -> None:
        button = self._group.checkedButton()
        self.chosen.emit(next(str(of) for of, b in self._buttons.items() if b is button))

    @Slot()
    def _restyle(self) -> None:
        self._choices.setSpacing(0)
        for button in self._buttons.values():
            button.setFont(font(self._look, "body"))
