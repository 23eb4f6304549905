"""Trying out the bundle as a person would: its window, its command line, a report."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import bundle_gates
from steps import ROOT, WORK, TaskError, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_PLACE = WORK / "bundle-check"
_SECONDS = 90
_WALK_SECONDS = 600
_MOST_PAGES = 60
#: What the walk over the accessibility bus needs, by program or file.
_OF_THE_BUS = ("Xvfb", "busctl", "dbus-run-session", "/usr/libexec/at-spi-bus-launcher")
#: Without these Windows starts no program.
_OF_WINDOWS = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LOCALAPPDATA", "APPDATA", "USERPROFILE")


def check(folder: Path) -> None:
    """Open the window on a screen of its own and make a report; TaskError if any part fails."""
    shutil.rmtree(_PLACE, ignore_errors=True)
    _PLACE.mkdir(parents=True)
    if sys.platform == "linux":
        _check_desktop_file(folder)
    _check_window(folder)
    if sys.platform == "linux":
        _check_fault(folder)
    _run([folder / "tunewise-cli", "selftest"], _environment())
    say("The bundle's selftest passed")
    _check_report(folder)
    _check_read_only(folder)
    if sys.platform == "linux":
        _check_network(folder)
        _check_by_reader(folder)


def _check_desktop_file(folder: Path) -> None:
    _run(["desktop-file-validate", folder / "tunewise.desktop"], _environment())


def _check_window(folder: Path) -> None:
    env = {**_environment(), "TUNEWISE_SELFTEST": "paint"}
    if sys.platform == "linux":
        with _screen() as display:
            told = _run([folder / "Tunewise"], {**env, "DISPLAY": display})
    else:
        told = _run([folder / "Tunewise"], env)
    if "painted" not in told.split():
        raise TaskError(f"The bundle's window was never painted. It printed:\n{told}")
    say("The bundle's window opened and was painted")


def _check_fault(folder: Path) -> None:
    """A fault nobody foresaw: work is saved, a sentence says so, and nothing typed is printed."""
    home = _PLACE / "fault"
    env = {**_environment(), "TUNEWISE_SELFTEST": "fault", "TUNEWISE_HOME": str(home)}
    told = _run([folder / "Tunewise"], {**env, "QT_QPA_PLATFORM": "offscreen"})
    kind = "An unexpected fault: " in told and "Your work is saved." in told
    if not kind or "not to be repeated" in told or "Traceback" in told:
        raise TaskError(f"The bundle did not tell a fault as it should. It printed:\n{told}")
    if not list((home / "drafts").glob("*.tunewise")):
        raise TaskError("The bundle did not save the work when a fault came.")
    say("The bundle told a fault in a sentence, with the work saved")


def _check_report(folder: Path) -> None:
    sample, out = _sample(folder), _PLACE / "out.pdf"
    _run([folder / "tunewise-cli", "report", sample, "-o", out], _environment())
    if not out.read_bytes().startswith(b"%PDF"):
        raise TaskError(f"{out} is not a PDF.")
    if sys.platform != "linux":
        say(f"The bundle made a report of {sample.name}")
        return
    pages = re.search(r"^Pages:\s+(\d+)", _run(["pdfinfo", out], _environment()), re.MULTILINE)
    if pages is None or int(pages[1]) < 1:
        raise TaskError(f"{out} has no page.")
    say(f"The bundle made a report of {sample.name}: {pages[1]} pages")


def _check_read_only(folder: Path) -> None:
    """As from a stick that cannot be written, with no folder for passing files."""
    env = {**_environment(), "TMPDIR": "/nowhere", "HOME": "/nowhere"}
    _run([folder / "tunewise-cli", "report", _sample(folder), "-o", _PLACE / "again.pdf"], env)
    say("The bundle needs neither a home nor a temporary folder to make a report")


def _check_network(folder: Path) -> None:
    sample, out = _sample(folder), _PLACE / "alone.pdf"
    command: list[str | Path] = [folder / "tunewise-cli", "report", sample, "-o", out]
    window = {**_environment(), "QT_QPA_PLATFORM": "offscreen", "TUNEWISE_SELFTEST": "paint"}
    bundle_gates.check_no_network([command], _PLACE, _environment())
    bundle_gates.check_no_network([[folder / "Tunewise"]], _PLACE, window)


def _check_by_reader(folder: Path) -> None:
    """A whole quick assessment through what a screen reader sees, where there is a bus for it."""
    lacking = lacks_bus()
    if lacking:
        say(f"NOT WALKED over the accessibility bus: {', '.join(lacking)} missing")
        return
    say(walk([folder / "Tunewise"], _PLACE / "reader", _MOST_PAGES).splitlines()[-1])


def lacks_bus() -> list[str]:
    """What is missing for a walk over the accessibility bus."""
    return [name for name in _OF_THE_BUS if shutil.which(name) is None]


def walk(command: Sequence[str | Path], home: Path, pages: int) -> str:
    """Walk so many pages of the window over the accessibility bus; what was printed."""
    walker: list[str | Path] = [sys.executable, ROOT / "build" / "atspi_walk.py", str(pages)]
    _PLACE.mkdir(parents=True, exist_ok=True)
    with _screen() as display:
        env = {**_environment(), "DISPLAY": display, "TUNEWISE_HOME": str(home)}
        return _run(["dbus-run-session", "--", *walker, *command], env, _WALK_SECONDS)


def _sample(folder: Path) -> Path:
    samples = sorted((folder / "_internal" / "resources" / "samples").glob("*.tunewise"))
    if not samples:
        raise TaskError("The bundle holds no sample assessment to make a report of.")
    return samples[0]


def _environment() -> dict[str, str]:
    """What a client's machine offers: no Python, no screen, a home of its own."""
    kept = {name: os.environ[name] for name in _OF_WINDOWS if name in os.environ}
    return {"PATH": "/usr/bin:/bin", "HOME": str(_PLACE), "LANG": "C.UTF-8", **kept}


def _run(command: Sequence[str | Path], env: dict[str, str], seconds: int = _SECONDS) -> str:
    named = " ".join(str(part) for part in command)
    try:
        done = subprocess.run(
            command,
            cwd=_PLACE,
            env=env,
            check=False,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        raise TaskError(f"This did not end within {seconds} seconds: {named}") from error
    if done.returncode:
        raise TaskError(f"This failed with exit code {done.returncode}: {named}\n{done.stdout}")
    return done.stdout


@contextmanager
def _screen() -> Iterator[str]:
    """A virtual screen; its display name."""
    read, write = os.pipe()
    # It would start anew when the last window closes, and refuse whoever comes meanwhile.
    kept = ["-noreset", "-nolisten", "tcp"]
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", *kept]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise TaskError("Xvfb could not start a screen.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
