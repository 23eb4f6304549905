"""Asks, before tried answers are kept, who gave them and on what basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from logic.assessment import Basis
from ui.pages.question_voice import told_apart
from ui.pages.result_blocks import Items
from ui.widgets import Card, ChoiceField, Run

if TYPE_CHECKING:
    from logic.report.matter import Matter
    from ui.pages import PageContext

_NOBODY = "-"


class KeepCard(Card):
    """The answers about to be kept, with a field for who said them and one for the basis."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._context = context
        say = context.words.text
        self._items = QVBoxLayout()
        self._list: Items | None = None
        self.body.addLayout(self._items)
        self._who = ChoiceField(context.look, say("ui_whatif.keep.who"))
        bases = [(b.value, say(f"basis.{b}.label")) for b in Basis]
        self._basis = ChoiceField(context.look, say("ui_whatif.keep.basis"), bases)
        self._basis.set_help(say("ui_whatif.keep.basis_help"))
        self.body.addWidget(self._who)
        self.body.addWidget(self._basis)
        self._undo = self.add_text("")
        self._undo.set_role("secondary")

    def ask(self, matter: Matter, tried: Matter, names: tuple[str, ...]) -> None:
        """Ask about the answers to these questions; assumed, and said by nobody, at first."""
        one, say = "_one" if len(names) == 1 else "", self._context.words.text
        self.set_title(say(f"ui_whatif.keep.title{one}"))
        self._undo.set_text(say(f"ui_whatif.keep.undo{one}"))
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        rows = [
            (
                Run(f"{matter.question(name)}: ", bold=True),
                Run(self._text(matter, tried, name)),
            )
            for name in names
        ]
        self._list = Items(self._look, rows, numbered=False)
        self._items.addWidget(self._list)
        told = told_apart(matter.assessment.engagement.people)
        nobody = say("ui_question.voice.not_stated")
        people = [(of, text) for of, text in told.items() if text]
        self._who.set_choices([(_NOBODY, nobody), *people])
        self._who.set_value(_NOBODY)
        self._basis.set_value(Basis.ASSUMED.value)
        self._who.setFocus()

    def _text(self, matter: Matter, tried: Matter, name: str) -> str:
        return self._context.words.text(
            "ui_whatif.keep.row", saved=matter.answer(name), tried=tried.answer(name)
        )

    def said_by(self) -> str:
        """The id of the person chosen, "" for nobody."""
        value = self._who.value()
        return "" if value == _NOBODY else value

    def basis(self) -> Basis:
        """The basis chosen."""
        return Basis(self._basis.value())
