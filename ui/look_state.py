"""The state of the look in use, which the looks handed to pages share with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QApplication

    from ui.focus import FocusRing
    from ui.theme import Colour, Scheme, Theme


class LookState:
    """What was chosen and what the system asks for; ``presented`` is the size presenting takes."""

    def __init__(self, themes: Mapping[str, Theme], scheme: Scheme) -> None:
        self.themes = themes
        self.scheme = scheme
        self.system_dark = False
        self.high_contrast = False
        self.still = False
        self.lively = False
        self.text_size = 1.0
        self.presenting = False
        self.presented = 2.0
        self.kept: dict[object, object] = {}
        self.pixels: dict[float, int] = {}
        self.colours: dict[Colour, QColor] = {}
        self.app: QApplication | None = None
        self.effects: dict[Qt.UIEffect, bool] = {}
        self.ring: FocusRing | None = None
