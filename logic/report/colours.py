"""The colours of the report: the light ones of the application, by role."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from reportlab.lib.colors import Color, HexColor

from logic.errors import ReportError
from logic.figures import Role


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
    return HexColor(hex_of(role))
