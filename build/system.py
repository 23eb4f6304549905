"""System libraries and tools on Linux: what is missing, and what to install."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from environment import site_packages
from steps import TaskError, output, say

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Debian's package for each library Qt needs from the system; newer releases provide the
#: same names.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libatomic.so.1": "libatomic1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

#: Debian's package for each program the tests, the bundle and its check call.
TOOLS = {
    "Xvfb": "xvfb",
    "desktop-file-validate": "desktop-file-utils",
    "objdump": "binutils",
    "pdffonts": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "strace": "strace",
    "strip": "binutils",
}

_MODULES = "PySide6/Qt*.abi3.so"
_PLUGINS = "PySide6/Qt/plugins"


@dataclass(frozen=True)
class Needs:
    """Files whose libraries must be found (globs in site-packages), programs, Python's library."""

    files: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    python_library: bool = False


OFFSCREEN = Needs(files=(_MODULES, f"{_PLUGINS}/platforms/libqoffscreen.so"))
TESTS = Needs(files=OFFSCREEN.files, tools=("pdffonts", "pdftotext", "qpdf", "strace"))
X11 = Needs(files=(*OFFSCREEN.files, f"{_PLUGINS}/platforms/libqxcb.so"))
WAYLAND = Needs(files=(*OFFSCREEN.files, f"{_PLUGINS}/platforms/libqwayland.so"))
BUNDLE = Needs(
    files=(*X11.files, f"{_PLUGINS}/platforms/libqwayland.so"),
    tools=tuple(TOOLS),
    python_library=True,
)


def window_needs() -> Needs:
    """What opening a window on this machine's screen needs."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return OFFSCREEN
    return X11 if os.environ.get("DISPLAY") else WAYLAND


def no_screen() -> bool:
    """Whether this is Linux without a display and without another platform asked for."""
    asked = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in asked)


def provide(needs: Needs) -> tuple[str, ...]:
    """Install what is missing where that is allowed; the names of what is still missing.

    As root with apt-get it is installed. Otherwise the line to run is printed.
    """
    if sys.platform != "linux":
        return ()
    missing = _missing(needs)
    if missing and _may_install():
        _install(missing)
        missing = _missing(needs)
    if missing:
        _print_line(missing)
    return tuple(missing)


def _missing(needs: Needs) -> dict[str, str]:
    """The package, "" if unknown, for each library and program that is not there."""
    libraries = sorted(_missing_libraries(_expand(needs.files)))
    tools = [tool for tool in needs.tools if shutil.which(tool) is None]
    return {
        **{name: PACKAGES.get(name, "") for name in libraries},
        **{name: TOOLS[name] for name in tools},
        **(_missing_python() if needs.python_library else {}),
    }


def _missing_python() -> dict[str, str]:
    """Python's own library, which Debian does not install with Python; PyInstaller needs it."""
    name, folder = (str(sysconfig.get_config_var(key)) for key in ("INSTSONAME", "LIBDIR"))
    if ".so" not in name or Path(folder, name).exists():
        return {}
    return {name: f"libpython{sys.version_info.major}.{sys.version_info.minor}"}


def _expand(patterns: Iterable[str]) -> list[Path]:
    folder = site_packages()
    return [path for pattern in patterns for path in sorted(folder.glob(pattern))]


def _missing_libraries(files: Iterable[Path]) -> set[str]:
    command = ["ldd", *map(str, files)]
    env = {**os.environ, "LC_ALL": "C"}
    told = subprocess.run(command, check=False, text=True, capture_output=True, env=env).stdout
    return set(re.findall(r"^\s*(\S+) => not found", told, re.MULTILINE))


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(missing: dict[str, str]) -> None:
    packages = _packages(missing)
    say(f"Installing system packages: {' '.join(packages)}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        output(["apt-get", "update"], quiet)
        output(["apt-get", "install", "--yes", "--no-install-recommends", *packages], quiet)
    except TaskError as error:
        say(str(error))


def _packages(missing: dict[str, str]) -> list[str]:
    return sorted({package for package in missing.values() if package})


def _print_line(missing: dict[str, str]) -> None:
    say(f"Missing on this system: {', '.join(missing)}")
    packages = " ".join(_packages(missing))
    if packages:
        say("On Debian and Ubuntu this line installs it; then run this command again:")
        say(f"    sudo apt-get update && sudo apt-get install --yes {packages}")
