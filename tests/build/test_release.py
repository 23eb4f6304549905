"""What a release is told and refuses."""

from __future__ import annotations

import ast
import plistlib
import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import deb
import identity
import release
from steps import ROOT, TaskError, version

if TYPE_CHECKING:
    from pathlib import Path


def test_a_version_without_a_day_is_not_released() -> None:
    with pytest.raises(TaskError, match="its day first"):
        release.check_changelog("# Changes\n\n## 1.2.0, not yet released\n", "1.2.0")


def test_another_version_is_not_released() -> None:
    with pytest.raises(TaskError, match=r"Give version 1\.3\.0"):
        release.check_changelog("## 1.2.0, 1 December 2026\n", "1.3.0")


def test_the_changelog_of_now_is_in_order() -> None:
    release.check_changelog((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version())


def test_windows_is_told_four_numbers() -> None:
    assert identity.version_numbers("1.2.3") == (1, 2, 3, 0)
    assert identity.version_numbers("2.0.dev1") == (2, 0, 0, 0)


def test_the_version_resource_is_python_as_pyinstaller_reads_it() -> None:
    text = identity.version_resource("1.2.3", "Tunewise.exe")
    ast.parse(text, mode="eval")
    assert "'FileVersion', '1.2.3'" in text
    assert "(1, 2, 3, 0)" in text


def test_the_manifest_asks_for_no_rights() -> None:
    ET.fromstring(identity.MANIFEST)  # noqa: S314 - our own text
    assert 'level="asInvoker"' in identity.MANIFEST


def test_a_mac_is_told_which_documents_are_ours() -> None:
    told = plistlib.loads(plistlib.dumps(identity.property_list("1.2.3")))
    declared = told["UTExportedTypeDeclarations"][0]
    opened = told["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    assert opened == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["tunewise"]


def test_entitlements_are_a_property_list() -> None:
    plistlib.loads((ROOT / "build" / "macos" / "entitlements.plist").read_bytes())


def test_debian_is_told_what_the_bundle_lacks() -> None:
    wanted, offered = deb.depends({"libGL.so.1", "libwayland-client.so.0", "libc.so.6"}, "2.36")
    assert wanted == ["libc6 (>= 2.36)", "libgl1"]
    assert offered == ["fontconfig-config", "libwayland-client0"]


def test_the_metadata_carries_version_and_day() -> None:
    told = ET.fromstring(deb.metainfo())  # noqa: S314 - our own text
    found = told.find("releases/release")
    assert found is not None
    assert found.get("version") == version()


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed")
def test_the_installer_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tunewise"
    (folder / "_internal").mkdir(parents=True)
    for name in ("Tunewise.exe", "tunewise-cli.exe", "_internal/data"):
        (folder / name).touch()
    monkeypatch.setattr(release, "DIST", tmp_path)
    assert release.installer(folder).read_bytes()[:2] == b"MZ"


def test_the_manual_page_names_every_command() -> None:
    page = (ROOT / "build" / "linux" / "tunewise.1").read_text(encoding="utf-8")
    commands = (ROOT / "logic" / "cli" / "arguments.py").read_text(encoding="utf-8")
    for line in commands.splitlines():
        if "commands.add_parser(" in line and '"' in line:
            name = line.split('"')[1]
            assert f".B {name}\n" in page.replace("\\-", "-"), name
