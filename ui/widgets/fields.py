"""Fields: label above, unit inside, help and error below; a line, a paragraph or a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.focus import OWN_FOCUS
from ui.fonts import font
from ui.style import FAULTY, UNSET
from ui.widgets.editors import Area, Combo, FieldBox, Line, LongLine
from ui.widgets.panels import Icon
from ui.widgets.prose import Prose
from ui.widgets.rows import IconText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

    from ui.theme import Look


class Field(QWidget):
    """What all fields share: ``value()``, ``set_value()``, and two signals without payload.

    ``edited`` follows every change by the person, ``committed`` Enter or leaving the field;
    ``set_value`` emits neither. Help and error are read out as the editor's description.
    """

    edited = Signal()
    committed = Signal()

    def __init__(self, look: Look, label: str, editor: QWidget, shown: QWidget) -> None:
        super().__init__()
        self._look = look
        self._editor = editor
        self._label = Prose(look, label, "secondary_strong")
        self._help = Prose(look, "", "secondary", "mute")
        self._error = IconText(look, Icon(look, "circle-alert", "bad", 14, 18), "", "bad")
        self._label.setBuddy(editor)
        editor.setAccessibleName(label)
        editor.setProperty(OWN_FOCUS, True)
        self._box = QVBoxLayout(self)
        for part in (self._label, shown, self._help, self._error):
            self._box.addWidget(part)
        self._label.setVisible(bool(label))  # once it has a parent; else it is a window
        self._help.hide()
        self._error.hide()
        self.setFocusProxy(editor)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def editor(self) -> QWidget:
        """The control that takes what is typed or chosen."""
        return self._editor

    def label(self) -> str:
        """The label's text."""
        return self._label.text()

    def set_label(self, label: str, name: str = "") -> None:
        """Show another label; ``name`` is read out instead where the label says too little."""
        self._label.set_text(label)
        self._label.setVisible(bool(label))
        self._editor.setAccessibleName(name or label)

    def set_help(self, text: str) -> None:
        """Show a help text below; empty for none."""
        self._help.set_text(text)
        self._help.setVisible(bool(text))
        self._describe()

    def error(self) -> str:
        """The error shown, or an empty text."""
        return self._error.text()

    def set_error(self, text: str) -> None:
        """Show what to do about the content; empty when it is fine."""
        self._error.set_text(text)
        self._error.setVisible(bool(text))
        self._editor.setProperty(FAULTY, bool(text))
        self._editor.update()
        self._mark_fault(faulty=bool(text))
        self._describe()

    def value(self) -> str:
        """What is typed or chosen."""
        raise NotImplementedError

    def set_value(self, value: str) -> None:
        """Show a value without telling anyone."""
        raise NotImplementedError

    def _mark_fault(self, *, faulty: bool) -> None:
        """Colour the edge; fields with a box of their own do."""

    def _describe(self) -> None:
        said = " ".join(part for part in (self._error.text(), self._help.text()) if part)
        self._editor.setAccessibleDescription(said)

    @Slot()
    def _restyle(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._look.units(4))
        self._editor.setFont(font(self._look, "body"))


class LineField(Field):
    """One line of text; ``unit`` is shown inside at the right ("requests a month")."""

    def __init__(
        self, look: Look, label: str, unit: str = "", placeholder: str = "", width: int = 0
    ) -> None:
        self._line = Line()
        self._line.setPlaceholderText(placeholder)
        self._shown = FieldBox(look, self._line, unit)
        super().__init__(look, label, self._line, self._shown)
        if width:
            self._hold_width(width)
        # Not textEdited: what a screen reader or a dictation program puts in would be lost.
        self._line.textChanged.connect(self._typed)
        self._line.editingFinished.connect(self.committed)

    def _hold_width(self, width: int) -> None:
        """Be at most so wide, and as high as the unit asks for in that width."""
        self._shown.set_width(width)
        row = QHBoxLayout()  # a layout upwards knows the height for its own width only
        row.addWidget(self._shown, 1)
        row.addStretch(0)
        self._box.insertLayout(1, row)

    @property
    def line(self) -> Line:
        """The line edit."""
        return self._line

    def set_unit(self, unit: str) -> None:
        """Show another unit inside the field."""
        self._shown.set_unit(unit)

    def value(self) -> str:
        """The text typed, spaces around it taken off."""
        return self._line.text().strip()

    def set_value(self, value: str) -> None:
        """Show a text; leaves the cursor alone when nothing changes."""
        if value != self._line.text():
            blocked = self._line.blockSignals(True)
            self._line.setText(value)
            self._line.blockSignals(blocked)

    @Slot()
    def _typed(self) -> None:
        self.edited.emit()

    def _mark_fault(self, *, faulty: bool) -> None:
        self._shown.set_faulty(faulty)


class TextField(Field):
    """Several lines of text; Enter is a new line, Tab goes on."""

    def __init__(self, look: Look, label: str, lines: int = 2, area: Area | None = None) -> None:
        self._area = area or Area(look, lines)
        self._shown = FieldBox(look, self._area)
        super().__init__(look, label, self._area, self._shown)
        self._area.textChanged.connect(self._typed)
        self._area.installEventFilter(self)
        self._silent = False

    @property
    def area(self) -> Area:
        """The text edit."""
        return self._area

    def value(self) -> str:
        """The text typed, spaces around it taken off."""
        return self._area.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show a text; leaves the cursor alone when nothing changes."""
        if value != self.value():
            self._silent = True
            self._area.setPlainText(value)
            self._silent = False

    @Slot()
    def _typed(self) -> None:
        if not self._silent:
            self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the text loses focus, though not to its own menu."""
        if event.type() is QEvent.Type.FocusOut:
            reason = cast("QFocusEvent", event).reason()
            if reason is not Qt.FocusReason.PopupFocusReason:
                self.committed.emit()
        return super().eventFilter(watched, event)

    def _mark_fault(self, *, faulty: bool) -> None:
        self._shown.set_faulty(faulty)


class LongLineField(TextField):
    """One line of text, seen whole: a long one goes on below. Enter continues."""

    def __init__(self, look: Look, label: str) -> None:
        super().__init__(look, label, area=LongLine(look))

    def value(self) -> str:
        """The text as one line, whatever wrote it."""
        return " ".join(super().value().splitlines())

    def set_value(self, value: str) -> None:
        """Show a text, with the cursor behind it as in any line."""
        if value != self.value():
            super().set_value(value)
            self._area.moveCursor(QTextCursor.MoveOperation.End)


class ChoiceField(Field):
    """One of several; ``value`` is the key of the choice, empty when none is made."""

    def __init__(
        self,
        look: Look,
        label: str,
        choices: Sequence[tuple[str, str]] = (),
        placeholder: str = "",
    ) -> None:
        self._combo = Combo(look)
        self._combo.setPlaceholderText(placeholder)
        super().__init__(look, label, self._combo, self._combo)
        self._keys: list[str] = []
        self.set_choices(choices)
        self._combo.activated.connect(self._picked)

    @property
    def combo(self) -> Combo:
        """The combo box."""
        return self._combo

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these (key, text) pairs; keeps the value where it is still offered."""
        kept = self.value()
        self._keys = [key for key, _ in choices]
        self._combo.clear()
        self._combo.addItems([text for _, text in choices])
        self.set_value(kept)

    def value(self) -> str:
        """The key of the choice made, or an empty text."""
        at = self._combo.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else ""

    def set_value(self, value: str) -> None:
        """Show the choice with this key; none when no choice has it."""
        at = self._keys.index(value) if value in self._keys else -1
        self._combo.setCurrentIndex(at)
        self._combo.setProperty(UNSET, at < 0)

    @Slot()
    def _picked(self) -> None:
        self._combo.setProperty(UNSET, False)
        self.edited.emit()
        self.committed.emit()
