"""What a bundle must keep to: its size, and that it never reaches for a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from steps import TaskError, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MOST_MB = 160
MOST_XZ_MB = 48
MEGABYTE = 1e6
_SECONDS = 120
_INTERNET = re.compile(r"^.*(?:AF_INET6?\b|sin6?_port).*$", re.MULTILINE)


def size_of(folder: Path) -> float:
    """The size of a folder's files in megabytes, links not followed."""
    files = (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    return sum(p.stat().st_size for p in files) / MEGABYTE


def check_size(folder: Path) -> float:
    """The size of the bundle in megabytes; TaskError where it is too large."""
    return _held(size_of(folder), MOST_MB, f"{folder} on disk")


def check_no_links(folder: Path) -> None:
    """TaskError on a symbolic link: sticks formatted as FAT or exFAT keep none."""
    if sys.platform == "linux" and (links := [p for p in folder.rglob("*") if p.is_symlink()]):
        raise TaskError(f"The bundle holds links, which many sticks cannot keep: {links[0]}")


def check_archive(archive: Path) -> float:
    """The size of its archive in megabytes; TaskError where it is too large."""
    return _held(archive.stat().st_size / MEGABYTE, MOST_XZ_MB, str(archive))


def internet_calls(trace: str) -> list[str]:
    """The lines of a trace of system calls that concern an internet address."""
    return _INTERNET.findall(trace)


def check_no_network(
    commands: Sequence[Sequence[str | Path]], place: Path, env: Mapping[str, str]
) -> None:
    """Run commands watched by strace and, as root, without any network; TaskError on a call."""
    if shutil.which("strace") is None:
        raise TaskError("strace is missing, so nobody watched whether the bundle uses a network.")
    alone = ["unshare", "--net"] if os.geteuid() == 0 and shutil.which("unshare") else []
    trace = place / "network.trace"
    for command in commands:
        watched = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", trace, *alone, *command]
        done = subprocess.run(
            watched,
            cwd=place,
            env=env,
            check=False,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
        )
        if done.returncode:
            raise TaskError(f"Without a network this failed: {command[0]}\n{done.stdout}")
        calls = internet_calls(trace.read_text(encoding="utf-8", errors="replace"))
        if calls:
            raise TaskError(f"{command[0]} reached for a network:\n" + "\n".join(calls[:5]))
    said = " and did its work in an empty network namespace" if alone else ""
    say(f"The bundle made no internet call{said}")


def _held(size: float, most: float, what: str) -> float:
    if size > most:
        raise TaskError(f"{what} is {size:.1f} MB, more than {most} MB.")
    return size
