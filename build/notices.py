"""Whose each file of a bundle is and under which licence; the notices that go with it."""

from __future__ import annotations

import fnmatch
import platform
import subprocess
import tomllib
from dataclasses import dataclass, field
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

from environment import site_packages
from steps import ROOT, TaskError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TABLE = ROOT / "build" / "components.toml"
#: Where the notices stand in a bundle; Help shows every document of this folder.
NOTICES = Path("_internal", "resources", "help", "licences.md")
SYSTEM_TEXTS = "licences/system"
_HASH = "[0-9a-f]" * 8
#: Qt modules under the GPL or a commercial licence only; no file of theirs may come in.
GPL_ONLY = ("Charts", "DataVisualization", "Graphs", "VirtualKeyboard", "NetworkAuth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One work a bundle carries: name, SPDX licence, and the patterns of its files and texts."""

    name: str
    licence: str
    files: tuple[str, ...]
    texts: tuple[str, ...] = ()
    version: str = ""
    system: bool = False

    def has(self, place: str) -> bool:
        """Whether a file of the bundle is this component's."""
        return any(fnmatch.fnmatchcase(place, pattern) for pattern in self.files)


@dataclass(slots=True)
class Owned:
    """The files of a bundle by component, and the files nobody has."""

    by_component: dict[str, list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def components() -> tuple[Component, ...]:
    """The table of components."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["component"]
    return tuple(
        Component(
            name=row["name"],
            licence=row["licence"],
            files=tuple(pattern.replace("{hash}", _HASH) for pattern in row["files"]),
            texts=tuple(row.get("texts", ())),
            version=row.get("version", ""),
            system=row.get("system", False),
        )
        for row in rows
    )


def places(folder: Path) -> list[str]:
    """The places of a bundle's files and links, in order."""
    found = (p for p in folder.rglob("*") if p.is_symlink() or p.is_file())
    return sorted(p.relative_to(folder).as_posix() for p in found)


def owned(files: Iterable[str]) -> Owned:
    """Which component each file belongs to."""
    table, found = components(), Owned()
    for place in files:
        owner = next((c for c in table if c.has(place)), None)
        if owner is None:
            found.unknown.append(place)
        else:
            found.by_component.setdefault(owner.name, []).append(place)
    return found


def check(folder: Path) -> Owned:
    """The files of a bundle by component.

    Raises:
        TaskError: a file nobody has, a component without a licence text, or a module of Qt that
            is not under the LGPL.
    """
    files = places(folder)
    found = owned(files)
    faults = [f"{place}: no component of {TABLE.name} has this file" for place in found.unknown]
    faults += [f"{place}: this part of Qt is not under the LGPL" for place in gpl_only(files)]
    present = [c for c in components() if c.name in found.by_component]
    faults += [
        f"{component.name}: no file matches {pattern}, where its licence text should be"
        for component in present
        for pattern in component.texts
        if _is_needed(component, pattern, files)
    ]
    if faults:
        raise TaskError("The bundle's licences are not in order:\n" + "\n".join(faults))
    return found


def gpl_only(files: Iterable[str]) -> list[str]:
    """The files that belong to a Qt module without the LGPL."""
    names = tuple(f"Qt{six}{module}" for six in ("", "6") for module in GPL_ONLY)
    return [place for place in files if any(name in place for name in names)]


def write(folder: Path) -> None:
    """Check a bundle and write its notices into it."""
    found = check(folder)
    target = folder / NOTICES
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(_notices(found)) + "\n", encoding="utf-8")


def system_texts(sources: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Debian's copyright file for each library of the system, and its folder in the bundle."""
    packages = {package for source in sources for package in _packages_of(source)}
    for package in sorted(packages):
        text = Path("/usr/share/doc", package, "copyright")
        if text.exists():
            yield str(text), f"{SYSTEM_TEXTS}/{package}"


def version(component: Component) -> str:
    """The version that was built in, "" for the system's own."""
    if component.version == "python":
        return platform.python_version()
    found = distributions(name=component.version, path=[str(site_packages())])
    return next(iter(found)).version if component.version else ""


def _notices(found: Owned) -> Iterator[str]:
    yield "# Licences"
    yield ""
    yield "Tunewise is under the MIT licence. This copy carries the following works of others."
    yield "Their licence texts are files of this copy, at the places named. Qt is used under the"
    yield "LGPL version 3: `QT.txt` says how to put another build of it in its place and how to"
    yield "get its source."
    for component in components():
        if component.files and component.name not in found.by_component:
            continue
        yield ""
        yield f"## {component.name}"
        yield ""
        yield f"Licence: {component.licence}."
        if number := version(component):
            yield f"Version: {number}."
        texts = component.texts or ((f"_internal/{SYSTEM_TEXTS}/*",) if component.system else ())
        yield "Texts: " + ", ".join(f"`{place}`" for place in texts) + "."


def _is_needed(component: Component, pattern: str, files: list[str]) -> bool:
    """Whether a text is missing: one of several suffices where the places differ by system."""
    if fnmatch.filter(files, pattern):
        return False
    return not any(fnmatch.filter(files, other) for other in component.texts)


def _packages_of(source: str) -> Iterator[str]:
    command = ["dpkg", "--search", str(Path(source).resolve()), source]
    try:
        told = subprocess.run(command, check=False, text=True, capture_output=True).stdout
    except FileNotFoundError:  # not Debian
        return
    for line in told.splitlines():
        package = line.split(":")[0]
        if "/" not in package and " " not in package:
            yield package
