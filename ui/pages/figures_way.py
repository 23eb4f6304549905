"""How the fine-tuned route is paid for: the usual way, or another with who says so and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import WayChosen
from logic.cost.paying import ways_of, with_way, without_way
from logic.errors import AnswerError
from logic.report.cost_figures import way_words
from ui.answers.field_row import FieldRow
from ui.focus import focus_by_keyboard
from ui.navigation import FIGURES
from ui.pages.forms import TypedForm
from ui.widgets import Button, Card, ChoiceField, FlowRow, LineField, LinkButton

if TYPE_CHECKING:
    from logic.cost.paying import Ways
    from ui.files import Files
    from ui.pages import PageContext


class WayCard(Card):
    """Shows how the route that stands for fine-tuning is paid for, and takes another way."""

    def __init__(self, context: PageContext, files: Files) -> None:
        super().__init__(context.look, context.words.text("ui_figures.way.title"))
        self._context = context
        self._files = files
        self._about = ""
        look, say = context.look, self._say
        self._lead = self.add_text("")
        self._now = self.add_text("", "ink")
        self._behind = self.add_text("")
        self._change = LinkButton(look, say("way.change"), "secondary")
        self._usual = LinkButton(look, say("reset"), "secondary")
        self._usual.set_about(say("reset_about", name=say("way.title")))
        self._links = FlowRow(look, self._change, self._usual)
        self._way = ChoiceField(look, say("way.title"))
        self._who = LineField(look, say("who"))
        self._why = LineField(look, say("why"))
        self._editor = self._made_editor()
        self.body.addWidget(self._links)
        self.body.addWidget(self._editor)
        self._change.clicked.connect(self._ask)
        self._usual.clicked.connect(self._go_back)

    def _made_editor(self) -> QWidget:
        look = self._context.look
        keep = Button(look, self._say("way.keep"), "primary")
        cancel = Button(look, self._say("cancel"))
        editor = QWidget()
        box = QVBoxLayout(editor)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._way)
        box.addWidget(FieldRow(look, [self._who, self._why]))
        box.addWidget(FlowRow(look, keep, cancel))
        fields = (self._way, self._who, self._why)
        self._form = TypedForm(self._context.words, editor, fields, keep.text())
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self._close)
        editor.hide()
        return editor

    def refresh(self) -> None:
        """Show the way as it stands."""
        words, ways = self._context.words, self._ways()
        now, behind = way_words(words, self._context.content, ways)
        route = words.maybe(f"route.{ways.route}.name", ways.route)
        self._lead.set_text(self._say("way.lead", route=route))
        self._now.set_text(f"{now[:1].upper()}{now[1:]}")
        self._behind.set_text(behind)
        self._usual.setVisible(ways.given is not None)
        frozen = self._context.document.frozen
        self._links.setVisible(not frozen)
        if frozen or self._about != self._context.document.assessment.id:
            self._editor.hide()

    @Slot()
    def _ask(self) -> None:
        ways = self._ways()
        self._way.set_choices([(way, self._called(way, ways)) for way in ways.sources])
        self._way.set_value(ways.now)
        assessment = self._context.document.assessment
        self._about = assessment.id
        self._who.set_value(
            ways.given.changed_by if ways.given else assessment.engagement.prepared_by
        )
        self._why.set_value(ways.given.why if ways.given else "")
        self._form.begin()
        self._refuse("", "")
        self._editor.show()
        self._way.setFocus()

    @Slot()
    def _keep(self) -> None:
        document = self._context.document
        said = WayChosen(
            way=self._way.value(),
            changed_by=self._who.value(),
            changed_on=self._files.now.date().isoformat(),
            why=self._why.value(),
        )
        try:
            costs = with_way(document.assessment.costs, self._ways(), said)
        except AnswerError as fault:
            self._refuse(fault.question, self._say("said_missing"))
            return
        self._close()
        document.set_costs(costs, place=FIGURES)

    @Slot()
    def _close(self) -> None:
        self._editor.hide()
        focus_by_keyboard(self._change)

    @Slot()
    def _go_back(self) -> None:
        document = self._context.document
        costs = without_way(document.assessment.costs, self._ways().route)
        document.set_costs(costs, place=FIGURES)
        focus_by_keyboard(self._change)

    def _refuse(self, at: str, sentence: str) -> None:
        """Say it at the field it is about, and go there; at none to take all away."""
        fields = {"changed_by": self._who, "why": self._why}
        for name, field in fields.items():
            field.set_error(sentence if name == at else "")
        if at:
            fields[at].setFocus()

    def _ways(self) -> Ways:
        document = self._context.document
        return ways_of(self._context.content, document.advice, document.assessment.costs)

    def _called(self, way: str, ways: Ways) -> str:
        name = self._context.words.text(f"cost.paid.{way}")
        return self._say("way.usual", way=name) if way == ways.usual else name

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_figures.{key}", **values)
