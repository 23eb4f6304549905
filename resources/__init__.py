"""What the application ships and reads: content, words, fonts, icons, schemas, samples."""

from __future__ import annotations

from pathlib import Path

#: Where they lie; in the bundle too.
FOLDER = Path(__file__).parent


def version() -> str:
    """The version of Tunewise, as pyproject.toml states it."""
    import tomllib  # noqa: PLC0415 - start-up time

    stated = (FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(stated)["project"]["version"])
