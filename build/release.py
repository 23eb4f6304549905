"""Everything to hand out for this system, made by one command, with checksums."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import archive
import bundle
import deb
import identity
from environment import PYTHON
from steps import DIST, ROOT, WORK, TaskError, output, say, version

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SUMS = DIST / "SHA256SUMS"
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
_SCRIPT = ROOT / "build" / "windows" / "tunewise.nsi"


def release(arguments: list[str]) -> int:
    """Make every artefact for this system; ``--twice`` makes them again and compares the bytes."""
    check_changelog((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version())
    os.environ["SOURCE_DATE_EPOCH"] = str(archive.epoch())
    made = _make()
    if "--twice" in arguments:
        _compare(made)
    archive.write_checksums(made, SUMS)
    say("\n== Release")
    for line in SUMS.read_text(encoding="utf-8").splitlines():
        say(f"   {line}")
    return 0


def check_changelog(text: str, number: str) -> None:
    """Refuse a release of a version that the changelog does not date.

    Raises:
        TaskError: the newest heading is another version's, or has no day.
    """
    heading = next((line for line in text.splitlines() if line.startswith("## ")), "")
    if not re.fullmatch(rf"## {re.escape(number)}, \d{{1,2}} [A-Z][a-z]+ \d{{4}}", heading):
        raise TaskError(
            f'CHANGELOG.md begins with "{heading}". Give version {number} of pyproject.toml a'
            f' heading with its day first, such as "## {number}, 1 December 2026".'
        )


def _make() -> list[Path]:
    if bundle.bundle([]):
        raise TaskError("The bundle was not made, so there is nothing to release.")
    if sys.platform == "win32":
        return [_windows_zip(), installer(bundle.FOLDER)]
    if sys.platform == "darwin":
        return [bundle.ARCHIVE, DIST / "Tunewise.app.zip"] if _zip_app() else [bundle.ARCHIVE]
    return [bundle.ARCHIVE, deb.make(bundle.FOLDER, DIST)]


def installer(folder: Path) -> Path:
    """The per-user installer of a Windows bundle, compiled by makensis.

    Raises:
        TaskError: makensis is missing or refuses the script.
    """
    if shutil.which("makensis") is None:
        raise TaskError("The installer needs makensis (NSIS 3); install it and try again.")
    target, icon = DIST / f"tunewise-{version()}-windows-installer.exe", WORK / "tunewise.ico"
    _write_icon(icon)
    numbers = ".".join(map(str, identity.version_numbers(version())))
    defined = {"VERSION": version(), "NUMBERS": numbers, "SOURCE": folder, "ICON": icon}
    options = [f"-D{name}={value}" for name, value in {**defined, "OUT": target}.items()]
    output(["makensis", "-V2", *options, _SCRIPT])
    return target


def _write_icon(target: Path) -> None:
    """The icon in the form Windows wants; Pillow is in the environment, not in this Python."""
    source = ROOT / "resources" / "icon" / "tunewise.png"
    sizes = [(size, size) for size in _ICON_SIZES]
    script = (
        f"from PIL import Image; Image.open({str(source)!r}).save({str(target)!r}, sizes={sizes})"
    )
    WORK.mkdir(exist_ok=True)
    output([PYTHON, "-c", script])


def _windows_zip() -> Path:
    name = DIST / f"tunewise-{version()}-windows-{platform.machine().lower()}"
    return DIST / shutil.make_archive(str(name), "zip", DIST, "tunewise")


def _zip_app() -> bool:
    """Zip the application with what only a Mac's own tool keeps."""
    zipped = ["ditto", "-c", "-k", "--keepParent", "Tunewise.app", "Tunewise.app.zip"]
    return subprocess.run(zipped, cwd=DIST, check=False).returncode == 0


def _compare(first: Sequence[Path]) -> None:
    before = {path.name: path.read_bytes() for path in first}
    for path in _make():
        same = before[path.name] == path.read_bytes()
        say(f"{path.name}: {'the same bytes again' if same else 'OTHER BYTES the second time'}")
