"""What scrolls up and down only, without a frame."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollArea(QScrollArea):
    """Holds one widget as wide as itself; where not ``filled``, what is behind shows through.

    Its viewport is made here: to find the kind of one that Qt made, Python would have to know
    all kinds of widgets there are, which takes 3 MB.
    """

    def __init__(self, *, filled: bool = True) -> None:
        super().__init__()
        viewport = QWidget()
        viewport.setAutoFillBackground(filled)
        self.setViewport(viewport)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
