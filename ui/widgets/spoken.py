"""What a screen reader hears of a combo box: its label as the name, the choice as the value.

Qt tells the choice for both on Linux, and leaves the label to a relation that many programs pass
over. Read only once something asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QComboBox

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

_ACTIONS = ("ShowMenu", "Press")


class SpokenCombo(QAccessibleWidget):
    """A combo box in the accessibility tree, with its list and its editor below it."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo, QAccessible.Role.ComboBox)

    def _combo(self) -> QComboBox:
        return cast("QComboBox", self.widget())

    def _parts(self) -> list[QWidget]:
        editor = self._combo().lineEdit()
        return [self._combo().view(), *([editor] if editor is not None else [])]

    def text(self, kind: QAccessible.Text) -> str:
        """The label as the name, what is chosen as the value."""
        if kind is QAccessible.Text.Name:
            return self._combo().accessibleName()
        if kind is QAccessible.Text.Value:
            return self._combo().currentText()
        return super().text(kind)

    def state(self) -> QAccessible.State:
        """Whether its list is open, beside what holds of any control."""
        found = super().state()
        found.expandable = True
        found.expanded = self._combo().view().isVisible()
        found.editable = self._combo().isEditable()
        return found

    def childCount(self) -> int:  # noqa: N802
        """The list, and the editor of one that is typed into."""
        return len(self._parts())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """One of the two."""
        parts = self._parts()
        return QAccessible.queryAccessibleInterface(parts[index]) if index < len(parts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """Which of the two it is, -1 for neither."""
        parts = self._parts()
        part = child.object()
        return next((at for at, one in enumerate(parts) if one is part), -1)

    def actionNames(self) -> list[str]:  # noqa: N802
        """Open and close the list."""
        return list(_ACTIONS)

    def doAction(self, name: str) -> None:  # noqa: N802
        """Open the list, or close it."""
        if name in _ACTIONS and self._combo().isEnabled():
            if self._combo().view().isVisible():
                self._combo().hidePopup()
            else:
                self._combo().showPopup()
