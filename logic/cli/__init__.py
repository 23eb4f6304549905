"""The command line: the same logic without a window.

Importing this costs next to nothing, so that the window can ask ``wants_cli`` first.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

COMMANDS = (
    "questions",
    "new",
    "evaluate",
    "report",
    "document",
    "verify",
    "check-content",
    "prices",
    "selftest",
)
_WANTED = frozenset({*COMMANDS, "-h", "--help", "--version"})


def wants_cli(argv: Sequence[str]) -> bool:
    """Whether ``argv``, program name first, asks for a command rather than for the window."""
    return len(argv) > 1 and argv[1] in _WANTED


def report_command() -> str:
    """What to type for a report without a window: the bundle's program, or the sources' own."""
    program = "tunewise-cli" if getattr(sys, "frozen", False) else "python3 main.py"
    return f"{program} report FILE -o OUT.pdf"


def main(argv: Sequence[str], stdout: TextIO | None, stderr: TextIO | None) -> int:
    """Do what the arguments (without the program name) ask; a missing stream is written nowhere.

    Returns:
        The exit code: 0 done, 2 bad input, with one sentence on ``stderr``.
    """
    from logic.cli.run import run  # noqa: PLC0415 - a window starts without it

    return run(argv, stdout, stderr)
