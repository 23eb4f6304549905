"""Several people's answers to one question: who says what, whose is edited, which one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import State
from logic.sentences import answer_words
from logic.voices import differ, views
from ui.pages.question_voice import PersonField, named
from ui.widgets import Card, FlowRow, LinkButton, Prose, Run, Strip

if TYPE_CHECKING:
    from logic.assessment import Answer
    from logic.model import Question
    from ui.pages import PageContext


class PeopleBox(QWidget):
    """A link that asks another person; once two answered, a row for each.

    ``picked``, ``agreed`` and ``removed`` carry the number of a view; a number past the last is
    a person who has not answered yet.
    """

    picked = Signal(int)
    agreed = Signal(int)
    removed = Signal(int)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look, say = context.look, context.words.text
        self._count = 1
        self._add = LinkButton(look, say("ui_people.add"), "secondary", "mute")
        self._new = Card(look, say("ui_people.new.title"))
        self._new.add_text(say("ui_people.new.text"))
        self._person = PersonField(look, say("ui_people.new.who"))
        self._new.body.addWidget(self._person)
        self._stop = self._new.add_action(say("ui_people.new.stop"))
        self._card = Card(look, say("ui_people.title"))
        self._notice = Strip(look, "info")
        self._rows: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._card.body.addWidget(self._notice)
        for part in (self._new, self._card):
            self._box.addWidget(part)
        self._box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self._ask_another)
        self._stop.clicked.connect(self._ask_first)
        look.changed.connect(self._restyle)
        self._restyle()

    def new_person(self) -> str:
        """Who the person asked now is: an id, a role typed, or nothing yet."""
        return self._person.value()

    def show_answer(self, question: Question, answer: Answer, at: int) -> None:
        """Show who answered what; ``at`` is the view being edited."""
        seen = views(answer)
        answered = answer.state is State.ANSWERED
        self._count = len(seen)
        asking = answered and at >= len(seen)
        self._person.set_people(self._context.document.assessment.engagement.people)
        self._new.setVisible(asking)
        self._add.setVisible(answered and not asking)
        self._card.setVisible(len(seen) > 1)
        key = "differ" if differ(answer) else "alike"
        self._notice.set_notice("info", self._context.words.text(f"ui_people.{key}"))
        self._show_rows(question, seen, at)

    def _show_rows(self, question: Question, seen: tuple[Answer, ...], at: int) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        if len(seen) > 1:
            self._rows = [
                self._row(question, view, number, current=number == at)
                for number, view in enumerate(seen)
            ]
        for row in self._rows:
            self._card.body.addWidget(row)

    def _row(self, question: Question, view: Answer, number: int, *, current: bool) -> QWidget:
        say, look = self._context.words.text, self._context.look
        currency = self._context.document.currency
        who, said = self._who(view), answer_words(self._context.words, question, view, currency)
        basis = say(f"basis.{view.basis}.label").lower() if view.basis else ""
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.units(2))
        line = Prose(look)
        shown = ", ".join(part for part in (said, basis) if part)
        line.set_runs((Run(f"{who}: ", bold=True), Run(shown)))
        links = FlowRow(look, spacing=16)
        for key in ("stand", "remove") if current else ("change", "stand", "remove"):
            link = LinkButton(look, say(f"ui_people.{key}"), "secondary")
            link.set_about(say(f"ui_people.{key}_about", who=who))
            link.setProperty("view", number)
            link.clicked.connect(getattr(self, f"_{key}"))
            links.add(link)
        if current:
            line.set_runs(
                (Run(f"{who}: ", bold=True), Run(shown), Run(f" ({say('ui_people.here')})"))
            )
        box.addWidget(line)
        box.addWidget(links)
        return row

    def _who(self, view: Answer) -> str:
        people = self._context.document.assessment.engagement.people
        roles = {person.id: named(person, people) for person in people}
        said_by = roles.get(view.said_by, view.said_by)
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
        self._person.set_value("")
        self.picked.emit(self._count)

    @Slot()
    def _ask_first(self) -> None:
        self.picked.emit(0)

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._context.look.units(8))
