"""Says that a question does not apply, with the reason chosen in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logic.assessment import NOT_APPLICABLE_REASONS, Answer, State
from ui.widgets import LinkButton, Option, OptionGroup, OptionState, Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.words import Words
    from ui.theme import Look


class ReasonBox(QWidget):
    """Four reasons; ``link``, placed by the owner, opens them; ``given`` carries the one chosen."""

    given = Signal(str)
    cleared = Signal()

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self._look = look
        self.link = LinkButton(look, words.text("ui_question.reason.open"), "secondary", "mute")
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
        self._box.addWidget(self._title)
        self._box.addWidget(self._reasons)
        self.link.clicked.connect(self._open)
        self._reasons.chosen.connect(self._chosen)
        self._reasons.entered.connect(self._entered)
        self._reasons.cleared.connect(self.cleared)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_digits(self, acting: Callable[[], bool]) -> None:
        """Let digits choose a reason only while this says so."""
        self._reasons.set_digits(acting)

    def show_answer(self, answer: Answer, *, offered: bool) -> None:
        """Show the reason given, else the link where not to apply is ``offered``."""
        given = offered and answer.state is State.NOT_APPLICABLE
        self._reasons.set_states({answer.reason: OptionState(chosen=given)})
        self.setVisible(given)
        self.link.setVisible(offered and not given)

    @Slot()
    def _open(self) -> None:
        self.link.hide()
        self.show()
        self._reasons.take_focus()

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
