"""What of PyInstaller's finds goes into the bundle; read by tunewise.spec."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: A collected file: its place in the bundle, its source (for a link its target), its kind.
Entry = tuple[str, str, str]

#: Python modules left out: no network and no TLS, no tests, no other toolkits, and what msgspec
#: uses only where it happens to be there.
EXCLUDES = (
    "_hashlib",
    "_ssl",
    "asyncio",
    "curses",
    "ftplib",
    "http",
    "imaplib",
    "multiprocessing",
    "pydoc",
    "readline",
    "smtplib",
    "socketserver",
    "sqlite3",
    "ssl",
    "pkg_resources",
    "setuptools",
    "tkinter",
    "unittest",
    "xmlrpc",
    "typing_extensions",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL._avif",
    "PIL._imagingtk",
    "PIL._webp",
    "lxml",
)

#: The Qt plugins kept, by folder; the rest would only add size and libraries.
PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qico", "qjpeg", "qsvg"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}

_LIBRARY = "BINARY"
_LINK = "SYMLINK"
_FRAMEWORK = ".framework"
#: Libraries only named by others while they run: software OpenGL, which widgets do not use.
_UNUSED = {"opengl32sw.dll"}


def keeps(place: str) -> bool:
    """Whether a file stays, by its place in the bundle or in site-packages."""
    parts = PurePath(place).parts
    if "setuptools" in parts or parts[0].endswith(".dist-info"):
        return False
    if parts[-1] in _UNUSED:
        return False
    if "translations" in parts and "PySide6" in parts:
        return False
    if "plugins" not in parts:
        return True
    folder, name = parts[-2], parts[-1]
    return _stem(name) in PLUGINS.get(folder, set())


def without_orphans(
    entries: Iterable[Entry], needed: Callable[[str], Iterable[str]]
) -> list[Entry]:
    """The entries less the libraries that nothing kept needs, and less links to them.

    ``needed`` gives the names of the libraries a file links, with or without a folder. Extension
    modules and plugins are loaded by name, so they are the roots. A framework of a Mac stays or
    goes whole.
    """
    kept = [entry for entry in entries if keeps(entry[0])]
    links = {_name(place): _name(target) for place, target, kind in kept if _leads(place, kind)}
    sources = {_name(place): source for place, source, kind in kept if kind == _LIBRARY}
    waiting = [source for place, source, kind in kept if _is_root(place, kind)]
    reached: set[str] = set()
    while waiting:
        names = {_name(name) for name in needed(waiting.pop())}
        names = {links.get(name, name) for name in names}
        found = (names & sources.keys()) - reached
        reached |= found
        waiting += [sources[name] for name in found]
    return [
        (place, source, kind)
        for place, source, kind in kept
        if _is_root(place, kind) or links.get(_name(place), _name(place)) in reached
    ]


def links_apart(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries that are no symbolic links, and those that are."""
    parted: tuple[list[Entry], list[Entry]] = ([], [])
    for entry in entries:
        parted[entry[2] == _LINK].append(entry)
    return parted


def unresolved(log: str) -> list[str]:
    """The lines of PyInstaller's log that miss a library of a file that stays."""
    lines = [line for line in log.splitlines() if "Library not found" in line]
    return [line for line in lines if keeps(line.rpartition("dependency of ")[2].strip(" .'\""))]


def _leads(place: str, kind: str) -> bool:
    """Whether an entry is a link to a library; links inside a framework stay with it."""
    return kind == _LINK and f"{_FRAMEWORK}/" not in place.replace("\\", "/")


def _is_root(place: str, kind: str) -> bool:
    python = _name(place).startswith(("libpython", "python"))
    plugin = "plugins" in PurePath(place).parts and kind == _LIBRARY
    return python or plugin or kind not in {_LIBRARY, _LINK}


def _name(place: str) -> str:
    """The name a library is linked by; a framework's for every file inside it."""
    framework = next((p for p in PurePath(place).parts if p.endswith(_FRAMEWORK)), "")
    return (framework.removesuffix(_FRAMEWORK) or PurePath(place).name).casefold()


def _stem(name: str) -> str:
    return name.removeprefix("lib").partition(".")[0]
