"""Where things are, and running commands so that a person can follow."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / ".work"
DIST = ROOT / "dist"


class TaskError(Exception):
    """A task that cannot go on; ``str()`` says what to do."""


def version() -> str:
    """The version, as pyproject.toml states it."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(stated["project"]["version"])


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    print(text, flush=True)


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Run a command in the checkout, its output shown; the exit code."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env=_with(env), check=False).returncode


def output(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> str:
    """What a command prints, standard error included; TaskError if it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=_with(env),
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        named = " ".join(str(part) for part in command)
        raise TaskError(f"This failed with exit code {done.returncode}: {named}\n{done.stdout}")
    return done.stdout


def _with(env: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, **(env or {})}


@dataclass
class Steps:
    """Named steps run one after the other, and what came of each."""

    env: Mapping[str, str]
    lines: list[str] = field(default_factory=list)
    failed: bool = False

    def run(self, name: str, command: Sequence[str | Path]) -> None:
        """Run one step and note whether it passed and how long it took."""
        say(f"\n== {name}")
        start = time.monotonic()
        code = run(command, self.env)
        result = "passed" if code == 0 else f"FAILED (exit code {code})"
        self.failed = self.failed or code != 0
        self.lines.append(f"{name}: {result}, {time.monotonic() - start:.0f} s")

    def skip(self, name: str, why: str) -> None:
        """Note a step that could not be run, which counts as a failure."""
        self.failed = True
        self.lines.append(f"{name}: NOT RUN, {why}")

    def finish(self) -> int:
        """Print the summary; the exit code of the whole."""
        say("\n== Summary")
        for line in self.lines:
            say(f"   {line}")
        return int(self.failed)
