"""The engagement page: the task, the client, the decision, who prepares it, who is interviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment_checks import is_day
from ui.navigation import ENGAGEMENT
from ui.pages import Footer, PageBase
from ui.pages.narrowed import beside_nothing
from ui.pages.people import PeopleTable
from ui.pages.report_documents import KINDS, SavedDocuments
from ui.pages.report_logo import ReportLogo
from ui.problem import Problem
from ui.widgets import (
    BareGroup,
    ErrorSummary,
    LineField,
    LongLineField,
    PageScaffold,
    Prose,
    Radio,
    TextField,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.pages import PageContext
    from ui.widgets import Field

_WIDTH = 620
_DATE_WIDTH = 200


class EngagementPage(PageBase, QObject):
    """Page "engagement": one column of fields; what is typed is kept at once."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(None)
        self._context = context
        self._document = context.document
        self._body = PageScaffold(context.look)
        self._column = QWidget()
        self._box = QVBoxLayout(self._column)
        self._errors = ErrorSummary(context.look)
        self._fields: dict[str, Field] = {}
        self._no_day = ("", "")
        self._sells = SellsField(context)
        self._people = PeopleTable(context)
        self._logo = ReportLogo(context, ENGAGEMENT)
        self._ahead = SavedDocuments(context, KINDS[:1], "secondary")
        self._build()
        self._sells.chosen.connect(self._sells_chosen)
        context.look.changed.connect(self._restyle)
        self._restyle()

    # The page

    @property
    def widget(self) -> QWidget:
        """The page's widget."""
        return self._body

    def title(self) -> str:
        """The page's question, with "Error:" before it while the error summary shows."""
        return self._context.titled(self._say("title"), faulty=bool(self._errors.lines()))

    def footer(self) -> Footer:
        """Continue; there is nothing to go back to."""
        return Footer(
            primary=self.tr("Continue"),
            hint=self.tr("Enter to continue"),
            in_text=self.tr("Ctrl+Enter to continue"),
        )

    def enter(self, _place: str) -> None:
        """Show the document, focus the task while there is none."""
        self._clear_errors()
        self._ahead.forget()
        self.refresh()
        self._show_no_day()
        self._body.to_top()
        self._fields["task"].setFocus(Qt.FocusReason.OtherFocusReason)

    def unkept(self) -> Sequence[Problem]:
        """A day that is none."""
        of, typed = self._no_day
        ours = typed and of == self._document.assessment.id
        return [Problem(text, day.editor) for text, day in self._date_error()] if ours else ()

    def leave(self) -> None:
        """Drop rows of people in which nothing was written."""
        self._people.drop_empty()

    def refresh(self) -> None:
        """Show the engagement as the document has it."""
        engagement = self._document.assessment.engagement
        for name, field in self._fields.items():
            kept = self._document.assessment.date if name == "date" else getattr(engagement, name)
            if field.value() != kept and not (name == "date" and field.error()):
                field.set_value(kept)
        self._sells.show_choice(engagement.sells_implementation)
        self._people.refresh()
        self._logo.refresh()

    def primary(self) -> bool:
        """Go on if the task is named, the day is a day and every name has a role.

        Frozen there is nothing to mend.
        """
        if self._document.frozen:
            return True
        self._people.drop_empty()
        found = [*self._task_error(), *self._date_error(), *self._people.errors()]
        errors: Sequence[tuple[str, QWidget]] = [(text, field.editor) for text, field in found]
        self._errors.show_errors(errors)
        self._context.shell.footer_changed()
        if errors:
            self._body.to_top()
        return not errors

    # Its parts

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"engagement.{key}", **values)

    def _build(self) -> None:
        self._body.heading.set_texts(self._say("kicker"), self._say("title"), self._say("lede"))
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._errors)
        self._add_group("task", self._line("task"), self._line("client"), self._day())
        self._add_group("decision", self._text("decision"), self._line("decide_by"))
        self._add_group(
            "preparer",
            self._line("prepared_by"),
            self._line("firm"),
            self._sells,
            self._line("confidentiality"),
            self._logo,
        )
        self._add_group("people", self._people, self._text("sources"))
        ahead = Prose(self._context.look, self._say("ahead"), "secondary", "mute")
        self._add_group("ahead", ahead, self._ahead)
        self._body.main.addLayout(beside_nothing(self._column))

    def _add_group(self, name: str, *widgets: QWidget) -> None:
        self._box.addWidget(Prose(self._context.look, self._say(f"group.{name}"), "section"))
        for widget in widgets:
            self._box.addWidget(widget)
        self._box.addSpacing(self._context.look.units(8))

    def _line(self, name: str) -> LongLineField:
        field = LongLineField(self._context.look, "")
        self._take_in(name, field)
        return field

    def _text(self, name: str) -> TextField:
        field = TextField(self._context.look, "")
        self._take_in(name, field)
        return field

    def _day(self) -> LineField:
        field = LineField(self._context.look, "", width=_DATE_WIDTH)
        self._take_in("date", field)
        return field

    def _take_in(self, name: str, field: Field) -> None:
        field.set_label(self._say(f"{name}.label"))
        field.set_help(self._context.words.maybe(f"engagement.{name}.help"))
        field.setObjectName(name)
        field.edited.connect(self._edited)
        self._fields[name] = field

    @Slot()
    def _edited(self) -> None:
        field = cast("Field", self.sender())
        name, value = field.objectName(), field.value()
        if name != "date":
            self._document.update(merge=f"engagement.{name}", **{name: value})
            return
        self._no_day = ("", "") if is_day(value) else (self._document.assessment.id, value)
        if is_day(value):
            self._document.set_date(value, merge="engagement.date")

    def _show_no_day(self) -> None:
        """Show again what was typed here as a day and is none, with what is wrong with it."""
        of, typed = self._no_day
        if typed and of == self._document.assessment.id:
            self._fields["date"].set_value(typed)
            self._date_error()

    @Slot()
    def _sells_chosen(self) -> None:
        self._document.update(sells_implementation=self._sells.choice())

    def _task_error(self) -> list[tuple[str, Field]]:
        task = self._fields["task"]
        text = "" if task.value() else self._say("task.missing")
        task.set_error(text)
        return [(text, task)] if text else []

    def _date_error(self) -> list[tuple[str, Field]]:
        day = self._fields["date"]
        text = "" if is_day(day.value()) else self._say("date.wrong")
        day.set_error(text)
        return [(text, day)] if text else []

    def _clear_errors(self) -> None:
        self._errors.clear()
        for field in self._fields.values():
            field.set_error("")
        self._people.clear_errors()

    @Slot()
    def _restyle(self) -> None:
        units = self._context.look.units
        self._box.setSpacing(units(16))
        self._column.setMaximumWidth(units(_WIDTH))


class SellsField(QWidget):
    """Whether the preparer's firm also sells implementation: yes, no, or not said."""

    chosen = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._look = context.look
        say = context.words.text
        label = Prose(self._look, say("engagement.sells.label"), "secondary_strong")
        self._group = BareGroup()
        self._group.setAccessibleName(say("engagement.sells.label"))
        self._group.setAccessibleDescription(say("engagement.sells.help"))
        self.yes = Radio(self._look, say("engagement.sells.yes"))
        self.no = Radio(self._look, say("engagement.sells.no"))
        inner = QVBoxLayout(self._group)
        inner.setContentsMargins(0, 0, 0, 0)
        self._inner = inner
        for button in (self.yes, self.no):
            inner.addWidget(button)
            button.clicked.connect(self.chosen)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(label)
        self._box.addWidget(self._group)
        self._box.addWidget(Prose(self._look, say("engagement.sells.help"), "secondary", "mute"))
        self._look.changed.connect(self._restyle)
        self._restyle()

    def choice(self) -> bool | None:
        """Yes, no, or None while neither is chosen."""
        if self.yes.isChecked():
            return True
        return False if self.no.isChecked() else None

    def show_choice(self, choice: bool | None) -> None:  # noqa: FBT001 - a value of three states
        """Show what the document has."""
        for button, on in ((self.yes, choice is True), (self.no, choice is False)):
            button.setAutoExclusive(False)
            button.setChecked(on)
            button.setAutoExclusive(True)
            stops = on or choice is None  # Tab goes to the one chosen
            policy = Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._box.setSpacing(units(4))
        self._inner.setSpacing(units(4))
