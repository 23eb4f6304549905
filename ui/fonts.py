"""The bundled faces and the text roles of the design: family, weight, size and line height."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtGui import QFont, QFontDatabase

from logic.record import dataclass
from resources import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from ui.theme import Look

TextRole = Literal[
    "start_title",
    "page_title",
    "compact_title",
    "number",
    "section",
    "presentation",
    "lead",
    "body",
    "option",
    "button",
    "card_title",
    "brand",
    "secondary",
    "secondary_strong",
    "kicker",
]

SANS: Final = "IBM Plex Sans"
SERIF: Final = "IBM Plex Serif"
FACES: Final = (
    "IBMPlexSans-Regular.ttf",
    "IBMPlexSans-Italic.ttf",
    "IBMPlexSans-Medium.ttf",
    "IBMPlexSans-SemiBold.ttf",
    "IBMPlexSans-Bold.ttf",
    "IBMPlexSerif-Regular.ttf",
    "IBMPlexSerif-Medium.ttf",
)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text role is set; size and line height in units."""

    family: str
    weight: QFont.Weight
    size: int
    line: int
    spacing: float = 0.0


_REGULAR = QFont.Weight.Normal
_MEDIUM = QFont.Weight.Medium
_STRONG = QFont.Weight.DemiBold

STYLES: Final[dict[TextRole, TextStyle]] = {
    "start_title": TextStyle(SERIF, _MEDIUM, 40, 48),
    "page_title": TextStyle(SERIF, _MEDIUM, 30, 37),
    "compact_title": TextStyle(SERIF, _MEDIUM, 24, 30),
    "number": TextStyle(SERIF, _MEDIUM, 28, 34),
    "section": TextStyle(SERIF, _MEDIUM, 20, 26),
    "presentation": TextStyle(SANS, _REGULAR, 30, 42),
    "lead": TextStyle(SANS, _REGULAR, 16, 24),
    "body": TextStyle(SANS, _REGULAR, 15, 22),
    "option": TextStyle(SANS, _STRONG, 15, 22),
    "button": TextStyle(SANS, _STRONG, 15, 22),
    "card_title": TextStyle(SANS, _STRONG, 15, 22),
    "brand": TextStyle(SANS, _STRONG, 17, 24),
    "secondary": TextStyle(SANS, _REGULAR, 13, 18),
    "secondary_strong": TextStyle(SANS, _STRONG, 13, 18),
    "kicker": TextStyle(SANS, _MEDIUM, 13, 18, 1.0),
}


def load_fonts() -> tuple[str, ...]:
    """Make the bundled faces known to Qt; returns the file names that could not be loaded.

    Raises:
        OSError: a file is missing.
    """
    folder = FOLDER / "fonts"
    return tuple(name for name in FACES if not _load(folder / name))


def _load(file: Path) -> bool:
    """By its name, so that Qt need not keep a copy of it in memory."""
    file.stat()
    return QFontDatabase.addApplicationFont(str(file)) != -1


def font(look: Look, role: TextRole) -> QFont:
    """The font of a text role at the text size in use, the caller's own to change."""
    kept = look.kept.get(role)
    if not isinstance(kept, QFont):
        kept = look.kept[role] = _made(look, STYLES[role])
    return QFont(kept)


def _made(look: Look, style: TextStyle) -> QFont:
    made = QFont(style.family)
    made.setWeight(style.weight)
    made.setPixelSize(look.units(style.size))
    if style.spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spacing * look.text_size)
    return made


def line_height(look: Look, role: TextRole) -> int:
    """The line height of a text role in pixels."""
    return look.units(STYLES[role].line)
