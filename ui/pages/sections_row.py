"""One question in a list: short title, answer and state; opens in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.sentences import answer_words
from logic.voices import differ
from ui.pages.state_icons import STATE_ICONS
from ui.widgets import Card, Disclosure, Icon, IconText, LinkButton, Prose
from ui.widgets.disclosure import ListedHeader

if TYPE_CHECKING:
    from logic.assessment import Answer
    from logic.model import Question
    from ui.pages import PageContext


class QuestionRow(Card):
    """A card with a row that opens.

    ``toggled`` and ``confirmed`` carry the question's id, as does ``focused`` once its header has
    focus; ``stepped`` says how many rows on a key leads.
    """

    toggled = Signal(str)
    confirmed = Signal(str)
    focused = Signal(str)
    stepped = Signal(int)

    def __init__(self, context: PageContext, question: Question) -> None:
        super().__init__(context.look)
        self._context = context
        self._question = question
        look, say = context.look, context.words.text
        self._inside = QWidget()
        self._room = QVBoxLayout(self._inside)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.addWidget(Prose(look, say(f"question.{question.id}.hint"), "secondary", "mute"))
        title = say(f"question.{question.id}.title")
        self._row = Disclosure(look, title, self._inside, strong=True, listed=True)
        self._icon = Icon(look, "circle-dashed", "mute", 14, 18)
        self._state = IconText(look, self._icon, "", "ink")
        self._confirm = LinkButton(look, say("sections.confirm"), "secondary")
        self._confirm.set_about(
            say("sections.confirm_about", question=say(f"question.{question.id}.short"))
        )
        self._lines = QVBoxLayout()
        self._below = QVBoxLayout()
        self._below.addWidget(self._state)
        self._below.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addWidget(self._row)
        self._lines.addLayout(self._below)
        self.body.addLayout(self._lines)
        look.changed.connect(self._restyle)
        self._restyle()
        self._row.toggled.connect(self._toggled)
        self._confirm.clicked.connect(self._confirmed)
        header = self._row.header
        if isinstance(header, ListedHeader):
            header.focus_moved.connect(self._focused)
            header.stepped.connect(self.stepped)

    @property
    def question(self) -> str:
        """The question's id."""
        return self._question.id

    @property
    def header(self) -> QWidget:
        """What takes focus."""
        return self._row.header

    def hold(self, editor: QWidget) -> None:
        """Show the editor inside, opened."""
        self._room.addWidget(editor)
        editor.show()
        self.set_open(opened=True)

    def set_open(self, *, opened: bool) -> None:
        """Open or fold away."""
        self._row.set_open(opened)

    def show_answer(self, answer: Answer, *, frozen: bool) -> None:
        """Show the answer in words, and how it stands; frozen, it cannot be confirmed."""
        say = self._context.words.text
        assumed = answer.assumed
        apart = differ(answer)
        state = "assumed" if assumed else "disputed" if apart else str(answer.state)
        currency = self._context.document.currency
        said = answer_words(self._context.words, self._question, answer, currency)
        marks = [say("sections.assumed")] if assumed else []
        marks += [say("sections.marked")] if answer.marked else []
        marks += [say(f"sections.{'apart' if apart else 'agreed'}")] if answer.voices else []
        self._icon.set_icon(*STATE_ICONS["marked" if answer.marked else state])
        self._state.set_text(", ".join((said, *marks)))
        self._confirm.setVisible(assumed and not frozen)

    def let_tab_in(self, *, entry: bool) -> None:
        """Let Tab stop at the row and at what confirms it, or pass over both."""
        policy = Qt.FocusPolicy.StrongFocus if entry else Qt.FocusPolicy.ClickFocus
        for stop in (self._row.header, self._confirm):
            stop.setFocusPolicy(policy)

    @Slot()
    def _focused(self) -> None:
        self.focused.emit(self._question.id)

    @Slot()
    def _toggled(self) -> None:
        self.toggled.emit(self._question.id)

    @Slot()
    def _confirmed(self) -> None:
        self.confirmed.emit(self._question.id)

    @Slot()
    def _restyle(self) -> None:
        units = self._context.look.units
        self._lines.setSpacing(0)
        self._room.setSpacing(units(8))
        self._below.setSpacing(units(4))
        self._below.setContentsMargins(units(24), 0, 0, 0)  # under the words of the question
