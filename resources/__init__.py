"""What the application ships and reads: content, words, fonts, icons, schemas, samples."""

from __future__ import annotations

import tomllib
from importlib.resources import files


def version() -> str:
    """The version of Tunewise, as pyproject.toml states it."""
    stated = files(__name__).joinpath("..", "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(stated)["project"]["version"])
