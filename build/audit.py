"""``audit``: known vulnerabilities of what is locked, and a bill of materials of the bundle."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import notices
from environment import RUNTIME, prepare
from steps import DIST, ROOT, WORK, TaskError, output, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_AUDITOR = ROOT / "build" / "requirements-audit.txt"
_PLACE = WORK / "audit"

#: Exit codes beside 0, all checked and sound: something is wrong, or was not checked.
WRONG, UNCHECKED = 1, 3

Plain = dict[str, Any]


def audit(arguments: list[str]) -> int:
    """Check advisories and licences, write a bill of materials of the bundle (or folder named).

    0 when all was checked and is sound, 1 when something is wrong, 3 when no advisories were in
    reach.
    """
    prepare(RUNTIME)
    code = _advisories()
    folder = ROOT / arguments[0] if arguments else DIST / "tunewise"
    if not folder.is_dir():
        say(f"No bill of materials: there is no bundle at {folder}; run `bundle` first.")
        return WRONG
    notices.check(folder)
    say("Licences: every file of the bundle has a component with its licence and text.")
    target = folder.parent / "tunewise.cdx.json"
    target.write_text(json.dumps(bill(folder), indent=1) + "\n", encoding="utf-8")
    say(f"Bill of materials (CycloneDX): {target}")
    return code


def _advisories() -> int:
    """Ask pip-audit, which needs the network; the exit code its answer comes to."""
    try:
        found = json.loads(_asked())["dependencies"]
    except (TaskError, ValueError, KeyError) as fault:
        say(f"Known vulnerabilities: NOT CHECKED, pip-audit gave no answer ({fault}).")
        return UNCHECKED
    unknown, known = told(found)
    for line in known:
        say(f"Known vulnerability: {line}")
    if unknown:
        say(f"Known vulnerabilities: NOT CHECKED for {', '.join(unknown)}: no advisories in reach.")
    say(f"Known vulnerabilities: {len(found) - len(unknown)} packages checked, {len(known)} found.")
    if known:
        return WRONG
    return UNCHECKED if unknown or not found else 0


def told(found: list[Plain]) -> tuple[list[str], list[str]]:
    """The packages pip-audit could not check, and a line for each known vulnerability."""
    unknown = [package["name"] for package in found if "skip_reason" in package]
    known = [
        f"{package['name']} {package['version']}: {fault['id']}"
        for package in found
        for fault in package.get("vulns", ())
    ]
    return unknown, known


def _asked() -> str:
    python = _PLACE / "bin" / "python"
    if not python.exists():
        output([sys.executable, "-m", "venv", _PLACE])
        options = ["--quiet", "--require-hashes", "--only-binary=:all:"]
        output([python, "-m", "pip", "install", *options, "-r", _AUDITOR])
    options = ["--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json"]
    command = [str(python), "-m", "pip_audit", "-r", str(RUNTIME), *options]
    return subprocess.run(command, check=False, text=True, capture_output=True).stdout


def bill(folder: Path) -> Plain:
    """The CycloneDX 1.5 bill of a bundle: its components, and each file with its SHA-256."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "Tunewise"}},
        "components": list(_components(folder)),
    }


def _components(folder: Path) -> Iterator[Plain]:
    found = notices.owned(notices.places(folder)).by_component
    for component in notices.components():
        files = found.get(component.name, [])
        if files:
            yield {
                "type": "library",
                "name": component.name,
                "version": notices.version(component),
                "licenses": [{"expression": component.licence}],
                "components": [_file(folder, place) for place in files],
            }


def _file(folder: Path, place: str) -> Plain:
    path = folder / place
    told = {"type": "file", "name": place}
    if path.is_symlink():
        return told
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {**told, "hashes": [{"alg": "SHA-256", "content": digest}]}
