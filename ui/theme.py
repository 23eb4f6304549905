"""Colours, text size and the one live ``Look`` every widget is handed.

A size is written in units: one unit is one pixel times the text size, and ``Look.units`` is the
only place that converts. Nothing here is global; ``main`` makes one ``Look`` and hands it down.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontInfo, QPalette

from logic.record import dataclass
from resources import FOLDER
from ui import fonts
from ui.look_state import LookState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication, QWidget

Colour = Literal[
    "paper",
    "card",
    "rail",
    "hover",
    "ink",
    "mute",
    "faint",
    "line",
    "edge",
    "foundation",
    "foundation_soft",
    "fine_tuned",
    "fine_tuned_soft",
    "good",
    "warn",
    "bad",
]

SMALLEST_TEXT: Final = 0.9
LARGEST_TEXT: Final = 2.0
TEXT_SIZES: Final = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_USUAL_SYSTEM_TEXT: Final = 13.0
#: A page is 1120 units wide; a screen with more units than this would be mostly empty.
_DESERT: Final = 2600
_WIDE: Final = 1180
_NARROW: Final = 880
_SHORT: Final = 480
_TIGHT: Final = 360
#: The width and height in units a page is laid out for at least.
_LEAST_ROOM: Final = (480, 340)


class Width(StrEnum):
    """How much room a window has, in units of its width."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


class Scheme(StrEnum):
    """What the person chose under View: light, dark, or as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One set of colours by role."""

    name: str
    dark: bool
    colours: Mapping[str, str]
    strong: Mapping[str, str]

    def colour(self, role: Colour) -> str:
        """The colour of a role as "#rrggbb"."""
        return self.colours[role]

    def with_high_contrast(self) -> Theme:
        """The same theme with its strong colours: all text at 7:1, lines in ink."""
        return replace(self, colours=MappingProxyType({**self.colours, **self.strong}))


def load_themes() -> Mapping[str, Theme]:
    """The bundled themes by name: "light" and "dark"."""
    text = (FOLDER / "theme" / "themes.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return MappingProxyType(
        {
            name: Theme(
                name=name,
                dark=table["dark"],
                colours=MappingProxyType(table["colours"]),
                strong=MappingProxyType(table["strong"]),
            )
            for name, table in tables.items()
        }
    )


def clamp_text_size(size: float) -> float:
    """The nearest text size that is offered, 0.9 to 2.0."""
    return min(LARGEST_TEXT, max(SMALLEST_TEXT, size))


class Look(QObject):
    """The colours, sizes and faces in use now; ``changed`` says to read them again.

    Hand it to every widget. A widget that holds a size, font or colour connects ``changed`` to a
    slot of its own that sets them anew; widgets of ``ui.widgets`` do so themselves. What is drawn
    with again and again may be ``kept`` here; it is forgotten with every change.
    """

    changed = Signal()

    def __init__(
        self,
        themes: Mapping[str, Theme] | None = None,
        *,
        scheme: Scheme = Scheme.SYSTEM,
        text_size: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = LookState(themes if themes is not None else load_themes(), scheme)
        self.state.text_size = clamp_text_size(text_size)

    @property
    def kept(self) -> dict[object, object]:
        """What is drawn with again and again, until the look changes."""
        return self.state.kept

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        now = self.state
        dark = now.system_dark if now.scheme is Scheme.SYSTEM else now.scheme is Scheme.DARK
        theme = now.themes["dark" if dark else "light"]
        return theme.with_high_contrast() if now.high_contrast else theme

    @property
    def scheme(self) -> Scheme:
        """What was chosen: light, dark or as the system."""
        return self.state.scheme

    @property
    def text_size(self) -> float:
        """Pixels in a unit, 0.9 to 2.0."""
        now = self.state
        return max(now.presented, now.text_size) if now.presenting else now.text_size

    @property
    def chosen_text_size(self) -> float:
        """The text size chosen, also while presenting makes it larger."""
        return self.state.text_size

    @property
    def presenting(self) -> bool:
        """Whether what is shown is for others to see: large, and nothing private."""
        return self.state.presenting

    def set_presenting(self, presenting: bool) -> None:  # noqa: FBT001
        """Show everything large and nothing private, or as chosen again."""
        if presenting != self.state.presenting:
            self.state.presenting = presenting
            self.renew()

    def fit(self, width: int, height: int) -> None:
        """Present as large as a window of so many pixels has room for."""
        least_wide, least_high = _LEAST_ROOM
        most = min(width / least_wide, height / least_high)
        size = next((size for size in reversed(TEXT_SIZES) if size <= most), 1.0)
        changed, self.state.presented = size != self.state.presented, size
        if changed and self.state.presenting:
            self.renew()

    @property
    def moves(self) -> bool:
        """Whether what opens fades in and bars go to their new place; the system may say no."""
        return self.state.lively and not self.state.still

    def let_move(self) -> None:
        """Let things move, as in the program; elsewhere all is at once where it belongs."""
        self.state.lively = True

    def units(self, count: float) -> int:
        """Pixels for so many units; at least 1 for anything above 0."""
        found = self.state.pixels.get(count)
        if found is None:
            found = max(1, round(count * self.text_size)) if count > 0 else 0
            self.state.pixels[count] = found
        return found

    def colour(self, role: Colour) -> QColor:
        """The colour of a role now, for all who ask: not to be changed."""
        found = self.state.colours.get(role)
        if found is None:
            found = self.state.colours[role] = QColor(self.theme.colour(role))
        return found

    def width(self, window: QWidget) -> Width:
        """How much room the window a widget lives in has."""
        wide = window.window().width() / self.text_size
        if wide >= _WIDE:
            return Width.WIDE
        return Width.MEDIUM if wide >= _NARROW else Width.NARROW

    def is_tight(self, widget: QWidget) -> bool:
        """Whether the window a widget lives in is under 360 units wide: small, its text large."""
        return widget.window().width() / self.text_size < _TIGHT

    def is_short(self, window: QWidget) -> bool:
        """Whether the window a widget lives in is under 480 units high."""
        return window.window().height() / self.text_size < _SHORT

    def set_scheme(self, scheme: Scheme) -> None:
        """Show light, dark, or as the system is."""
        if scheme is not self.state.scheme:
            self.state.scheme = scheme
            self._ask_system()
            self.renew()

    def set_text_size(self, size: float) -> None:
        """Set the pixels in a unit, kept within 0.9 and 2.0."""
        size = clamp_text_size(size)
        if size != self.state.text_size:
            self.state.text_size = size
            self.renew()

    def keys_used(self) -> None:
        """Have the focus ring shown: a key led to the page that takes focus next."""
        if self.state.ring is not None:
            self.state.ring.keys_used()

    @Slot()
    def larger_text(self) -> None:
        """Go to the next larger text size, if there is one."""
        now = self.state.text_size
        self.set_text_size(next((size for size in TEXT_SIZES if size > now), LARGEST_TEXT))

    @Slot()
    def smaller_text(self) -> None:
        """Go to the next smaller text size, if there is one."""
        below = [size for size in TEXT_SIZES if size < self.state.text_size]
        self.set_text_size(below[-1] if below else SMALLEST_TEXT)

    def palette(self) -> QPalette:
        """The Qt palette of the theme in use."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("faint"))
        return palette

    def begin(self, app: QApplication) -> None:
        """Take the colours the system asks for: enough for paper to be painted."""
        self.state.app = app
        self.state.effects = _effects(app)
        self._ask_system()

    def apply(self, app: QApplication) -> None:
        """Dress an application: faces, style, palette, focus ring; and keep it up to date."""
        self.begin(app)
        self.dress()

    def dress(self) -> None:
        """Go on from ``begin`` to all that ``apply`` does.

        Raises:
            OSError: a face is missing.
        """
        if (app := self.state.app) is None:
            return
        from ui.focus import FocusRing  # noqa: PLC0415 - start-up time
        from ui.style import TunewiseStyle  # noqa: PLC0415 - start-up time

        fonts.load_fonts()
        app.setStyle(TunewiseStyle(self))
        self.state.ring = FocusRing(app, self)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        access = hints.accessibility()
        access.contrastPreferenceChanged.connect(self._system_changed)
        access.motionPreferenceChanged.connect(self._system_changed)
        self.renew()

    @Slot()
    def _system_changed(self) -> None:
        if self.state.app is not None:
            self._read_system(self.state.app)
            self.renew()

    def _ask_system(self) -> None:
        """Have the window frame follow the choice; where it stays as it was, our palette rules."""
        if self.state.app is not None:
            self.state.app.styleHints().setColorScheme(_SYSTEM_SCHEMES[self.state.scheme])
            self._read_system(self.state.app)

    def _read_system(self, app: QApplication) -> None:
        hints = app.styleHints()
        access = hints.accessibility()
        self.state.system_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        self.state.high_contrast = access.contrastPreference() is Qt.ContrastPreference.HighContrast
        self.state.still = access.motionPreference() is Qt.MotionPreference.ReducedMotion
        for effect, usual in self.state.effects.items():
            app.setEffectEnabled(effect, usual and not self.state.still)

    def renew(self) -> None:
        """Have everything read the look again."""
        self.state.pixels.clear()
        self.state.colours.clear()
        self.kept.clear()
        if (app := self.state.app) is not None and self.state.ring is not None:
            app.setPalette(self.palette())
            app.setFont(fonts.font(self, "body"))
            for kind in ("QMenuBar", "QMenu", "QToolTip"):
                app.setFont(fonts.font(self, "secondary"), kind)  # type: ignore[arg-type]
            app.setFont(fonts.font(self, "button"), "QPushButton")  # type: ignore[arg-type]
        self.changed.emit()


def _effects(app: QApplication) -> dict[Qt.UIEffect, bool]:
    """Which effects the system has for menus, lists and tooltips."""
    return {effect: app.isEffectEnabled(effect) for effect in Qt.UIEffect}


def text_size_of(app: QApplication) -> float:
    """The text size that matches the system's font setting; call before ``Look.apply``.

    On a very wide screen the system does not enlarge, at least what leaves no desert.
    """
    pixels = QFontInfo(app.font()).pixelSize()
    nearest = min(TEXT_SIZES, key=lambda size: abs(size - pixels / _USUAL_SYSTEM_TEXT))
    return max(1.0, nearest, _size_for(app.primaryScreen().availableSize().width()))


def _size_for(pixels: int) -> float:
    """The least text size at which a screen so wide is not mostly empty."""
    return next(
        (size for size in TEXT_SIZES if size >= 1 and pixels / size <= _DESERT), TEXT_SIZES[-1]
    )


_SYSTEM_SCHEMES: Final = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}

_PALETTE: Final[dict[QPalette.ColorRole, Colour]] = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "rail",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "ink",
    QPalette.ColorRole.HighlightedText: "card",
    QPalette.ColorRole.Accent: "ink",
    QPalette.ColorRole.Link: "ink",
    QPalette.ColorRole.LinkVisited: "ink",
    QPalette.ColorRole.Light: "card",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}
