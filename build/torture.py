"""``torture``: programs killed, disks that fail, hostile files; a table of what came of it."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from environment import DEVELOPMENT, PYTHON, prepare
from steps import ROOT, WORK, TaskError, output, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KILLS = 600
#: Clicks and keys at random; a few more are planned, as a window may end early.
STEPS = 3_000
#: Inputs for each target of the fuzzer.
INPUTS = {
    "assessment": 70_000,
    "sealed": 25_000,
    "journal": 30_000,
    "answers": 30_000,
    "rules": 15_000,
    "words": 30_000,
    "logo": 30_000,
    "prices": 30_000,
    "pdf": 30_000,
}
_FUZZER = ROOT / "build" / "requirements-torture.txt"
_PLACE = WORK / "torture"
_CORPUS = ROOT / "tests" / "torture" / "corpus"
_LIMITS = ("-timeout=2", "-rss_limit_mb=1024", "-max_len=16384", "-print_final_stats=1")
_ENV = {"LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "TZ": "UTC"}


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    tries: int
    faults: int
    losses: int
    told: str = ""


def torture(parts: list[str]) -> int:
    """Run the parts named, all of them by default, and print the table; 1 where any failed."""
    prepare(DEVELOPMENT)
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise TaskError(f"There is no part {unknown[0]}; the parts are {', '.join(PARTS)}.")
    _PLACE.mkdir(parents=True, exist_ok=True)
    seed = secrets.randbelow(2**31)
    rows = [row for part in parts or PARTS for row in PARTS[part](seed)]
    say(f"\n== Torture (seed {seed})\n")
    say("| what | tries | faults | losses | |")
    say("|---|---|---|---|---|")
    for row in rows:
        say(f"| {row.name} | {row.tries:,} | {row.faults} | {row.losses} | {row.told} |")
    return int(any(row.faults or row.losses for row in rows))


def _kills(seed: int) -> Iterator[Row]:
    say(f"\n== {KILLS} programs killed while they answer and save")
    yield _row("killed at random", "tests.torture.kills", str(KILLS), str(seed))


def _walks(seed: int) -> Iterator[Row]:
    say(f"\n== {STEPS:,} clicks and keys at random")
    yield _row("wandering by clicks and keys", "tests.ui.wander", str(seed), str(STEPS))


def _disks(_: int) -> Iterator[Row]:
    say("\n== Disks that fail at every call, and one that is full")
    with _small_disk() as small:
        name = "disk fails or is full" if small else "disk fails (no small disk: needs root)"
        yield _row(name, "tests.torture.disks", *small)


def _row(name: str, module: str, *arguments: str) -> Row:
    done = subprocess.run(
        [PYTHON, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, **_ENV},
        check=False,
        text=True,
        capture_output=True,
    )
    try:
        found = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        say(done.stdout + done.stderr)
        return Row(name, 0, 1, 0, "it did not run to its end")
    for line in (*found["faults"], *found["losses"]):
        say(f"   {line}")
    return Row(name, found["tries"], len(found["faults"]), len(found["losses"]), found["told"])


@contextmanager
def _small_disk() -> Iterator[tuple[str, ...]]:
    """A disk of a megabyte, where the system lets us have one."""
    place = _PLACE / "small"
    place.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)]
    root = sys.platform == "linux" and os.geteuid() == 0
    if not root or subprocess.run(mount, check=False, capture_output=True).returncode:
        yield ()
        return
    try:
        yield (str(place),)
    finally:
        subprocess.run(["umount", str(place)], check=False)


def _fuzz(seed: int) -> Iterator[Row]:
    packages = _fuzzer()
    if packages is None:
        yield Row("hostile files", 0, 1, 0, "NOT RUN: no fuzzer for this Python and system")
        return
    for target, runs in INPUTS.items():
        say(f"\n== {runs:,} hostile inputs for {target}")
        yield _fuzz_one(target, runs, seed, packages)


def _fuzzer() -> Path | None:
    """The folder with the fuzzer, installed for this alone; None where there is none to install."""
    place = _PLACE / f"packages-{sys.version_info.major}{sys.version_info.minor}"
    if (place / "atheris").exists():
        return place
    options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    try:
        output([PYTHON, "-m", "pip", "install", *options, "--target", place, "-r", _FUZZER])
    except TaskError as fault:
        say(str(fault))
        return None
    return place


def _fuzz_one(target: str, runs: int, seed: int, packages: Path) -> Row:
    new, crashes = _PLACE / target, _PLACE / f"{target}-faults"
    shutil.rmtree(crashes, ignore_errors=True)
    for folder in (new, crashes):
        folder.mkdir(exist_ok=True)
    options = [f"-runs={runs}", f"-seed={seed or 1}", f"-artifact_prefix={crashes}/", *_LIMITS]
    done = subprocess.run(
        [PYTHON, "-m", "tests.torture.fuzz", target, new, _CORPUS / target, *options],
        cwd=ROOT,
        env={**os.environ, **_ENV, "PYTHONPATH": str(packages)},
        check=False,
        text=True,
        capture_output=True,
    )
    found = dict(re.findall(r"stat::(\w+):\s+(\d+)", done.stderr))
    faults = len(list(crashes.iterdir())) or int(done.returncode != 0)
    if faults:
        say(done.stderr[-3000:])
    tries = int(found.get("number_of_executed_units", 0))
    slowest, most = found.get("slowest_unit_time_sec", "?"), found.get("peak_rss_mb", "?")
    told = f"slowest {slowest} s, at most {most} MB"
    return Row(f"hostile: {target}", tries, faults, 0, told)


PARTS: dict[str, Callable[[int], Iterator[Row]]] = {
    "kills": _kills,
    "walks": _walks,
    "disks": _disks,
    "fuzz": _fuzz,
}
