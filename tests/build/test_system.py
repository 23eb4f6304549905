from __future__ import annotations

import subprocess
import sys

import pytest

import system

LDD = """
\tlinux-vdso.so.1 (0x00007fff)
\tlibxcb-cursor.so.0 => not found
\tlibEGL.so.1 => /lib/x86_64-linux-gnu/libEGL.so.1 (0x00007f)
\tlibodd.so.9 => not found
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these packages")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        system, "_missing_libraries", lambda _: {"libxcb-cursor.so.0", "libGL.so.1"}
    )
    monkeypatch.setattr(system, "_missing_python", lambda: {"libpython3.so": "libpython3"})
    monkeypatch.setattr("shutil.which", lambda _: None)


@pytest.mark.usefixtures("bare")
def test_without_rights_the_exact_line_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    missing = system.provide(system.X11)
    assert missing == ("libGL.so.1", "libxcb-cursor.so.0")
    assert "sudo apt-get install --yes libgl1 libxcb-cursor0\n" in capsys.readouterr().out


@pytest.mark.usefixtures("bare")
def test_the_bundle_needs_programs_and_pythons_library_too() -> None:
    missing = system.provide(system.BUNDLE)
    assert {"libpython3.so", "Xvfb", "pdfinfo", "objdump"} <= set(missing)


def test_with_rights_what_is_missing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[object] = []
    left = iter([{"libGL.so.1"}, set()])
    monkeypatch.setattr(system, "_missing_libraries", lambda _: next(left))
    monkeypatch.setattr(system, "_may_install", lambda: True)
    monkeypatch.setattr(system, "output", lambda command, _: installed.append(command))
    assert system.provide(system.OFFSCREEN) == ()
    assert installed == [
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "--no-install-recommends", "libgl1"],
    ]


def test_ldd_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    told = subprocess.CompletedProcess([], 0, stdout=LDD)
    monkeypatch.setattr("subprocess.run", lambda *_, **__: told)
    assert system._missing_libraries([]) == {"libxcb-cursor.so.0", "libodd.so.9"}


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, True),
        ({"DISPLAY": ":0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_no_screen(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, *, expected: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system.no_screen() is expected
