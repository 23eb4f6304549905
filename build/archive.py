"""The bundle as one file, the same bytes for the same bundle."""

from __future__ import annotations

import gzip
import hashlib
import lzma
import os
import shutil
import subprocess
import tarfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from steps import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_EXECUTABLE = 0o111


def epoch() -> int:
    """The moment every file of a release is dated: SOURCE_DATE_EPOCH, else the last commit's."""
    named = os.environ.get("SOURCE_DATE_EPOCH", "")
    if named.isdigit():
        return int(named)
    told = ""
    if shutil.which("git"):
        command = ["git", "log", "-1", "--format=%ct"]
        done = subprocess.run(command, cwd=ROOT, check=False, text=True, capture_output=True)
        told = done.stdout
    # Without git or a repository: the day of the format's first version.
    return (
        int(told) if told.strip().isdigit() else int(datetime(2026, 11, 22, tzinfo=UTC).timestamp())
    )


def write_tar_xz(folder: Path, target: Path, name: str) -> None:
    """Pack a folder under a name: sorted, dated by ``epoch``, owned by nobody, links kept."""
    moment = epoch()

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = moment, 0, 0, "", ""
        entry.mode = 0o755 if entry.isdir() or entry.mode & _EXECUTABLE else 0o644
        return entry

    with (
        lzma.open(target, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted(folder.rglob("*")):
            place = f"{name}/{path.relative_to(folder).as_posix()}"
            tar.add(path, place, recursive=False, filter=plain)


def write_gz(text: str, target: Path) -> None:
    """A text, compressed without name or date."""
    with target.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(text.encode())


def write_checksums(files: Iterable[Path], target: Path) -> None:
    """The SHA-256 of each file, as ``sha256sum --check`` reads them."""
    lines = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
    target.write_text("".join(lines), encoding="utf-8")
