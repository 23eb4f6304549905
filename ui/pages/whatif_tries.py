"""The card of what-if: a field for each question, with the answer saved and the one tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import Amount, Answer, State
from logic.model import QuestionKind
from logic.tries import offers
from logic.voices import differ
from ui.answers.editor import fault_of
from ui.answers.numbers import parse_amount, show_number
from ui.answers.typed import not_read
from ui.focus import keep_in_sight
from ui.layouts import Filling
from ui.theme import Width
from ui.widgets import Card, ChoiceField, LineField, LinkButton, Prose, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QResizeEvent

    from logic.model import Question
    from logic.report.matter import Matter
    from ui.pages import PageContext
    from ui.widgets import Field

_SAVED = "saved"
_UNKNOWN = "unknown"


class TryField(QObject):
    """One question: ``tried`` follows each other answer; ``answer`` is None for the saved one."""

    tried = Signal()

    def __init__(self, context: PageContext, question: Question) -> None:
        super().__init__()
        self._context = context
        self._question = question
        self._saved = ""
        self._given: Answer | None = None
        self._answers: dict[str, Answer] = {}
        words = context.words
        title = words.text(f"question.{question.id}.title")
        self.field: Field
        self._choice: ChoiceField | None = None
        self._line: LineField | None = None
        if question.kind is QuestionKind.AMOUNT:
            unit = words.maybe(
                f"question.{question.id}.unit_label", words.text(f"unit.{question.unit}")
            )
            self.field = self._line = LineField(context.look, title, unit)
        else:
            self.field = self._choice = ChoiceField(context.look, title)
        self.field.edited.connect(self._edited)

    def show(self, matter: Matter, tried: Answer | None) -> None:
        """Show what is saved, and what is tried in its place."""
        given = matter.assessment.answer(self._question.id)
        if given is not self._given:
            self._given = given
            self._saved = matter.answer(self._question.id)
            self.field.set_error("")
            if self._choice is not None:
                self._offer(matter)
        self._set(matter, tried)
        self._say_saved(changed=tried is not None)

    def _offer(self, matter: Matter) -> None:
        words, question = matter.words, self._question
        saved = matter.assessment.answer(question.id)
        self._answers = {_UNKNOWN: Answer(state=State.DONT_KNOW)}
        choices = [(_SAVED, self._saved[:1].upper() + self._saved[1:])]
        for offer in offers(matter.content, matter.assessment, question.id):
            change = offer.change
            key = f"{change.option}:{change.kind}"
            if saved.options == (change.option,) and not differ(saved):
                continue
            label = words.text(f"question.{question.id}.option.{change.option}.label")
            if change.kind:
                label = f"{label}; {words.text(f'diagnosis.{change.kind}.name')}"
            self._answers[key] = offer.answer
            choices.append((key, label))
        if saved.state is not State.DONT_KNOW:
            choices.append((_UNKNOWN, words.text("ui_question.unknown.label")))
        if self._choice is not None:
            self._choice.set_choices(choices)

    def _set(self, matter: Matter, tried: Answer | None) -> None:
        if self._choice is not None:
            kept = next((k for k, a in self._answers.items() if a == tried), _SAVED)
            self._choice.set_value(kept)
        elif self._line is not None and not (self._line.editor.hasFocus() or self._line.error()):
            shown = tried or matter.assessment.answer(self._question.id)
            amount = None if differ(shown) else shown.amount
            self._line.set_value(show_number(amount.likely) if amount else "")

    def _say_saved(self, *, changed: bool) -> None:
        key = "changed" if changed else "saved"
        said = self._context.words.text(f"ui_whatif.{key}", answer=self._saved)
        self.field.set_help(said)

    def forget_typed(self) -> None:
        """Let go of what is typed and no answer; ``show`` follows."""
        self.field.set_error("")

    def answer(self) -> Answer | None:
        """The answer tried, None where it is the saved one or none that can be used."""
        if self._choice is not None:
            return self._answers.get(self._choice.value())
        typed = self._typed()
        return typed if typed is not None and not fault_of(self._question, typed) else None

    def _typed(self) -> Answer | None:
        """What is typed as an answer, None where it is the saved one or no number."""
        saved = self._context.document.assessment.answer(self._question.id)
        value = self._number()
        alike = saved.amount is not None and value == saved.amount.likely and not differ(saved)
        if value is None or alike:
            return None
        return Answer(state=State.ANSWERED, amount=Amount(low=value, likely=value, high=value))

    def _number(self) -> float | None:
        """The number typed in the question's unit, None where it is none."""
        return parse_amount(self.field.value(), self._question.unit)

    @Slot()
    def _edited(self) -> None:
        """Say what to do where it is no answer to the question, and tell that it is another."""
        self.field.set_error(self._problem())
        self.tried.emit()

    def _problem(self) -> str:
        if self._line is None:
            return ""
        if self._line.value() and self._number() is None:
            return not_read(self._context.words, self._line)
        typed = self._typed()
        return fault_of(self._question, typed) if typed is not None else ""


class TriesCard(Card):
    """Fields for the questions worth trying, or for all of them; ``tried`` has no payload.

    In one column what a try does is said under the answer tried last, too.
    """

    tried = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, context.words.text("ui_whatif.try"))
        self._context = context
        self._fields: dict[str, TryField] = {}
        self._rows: dict[str, QWidget] = {}
        self._effect = Prose(context.look, "", "secondary_strong", parent=self)
        self._effect.hide()
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.more = LinkButton(context.look)
        self.body.addWidget(self.more)
        context.look.changed.connect(self._restyle)
        self._restyle()

    def show_questions(self, names: Iterable[str]) -> None:
        """Show fields for these questions, in this order; those there are stay."""
        wanted = tuple(names)
        for name, row in self._rows.items():
            row.setVisible(name in wanted)
        for at, name in enumerate(wanted):
            if name not in self._rows:
                self._rows[name] = self._row(name)
                self._list.insertWidget(at, self._rows[name])
                self._rows[name].show()  # what is not shown yet takes no focus

    def _row(self, name: str) -> QWidget:
        tries = TryField(self._context, self._context.content.questions[name])
        tries.setParent(self)
        tries.tried.connect(self._tell)
        self._fields[name] = tries
        row = Filling()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._look.units(8))
        box.addWidget(tries.field)
        box.addWidget(Rule(self._look))
        return row

    def show_answers(self, matter: Matter, tried: Mapping[str, Answer]) -> None:
        """Show what is saved and what is tried."""
        for name, field in self._fields.items():
            field.show(matter, tried.get(name))

    def forget_typed(self) -> None:
        """Let go of what is typed and no answer to try; ``show_answers`` follows."""
        for field in self._fields.values():
            field.forget_typed()

    def show_effect(self, said: str) -> None:
        """Show what the tried answers do; nothing for an empty sentence."""
        self._effect.set_text(said)
        self._arrange()

    def keep_effect_in_sight(self) -> None:
        """Scroll to what the answer tried last does, where it is said under it."""
        if self._effect.isVisible():
            keep_in_sight(self._effect, self._look.units(8))

    @Slot()
    def _tell(self) -> None:
        """Tell of a try, and have what it does said under it."""
        row = next((self._rows[n] for n, f in self._fields.items() if f is self.sender()), None)
        box = row.layout() if row is not None else None
        if isinstance(box, QVBoxLayout):
            box.insertWidget(1, self._effect)
        self.tried.emit()

    def _arrange(self) -> None:
        apart = self._look.width(self) is Width.NARROW
        placed = self._effect.parentWidget() is not self
        self._effect.setVisible(apart and placed and bool(self._effect.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what a try does where it cannot be seen beside."""
        super().resizeEvent(event)
        self._arrange()

    def answers(self) -> dict[str, Answer]:
        """Every answer tried, by question, of the fields shown."""
        found = {n: f.answer() for n, f in self._fields.items() if not self._rows[n].isHidden()}
        return {name: answer for name, answer in found.items() if answer is not None}

    def first_field(self) -> QWidget | None:
        """The first field shown, None where there is none."""
        shown = (self._fields[name].field for name, row in self._rows.items() if not row.isHidden())
        return next(shown, None)

    @Slot()
    def _restyle(self) -> None:
        self._list.setSpacing(self._look.units(12))
