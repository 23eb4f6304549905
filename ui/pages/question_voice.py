"""Who said an answer and on what basis: a line once both are known, fields before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import Answer, Basis
from logic.voices import numbered
from ui.widgets import ChoiceField, Combo, Field, LinkButton, Prose, Run
from ui.widgets.editors import OWN_MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.assessment import Person
    from ui.pages import PageContext
    from ui.theme import Look


class PersonField(Field):
    """A person of the engagement by role, or a role typed; ``value`` is the id or the role."""

    def __init__(self, look: Look, label: str) -> None:
        self._combo = Combo(look)
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        super().__init__(look, label, self._combo, self._combo)
        self._ids: dict[str, str] = {}
        self._combo.activated.connect(self._told)
        line = self._combo.lineEdit()
        if line is not None:
            line.setFrame(False)
            line.setTextMargins(-OWN_MARGIN, 0, -OWN_MARGIN, 0)
            line.setAccessibleName(label)
            line.setAcceptDrops(False)
            line.editingFinished.connect(self._told)

    def set_people(self, people: Sequence[Person]) -> None:
        """Offer these people, one without a role not at all."""
        ids = {text: of for of, text in told_apart(people).items() if text}
        if ids == self._ids:
            return
        typed = self.value()
        self._ids = ids
        self._combo.clear()
        self._combo.addItems(list(self._ids))
        self.set_value(typed)

    def value(self) -> str:
        """The person's id, or the role typed."""
        text = self._combo.currentText().strip()
        return self._ids.get(text, text)

    def set_value(self, value: str) -> None:
        """Show a person or role."""
        shown = {of: text for text, of in self._ids.items()}.get(value, value)
        # The arrow keys go on from the row that is current, whatever the line shows.
        row = self._combo.findText(shown, Qt.MatchFlag.MatchExactly)
        if row != self._combo.currentIndex():
            self._combo.setCurrentIndex(row)
        if shown != self._combo.currentText().strip():
            self._combo.setEditText(shown)

    @Slot()
    def _told(self) -> None:
        self.committed.emit()


def named(person: Person, people: Sequence[Person]) -> str:
    """A person's role, with the name where another one has the same role."""
    alike = sum(other.role == person.role for other in people) > 1
    return f"{person.role} ({person.name})" if alike and person.name else person.role


def told_apart(people: Sequence[Person]) -> dict[str, str]:
    """By id, everybody's role, with the name where another has it, and a number if still alike."""
    return numbered({person.id: named(person, people) for person in people})


class VoiceBox(QWidget):
    """Said by and basis; ``edited`` says that ``said_by`` or ``basis`` is to be sent."""

    edited = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look, say = context.look, context.words.text
        self._line = Prose(look)
        self._change = LinkButton(look, say("ui_question.voice.change"))
        self._person = PersonField(look, say("ui_question.voice.said_by"))
        self._person.set_help(say("ui_question.voice.said_by_help"))
        bases = [(str(basis), say(f"basis.{basis}.label")) for basis in Basis]
        self._basis = ChoiceField(
            look, say("ui_question.voice.basis"), bases, say("ui_question.voice.not_stated")
        )
        self._opened = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._line)
        self._box.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self._person)
        self._box.addWidget(self._basis)
        self._change.clicked.connect(self._open)
        for field in (self._person, self._basis):
            field.committed.connect(self.edited)
        look.changed.connect(self._restyle)
        self._restyle()

    def start(self, answer: Answer) -> None:
        """Show an answer for the first time: its line if there is one, else the fields."""
        self._opened = not (answer.said_by and answer.basis)
        self._person.set_value("")
        self.show_answer(answer)

    def show_answer(self, answer: Answer) -> None:
        """Show who said it and on what basis."""
        people = self._context.document.assessment.engagement.people
        self._person.set_people(people)
        self._person.set_value(answer.said_by)
        basis = answer.basis.value if answer.basis else ""
        self._basis.set_value(basis)
        self._basis.set_help(self._context.words.maybe(f"basis.{basis}.meaning"))
        self._say_line(answer)
        self._person.setVisible(self._opened)
        self._basis.setVisible(self._opened)
        self._line.setVisible(not self._opened)
        self._change.setVisible(not self._opened)

    def said_by(self) -> str:
        """The person's id or the role typed."""
        return self._person.value()

    def basis(self) -> Basis | None:
        """The basis chosen."""
        value = self._basis.value()
        return Basis(value) if value else None

    def _say_line(self, answer: Answer) -> None:
        say = self._context.words.text
        people = self._context.document.assessment.engagement.people
        role = told_apart(people).get(answer.said_by, answer.said_by)
        basis = say(f"basis.{answer.basis}.label") if answer.basis else ""
        self._line.set_runs((Run(f"{role}, "), Run(basis.lower(), bold=True)))
        self._change.set_about(say("ui_question.voice.change_about", role=role, basis=basis))

    @Slot()
    def _open(self) -> None:
        self._opened = True
        self._line.hide()
        self._change.hide()
        self._person.show()
        self._basis.show()
        self._person.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._context.look.units(8))
