"""One entry for everything: ``python3 build/tasks.py run`` and ``test`` are all most need.

Only the standard library, so that it runs before anything is installed.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must still get a sentence
    sys.exit("Tunewise needs Python 3.11 or newer; this one is " + sys.version.split()[0] + ".")

import os
import subprocess
from typing import TYPE_CHECKING

import audit
import bundle
import checks
import environment
import release
import system
import torture
from steps import ROOT, TaskError, say

if TYPE_CHECKING:
    from collections.abc import Callable

#: What main.py does without a window.
COMMANDS = frozenset(
    {
        "questions",
        "new",
        "evaluate",
        "report",
        "document",
        "verify",
        "check-content",
        "prices",
        "selftest",
    }
)
_NO_SCREEN = (
    "There is no screen here to open a window on. To make a report without one:\n"
    "    python3 build/tasks.py run report FILE -o OUT.pdf"
)


def run(arguments: list[str]) -> int:
    """Set up everything and open the app, handing further arguments to it."""
    python = environment.prepare(environment.RUNTIME)
    if _opens_window(arguments):
        if system.no_screen():
            print(_NO_SCREEN, file=sys.stderr)
            return 2
        if system.provide(system.window_needs()):
            say("The window was not opened.")
            return 1
    return subprocess.call([python, ROOT / "main.py", *arguments])


def lock(_: list[str]) -> int:
    """Lock the dependencies anew and export the hashed requirements files (needs uv)."""
    return environment.lock()


def cases(arguments: list[str]) -> int:
    """Print how the decision compares with published cases."""
    return _script("-m", "tests.cases", *arguments)


def screenshots(arguments: list[str]) -> int:
    """Grab every page, light and dark, into .work/screenshots."""
    return _script(str(ROOT / "build" / "screenshots.py"), *arguments)


def pictures(_: list[str]) -> int:
    """Grab the pictures of the written guide into resources/help."""
    return _script(str(ROOT / "build" / "help_pictures.py"))


def benchmarks(arguments: list[str]) -> int:
    """Measure what the design promises, each figure beside its yardstick."""
    return _script(str(ROOT / "build" / "benchmarks.py"), *arguments)


def schemas(_: list[str]) -> int:
    """Write the JSON Schema of the assessment file from the values it is made of."""
    return _script(str(ROOT / "build" / "schemas.py"))


TASKS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": checks.test,
    "bundle": bundle.bundle,
    "release": release.release,
    "cases": cases,
    "screenshots": screenshots,
    "pictures": pictures,
    "benchmarks": benchmarks,
    "examples": checks.examples,
    "torture": torture.torture,
    "audit": audit.audit,
    "schemas": schemas,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    """Run the task named first; the exit code."""
    if not arguments or arguments[0] not in TASKS:
        say("Usage: python3 build/tasks.py TASK [ARGUMENTS]\n")
        for name, task in TASKS.items():
            say(f"  {name:12} {(task.__doc__ or '').splitlines()[0]}")
        return 2
    try:
        return TASKS[arguments[0]](arguments[1:])
    except TaskError as error:
        print(error, file=sys.stderr)
        return 1


def _opens_window(arguments: list[str]) -> bool:
    # What is neither a command nor there is refused by main.py, which needs no screen for that.
    return not arguments or (arguments[0] not in COMMANDS and os.access(arguments[0], os.F_OK))


def _script(*arguments: str) -> int:
    python = environment.prepare(environment.DEVELOPMENT)
    return subprocess.call([python, *arguments], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
