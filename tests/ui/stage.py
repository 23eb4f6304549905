"""Shows widgets in a window, and hears what a screen reader hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_shown: list[QWidget] = []


class WindowWatch(QObject):
    """Notes every window that is shown, however briefly."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def clear() -> None:
    """Let go of every window shown."""
    _shown.clear()


def show(qtbot: QtBot, *widgets: QWidget, width: int = 600) -> QWidget:
    window = QWidget()
    box = QVBoxLayout(window)
    for widget in widgets:
        box.addWidget(widget)
    box.addStretch(1)
    window.resize(width, 700)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QApplication.processEvents()
    _shown.append(window)  # qtbot holds it weakly
    return window


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def said(widget: QWidget) -> tuple[QAccessible.Role, str, str]:
    """Role, name and description as a screen reader gets them."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    texts = QAccessible.Text.Name, QAccessible.Text.Description
    return found.role(), found.text(texts[0]), found.text(texts[1])


def columns_of(table: QWidget) -> int:
    """How many columns what stands in a table forms."""
    parts = table.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return len({part.x() for part in parts if part.isVisible()})


def wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
