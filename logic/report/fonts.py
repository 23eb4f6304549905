"""The faces of the report, registered from the application's own files; no other is used.

A face of ours hands on the characters it has no glyph for, as those of Arabic, Chinese or
Korean names, to fallback faces, which are read only then. ReportLab sees one font each time, so
whatever measures or draws text needs to know nothing of it.

Import this before anything of ``reportlab`` that reads the base font's name at import.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from logic.errors import ReportError
from logic.report.right_to_left import visual

if TYPE_CHECKING:
    from collections.abc import Iterator
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
#: Letters with dots below and such, Hebrew, Arabic, han and kana, hangul; the first face that has
#: a character draws it.
_FALLBACKS = (
    "IBMPlexSerif-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "DroidSansFallbackFull.ttf",
    "NanumGothic.ttf",
)
#: ReportLab numbers the subsets of a font; those of a fallback face follow after this many.
_SUBSETS = 4096
#: How many words a face knows the width of.
_WORDS = 20_000


class Face(TTFont):
    """A face of ours, which the fallback faces help out."""

    def __init__(self, name: str, file: BytesIO) -> None:
        super().__init__(name, file)
        self.drawn = frozenset(map(chr, glyphs(self)))
        self._width = lru_cache(_WORDS)(self._measured)

    def stringWidth(  # noqa: N802 - ReportLab's name
        self,
        text: str,
        size: float,
        encoding: str = "utf8",  # noqa: ARG002
    ) -> float:
        """The width of a text in points."""
        return size * self._width(text)

    def _measured(self, text: str) -> float:
        """The width of a text at a size of 1."""
        width = TTFont.stringWidth
        if self.drawn.issuperset(text):
            return float(width(self, text, 1.0))
        return sum(width(font, run, 1.0) for _, font, run in self._runs(text))

    def splitString(  # noqa: N802 - ReportLab's name
        self,
        text: str,
        doc: Any,  # noqa: ANN401 - ReportLab's own
        encoding: str = "utf-8",
    ) -> list[tuple[int, bytes]]:
        """The text as runs of codes, each with the number of the subset that has them."""
        if self.drawn.issuperset(text):
            return list(super().splitString(text, doc, encoding))
        return [
            (index * _SUBSETS + subset, codes)
            for index, font, run in self._runs(text)
            for subset, codes in TTFont.splitString(font, run, doc, encoding)
        ]

    def getSubsetInternalName(  # noqa: N802 - ReportLab's name
        self,
        subset: int,
        doc: Any,  # noqa: ANN401 - ReportLab's own
    ) -> str:
        """The name of a subset inside a file."""
        index, own = divmod(subset, _SUBSETS)
        font = fallbacks()[index - 1] if index else self
        return str(TTFont.getSubsetInternalName(font, own, doc))

    def _runs(self, text: str) -> list[tuple[int, TTFont, str]]:
        """The text as drawn in runs of one face: 0 and this one, or a fallback face's number."""
        faces = (self, *fallbacks())
        grouped = groupby(visual(text), key=self._number_of)
        return [(index, faces[index], "".join(run)) for index, run in grouped]

    def _number_of(self, char: str) -> int:
        """The number of the face that draws a character; 0 where none can.

        A character without a glyph gets an empty box, but a code of its own: it can be copied.
        """
        if char in self.drawn:
            return 0
        code = ord(char)
        for number, font in enumerate(fallbacks(), start=1):
            if code in glyphs(font):
                return number
        glyphs(self)[code] = 0
        return 0


def glyphs(font: Any) -> dict[int, int]:  # noqa: ANN401 - a font of ReportLab's
    """The glyph of each character a font has."""
    found: dict[int, int] = font.face.charToGlyph
    return found


@cache
def fallbacks() -> tuple[TTFont, ...]:
    """The fallback faces, read when first needed.

    Raises:
        ReportError: one is missing or cannot be read.
    """
    folder = bundled_fonts()
    return tuple(_fallback(folder / file) for file in _FALLBACKS)


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
    """The characters of a text that no face can draw, each once, in order of appearance."""
    register_fonts()
    drawn: frozenset[str] = getattr(pdfmetrics.getFont(SANS), "drawn")  # noqa: B009 - ours
    lacking = [c for c in dict.fromkeys(text) if c not in drawn and not c.isspace()]
    if not lacking:
        return ""
    others = fallbacks()
    return "".join(c for c in lacking if not any(ord(c) in glyphs(font) for font in others))


def _face(name: str, file: Traversable) -> Face:
    with _readable(file):
        return Face(name, BytesIO(file.read_bytes()))


def _fallback(file: Traversable) -> TTFont:
    with _readable(file):
        # No codes for Latin letters to begin with: it may have none.
        return TTFont(file.name, BytesIO(file.read_bytes()), asciiReadable=False)


@contextmanager
def _readable(file: Traversable) -> Iterator[None]:
    try:
        yield
    except (OSError, TTFError) as error:
        raise ReportError(
            f"The report needs the font {file.name}, which is missing or damaged."
            " Install Tunewise again, then make the report."
        ) from error
