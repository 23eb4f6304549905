"""Starts Tunewise: the command line where one is asked for, else the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from logic import cli

#: The name of the executable for the command line in a bundle for Windows.
CONSOLE = "tunewise-cli"
#: What a bundle's script for the command line puts first elsewhere.
TO_CONSOLE = "--console"


def main(argv: list[str]) -> int:
    """Run with the arguments, program name first; returns the exit code."""
    if argv[1:2] == [TO_CONSOLE]:
        return cli.main(argv[2:], sys.stdout, sys.stderr)
    if cli.wants_cli(argv) or Path(argv[0]).stem == CONSOLE:
        return cli.main(argv[1:], sys.stdout, sys.stderr)
    if fault := no_such(argv) or no_screen(sys.platform, dict(os.environ)):
        sys.stderr.write(f"{fault}\n")
        return 2
    from ui.app import run  # noqa: PLC0415 - the command line must not load Qt

    return run(argv[1:])


def no_such(argv: list[str]) -> str:
    """A sentence where the first argument is neither a command nor a file, else ""."""
    # Without a console to write to, the window says that the file is not there.
    if len(argv) < 2 or sys.stderr is None or os.access(argv[1], os.F_OK):  # noqa: PLR2004
        return ""
    return f'There is no command or file "{argv[1]}"; start with --help to see the commands.'


def no_screen(platform: str, environment: dict[str, str]) -> str:
    """A sentence where the window could not open for want of a screen, else "".

    Qt itself would end the program without saying how to go on.
    """
    if platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return ""
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "There is no screen to open the window on; start Tunewise from a desktop, or make a "
        f"report without one: {cli.report_command()}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv))
