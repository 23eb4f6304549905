"""Says that a question does not apply, with the reason chosen in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import NOT_APPLICABLE_REASONS, Answer, State
from ui.widgets import LinkButton, Option, OptionGroup, OptionState, Prose

if TYPE_CHECKING:
    from logic.words import Words
    from ui.theme import Look


class ReasonBox(QWidget):
    """A link that opens four reasons; ``given`` carries the reason chosen."""

    given = Signal(str)
    cleared = Signal()

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self._look = look
        self._link = LinkButton(look, words.text("ui_question.reason.open"), "secondary", "mute")
        self._title = Prose(look, words.text("ui_question.reason.title"), "secondary_strong")
        self._reasons = OptionGroup(look, words.text("ui_question.reason.title"))
        self._reasons.set_options(
            [
                Option(
                    key=reason, label=words.text(f"not_applicable.{reason}.label"), digit=str(at)
                )
                for at, reason in enumerate(NOT_APPLICABLE_REASONS, start=1)
            ]
        )
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self._title)
        self._box.addWidget(self._reasons)
        self._link.clicked.connect(self._open)
        self._reasons.chosen.connect(self._chosen)
        self._reasons.entered.connect(self._entered)
        self._reasons.cleared.connect(self.cleared)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_answer(self, answer: Answer) -> None:
        """Show the reason given, or only the link."""
        applies = answer.state is not State.NOT_APPLICABLE
        self._reasons.set_states({answer.reason: OptionState(chosen=not applies)})
        self._show(opened=not applies)

    @Slot()
    def _open(self) -> None:
        self._show(opened=True)
        self._reasons.take_focus()

    def _show(self, *, opened: bool) -> None:
        self._link.setVisible(not opened)
        self._title.setVisible(opened)
        self._reasons.setVisible(opened)

    @Slot(object)
    def _entered(self, key: object) -> None:
        if not self._reasons.any_chosen():
            self._chosen(key)

    @Slot(object)
    def _chosen(self, key: object) -> None:
        self.given.emit(str(key))

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._look.units(8))
