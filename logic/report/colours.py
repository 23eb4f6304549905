"""The colours of the report: the light ones of the application, by role, and the firm's."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from math import sqrt
from typing import TYPE_CHECKING

from logic.errors import ReportError
from logic.figures import Role

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")
#: Of text on white, as WCAG 2 asks of text at its usual size.
_LEAST_CONTRAST = 4.5
#: Of 765: colours nearer to each other than this are taken for the same in print.
_LEAST_DISTANCE = 90.0
_LINEAR_UNTIL = 0.04045
_APPROACHES = (Role.FOUNDATION, Role.FINE_TUNED)


@cache
def _light() -> dict[str, str]:
    place = resources.files("resources") / "theme" / "themes.toml"
    try:
        found = tomllib.loads(place.read_text(encoding="utf-8"))["light"]["colours"]
        return {role: str(found[role]) for role in Role}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportError(
            "The report's colours are missing. Install Tunewise again, then make the report."
        ) from error


def hex_of(role: Role) -> str:
    """The colour of a role as ``#rrggbb``."""
    return _light()[role]


def colour(role: Role) -> Color:
    """The colour of a role as ReportLab takes it."""
    from reportlab.lib.colors import HexColor  # noqa: PLC0415 - the page asks without it

    return HexColor(hex_of(role))


def colour_refusal(colour: str) -> str:
    """Why a firm's colour is refused: "form", "faint", "foundation", "fine_tuned"; "" if not.

    The colours of the two approaches carry meaning and must not be taken for the firm's.
    """
    if not _WRITTEN.fullmatch(colour):
        return "form"
    if contrast(colour, "#ffffff") < _LEAST_CONTRAST:
        return "faint"
    alike = (role for role in _APPROACHES if _distance(colour, hex_of(role)) < _LEAST_DISTANCE)
    return next(alike, "")


def usable(colour: str) -> str:
    """The firm's colour, "" where there is none that can be used."""
    return "" if colour_refusal(colour) else colour.lower()


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two "#rrggbb" colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_UNTIL else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _distance(first: str, second: str) -> float:
    """How far apart two colours look, 0 to 765: Riemersma's "redmean" weighing of red and blue."""
    one, other = _parts(first), _parts(second)
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    mean = (one[0] + other[0]) / 512
    return sqrt((2 + mean) * red**2 + 4 * green**2 + (3 - mean) * blue**2)


def _parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue
