"""The people interviewed: a role and perhaps a name each, added and removed in place.

Their fields are labelled over the first row, as in a table, and in each where they do not fit
beside each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from logic.assessment import Person
from logic.voices import unlisted
from ui.fonts import line_height
from ui.theme import Width
from ui.widgets import Button, LinkButton, LongLineField, Prose, Strip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from logic.assessment import Assessment
    from ui.pages import PageContext


class PersonRow(QWidget):
    """One person: role, name, Remove. ``edited`` and ``removed`` carry nothing."""

    edited = Signal()
    removed = Signal()

    def __init__(self, context: PageContext, person: Person) -> None:
        super().__init__()
        self._look = context.look
        self._labelled = True
        words = context.words
        self.id = person.id
        self._labels = words.text("engagement.people.role"), words.text("engagement.people.name")
        self.role, self.name = (LongLineField(context.look, label) for label in self._labels)
        self.remove = LinkButton(context.look, words.text("engagement.people.remove"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self._beside.addStretch(1)
        for field in (self.role, self.name):
            self._row.addLayout(_on_top(field), 1)
        self._row.addLayout(self._beside)
        for field in (self.role, self.name):
            field.edited.connect(self.edited)
        self.remove.clicked.connect(self.removed)
        self.show_person(person)
        context.look.changed.connect(self._arrange)
        self._arrange()

    def show_person(self, person: Person) -> None:
        """Show what is kept of the person, without disturbing what is being typed."""
        for field, value in ((self.role, person.role), (self.name, person.name)):
            if field.value() != value:
                field.set_value(value)
        label, who = self.remove.label(), person.role or person.name
        self.remove.set_about(f"{label}: {who}" if who else label)

    def person(self) -> Person:
        """The person as typed."""
        return Person(id=self.id, role=self.role.value(), name=self.name.value())

    def set_labelled(self, *, labelled: bool) -> None:
        """Show labels over fields that stand beside each other; under each other they all do."""
        self._labelled = labelled
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        units, down = self._look.units, self._look.width(self) is Width.NARROW
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if down else direction.LeftToRight)
        self._row.setSpacing(units(8 if down else 12))
        labelled = down or self._labelled
        for field, label in zip((self.role, self.name), self._labels, strict=True):
            field.set_label(label if labelled else "", label)
        # Beside the fields, Remove stands on their line, under the height of a label.
        above = line_height(self._look, "secondary_strong") + units(4) if labelled else 0
        self._beside.setContentsMargins(0, 0 if down else above + units(8), 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields under each other where there is little room."""
        super().resizeEvent(event)
        self._arrange()


def _on_top(field: LongLineField) -> QVBoxLayout:
    """The field with the room its neighbour's error may need below it."""
    column = QVBoxLayout()
    column.addWidget(field)
    column.addStretch(1)
    return column


class PeopleTable(QWidget):
    """Rows of people, a button to add one, and the strip that undoes a removal."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._document = context.document
        self._rows: list[PersonRow] = []
        self._after_removal: Assessment | None = None
        words = context.words
        self._lede = Prose(context.look, words.text("engagement.people.lede"), "secondary", "mute")
        self.strip = Strip(context.look)
        self.undo = self.strip.add_action(self.tr("Undo"))
        self.undo.clicked.connect(self._put_back)
        self.add = Button(context.look, words.text("engagement.people.add"), "outlined", "plus")
        self.add.clicked.connect(self._add)
        self._unlisted = Prose(context.look, "", "secondary", "mute")
        self._list = QVBoxLayout()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._lede)
        self._box.addLayout(self._list)
        self._box.addWidget(self._unlisted)
        self._box.addWidget(self.strip)
        self._box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.strip.hide()
        context.look.changed.connect(self._restyle)
        self._restyle()

    def rows(self) -> tuple[PersonRow, ...]:
        """The rows shown."""
        return tuple(self._rows)

    def refresh(self) -> None:
        """Show the people the document has."""
        people = self._document.assessment.engagement.people
        if [row.id for row in self._rows] != [person.id for person in people]:
            self._rebuild(people)
        for row, person in zip(self._rows, people, strict=True):
            row.show_person(person)
        self._say_unlisted()
        self.strip.setVisible(self._document.assessment is self._after_removal)

    def _say_unlisted(self) -> None:
        """Who else said something or gave points, as one taken out or named by a role alone."""
        say, names = self._context.words, unlisted(self._document.assessment)
        named = ", ".join(dict.fromkeys(say.maybe(f"role.{name}", name) for name in names))
        said = say.text("engagement.people.unlisted", names=named) if named else ""
        self._unlisted.set_text(said)
        self._unlisted.setVisible(bool(names))

    def drop_empty(self) -> None:
        """Remove rows in which nothing was written."""
        for person in self._document.assessment.engagement.people:
            if not (person.role or person.name):
                self._document.remove_person(person.id)

    def errors(self) -> list[tuple[str, LongLineField]]:
        """What is wrong: a name without a role. Marks the fields too."""
        found = []
        for row in self._rows:
            person, text = row.person(), ""
            if person.name and not person.role:
                text = self._context.words.text("engagement.people.no_role", name=person.name)
                found.append((text, row.role))
            row.role.set_error(text)
        return found

    def clear_errors(self) -> None:
        """Say no more of what was wrong."""
        for row in self._rows:
            row.role.set_error("")

    def _rebuild(self, people: tuple[Person, ...]) -> None:
        kept = {row.id: row for row in self._rows}
        for row in self._rows:
            self._list.removeWidget(row)
            if row.id not in {person.id for person in people}:
                row.hide()
                row.deleteLater()
        self._rows = [kept.get(person.id) or self._made(person) for person in people]
        for row in self._rows:
            self._list.addWidget(row)
            row.set_labelled(labelled=row is self._rows[0])

    def _made(self, person: Person) -> PersonRow:
        row = PersonRow(self._context, person)
        row.edited.connect(self._edited)
        row.removed.connect(self._remove)
        return row

    @Slot()
    def _edited(self) -> None:
        row = self.sender()
        if isinstance(row, PersonRow):
            people = self._document.assessment.engagement.people
            changed = tuple(row.person() if p.id == row.id else p for p in people)
            self._document.update(people=changed, merge=f"people.{row.id}")

    @Slot()
    def _add(self) -> None:
        person = Person(id=self._document.fresh_person_id(), role="")
        people = self._document.assessment.engagement.people
        self._document.update(people=(*people, person))
        self.refresh()
        self._rows[-1].role.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _remove(self) -> None:
        row = self.sender()
        if not isinstance(row, PersonRow):
            return
        person, below = row.person(), self._rows.index(row)
        self._document.remove_person(row.id)
        if person.role or person.name:
            self._after_removal = self._document.assessment
            said = self._context.words.text(
                "engagement.people.removed", role=person.role or person.name
            )
            self.strip.set_notice("info", said)
        self.refresh()
        self._focus_near(below)

    def _focus_near(self, at: int) -> None:
        """Keep the keyboard where it was: on Undo, else on the next row, else on Add."""
        if not self.strip.isHidden():
            self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._rows:
            self._rows[min(at, len(self._rows) - 1)].role.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _put_back(self) -> None:
        """Undo the removal: the strip only shows while it is the latest change."""
        self._document.undo()
        self.refresh()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _restyle(self) -> None:
        units = self._context.look.units
        self._box.setSpacing(units(12))
        self._list.setSpacing(units(12))
