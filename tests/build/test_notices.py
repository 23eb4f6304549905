"""Every file of a bundle has an owner and a licence text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import notices
from steps import TaskError

if TYPE_CHECKING:
    from pathlib import Path

PLACES = {
    "Tunewise": "Tunewise",
    "_internal/base_library.zip": "CPython",
    "_internal/PySide6/Qt/lib/libQt6Core.so.6": "Qt and Qt for Python (PySide6, shiboken6)",
    "_internal/libxcb-9065bb12.so.1.1.0": "Pillow",
    "_internal/libxcb-cursor.so.0": "X11, XCB and xkbcommon client libraries",
    "_internal/libz.so.1": "Compression libraries (zlib, bzip2, xz, zstd, lz4, brotli)",
    "_internal/resources/fonts/IBMPlexSans-Bold.ttf": "IBM Plex typefaces",
    "_internal/resources/fonts/DroidSansFallbackFull.ttf": "Droid Sans Fallback typeface",
    "_internal/resources/fonts/NotoSansArabic-Regular.ttf": (
        "Noto Sans Arabic and Noto Sans Hebrew typefaces"
    ),
    "_internal/resources/fonts/OFL-NanumGothic.txt": "NanumGothic typeface",
    "_internal/resources/content/model.toml": "Tunewise",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_file_has_its_owner(place: str) -> None:
    assert notices.owned([place]).by_component == {PLACES[place]: [place]}


def test_a_file_nobody_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "libstranger.so.1").touch()
    with pytest.raises(TaskError, match=r"libstranger\.so\.1: no component"):
        notices.check(tmp_path)


def test_a_licence_text_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "Tunewise").touch()
    with pytest.raises(TaskError, match=r"Tunewise: no file matches _internal/LICENSE"):
        notices.check(tmp_path)


def test_the_notices_name_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "Tunewise").touch()
    (tmp_path / "_internal" / "LICENSE").touch()
    notices.write(tmp_path)
    text = (tmp_path / notices.NOTICES).read_text(encoding="utf-8")
    assert "## Tunewise" in text
    assert "## PyInstaller bootloader" in text  # in the executables, a file of none
    assert "## ReportLab" not in text


def test_no_part_of_qt_without_the_lgpl() -> None:
    files = ["_internal/PySide6/QtGui.abi3.so", "_internal/PySide6/Qt/lib/libQt6Charts.so.6"]
    assert notices.gpl_only(files) == files[1:]


def test_every_licence_named_by_the_table_has_texts() -> None:
    for component in notices.components():
        assert component.texts or component.system, component.name
        assert component.licence
