"""The project's own virtual environment, from the hashed requirements files."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from steps import ROOT, TaskError, output, run, say

if TYPE_CHECKING:
    from pathlib import Path

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNTIME = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"
_STAMPS = VENV / "installed.json"
_HEADER = "# Exported from uv.lock by `python3 build/tasks.py lock`; not edited by hand.\n"


def prepare(requirements: Path) -> Path:
    """Make the environment hold what a requirements file lists; its Python.

    A second call with nothing changed does no work. When the list or the Python has changed
    since it was installed, the environment is made anew, so that nothing stale stays in it.
    """
    wanted = _stamp(requirements)
    stamps = _stamps()
    if stamps.get(requirements.name) == wanted:
        return PYTHON
    if requirements.name in stamps or not PYTHON.exists():
        _create()
        stamps = {}
    _install(requirements)
    _STAMPS.write_text(json.dumps({**stamps, requirements.name: wanted}), encoding="utf-8")
    return PYTHON


def site_packages() -> Path:
    """Where the environment keeps what is installed."""
    return next(VENV.glob("[Ll]ib/**/site-packages"), VENV)


def lock() -> int:
    """Lock the dependencies anew with uv and export both requirements files."""
    uv = shutil.which("uv")
    if uv is None:
        raise TaskError("Locking needs uv; install it (https://docs.astral.sh/uv/) and try again.")
    say(output([uv, "lock", "--python", sys.executable]))
    export = [uv, "export", "--frozen", "--quiet", "--python", sys.executable]
    export += ["--no-emit-project", "--no-header", "--no-annotate"]
    for path, extra in ((RUNTIME, "--no-dev"), (DEVELOPMENT, "--all-groups")):
        listed = output([*export, extra, "--format", "requirements.txt"])
        path.write_text(_HEADER + listed, encoding="utf-8")
    return 0


def _stamp(requirements: Path) -> str:
    digest = hashlib.sha256(requirements.read_bytes())
    digest.update(f"{sys.version} {sys.base_prefix} {VENV}".encode())
    return digest.hexdigest()


def _stamps() -> dict[str, str]:
    try:
        stamps: dict[str, str] = json.loads(_STAMPS.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if PYTHON.exists() else {}


def _create() -> None:
    say(f"Setting up {VENV}")
    shutil.rmtree(VENV, ignore_errors=True)
    # Debian keeps ensurepip in a package of its own; pip itself can fill an empty environment.
    extra = [] if _has("ensurepip") else ["--without-pip"]
    if extra and not _has("pip"):
        raise TaskError(
            "This Python has neither pip nor ensurepip. Install pip "
            "(on Debian: apt-get install python3-pip) and run this again."
        )
    output([sys.executable, "-m", "venv", *extra, VENV])


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _install(requirements: Path) -> None:
    say(f"Installing {requirements.name}")
    own_pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    pip = [str(PYTHON), "-m", "pip"] if _runs(PYTHON, "pip") else own_pip
    options = ["--quiet", "--quiet", "--no-cache-dir", "--disable-pip-version-check", "--no-input"]
    wheels = ["--require-hashes", "--only-binary=:all:"]
    if run([*pip, "install", *options, *wheels, "-r", str(requirements)]):
        raise TaskError(
            f"The packages of {requirements.name} could not be installed; the lines above say "
            "why. With a network and a package index in reach, run this again."
        )


def _runs(python: Path, module: str) -> bool:
    command = [str(python), "-m", module, "--version"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
