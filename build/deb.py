"""The bundle as a Debian package: files in their places, control data, checksums."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING

import archive
from steps import ROOT, WORK, output, version
from system import PACKAGES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SOURCE = ROOT / "build" / "linux"
_STAGE = WORK / "deb"
_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
_NEEDED = re.compile(r"^\s*NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(2\.\d+)\b")
#: Only a Wayland session loads these, and has them.
_WAYLAND = "libwayland-"

CONTROL = """\
Package: tunewise
Version: {version}
Section: science
Priority: optional
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Description: foundation model or fine-tuned model? an interview and a report
 Tunewise answers one question for one task: use a foundation model as it is,
 with prompting and retrieval, or a fine-tuned model? A consultant goes through
 the interview with the people concerned and hands over a report that says
 which, why, what is still open and what to do next.
 .
 It works without a network, and nothing leaves the computer.
"""


def make(folder: Path, target_folder: Path) -> Path:
    """The .deb of a bundle, the same bytes for the same bundle and commit."""
    shutil.rmtree(_STAGE, ignore_errors=True)
    _place(folder)
    _write_control(_external(folder))
    _set_modes_and_times()
    name = f"tunewise_{version()}_{_MACHINES.get(platform.machine(), platform.machine())}.deb"
    target = target_folder / name
    epoch = {"SOURCE_DATE_EPOCH": str(archive.epoch())}
    output(["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", _STAGE, target], epoch)
    return target


def depends(needed: Iterable[str], glibc: str) -> tuple[list[str], list[str]]:
    """What the package depends on and what it recommends, for libraries it does not carry."""
    packages = {PACKAGES[name]: name for name in needed if name in PACKAGES}
    wanted = sorted(p for p, name in packages.items() if not name.startswith(_WAYLAND))
    offered = sorted(p for p, name in packages.items() if name.startswith(_WAYLAND))
    return [f"libc6 (>= {glibc})", *wanted], ["fontconfig-config", *offered]


def _place(folder: Path) -> None:
    usr = _STAGE / "usr"
    shutil.copytree(folder, usr / "lib" / "tunewise", symlinks=True)
    for unused in ("tunewise.desktop", "tunewise.svg"):
        (usr / "lib" / "tunewise" / unused).unlink(missing_ok=True)
    (usr / "bin").mkdir()
    (usr / "bin" / "tunewise").symlink_to("../lib/tunewise/Tunewise")
    (usr / "bin" / "tunewise-cli").symlink_to("../lib/tunewise/tunewise-cli")
    _place_shared(usr / "share")


def _place_shared(share: Path) -> None:
    desktop = (ROOT / "build" / "tunewise.desktop").read_text(encoding="utf-8")
    started = desktop.replace("Exec=Tunewise", "Exec=tunewise")
    _write(share / "applications" / "tunewise.desktop", started)
    icon = (ROOT / "resources" / "icon" / "tunewise.svg").read_text(encoding="utf-8")
    _write(share / "icons" / "hicolor" / "scalable" / "apps" / "tunewise.svg", icon)
    mime = (_SOURCE / "tunewise.xml").read_text(encoding="utf-8")
    _write(share / "mime" / "packages" / "tunewise.xml", mime)
    _write(share / "metainfo" / "app.tunewise.Tunewise.metainfo.xml", metainfo())
    overrides = (_SOURCE / "lintian-overrides").read_text(encoding="utf-8")
    _write(share / "lintian" / "overrides" / "tunewise", overrides)
    page = (_SOURCE / "tunewise.1").read_text(encoding="utf-8")
    manual, doc = share / "man" / "man1", share / "doc" / "tunewise"
    manual.mkdir(parents=True)
    archive.write_gz(page, manual / "tunewise.1.gz")
    (manual / "tunewise-cli.1.gz").symlink_to("tunewise.1.gz")
    _write(doc / "copyright", _copyright())
    archive.write_gz(_changelog(), doc / "changelog.gz")
    _write(doc / "NEWS.md", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


def metainfo() -> str:
    """What software centres show, with version and day filled in."""
    text = (_SOURCE / "app.tunewise.Tunewise.metainfo.xml").read_text(encoding="utf-8")
    day = datetime.fromtimestamp(archive.epoch(), UTC).date().isoformat()
    return text.replace("@VERSION@", version()).replace("@DATE@", day)


def _copyright() -> str:
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    return (
        f"{own}\nThe works of others in this package, and where their licences stand:\n"
        "/usr/lib/tunewise/_internal/resources/help/licences.md\n"
    )


def _maintainer() -> str:
    """Who builds, as Debian's tools are told: DEBFULLNAME and DEBEMAIL."""
    name = os.environ.get("DEBFULLNAME", "The Tunewise developers")
    return f"{name} <{os.environ.get('DEBEMAIL', 'tunewise@localhost')}>"


def _changelog() -> str:
    day = format_datetime(datetime.fromtimestamp(archive.epoch(), UTC))
    return (
        f"tunewise ({version()}) unstable; urgency=medium\n\n"
        "  * The changes for people are in NEWS.md.\n\n"
        f" -- {_maintainer()}  {day}\n"
    )


def _external(folder: Path) -> tuple[set[str], str]:
    """The libraries the bundle's own files need and do not find in it, and the newest glibc."""
    files = [p for p in folder.rglob("*") if p.is_file() and not p.is_symlink() and _is_elf(p)]
    told = "".join(
        output(["objdump", "-p", *files[at : at + 50]]) for at in range(0, len(files), 50)
    )
    carried = {p.name for p in folder.rglob("*.so*")}
    versions = {tuple(map(int, found.split("."))) for found in _GLIBC.findall(told)}
    newest = ".".join(map(str, max(versions, default=(2, 34))))
    return set(_NEEDED.findall(told)) - carried, newest


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _write_control(external: tuple[set[str], str]) -> None:
    control = _STAGE / "DEBIAN"
    control.mkdir()
    files = sorted(p for p in (_STAGE / "usr").rglob("*") if p.is_file() and not p.is_symlink())
    wanted, offered = depends(*external)
    text = CONTROL.format(
        version=version(),
        maintainer=_maintainer(),
        architecture=_MACHINES.get(platform.machine(), platform.machine()),
        size=sum(p.stat().st_size for p in files) // 1024,
        depends=", ".join(wanted),
        recommends=", ".join(offered),
    )
    _write(control / "control", text)
    sums = (f"{hashlib.md5(p.read_bytes()).hexdigest()}  {p.relative_to(_STAGE)}\n" for p in files)  # noqa: S324 - Debian's format
    _write(control / "md5sums", "".join(sums))


def _set_modes_and_times() -> None:
    moment = archive.epoch()
    for path in [_STAGE, *_STAGE.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_started(path) else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _is_started(path: Path) -> bool:
    return path.name == "Tunewise"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
