"""The bundle: one folder with the window and the command line, made and then tried out."""

from __future__ import annotations

import os
import platform
import shutil
import sys

import archive
import bundle_check
import bundle_gates
import notices
import prune
import system
from environment import DEVELOPMENT, PYTHON, prepare
from steps import DIST, ROOT, WORK, TaskError, output, say, version

FOLDER = DIST / "tunewise"
ARCHIVE = DIST / f"tunewise-{version()}-{platform.system().lower()}-{platform.machine()}.tar.xz"
_CONSOLE = """#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/Tunewise" --console "$@"
"""
_LOG = WORK / "pyinstaller.log"


def bundle(_: list[str]) -> int:
    """Make the bundle in dist/, then open its window and write a report from inside it."""
    prepare(DEVELOPMENT)
    if system.provide(system.BUNDLE):
        say("The bundle was not made.")
        return 1
    _make()
    if sys.platform == "linux":
        _add_desktop_file()
    if os.name != "nt":
        _add_console()
    notices.write(FOLDER)
    bundle_check.check(FOLDER)
    bundle_gates.check_no_links(FOLDER)
    size = bundle_gates.check_size(FOLDER)
    archive.write_tar_xz(FOLDER, ARCHIVE, f"tunewise-{version()}")
    packed = bundle_gates.check_archive(ARCHIVE)
    say(f"The bundle is in {FOLDER}, {size:.0f} MB; as {ARCHIVE.name} {packed:.1f} MB")
    return 0


def _make() -> None:
    say("== Bundle")
    WORK.mkdir(exist_ok=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    command = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"]
    places = [f"--workpath={WORK / 'pyinstaller'}", f"--distpath={DIST}"]
    log = output(
        [*command, *places, ROOT / "build" / "tunewise.spec"],
        {"PYINSTALLER_CONFIG_DIR": str(WORK / "pyinstaller-cache"), "PYTHONHASHSEED": "0"},
    )
    _LOG.write_text(log, encoding="utf-8")
    lost = prune.unresolved(log)
    if lost:
        raise TaskError("A library the bundle needs was not found:\n" + "\n".join(lost))


def _add_console() -> None:
    """The command line: the same executable, told so; a link would not survive on a stick."""
    console = FOLDER / "tunewise-cli"
    console.write_text(_CONSOLE, encoding="utf-8")
    console.chmod(0o755)


def _add_desktop_file() -> None:
    desktop = ROOT / "build" / "tunewise.desktop"
    shutil.copy(desktop, FOLDER)
    shutil.copy(ROOT / "resources" / "icon" / "tunewise.svg", FOLDER)
