"""Whose points are shown, which set drives the result, and all sets side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.figures import lead_words
from logic.figures.numerals import signed
from logic.findings import DecidedBy
from logic.model import Consideration
from logic.people import all_on_one_side, sides_by_person
from logic.ranking import differs_most
from logic.report.numbers import every_number
from ui.frozen import READS
from ui.pages.question_voice import told_apart
from ui.pages.result_blocks import runs
from ui.widgets import Card, Cell, ChoiceField, Column, DataTable, FlowRow, LinkButton, Prose
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from logic.assessment import Assessment, Priorities
    from logic.findings import Advice
    from logic.words import Words
    from ui.pages import PageContext
    from ui.widgets.numbers import Opener

#: Stands for the client as a whole, whose id is empty, among the choices.
_ALL = "all"


def whose(words: Words, assessment: Assessment) -> dict[str, str]:
    """By person's id, the name of everyone who may have a set; the client as a whole first."""
    people = assessment.engagement.people
    names = {"": words.text("ui_priorities.whose.all")}
    names |= {of: name for of, name in told_apart(people).items() if name}
    return names | {p.person: p.person for p in assessment.priorities if p.person not in names}


class SetsSeen:
    """The sets as they were seen last, to find the one that undo changed."""

    def __init__(self) -> None:
        self._of = ""
        self._sets: dict[str, Priorities] = {}

    def changed(self, assessment: Assessment) -> str | None:
        """Whose set alone is not as seen last; None for several or none, or in another file."""
        now = {one.person: one for one in assessment.priorities}
        before, of = self._sets, self._of
        self._sets, self._of = now, assessment.id
        found = [who for who in {**before, **now} if before.get(who) != now.get(who)]
        return found[0] if of == assessment.id and len(found) == 1 else None


class WhoseBox(QWidget):
    """The choice of a person; ``picked`` carries their id, the other two nothing."""

    picked = Signal(str)
    agreed = Signal()
    removed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._words = context.words
        say, look = context.words.text, context.look
        self._field = ChoiceField(look, say("ui_priorities.whose.label"))
        self._field.set_help(say("ui_priorities.whose.help"))
        self._field.editor.setProperty(READS, True)
        self._said = Prose(look, "", "secondary", "mute")
        self._agree = LinkButton(look, say("ui_priorities.whose.agree"), "secondary")
        self._remove = LinkButton(look, say("ui_priorities.whose.remove"), "secondary", "mute")
        self._links = FlowRow(look, self._agree, self._remove)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in (self._field, self._said, self._links):
            self._box.addWidget(part)
        self.setFocusProxy(self._field)
        self._field.edited.connect(self._edited)
        self._agree.clicked.connect(self.agreed)
        self._remove.clicked.connect(self.removed)

    def show_set(self, assessment: Assessment, shown: Priorities) -> None:
        """Show whose set is shown, and whether it drives the result."""
        names = whose(self._words, assessment)
        self.setVisible(len(names) > 1)
        self._field.set_choices([(of or _ALL, name) for of, name in names.items()])
        self._field.set_value(shown.person or _ALL)
        kept = shown in assessment.priorities
        aside = kept and not shown.agreed
        self._links.setVisible(aside)
        driving = names.get(assessment.agreed_priorities().person, "")
        key = "drives" if shown.agreed else "aside"
        values = {} if shown.agreed else {"who": driving}
        self._said.set_text(self._words.text(f"ui_priorities.whose.{key}", **values))

    @Slot()
    def _edited(self) -> None:
        value = self._field.value()
        self.picked.emit("" if value == _ALL else value)


class SideBySide(Card):
    """Every set of points in a column of its own; below, the side each leads to."""

    def __init__(self, context: PageContext, opener: Opener) -> None:
        super().__init__(context.look, context.words.text("ui_priorities.beside.title"))
        self._context = context
        self._opener = opener
        self._table: DataTable | None = None
        self._said = self.add_text("", "ink")
        self._most = self.add_text("", "ink")

    def refresh(self) -> None:
        """Show the sets as they are now; nothing where there are not two."""
        document = self._context.document
        sets = [one for one in document.assessment.priorities if any(one.points.values())]
        self.setVisible(len(sets) > 1)
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
            self._table = None
        if len(sets) > 1:
            self._table = self._made(sets)
            self.body.insertWidget(0, self._table)
            self._say_where_they_differ(sets)

    def _say_where_they_differ(self, sets: list[Priorities]) -> None:
        say = self._context.words.text
        most = differs_most([one.points for one in sets])
        self._most.setVisible(most is not None)
        if most is not None:
            name = say(f"consideration.{most}.name")
            self._most.set_text(say("ui_priorities.differ_most", name=name))

    def _made(self, sets: list[Priorities]) -> DataTable:
        document, say = self._context.document, self._context.words.text
        names = whose(self._context.words, document.assessment)
        heads = [
            say("ui_priorities.beside.agreed", who=names[p.person]) if p.agreed else names[p.person]
            for p in sets
        ]
        columns = [Column(title=head, share=3) for head in ("", *heads)]
        table = DataTable(self._context.look, columns, say("ui_priorities.beside.title"))
        none = say("ui_priorities.unset")
        rows: list[list[Cell | str]] = [
            [say(f"consideration.{of}.name"), *(str(p.points.get(of, none)) for p in sets)]
            for of in Consideration
        ]
        table.set_rows([*rows, *self._sides(sets)])
        return table

    def _sides(self, sets: list[Priorities]) -> list[list[Cell | str]]:
        """The last row, hidden with the result; below the table how the sides compare.

        A set not yet whole has no side, and is compared with none.
        """
        document, say = self._context.document, self._context.words.text
        if not document.result_shown:
            self._said.set_text(say("ui_priorities.beside.hidden"))
            return []
        views = sides_by_person(self._context.content, document.assessment)
        key = "same" if all_on_one_side(views) else "differ"
        self._said.set_text(say(f"ui_priorities.beside.{key}") if len(views) == len(sets) else "")
        found = {v.priorities.person: _side(self._context.words, v.advice) for v in views}
        none = say("ui_priorities.beside.none")
        sides = [self._cell(one.person, found.get(one.person, none)) for one in sets]
        return [[Cell(text=say("ui_priorities.beside.own"), bold=True), *sides]]

    def _cell(self, person: str, side: str) -> Cell:
        """A side, whose lead opens."""
        said = NumberProse(self._context.look, self._opener, "secondary_strong")
        said.set_runs(runs(every_number(side, f"person:{person}")))
        return Cell(widget=said)


def _side(words: Words, advice: Advice) -> str:
    """The side an advice leans to, with its lead."""
    if advice.decided_by is DecidedBy.CONDITION:
        return words.text("ui_result.firm.condition")
    if advice.lead is None:
        return words.text("ui_priorities.beside.none")
    said = lead_words(words, advice.lead)
    return words.text("ui_priorities.beside.side", words=said, lead=signed(advice.lead))
