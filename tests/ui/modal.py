"""Acting in a dialog that keeps its caller waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Callable

Asked = TypeVar("Asked", bound=QDialog)

_SOON_MS = 10


def when_open(kind: type[Asked], act: Callable[[Asked], None]) -> None:
    """Act once such a dialog is open and has the focus, however long that takes."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind) and found.focusWidget() is not None:
            act(found)
        else:
            QTimer.singleShot(_SOON_MS, look)

    QTimer.singleShot(_SOON_MS, look)
