"""Layouts brought up to date at once, and laid out for no width but their own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

#: More than there are between a word on a page and its window.
_LEVELS = 12


def settle() -> None:
    """Lay out whatever asked for it, before anything is painted.

    Layouts tell each other one level at a time. Left to itself Qt paints in between, and shows
    for a moment what is only half laid out.
    """
    for _ in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def follow_width(widget: QWidget, across: QSizePolicy.Policy) -> None:
    """Let a widget be as high as it needs at the width it gets, that being ``across``."""
    policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def fills(widget: QWidget) -> bool:
    """Whether a widget may leave it to its layout how high it is at the width it gets.

    The size it would like is then better not asked for: Qt works that out with the height for
    it, and so lays out everything inside once more at a width it does not get.
    """
    layout = widget.layout()
    return layout is not None and layout.hasHeightForWidth()


class Filling(QWidget):
    """A widget that takes the width it is given, and has no wish of its own.

    It draws nothing itself: where only its size changes, nothing on it is drawn again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def sizeHint(self) -> QSize:
        """As small as it may be."""
        return self.minimumSizeHint() if fills(self) else super().sizeHint()
