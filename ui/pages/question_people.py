"""Several people's answers to one question: who says what, whose is edited, which one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import State
from logic.sentences import answer_words
from logic.voices import differ, views
from ui.pages.question_voice import PersonField, told_apart
from ui.widgets import Card, FlowRow, LinkButton, Prose, Run, Strip

if TYPE_CHECKING:
    from logic.assessment import Answer
    from logic.model import Question
    from ui.pages import PageContext


class PeopleBox(QWidget):
    """A link that asks another person; once two answered, a row for each.

    ``picked``, ``agreed`` and ``removed`` carry the number of a view; a number past the last is
    a person who has not answered yet. ``stopped``: that one is not asked after all.
    """

    picked = Signal(int)
    agreed = Signal(int)
    removed = Signal(int)
    stopped = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look, say = context.look, context.words.text
        self._count = 1
        self._add = LinkButton(look, say("ui_people.add"), "secondary", "mute")
        self._new: tuple[Card, PersonField] | None = None
        self._several: tuple[Card, Strip] | None = None
        self._rows: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self._ask_another)
        look.changed.connect(self._restyle)
        self._restyle()

    def new_person(self) -> str:
        """Who the person asked now is: an id, a role typed, or nothing yet."""
        return self._new[1].value() if self._new is not None else ""

    def show_answer(self, question: Question, answer: Answer, at: int) -> None:
        """Show who answered what; ``at`` is the view being edited."""
        seen = views(answer)
        answered = answer.state is State.ANSWERED
        self._count = len(seen)
        asking = answered and at >= len(seen)
        self._show_new(asking=asking)
        self._add.setVisible(answered and not asking)
        self._show_several(answer, several=len(seen) > 1)
        self._show_rows(question, seen, at)

    def _show_new(self, *, asking: bool) -> None:
        """The card of a person asked now, made when one first is."""
        if self._new is None and asking:
            self._new = self._new_card()
            self._box.insertWidget(0, self._new[0])
        if self._new is not None:
            card, person = self._new
            person.set_people(self._context.document.assessment.engagement.people)
            card.setVisible(asking)

    def _new_card(self) -> tuple[Card, PersonField]:
        look, say = self._context.look, self._context.words.text
        card = Card(look, say("ui_people.new.title"))
        person = PersonField(look, say("ui_people.new.who"))
        card.add_text(say("ui_people.new.text"))
        card.body.addWidget(person)
        card.add_action(say("ui_people.new.stop")).clicked.connect(self.stopped)
        return card, person

    def _show_several(self, answer: Answer, *, several: bool) -> None:
        """The card of several people's answers, made when there first are."""
        look, say = self._context.look, self._context.words.text
        if self._several is None and several:
            self._several = Card(look, say("ui_people.title")), Strip(look, "info")
            card, notice = self._several
            card.body.addWidget(notice)
            self._box.insertWidget(self._box.count() - 1, card)
        if self._several is not None:
            card, notice = self._several
            notice.set_notice("info", say(f"ui_people.{'differ' if differ(answer) else 'alike'}"))
            card.setVisible(several)

    def _show_rows(self, question: Question, seen: tuple[Answer, ...], at: int) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        if self._several is None or len(seen) < 2:  # noqa: PLR2004 - nobody beside the first
            return
        for number, view in enumerate(seen):
            row = self._row(question, view, number, current=number == at)
            self._several[0].body.addWidget(row)
            self._rows.append(row)

    def _row(self, question: Question, view: Answer, number: int, *, current: bool) -> QWidget:
        say, look = self._context.words.text, self._context.look
        currency = self._context.document.currency
        who, said = self._who(view), answer_words(self._context.words, question, view, currency)
        basis = say(f"basis.{view.basis}.label").lower() if view.basis else ""
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.units(4))
        shown = ", ".join(part for part in (said, basis) if part)
        here = f" ({say('ui_people.here')})" if current else ""
        line = Prose(look)
        line.set_runs((Run(f"{who}: ", bold=True), Run(f"{shown}{here}")))
        links = FlowRow(look, spacing=16)
        for key in ("stand", "remove") if current else ("change", "stand", "remove"):
            link = LinkButton(look, say(f"ui_people.{key}"), "secondary")
            link.set_about(say(f"ui_people.{key}_about", who=who))
            link.setProperty("view", number)
            link.clicked.connect(getattr(self, f"_{key}"))
            links.add(link)
        box.addWidget(line)
        box.addWidget(links)
        return row

    def _who(self, view: Answer) -> str:
        people = self._context.document.assessment.engagement.people
        said_by = told_apart(people).get(view.said_by, view.said_by)
        return said_by or self._context.words.text("ui_people.unnamed")

    def _number(self) -> int:
        link = self.sender()
        return int(link.property("view")) if isinstance(link, LinkButton) else 0

    @Slot()
    def _change(self) -> None:
        self.picked.emit(self._number())

    @Slot()
    def _stand(self) -> None:
        self.agreed.emit(self._number())

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._number())

    @Slot()
    def _ask_another(self) -> None:
        if self._new is not None:
            self._new[1].set_value("")
        self.picked.emit(self._count)

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._context.look.units(8))
