"""Where the program keeps what is its own: the account's folder, a named one, or its stick."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME_VARIABLE = "TUNEWISE_HOME"
#: A file of this name beside the executable keeps everything beside it.
MARKER = "portable.txt"
PORTABLE_HOME = "Tunewise data"


def default_home(environment: Mapping[str, str] = os.environ, beside: Path | None = None) -> Path:
    """The folder for drafts, journal, settings and recents.

    TUNEWISE_HOME if set; else, where the marker of portable mode stands beside the executable,
    a folder there; else the system's place for the account. ``beside`` is the executable's
    folder, by default this program's where it is a bundle.
    """
    named = environment.get(HOME_VARIABLE)
    if named:
        return Path(named)
    folder = beside or program_folder()
    if folder is not None and (folder / MARKER).is_file():
        return folder / PORTABLE_HOME
    place = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(place))


def home_kind(
    home: Path, environment: Mapping[str, str] = os.environ, beside: Path | None = None
) -> str:
    """Why the folder is where it is: "named", "portable" or "account"."""
    if environment.get(HOME_VARIABLE):
        return "named"
    folder = beside or program_folder()
    portable = folder is not None and home == folder / PORTABLE_HOME
    return "portable" if portable else "account"


def documents() -> Path:
    """The person's folder for documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))


def pack_folder(home: Path, environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder of a firm's own content pack: TUNEWISE_CONTENT, else "content" in the home."""
    from logic.own_pack import named_pack  # noqa: PLC0415 - start-up time

    placed = home / "content"
    return named_pack(environment) or (placed if _is_folder(placed) else None)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # such as a name that is too long
        return False


def program_folder(executable: str | None = None) -> Path | None:
    """The folder a person sees the program in, None where it runs from its sources.

    On a Mac that is the folder around the application.
    """
    if executable is None and not getattr(sys, "frozen", False):
        return None
    path = Path(executable or sys.executable)
    app = next((parent for parent in path.parents if parent.suffix == ".app"), path)
    return app.parent
