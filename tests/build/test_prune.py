from __future__ import annotations

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


def test_a_library_missing_for_a_file_that_stays_is_told() -> None:
    warning = "12 WARNING: Library not found: could not resolve '{}', dependency of '/v/{}'."
    stays = warning.format("libxcb-cursor.so.0", f"{PLUGINS}/platforms/libqxcb.so")
    goes = warning.format("libgtk-3.so.0", f"{PLUGINS}/platformthemes/libqgtk3.so")
    assert prune.unresolved(f"59 INFO: Python\n{stays}\n{goes}\n") == [stays]
