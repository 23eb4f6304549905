"""How sure the client is of the points, and the one question for those who prefer not to weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from logic.assessment import Certainty
from ui.answers.numbers import parse_count
from ui.problem import Problem
from ui.widgets import Card, LineField, LinkButton, Option, OptionGroup, OptionState, Radio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from logic.assessment import Priorities
    from logic.tradeoff import TradeOff
    from logic.words import Words
    from ui.theme import Look

_MOST_TOLERANCE = 50


class SureCard(Card):
    """How sure the client is; ``chosen`` carries the certainty, ``tolerated`` the tolerance."""

    chosen = Signal(str)
    tolerated = Signal(int)

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__(look, words.text("ui_priorities.sure.title"))
        self._words = words
        self._group = QButtonGroup(self)
        self._buttons = {certainty: Radio(look) for certainty in Certainty}
        self._choices = QVBoxLayout()
        self._choices.setSpacing(0)
        for button in self._buttons.values():
            self._group.addButton(button)
            self._choices.addWidget(button)
            button.clicked.connect(self._clicked)
        self.body.addLayout(self._choices)
        say = words.text
        self._tolerance = LineField(
            look, say("ui_priorities.tolerance"), say("ui_priorities.tolerance_unit")
        )
        self._tolerance.committed.connect(self._typed)
        self.body.addWidget(self._tolerance)
        self._means = self.add_text("")
        self._means.set_role("secondary")

    def show_set(self, shown: Priorities) -> None:
        """Show what is chosen and what it means."""
        certainty, tolerance = shown.certainty, shown.tolerance
        for of, button in self._buttons.items():
            values = {"tolerance": tolerance} if of is Certainty.ABOUT else {}
            button.set_text(self._words.text(f"certainty.{of}.label", **values))
        self._buttons[certainty].setChecked(True)
        self._tolerance.set_value(str(tolerance))
        self._tolerance.set_error("")
        self._tolerance.setVisible(certainty is Certainty.ABOUT)
        self._means.set_text(self._words.text(f"ui_priorities.sure.{certainty}"))

    def unkept(self) -> tuple[Problem, ...]:
        """What to do about a tolerance that is none."""
        if self._tolerance.isHidden() or self._number() is not None:
            return ()
        self._tolerance.set_error(self._fault())
        return (Problem(self._fault(), self._tolerance),)

    @Slot()
    def _clicked(self) -> None:
        button = self._group.checkedButton()
        self.chosen.emit(next(str(of) for of, b in self._buttons.items() if b is button))

    @Slot()
    def _typed(self) -> None:
        tolerance = self._number()
        self._tolerance.set_error(self._fault() if tolerance is None else "")
        if tolerance is not None:
            self.tolerated.emit(tolerance)

    def _number(self) -> int | None:
        """The tolerance typed, None where it is none."""
        tolerance = parse_count(self._tolerance.value())
        return tolerance if tolerance is not None and 1 <= tolerance <= _MOST_TOLERANCE else None

    def _fault(self) -> str:
        return self._words.text("ui_priorities.problem.tolerance", most=_MOST_TOLERANCE)


class TradeOffCard(Card):
    """Which of two improvements is worth more; ``answered`` carries both ids, the larger first."""

    answered = Signal(object)

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__(look, words.text("ui_priorities.trade_off.title"))
        self._words = words
        self.add_text(words.text("ui_priorities.trade_off.text"))
        self._pair: tuple[str, str] = ("", "")
        self._options = OptionGroup(look, words.text("ui_priorities.trade_off.title"))
        self.body.addWidget(self._options)
        self._back = LinkButton(look, words.text("ui_priorities.trade_off.back"), "secondary")
        self.body.addWidget(self._back)
        self._options.chosen.connect(self._chosen)
        self._options.cleared.connect(self._cleared)
        self._back.clicked.connect(self._cleared)

    def set_digits(self, acting: Callable[[], bool]) -> None:
        """Let digits answer only while this says so."""
        self._options.set_digits(acting)

    def show_question(
        self, found: TradeOff | None, outweighs: Sequence[str], spans: dict[str, str]
    ) -> None:
        """Ask between the two, in their usual order so that no side stands first; or hide."""
        self.setVisible(found is not None)
        if found is None:
            return
        pair = tuple(of for of in spans if of in (found.foundation, found.fine_tuned))
        if pair != self._pair:
            self._pair = (pair[0], pair[1])
            self._options.set_options(
                [
                    Option(
                        key=of,
                        label=self._words.text(f"consideration.{of}.name"),
                        detail=spans[of],
                        digit=str(number),
                    )
                    for number, of in enumerate(pair, start=1)
                ]
            )
        said = outweighs[0] if set(outweighs) == set(pair) else ""
        self._options.set_states({said: OptionState(chosen=True)} if said else {})
        self._back.setVisible(bool(outweighs))

    @Slot(object)
    def _chosen(self, key: object) -> None:
        other = self._pair[1] if key == self._pair[0] else self._pair[0]
        self.answered.emit((str(key), other))

    @Slot()
    def _cleared(self) -> None:
        self.answered.emit(())
