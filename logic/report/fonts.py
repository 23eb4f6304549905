"""The faces of the report, registered from the application's own files; no other is used.

Import this before anything of ``reportlab`` that reads the base font's name at import.
"""

from __future__ import annotations

from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from logic.errors import ReportError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SANS = "PlexSans"
SANS_STRONG = "PlexSans-SemiBold"
SANS_ITALIC = "PlexSans-Italic"
SERIF = "PlexSerif-Medium"

_FILES = {
    SANS: "IBMPlexSans-Regular.ttf",
    SANS_STRONG: "IBMPlexSans-SemiBold.ttf",
    SANS_ITALIC: "IBMPlexSans-Italic.ttf",
    SERIF: "IBMPlexSerif-Medium.ttf",
}


def bundled_fonts() -> Traversable:
    """The folder of the faces that come with the application."""
    return resources.files("resources") / "fonts"


def register_fonts(folder: Traversable | None = None) -> None:
    """Make the faces known to ReportLab and let none of its own be used instead.

    The bundled faces are read once: a report being made elsewhere keeps its own.

    Raises:
        ReportError: a face is missing or cannot be read.
    """
    if folder is None and SANS in pdfmetrics.getRegisteredFontNames():
        return
    for name, file in _FILES.items():
        pdfmetrics.registerFont(_face(name, (folder or bundled_fonts()) / file))
    pdfmetrics.registerFontFamily(
        SANS, normal=SANS, bold=SANS_STRONG, italic=SANS_ITALIC, boldItalic=SANS_STRONG
    )
    rl_config.canvas_basefontname = SANS
    rl_config.defaultGraphicsFontName = SANS


def not_drawable(text: str) -> str:
    """The characters of a text that the faces cannot draw, each once, in order of appearance."""
    register_fonts()
    drawn: dict[int, int] = getattr(pdfmetrics.getFont(SANS), "face").charToGlyph  # noqa: B009
    return "".join(dict.fromkeys(c for c in text if ord(c) not in drawn and not c.isspace()))


def _face(name: str, file: Traversable) -> TTFont:
    try:
        return TTFont(name, BytesIO(file.read_bytes()))
    except (OSError, TTFError) as error:
        raise ReportError(
            f"The report needs the font {file.name}, which is missing or damaged."
            " Install Tunewise again, then make the report."
        ) from error
