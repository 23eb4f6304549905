from __future__ import annotations

from pathlib import Path

import pytest

import prune

PLUGINS = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    "place",
    [
        f"{PLUGINS}/platforms/libqxcb.so",
        f"{PLUGINS}/imageformats/libqsvg.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "resources/content/en.toml",
    ],
)
def test_stays(place: str) -> None:
    assert prune.keeps(place)


@pytest.mark.parametrize(
    "place",
    [
        f"{PLUGINS}/platformthemes/libqgtk3.so",
        f"{PLUGINS}/tls/libqopensslbackend.so",
        f"{PLUGINS}/sqldrivers/libqsqlite.so",
        "PySide6/Qt/translations/qt_de.qm",
    ],
)
def test_goes(place: str) -> None:
    assert not prune.keeps(place)


def test_only_what_is_needed_stays() -> None:
    entries = [
        ("PySide6/QtCore.abi3.so", "/v/QtCore.abi3.so", "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/v/libQt6Core.so.6", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libicu.so.73", "/v/libicu.so.73", "BINARY"),
        (f"{PLUGINS}/platformthemes/libqgtk3.so", "/v/libqgtk3.so", "BINARY"),
        ("libgtk-3.so.0", "/usr/lib/libgtk-3.so.0", "BINARY"),
        ("libssl.so.3", "/usr/lib/libssl.so.3", "BINARY"),
        ("libssl.so", "libssl.so.3", "SYMLINK"),
    ]
    needed = {
        "/v/QtCore.abi3.so": ["libQt6Core.so.6", "libc.so.6"],
        "/v/libQt6Core.so.6": ["libicu.so.73"],
        "/v/libqgtk3.so": ["libgtk-3.so.0"],
    }
    kept = prune.without_orphans(entries, lambda path: needed.get(path, []))
    assert kept == entries[:4]
    assert prune.links_apart(kept) == ([*entries[:2], entries[3]], [entries[2]])


def test_a_library_missing_for_a_file_that_stays_is_told() -> None:
    warning = "12 WARNING: Library not found: could not resolve '{}', dependency of '/v/{}'."
    stays = warning.format("libxcb-cursor.so.0", f"{PLUGINS}/platforms/libqxcb.so")
    goes = warning.format("libgtk-3.so.0", f"{PLUGINS}/platformthemes/libqgtk3.so")
    assert prune.unresolved(f"59 INFO: Python\n{stays}\n{goes}\n") == [stays]


#: What the program imports of Qt; PyInstaller finds these and every plugin of the wheels.
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPdf", "QtNetwork", "QtDBus", "Shiboken")


def of_wheels(system: str) -> dict[str, tuple[int, list[str]]]:
    """Place, size and linked libraries of every library of Qt's wheels for a system."""
    text = (Path(__file__).parent / "wheels" / f"{system}.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {place: (int(size), links) for place, size, *links in rows}


def collected(files: dict[str, tuple[int, list[str]]]) -> list[prune.Entry]:
    """The entries as PyInstaller would have them: modules in use, plugins, all libraries."""
    found: list[prune.Entry] = []
    for place in files:
        name = place.rpartition("/")[2]
        module = name.endswith((".pyd", ".abi3.so"))
        if not module:
            found.append((place, place, "BINARY"))
        elif name.partition(".")[0] in MODULES:
            found.append((place, place, "EXTENSION"))
    return found


@pytest.mark.parametrize(
    ("system", "needed", "most"),
    [
        ("windows", {"Qt6Core.dll", "Qt6Gui.dll", "Qt6Pdf.dll", "qwindows.dll"}, 62e6),
        ("macos", {"QtCore", "QtGui", "QtPdf", "libqcocoa.dylib"}, 200e6),
    ],
)
def test_what_stays_of_the_real_wheels(system: str, needed: set[str], most: float) -> None:
    files = of_wheels(system)
    kept = prune.without_orphans(collected(files), lambda source: files[source][1])
    names = {place.rpartition("/")[2] for place, _, _ in kept}
    assert needed <= names
    assert not [name for name in names if "Quick" in name or "Qml" in name or "opengl32" in name]
    for place, _, _ in kept:
        linked = {name for name in files[place][1] if name != place.rpartition("/")[2]}
        lost = {name.casefold() for name in linked} - {name.casefold() for name in names}
        assert not lost, place
    assert sum(files[place][0] for place, _, _ in kept) < most


def test_a_framework_stays_or_goes_whole() -> None:
    inside = "PySide6/Qt/lib/{0}.framework/{1}"
    entries = [
        ("PySide6/QtCore.abi3.so", "/v/QtCore.abi3.so", "EXTENSION"),
        (inside.format("QtCore", "Versions/A/QtCore"), "/v/QtCore", "BINARY"),
        (inside.format("QtCore", "Versions/Current"), "A", "SYMLINK"),
        (inside.format("QtQml", "Versions/A/QtQml"), "/v/QtQml", "BINARY"),
        (inside.format("QtQml", "QtQml"), "Versions/Current/QtQml", "SYMLINK"),
    ]
    links = {"/v/QtCore.abi3.so": ["@rpath/QtCore.framework/Versions/A/QtCore"]}
    kept = prune.without_orphans(entries, lambda path: links.get(path, []))
    assert kept == entries[:3]
