"""What ``test`` and ``torture`` run: lint, types, contracts, tests, coverage."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import system
from environment import DEVELOPMENT, PYTHON, prepare
from steps import Steps, say

if TYPE_CHECKING:
    from pathlib import Path

#: Nothing a run depends on comes from the machine: no screen, no hash seed, no zone, no language.
ENV = {
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "QT_QPA_PLATFORM": "offscreen",
    "TZ": "UTC",
}
#: Without Qt's libraries its pytest plugin cannot be loaded, and its settings are unknown words.
_NO_QT = (
    "--ignore=tests/ui",
    "--override-ini=addopts=-ra --strict-markers --import-mode=importlib",
    "-pno:pytest-qt",
    "-Wignore::pytest.PytestConfigWarning",
)
#: A process for each core; one that has nothing left takes over from the other.
_PARALLEL = ("--numprocesses=auto", "--dist=worksteal")
_MISSING = "system libraries are missing, see above"


def test(arguments: list[str]) -> int:
    """Set up everything, then run every check; with arguments only pytest with them."""
    prepare(DEVELOPMENT)
    missing = system.provide(system.TESTS)
    steps = Steps(ENV)
    if arguments:
        steps.run("tests", [PYTHON, "-m", "pytest", *arguments])
        return steps.finish()
    steps.run("lint", [PYTHON, "-m", "ruff", "check", "."])
    steps.run("format", [PYTHON, "-m", "ruff", "format", "--check", "."])
    steps.run("types", [PYTHON, "-m", "mypy"])
    steps.run("contracts", [_script("lint-imports")])
    if missing:
        _test_without_qt(steps)
    else:
        _test_all(steps)
    return steps.finish()


def examples(arguments: list[str]) -> int:
    """The tests once more with many random examples, in an order drawn anew each time."""
    prepare(DEVELOPMENT)
    missing = system.provide(system.TESTS)
    seed = secrets.randbelow(2**32)
    say(f"To repeat this order: python3 build/tasks.py test --randomly-seed={seed}")
    steps = Steps({**ENV, "PYTHONHASHSEED": str(seed)})
    if missing:
        steps.skip("examples", _MISSING)
        return steps.finish()
    options = ["--hypothesis-profile=torture", f"--randomly-seed={seed}", "--timeout=3600"]
    steps.run("examples", [PYTHON, "-m", "pytest", *options, *arguments])
    return steps.finish()


def _test_all(steps: Steps) -> None:
    coverage = [str(PYTHON), "-m", "coverage"]
    steps.run("clear coverage", [*coverage, "erase"])
    steps.run("tests", [*coverage, "run", "-m", "pytest", *_PARALLEL])
    steps.run("join coverage", [*coverage, "combine", "--quiet"])
    steps.run(
        "coverage of logic, all of it",
        [*coverage, "report", "--include=logic/*", "--fail-under=100"],
    )
    steps.run("coverage of everything, 95 %", [*coverage, "report", "--fail-under=95"])


def _test_without_qt(steps: Steps) -> None:
    steps.run("tests that need no Qt", [PYTHON, "-m", "pytest", *_NO_QT])
    steps.skip("tests of the window", _MISSING)
    steps.skip("coverage", _MISSING)


def _script(name: str) -> Path:
    return PYTHON.parent / name
