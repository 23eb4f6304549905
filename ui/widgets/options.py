"""The answers of a choice question: option cards and the group that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGroupBox, QRadioButton, QSizePolicy, QVBoxLayout

from logic.record import dataclass
from ui.focus import focus_by_keyboard, stop_once
from ui.layouts import follow_width
from ui.widgets.option_face import OptionFace
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from ui.theme import Look

_NEXT: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})
_PREVIOUS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})
_CLEAR: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CONFIRM: Final = "c"
_MODIFIED: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer that can be chosen; ``key`` is handed back, ``digit`` shown on the key cap."""

    key: object
    label: str
    detail: str = ""
    digit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionState:
    """How an option stands: chosen, assumed, what it rules out, and who said it when people differ.

    ``assumed`` is the word shown for an assumed answer ("Assumed"), empty when it is not.
    """

    chosen: bool = False
    assumed: str = ""
    note: str = ""
    people: tuple[str, ...] = ()


RESTING: Final = OptionState()


class OptionCard(QRadioButton):
    """One answer. Its checked state is set from outside and never changes by itself."""

    focus_moved = Signal()

    def __init__(self, look: Look, option: Option, *, dashed: bool = False) -> None:
        super().__init__()
        self._look = look
        self._option = option
        self._face = OptionFace(look, option.label, option.detail, option.digit)
        self._dashed = dashed
        self._state = RESTING
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        follow_width(self, QSizePolicy.Policy.Expanding)
        self._name()
        look.changed.connect(self._restyle)

    @property
    def option(self) -> Option:
        """The answer the card stands for."""
        return self._option

    @property
    def state(self) -> OptionState:
        """How the card stands."""
        return self._state

    def set_state(self, state: OptionState) -> None:
        """Show how the answer stands in the document."""
        if state == self._state:
            return
        self._state = state
        self._check(checked=state.chosen)
        self._face.set_extras(assumed=state.assumed, note=state.note, people=state.people)
        self._name()
        self._restyle()

    def _check(self, *, checked: bool) -> None:
        """Check or not; exclusive only for readers, as several may still be possible."""
        self.setAutoExclusive(False)
        self.setChecked(checked)
        self.setAutoExclusive(True)

    def _name(self) -> None:
        state = self._state
        self.setAccessibleName(self._option.label)
        said = (self._option.detail, state.assumed, state.note, ", ".join(state.people))
        self.setAccessibleDescription(". ".join(part for part in said if part))

    @Slot()
    def _restyle(self) -> None:
        self._face.forget()
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Stay as it is: the document decides what is chosen."""

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the card."""
        return self.rect().contains(pos)

    def heightForWidth(self, width: int) -> int:
        """The height of label, detail and notes at a width."""
        return self._face.height(width)

    def sizeHint(self) -> QSize:
        """As wide as the column of a question page."""
        wide = self._look.units(580)
        return QSize(wide, self._face.height(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window."""
        return QSize(self._look.units(160), self._look.units(44))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the group, which decides where Tab enters it."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the group, which decides where Tab enters it."""
        super().focusOutEvent(event)
        self.focus_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows, digits and Delete to the group; Space clicks."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        self._face.paint(self, dashed=self._dashed, chosen=self._state.chosen)


class BareGroup(QGroupBox):
    """Groups buttons for a screen reader and draws nothing."""

    def changeEvent(self, event: QEvent) -> None:
        """Take back the room a group box gives its frame."""
        super().changeEvent(event)
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing: what it groups is all there is to see."""


class OptionGroup(BareGroup):
    """All answers of a question: "or" and "we don't know yet" set apart.

    ``chosen`` carries the key of the option a click, Space or digit picked; ``cleared`` says the
    answer is to be taken back, ``confirmed`` that C was pressed. ``entered`` carries the key of
    the option in focus when Enter is pressed, which then goes on to whoever holds the group. None
    of them changes what is shown: call ``set_states`` with what the document says. Digits and C
    act only while focus is inside; arrows move and never answer.
    """

    chosen = Signal(object)
    entered = Signal(object)
    cleared = Signal()
    confirmed = Signal()

    def __init__(self, look: Look, title: str = "") -> None:
        super().__init__()
        self._look = look
        self._cards: list[OptionCard] = []
        self._digits: Callable[[], bool] | None = None
        self._or = Prose(look, "", "secondary", "mute", self)
        self.setAccessibleName(title)
        self._box = QVBoxLayout(self)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str) -> None:
        """Set the question the answers belong to; read out with the group."""
        self.setAccessibleName(title)

    def set_options(
        self, options: Sequence[Option], unknown: Option | None = None, between: str = ""
    ) -> None:
        """Show these answers; ``unknown`` dashed below the word ``between`` ("or")."""
        self._clear()
        for option in options:
            self._add(OptionCard(self._look, option))
        self._or.set_text(between)
        self._or.setVisible(unknown is not None)
        if unknown is not None:
            self._box.addWidget(self._or)
            self._add(OptionCard(self._look, unknown, dashed=True))
        self._let_tab_in()

    def set_states(self, states: Mapping[object, OptionState]) -> None:
        """Show how each answer stands, by key; a key left out is at rest."""
        for card in self._cards:
            card.set_state(states.get(card.option.key, RESTING))
        self._let_tab_in()

    def set_digits(self, acting: Callable[[], bool]) -> None:
        """Let digits answer only while this says so; it is asked at each one."""
        self._digits = acting

    def cards(self) -> tuple[OptionCard, ...]:
        """The cards in order, "we don't know yet" last."""
        return tuple(self._cards)

    def focused(self) -> object | None:
        """The key of the answer that has focus, or None."""
        return next((card.option.key for card in self._cards if card.hasFocus()), None)

    def any_chosen(self) -> bool:
        """Whether an answer is chosen."""
        return any(card.state.chosen for card in self._cards)

    def starts(self) -> tuple[OptionCard, ...]:
        """Where focus may begin: the answer chosen, else the first."""
        chosen = (card for card in self._cards if card.state.chosen)
        return tuple(dict.fromkeys((*chosen, *self._cards[:1])))

    def take_focus(self) -> None:
        """Put focus on the chosen answer, or on the first."""
        for card in self.starts()[:1]:
            card.show()  # else only in the next turn, and keys typed ahead go elsewhere
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows, answer with a digit, clear with Delete; Enter is passed on."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & _MODIFIED
        if plain and key in _ENTER and not event.isAutoRepeat() and self.focused() is not None:
            self.entered.emit(self.focused())
        if not plain or not self._handle(key, event.text()):
            super().keyPressEvent(event)

    def _handle(self, key: Qt.Key, text: str) -> bool:
        if key in _NEXT:
            return self._move(1)
        if key in _PREVIOUS:
            return self._move(-1)
        if key in _CLEAR:
            self.cleared.emit()
            return True
        acting = self._digits is None or self._digits()
        return acting and (self._confirm(text) or self._answer_by_digit(text))

    def _confirm(self, text: str) -> bool:
        if text.lower() != _CONFIRM:
            return False
        self.confirmed.emit()
        return True

    def _move(self, by: int) -> bool:
        at = next((i for i, card in enumerate(self._cards) if card.hasFocus()), None)
        if at is None:
            return False
        focus_by_keyboard(self._cards[(at + by) % len(self._cards)])
        return True

    def _answer_by_digit(self, text: str) -> bool:
        card = next((c for c in self._cards if text and c.option.digit == text), None)
        if card is None:
            return False
        focus_by_keyboard(card)
        self.chosen.emit(card.option.key)
        return True

    @Slot()
    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, OptionCard):
            self.chosen.emit(card.option.key)

    def _add(self, card: OptionCard) -> None:
        self._cards.append(card)
        self._box.addWidget(card)
        card.clicked.connect(self._clicked)
        card.focus_moved.connect(self._let_tab_in)

    @Slot()
    def _let_tab_in(self) -> None:
        """Let Tab stop once: at the answer with focus, else the one chosen, else the first."""
        entry = next((card for card in self._cards if card.hasFocus()), None) or self._entry()
        stop_once(self._cards, entry)

    def _entry(self) -> OptionCard | None:
        chosen = next((card for card in self._cards if card.state.chosen), None)
        return chosen or next(iter(self._cards), None)

    def _clear(self) -> None:
        self._cards = []
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, OptionCard):
                widget.hide()
                widget.deleteLater()

    @Slot()
    def _restyle(self) -> None:
        self.setContentsMargins(0, 0, 0, 0)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._look.units(12))
